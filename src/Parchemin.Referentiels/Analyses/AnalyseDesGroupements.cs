using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Groups are trees of depth one: who organises for others is not organised by another, and nobody belongs to two groups for the same thing.</summary>
internal static class AnalyseDesGroupements
{
    public static IEnumerable<Diagnostic> Run(Referentiel r)
        => r.Sessions.SelectMany(s => PilotesRattaches(s).Concat(RattacheesDeuxFois(s)));

    /// <summary>PRC220: an academy both pilot and attached.</summary>
    private static IEnumerable<Diagnostic> PilotesRattaches(SessionDExamen session)
    {
        foreach (var groupement in session.Groupements)
        {
            var maitre = session.Groupements.FirstOrDefault(g => Rattache(g, groupement.Pilote.Code));
            if (maitre is null)
                continue;
            var condition = groupement.Condition is null ? "" : $", « {groupement.Condition} »";
            yield return Constat.Anomalie(
                "PRC220",
                groupement.Pilote.Lieu,
                $"groupement/{groupement.Pilote.Code}",
                null,
                $"{groupement.Pilote.Code} est rattachée à {maitre.Pilote.Code} et pilote elle-même {Constat.Enumerer(groupement.Rattachees.Select(x => x.Code))} ({Constat.Enumerer(groupement.Portee)}{condition}) à la session {session.Code}.",
                "Dites dans une interprétation ce que chacune organise.");
        }
    }

    /// <summary>PRC221: an academy attached to two pilots for the same scope.</summary>
    private static IEnumerable<Diagnostic> RattacheesDeuxFois(SessionDExamen session)
    {
        foreach (var rattachee in session.Groupements.SelectMany(g => g.Rattachees).DistinctBy(x => x.Code, StringComparer.Ordinal))
        {
            var maitres = session.Groupements.Where(g => Rattache(g, rattachee.Code)).ToList();
            var communes = maitres.SelectMany(g => g.Portee).GroupBy(p => p, StringComparer.Ordinal).Where(p => p.Count() > 1).Select(p => p.Key).ToList();
            if (communes.Count > 0)
            {
                yield return Constat.Anomalie(
                    "PRC221",
                    rattachee.Lieu,
                    $"groupement/{rattachee.Code}",
                    null,
                    $"{rattachee.Code} est rattachée à {Constat.Enumerer(maitres.Select(g => g.Pilote.Code))} pour la même portée ({Constat.Enumerer(communes)}) à la session {session.Code}.",
                    "Dites dans une interprétation de quel groupement elle relève.");
            }
        }
    }

    private static bool Rattache(Groupement groupement, string code) => groupement.Rattachees.Any(x => x.Code == code);
}
