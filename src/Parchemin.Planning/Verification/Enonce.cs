namespace Parchemin.Planning.Verification;

/// <summary>What was asked, as the checker reads it. Times are minutes since year 1, durations minutes; references are positions in the lists.</summary>
internal sealed class Enonce
{
    public required IReadOnlyList<PlageLue> Plages { get; init; }

    public required IReadOnlyList<SalleLue> Salles { get; init; }

    public required IReadOnlyList<EpreuveLue> Epreuves { get; init; }

    public required IReadOnlyList<ExaminateurLu> Examinateurs { get; init; }

    public required IReadOnlyList<CandidatLu> Candidats { get; init; }

    public required ReglesLues Regles { get; init; }

    public required CoutsLus Couts { get; init; }

    public required IReadOnlyList<FixeLu> Fixes { get; init; }

    /// <summary>The names of centres: a candidate whose zone bears one is examined there.</summary>
    public required IReadOnlySet<string> Centres { get; init; }

    /// <summary>The position of each name, by list.</summary>
    public required Noms Noms { get; init; }
}

internal sealed record Noms(
    Dictionary<string, int> Plages, Dictionary<string, int> Salles, Dictionary<string, int> Epreuves, Dictionary<string, int> Examinateurs, Dictionary<string, int> Candidats);

internal sealed record PlageLue(string Id, string Centre, int Debut, int Fin)
{
    public int Jour => Debut / Temps.MinutesParJour;
}

internal sealed record SalleLue(string Id, string Centre, bool EstDInterrogation, int Places, HashSet<string> Indisponible)
{
    public bool IsOpen(PlageLue plage) => Centre == plage.Centre && !Indisponible.Contains(plage.Id);
}

/// <param name="Compositions">Accepted compositions by order of preference; a seat is a quality.</param>
internal sealed record EpreuveLue(string Code, int Preparation, int Passage, int Battement, IReadOnlyList<IReadOnlyList<string>> Compositions);

internal sealed record ExaminateurLu(
    string Id, HashSet<string> Qualites, HashSet<string> Etablissements, HashSet<string> Entreprises, HashSet<int> Plages, HashSet<string> CandidatsRecuses, int? MaxParJour)
{
    public bool IsAvailable(int plage) => Plages.Contains(plage);
}

internal sealed record CandidatLu(
    string Id, string? Etablissement, string? Entreprise, IReadOnlyList<int> Epreuves, int MajorationNumerateur, int MajorationDenominateur, HashSet<int> Indisponible, string? Zone)
{
    public int Lengthen(int minutes) => minutes + (int)((((long)minutes * MajorationNumerateur) + MajorationDenominateur - 1) / MajorationDenominateur);
}

internal sealed record ReglesLues(
    int EcartMin, bool MemeJour, bool RecuserMemeEtablissement, bool RecuserMemeEntreprise, bool CommissionStable, int AttenteMax);

internal sealed record CoutsLus(
    decimal CommissionOuverte, decimal CompositionDeRepli, decimal JourSupplementaire, decimal AttenteParHeure, decimal TrouParQuartDHeure, decimal Desequilibre, decimal Changement);

internal sealed record FixeLu(int Candidat, int Epreuve, int? Plage, int? Debut);
