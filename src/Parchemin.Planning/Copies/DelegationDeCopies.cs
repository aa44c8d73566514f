namespace Parchemin.Planning;

/// <summary>What becomes of the unread scripts of somebody who cannot mark them any more.</summary>
public static class DelegationDeCopies
{
    /// <summary>Gives the unread scripts of an absent corrector to the others, who keep all they have: nothing else moves.</summary>
    /// <param name="copies">The distribution as it was asked.</param>
    /// <param name="repartition">As it was found.</param>
    /// <param name="absent">The rank of the absent one.</param>
    /// <param name="lues">By class: those that he has marked already, which stay his.</param>
    public static (CopiesAConfier Copies, RepartitionDesCopies Repartition) Reassign(CopiesAConfier copies, RepartitionDesCopies repartition, int absent, IReadOnlyList<int> lues)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(repartition);
        ArgumentNullException.ThrowIfNull(lues);
        var orphelines = copies.Classes.Select((c, j) => c with
        {
            Nombre = repartition.Nombres[j][absent] - lues[j],
            Interdits = c.Interdits.Append(absent).ToHashSet(),
        });
        var charges = copies.Correcteurs.Select((c, i) => c with { DejaConfiees = c.DejaConfiees + repartition.Nombres.Sum(n => n[i]) });
        var reste = new CopiesAConfier([.. orphelines], [.. charges]);
        return (reste, RepartitionDesCopies.Solve(reste));
    }

    /// <summary>Who could take them all alone: the least loaded for the time he has first.</summary>
    public static IReadOnlyList<int> Substitutes(CopiesAConfier copies, RepartitionDesCopies repartition, int absent, IReadOnlyList<int> lues)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(repartition);
        ArgumentNullException.ThrowIfNull(lues);
        var orphelines = copies.Classes.Select((c, j) => (Classe: c, Nombre: repartition.Nombres[j][absent] - lues[j])).Where(o => o.Nombre > 0).ToList();
        var total = orphelines.Sum(o => o.Nombre);
        return [.. from i in Enumerable.Range(0, copies.Correcteurs.Count)
                   let charge = copies.Correcteurs[i].DejaConfiees + repartition.Nombres.Sum(n => n[i])
                   where i != absent && charge + total <= copies.MaximumOf(i) && orphelines.TrueForAll(o => !o.Classe.Interdits.Contains(i))
                   orderby copies.CostOf(i, charge + total), i
                   select i];
    }
}
