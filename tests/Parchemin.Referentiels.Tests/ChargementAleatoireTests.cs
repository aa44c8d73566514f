using System.Globalization;
using Xunit.Abstractions;

namespace Parchemin.Referentiels.Tests;

/// <summary>The shipped certifications with random mistakes: loading never throws, and silence means that rules are there.</summary>
public sealed class ChargementAleatoireTests(ITestOutputHelper sortie)
{
    private const int Mutations = 300;

    /// <summary>Characters that mean something in YAML, and some that do not belong there.</summary>
    private const string Signes = "\t\"'[]{}:,#&*!|>%@`-?é0\0\uFFFD\\ a\r\n";

    [Fact]
    public void Random_mistakes_never_throw_and_never_leave_silently_without_rules()
    {
        var graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), CultureInfo.InvariantCulture, out var donnee) ? donnee : 20240701;
        sortie.WriteLine($"PARCHEMIN_SEED={graine}");
        var hasard = new Random(graine);
        var editions = Chargement.Editions(DossierDEssai.Referentiels);
        var originales = editions.Select(e => Chargement.Load(e, analyser: false)).ToList();
        var silencieuses = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var rang = hasard.Next(editions.Count);
            var (copie, decrite) = Mute(editions[rang], hasard);
            try
            {
                var cas = $"graine {graine}, mutation {i} de {editions[rang]} : {decrite}";
                var edition = Should.NotThrow(() => Chargement.Load(copie, analyser: i % 3 == 0), cas);
                if (edition.Journal.AUneErreur)
                    continue;
                silencieuses++;
                edition.Regles.Keys.Order(StringComparer.Ordinal).ShouldBe(originales[rang].Regles.Keys.Order(StringComparer.Ordinal), cas);
            }
            finally
            {
                Directory.Delete(copie, recursive: true);
            }
        }

        sortie.WriteLine($"{Mutations - silencieuses} refusées, {silencieuses} acceptées");
        (Mutations - silencieuses).ShouldBeGreaterThan(Mutations / 4);
    }

    private static (string Dossier, string Description) Mute(string edition, Random hasard)
    {
        var copie = Directory.CreateTempSubdirectory("parchemin-").FullName;
        var fichiers = Directory.EnumerateFiles(edition, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        foreach (var fichier in fichiers)
        {
            var cible = Path.Combine(copie, Path.GetRelativePath(edition, fichier));
            Directory.CreateDirectory(Path.GetDirectoryName(cible)!);
            File.Copy(fichier, cible);
        }

        // Sessions stay whole: their number is what silence is checked against.
        var choisis = fichiers.Select(f => Path.GetRelativePath(edition, f)).Where(f => !f.StartsWith("sessions", StringComparison.Ordinal)).ToList();
        var choisi = choisis[hasard.Next(choisis.Count)];
        var texte = File.ReadAllText(Path.Combine(copie, choisi));
        var (mute, description) = hasard.Next(2) == 0 ? Line(texte, hasard) : Character(texte, hasard);
        File.WriteAllText(Path.Combine(copie, choisi), mute);
        return (copie, $"{choisi}, {description}");
    }

    private static (string Texte, string Description) Line(string texte, Random hasard)
    {
        var lignes = texte.Split('\n').ToList();
        var (rang, autre, operation) = (hasard.Next(lignes.Count), hasard.Next(lignes.Count), hasard.Next(3));
        switch (operation)
        {
            case 0:
                lignes.RemoveAt(rang);
                break;
            case 1:
                lignes.Insert(rang, lignes[rang]);
                break;
            default:
                lignes[rang] = lignes[autre];
                break;
        }

        return (string.Join('\n', lignes), $"ligne {rang + 1}, opération {operation}, ligne {autre + 1}");
    }

    private static (string Texte, string Description) Character(string texte, Random hasard)
    {
        var (rang, operation) = (hasard.Next(texte.Length), hasard.Next(3));
        var nouveau = Signes[hasard.Next(Signes.Length)];
        return (
            operation switch
            {
                0 => texte.Remove(rang, 1),
                1 => texte.Insert(rang, texte[rang].ToString()),
                _ => texte.Remove(rang, 1).Insert(rang, nouveau.ToString()),
            },
            $"caractère {rang}, opération {operation}, U+{(int)nouveau:X4}");
    }
}
