using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;
using Parchemin.Planning.Comparaison;

namespace Parchemin.Web;

/// <summary>A change by hand or an accident, as an address, a form or the API says it.</summary>
internal static class RetoucheDite
{
    public static Dictionary<string, IReadOnlyList<string>> Query(HttpContext http) => Said(http.Request.Query);

    public static Dictionary<string, IReadOnlyList<string>> Form(HttpContext http) => Said(http.Request.Form);

    public static async Task<Dictionary<string, IReadOnlyList<string>>> BodyAsync(HttpContext http)
        => (await Corps.ReadAsync(http)).Membres.ToDictionary(
            m => m.Key,
            m => m.Value.ValueKind is JsonValueKind.Array ? (IReadOnlyList<string>)[.. m.Value.EnumerateArray().Select(v => v.ValueKind is JsonValueKind.String ? v.GetString()! : "")] : Corps.Text(m.Key, m.Value) is { } t ? [t] : [],
            StringComparer.Ordinal);

    public static string? One(this IReadOnlyDictionary<string, IReadOnlyList<string>> dit, string nom) => dit.TryGetValue(nom, out var v) && v is [{ Length: > 0 } seul, ..] ? seul : null;

    /// <summary>What is changed: a passage (commission and hour), a lock, the room of a commission, one of its members.</summary>
    public static RetoucheDePlanning Of(IReadOnlyDictionary<string, IReadOnlyList<string>> dit)
    {
        var (candidat, epreuve, commission) = (dit.One("candidat"), dit.One("epreuve"), dit.One("commission"));
        return (dit.One("geste") ?? "deplacer") switch
        {
            "verrouiller" or "deverrouiller" when candidat is not null && epreuve is not null => new VerrouillerDesPassages([new OralNommeDePlanning(candidat, epreuve)], dit.One("geste") is "verrouiller"),
            "changer-de-salle" when commission is not null && dit.One("salle") is { } salle => new ChangerDeSalle(commission, salle),
            "remplacer" when commission is not null && dit.One("membre") is { } membre && dit.One("remplacant") is { } remplacant => new RemplacerUnMembre(commission, membre, remplacant),
            "deplacer" when candidat is not null && epreuve is not null && commission is not null && dit.One("debut") is { } debut => new DeplacerUnPassage(candidat, epreuve, commission, debut.Length > 16 ? debut[..16] : debut),
            _ => throw Missing(),
        };
    }

    /// <summary>What happened; null when nothing is said yet.</summary>
    public static AccidentDePlanning? AccidentOf(IReadOnlyDictionary<string, IReadOnlyList<string>> dit) => dit.One("accident") switch
    {
        "examinateur" when dit.One("personne") is { } personne => new ExaminateurAbsent(personne, dit.GetValueOrDefault("plages") ?? []),
        "candidat" when dit.One("candidat") is { } candidat => new CandidatAbsent(candidat, dit.GetValueOrDefault("plages") ?? []),
        "salle" when dit.One("salle") is { } salle => new SallePerdue(salle, dit.GetValueOrDefault("plages") ?? []),
        "retard" when dit.One("plage") is { } plage && dit.One("heure") is { } heure => new PlageRetardee(plage, heure),
        null => null,
        _ => throw Missing(),
    };

    public static RefusException Missing() => new(NatureDeRefus.Invalide, "RETOUCHE-INCOMPLETE", "Il manque de quoi comprendre ce changement : ce qui change (candidat et épreuve, commission, salle, personne ou plage) et ce qu'il devient. Complétez le formulaire.");

    public static JsonObject Of(PlanningLu lu, EffetSurLePlanning effet) => new()
    {
        ["brise"] = new JsonArray([.. effet.Brise.Select(v => (JsonNode)new JsonObject { ["regle"] = v.Regle.ToString(), ["message"] = (lu with { Pose = effet.Apres }).Say(v.Message) })]),
        ["repare"] = effet.Repare,
        ["surcout"] = Parchemin.Planning.Oraux.CoutDePlan.EnUnites(effet.Surcout),
        ["passages_changes"] = effet.PassagesChanges,
        ["non_places"] = effet.Differences.Count(NatureDeChangement.Retire),
        ["explication"] = new JsonArray([.. effet.Apres.Explication.Select(p => (JsonNode)(lu with { Pose = effet.Apres }).Say(p))]),
        ["differences"] = PlanningEnJson.Of(effet.Apres.Session, effet.Differences),
    };

    private static Dictionary<string, IReadOnlyList<string>> Said(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> champs)
        => champs.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[.. c.Value.OfType<string>()], StringComparer.Ordinal);
}
