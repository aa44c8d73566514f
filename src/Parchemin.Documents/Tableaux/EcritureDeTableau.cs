using System.Globalization;
using System.Text;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Writes sheets: the same data give the same bytes, and no text ever runs as a formula.</summary>
public sealed class EcritureDeTableau : IEcritureDeTableau
{
    public void Write(Stream sortie, FormatDeTableau format, string nom, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        if (format is FormatDeTableau.Csv)
            WriteCsv(sortie, colonnes, lignes);
        else
            EcritureXlsx.Write(sortie, nom, colonnes, lignes);
    }

    private static void WriteCsv(Stream sortie, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var texte = new StreamWriter(sortie, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        texte.WriteLine(string.Join(';', colonnes.Select(c => Cell(c.EnTete))));
        foreach (var ligne in lignes)
            texte.WriteLine(string.Join(';', ligne.Select((v, i) => Cell(French(colonnes[i].Type, v)))));
    }

    private static string French(TypeDeColonne type, string? valeur) => type switch
    {
        TypeDeColonne.Date when DateOnly.TryParseExact(valeur, "yyyy-MM-dd", out var date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        TypeDeColonne.Nombre => valeur?.Replace('.', ',') ?? "",
        _ => valeur ?? "",
    };

    private static string Cell(string texte)
    {
        // A spreadsheet would run these as formulas; a plain number is left as it is.
        if (texte.Length > 0 && texte[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(texte.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            texte = "'" + texte;
        return texte.AsSpan().IndexOfAny(";\"\r\n\t") >= 0 || texte.StartsWith(' ') || texte.EndsWith(' ') ? $"\"{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texte;
    }
}
