using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The API as another software uses it: versions, keys, pages, tokens, and refusals that a program can read.</summary>
public sealed class ApiTests
{
    [Fact]
    public async Task Two_writers_on_different_fields_both_win_and_on_the_same_field_the_second_sees_the_conflict()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        var adresse = "/api/v1/candidat/" + monde["candidat/propre"].Id;
        var version = (await visiteur.CallAsync("GET", adresse)).Headers.ETag!.Tag;

        (await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["ville"] = "Nantes" }, version)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["telephone"] = "0612345678" }, version);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var lu = JsonNode.Parse(await second.Content.ReadAsStringAsync())!;
        lu["valeurs"]!["ville"]!.GetValue<string>().ShouldBe("Nantes");
        lu["valeurs"]!["telephone"]!.GetValue<string>().ShouldBe("+33612345678");

        var tiers = await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["ville"] = "Brest" }, version);
        tiers.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var probleme = await ProblemAsync(tiers);
        probleme["code"]!.GetValue<string>().ShouldBe("CONFLIT");
        probleme["fautes"]![0]!["champ"]!.GetValue<string>().ShouldBe("ville");
        JsonNode.Parse(await (await visiteur.CallAsync("GET", adresse)).Content.ReadAsStringAsync())!["valeurs"]!["ville"]!.GetValue<string>().ShouldBe("Nantes");
    }

    [Fact]
    public async Task A_write_sent_again_with_its_key_is_done_once_and_the_key_serves_no_other()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        JsonObject Corps(string nom) => new() { ["nom_de_naissance"] = nom, ["prenoms"] = "Zoé", ["ne_le"] = "2004-05-06", ["organisation"] = monde["organisation/propre"].Id };

        var premier = JsonNode.Parse(await (await visiteur.CallAsync("POST", "/api/v1/candidat", Corps("Unique"), cle: "k1")).Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        var second = await visiteur.CallAsync("POST", "/api/v1/candidat", Corps("Unique"), cle: "k1");
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        JsonNode.Parse(await second.Content.ReadAsStringAsync())!["id"]!.GetValue<string>().ShouldBe(premier);
        JsonNode.Parse(await (await visiteur.CallAsync("GET", "/api/v1/candidat?q=unique")).Content.ReadAsStringAsync())!["elements"]!.AsArray().Count.ShouldBe(1);

        var autre = await visiteur.CallAsync("POST", "/api/v1/candidat", Corps("Autre"), cle: "k1");
        (await ProblemAsync(autre))["code"]!.GetValue<string>().ShouldBe("CLE-DEJA-UTILISEE");
    }

    [Fact]
    public async Task Pages_of_a_list_follow_one_another_without_a_gap_nor_a_repeat()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        for (var i = 0; i < 23; i++)
            (await visiteur.CallAsync("POST", "/api/v1/candidat", new JsonObject { ["nom_de_naissance"] = "Éluère " + (char)('A' + i), ["prenoms"] = "Noé", ["ne_le"] = "2003-01-31", ["organisation"] = monde["organisation/propre"].Id })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var vus = new List<string>();
        var chemin = "/api/v1/candidat?q=eluere&taille=5";
        while (chemin is not null)
        {
            var reponse = await visiteur.CallAsync("GET", chemin);
            var page = JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!;
            vus.AddRange(page["elements"]!.AsArray().Select(e => e!["titre"]!.GetValue<string>()));
            chemin = reponse.Headers.TryGetValues("Link", out var liens) ? liens.Single().Split('<', '>')[1] : null;
        }

        vus.ShouldBe(Enumerable.Range(0, 23).Select(i => $"Éluère {(char)('A' + i)} Noé"));
    }

    [Theory]
    [InlineData("PATCH", "{\"ville\":\"x\"}", null, 428, "VERSION-ABSENTE")]
    [InlineData("PATCH", "{\"ville\":\"x\"}", "abc", 428, "VERSION-ABSENTE")]
    [InlineData("PATCH", "{\"inconnu\":\"x\"}", "*", 422, "CHAMP-INCONNU")]
    [InlineData("PATCH", "{\"ne_le\":\"31/02/2004\"}", "*", 422, "VALEUR-REFUSEE")]
    [InlineData("PATCH", "{\"ville\":[1]}", "*", 422, "VALEUR-REFUSEE")]
    [InlineData("PATCH", "{\"ville\":\"x\",\"ville\":\"y\"}", "*", 400, "DEMANDE-ILLISIBLE")]
    [InlineData("PATCH", "pas du JSON", "*", 400, "DEMANDE-ILLISIBLE")]
    public async Task A_refusal_is_a_problem_in_French_with_a_stable_code(string verbe, string corps, string? version, int statut, string code)
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        var reponse = await visiteur.SendAsync(verbe, "/api/v1/candidat/" + monde["candidat/propre"].Id, corps, version);
        ((int)reponse.StatusCode).ShouldBe(statut);
        reponse.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var probleme = await ProblemAsync(reponse);
        probleme["code"]!.GetValue<string>().ShouldBe(code);
        probleme["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_say_until_it_is_revoked_and_never_more_than_its_person()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "equipe"));
        var cree = JsonNode.Parse(await (await visiteur.CallAsync("POST", "/api/v1/jeton", new JsonObject { ["libelle"] = "Passerelle", ["portees"] = new JsonArray("candidat.lire", "session.publier"), ["jours"] = 3 })).Content.ReadAsStringAsync())!;
        var (jeton, id) = (cree["jeton"]!.GetValue<string>(), cree["id"]!.GetValue<string>());
        using var logiciel = serveur.Anonymous();

        (await logiciel.CallAsync("GET", "/api/v1/candidat/" + monde["candidat/propre"].Id, porteur: jeton)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await logiciel.CallAsync("GET", "/api/v1/candidat/" + monde["candidat/voisin"].Id, porteur: jeton)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await logiciel.CallAsync("GET", "/api/v1/inscription", porteur: jeton)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await logiciel.CallAsync("POST", $"/api/v1/session/{monde["session/nord"].Id}/publier", porteur: jeton)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await logiciel.CallAsync("GET", "/api/v1/candidat", porteur: jeton + "0")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await visiteur.CallAsync("POST", $"/api/v1/jeton/{id}/revoquer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await logiciel.CallAsync("GET", "/api/v1/candidat", porteur: jeton)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await visiteur.ReadAsync("/journal")).ShouldNotContain(jeton);
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_api_and_every_field_that_may_be_sent()
    {
        await using var serveur = await Serveur.StartAsync();
        using var passant = serveur.Anonymous();
        var description = JsonNode.Parse(await passant.ReadAsync("/api/v1/openapi.json"))!;
        var decrites = description["paths"]!.AsObject().Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var route in serveur.Routes.Select(r => r.RoutePattern.RawText!).Where(r => r.StartsWith("/api/v1/", StringComparison.Ordinal)))
            decrites.ShouldContain(route);
        var schemas = description["components"]!["schemas"]!;
        foreach (var genre in Genres.Tous)
        {
            schemas[genre.Code]!["properties"]!.AsObject().Select(p => p.Key).ShouldBe(genre.Champs.Where(c => !c.Secret).Select(c => c.Code));
        }
    }

    [Fact]
    public async Task A_page_changes_nothing_for_another_site()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        var adresse = "/api/v1/candidat/" + monde["candidat/propre"].Id;
        var etrangere = await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["ville"] = "Ailleurs" }, "*", sansJeton: true);
        etrangere.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ProblemAsync(etrangere))["code"]!.GetValue<string>().ShouldBe("FORMULAIRE-ETRANGER");
        using var autre = await serveur.SignInAsync(Of(monde, "equipe"));
        var volee = await visiteur.PostWithAsync($"/registre/candidat/{monde["candidat/propre"].Id}", autre.Jeton!, ("ville", "Ailleurs"));
        volee.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visiteur.ReadAsync(adresse)).ShouldNotContain("Ailleurs");
    }

    private static string Of(Monde monde, string role) => monde.Personnages.First(p => p.Role == role).Id;

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage reponse) => JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!;
}
