namespace Parchemin.Planning;

/// <summary>An instant stands at most so many minutes after another one.</summary>
internal readonly record struct ContrainteDEcart(int Apres, int Avant, int Ecart);

/// <summary>What the séances of a calendar ask of one another, in minutes from the first: one paper, legal hours, bearable days.</summary>
internal sealed class JourneesDeComposition
{
    private const int MinutesParJour = 8 * 60;
    private readonly AnalyseDuCalendrier analyse;
    private readonly DateTimeOffset origine;
    private readonly TimeOnly auPlusTot;
    private readonly TimeSpan auPlusTard;
    private readonly List<(int Un, int Autre, int Avant, int Apres)> voisines = [];
    private readonly Dictionary<string, int> maximums = new(StringComparer.Ordinal);

    public JourneesDeComposition(AnalyseDuCalendrier analyse)
    {
        this.analyse = analyse;
        Seances = [.. analyse.Seances];
        origine = Seances.Count == 0 ? default : Seances.Min(s => s.Debut);
        auPlusTot = analyse.Regles.AuPlusTot ?? Seances.Select(s => TimeOnly.FromDateTime(s.Ecrite.Debut)).DefaultIfEmpty().Min();
        auPlusTard = analyse.Regles.AuPlusTard?.ToTimeSpan() ?? Seances.Select(s => s.Ecrite.Debut.TimeOfDay + TimeSpan.FromMinutes(s.Ecrite.Duree)).DefaultIfEmpty().Max();
        foreach (var territoire in Seances.Select((s, i) => (Seance: s, i)).GroupBy(s => s.Seance.Territoire.Code, StringComparer.Ordinal))
        {
            maximums[territoire.Key] = Math.Max(MinutesParJour, territoire.GroupBy(s => s.Seance.Ecrite.Debut.Date).Max(g => g.Sum(s => s.Seance.Ecrite.Duree)));
            voisines.AddRange(from un in territoire
                              from autre in territoire
                              where un.i < autre.i && !ReferenceEquals(un.Seance.Epreuve, autre.Seance.Epreuve)
                              select (un.i, autre.i, Spacing(un.Seance, autre.Seance), Spacing(autre.Seance, un.Seance)));
        }
    }

    public IReadOnlyList<SeancePlacee> Seances { get; }

    public DateTimeOffset At(int minutes) => origine.AddMinutes(minutes);

    /// <summary>The séances as instants from 1, with what is asked on every day and at every hour: of two that share a paper, none is left before the other is entered.</summary>
    public SystemeDEcarts System()
    {
        var systeme = new SystemeDEcarts(1 + Seances.Count);
        var rangs = new Dictionary<SeancePlacee, int>(ReferenceEqualityComparer.Instance);
        foreach (var seance in Seances)
        {
            rangs[seance] = rangs.Count + 1;
            systeme.Wish(rangs[seance], Minutes(seance.Debut));
        }

        foreach (var marge in analyse.Sujets.SelectMany(s => s.Marges))
            systeme.AtMost(rangs[marge.Vers], rangs[marge.De], marge.De.Loge - marge.Vers.Retard);
        return systeme;
    }

    /// <summary>The ways out of the first thing that these instants break: every solution takes one of them. Empty when nothing is broken.</summary>
    public IReadOnlyList<ContrainteDEcart> Broken(int[] instants)
    {
        foreach (var (un, autre, avant, apres) in voisines)
        {
            var ecart = instants[autre + 1] - instants[un + 1];
            if (ecart < avant && -ecart < apres)
                return [new ContrainteDEcart(un + 1, autre + 1, -avant), new ContrainteDEcart(autre + 1, un + 1, -apres)];
        }

        for (var i = 0; i < Seances.Count; i++)
        {
            var local = Seances[i].ToLocal(At(instants[i + 1]));
            if (local < Earliest(local.Date))
                return [NotAfter(i, local.Date.AddDays(-1)), NotBefore(i, local.Date)];
            if (local > Latest(i, local.Date))
                return [NotAfter(i, local.Date), NotBefore(i, local.Date.AddDays(1))];
        }

        var journees = Seances.Select((s, i) => (s.Territoire.Code, Jour: s.ToLocal(At(instants[i + 1])).Date, s.Ecrite.Duree, i)).GroupBy(s => (s.Code, s.Jour));
        var chargee = journees.FirstOrDefault(j => j.Sum(s => s.Duree) > maximums[j.Key.Code]);
        return chargee is null ? [] : [.. chargee.SelectMany(s => new[] { NotAfter(s.i, s.Jour.AddDays(-1)), NotBefore(s.i, s.Jour.AddDays(1)) })];
    }

    // Never more than what is printed: a proposal repairs the leaks, it does not judge the rest of the calendar.
    private int Spacing(SeancePlacee avant, SeancePlacee apres)
    {
        var voulu = ReglesDuCalendrier.Majorer(avant.Ecrite.Duree) + analyse.Regles.Repos;
        var imprime = (int)(apres.Debut - avant.Debut).TotalMinutes;
        return imprime >= avant.Ecrite.Duree ? Math.Min(voulu, imprime) : voulu;
    }

    private DateTime Earliest(DateTime jour) => jour + auPlusTot.ToTimeSpan();

    private DateTime Latest(int seance, DateTime jour) => jour + auPlusTard - TimeSpan.FromMinutes(Seances[seance].Ecrite.Duree);

    private ContrainteDEcart NotBefore(int seance, DateTime jour) => new(0, seance + 1, -Minutes(Fuseaux.ToUtc(Earliest(jour), Seances[seance].Territoire.Fuseau)));

    private ContrainteDEcart NotAfter(int seance, DateTime jour) => new(seance + 1, 0, Minutes(Fuseaux.ToUtc(Latest(seance, jour), Seances[seance].Territoire.Fuseau)));

    private int Minutes(DateTimeOffset instant) => (int)(instant - origine).TotalMinutes;
}
