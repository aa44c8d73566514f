using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>An account as the identity library handles it. What it changes is written by a use case, field by field.</summary>
public sealed class Utilisateur
{
    public string? Id { get; set; }

    public long? Version { get; set; }

    public required string Personne { get; set; }

    public string? Identifiant { get; set; }

    public string? MotDePasse { get; set; }

    public string? Sceau { get; set; }

    public int Echecs { get; set; }

    public DateTimeOffset? VerrouilleJusquAu { get; set; }

    internal static Utilisateur Of(Objet compte) => new()
    {
        Id = compte.Id,
        Version = compte.Version,
        Personne = compte["personne"]!,
        Identifiant = compte["identifiant"],
        MotDePasse = compte["mot_de_passe"],
        Sceau = compte["sceau"],
        Echecs = compte["echecs"] is { } e ? int.Parse(e, System.Globalization.CultureInfo.InvariantCulture) : 0,
        VerrouilleJusquAu = compte["verrouille_jusqu_au"] is { } v ? DateTimeOffset.Parse(v, System.Globalization.CultureInfo.InvariantCulture) : null,
    };

    internal IReadOnlyDictionary<string, string?> Values() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["personne"] = Personne,
        ["identifiant"] = Identifiant,
        ["mot_de_passe"] = MotDePasse,
        ["sceau"] = Sceau,
        ["echecs"] = Echecs == 0 ? null : Echecs.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["verrouille_jusqu_au"] = VerrouilleJusquAu is { } v ? ValeurDeChamp.Format(v) : null,
    };
}
