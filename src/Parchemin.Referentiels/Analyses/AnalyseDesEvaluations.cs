using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Every competence should be assessed, once, by something that the candidate can see.</summary>
internal static class AnalyseDesEvaluations
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) =>
    [
        .. JamaisEvaluees(r),
        .. EvalueesPlusieursFois(r),
        .. SansCritere(r),
        .. SousCompetencesSansCritere(r),
        .. CriteresPartages(r),
    ];

    /// <summary>The competences that nothing assesses: no cell of the matrix where there is one, otherwise no épreuve, criterion nor situation.</summary>
    private static List<Competence> NonEvaluees(Referentiel r)
    {
        var evaluees = (r.Matrice.Count > 0
                ? r.Matrice.SelectMany(t => t.Evaluees).SelectMany(e => e.Competences)
                : r.Epreuves.SelectMany(e => e.Competences.Concat(e.Criteres.SelectMany(c => c.Competences))).Concat(r.Grilles.SelectMany(g => g.Lignes).Select(l => l.Competence).OfType<Citation>()))
            .Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return [.. r.Competences.Where(c => !evaluees.Contains(c.Code) && (r.Matrice.Count > 0 || !ASesMoyens(c)))];
    }

    private static bool ASesMoyens(Competence c) => c.Criteres.Count > 0 || c.Situations.Count > 0 || c.SousCompetences.Any(ASesMoyens);

    /// <summary>PRC204: competences that nothing assesses, one finding per bloc, or for all those that no bloc holds.</summary>
    private static IEnumerable<Diagnostic> JamaisEvaluees(Referentiel r)
    {
        foreach (var groupe in NonEvaluees(r).GroupBy(c => r.Blocs.FirstOrDefault(b => b.Competences.Any(x => x.Code == c.Code))?.Code))
        {
            var codes = groupe.Select(c => c.Code).ToList();
            var ou = r.Matrice.Count > 0 ? "aucun tableau de la matrice n'évalue" : "aucune épreuve, aucun critère ni aucune situation n'évalue";
            yield return Constat.Anomalie(
                "PRC204",
                groupe.First().Lieu,
                groupe.Key ?? "sans-bloc",
                groupe.First().Source,
                $"{Majuscule(ou)} {Constat.Enumerer(codes)}{(groupe.Key is null ? "" : $" (bloc {groupe.Key})")}.",
                "Écrivez ce qui les évalue, ou dites dans une interprétation comment elles sont évaluées.");
        }
    }

    /// <summary>PRC205: a competence evaluated in two unités, whose acquisition would be said twice.</summary>
    private static IEnumerable<Diagnostic> EvalueesPlusieursFois(Referentiel r)
    {
        foreach (var competence in r.Competences)
        {
            var unites = Matrices.UnitesQuiEvaluent(r, competence.Code);
            if (unites.Count > 1)
            {
                yield return Constat.Anomalie(
                    "PRC205",
                    competence.Lieu,
                    competence.Code,
                    r.Matrice[0].Source,
                    $"La matrice évalue {competence.Code} dans plusieurs unités : {Constat.Enumerer(unites)}.",
                    "Dites dans une interprétation quelle unité l'évalue.");
            }
        }
    }

    /// <summary>PRC207: the criteria of an épreuve name competences, and never this one of its bloc or list.</summary>
    private static IEnumerable<Diagnostic> SansCritere(Referentiel r)
    {
        foreach (var epreuve in r.Epreuves.Where(e => e.Criteres.Any(c => c.Competences.Count > 0)))
        {
            var attendues = r.Blocs.Where(b => b.Code == epreuve.Bloc?.Code).SelectMany(b => b.Competences).Concat(epreuve.Competences)
                .Select(c => c.Code).Distinct(StringComparer.Ordinal);
            var citees = epreuve.Criteres.SelectMany(c => c.Competences).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            var oubliees = attendues.Where(c => !citees.Contains(c)).ToList();
            if (oubliees.Count > 0)
            {
                yield return Constat.Anomalie(
                    "PRC207",
                    epreuve.Lieu,
                    $"{epreuve.Code}/criteres",
                    epreuve.Source,
                    $"Aucun critère de {epreuve.Code} ne porte sur {Constat.Enumerer(oubliees)}{(epreuve.Criteres.Any(c => c.Transversal) ? ", hors critère transversal" : "")}.",
                    "Rattachez-leur un critère, ou dites dans une interprétation ce qui les évalue.");
            }
        }
    }

    /// <summary>PRC208: some sub-competences have criteria and their sisters have none; nothing says by what these are judged.</summary>
    private static IEnumerable<Diagnostic> SousCompetencesSansCritere(Referentiel r)
    {
        var citees = r.Epreuves.SelectMany(e => e.Criteres).SelectMany(c => c.Competences).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var competence in r.Competences.Where(c => c.Criteres.Count == 0))
        {
            var sans = competence.SousCompetences.Where(s => s.Criteres.Count == 0 && !citees.Contains(s.Code)).ToList();
            if (sans.Count > 0 && sans.Count < competence.SousCompetences.Count)
            {
                yield return Constat.Anomalie(
                    "PRC208",
                    sans[0].Lieu,
                    $"{competence.Code}/sous-competences",
                    competence.Source,
                    $"{Constat.Enumerer(sans.Select(s => s.Code))} n'{(sans.Count == 1 ? "a" : "ont")} aucun critère, alors que les autres sous-compétences de {competence.Code} en ont.",
                    "Écrivez leurs critères, ou dites dans une interprétation ce qui les évalue.");
            }
        }
    }

    /// <summary>PRC209: competences whose only criterion is common, so that they can only be acquired or missed together.</summary>
    private static IEnumerable<Diagnostic> CriteresPartages(Referentiel r)
    {
        foreach (var epreuve in r.Epreuves)
        {
            foreach (var critere in epreuve.Criteres.Where(c => c.Competences.Count > 1))
            {
                var seules = critere.Competences
                    .Where(c => epreuve.Criteres.Count(x => x.Competences.Any(y => y.Code == c.Code)) == 1)
                    .Select(c => c.Code).ToList();
                if (seules.Count > 1)
                {
                    yield return Constat.Avertissement(
                        "PRC209",
                        critere.Lieu,
                        $"{epreuve.Code}/{critere.Code}",
                        critere.Source,
                        $"Le critère {critere.Code} est le seul de {Constat.Enumerer(seules)} : un avis sur l'une vaut pour {(seules.Count == 2 ? "l'autre" : "les autres")}.",
                        "Vérifiez dans le texte que la cellule couvre bien ces compétences.");
                }
            }
        }
    }

    private static string Majuscule(string texte) => char.ToUpperInvariant(texte[0]) + texte[1..];
}
