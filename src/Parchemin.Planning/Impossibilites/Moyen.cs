using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>One thing that orals need, and its unit.</summary>
/// <param name="Qualites">For people: an oral needs as many of them as the least demanding composition has seats of these qualités.</param>
internal sealed record Moyen(NatureDImpossibilite Nature, IReadOnlyList<int> Qualites, bool EnMinutes)
{
    // Sets of more qualités than this are seldom the cause and are many.
    private const int MaxQualites = 3;

    /// <summary>What the orals of a session may lack: rooms, seats, and people of any few qualités that tell something new.</summary>
    public static IReadOnlyList<Moyen> Of(SessionDOraux session)
    {
        List<IReadOnlyList<int>> ensembles = [];
        foreach (var taille in Enumerable.Range(1, Math.Min(MaxQualites, session.Qualites.Length)))
            ensembles.AddRange(Subsets(session.Qualites.Length, taille, 0).Where(q => IsUseful(session, q)));
        List<Moyen> moyens = [];
        foreach (var minutes in (bool[])[false, true])
        {
            moyens.AddRange(ensembles.Select(q => new Moyen(NatureDImpossibilite.Personnes, q, minutes)));
            moyens.Add(new Moyen(NatureDImpossibilite.Salles, [], minutes));
            moyens.Add(new Moyen(NatureDImpossibilite.Preparation, [], minutes));
        }

        return moyens;
    }

    /// <summary>How many people, rooms or seats of this kind an oral holds at once.</summary>
    public int Need(SessionDOraux session, Oral oral) => Nature switch
    {
        NatureDImpossibilite.Personnes => Seats(session, oral.Epreuve, Qualites),
        NatureDImpossibilite.Preparation => oral.Preparation > 0 ? 1 : 0,
        _ => 1,
    };

    /// <summary>How long an oral holds them, with what must be kept free after it.</summary>
    public int Length(Oral oral) => Nature == NatureDImpossibilite.Preparation ? oral.Preparation : oral.Passage + oral.Battement;

    /// <summary>How much of such orals one person, room or seat can take in a plage, at most.</summary>
    public long Room(Plage plage, IReadOnlyCollection<Oral> oraux)
    {
        // The first oral begins after its preparation, nothing is kept after the last one; a seat is of no use once too late to pass.
        var libre = Nature == NatureDImpossibilite.Preparation
            ? plage.Duree - oraux.Min(o => o.Passage)
            : plage.Duree - oraux.Min(o => o.Preparation) + oraux.Max(o => o.Battement);
        return Math.Max(0, EnMinutes ? libre : libre / oraux.Min(Length));
    }

    private static int Seats(SessionDOraux session, int epreuve, IReadOnlyList<int> qualites) => session.Epreuves[epreuve].Compositions.Min(c => c.Count(qualites.Contains));

    // A set says nothing new when a smaller one asks as much of every épreuve: fewer people can then answer.
    private static bool IsUseful(SessionDOraux session, int[] qualites)
    {
        var epreuves = Enumerable.Range(0, session.Epreuves.Length);
        return epreuves.Any(e => Seats(session, e, qualites) > 0)
            && (qualites.Length == 1 || qualites.All(q => epreuves.Any(e => Seats(session, e, [.. qualites.Where(x => x != q)]) < Seats(session, e, qualites))));
    }

    private static IEnumerable<int[]> Subsets(int n, int taille, int premier)
        => taille == 0 ? [[]] : Enumerable.Range(premier, Math.Max(0, n - premier)).SelectMany(q => Subsets(n, taille - 1, q + 1).Select(suite => (int[])[q, .. suite]));
}
