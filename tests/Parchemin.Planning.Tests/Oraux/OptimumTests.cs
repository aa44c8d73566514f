using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests.Oraux;

public sealed class OptimumTests
{
    public static TheoryData<int> Graines => [.. Enumerable.Range(0, 40)];

    /// <summary>On tiny sessions the search finds the least cost there is, or that not everything fits.</summary>
    [Theory]
    [MemberData(nameof(Graines))]
    public void A_tiny_session_costs_what_trying_everything_finds(int graine)
    {
        var session = Sessions.Session(Tiny(new Random(graine)));
        var resultat = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 2000 });
        var optimum = RechercheExhaustive.Cost(session, 10);
        (resultat.EstComplet ? resultat.Cout.Total : (long?)null).ShouldBe(optimum);
    }

    [Fact]
    public void The_tiny_sessions_are_of_both_kinds()
    {
        var complets = Enumerable.Range(0, 40).Count(g => RechercheExhaustive.Cost(Sessions.Session(Tiny(new Random(g))), 10) is not null);
        complets.ShouldBeInRange(15, 38);
    }

    private static JsonObject Tiny(Random hasard)
    {
        JsonArray Some(string[] choix, double part) => [.. choix.Where(_ => hasard.NextDouble() < part).Select(c => JsonValue.Create(c))];
        string[] plages = ["p1", "p2"];
        var heures = new[] { ("2024-06-10T08:00", "2024-06-10T09:10"), (hasard.Next(2) == 0 ? "2024-06-10T09:10" : "2024-06-11T08:00", "") };
        var fin = heures[1].Item1 == "2024-06-10T09:10" ? "2024-06-10T10:20" : "2024-06-11T09:00";
        return new JsonObject
        {
            ["version"] = 1,
            ["plages"] = new JsonArray(Plage("p1", heures[0].Item1, heures[0].Item2), Plage("p2", heures[1].Item1, fin)),
            ["salles"] = new JsonArray(
                [.. Enumerable.Range(0, 1 + hasard.Next(2)).Select(s => (JsonNode)new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"s{s}"), ["centre"] = "L", ["usage"] = "interrogation" }),
                new JsonObject { ["id"] = "prep", ["centre"] = "L", ["usage"] = "preparation", ["places"] = 1 }]),
            ["epreuves"] = JsonNode.Parse("""
                [{"code":"A","preparation":10,"passage":20,"battement":10,"commission":[[{"qualite":"a"},{"qualite":"b"}],[{"qualite":"a"},{"qualite":"c"}]]},
                 {"code":"B","preparation":0,"passage":10,"battement":0,"commission":[[{"qualite":"a"}],[{"qualite":"b"},{"qualite":"c"}]]}]
                """),
            ["examinateurs"] = new JsonArray([.. Enumerable.Range(0, 3).Select(x => (JsonNode)new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"x{x}"),
                ["qualites"] = x == 0 ? new JsonArray("a") : Some(["a", "b", "c"], 0.6),
                ["etablissements"] = Some(["E", "F"], 0.15),
                ["plages"] = Some(plages, 0.85),
                ["max_par_jour"] = 2 + hasard.Next(3),
            })]),
            ["candidats"] = new JsonArray([.. Enumerable.Range(0, 2 + hasard.Next(2)).Select(c => (JsonNode)new JsonObject
            {
                ["id"] = string.Create(CultureInfo.InvariantCulture, $"c{c}"),
                ["etablissement"] = hasard.Next(2) == 0 ? "E" : "G",
                ["epreuves"] = c == 0 ? new JsonArray("A", "B") : new JsonArray(hasard.Next(2) == 0 ? "A" : "B"),
                ["indisponible"] = Some(plages, 0.1),
            })]),
            ["regles"] = new JsonObject { ["ecart_min_entre_oraux"] = 10, ["meme_jour"] = hasard.Next(2) == 0, ["attente_max"] = 60 },
            ["couts"] = new JsonObject { ["commission_ouverte"] = 10 + hasard.Next(90), ["attente_par_heure"] = hasard.Next(20), ["trou_commission_par_quart_heure"] = hasard.Next(8) },
        };
    }

    private static JsonObject Plage(string id, string debut, string fin) => new() { ["id"] = id, ["centre"] = "L", ["debut"] = debut, ["fin"] = fin };
}
