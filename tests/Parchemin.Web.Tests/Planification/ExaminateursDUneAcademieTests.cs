using System.Net;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The step « Qui » with more people and plages than a page holds: shown by pages and by centre, saved without touching the rest.</summary>
public sealed class ExaminateursDUneAcademieTests : IAsyncLifetime
{
    private const int DePlus = 60;
    private const int PlagesParCentre = 24;

    private Serveur serveur = null!;
    private SessionAPlanifier session = null!;
    private List<string> personnes = [];

    private string Qui => $"/sessions/{session.Session}/planning/qui";

    public async Task InitializeAsync()
    {
        serveur = await Serveur.StartAsync();
        session = await SessionAPlanifier.BuildAsync(serveur.Guichet);
        personnes = await serveur.Guichet.RunAsync(Acteur.Systeme, new Convier(session.Session));
        var faits = await session.FactsAsync();
        var epreuves = faits.Epreuves.Where(e => e.Code is "E32" or "E42").Select(PreparationProposee.Of).ToList();
        await serveur.Guichet.RunAsync(await session.ActAsync(session.Gestionnaire), new PreparerLePlanning(session.Session, new DemandeDOraux
        {
            Epreuves = epreuves,
            Plages = [.. from c in new[] { session.Centre, session.CentreLointain } from i in Enumerable.Range(0, PlagesParCentre) select new PlageDemandee($"{(c == session.Centre ? "P" : "L")}{i}", c, $"2024-06-{3 + (i / 2):00}T{(i % 2 == 0 ? "08" : "14")}:00", $"2024-06-{3 + (i / 2):00}T{(i % 2 == 0 ? "12" : "18")}:00")],
            Examinateurs = PreparationProposee.Examiners(faits, epreuves),
        }));
    }

    public Task DisposeAsync() => serveur.DisposeAsync().AsTask();

