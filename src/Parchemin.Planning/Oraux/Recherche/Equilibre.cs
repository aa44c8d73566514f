namespace Parchemin.Planning.Oraux;

/// <summary>For each centre, how many examiners have each number of passages, so that the widest difference is known at once.</summary>
internal sealed class Equilibre
{
    private readonly int[][] effectifs;
    private readonly int[] plus;
    private readonly int[] moins;

    public Equilibre(int centres, int passages)
    {
        effectifs = [.. Enumerable.Range(0, centres).Select(_ => new int[passages + 1])];
        plus = new int[centres];
        moins = new int[centres];
    }

    /// <summary>The most loaded less the least loaded, among those who have a passage; 0 when nobody has.</summary>
    public int Ecart(int centre) => plus[centre] - moins[centre];

    public void Change(int centre, int avant, int apres)
    {
        var e = effectifs[centre];
        if (avant > 0)
            e[avant]--;
        if (apres > 0)
        {
            e[apres]++;
            plus[centre] = Math.Max(plus[centre], apres);
            moins[centre] = moins[centre] == 0 ? apres : Math.Min(moins[centre], apres);
        }

        while (plus[centre] > 0 && e[plus[centre]] == 0)
            plus[centre]--;
        if (plus[centre] == 0)
            moins[centre] = 0;
        else if (moins[centre] == 0)
            moins[centre] = 1;
        while (moins[centre] < plus[centre] && e[moins[centre]] == 0)
            moins[centre]++;
    }
}
