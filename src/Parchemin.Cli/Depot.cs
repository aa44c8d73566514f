using System.CommandLine;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary>Finds and loads the référentiels that a command works on.</summary>
internal static class Depot
{
    /// <summary>The option shared by the commands that run rules.</summary>
    public static Option<string?> Option() => new("--referentiels")
    {
        Description = "Dossier des référentiels (par défaut : « referentiels » dans le dossier courant ou à côté du programme).",
        HelpName = "DIR",
    };

    /// <summary>The folder to use: the one given, else the nearest one named « referentiels ».</summary>
    public static string? Find(string? donne)
    {
        if (donne is not null)
            return Directory.Exists(donne) ? donne : null;
        foreach (var depart in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var dossier = new DirectoryInfo(depart); dossier is not null; dossier = dossier.Parent)
            {
                var candidat = Path.Combine(dossier.FullName, "referentiels");
                if (Directory.Exists(candidat))
                    return candidat;
            }
        }

        return null;
    }

    /// <summary>Loads the rules of all the editions; an edition with errors is left out after a message.</summary>
    /// <returns>Null when there is nothing to load; the reason has been printed.</returns>
    public static Catalogue? Load(string? donne, TextWriter erreurs)
    {
        if (Find(donne) is not { } racine)
        {
            erreurs.Fail(donne is null ? "aucun dossier « referentiels » ici ni au-dessus. Indiquez-le avec --referentiels." : $"le dossier « {donne} » n'existe pas.");
            return null;
        }

        var dossiers = Chargement.Editions(racine);
        if (dossiers.Count == 0)
        {
            erreurs.Fail($"aucune certification dans « {racine} » : un fichier certification.yaml est attendu dans certification/édition.");
            return null;
        }

        var editions = new Edition[dossiers.Count];
        Parallel.For(0, dossiers.Count, i => editions[i] = Chargement.Load(dossiers[i], analyser: false));
        foreach (var doublon in Chargement.Doublons(editions))
        {
            erreurs.Fail($"{doublon.Message} {doublon.Remede}");
            return null;
        }

        foreach (var edition in editions.Where(e => e.Journal.AUneErreur))
            erreurs.WriteLine($"parchemin : {edition.Dossier} comporte des erreurs et n'est pas chargé. « parchemin check {edition.Dossier} » les donne.");
        return new Catalogue(editions.Where(e => !e.Journal.AUneErreur).SelectMany(e => e.Regles.Values));
    }
}
