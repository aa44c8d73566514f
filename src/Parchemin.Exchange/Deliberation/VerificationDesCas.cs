using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>A golden case that does not hold.</summary>
public sealed record EchecDeCas(CasDeReference Cas, string Message);

/// <summary>Runs golden cases through the public format, as any file would be.</summary>
public static class VerificationDesCas
{
    /// <summary>Runs the cases of an edition.</summary>
    /// <param name="regles">Session code → rules.</param>
    /// <returns>The cases that fail, with what was expected and found.</returns>
    public static IReadOnlyList<EchecDeCas> Run(IReadOnlyDictionary<string, ReglesDAttribution> regles, IReadOnlyList<CasDeReference> cas)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(cas);
        var flux = new FluxDeDeliberation(new Catalogue(regles.Values), explication: false);
        var echecs = new List<EchecDeCas>();
        foreach (var c in cas)
        {
            if (!regles.TryGetValue(c.Session.Code, out var r))
            {
                echecs.Add(new EchecDeCas(c, $"la session {c.Session} n'a pas de règles."));
                continue;
            }

            var entree = JsonNode.Parse(c.Entree)!.AsObject();
            entree["id"] = c.Nom;
            entree["certification"] = r.Certification;
            entree["edition"] = r.Edition;
            entree["session"] = r.Session;
            var obtenu = JsonNode.Parse(flux.Decide(Encoding.UTF8.GetBytes(entree.ToJsonString())))!;
            var differences = new List<string>();
            Compare("", JsonNode.Parse(c.Attendu), obtenu, differences);
            if (differences.Count > 0)
                echecs.Add(new EchecDeCas(c, string.Join(" ; ", differences) + "."));
        }

        return echecs;
    }

    private static void Compare(string chemin, JsonNode? attendu, JsonNode? obtenu, List<string> differences)
    {
        if (attendu is JsonObject membres && obtenu is JsonObject objet)
        {
            foreach (var (cle, valeur) in membres)
                Compare(chemin.Length == 0 ? cle : $"{chemin}.{cle}", valeur, objet[cle], differences);
        }
        else if (attendu is JsonArray liste && obtenu is JsonArray autre && liste.Count == autre.Count)
        {
            for (var i = 0; i < liste.Count; i++)
                Compare($"{chemin}[{i}]", liste[i], autre[i], differences);
        }
        else if (Texte(attendu) != Texte(obtenu))
        {
            differences.Add($"{chemin} vaut {Texte(obtenu)} au lieu de {Texte(attendu)}");
        }
    }

    // A number written 220 or "220" in a case is the same expectation.
    private static string Texte(JsonNode? noeud) => noeud switch
    {
        null => "rien",
        JsonValue valeur => valeur.ToString(),
        _ => noeud.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
    };
}
