using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Every line of knowledge should have a defined level for each domain, and serve one at least.</summary>
internal static class AnalyseDesSavoirs
{
    public static IEnumerable<Diagnostic> Run(Referentiel r)
    {
        var lignes = r.Savoirs.SelectMany(s => s.Lignes).ToList();
        // A text may list its knowledge without any level.
        var domaines = r.Domaines.Where(_ => lignes.Exists(l => l.Niveaux.Count > 0)).ToList();
        return [.. SansNiveau(lignes, domaines), .. NiveauxNonDefinis(r, lignes), .. Inutiles(lignes), .. DomainesSansSavoir(r, lignes, domaines)];
    }

    /// <summary>PRC230: lines that say nothing for some domain, one finding per domain.</summary>
    private static IEnumerable<Diagnostic> SansNiveau(List<LigneDeSavoir> lignes, List<Domaine> domaines)
    {
        foreach (var domaine in domaines)
        {
            var sans = lignes.FindAll(l => !l.Niveaux.ContainsKey(domaine.Code));
            if (sans.Count > 0 && sans.Count < lignes.Count)
            {
                yield return Constat.Anomalie(
                    "PRC230",
                    sans[0].Lieu,
                    $"{domaine.Code}/savoirs",
                    sans[0].Source,
                    $"{Constat.Enumerer(sans.Select(l => l.Code))} n'{(sans.Count == 1 ? "a" : "ont")} pas de niveau pour {domaine.Code}.",
                    "Écrivez le niveau, ou dites dans une interprétation celui que l'on retient.");
            }
        }
    }

    /// <summary>PRC231: a level that the text does not define; 0 reads by itself as « not expected », and only deserves a look.</summary>
    private static IEnumerable<Diagnostic> NiveauxNonDefinis(Referentiel r, List<LigneDeSavoir> lignes)
    {
        var definis = r.NiveauxDeSavoir.Select(n => n.Niveau).ToHashSet();
        foreach (var niveau in lignes.SelectMany(l => l.Niveaux.Values).Distinct().Where(n => !definis.Contains(n)).Order())
        {
            var premiere = lignes.Find(l => l.Niveaux.Values.Contains(niveau))!;
            var compte = lignes.Count(l => l.Niveaux.Values.Contains(niveau));
            yield return new Diagnostic(
                "PRC231",
                niveau == 0 ? Severite.Avertissement : Severite.Anomalie,
                premiere.Lieu,
                $"niveau/{niveau}",
                premiere.Source,
                $"Le niveau {niveau} sert à {Pluriel.Of(compte, "ligne")} de savoir et aucun texte ne le définit.",
                niveau == 0 ? "Vérifiez qu'il veut dire « non attendu »." : "Décrivez-le dans « niveaux-de-savoir », ou dites dans une interprétation ce qu'il veut dire.");
        }
    }

    /// <summary>PRC232: lines at 0 in every domain, which nobody needs.</summary>
    private static IEnumerable<Diagnostic> Inutiles(List<LigneDeSavoir> lignes)
    {
        var inutiles = lignes.FindAll(l => l.Niveaux.Count > 0 && l.Niveaux.Values.All(n => n == 0));
        if (inutiles.Count > 0)
        {
            yield return Constat.Avertissement(
                "PRC232",
                inutiles[0].Lieu,
                "savoirs",
                inutiles[0].Source,
                $"{Constat.Enumerer(inutiles.Select(l => l.Code))} {(inutiles.Count == 1 ? "est" : "sont")} au niveau 0 dans tous les domaines.",
                "Vérifiez les niveaux dans le texte.");
        }
    }

    /// <summary>PRC233: a domain that no line serves. PRC234: whole families at 0 for a domain that others serve.</summary>
    private static IEnumerable<Diagnostic> DomainesSansSavoir(Referentiel r, List<LigneDeSavoir> lignes, List<Domaine> domaines)
    {
        foreach (var domaine in domaines)
        {
            if (!lignes.Exists(l => l.Niveaux.GetValueOrDefault(domaine.Code) > 0))
            {
                yield return Constat.Anomalie(
                    "PRC233",
                    domaine.Lieu,
                    $"{domaine.Code}/savoirs",
                    domaine.Source,
                    $"Aucun savoir n'est attendu pour {domaine.Code}.",
                    "Vérifiez les niveaux, ou dites dans une interprétation sur quels savoirs le domaine repose.");
                continue;
            }

            var nulles = r.Savoirs.Where(s => s.Lignes.Count > 0 && s.Lignes.All(l => l.Niveaux.GetValueOrDefault(domaine.Code, -1) == 0)).ToList();
            if (nulles.Count > 0)
            {
                yield return Constat.Avertissement(
                    "PRC234",
                    nulles[0].Lieu,
                    $"{domaine.Code}/savoirs",
                    nulles[0].Source,
                    $"Pour {domaine.Code} « {domaine.Libelle} », toutes les lignes de {Constat.Enumerer(nulles.Select(s => $"{s.Code} « {s.Libelle} »"))} sont au niveau 0.",
                    "Vérifiez dans le texte qu'aucun de ces savoirs n'y est attendu.");
            }
        }
    }
}
