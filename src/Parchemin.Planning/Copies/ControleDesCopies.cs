using Parchemin.Core;

namespace Parchemin.Planning;

/// <summary>Proves again that a distribution is of least cost, from the prices alone: no network here.</summary>
public static class ControleDesCopies
{
    /// <summary>What does not hold, in French; empty when the distribution is allowed and no other costs less.</summary>
    /// <remarks>
    /// A price is what one more script costs at the least. Costs only grow with the number, so that it is enough that no single script
    /// gains by going elsewhere: each part taken costs at most the difference of the prices, and each next one at least as much.
    /// </remarks>
    public static IReadOnlyList<string> Check(CopiesAConfier copies, RepartitionDesCopies repartition)
    {
        ArgumentNullException.ThrowIfNull(copies);
        ArgumentNullException.ThrowIfNull(repartition);
        var fautes = new List<string>();
        for (var j = 0; j < copies.Classes.Count; j++)
            CheckClass(copies, repartition, j, fautes);
        for (var i = 0; i < copies.Correcteurs.Count; i++)
            CheckCorrector(copies, repartition, i, fautes);
        return fautes;
    }

    private static void CheckClass(CopiesAConfier copies, RepartitionDesCopies repartition, int j, List<string> fautes)
    {
        var (classe, nombres, prix) = (copies.Classes[j], repartition.Nombres[j], repartition.PrixDesClasses[j]);
        if (nombres.Sum() + repartition.SansCorrecteur[j] != classe.Nombre || nombres.Any(n => n < 0) || repartition.SansCorrecteur[j] < 0)
            fautes.Add($"{classe.Origine} : {Pluriel.Of(classe.Nombre, "copie")} à confier, {Pluriel.Of(nombres.Sum(), "confiée")} et {repartition.SansCorrecteur[j]} sans correcteur.");
        var abandon = repartition.SansCorrecteur[j];
        if ((abandon > 0 && prix < CopiesAConfier.SansCorrecteur) || (abandon < classe.Nombre && prix > CopiesAConfier.SansCorrecteur))
            fautes.Add($"{classe.Origine} : laisser des copies sans correcteur n'est pas prouvé nécessaire.");
        for (var i = 0; i < nombres.Length; i++)
        {
            if (classe.Interdits.Contains(i))
            {
                if (nombres[i] > 0)
                    fautes.Add($"{copies.Correcteurs[i].Id} corrige des copies de {classe.Origine}, qui lui sont interdites.");
                continue;
            }

            var ecart = prix - repartition.PrixDesCorrecteurs[i];
            var (derniere, prochaine) = (nombres[i] > copies.ShareOf(j) ? CopiesAConfier.Serree : 0, nombres[i] >= copies.ShareOf(j) ? CopiesAConfier.Serree : 0);
            if ((nombres[i] > 0 && derniere > ecart) || (nombres[i] < classe.Nombre && prochaine < ecart))
                fautes.Add($"{copies.Correcteurs[i].Id} gagnerait à échanger des copies de {classe.Origine}.");
        }
    }

    private static void CheckCorrector(CopiesAConfier copies, RepartitionDesCopies repartition, int i, List<string> fautes)
    {
        var correcteur = copies.Correcteurs[i];
        var recues = repartition.Nombres.Sum(n => n[i]);
        var total = correcteur.DejaConfiees + recues;
        if (total > copies.MaximumOf(i))
            fautes.Add($"{correcteur.Id} a {total} copies, {copies.MaximumOf(i)} au plus dans ses heures.");
        if ((recues > 0 && copies.CostOf(i, total) > repartition.PrixDesCorrecteurs[i]) || (total < copies.MaximumOf(i) && recues < copies.Classes.Sum(c => c.Nombre) && copies.CostOf(i, total + 1) < repartition.PrixDesCorrecteurs[i]))
            fautes.Add($"{correcteur.Id} n'est pas chargé au mieux.");
    }
}
