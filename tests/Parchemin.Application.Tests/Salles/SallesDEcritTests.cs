using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>The rooms of a written épreuve are kept, its seats published, and what is published is what candidates and sign-in sheets read.</summary>
public sealed class SallesDEcritTests
{
    private const string Ecrit = "E41";

    [Theory]
    [InlineData("A101 6x5", 1, 0)]
    [InlineData("Grande salle 10x12\nA2 4X4", 2, 0)]
    [InlineData("A101", 0, 1)]
    [InlineData("A101 0x5", 0, 1)]
    [InlineData("A101 1x1", 1, 0)]
    [InlineData("A101 60x26", 1, 0)]
    [InlineData("A101 61x5", 0, 1)]
    [InlineData("A101 6x27", 0, 1)]
    [InlineData("A101 6x5\na101 3x3", 1, 1)]
    public void Rooms_are_read_line_by_line_and_what_does_not_read_is_told(string texte, int salles, int fautes)
    {
        var (lues, dites) = SalleTenue.Read(texte);
        (lues.Count, dites.Count).ShouldBe((salles, fautes));
    }

    [Fact]
    public async Task What_is_published_reaches_the_convocation_the_agenda_and_the_list_of_rooms_and_a_late_candidate_moves_nobody()
    {
        await using var scene = await SceneImprimee.NewAsync();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            await scene.Lieux.EnrolAsync(nom);
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Lieux.Inscriptions[2]), ("nature", "temps-majore"), ("temps_majore", "33"));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 3x5", ["Mme Roy", "M. Lenoir"], espacee: true), Room("B2 1x2")]));
        var avant = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        avant.Publie.ShouldBeNull();
        avant.Horaire!.Debut.ShouldBe(new TimeOnly(14, 0));
        avant.Horaire.EntryAt(new TimeOnly(15, 0), causeReconnue: true, sortie: false).Admise.ShouldBeTrue();
        avant.Horaire.EntryAt(new TimeOnly(15, 1), causeReconnue: true, sortie: false).Admise.ShouldBeFalse();
        var proposees = avant.Proposition.Salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p.Candidat.Nom, p.Colonne))).ToList();
        proposees.Where(p => p.Code == "A101").Select(p => p.Colonne % 2).ShouldAllBe(c => c == 1, "une colonne sur deux reste vide");
        proposees.Single(p => p.Code == "B2").Nom.ShouldStartWith("Caron");

        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true))).ShouldBe(3);
        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true))).ShouldBe(0, "la même publication ne change rien");
        var fonds = await Fonds.OpenAsync(guichet, new Moteur(new Catalogue([])), Acteur.Systeme, session);
        var salles = await PlacesPubliees.RoomsAsync(fonds, Ecrit, centre);
        salles.Select(s => (s.Nom, s.Places.Count, s.Surveillants.Count)).ShouldBe([("A101", 2, 2), ("B2", 1, 0)]);
        var sienne = (await PlacesPubliees.OfAsync(fonds, scene.Lieux.Inscriptions[0])).ShouldHaveSingleItem();
        var ligne = (await scene.BuildAsync("convocation")).Donnees["epreuves"]!.AsArray().Single(e => e!["intitule"]!.ToString().StartsWith(Ecrit, StringComparison.Ordinal))!;
        (ligne["salle"]!.ToString(), ligne["place"]!.ToString()).ShouldBe((sienne.Salle, sienne.Place));
        var candidat = await scene.Lieux.ActAsync(scene.Lieux.Comptes[0]);
        (await Agenda.OfAsync(guichet, candidat)).Single(r => r.Titre.StartsWith(Ecrit, StringComparison.Ordinal)).Lieu.ShouldStartWith($"Salle {sienne.Salle}, place {sienne.Place}");
        (await PlacesPubliees.OfAsync(guichet, candidat, scene.Lieux.Inscriptions[0])).ShouldHaveSingleItem();
        (await PlacesPubliees.OfAsync(guichet, candidat, scene.Lieux.Inscriptions[1])).ShouldBeEmpty("un candidat ne lit que sa place");

        await scene.Lieux.EnrolAsync("Duval");
        await scene.ChangeAsync(Genres.Inscription, scene.Lieux.Inscriptions[1], ("etat", "desiste"));
        var apres = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        (apres.Publie!.SansPlace.Select(c => c.Nom[..5]).ShouldHaveSingleItem(), apres.Partis).ShouldBe(("Duval", 1));
        apres.Moved(apres.Complement).ShouldBe(0);
        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: false))).ShouldBe(2, "un qui vient, un qui part");
        var lu = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        (lu.Publie!.SansPlace.Count, lu.Partis).ShouldBe((0, 0));
        (await TableauDesSalles.ReadAsync(guichet, Acteur.Systeme, session)).Lignes.Single(l => l.Epreuve.Code == Ecrit && l.Centre == centre).Publiees.ShouldBe(3);
    }

    [Fact]
    public async Task Rooms_that_cannot_hold_everybody_are_not_published_and_another_épreuve_of_the_centre_starts_from_them()
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.Lieux.EnrolAsync("Berger");
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x1", ["Mme Roy"])]));
        (await guichet.RefusalAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true)))!.Code.ShouldBe("SANS-PLACE");
        var autre = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, "E1", centre);
        (autre.Reprises, autre.Salles.ShouldHaveSingleItem().Surveillants.Count).ShouldBe((true, 0));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("B2 2x1")]));
        (await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Salles.ShouldHaveSingleItem().Salle.Code.ShouldBe("B2");
    }

    private static SalleTenue Room(string ligne, IReadOnlyList<string>? surveillants = null, bool espacee = false) => new(SalleTenue.Read(ligne, espacee).Salles[0], surveillants ?? []);
}
