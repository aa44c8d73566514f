namespace Parchemin.Planning.Bornes;

/// <summary>The least cost of commissions that take all the orals of a block, when people, rooms and plages are the only limits.</summary>
/// <remarks>
/// A covering programme whose columns are (group of plages, kind of commission, orals taken), found as they are needed. What it drops
/// (recusals, a candidate's own day, fixed orals, preparation seats) only makes the least cost lower, so its prices prove a bound.
/// </remarks>
internal sealed class Recouvrement
{
    /// <summary>Parts of one sixtieth of a unit of cost: prices are whole parts.</summary>
    public const long Parts = 1000;

    private const int MaxTours = 400;
    private const double Finesse = 1e-6;

    private const int PenaliteMin = 50;

    private readonly Bloc bloc;
    private readonly Moyens moyens;
    private readonly SacDePassages sac;
    private readonly Dictionary<(int Groupe, int Profil), int> lignesDePersonnes = [];
    private readonly Dictionary<int, int> lignesDeSalles = [];
    private readonly Dictionary<(int Jour, int Profil), int> lignesDeJournees = [];
    private readonly List<double> ressources = [];
    private readonly IReadOnlyList<int>[] admisDe;
    private readonly int[] ensembleDe;

    public Recouvrement(Bloc bloc, Moyens moyens)
    {
        (this.bloc, this.moyens, sac) = (bloc, moyens, new SacDePassages(bloc.Types));
        admisDe = [.. moyens.Genres.Select(g => (IReadOnlyList<int>)[.. Enumerable.Range(0, bloc.Types.Count).Where(t => g.Epreuves.Contains(bloc.Types[t].Epreuve))])];
        var ensembles = moyens.Genres.Select(g => string.Join(',', g.Epreuves)).ToList();
        ensembleDe = [.. ensembles.Select(e => ensembles.IndexOf(e))];
        if (!moyens.SontLimites)
            return;
        int[] utiles = [.. moyens.Genres.SelectMany(k => k.Profils).Distinct().Order()];
        for (var g = 0; g < moyens.Groupes.Count; g++)
        {
            lignesDeSalles[g] = Row(moyens.Groupes[g].Salles);
            foreach (var f in utiles)
                lignesDePersonnes[(g, f)] = Row(moyens.Groupes[g].Personnes[f]);
        }

        for (var j = 0; j < moyens.Journees.Count; j++)
        {
            foreach (var f in utiles)
            {
                if (moyens.Journees[j][f] is { } limite)
                    lignesDeJournees[(j, f)] = Row(limite);
            }
        }
    }

    /// <summary>Prices that prove as high a bound as could be found.</summary>
    /// <param name="compte">Which types must be taken.</param>
    /// <param name="coutDe">The cost of a commission of each kind, in parts.</param>
    /// <param name="coupes">What is already known of the number of commissions.</param>
    public Tarif Price(Func<TypeDOral, bool> compte, IReadOnlyList<long> coutDe, IReadOnlyList<Coupe> coupes)
    {
        var couverture = bloc.Types.Select(t => compte(t) ? (double)t.Nombre : 0).Concat(coupes.Select(c => (double)c.Minimum)).ToArray();
        var unite = coutDe.Max();

        // An oral left out costs more than a commission for each of all the orals: nobody leaves one out who can do otherwise.
        var programme = new ProgrammeLineaire(couverture, [.. ressources], Math.Max(PenaliteMin, 2 * bloc.Types.Sum(t => t.Nombre)));
        var connues = new HashSet<string>(StringComparer.Ordinal);
        Tarif tarif;
        for (var tour = 0; ; tour++)
        {
            programme.Solve();
            tarif = ToTarif([.. programme.Prix.Select(p => p * unite)], coupes.Count, compte);
            var trop = 0L;
            var nouvelles = 0;
            foreach (var (groupe, genre, motif, exces) in Offers(tarif, coutDe, coupes))
            {
                trop = Math.Max(trop, exces);
                if (exces <= unite * Finesse || !connues.Add($"{groupe}:{genre}:{string.Join(',', motif.Nombres)}"))
                    continue;
                programme.Add(ToColonne(groupe, genre, motif, coutDe[genre] / (double)unite, coupes));
                nouvelles++;
            }

            if (trop == 0)
                return tarif;
            if (nouvelles == 0 || tour == MaxTours)
                return Lower(tarif, trop, coutDe.Min());
        }
    }

    /// <summary>What these prices prove, in parts.</summary>
    public static Int128 Worth(Bloc bloc, Moyens moyens, Tarif tarif, IReadOnlyList<Coupe> coupes)
    {
        Int128 somme = 0;
        for (var t = 0; t < bloc.Types.Count; t++)
            somme += (Int128)tarif.Oraux[t] * bloc.Types[t].Nombre;
        for (var c = 0; c < coupes.Count; c++)
            somme += (Int128)tarif.Coupes[c] * coupes[c].Minimum;
        for (var g = 0; g < moyens.Groupes.Count; g++)
        {
            somme -= (Int128)tarif.Salles[g] * moyens.Groupes[g].Salles;
            for (var f = 0; f < tarif.Personnes[g].Length; f++)
                somme -= (Int128)tarif.Personnes[g][f] * moyens.Groupes[g].Personnes[f];
        }

        for (var j = 0; j < tarif.Journees.Length; j++)
        {
            for (var f = 0; f < tarif.Journees[j].Length; f++)
                somme -= (Int128)tarif.Journees[j][f] * (moyens.Journees[j][f] ?? 0);
        }

        return somme;
    }

