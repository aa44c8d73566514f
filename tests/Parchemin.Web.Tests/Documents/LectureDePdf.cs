using System.Diagnostics;

namespace Parchemin.Web.Tests;

/// <summary>What a person reads in a file, in the order in which it is read aloud.</summary>
internal static class LectureDePdf
{
    public static Task<string> TextAsync(byte[] pdf) => InspectAsync(pdf, "pdftotext", "-raw");

    /// <summary>What a tool of poppler says of a file.</summary>
    public static async Task<string> InspectAsync(byte[] pdf, string outil, params string[] options)
    {
        pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        var fichier = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(fichier, pdf);
        try
        {
            string[] arguments = outil is "pdftotext" ? [.. options, fichier, "-"] : [.. options, fichier];
            using var processus = Process.Start(new ProcessStartInfo(outil, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var texte = await processus.StandardOutput.ReadToEndAsync();
            await processus.WaitForExitAsync();
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
