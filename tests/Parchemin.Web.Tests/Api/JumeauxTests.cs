using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web.Tests;

/// <summary>What a form of a page does, a program does by the API: the same use case, which checks the right itself.</summary>
public sealed class JumeauxTests(Atelier atelier) : IClassFixture<Atelier>
{
    private static readonly string[] Dossiers = ["/commission/", "/evaluation/", "/correction/", "/ccf/", "/jury/", "/resultats/", "/demandes/", "/sessions/", "/plannings/"];

    [Fact]
    public void Every_action_of_a_page_has_its_twin_in_the_API()
    {
        var routes = atelier.Serveur.Routes.Where(r => Verbs(r).Count > 0 && !Verbs(r).Contains("GET")).Select(r => (Chemin: r.RoutePattern.RawText!, Cas: CasDUsage.Of(r.Metadata.GetMetadata<MethodInfo>()!))).ToList();
        var api = routes.Where(r => r.Chemin.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        var pages = routes.Where(r => Dossiers.Any(d => r.Chemin.StartsWith(d, StringComparison.Ordinal))).ToList();
        Dossiers.ShouldAllBe(d => pages.Any(p => p.Chemin.StartsWith(d, StringComparison.Ordinal)));
        pages.Where(p => p.Cas.Count == 0).Select(p => p.Chemin).ShouldBeEmpty("une action sans cas d'usage");
        pages.SelectMany(p => p.Cas.Where(cas => !api.Any(a => a.Cas.Contains(cas))).Select(cas => $"{p.Chemin} : {cas.Name}")).ShouldBeEmpty("sans jumelle dans l'API");
    }

    [Fact]
    public void A_use_case_is_found_behind_a_lambda_and_behind_a_method_of_the_routes()
    {
        var routes = atelier.Serveur.Routes.Where(r => Verbs(r).Count > 0).ToDictionary(r => (Verbs(r)[0], r.RoutePattern.RawText!), r => CasDUsage.Of(r.Metadata.GetMetadata<MethodInfo>()!));
        routes[("POST", "/jury/{session}/clore")].ShouldBe([typeof(CloreLeJury)]);
        routes[("POST", "/evaluation/{id}/valider")].ShouldBe([typeof(SaisirDansUneGrille), typeof(ValiderUneEvaluation)], ignoreOrder: true);
        routes[("GET", "/commissions")].ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_correctors_who_differ_are_given_a_third_reader_by_the_API_and_the_office_settles()
    {
        await atelier.MarkAllAsync("U31", c => CopieEntiere.LectureOf(c) == 1 ? "15" : "9");
        using var office = await atelier.Serveur.SignInAsync(atelier.Gestionnaire);
        var unite = $"/api/v1/correction/{atelier.Session}/U31";
        var litiges = (await ReadAsync(await office.CallAsync("GET", unite)))["a_accorder"]!.GetValue<int>();
        litiges.ShouldBe(atelier.Noms.Count);
        var accord = await office.CallAsync("POST", unite + "/accorder", new JsonObject { ["correcteurs"] = new JsonArray([.. atelier.Correcteurs.Select(c => (JsonNode)c)]) });
        (await ReadAsync(accord))["ouvertes"]!.GetValue<int>().ShouldBe(litiges);
        var copie = (await atelier.ReadingsAsync("U31"))[0].Id;
        (await office.CallAsync("POST", $"/api/v1/correction/copie/{copie}/trancher", new JsonObject { ["note"] = "12" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "un motif est nécessaire");
        (await office.CallAsync("POST", $"/api/v1/correction/copie/{copie}/trancher", new JsonObject { ["note"] = "12", ["motif"] = "Relue à deux" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(await office.CallAsync("GET", unite)))["a_accorder"]!.GetValue<int>().ShouldBe(litiges - 1);
    }

    [Fact]
    public async Task A_team_plans_its_situations_by_the_API_and_a_date_after_the_proposals_are_due_is_refused_alone()
    {
        using var equipe = await atelier.Serveur.SignInAsync(atelier.Equipe);
        var commission = (await ReadAsync(await equipe.CallAsync("POST", "/api/v1/commission", new JsonObject { ["session"] = atelier.Session, ["nature"] = "interrogation", ["libelle"] = "E32", ["epreuve"] = "E32", ["organisation"] = atelier.Lycee })))["id"]!.GetValue<string>();
        var propositions = (await ReadAsync(await equipe.CallAsync("GET", "/api/v1/ccf/" + atelier.Session)))["lignes"]!.AsArray().Single(l => l!["epreuve"]!.GetValue<string>() == "E32")!["propositions"]!.AsArray();
        var (a, b) = (propositions[0]!["inscription"]!.GetValue<string>(), propositions[1]!["inscription"]!.GetValue<string>());
        var planifiees = (await ReadAsync(await equipe.CallAsync("POST", $"/api/v1/ccf/{atelier.Session}/situations", new JsonObject { ["commission"] = commission, ["partie"] = "situation1", ["dates"] = new JsonObject { [a] = "2024-05-31T14:00", [b] = "2024-06-01T14:00" } })))["situations"]!.AsArray();
        planifiees.ToDictionary(p => p!["inscription"]!.GetValue<string>(), p => p!["code"]?.GetValue<string>()).ShouldBe(new Dictionary<string, string?> { [a] = null, [b] = "SITUATION-TARDIVE" }, ignoreOrder: true);
        var suivi = (await ReadAsync(await equipe.CallAsync("GET", "/api/v1/ccf/" + atelier.Session)))["lignes"]!.AsArray().Single(l => l!["epreuve"]!.GetValue<string>() == "E32")!;
        suivi["etats"]!["planifiee"]!.GetValue<int>().ShouldBe(1);
    }

    private static IReadOnlyList<string> Verbs(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage reponse) => JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!;
}
