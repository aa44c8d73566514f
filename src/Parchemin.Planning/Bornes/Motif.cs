namespace Parchemin.Planning.Bornes;

/// <summary>The orals that one commission takes in one plage: how many of each type.</summary>
internal sealed record Motif(long Valeur, int[] Nombres, int Epreuves)
{
    public int Passages => Nombres.Sum();
}

/// <summary>Finds the most valuable orals that fit one after the other in a plage: a knapsack that also knows which épreuves it took.</summary>
/// <remarks>The first candidate prepares before the commission begins, and nothing is kept free after the last passage. How many orals of a
/// type are demanded is forgotten: the value found is never too low.</remarks>
internal sealed class SacDePassages
{
    private const long Impossible = long.MinValue / 4;

    /// <summary>Beyond so many épreuves in a block, which ones a commission takes is no longer followed.</summary>
    public const int MaxEpreuves = 5;

    private readonly IReadOnlyList<TypeDOral> types;
    private readonly List<int> epreuves;
    private long[] table = [];

    public SacDePassages(IReadOnlyList<TypeDOral> types)
    {
        this.types = types;
        epreuves = [.. types.Select(t => t.Epreuve).Distinct()];
        Masques = epreuves.Count <= MaxEpreuves ? 1 << epreuves.Count : 2;
    }

    /// <summary>How many sets of épreuves are told apart, the empty one included.</summary>
    public int Masques { get; }

    /// <summary>The set made of one épreuve.</summary>
    public int MasqueDe(int epreuve) => epreuves.Count <= MaxEpreuves ? 1 << epreuves.IndexOf(epreuve) : 1;

    /// <param name="duree">The minutes of the plage.</param>
    /// <param name="admis">The positions, among the types, of what the commission may take, sorted.</param>
    /// <param name="valeurs">What each type brings.</param>
    /// <param name="primes">What each set of épreuves brings besides.</param>
    public Motif Best(int duree, IReadOnlyList<int> admis, ReadOnlySpan<long> valeurs, ReadOnlySpan<long> primes)
    {
        var meilleur = new Motif(0, new int[types.Count], 0);
        foreach (var attente in admis.Select(t => types[t].Preparation).Distinct())
        {
            // One candidate of this commission prepares for so long and none for less: it cannot begin before.
            List<int> possibles = [.. admis.Where(t => types[t].Preparation >= attente)];
            var place = duree - attente + possibles.Max(t => types[t].Battement);
            if (place <= 0)
                continue;
            int[] bits = [.. possibles.Select(t => MasqueDe(types[t].Epreuve))];
            Fill(place, possibles, bits, valeurs);
            for (var k = 0; k < bits.Length; k++)
            {
                var reste = place - types[possibles[k]].Taille;
                if (types[possibles[k]].Preparation > attente || reste < 0)
                    continue;
                for (var m = bits[k]; m < Masques; m = (m + 1) | bits[k])
                {
                    var suite = table[(reste * Masques) + m] >= table[(reste * Masques) + (m ^ bits[k])] ? m : m ^ bits[k];
                    var valeur = table[(reste * Masques) + suite] + valeurs[possibles[k]] + primes[m];
                    if (table[(reste * Masques) + suite] == Impossible || valeur <= meilleur.Valeur)
                        continue;
                    meilleur = new Motif(valeur, Trace(reste, suite, possibles, bits, valeurs), m);
                    meilleur.Nombres[possibles[k]]++;
                }
            }
        }

        return meilleur;
    }

    // table[c, m]: the best value of orals of exactly the épreuves m that take at most c minutes.
    private void Fill(int place, List<int> possibles, int[] bits, ReadOnlySpan<long> valeurs)
    {
        var taille = (place + 1) * Masques;
        if (table.Length < taille)
            table = new long[taille];
        table.AsSpan(0, Masques).Fill(Impossible);
        table[0] = 0;
        for (var c = 1; c <= place; c++)
        {
            var ligne = c * Masques;
            table.AsSpan(ligne - Masques, Masques).CopyTo(table.AsSpan(ligne));
            for (var k = 0; k < bits.Length; k++)
            {
                var reste = c - types[possibles[k]].Taille;
                if (reste < 0)
                    continue;
                var (valeur, bit) = (valeurs[possibles[k]], bits[k]);
                for (var m = bit; m < Masques; m = (m + 1) | bit)
                {
                    var avant = Math.Max(table[(reste * Masques) + m], table[(reste * Masques) + (m ^ bit)]);
                    if (avant > Impossible && avant + valeur > table[ligne + m])
                        table[ligne + m] = avant + valeur;
                }
            }
        }
    }

    private int[] Trace(int place, int masque, List<int> possibles, int[] bits, ReadOnlySpan<long> valeurs)
    {
        var nombres = new int[types.Count];
        var (c, m) = (place, masque);
        while (c > 0 && m > 0)
        {
            var valeur = table[(c * Masques) + m];
            if (table[((c - 1) * Masques) + m] == valeur)
            {
                c--;
                continue;
            }

            for (var k = 0; k < bits.Length; k++)
            {
                var reste = c - types[possibles[k]].Taille;
                if (reste < 0 || (m & bits[k]) == 0)
                    continue;
                var cherche = valeur - valeurs[possibles[k]];
                var garde = table[(reste * Masques) + m] == cherche;
                if (!garde && table[(reste * Masques) + (m ^ bits[k])] != cherche)
                    continue;
                nombres[possibles[k]]++;
                (c, m) = (reste, garde ? m : m ^ bits[k]);
                break;
            }
        }

        return nombres;
    }
}
