namespace Parchemin.Planning.Bornes;

/// <summary>A column of a linear programme: its cost and its entries, row by row.</summary>
internal sealed record Colonne(double Cout, int[] Lignes, double[] Valeurs);

/// <summary>Minimises a cost over covering rows (at least) and resource rows (at most), with columns that come as they are found.</summary>
/// <remarks>
/// Revised primal simplex with an explicit inverse. A covering row that cannot be met is paid at a high price, so the programme always
/// has a solution. It computes in floating point: whoever uses its prices must prove them again exactly.
/// </remarks>
internal sealed class ProgrammeLineaire
{
    private const double Epsilon = 1e-9;
    private const int Patience = 60;
    private const int EntreDeuxFactorisations = 100;

    private readonly int lignes;
    private readonly double[] seconds;
    private readonly List<Colonne> colonnes = [];
    private readonly int[] enBase;
    private readonly double[] inverse;
    private readonly double[] valeurs;
    private readonly double[] direction;

    /// <param name="couverture">The right-hand sides of the covering rows.</param>
    /// <param name="ressources">The right-hand sides of the resource rows, which follow them.</param>
    /// <param name="penalite">The price of what is not covered.</param>
    public ProgrammeLineaire(double[] couverture, double[] ressources, double penalite)
    {
        seconds = [.. couverture, .. ressources];
        lignes = seconds.Length;
        enBase = new int[lignes];
        inverse = new double[lignes * lignes];
        valeurs = [.. seconds];
        direction = new double[lignes];
        Prix = new double[lignes];
        for (var i = 0; i < lignes; i++)
        {
            // One column per row starts in the basis: what is not covered, or what is left of a resource.
            colonnes.Add(new Colonne(i < couverture.Length ? penalite : 0, [i], [1]));
            enBase[i] = i;
            inverse[(i * lignes) + i] = 1;
        }

        for (var i = 0; i < couverture.Length; i++)
            colonnes.Add(new Colonne(0, [i], [-1]));
    }

    /// <summary>The dual price of each row after <see cref="Solve"/>: not negative for covering rows, not positive for resources.</summary>
    public double[] Prix { get; }

    public void Add(Colonne colonne) => colonnes.Add(colonne);

    public void Solve()
    {
        var surPlace = 0;
        for (var tour = 1; ; tour++)
        {
            if (tour % EntreDeuxFactorisations == 0)
                Factorise();
            ComputePrices();
            var entrante = Choose(surPlace > Patience);
            if (entrante < 0)
                return;
            ComputeDirection(colonnes[entrante]);
            var sortante = Leave();
            if (sortante < 0)
                return;
            surPlace = valeurs[sortante] > Epsilon ? 0 : surPlace + 1;
            Pivot(sortante, entrante);
        }
    }

    private void ComputePrices()
    {
        Array.Clear(Prix);
        for (var i = 0; i < lignes; i++)
        {
            var cout = colonnes[enBase[i]].Cout;
            if (cout == 0)
                continue;
            for (var j = 0; j < lignes; j++)
                Prix[j] += cout * inverse[(i * lignes) + j];
        }
    }

    // The steepest column; the first one when the basis has long changed without gain, so that it cannot turn in circles.
    private int Choose(bool premiere)
    {
        var (choix, meilleur) = (-1, -1e-7);
        for (var c = 0; c < colonnes.Count; c++)
        {
            var colonne = colonnes[c];
            var reduit = colonne.Cout;
            for (var k = 0; k < colonne.Lignes.Length; k++)
                reduit -= Prix[colonne.Lignes[k]] * colonne.Valeurs[k];
            if (reduit >= meilleur)
                continue;
            if (premiere)
                return c;
            (choix, meilleur) = (c, reduit);
        }

        return choix;
    }

    private void ComputeDirection(Colonne colonne)
    {
        Array.Clear(direction);
        for (var k = 0; k < colonne.Lignes.Length; k++)
        {
            for (var i = 0; i < lignes; i++)
                direction[i] += inverse[(i * lignes) + colonne.Lignes[k]] * colonne.Valeurs[k];
        }
    }

    private int Leave()
    {
        var (sortante, rapport) = (-1, double.PositiveInfinity);
        for (var i = 0; i < lignes; i++)
        {
            if (direction[i] <= Epsilon)
                continue;
            var r = Math.Max(0, valeurs[i]) / direction[i];
            if (r < rapport - Epsilon || (r <= rapport + Epsilon && sortante >= 0 && enBase[i] < enBase[sortante]))
                (sortante, rapport) = (i, Math.Min(r, rapport));
        }

        return sortante;
    }

    private void Pivot(int sortante, int entrante)
    {
        var pas = Math.Max(0, valeurs[sortante]) / direction[sortante];
        var ligne = inverse.AsSpan(sortante * lignes, lignes);
        for (var j = 0; j < lignes; j++)
            ligne[j] /= direction[sortante];
        for (var i = 0; i < lignes; i++)
        {
            if (i == sortante || Math.Abs(direction[i]) < 1e-13)
                continue;
            valeurs[i] -= direction[i] * pas;
            var autre = inverse.AsSpan(i * lignes, lignes);
            for (var j = 0; j < lignes; j++)
                autre[j] -= direction[i] * ligne[j];
        }

        valeurs[sortante] = pas;
        enBase[sortante] = entrante;
    }

    // The inverse drifts: it is computed again from the basis, by Gauss and Jordan with the largest pivot.
    private void Factorise()
    {
        var matrice = new double[lignes * lignes];
        for (var c = 0; c < lignes; c++)
        {
            var colonne = colonnes[enBase[c]];
            for (var k = 0; k < colonne.Lignes.Length; k++)
                matrice[(colonne.Lignes[k] * lignes) + c] += colonne.Valeurs[k];
        }

        Array.Clear(inverse);
        for (var i = 0; i < lignes; i++)
            inverse[(i * lignes) + i] = 1;
        for (var c = 0; c < lignes; c++)
        {
            var pivot = c;
            for (var i = c + 1; i < lignes; i++)
                pivot = Math.Abs(matrice[(i * lignes) + c]) > Math.Abs(matrice[(pivot * lignes) + c]) ? i : pivot;
            Swap(matrice, pivot, c);
            Swap(inverse, pivot, c);
            var d = matrice[(c * lignes) + c];
            Divide(matrice, c, d);
            Divide(inverse, c, d);
            for (var i = 0; i < lignes; i++)
            {
                var f = matrice[(i * lignes) + c];
                if (i == c || f == 0)
                    continue;
                Subtract(matrice, i, c, f);
                Subtract(inverse, i, c, f);
            }
        }

        for (var i = 0; i < lignes; i++)
        {
            valeurs[i] = 0;
            for (var j = 0; j < lignes; j++)
                valeurs[i] += inverse[(i * lignes) + j] * seconds[j];
        }
    }

    private void Swap(double[] m, int a, int b)
    {
        for (var j = 0; a != b && j < lignes; j++)
            (m[(a * lignes) + j], m[(b * lignes) + j]) = (m[(b * lignes) + j], m[(a * lignes) + j]);
    }

    private void Divide(double[] m, int i, double d)
    {
        for (var j = 0; j < lignes; j++)
            m[(i * lignes) + j] /= d;
    }

    private void Subtract(double[] m, int i, int c, double f)
    {
        for (var j = 0; j < lignes; j++)
            m[(i * lignes) + j] -= f * m[(c * lignes) + j];
    }
}