    [Fact]
    public async Task People_are_shown_page_by_page_and_found_by_name()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var premiere = await office.ReadAsync(Qui);
        premiere.ShouldContain("page 1 sur 2");
        premiere.ShouldContain("choisissez un centre");
        var seconde = await office.ReadAsync(Qui + "?page=2");
        Shown(premiere).Count.ShouldBe(ExaminateursMontres.ParPage);
        Shown(premiere).Intersect(Shown(seconde)).ShouldBeEmpty();
        personnes.Except(Shown(premiere)).Except(Shown(seconde)).ShouldBeEmpty();
        Shown(await office.ReadAsync(Qui + "?q=convieaf")).ShouldBe([personnes[5]]);
        (await office.ReadAsync(Qui + "?q=nemo")).ShouldContain("Personne ne répond à « nemo »");
    }

    [Fact]
    public async Task What_is_ticked_for_a_centre_leaves_the_other_centre_and_the_other_pages_as_they_were()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var avant = await PreparationAsync();
        await SaveAsync(session.Centre, 1, (personnes[0], ["P0", "P1"]));
        var apres = await PreparationAsync();
        PlagesDe(apres, personnes[0]).ShouldBe(["P0", "P1"]);
        apres.Where(x => x.Id != personnes[0]).Select(x => (x.Id, x.Plages is null)).ShouldBe(avant.Where(x => x.Id != personnes[0]).Select(x => (x.Id, x.Plages is null)), ignoreOrder: true);
        await SaveAsync(session.CentreLointain, 1, (personnes[0], ["L3"]));
        PlagesDe(await PreparationAsync(), personnes[0]).ShouldBe(["P0", "P1", "L3"]);
        // Whoever comes there is shown first.
        Shown(await office.ReadAsync($"{Qui}?du-centre={session.CentreLointain}"))[0].ShouldBe(personnes[0]);
        // Without a centre: those of his.
        (await office.ReadAsync($"{Qui}?q=convieaa")).Split($"name=\"plages-{personnes[0]}\"").Length.ShouldBe(1 + (2 * PlagesParCentre));

        // Nowhere is not everywhere: what the page without a centre sends keeps it so.
        await SaveAsync(session.Centre, 1, (personnes[0], []));
        await SaveAsync(session.CentreLointain, 1, (personnes[0], []));
        PlagesDe(await PreparationAsync(), personnes[0]).ShouldBe([]);
        var nulle = await office.ReadAsync($"{Qui}?q=convieaa");
        nulle.ShouldContain("Aucune plage");
        nulle.ShouldContain($"type=\"hidden\" name=\"choisir-{personnes[0]}\" value=\"oui\"");
        await SaveAsync("", 1, (personnes[0], []));
        PlagesDe(await PreparationAsync(), personnes[0]).ShouldBe([]);

        async Task SaveAsync(string centre, int page, (string Personne, string[] Plages) choix)
        {
            var lue = await office.ReadAsync($"{Qui}?du-centre={centre}&q=convieaa&page={page}");
            var reponse = await office.PostAsync(Qui, [("_version", Between(lue, "name=\"_version\" value=\"")), ("q", "convieaa"), ("du-centre", centre), ("page", "1"), ("personne", choix.Personne), ("x-" + choix.Personne, "oui"), ("qualites-" + choix.Personne, "enseignant-da1"), ("choisir-" + choix.Personne, "oui"), .. choix.Plages.Select(p => ("plages-" + choix.Personne, (string?)p))]);
            reponse.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            reponse.Headers.Location!.ToString().ShouldContain(centre.Length == 0 ? "q=convieaa" : "du-centre=" + centre);
        }
    }

    [Fact]
    public async Task A_whole_page_is_kept_for_one_centre_at_once_and_its_thousands_of_fields_are_read()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var lue = await office.ReadAsync($"{Qui}?du-centre={session.Centre}");
        var montres = Shown(lue);
        List<(string, string?)> champs = [("_version", Between(lue, "name=\"_version\" value=\"")), ("du-centre", session.Centre), ("ici", "oui")];
        foreach (var p in montres)
        {
            champs.AddRange([("personne", p), ("x-" + p, "oui"), ("qualites-" + p, "enseignant-da1"), ("max-" + p, "")]);
            champs.AddRange(Enumerable.Range(0, PlagesParCentre).Select(i => ("plages-" + p, (string?)$"P{i}")));
        }

        champs.Count.ShouldBeGreaterThan(1024);
        (await office.PostAsync(Qui, champs)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var apres = await PreparationAsync();
        var toutes = Enumerable.Range(0, PlagesParCentre).Select(i => $"P{i}");
        apres.Where(x => montres.Contains(x.Id)).ShouldAllBe(x => x.Plages != null && x.Plages.SequenceEqual(toutes));
        apres.Where(x => !montres.Contains(x.Id)).ShouldAllBe(x => x.Plages == null);
        // More than any page holds is refused, and said.
        var refus = await office.PostAsync(Qui, [.. Enumerable.Repeat(("personne", (string?)montres[0]), 20_001)]);
        refus.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync()).ShouldContain("trop de champs (20\u00a0000 au plus)");
    }

    [Fact]
    public async Task Both_sizes_of_screen_show_a_centre_without_a_fault()
    {
        foreach (var mobile in new[] { false, true })
        {
            var onglet = await Essais.Navigateur.NewPageAsync(mobile: mobile, sombre: mobile, adresse: serveur.Adresse);
            await onglet.GotoAsync(await serveur.LinkAsync(session.Gestionnaire));
            await onglet.Locator("main form button").ClickAsync();
            await onglet.ArriveAsync("**/");
            foreach (var adresse in new[] { Qui, $"{Qui}?du-centre={session.Centre}&page=2" })
            {
                await onglet.GotoAsync(adresse);
                (await onglet.AxeAsync()).ShouldBeEmpty(adresse);
                (await Debordement.OfAsync(onglet)).ShouldBeEmpty($"{adresse} déborde");
                if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                    await onglet.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"qui-{(mobile ? 390 : 1280)}-{adresse.Length}.png") });
            }

            await onglet.Context.CloseAsync();
        }
    }

    private static List<string> Shown(string page) => [.. page.Split("name=\"personne\" value=\"").Skip(1).Select(p => p[..p.IndexOf('"')])];

    private static string Between(string page, string debut) => page.Split(debut)[1].Split('"')[0];

    private static IReadOnlyList<string>? PlagesDe(IReadOnlyList<ExaminateurDemande> examinateurs, string personne) => examinateurs.Single(x => x.Id == personne).Plages;

    private async Task<IReadOnlyList<ExaminateurDemande>> PreparationAsync()
        => (await PlanificationDUneSession.ReadAsync(serveur.Guichet, await session.ActAsync(session.Gestionnaire), session.Session)).Preparation.Examinateurs;

    private sealed record Convier(string Session) : IOperation<List<string>>
    {
        public string Code => "membre.creer";

        public async ValueTask<List<string>> ExecuteAsync(Etabli etabli)
        {
            var personnes = new List<string>();
            var commission = await etabli.CreateAsync("commission.creer", Genres.Commission, [new("session", Session), new("nature", "academique"), new("libelle", "Commission académique")]);
            for (var i = 0; i < DePlus; i++)
            {
                personnes.Add((await etabli.CreateAsync("personne.creer", Genres.Personne, [new("nom", $"Convie{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}"), new("prenoms", "Noé")])).Id);
                await etabli.CreateAsync(Code, Genres.Membre, [new("commission", commission.Id), new("personne", personnes[^1]), new("qualite", "enseignant-da1"), new("fonction", "membre")]);
            }

            return personnes;
        }
    }
}
