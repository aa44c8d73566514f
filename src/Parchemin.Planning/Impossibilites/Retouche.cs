using System.Collections.Immutable;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Sessions that differ from one by what a person could change: somebody or a room more, another plage, a rule less.</summary>
internal static class Retouche
{
    public static SessionDOraux With(
        SessionDOraux s, ImmutableArray<Plage>? plages = null, ImmutableArray<Salle>? salles = null, ImmutableArray<Examinateur>? examinateurs = null,
        ImmutableArray<CandidatAuxOraux>? candidats = null, ReglesDOraux? regles = null, ImmutableArray<OralFixe>? fixes = null)
        => new()
        {
            Titre = s.Titre,
            Centres = s.Centres,
            Qualites = s.Qualites,
            Etablissements = s.Etablissements,
            Entreprises = s.Entreprises,
            Plages = plages ?? s.Plages,
            Salles = salles ?? s.Salles,
            Epreuves = s.Epreuves,
            Examinateurs = examinateurs ?? s.Examinateurs,
            Candidats = candidats ?? s.Candidats,
            Oraux = s.Oraux,
            Regles = regles ?? s.Regles,
            Couts = s.Couts,
            Fixes = fixes ?? s.Fixes,
        };

    /// <summary>People of one qualité each, tied to nobody, in these plages.</summary>
    public static SessionDOraux AddPeople(SessionDOraux s, IEnumerable<int> qualites, IEnumerable<int> plages)
        => With(s, examinateurs: [.. s.Examinateurs, .. qualites.Select((q, i) => new Examinateur($"renfort {i + 1}", [q], [], [], [.. plages.Order()], [], int.MaxValue))]);

    public static SessionDOraux AddRooms(SessionDOraux s, int centre, int nombre, bool preparation)
        => With(s, salles: [.. s.Salles, .. preparation ? [new Salle("places en plus", centre, true, nombre)] : Enumerable.Range(1, nombre).Select(i => new Salle($"salle en plus {i}", centre, false, 0))]);

    /// <summary>The plages again on new days after the last one of their centre, with everybody who comes to this centre.</summary>
    /// <param name="minutes">How much longer they are.</param>
    public static SessionDOraux AddDay(SessionDOraux s, IReadOnlyList<int> plages, int minutes = 0)
    {
        var decalage = (plages.Max(p => s.Plages[p].Jour) - plages.Min(p => s.Plages[p].Jour) + 1) * Horloge.MinutesParJour;
        var centres = plages.Select(p => s.Plages[p].Centre).ToHashSet();
        int[] nouvelles = [.. Enumerable.Range(s.Plages.Length, plages.Count)];
        return With(s,
            plages: [.. s.Plages, .. plages.Select(p => s.Plages[p] with { Id = $"{s.Plages[p].Id} bis", Debut = s.Plages[p].Debut + decalage, Fin = s.Plages[p].Fin + decalage + minutes })],
            examinateurs: [.. s.Examinateurs.Select(x => x.Plages.Any(p => centres.Contains(s.Plages[p].Centre)) ? x with { Plages = [.. x.Plages, .. nouvelles] } : x)]);
    }

    public static SessionDOraux Lengthen(SessionDOraux s, IReadOnlyCollection<int> plages, int minutes)
        => With(s, plages: [.. s.Plages.Select((p, i) => plages.Contains(i) ? p with { Fin = p.Fin + minutes } : p)]);

    public static SessionDOraux MakeAvailable(SessionDOraux s, IReadOnlyCollection<int> personnes, IReadOnlyCollection<int> plages)
        => With(s, examinateurs: [.. s.Examinateurs.Select((x, i) => personnes.Contains(i) ? x with { Plages = [.. x.Plages.Union(plages).Order()] } : x)]);

    public static SessionDOraux RaiseLimit(SessionDOraux s, IReadOnlyCollection<int> personnes, int passages)
        => With(s, examinateurs: [.. s.Examinateurs.Select((x, i) => personnes.Contains(i) && x.MaxParJour != int.MaxValue ? x with { MaxParJour = x.MaxParJour + passages } : x)]);

    /// <summary>These people may examine these candidates: the ties that forbade it are put aside.</summary>
    public static SessionDOraux LiftRecusals(SessionDOraux s, IReadOnlyCollection<int> personnes, IReadOnlyCollection<int> candidats)
    {
        var etablissements = candidats.Select(c => s.Candidats[c].Etablissement).ToHashSet();
        var entreprises = candidats.Select(c => s.Candidats[c].Entreprise).ToHashSet();
        return With(s, examinateurs: [.. s.Examinateurs.Select((x, i) => !personnes.Contains(i) ? x : x with
        {
            Recuses = [.. x.Recuses.Except(candidats)],
            Etablissements = [.. x.Etablissements.Where(e => !etablissements.Contains(e))],
            Entreprises = [.. x.Entreprises.Where(e => !entreprises.Contains(e))],
        })]);
    }

    /// <summary>These candidates come whenever their centre is open.</summary>
    public static SessionDOraux Free(SessionDOraux s, IReadOnlyCollection<int> candidats)
        => With(s, candidats: [.. s.Candidats.Select((c, i) => candidats.Contains(i) ? c with { Indisponible = [] } : c)]);

    public static SessionDOraux Unfix(SessionDOraux s, IReadOnlyCollection<int> oraux) => With(s, fixes: [.. s.Fixes.Where(f => !oraux.Contains(f.Oral))]);
}
