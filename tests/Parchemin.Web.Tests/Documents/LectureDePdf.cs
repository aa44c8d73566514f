using System.Diagnostics;

namespace Parchemin.Web.Tests;

/// <summary>What a person reads in a file, in the order in which it is read aloud.</summary>
internal static class LectureDePdf
{
    public static async Task<string> TextAsync(byte[] pdf)
    {
        pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        var fichier = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(fichier, pdf);
        try
        {
            using var outil = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", fichier, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var texte = await outil.StandardOutput.ReadToEndAsync();
            await outil.WaitForExitAsync();
            return texte;
        }
        finally
        {
            File.Delete(fichier);
        }
    }

    /// <summary>Without spaces, nor the marks where a long word may be cut.</summary>
    public static string Bare(string texte) => string.Concat(texte.Where(c => !char.IsWhiteSpace(c) && c != '\u200B'));
}
