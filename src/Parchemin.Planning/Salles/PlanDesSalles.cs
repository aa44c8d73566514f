namespace Parchemin.Planning;

/// <summary>Somebody who writes in a centre.</summary>
/// <param name="Nom">By which sign-in lists are ordered.</param>
/// <param name="TempsMajore">He ends later than the others, and is seated with those who do.</param>
/// <param name="SalleAPart">He writes alone.</param>
public sealed record CandidatAPlacer(string Id, string Nom, string Etablissement, bool TempsMajore = false, bool SalleAPart = false);

/// <summary>A room of written work, by rows from the board and by columns.</summary>
/// <param name="Espacee">Every other column stays empty: nobody has a neighbour on his side.</param>
public sealed record SalleDEcrit(string Code, int Rangees, int Colonnes, bool Espacee = false)
{
    /// <summary>From a column where somebody sits to the next one.</summary>
    public int Pas => Espacee ? 2 : 1;

    /// <summary>The columns where somebody may sit.</summary>
    public int ColonnesOccupees => (Colonnes + Pas - 1) / Pas;

    public int Places => Rangees * ColonnesOccupees;

    /// <summary>Whether somebody may sit there: within the room, and not in a column that stays empty.</summary>
    public bool Holds(int rangee, int colonne) => rangee >= 1 && rangee <= Rangees && colonne >= 1 && colonne <= Colonnes && (colonne - 1) % Pas == 0;
}

/// <summary>A seat that is taken.</summary>
/// <param name="Rangee">From 1, from the board.</param>
/// <param name="Colonne">From 1.</param>
public sealed record PlaceAttribuee(CandidatAPlacer Candidat, int Rangee, int Colonne)
{
    /// <summary>As written on the table: <c>B3</c>.</summary>
    public string Etiquette => $"{(char)('A' + Colonne - 1)}{Rangee}";

    /// <summary>The row and the column of a label; null when it is none.</summary>
    public static (int Rangee, int Colonne)? Read(string? etiquette)
        => etiquette is [>= 'A' and <= 'Z' and var colonne, ..] && int.TryParse(etiquette.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rangee) && rangee > 0
            ? (rangee, colonne - 'A' + 1) : null;
}

/// <summary>A room as it is filled.</summary>
/// <param name="Voisins">Pairs of candidates of one établissement who sit side by side or one behind the other.</param>
/// <param name="Surveillants">People needed to watch it.</param>
public sealed record SallePlacee(SalleDEcrit Salle, IReadOnlyList<PlaceAttribuee> Places, int Voisins, int Surveillants)
{
    /// <summary>A room whose seats are known.</summary>
    public static SallePlacee Of(SalleDEcrit salle, IReadOnlyList<PlaceAttribuee> places)
    {
        ArgumentNullException.ThrowIfNull(salle);
        ArgumentNullException.ThrowIfNull(places);
        var voisins = places.Sum(p => places.Count(q => Meet(salle, p, q))) / 2;
        return new SallePlacee(salle, [.. places.OrderBy(p => p.Rangee).ThenBy(p => p.Colonne)], voisins, Math.Max(PlanDesSalles.SurveillantsAuMoins, (places.Count + PlanDesSalles.CandidatsParSurveillant - 1) / PlanDesSalles.CandidatsParSurveillant));
    }

    /// <summary>Somebody writes alone in it.</summary>
    public bool EstAPart => Places.Any(p => p.Candidat.SalleAPart);

    /// <summary>Everybody in it has extra time.</summary>
    public bool EstDeTempsMajore => !EstAPart && Places.Count > 0 && Places.All(p => p.Candidat.TempsMajore);

    internal static bool Meet(SalleDEcrit salle, PlaceAttribuee un, PlaceAttribuee autre)
        => string.Equals(un.Candidat.Etablissement, autre.Candidat.Etablissement, StringComparison.Ordinal)
            && ((un.Rangee == autre.Rangee && Math.Abs(un.Colonne - autre.Colonne) == salle.Pas) || (un.Colonne == autre.Colonne && Math.Abs(un.Rangee - autre.Rangee) == 1));

    /// <summary>The sign-in list: in the order of the names, then of the identifiers.</summary>
    public IReadOnlyList<PlaceAttribuee> Emargement => [.. Places.OrderBy(p => p.Candidat.Nom, StringComparer.Ordinal).ThenBy(p => p.Candidat.Id, StringComparer.Ordinal)];
}

