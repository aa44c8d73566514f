using System.Globalization;
using System.Text;
using QRCoder;

namespace Parchemin.Documents;

/// <summary>Draws QR codes.</summary>
public static class CodeQr
{
    /// <summary>The code as an SVG drawing, dark runs as one path, with the blank margin of four modules that readers need.</summary>
    public static string Svg(string contenu)
    {
        using var donnees = QRCodeGenerator.GenerateQrCode(contenu, QRCodeGenerator.ECCLevel.M);
        var lignes = donnees.ModuleMatrix;
        var trace = new StringBuilder();
        for (var y = 0; y < lignes.Count; y++)
        {
            for (var x = 0; x < lignes[y].Length; x++)
            {
                var debut = x;
                while (x < lignes[y].Length && lignes[y][x])
                    x++;
                if (x > debut)
                    trace.Append(CultureInfo.InvariantCulture, $"M{debut} {y}h{x - debut}v1h-{x - debut}z");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lignes.Count} {lignes.Count}"><path d="{trace}"/></svg>""");
    }
}
