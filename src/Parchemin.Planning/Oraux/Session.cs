using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>What is to be planned: the input of the public format (version 1) with every name turned into an index of its list.</summary>
/// <remarks>
/// <para>All times are minutes of local wall time since 1970-01-01T00:00 at the centre (<see cref="Horloge"/>); durations are minutes.
/// An index refers to the list of the same name; <see cref="Aucun"/> stands for an absent one.</para>
/// <para>Built by <see cref="LectureDeSession"/>, which accepts coherent input only: a solver or a checker may trust the indices.</para>
/// </remarks>
public sealed record SessionDOraux
{
    /// <summary>The index that refers to nothing.</summary>
    public const int Aucun = -1;

    public required string Titre { get; init; }

    /// <summary>The centres, in the order in which plages then rooms name them.</summary>
    public required ImmutableArray<string> Centres { get; init; }

    public required ImmutableArray<string> Qualites { get; init; }

    public required ImmutableArray<string> Etablissements { get; init; }

    public required ImmutableArray<string> Entreprises { get; init; }

    public required ImmutableArray<Plage> Plages { get; init; }

    /// <summary>Interrogation and preparation rooms together.</summary>
    public required ImmutableArray<Salle> Salles { get; init; }

    public required ImmutableArray<EpreuveOrale> Epreuves { get; init; }

    public required ImmutableArray<Examinateur> Examinateurs { get; init; }

    public required ImmutableArray<CandidatAuxOraux> Candidats { get; init; }

    /// <summary>Every demanded oral, candidate after candidate: those of candidate c are consecutive (<see cref="CandidatAuxOraux.PremierOral"/>).</summary>
    public required ImmutableArray<Oral> Oraux { get; init; }

    public required ReglesDOraux Regles { get; init; }

    public required CoutsDOraux Couts { get; init; }

    public required ImmutableArray<OralFixe> Fixes { get; init; }

    /// <summary>True when the examiner may not examine the candidate: named recusal, or same establishment or company where the rules say so.</summary>
    public bool EstRecuse(int examinateur, int candidat)
    {
        var (x, c) = (Examinateurs[examinateur], Candidats[candidat]);
        return x.Recuses.Contains(candidat)
            || (Regles.RecuserMemeEtablissement && c.Etablissement != Aucun && x.Etablissements.Contains(c.Etablissement))
            || (Regles.RecuserMemeEntreprise && c.Entreprise != Aucun && x.Entreprises.Contains(c.Entreprise));
    }

    /// <summary>True when the candidate may be called in the plage: not declared unavailable, and in the centre of his zone if he has one.</summary>
    public bool PeutVenir(int candidat, int plage)
    {
        var c = Candidats[candidat];
        return (c.Centre == Aucun || c.Centre == Plages[plage].Centre) && !c.Indisponible.Contains(plage);
    }

    /// <summary>True when the room, of interrogation or of preparation, serves in the plage.</summary>
    public bool Sert(Salle salle, int plage) => salle.Centre == Plages[plage].Centre && !salle.Indisponible.Contains(plage);

    /// <summary>True when a commission may sit in the room in the plage.</summary>
    public bool Accueille(int salle, int plage) => !Salles[salle].EstDePreparation && Sert(Salles[salle], plage);

    /// <summary>How many interrogation rooms serve in at least one of these plages.</summary>
    public int SallesEn(params int[] plages) => Salles.Count(s => !s.EstDePreparation && Array.Exists(plages, p => Sert(s, p)));

    /// <summary>How many preparation seats serve in at least one of these plages.</summary>
    public int PlacesEn(params int[] plages) => Salles.Where(s => s.EstDePreparation && Array.Exists(plages, p => Sert(s, p))).Sum(s => s.Places);

    /// <summary>The rank of the first composition of the épreuve that these people fill exactly, each on one seat; <see cref="Aucun"/> when none fits.</summary>
    public int RangDeComposition(int epreuve, ReadOnlySpan<int> membres)
    {
        var compositions = Epreuves[epreuve].Compositions;
        for (var rang = 0; rang < compositions.Length; rang++)
        {
            if (compositions[rang].Length == membres.Length && Remplit(compositions[rang], 0, membres, 0))
                return rang;
        }

        return Aucun;
    }

    /// <summary>The same session when the examiner is not available in the plage: what a repair starts from.</summary>
    public SessionDOraux Without(int examinateur, int plage)
        => this with { Examinateurs = Examinateurs.SetItem(examinateur, Examinateurs[examinateur] with { Plages = Examinateurs[examinateur].Plages.Remove(plage) }) };

