using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>A page shows everybody, or says that others follow.</summary>
public sealed class ListesLonguesTests : IAsyncLifetime
{
    private const int Nombre = 205;

    private Serveur serveur = null!;
    private SessionAPlanifier session = null!;
    private string commission = "";

    public async Task InitializeAsync()
    {
        serveur = await Serveur.StartAsync();
        session = await SessionAPlanifier.BuildAsync(serveur.Guichet);
        commission = await serveur.Guichet.RunAsync(Acteur.Systeme, new Nombreux(session));
    }

    public Task DisposeAsync() => serveur.DisposeAsync().AsTask();

    [Fact]
    public async Task Candidates_of_a_long_session_follow_on_other_pages_and_are_found_by_name()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var (vus, adresse, pages) = (new HashSet<string>(), $"/inscriptions/session/{session.Session}", 0);
        while (adresse.Length > 0)
        {
            var page = await office.ReadAsync(adresse);
            vus.UnionWith(page.Split("href=\"/inscriptions/").Skip(1).Select(p => p[..p.IndexOf('"')]).Where(p => !p.Contains('/')));
            adresse = page.Split("rel=\"next\" href=\"") is [_, var suite] ? suite[..suite.IndexOf('"')].Replace("&amp;", "&") : "";
            pages++;
        }

        (vus.Count, pages).ShouldBe((Nombre + session.Inscriptions.Count, 2));
        (await office.ReadAsync($"/inscriptions/session/{session.Session}?q={Name(204)}")).Split("href=\"/inscriptions/").Length.ShouldBe(2);
        (await office.ReadAsync($"/inscriptions/session/{session.Session}?q=personne")).ShouldContain("Rien ne répond à « personne »");
    }

    [Fact]
    public async Task A_commission_shows_all_its_passages_however_many()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var page = await office.ReadAsync($"/commission/{commission}");
        Enumerable.Range(0, Nombre).Count(i => page.Contains(Name(i), StringComparison.OrdinalIgnoreCase)).ShouldBe(Nombre);
    }

    [Fact]
    public async Task A_sheet_says_that_more_is_attached_to_it_and_where_it_is_and_leads_to_all_its_history()
    {
        using var office = await serveur.SignInAsync(session.Gestionnaire);
        var fiche = await office.ReadAsync($"/registre/commission/{commission}");
        fiche.ShouldContain("60 sur un plus grand nombre");
        fiche.ShouldContain($"href=\"/registre/passage?commission={commission}\">Les suivants");
        var lieu = await office.ReadAsync($"/registre/passage?commission={commission}");
        lieu.ShouldContain("rel=\"next\"");
        fiche.ShouldNotContain("Tout l’historique");
        for (var i = 0; i < PageDeFiche.Historiques; i++)
            await serveur.Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(Genres.Commission, commission, null, new Dictionary<string, string?> { ["libelle"] = $"Commission longue {i}" }));
        (await office.ReadAsync($"/registre/commission/{commission}")).ShouldContain($"href=\"/journal?genre=commission&objet={commission}\">Tout l’historique");
        var journal = await office.ReadAsync($"/journal?genre=commission&objet={commission}");
        journal.ShouldContain("Commission longue 0");
        journal.ShouldNotContain(Name(0), Case.Insensitive);
        var lignes = JsonNode.Parse(await office.ReadAsync($"/api/v1/journal?genre=commission&objet={commission}"))!["elements"]!.AsArray();
        (lignes.Count, lignes.All(l => l!["objet"]!.ToString() == commission)).ShouldBe((PageDeFiche.Historiques + 1, true));
    }

    private static string Name(int i) => $"Nombreux{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}";

    // All in one commission.
    private sealed record Nombreux(SessionAPlanifier Session) : IOperation<string>
    {
        public string Code => "inscription.creer";

        public async ValueTask<string> ExecuteAsync(Etabli etabli)
        {
            var longue = await etabli.CreateAsync("commission.creer", Genres.Commission, [new("session", Session.Session), new("nature", "academique"), new("libelle", "Commission longue"), new("organisation", Session.Lycee)]);
            for (var i = 0; i < Nombre; i++)
            {
                var candidat = await etabli.CreateAsync("candidat.creer", Genres.Candidat, [new("nom_de_naissance", Name(i)), new("prenoms", "Zoé"), new("ne_le", "2004-05-06"), new("organisation", Session.Lycee)]);
                var inscription = await etabli.CreateAsync(Code, Genres.Inscription, [new("candidat", candidat.Id), new("session", Session.Session), new("etablissement", Session.Lycee), new("voie", "hors-contrat"), new("forme", Depot.Forme), new("etat", "confirme")]);
                await etabli.CreateAsync("passage.creer", Genres.Passage, [new("commission", longue.Id), new("inscription", inscription.Id), new("etat", "convoque")]);
            }

            return longue.Id;
        }
    }
}
