using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What the API reads and writes: an object of the register as JSON, its fields under their codes.</summary>
internal static class Corps
{
    private const int TailleMax = 1024 * 1024;

    private static readonly JsonSerializerOptions Lecture = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static JsonObject Of(ObjetVu objet) => new()
    {
        ["genre"] = objet.Genre.Code,
        ["id"] = objet.Id,
        ["version"] = objet.Version,
        ["titre"] = objet.Titre,
        ["valeurs"] = Members(objet.Valeurs.Select(v => (v.Key, (string?)v.Value))),
        ["titres"] = Members(objet.Titres.Select(t => (t.Key, t.Value))),
        ["caches"] = new JsonArray([.. objet.Caches.Select(c => (JsonNode)c)]),
    };

    public static JsonObject Of(Ecriture e) => new()
    {
        ["rang"] = e.Rang,
        ["lot"] = e.Lot,
        ["operation"] = e.Operation,
        ["acteur"] = e.Acteur,
        ["nom_de_l_acteur"] = e.NomDeLActeur,
        ["survenue_le"] = ValeurDeChamp.Format(e.SurvenueLe),
        ["saisie_le"] = ValeurDeChamp.Format(e.SaisieLe),
        ["decidee_le"] = e.DecideeLe is { } d ? ValeurDeChamp.Format(d) : null,
        ["motif"] = e.Motif,
        ["genre"] = e.Genre,
        ["objet"] = e.Objet,
        ["version"] = e.Version,
        ["avant"] = Members(e.Avant.Select(v => (v.Key, v.Value))),
        ["apres"] = Members(e.Apres.Select(v => (v.Key, v.Value))),
        ["empreinte"] = e.Empreinte,
    };

    public static JsonObject Of(RapportDImport rapport) => new()
    {
        ["crees"] = rapport.Count(SortDeLigne.Creee),
        ["modifies"] = rapport.Count(SortDeLigne.Modifiee),
        ["inchanges"] = rapport.Count(SortDeLigne.Inchangee),
        ["refuses"] = rapport.Count(SortDeLigne.Refusee),
        ["colonnes_ignorees"] = new JsonArray([.. rapport.ColonnesIgnorees.Select(c => (JsonNode)c)]),
        ["lignes"] = new JsonArray([.. rapport.Lignes.Select(l => (JsonNode)new JsonObject
        {
            ["numero"] = l.Numero,
            ["nom"] = l.Nom,
            ["sort"] = l.Sort.ToString().ToLowerInvariant(),
            ["motif"] = l.Motif,
            ["changements"] = new JsonArray([.. l.Changements.Select(c => (JsonNode)new JsonObject { ["champ"] = c.Champ, ["avant"] = c.Avant, ["apres"] = c.Apres })]),
        })]),
    };

    /// <summary>The body of a request, as text and as fields: numbers and yes or no become the text that the register keeps.</summary>
    /// <exception cref="BadHttpRequestException">It is not a JSON object, or it is too long.</exception>
    public static async Task<(string Texte, Dictionary<string, JsonElement> Membres)> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > TailleMax)
            throw new BadHttpRequestException("trop long", StatusCodes.Status413PayloadTooLarge);
        using var lecteur = new StreamReader(http.Request.Body);
        var texte = await lecteur.ReadToEndAsync(http.RequestAborted);
        try
        {
            return (texte, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(texte, Lecture) ?? throw new BadHttpRequestException("un objet est attendu"));
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("JSON mal formé", e);
        }
    }

    public static Dictionary<string, string?> Values(IReadOnlyDictionary<string, JsonElement> membres) => membres.ToDictionary(m => m.Key, m => Text(m.Key, m.Value), StringComparer.Ordinal);

    public static string? Text(string membre, JsonElement valeur) => valeur.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => valeur.GetString(),
        JsonValueKind.Number => valeur.GetRawText(),
        JsonValueKind.True => "oui",
        JsonValueKind.False => "non",
        _ => throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", $"« {membre} » attend une valeur simple, pas un tableau ni un objet.", [new Faute("VALEUR-REFUSEE", membre, valeur.GetRawText(), "Donnez un texte, un nombre, true, false ou null.")]),
    };

    /// <summary>A list of texts of the body; empty when absent.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyDictionary<string, JsonElement> membres, string membre)
        => !membres.TryGetValue(membre, out var valeur) ? []
            : valeur.ValueKind is JsonValueKind.Array && valeur.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String) ? [.. valeur.EnumerateArray().Select(v => v.GetString()!)]
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", $"« {membre} » attend un tableau de textes.");

    private static JsonObject Members(IEnumerable<(string Cle, string? Valeur)> membres) => new(membres.Select(m => new KeyValuePair<string, JsonNode?>(m.Cle, m.Valeur)));
}
