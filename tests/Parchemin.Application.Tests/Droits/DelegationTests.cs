using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Nobody gives more than he holds, neither by a mandat nor by a link.</summary>
public sealed class DelegationTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("equipe", null)]
    [InlineData("tuteur", null)]
    [InlineData("evaluateur", null)]
    [InlineData("jury", null)]
    [InlineData("candidat", null)]
    [InlineData("gestionnaire", null)]
    [InlineData("administrateur", "MANDAT-TROP-ETENDU")]
    [InlineData("referent-medical", "MANDAT-TROP-ETENDU")]
    [InlineData("auteur", "MANDAT-TROP-ETENDU")]
    public async Task A_gestionnaire_gives_the_roles_that_work_with_him(string role, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var mandat = Essais.Dictionary(("personne", scene["personne/propre"].Id), ("role", role), ("organisation", scene["organisation/propre"].Id));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), CreerObjet.For(Genres.Mandat, mandat))).ShouldBe(refus);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("administrateur"), CreerObjet.For(Genres.Mandat, mandat))).ShouldBeNull();
    }

    [Theory]
    [InlineData("organisation", "organisation/propre", null)]
    [InlineData("organisation", "academie/nord", "MANDAT-TROP-ETENDU")]
    [InlineData("organisation", "organisation/voisin", "MANDAT-TROP-ETENDU")]
    [InlineData("organisation", "academie/sud", "MANDAT-TROP-ETENDU")]
    [InlineData("session", "session/nord", "MANDAT-TROP-ETENDU")]
    [InlineData("session", "session/sud", "MANDAT-TROP-ETENDU")]
    [InlineData("inscription", "inscription/propre", null)]
    public async Task The_scope_that_a_gestionnaire_gives_to_his_people_lies_within_his_own(string champ, string objet, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        foreach (var personne in new[] { scene["personne/propre"].Id, gestionnaire.Personne })
        {
            foreach (var role in new[] { "jury", "gestionnaire" })
                (await scene.Guichet.CodeAsync(gestionnaire, CreerObjet.For(Genres.Mandat, Essais.Dictionary(("personne", personne), ("role", role), (champ, scene[objet].Id))))).ShouldBe(refus);
        }
    }

    [Fact]
    public async Task A_gestionnaire_of_the_academie_gives_its_session_and_one_bounded_to_a_certification_gives_no_mandat()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var jury = Essais.Dictionary(("personne", scene["personne/propre"].Id), ("role", "jury"), ("session", scene["session/nord"].Id));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire", "academie"), CreerObjet.For(Genres.Mandat, jury))).ShouldBeNull();
        var borne = await scene.NewPersonAsync(("role", "gestionnaire"), ("organisation", scene["academie/nord"].Id), ("certification", Depot.Certification));
        (await scene.Guichet.CodeAsync(borne, CreerObjet.For(Genres.Mandat, Essais.Dictionary(("personne", borne.Personne), ("role", "gestionnaire"), ("organisation", scene["academie/nord"].Id))))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_mandat_that_one_could_not_give_is_not_lengthened_either()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        var sien = await scene.GiveAsync(gestionnaire.Personne, ("role", "administrateur"), ("organisation", scene["organisation/propre"].Id), ("au", "2026-05-31"));
        (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Mandat, sien.Id, null, Essais.Dictionary(("au", "2030-01-01"))))).ShouldBe("MANDAT-TROP-ETENDU");
        (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Mandat, scene["mandat/propre"].Id, null, Essais.Dictionary(("au", "2030-01-01"))))).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_held_elsewhere_does_not_count_here()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var personne = await scene.NewPersonAsync(scene["organisation/propre"].Id, ("role", "equipe"), ("organisation", scene["organisation/propre"].Id));
        await scene.GiveAsync(personne, ("role", "gestionnaire"), ("organisation", scene["organisation/voisin"].Id));
        var acteur = await scene.BecomeAsync(personne);
        (await scene.Guichet.CodeAsync(acteur, new ModifierObjet(Genres.Resultat, scene["resultat/voisin"].Id, null, Essais.Dictionary(("etat", "arretee"), ("note", "12"))))).ShouldBeNull();
        (await scene.Guichet.CodeAsync(acteur, new ModifierObjet(Genres.Resultat, scene["resultat/propre"].Id, null, Essais.Dictionary(("etat", "arretee"), ("note", "12"))))).ShouldBe("ETAT-RESERVE");
        (await scene.Guichet.CodeAsync(acteur, new ModifierObjet(Genres.Resultat, scene["resultat/propre"].Id, null, Essais.Dictionary(("etat", "proposee"), ("note", "12"))))).ShouldBeNull();
        // Nor does it let in, by a link, somebody of the place where one is of the team.
        (await scene.Guichet.CodeAsync(acteur, new CreerUnLien(scene["personne/propre"].Id, "essai", "/", TimeSpan.FromDays(1)))).ShouldBe("LIEN-TROP-ETENDU");
    }

    [Fact]
    public async Task Who_may_read_a_thing_by_one_mandat_and_change_it_by_another_keeps_the_fields_of_each()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var personne = await scene.NewPersonAsync(scene["organisation/propre"].Id, ("role", "equipe"), ("organisation", scene["organisation/propre"].Id));
        await scene.GiveAsync(personne, ("role", "referent-medical"), ("organisation", scene["organisation/voisin"].Id));
        var acteur = await scene.BecomeAsync(personne);
        await scene.HidesAsync(acteur, "amenagement/propre", "avis_medical");
        (await scene.SeeAsync(acteur, "amenagement/voisin"))["avis_medical"].ShouldBe("Secret médical");
        (await scene.Guichet.RefusalOfListAsync(acteur, new Requete(Genres.Amenagement, new Parmi("avis_medical", ["Secret médical"])))).ShouldBe("FILTRE-INTERDIT");
    }
}
