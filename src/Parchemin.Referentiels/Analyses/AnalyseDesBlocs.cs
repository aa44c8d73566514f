using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Each competence should stand in one bloc, and a registered bloc should hold several.</summary>
internal static class AnalyseDesBlocs
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) => [.. HorsBloc(r), .. DansPlusieursBlocs(r), .. BlocsTropEtroits(r)];

    /// <summary>PRC206: competences that no bloc holds, although there are blocs.</summary>
    private static IEnumerable<Diagnostic> HorsBloc(Referentiel r)
    {
        var placees = r.Blocs.SelectMany(b => b.Competences).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var orphelines = r.Competences.Where(c => placees.Count > 0 && !placees.Contains(c.Code)).ToList();
        if (orphelines.Count > 0)
        {
            yield return Constat.Anomalie(
                "PRC206",
                orphelines[0].Lieu,
                "blocs",
                orphelines[0].Source,
                $"Aucun bloc ne comprend {Constat.Enumerer(orphelines.Select(c => c.Code))}.",
                "Placez-les dans un bloc, ou dites dans une interprétation de quel bloc elles relèvent.");
        }
    }

    /// <summary>PRC250: a competence listed by several blocs: which of them delivers it?</summary>
    private static IEnumerable<Diagnostic> DansPlusieursBlocs(Referentiel r)
    {
        foreach (var competence in r.Competences)
        {
            var blocs = r.Blocs.Where(b => b.Competences.Any(c => c.Code == competence.Code)).ToList();
            if (blocs.Count < 2)
                continue;
            var unites = Matrices.UnitesQuiEvaluent(r, competence.Code);
            var suite = unites.Count == 0 ? "" : $" ; la matrice l'évalue en {Constat.Enumerer(unites)}";
            yield return Constat.Anomalie(
                "PRC250",
                competence.Lieu,
                competence.Code,
                blocs[0].Source,
                $"{competence.Code} figure dans {blocs.Count} blocs : {Constat.Enumerer(blocs.Select(b => b.Code))}{suite}.",
                "Dites dans une interprétation quel bloc la délivre.");
        }
    }

    /// <summary>PRC251: a bloc of a registered certification is a set of competences; one alone is not a set.</summary>
    private static IEnumerable<Diagnostic> BlocsTropEtroits(Referentiel r)
    {
        if (r.Certification.Nature == NatureDeCertification.Diplome)
            yield break;
        foreach (var bloc in r.Blocs.Where(b => b.Competences.Count < 2))
        {
            yield return Constat.Anomalie(
                "PRC251",
                bloc.Lieu,
                bloc.Code,
                bloc.Source,
                $"Le bloc {bloc.Code} ne comprend {(bloc.Competences.Count == 0 ? "aucune compétence" : $"qu'une compétence, {bloc.Competences[0].Code}")} ; un bloc est un ensemble homogène de compétences (code du travail, L6113-1).",
                "Dites dans une interprétation pourquoi ce bloc est gardé tel quel.");
        }
    }
}
