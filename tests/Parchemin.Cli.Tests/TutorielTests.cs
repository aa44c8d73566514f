using System.Text.RegularExpressions;

namespace Parchemin.Cli.Tests;

/// <summary>Does what the tutorial says, word for word, and compares what the commands print with what it quotes.</summary>
/// <remarks>After a change of what commands print, run with PARCHEMIN_REECRIRE_TUTORIEL=1: the quoted outputs are rewritten, to be read again.</remarks>
public sealed partial class TutorielTests : IDisposable
{
    private static readonly string Document = Path.Combine(ProgrammeEnEssai.Depot(), "docs", "format-referentiel.md");

    private readonly ProgrammeEnEssai essai = new();

    public void Dispose() => essai.Dispose();

    [Fact]
    public async Task The_tutorial_prints_what_it_says()
    {
        var lignes = await File.ReadAllLinesAsync(Document);
        var obtenues = await RunAsync(lignes);
        if (Environment.GetEnvironmentVariable("PARCHEMIN_REECRIRE_TUTORIEL") == "1")
            await File.WriteAllTextAsync(Document, string.Join('\n', obtenues) + "\n");
        else
            ShouldBeSame(lignes, obtenues);
        obtenues.ShouldContain(l => l.Contains("3/3 cas réussis", StringComparison.Ordinal));
        obtenues.ShouldContain(l => l.Contains("erreur PRC106", StringComparison.Ordinal));
        obtenues.ShouldContain(l => l.Contains("erreur PRC801", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_diagnostic_of_the_program_is_in_the_list()
    {
        var texte = await File.ReadAllTextAsync(Document);
        var sources = Directory.EnumerateFiles(Path.Combine(ProgrammeEnEssai.Depot(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var emis = sources.SelectMany(f => CodeEmis().Matches(File.ReadAllText(f))).Select(m => m.Groups["code"].Value).Distinct(StringComparer.Ordinal).ToList();
        emis.Count.ShouldBeGreaterThan(100);
        var listes = CodeListe().Matches(texte).Select(m => m.Groups["code"].Value).ToList();
        emis.Except(listes, StringComparer.Ordinal).ShouldBeEmpty("des diagnostics ne figurent pas dans docs/format-referentiel.md");
        listes.Except(emis, StringComparer.Ordinal).ShouldBeEmpty("docs/format-referentiel.md décrit des diagnostics qui n'existent plus");
        listes.Count.ShouldBe(listes.Distinct(StringComparer.Ordinal).Count());
    }

    // The whole document in a failure message would hide the one line that matters.
    private static void ShouldBeSame(string[] lignes, List<string> obtenues)
    {
        var rang = 0;
        while (rang < lignes.Length && rang < obtenues.Count && string.Equals(lignes[rang], obtenues[rang], StringComparison.Ordinal))
            rang++;
        if (rang < lignes.Length || rang < obtenues.Count)
            obtenues.ElementAtOrDefault(rang).ShouldBe(lignes.ElementAtOrDefault(rang), $"docs/format-referentiel.md, ligne {rang + 1}");
    }

    /// <summary>The lines of the document, with the console blocks as the commands really print them.</summary>
    private async Task<List<string>> RunAsync(string[] lignes)
    {
        var obtenues = new List<string>();
        var (fichier, statut) = ((string?)null, 0);
        for (var i = 0; i < lignes.Length; i++)
        {
            obtenues.Add(lignes[i]);
            foreach (Match m in Remplacement().Matches(lignes[i]))
                essai.Replace(m.Groups["fichier"].Value, m.Groups["ancien"].Value, m.Groups["nouveau"].Value);
            if (Ecriture().Match(lignes[i]) is { Success: true } ecriture)
                fichier = ecriture.Groups["fichier"].Value;
            if (lignes[i] == "```console")
            {
                var fin = Array.IndexOf(lignes, "```", i + 1);
                foreach (var commande in lignes[(i + 1)..fin].Where(l => l.StartsWith("$ ", StringComparison.Ordinal)))
                {
                    obtenues.Add(commande);
                    (var sortie, statut) = await ExecuteAsync(commande[2..].Split(' '), statut);
                    obtenues.AddRange(sortie);
                }

                obtenues.Add("```");
                i = fin;
            }
            else if (fichier is not null && lignes[i].StartsWith("```", StringComparison.Ordinal))
            {
                var fin = Array.IndexOf(lignes, "```", i + 1);
                Directory.CreateDirectory(Path.GetDirectoryName(essai.Chemin(fichier))!);
                await File.WriteAllLinesAsync(essai.Chemin(fichier), lignes[(i + 1)..fin]);
                obtenues.AddRange(lignes[(i + 1)..(fin + 1)]);
                (fichier, i) = (null, fin);
            }
        }

        return obtenues;
    }

    private async Task<(IReadOnlyList<string> Lignes, int Statut)> ExecuteAsync(string[] mots, int precedent)
    {
        switch (mots)
        {
            case ["echo", "$?"]:
                return ([$"{precedent}"], precedent);
            case ["cp", "-r", var source, var cible]:
                ProgrammeEnEssai.Copy(essai.Chemin(source), essai.Chemin(cible));
                return ([], 0);
            case ["parchemin", .. var args]:
                // The reader stands in a folder of his own; the test runs in the test runner's.
                var reponse = await ProgrammeEnEssai.RunAsync([.. args.Select(a => a.StartsWith("referentiels", StringComparison.Ordinal) || a.EndsWith(".ndjson", StringComparison.Ordinal) ? essai.Chemin(a) : a)]);
                var texte = Empreinte().Replace((reponse.Sortie + reponse.Erreurs).Replace(essai.Racine + "/", "", StringComparison.Ordinal), "${avant}…");
                return (texte.TrimEnd('\n').Split('\n').Where(_ => texte.Trim().Length > 0).ToList(), reponse.Statut);
            default:
                throw new InvalidOperationException($"Commande inattendue dans le tutoriel : {string.Join(' ', mots)}");
        }
    }

    [GeneratedRegex("[Dd]ans `(?<fichier>[^`]+)`, remplacez `(?<ancien>[^`]+)` par `(?<nouveau>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Remplacement();

    [GeneratedRegex("^Dans `(?<fichier>[^`]+)`, écrivez :$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ecriture();

    // Sixteen characters that change with any comma of the data: the document does not quote them.
    [GeneratedRegex("(?<avant>empreinte(\":\")? ?)[0-9a-f]{16}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Empreinte();

    [GeneratedRegex("\"(?<code>PRC[0-9]{3})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeEmis();

    [GeneratedRegex(@"^\| (?<code>PRC[0-9]{3}) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex CodeListe();
}
