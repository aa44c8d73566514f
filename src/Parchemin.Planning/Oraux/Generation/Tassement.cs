namespace Parchemin.Planning.Oraux;

/// <summary>How many half-days the passages of one épreuve need at least when they follow each other without a gap.</summary>
internal static class Tassement
{
    /// <summary>The fewest half-days of <paramref name="place"/> minutes that hold so many passages of two lengths.</summary>
    public static int Count(int place, int ordinaires, int duree, int majores, int dureeMajoree)
    {
        // Of so many long passages placed, the most ordinary ones that fit beside them.
        var plus = new int[majores + 1];
        Array.Fill(plus, -1);
        plus[0] = 0;
        var nombre = 0;
        for (; plus[majores] < ordinaires; nombre++)
        {
            for (var m = majores; m >= 0; m--)
            {
                var meilleur = -1;
                for (var k = 0; k <= m && k * dureeMajoree <= place; k++)
                {
                    if (plus[m - k] >= 0)
                        meilleur = Math.Max(meilleur, plus[m - k] + ((place - (k * dureeMajoree)) / duree));
                }

                plus[m] = meilleur;
            }
        }

        return nombre;
    }
}
