using System.Text;

namespace Parchemin.Cli;

/// <summary>The files of a new certification: a commented skeleton that compiles as it stands.</summary>
internal static class ModeleDeCertification
{
    private const string Racine = "Modele/";

    /// <summary>Relative path → content, in order of path.</summary>
    public static IReadOnlyList<(string Chemin, string Contenu)> Fichiers(string code, string edition, string intitule, string session)
    {
        var assemblage = typeof(ModeleDeCertification).Assembly;
        return [.. assemblage.GetManifestResourceNames()
            .Select(nom => nom.Replace('\\', '/'))
            .Where(nom => nom.StartsWith(Racine, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(nom => (
                nom[Racine.Length..].Replace("session.yaml", $"{session}.yaml", StringComparison.Ordinal),
                Remplir(Lire(nom))))];

        string Lire(string nom)
        {
            using var lecture = new StreamReader(assemblage.GetManifestResourceStream(nom)!, Encoding.UTF8);
            return lecture.ReadToEnd();
        }

        string Remplir(string modele) => modele
            .Replace("{{code}}", code, StringComparison.Ordinal)
            .Replace("{{edition}}", edition, StringComparison.Ordinal)
            .Replace("{{session}}", session, StringComparison.Ordinal)
            .Replace("{{intitule}}", EntreGuillemets(intitule), StringComparison.Ordinal);
    }

    // Always quoted: a title may hold « : » or begin with a sign.
    private static string EntreGuillemets(string texte)
        => $"\"{texte.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