    private int Row(double limite)
    {
        ressources.Add(limite);
        return ressources.Count - 1;
    }

    /// <summary>The most profitable orals of each group and kind: what they are worth beyond all that must be paid.</summary>
    private IEnumerable<(int Groupe, int Genre, Motif Motif, long Exces)> Offers(Tarif tarif, IReadOnlyList<long> coutDe, IReadOnlyList<Coupe> coupes)
    {
        var primes = Primes(tarif, coupes);
        var motifs = new Dictionary<(int Duree, int Admis, long Peage), Motif>();
        var valeurs = new long[bloc.Types.Count];
        for (var g = 0; g < moyens.Groupes.Count; g++)
        {
            var groupe = moyens.Groupes[g];
            for (var k = 0; k < moyens.Genres.Count; k++)
            {
                var profils = moyens.Genres[k].Profils;
                if (admisDe[k].Count == 0 || (moyens.SontLimites && (groupe.Salles == 0 || profils.Any(f => groupe.Personnes[f] < profils.Count(p => p == f)))))
                    continue;
                var peage = groupe.Jour is { } jour ? profils.Sum(f => tarif.Journees[jour][f]) : 0;
                var cle = (groupe.Duree, ensembleDe[k], peage);
                if (!motifs.TryGetValue(cle, out var motif))
                {
                    for (var t = 0; t < valeurs.Length; t++)
                        valeurs[t] = tarif.Oraux[t] - peage;
                    motifs[cle] = motif = sac.Best(groupe.Duree, admisDe[k], valeurs, primes);
                }

                var exces = motif.Valeur - coutDe[k] - tarif.Salles[g] - profils.Sum(f => tarif.Personnes[g][f]);
                if (exces > 0)
                    yield return (g, k, motif, exces);
            }
        }
    }

    private long[] Primes(Tarif tarif, IReadOnlyList<Coupe> coupes)
    {
        var primes = new long[sac.Masques];
        for (var m = 1; m < primes.Length; m++)
        {
            for (var c = 0; c < coupes.Count; c++)
                primes[m] += (m & MasqueDe(coupes[c])) != 0 ? tarif.Coupes[c] : 0;
        }

        return primes;
    }

    private int MasqueDe(Coupe coupe) => coupe.Epreuves.Aggregate(0, (m, e) => m | sac.MasqueDe(e));

    private Colonne ToColonne(int groupe, int genre, Motif motif, double cout, IReadOnlyList<Coupe> coupes)
    {
        SortedDictionary<int, double> entrees = [];
        for (var t = 0; t < motif.Nombres.Length; t++)
        {
            if (motif.Nombres[t] > 0)
                entrees[t] = motif.Nombres[t];
        }

        for (var c = 0; c < coupes.Count; c++)
        {
            if ((motif.Epreuves & MasqueDe(coupes[c])) != 0)
                entrees[bloc.Types.Count + c] = 1;
        }

        var premiere = bloc.Types.Count + coupes.Count;
        if (lignesDeSalles.TryGetValue(groupe, out var ligne))
            entrees[premiere + ligne] = 1;
        foreach (var f in moyens.Genres[genre].Profils)
        {
            if (lignesDePersonnes.TryGetValue((groupe, f), out ligne))
                entrees[premiere + ligne] = entrees.GetValueOrDefault(premiere + ligne) + 1;
            if (moyens.Groupes[groupe].Jour is { } jour && lignesDeJournees.TryGetValue((jour, f), out ligne))
                entrees[premiere + ligne] = entrees.GetValueOrDefault(premiere + ligne) + motif.Passages;
        }

        return new Colonne(cout, [.. entrees.Keys], [.. entrees.Values]);
    }

    // Worth is rounded down and what must be paid is rounded up: whole prices prove no more than the computed ones.
    private Tarif ToTarif(double[] prix, int coupes, Func<TypeDOral, bool> compte)
    {
        var premiere = bloc.Types.Count + coupes;
        var profils = moyens.Groupes.Count == 0 ? 0 : moyens.Groupes[0].Personnes.Length;
        return new Tarif(
            [.. bloc.Types.Select((t, i) => compte(t) ? Down(prix[i]) : 0)],
            [.. Enumerable.Range(bloc.Types.Count, coupes).Select(i => Down(prix[i]))],
            [.. moyens.Groupes.Select((_, g) => Enumerable.Range(0, profils).Select(f => lignesDePersonnes.TryGetValue((g, f), out var l) ? Up(-prix[premiere + l]) : 0).ToArray())],
            [.. moyens.Groupes.Select((_, g) => lignesDeSalles.TryGetValue(g, out var l) ? Up(-prix[premiere + l]) : 0)],
            [.. moyens.Journees.Select((_, j) => Enumerable.Range(0, profils).Select(f => lignesDeJournees.TryGetValue((j, f), out var l) ? Up(-prix[premiere + l]) : 0).ToArray())]);

        static long Down(double p) => p <= 0 ? 0 : (long)Math.Floor(p);
        static long Up(double p) => p <= Finesse ? 0 : (long)Math.Ceiling(p);
    }

    /// <summary>The worth of orals is lowered just enough for the most profitable commission to cost what it brings.</summary>
    private static Tarif Lower(Tarif tarif, long trop, long cout)
        => tarif with
        {
            Oraux = [.. tarif.Oraux.Select(p => (long)((Int128)p * cout / (cout + trop)))],
            Coupes = [.. tarif.Coupes.Select(p => (long)((Int128)p * cout / (cout + trop)))],
        };
}