/// <summary>The rooms of a centre for one épreuve: the same candidates and rooms always give the same seats.</summary>
/// <param name="SansPlace">Those for whom no room is left.</param>
public sealed record PlanDesSalles(IReadOnlyList<SallePlacee> Salles, IReadOnlyList<CandidatAPlacer> SansPlace)
{
    /// <summary>Candidates whom one person watches (interpretation: no text read gives a number; Cambridge asks one for thirty).</summary>
    public const int CandidatsParSurveillant = 30;

    /// <summary>People at least in a room (interpretation).</summary>
    public const int SurveillantsAuMoins = 2;

    /// <summary>Seats everybody whom the rooms can hold, in as few rooms as that needs.</summary>
    /// <remarks>
    /// Those who write alone take the smallest rooms, those with extra time the next ones together; the others the largest, the établissements
    /// spread evenly over the rooms. Where rooms lack for that, those with extra time sit with the others.
    /// </remarks>
    public static PlanDesSalles Assign(IReadOnlyList<CandidatAPlacer> candidats, IReadOnlyList<SalleDEcrit> salles)
    {
        ArgumentNullException.ThrowIfNull(candidats);
        ArgumentNullException.ThrowIfNull(salles);
        var separes = Assign(candidats, salles, ensemble: false);
        return separes.SansPlace.Count > 0 && Assign(candidats, salles, ensemble: true) is { } meles && meles.SansPlace.Count < separes.SansPlace.Count ? meles : separes;
    }

    private static PlanDesSalles Assign(IReadOnlyList<CandidatAPlacer> candidats, IReadOnlyList<SalleDEcrit> salles, bool ensemble)
    {
        var libres = salles.Where(s => s.Places > 0).OrderBy(s => s.Places).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();
        var (placees, sans) = (new List<SallePlacee>(), new List<CandidatAPlacer>());
        foreach (var seul in candidats.Where(c => c.SalleAPart).OrderBy(c => c.Id, StringComparer.Ordinal))
            Fill([seul], libres.Take(1));
        var majores = candidats.Where(c => c is { TempsMajore: true, SalleAPart: false } && !ensemble).ToList();
        Fill(majores, Enough(libres, majores.Count));
        var autres = candidats.Where(c => !c.SalleAPart && (ensemble || !c.TempsMajore)).ToList();
        Fill(autres, Enough(Enumerable.Reverse(libres), autres.Count));
        return new PlanDesSalles([.. placees.OrderBy(s => s.Salle.Code, StringComparer.Ordinal)], sans);

        void Fill(IReadOnlyList<CandidatAPlacer> groupe, IEnumerable<SalleDEcrit> choisies)
        {
            var prises = choisies.ToList();
            var paquets = Deal(groupe, prises, sans);
            placees.AddRange(prises.Zip(paquets).Where(p => p.Second.Count > 0).Select(p => PlacementDansUneSalle.Seat(p.First, p.Second)));
            libres.RemoveAll(prises.Contains);
        }
    }

    private static List<SalleDEcrit> Enough(IEnumerable<SalleDEcrit> salles, int candidats)
    {
        var prises = new List<SalleDEcrit>();
        foreach (var salle in salles)
        {
            if (prises.Sum(s => s.Places) >= candidats)
                break;
            prises.Add(salle);
        }

        return prises;
    }

    // Like cards, établissement by établissement: each room gets its share of each of them.
    private static List<CandidatAPlacer>[] Deal(IReadOnlyList<CandidatAPlacer> candidats, List<SalleDEcrit> salles, List<CandidatAPlacer> sans)
    {
        var paquets = salles.Select(_ => new List<CandidatAPlacer>()).ToArray();
        var tour = 0;
        foreach (var candidat in candidats.OrderBy(c => c.Etablissement, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            var essais = 0;
            while (essais < salles.Count && paquets[tour % salles.Count].Count == salles[tour % salles.Count].Places)
                (tour, essais) = (tour + 1, essais + 1);
            if (essais == salles.Count)
                sans.Add(candidat);
            else
                paquets[tour++ % salles.Count].Add(candidat);
        }

        return paquets;
    }
}
