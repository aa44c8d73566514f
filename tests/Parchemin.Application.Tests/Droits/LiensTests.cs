using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A personal link opens once, until its date, unless it was revoked, and never for somebody who may do more than its maker may grant.</summary>
public sealed class LiensTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_link_opens_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var lien = scene["lien/propre"].Id;
        var ouvert = await scene.Guichet.RunAsync(Acteur.Systeme, new OuvrirUnLien(lien));
        ouvert["utilise_le"].ShouldBe("2026-06-01T08:00:00.000Z");
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new OuvrirUnLien(lien))).ShouldBe("LIEN-UTILISE");
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new OuvrirUnLien("absent"))).ShouldBe("LIEN-INCONNU");
    }

    [Theory]
    [InlineData(BaseDEssai.Sqlite)]
    [InlineData(BaseDEssai.PostgreSql)]
    public async Task Presented_twenty_times_at_once_it_opens_once(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Essais.CodeAsync(() => scene.Guichet.RunAsync(Acteur.Systeme, new OuvrirUnLien(scene["lien/propre"].Id)))));
        codes.Count(c => c is null).ShouldBe(1);
        codes.Where(c => c is not null).Distinct().ShouldBe(["LIEN-UTILISE"]);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "LIEN-EXPIRE")]
    [InlineData(1, "LIEN-EXPIRE")]
    public async Task It_opens_until_its_date(int millisecondes, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        scene.Horloge.Maintenant = Debut.AddDays(1).AddMilliseconds(millisecondes);
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new OuvrirUnLien(scene["lien/propre"].Id))).ShouldBe(refus);
    }

    [Fact]
    public async Task A_revoked_link_opens_nothing_and_only_those_who_may_make_it_revoke_it()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var lien = scene["lien/propre"].Id;
        (await scene.Guichet.CodeAsync(await scene.ActAsync("candidat"), new RevoquerUnLien(lien))).ShouldBe("INTERDIT");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new RevoquerUnLien(scene["lien/voisin"].Id))).ShouldBe("INTROUVABLE");
        await scene.Guichet.RunAsync(await scene.ActAsync("equipe"), new RevoquerUnLien(lien));
        (await scene.Guichet.CodeAsync(Acteur.Systeme, new OuvrirUnLien(lien))).ShouldBe("LIEN-REVOQUE");
    }

    [Theory]
    [InlineData(-1, "DUREE-DE-LIEN")]
    [InlineData(0, "DUREE-DE-LIEN")]
    [InlineData(1, null)]
    [InlineData(60 * 24 * 60, null)]
    [InlineData((60 * 24 * 60) + 1, "DUREE-DE-LIEN")]
    public async Task It_lasts_sixty_days_at_most(int minutes, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new CreerUnLien(scene["personne/propre"].Id, "essai", "/", TimeSpan.FromMinutes(minutes)))).ShouldBe(refus);
    }

    [Theory]
    [InlineData("/", null)]
    [InlineData("/registre/candidat", null)]
    [InlineData("", "CHEMIN-ETRANGER")]
    [InlineData("registre", "CHEMIN-ETRANGER")]
    [InlineData("//ailleurs.fr", "CHEMIN-ETRANGER")]
    [InlineData("/\\ailleurs.fr", "CHEMIN-ETRANGER")]
    [InlineData("https://ailleurs.fr", "CHEMIN-ETRANGER")]
    public async Task It_opens_a_page_of_this_service_only(string chemin, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new CreerUnLien(scene["personne/propre"].Id, "essai", chemin, TimeSpan.FromDays(1)))).ShouldBe(refus);
    }

    [Theory]
    [InlineData("equipe", "tuteur", "inscription", "inscription/propre", null)]
    [InlineData("equipe", "equipe", "organisation", "organisation/propre", "LIEN-TROP-ETENDU")]
    [InlineData("equipe", "jury", "organisation", "organisation/propre", "LIEN-TROP-ETENDU")]
    [InlineData("equipe", "tuteur", "inscription", "inscription/voisin", "LIEN-TROP-ETENDU")]
    [InlineData("gestionnaire", "tuteur", "inscription", "inscription/propre", null)]
    [InlineData("gestionnaire", "equipe", "organisation", "organisation/propre", null)]
    [InlineData("gestionnaire", "jury", "organisation", "organisation/propre", null)]
    [InlineData("gestionnaire", "jury", "session", "session/nord", "LIEN-TROP-ETENDU")]
    [InlineData("gestionnaire", "equipe", "organisation", "academie/sud", "LIEN-TROP-ETENDU")]
    [InlineData("gestionnaire", "gestionnaire", "organisation", "organisation/propre", "LIEN-TROP-ETENDU")]
    [InlineData("gestionnaire", "referent-medical", "organisation", "organisation/propre", "LIEN-TROP-ETENDU")]
    [InlineData("gestionnaire", "administrateur", "organisation", "organisation/propre", "LIEN-TROP-ETENDU")]
    [InlineData("administrateur", "jury", "session", "session/sud", null)]
    public async Task It_lets_in_nobody_who_may_do_more_than_its_maker_may_grant(string role, string invite, string champ, string objet, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var personne = await scene.NewPersonAsync(scene["organisation/propre"].Id, ("role", invite), (champ, scene[objet].Id));
        (await scene.Guichet.CodeAsync(await scene.ActAsync(role), new CreerUnLien(personne, "essai", "/", TimeSpan.FromDays(1)))).ShouldBe(refus);
    }
}
