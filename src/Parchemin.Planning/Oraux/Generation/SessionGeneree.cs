namespace Parchemin.Planning.Oraux;

/// <summary>What a generated session looks like: the same values give the same bytes for ever.</summary>
/// <param name="Candidats">How many candidates in all.</param>
/// <param name="Centres">How many centres share them.</param>
/// <param name="Marge">Percent of teachers' half-days beyond what packing the orals needs: 12 is loose, 0 leaves none, a negative one cannot hold.</param>
public sealed record SessionGeneree(int Candidats, int Centres, int Marge, ulong Graine)
{
    /// <summary>Centres of at most 300 candidates.</summary>
    public static SessionGeneree Of(int candidats, int marge, ulong graine) => new(candidats, Math.Max(1, (candidats + 299) / 300), marge, graine);
}