    // Seats are few: trying every person on every seat is enough.
    private bool Remplit(ImmutableArray<int> sieges, int siege, ReadOnlySpan<int> membres, ulong assis)
    {
        if (siege == sieges.Length)
            return true;
        for (var m = 0; m < membres.Length; m++)
        {
            if ((assis & (1UL << m)) == 0 && Examinateurs[membres[m]].Qualites.Contains(sieges[siege]) && Remplit(sieges, siege + 1, membres, assis | (1UL << m)))
                return true;
        }

        return false;
    }
}

/// <summary>A stretch of time of a centre in which orals may take place, within one day.</summary>
public sealed record Plage(string Id, int Centre, int Debut, int Fin)
{
    /// <summary>The day, counted from 1970-01-01.</summary>
    public int Jour => Debut / Horloge.MinutesParJour;

    public int Duree => Fin - Debut;
}

/// <summary>A room: one commission at a time examines in it, or several candidates prepare in it.</summary>
/// <param name="Places">The seats of a preparation room; 0 for an interrogation room.</param>
public sealed record Salle(string Id, int Centre, bool EstDePreparation, int Places)
{
    /// <summary>The plages in which nobody may examine in it.</summary>
    public ImmutableArray<int> Indisponible { get; init; } = [];
}

/// <summary>An oral épreuve, its ordinary durations, and the compositions of its commission in order of preference.</summary>
/// <param name="Battement">Minutes that the commission and its room keep free after each passage.</param>
/// <param name="Compositions">Each is a list of seats; each seat is the index of a qualité, filled by a different person.</param>
public sealed record EpreuveOrale(string Code, int Preparation, int Passage, int Battement, ImmutableArray<ImmutableArray<int>> Compositions);

/// <summary>A person who can sit in commissions. Every list is sorted.</summary>
/// <param name="MaxParJour">The most passages in one day; <see cref="int.MaxValue"/> when not limited.</param>
public sealed record Examinateur(
    string Id,
    ImmutableArray<int> Qualites,
    ImmutableArray<int> Etablissements,
    ImmutableArray<int> Entreprises,
    ImmutableArray<int> Plages,
    ImmutableArray<int> Recuses,
    int MaxParJour);

/// <summary>A candidate and his orals: <paramref name="NombreDOraux"/> consecutive ones from <paramref name="PremierOral"/>.</summary>
/// <param name="Majoration">The exact share of extra time, numerator over denominator; (0, 1) when there is none.</param>
/// <param name="Indisponible">The plages in which he cannot come, sorted.</param>
/// <param name="Centre">The centre that bears the name of his zone, where he must be examined; <see cref="SessionDOraux.Aucun"/> when no centre does.</param>
public sealed record CandidatAuxOraux(
    string Id,
    int Etablissement,
    int Entreprise,
    (int Numerateur, int Denominateur) Majoration,
    ImmutableArray<int> Indisponible,
    string? Zone,
    int Centre,
    int PremierOral,
    int NombreDOraux);

/// <summary>One oral to place, with the durations of this candidate, extra time included.</summary>
public sealed record Oral(int Candidat, int Epreuve, int Preparation, int Passage, int Battement)
{
    /// <summary>How long the candidate is held: preparation and passage.</summary>
    public int Duree => Preparation + Passage;
}

/// <summary>An oral whose plage and hour are imposed; <paramref name="Debut"/> is when the passage starts, after the preparation.</summary>
public sealed record OralFixe(int Oral, int Plage, int Debut);

/// <summary>The rules, all of them hard.</summary>
/// <param name="EcartMin">Least minutes between the end of an oral of a candidate and his next preparation (or passage without preparation).</param>
/// <param name="MemeJour">All placed orals of a candidate are on one day.</param>
/// <param name="CommissionStable">In one plage a person or a room belongs to one commission only.</param>
/// <param name="AttenteMax">Most minutes between the end of an oral and the next one's preparation on the same day.</param>
public sealed record ReglesDOraux(
    int EcartMin,
    bool MemeJour,
    bool RecuserMemeEtablissement,
    bool RecuserMemeEntreprise,
    bool CommissionStable,
    int AttenteMax);

/// <summary>The price of each term of the cost, whole numbers. <see cref="CoutDePlan"/> says what each term counts.</summary>
public sealed record CoutsDOraux(
    int CommissionOuverte,
    int CompositionDeRepli,
    int JourSupplementaire,
    int AttenteParHeure,
    int TrouParQuartDHeure,
    int Desequilibre,
    int Changement);
