namespace Parchemin.Planning.Oraux;

/// <summary>What a generated session looks like: the same values give the same bytes for ever.</summary>
/// <param name="Candidats">How many candidates in all.</param>
/// <param name="Centres">How many centres share them.</param>
/// <param name="Marge">Percent of teachers' half-days beyond what packing the orals needs: 12 is loose, 0 leaves none, -3 cannot hold.</param>
public sealed record SessionGeneree(int Candidats, int Centres, int Marge, ulong Graine)
{
    /// <summary>Centres of about 300 candidates.</summary>
    public static SessionGeneree Of(int candidats, int marge, ulong graine) => new(candidats, Math.Max(1, (candidats + 150) / 300), marge, graine);
}
