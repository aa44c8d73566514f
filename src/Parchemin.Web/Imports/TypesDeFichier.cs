using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The sheets that the service gives.</summary>
internal static class TypesDeFichier
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The type of a file that the service produced, by its extension.</summary>
    public static string Of(string fichier) => Path.GetExtension(fichier) switch
    {
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".xlsx" => Xlsx,
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json",
        ".ics" => "text/calendar; charset=utf-8",
        _ => "application/octet-stream",
    };

    /// <summary>A sheet to download.</summary>
    /// <param name="format"><c>csv</c>; anything else is XLSX.</param>
    public static IResult Answer(IEcritureDeTableau ecriture, string? format, string nom, string titre, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        var csv = format is "csv";
        var flux = new MemoryStream();
        ecriture.Write(flux, csv ? FormatDeTableau.Csv : FormatDeTableau.Xlsx, titre, colonnes, lignes);
        flux.Position = 0;
        return Results.File(flux, csv ? "text/csv; charset=utf-8" : Xlsx, $"{nom}.{(csv ? "csv" : "xlsx")}");
    }
}
