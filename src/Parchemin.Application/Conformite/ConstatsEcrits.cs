using System.Text.Json;
using System.Text.Json.Serialization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A finding as a control keeps it: what the machine saw on that day.</summary>
public sealed record ConstatEcrit(string Code, string Libelle, IssueDeVerification Issue, string Constat, string? Raison, string? Source, IReadOnlyList<ConstatEcrit> Details)
{
    /// <summary>Nothing stands against conformity here.</summary>
    public bool EstRempli => Issue is IssueDeVerification.Remplie or IssueDeVerification.SansObjet or IssueDeVerification.EnBonneVoie;

    internal static ConstatEcrit Of(Verification v) => new(v.Code, v.Libelle, v.Issue, v.Constat, v.Raison, v.Source?.ToString(), [.. v.Details.Select(Of)]);
}

/// <summary>The findings of a control, as its field « constats » holds them.</summary>
public static class ConstatsEcrits
{
    private static readonly JsonSerializerOptions Forme = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IEnumerable<Verification> constats) => JsonSerializer.Serialize(constats.Select(ConstatEcrit.Of).ToList(), Forme);

    /// <summary>The findings; none where nothing was examined.</summary>
    public static IReadOnlyList<ConstatEcrit> Read(string? texte) => texte is null ? [] : JsonSerializer.Deserialize<List<ConstatEcrit>>(texte, Forme) ?? [];
}
