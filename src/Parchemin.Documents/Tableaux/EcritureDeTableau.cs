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

    /// <summary>A day and an hour of a column of them; null for any other text.</summary>
    internal static DateTime? Instant(string? valeur)
        => DateTime.TryParseExact(valeur, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    private static void WriteCsv(Stream sortie, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var texte = new StreamWriter(sortie, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        // The separator is guessed from the headings: no other one stands bare in them.
        texte.WriteLine(string.Join(';', colonnes.Select(c => Quoted(TexteInerte.Write(c.EnTete), ";,|\"\r\n\t"))));
        foreach (var ligne in lignes)
            texte.WriteLine(string.Join(';', ligne.Select((v, i) => Cell(colonnes[i].Type, v ?? ""))));
    }

    private static string Cell(TypeDeColonne type, string valeur) => type switch
    {
        TypeDeColonne.Date when DateOnly.TryParseExact(valeur, "yyyy-MM-dd", out var date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        TypeDeColonne.DateHeure when Instant(valeur) is { } instant => instant.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        TypeDeColonne.Nombre when TexteInerte.IsNumber(valeur) => valeur.Replace('.', ','),
        _ => Quoted(TexteInerte.Write(valeur), ";\"\r\n\t"),
    };

    private static string Quoted(string texte, string signes)
        => texte.AsSpan().IndexOfAny(signes) >= 0 ? $"\"{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : texte;
}
