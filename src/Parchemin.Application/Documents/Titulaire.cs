using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The candidate whom a document concerns, as the person who asks for it sees him.</summary>
/// <param name="Candidat">Null when the person sees the inscription alone.</param>
/// <param name="Voie">The words of the voie.</param>
public sealed record Titulaire(ObjetVu Inscription, ObjetVu? Candidat, string? Etablissement, string? Voie)
{
    public string? Numero => Inscription["numero"];

    /// <summary>« Maëlys LEFÈVRE ».</summary>
    public string FullName => Candidat is null ? $"Candidat {Numero}" : $"{Candidat["prenoms"]} {Candidat["nom_de_naissance"]?.ToUpperInvariant()}".Trim();

    /// <summary>Names and number only: what is read by all in a room.</summary>
    public JsonObject ToLine() => EnJson.Of(("numero", Numero), ("nom", Candidat?["nom_de_naissance"]), ("prenoms", Candidat?["prenoms"]));

    /// <summary>The identity block.</summary>
    public JsonObject ToJson()
    {
        var json = ToLine();
        EnJson.Add(json,
            ("nom-d-usage", Candidat?["nom_d_usage"]), ("civilite", Candidat?["sexe"] switch { "F" => "Madame", "M" => "Monsieur", _ => null }),
            ("ne-le", Candidat?["ne_le"]), ("ne-a", Candidat?["lieu_de_naissance"]), ("etablissement", Etablissement), ("voie", Voie));
        return json;
    }

    /// <summary>The identity block with the address of a letter.</summary>
    public JsonObject ToLetter()
    {
        var json = ToJson();
        EnJson.Add(json, ("adresse", Candidat is null ? null : EnJson.Texts(Fonds.Address(Candidat))));
        return json;
    }
}
