using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>What minutes change to those before them, candidate by candidate: marks, states, decisions.</summary>
internal static class ComparaisonDeProcesVerbaux
{
    public static IEnumerable<JsonNode> Of(JsonObject avant, JsonObject apres, bool anonyme)
    {
        var anciens = avant["candidats"]!.AsArray().ToDictionary(c => c!["inscription"]!.ToString(), c => c!.AsObject(), StringComparer.Ordinal);
        foreach (var candidat in apres["candidats"]!.AsArray().Select(c => c!.AsObject()))
        {
            if (!anciens.TryGetValue(candidat["inscription"]!.ToString(), out var ancien))
                continue;
            var qui = anonyme ? candidat["numero"]?.ToString() : $"{candidat["numero"]} {candidat["nom"]?.ToString().ToUpperInvariant()} {candidat["prenoms"]}".Trim();
            foreach (var (unite, valeur) in candidat["unites"]!.AsObject())
            {
                if (Said(ancien["unites"]?[unite]) is var dite && dite != Said(valeur))
                    yield return Line(qui, $"Unité {unite}", dite, Said(valeur));
            }

            if (Decision(ancien) is var prise && prise != Decision(candidat))
                yield return Line(qui, "Décision", prise, Decision(candidat));
        }
    }

    private static JsonObject Line(string? candidat, string objet, string? avant, string? apres) => EnJson.Of(("candidat", candidat), ("objet", objet), ("avant", avant), ("apres", apres));

    private static string? Said(JsonNode? unite) => unite?["note"]?.ToString() ?? unite?["etat"]?.ToString();

    private static string? Decision(JsonObject candidat) => candidat["libelle"]?.ToString() ?? candidat["decision"]?.ToString();
}
