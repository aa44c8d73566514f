using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bornes;

/// <summary>What commissions of these people can take, at which rank of composition.</summary>
/// <param name="Profils">The profile of each member; a profile is a set of qualités that some examiner has.</param>
/// <param name="Rang">The rank that is paid.</param>
/// <param name="Epreuves">The épreuves that such a commission may take at this rank.</param>
internal sealed record GenreDeCommission(IReadOnlyList<int> Profils, int Rang, IReadOnlyList<int> Epreuves);

/// <summary>The sets of qualités of the examiners, and the commissions that they can form.</summary>
internal sealed class Profils
{
    private const int MaxGenres = 4000;

    private readonly SessionDOraux session;

    public Profils(SessionDOraux session)
    {
        this.session = session;
        var utiles = session.Epreuves.SelectMany(e => e.Compositions).SelectMany(c => c).ToHashSet();
        var connus = new Dictionary<string, int>(StringComparer.Ordinal);
        List<IReadOnlyList<int>> listes = [];
        De = new int[session.Examinateurs.Length];
        for (var x = 0; x < De.Length; x++)
        {
            int[] qualites = [.. session.Examinateurs[x].Qualites.Where(utiles.Contains).Order()];
            if (connus.TryAdd(string.Join(',', qualites), listes.Count))
                listes.Add(qualites);
            De[x] = connus[string.Join(',', qualites)];
        }

        Listes = listes;
    }

    /// <summary>The profile of each examiner.</summary>
    public int[] De { get; }

    /// <summary>The qualités of each profile.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Listes { get; }

    /// <summary>The kinds of commissions that these profiles can form for these épreuves; null when they are too many to be told apart.</summary>
    public IReadOnlyList<GenreDeCommission>? Genres(IReadOnlyList<int> presents, IReadOnlyCollection<int> epreuves)
    {
        List<GenreDeCommission> genres = [];
        foreach (var sieges in epreuves.SelectMany(e => session.Epreuves[e].Compositions).Select(c => c.Length).Distinct().Order())
        {
            foreach (var equipe in Equipes(presents, sieges, 0))
            {
                var rangs = epreuves.Select(e => (Epreuve: e, Rang: RangDe(e, equipe))).Where(r => r.Rang >= 0).ToList();
                genres.AddRange(rangs.Select(r => r.Rang).Distinct().Select(rang => new GenreDeCommission(equipe, rang, [.. rangs.Where(r => r.Rang <= rang).Select(r => r.Epreuve).Order()])));
                if (genres.Count > MaxGenres)
                    return null;
            }
        }

        return genres;
    }

    /// <summary>The kinds when people are not told apart: every épreuve in one commission, at the lowest rank.</summary>
    public static IReadOnlyList<GenreDeCommission> Indistincts(IReadOnlyCollection<int> epreuves) => [new GenreDeCommission([], 0, [.. epreuves.Order()])];

    private static IEnumerable<int[]> Equipes(IReadOnlyList<int> presents, int sieges, int premier)
    {
        if (sieges == 0)
            return [[]];
        return Enumerable.Range(premier, presents.Count - premier).SelectMany(i => Equipes(presents, sieges - 1, i).Select(suite => (int[])[presents[i], .. suite]));
    }

    private int RangDe(int epreuve, int[] equipe)
    {
        var compositions = session.Epreuves[epreuve].Compositions;
        for (var rang = 0; rang < compositions.Length; rang++)
        {
            if (compositions[rang].Length == equipe.Length && Fits(compositions[rang], equipe, 0, 0))
                return rang;
        }

        return SessionDOraux.Aucun;
    }

    private bool Fits(IReadOnlyList<int> sieges, int[] equipe, int siege, int assis)
    {
        if (siege == sieges.Count)
            return true;
        for (var i = 0; i < equipe.Length; i++)
        {
            if ((assis & (1 << i)) == 0 && Listes[equipe[i]].Contains(sieges[siege]) && Fits(sieges, equipe, siege + 1, assis | (1 << i)))
                return true;
        }

        return false;
    }
}
