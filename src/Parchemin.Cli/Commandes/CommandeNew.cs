using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Parchemin.Cli;

/// <summary><c>new</c>: writes the skeleton of a certification, ready to be checked and filled.</summary>
internal static partial class CommandeNew
{
    private const string Dossier = "referentiels";

    public static Command Create()
    {
        var code = new Argument<string>("CODE") { Description = "Code de la certification : lettres minuscules sans accent, chiffres, traits d'union." };
        var dossier = new Option<string?>("--dossier") { Description = "Dossier des référentiels (par défaut : « referentiels » ici ou au-dessus ; créé ici s'il n'y en a pas).", HelpName = "DIR" };
        var edition = new Option<string?>("--edition") { Description = "Code de l'édition (par défaut : l'année en cours).", HelpName = "E" };
        var intitule = new Option<string?>("--intitule") { Description = "Intitulé, mot pour mot celui du texte.", HelpName = "T" };
        var commande = new Command("new", "Commence une certification par un modèle commenté, qui passe déjà « check ».") { code, dossier, edition, intitule };
        commande.SetAction(resultat => Run(
            resultat.GetValue(code)!,
            resultat.GetValue(dossier),
            resultat.GetValue(edition),
            resultat.GetValue(intitule),
            TimeProvider.System,
            resultat.InvocationConfiguration));
        return commande;
    }

    private static int Run(string code, string? dossier, string? edition, string? intitule, TimeProvider horloge, InvocationConfiguration console)
    {
        var annee = horloge.GetLocalNow().Year.ToString("0000", CultureInfo.InvariantCulture);
        edition ??= annee;
        intitule = intitule?.Trim() ?? $"Certification {code}";
        if (Refuse(code, "le code") is { } faute)
            return console.Error.Fail(faute);
        if (Refuse(edition, "l'édition") is { } autre)
            return console.Error.Fail(autre);
        if (intitule.Length == 0 || intitule.Any(char.IsControl))
            return console.Error.Fail("l'intitulé est vide ou tient sur plusieurs lignes. Donnez une seule ligne : --intitule \"Certificat de …\".");

        var racine = dossier ?? Nearest() ?? Dossier;
        var cible = Path.Combine(racine, code, edition);
        if (Directory.Exists(cible) || File.Exists(cible))
            return console.Error.Fail($"« {cible} » existe déjà ; rien n'est changé. Choisissez une autre édition avec --edition, ou un autre code.");
        var fichiers = ModeleDeCertification.Fichiers(code, edition, intitule, annee);
        Write(cible, fichiers);

        console.Output.WriteLine($"« {intitule} », édition {edition}, est prête dans {cible} :");
        foreach (var (chemin, _) in fichiers)
            console.Output.WriteLine($"  {chemin}");
        console.Output.WriteLine();
        console.Output.WriteLine("À faire ensuite :");
        console.Output.WriteLine($"  1. parchemin check {cible}");
        console.Output.WriteLine("  2. Ouvrez certification.yaml, puis les autres fichiers : chaque partie dit ce qu'elle attend.");
        console.Output.WriteLine("  3. Relancez la première commande après chaque changement ; elle dit le fichier, la ligne et le remède.");
        console.Output.WriteLine("  Le format et un exemple pas à pas : docs/format-referentiel.md.");
        return Sortie.Succes;
    }

    private static string? Refuse(string code, string quoi) => Forme().IsMatch(code)
        ? null
        : $"{quoi} « {code} » n'est pas admis. Écrivez des lettres minuscules sans accent, des chiffres et des traits d'union, par exemple « certificat-de-lecture » ou « 2026 ».";

    /// <summary>The nearest folder of référentiels above the current one, written as short as possible.</summary>
    private static string? Nearest()
    {
        var ici = Directory.GetCurrentDirectory();
        for (var dossier = new DirectoryInfo(ici); dossier is not null; dossier = dossier.Parent)
        {
            var candidat = Path.Combine(dossier.FullName, Dossier);
            if (Directory.Exists(candidat))
                return Path.GetRelativePath(ici, candidat);
        }

        return null;
    }

    /// <summary>The folder appears under its name only when it is complete.</summary>
    private static void Write(string cible, IReadOnlyList<(string Chemin, string Contenu)> fichiers)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(cible))!;
        var premier = FirstMissing(parent);
        Directory.CreateDirectory(parent);
        var provisoire = Path.Combine(parent, $".{Path.GetFileName(cible)}.{Environment.ProcessId}.en-cours");
        try
        {
            foreach (var (chemin, contenu) in fichiers)
            {
                var fichier = Path.Combine(provisoire, chemin);
                Directory.CreateDirectory(Path.GetDirectoryName(fichier)!);
                File.WriteAllText(fichier, contenu);
            }

            Directory.Move(provisoire, cible);
        }
        catch
        {
            if (Directory.Exists(premier ?? provisoire))
                Directory.Delete(premier ?? provisoire, recursive: true);
            throw;
        }
    }

    /// <summary>The highest folder that has to be created, null when the parent exists.</summary>
    private static string? FirstMissing(string dossier)
    {
        string? premier = null;
        for (var d = new DirectoryInfo(dossier); d is { Exists: false }; d = d.Parent)
            premier = d.FullName;
        return premier;
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*\\z", RegexOptions.None, 1000)]
    private static partial Regex Forme();
}
