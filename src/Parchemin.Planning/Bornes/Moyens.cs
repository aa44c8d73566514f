using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bornes;

/// <summary>Plages that the bound does not tell apart: one plage, or all those of one length when a block has too many.</summary>
/// <param name="Jour">Position of the day in the block; absent when plages of several days are together.</param>
/// <param name="Personnes">How many people of each profile are available, plage after plage.</param>
/// <param name="Salles">How many interrogation rooms there are, plage after plage.</param>
internal sealed record GroupeDePlages(IReadOnlyList<int> Plages, int Duree, int? Jour, int[] Personnes, int Salles);

/// <summary>What a block has: people by profile, rooms, and the passages that people may hear in a day.</summary>
/// <param name="Journees">By day, then profile: the passages that its people may hear together; null when one of them has no limit.</param>
/// <param name="SontLimites">False when a person may sit in several commissions of a plage: people and rooms then set no limit here.</param>
internal sealed record Moyens(IReadOnlyList<GroupeDePlages> Groupes, IReadOnlyList<IReadOnlyList<int?>> Journees, IReadOnlyList<GenreDeCommission> Genres, bool SontLimites)
{
    private const int MaxLignes = 700;

    public static Moyens Of(SessionDOraux session, Bloc bloc, Profils profils)
    {
        HashSet<int> epreuves = [.. bloc.Types.Select(t => t.Epreuve)];
        var disponibles = bloc.Plages.ToDictionary(p => p, _ => new int[profils.Listes.Count]);
        for (var x = 0; x < session.Examinateurs.Length; x++)
        {
            foreach (var p in session.Examinateurs[x].Plages.Distinct())
            {
                if (disponibles.TryGetValue(p, out var compte))
                    compte[profils.De[x]]++;
            }
        }

        int[] presents = [.. Enumerable.Range(0, profils.Listes.Count).Where(f => disponibles.Values.Any(d => d[f] > 0))];
        var genres = profils.Genres(presents, epreuves);
        var separes = genres is not null && bloc.Plages.Count * (presents.Length + 1) <= MaxLignes;
        List<int> jours = [.. bloc.Plages.Select(p => session.Plages[p].Jour).Distinct().Order()];
        var groupes = separes ? bloc.Plages.Select(p => (IReadOnlyList<int>)[p]) : bloc.Plages.GroupBy(p => session.Plages[p].Duree).Select(g => (IReadOnlyList<int>)[.. g]);
        return new Moyens(
            [.. groupes.Select(g => new GroupeDePlages(g, session.Plages[g[0]].Duree, separes ? jours.IndexOf(session.Plages[g[0]].Jour) : null,
                [.. Enumerable.Range(0, profils.Listes.Count).Select(f => g.Sum(p => disponibles[p][f]))], g.Sum(p => session.SallesEn(p))))],
            separes ? [.. jours.Select(j => LimitsOf(session, bloc, profils, j))] : [],
            genres ?? Profils.Indistincts(epreuves), session.Regles.CommissionStable && genres is not null);
    }

    private static int?[] LimitsOf(SessionDOraux session, Bloc bloc, Profils profils, int jour)
    {
        var limites = new int?[profils.Listes.Count];
        Array.Fill(limites, 0);
        HashSet<int> plages = [.. bloc.Plages.Where(p => session.Plages[p].Jour == jour)];
        for (var x = 0; x < session.Examinateurs.Length; x++)
        {
            if (session.Examinateurs[x].Plages.Any(plages.Contains))
                limites[profils.De[x]] = session.Examinateurs[x].MaxParJour == int.MaxValue ? null : limites[profils.De[x]] + session.Examinateurs[x].MaxParJour;
        }

        return limites;
    }
}
