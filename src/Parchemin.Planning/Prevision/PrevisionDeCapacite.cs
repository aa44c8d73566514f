using Parchemin.Core;

namespace Parchemin.Planning.Prevision;

/// <summary>An oral épreuve as a forecast sees it, before anybody is enrolled by name.</summary>
/// <param name="Candidats">How many are expected.</param>
/// <param name="Majores">How many of them have extra time.</param>
/// <param name="Majoration">The share of extra time of those who have it.</param>
/// <param name="Passage">Minutes of a passage, extra time aside.</param>
/// <param name="Battement">Minutes kept free after each passage.</param>
/// <param name="Compositions">The accepted compositions by order of preference; a seat is a qualité.</param>
public sealed record EpreuvePrevue(string Code, int Candidats, int Majores, Fraction Majoration, int Passage, int Battement, IReadOnlyList<IReadOnlyList<string>> Compositions);

/// <summary>A person who may sit, and until when.</summary>
/// <param name="Qualites">What the person is habilitated as.</param>
/// <param name="ValideJusquAu">The last day of the habilitation; nothing when it has no end.</param>
/// <param name="MinutesDisponibles">What the person can give to the session.</param>
public sealed record PersonneHabilitee(string Nom, IReadOnlyList<string> Qualites, DateOnly? ValideJusquAu, int MinutesDisponibles);

/// <summary>What a qualité must give and what its people can give.</summary>
/// <param name="MinutesDemandees">The minutes that its seats take in the regular compositions: each passage with its battement.</param>
/// <param name="MinutesOffertes">What its habilitated people give, were they asked for nothing else.</param>
/// <param name="Personnes">How many are habilitated on the day.</param>
/// <param name="Expirees">Who was habilitated and no longer is on the day.</param>
public sealed record BesoinDeQualite(string Qualite, long MinutesDemandees, long MinutesOffertes, int Personnes, IReadOnlyList<string> Expirees)
{
    /// <summary>What is short, were this qualité alone.</summary>
    public long MinutesManquantes => Math.Max(0, MinutesDemandees - MinutesOffertes);
}

/// <summary>Months ahead: hours needed by qualité against habilitated people.</summary>
/// <param name="Besoins">By qualité, in the order in which épreuves name them.</param>
/// <param name="Goulots">Qualités whose people together give less than their seats take, each person counted once: none can hide behind another.</param>
public sealed record PrevisionDeCapacite(IReadOnlyList<BesoinDeQualite> Besoins, IReadOnlyList<GoulotDeCapacite> Goulots)
{
    // People of several qualités are counted together over sets of at most so many.
    private const int MaxQualites = 12;

    /// <summary>Forecasts a session.</summary>
    /// <param name="jour">The day of the session: who is no longer habilitated then is not counted.</param>
    public static PrevisionDeCapacite Of(IReadOnlyList<EpreuvePrevue> epreuves, IReadOnlyList<PersonneHabilitee> personnes, DateOnly jour)
    {
        ArgumentNullException.ThrowIfNull(epreuves);
        ArgumentNullException.ThrowIfNull(personnes);
        var valides = personnes.Where(p => p.ValideJusquAu is not { } fin || fin >= jour).ToList();
        List<string> qualites = [.. epreuves.SelectMany(e => e.Compositions).SelectMany(c => c).Distinct(StringComparer.Ordinal)];
        var besoins = qualites.Select(q => new BesoinDeQualite(
            q,
            epreuves.Sum(e => Minutes(e) * e.Compositions[0].Count(s => s == q)),
            valides.Where(p => p.Qualites.Contains(q)).Sum(p => (long)p.MinutesDisponibles),
            valides.Count(p => p.Qualites.Contains(q)),
            [.. personnes.Where(p => p.Qualites.Contains(q)).Except(valides).Select(p => p.Nom)])).ToList();
        return new PrevisionDeCapacite(besoins, Bottlenecks(epreuves, valides, qualites));
    }

    // A set of qualités must give what the least demanding composition of each épreuve asks of it.
    private static List<GoulotDeCapacite> Bottlenecks(IReadOnlyList<EpreuvePrevue> epreuves, List<PersonneHabilitee> valides, List<string> qualites)
    {
        List<GoulotDeCapacite> goulots = [];
        for (var m = 1; m < 1 << Math.Min(MaxQualites, qualites.Count); m++)
        {
            HashSet<string> ensemble = [.. qualites.Where((_, i) => i < MaxQualites && (m & (1 << i)) != 0)];
            var demande = epreuves.Sum(e => Minutes(e) * e.Compositions.Min(c => c.Count(ensemble.Contains)));
            var offre = valides.Where(p => p.Qualites.Any(ensemble.Contains)).Sum(p => (long)p.MinutesDisponibles);
            if (demande > offre)
                goulots.Add(new GoulotDeCapacite([.. ensemble], demande, offre));
        }

        // A larger set that lacks no more than a smaller one says nothing new.
        return [.. goulots.Where(g => !goulots.Exists(p => p.Qualites.Count < g.Qualites.Count && p.Qualites.All(g.Qualites.Contains) && p.MinutesManquantes >= g.MinutesManquantes))
            .OrderByDescending(g => g.MinutesManquantes)];
    }

    private static long Minutes(EpreuvePrevue e)
    {
        var majore = (Fraction.Of(e.Passage) * (Fraction.One + e.Majoration));
        var arrondi = (majore.Numerator + majore.Denominator - 1) / majore.Denominator;
        return ((long)(e.Candidats - e.Majores) * (e.Passage + e.Battement)) + (e.Majores * (arrondi + e.Battement));
    }
}

/// <summary>Qualités whose people together cannot hear all that only they may hear: whatever the planning, this is short.</summary>
public sealed record GoulotDeCapacite(IReadOnlyList<string> Qualites, long MinutesDemandees, long MinutesOffertes)
{
    public long MinutesManquantes => MinutesDemandees - MinutesOffertes;
}
