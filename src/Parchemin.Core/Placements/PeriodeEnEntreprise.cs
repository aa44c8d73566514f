namespace Parchemin.Core;

/// <summary>The days of the week on which someone is in the company.</summary>
[Flags]
public enum JoursDePresence
{
    Aucun = 0,
    Lundi = 1,
    Mardi = 2,
    Mercredi = 4,
    Jeudi = 8,
    Vendredi = 16,
    Samedi = 32,
    Dimanche = 64,

    /// <summary>Monday to Friday.</summary>
    Ouvres = Lundi | Mardi | Mercredi | Jeudi | Vendredi,
}

/// <summary>Days away from the company, both ends included.</summary>
public sealed record AbsenceEnEntreprise(DateOnly Du, DateOnly Au, string? Motif = null)
{
    /// <summary>How many of these days were made up on days that nobody wrote down; dated ones are in <see cref="PeriodeEnEntreprise.JoursRattrapes"/>.</summary>
    public int Recuperes { get; init; }
}

/// <summary>A period of placement under one convention, both ends included.</summary>
public sealed record PeriodeEnEntreprise(string Code, DateOnly Du, DateOnly Au)
{
    public JoursDePresence Presence { get; init; } = JoursDePresence.Ouvres;

    public RegimeDeFeries Feries { get; init; } = RegimeDeFeries.Metropole;

    /// <summary>Days closed besides the public holidays of the régime: the host country's, a local one, a bridge day.</summary>
    public IReadOnlyList<DateOnly> FeriesLocaux { get; init; } = [];

    /// <summary>Days worked besides the weekly pattern, or on a public holiday, to make up for others.</summary>
    public IReadOnlyList<DateOnly> JoursRattrapes { get; init; } = [];

    public IReadOnlyList<AbsenceEnEntreprise> Absences { get; init; } = [];

    /// <summary>The country when it is not France.</summary>
    public string? Pays { get; init; }

    /// <summary>When the certificate of placement was signed; null while it is not.</summary>
    public DateOnly? AttesteeLe { get; init; }

    /// <summary>Who signed it, and in which quality.</summary>
    public string? AttesteePar { get; init; }

    /// <summary>Whether the company and the activities are those that the référentiel asks for; the convention vouches for it.</summary>
    public bool ActivitesConformes { get; init; } = true;

    /// <summary>What contradicts itself, one French sentence each; empty when the period can be counted as written.</summary>
    public IReadOnlyList<string> Incoherences()
    {
        var phrases = new List<string>();
        if (Au < Du)
            phrases.Add($"La période {Code} finit le {Phrases.Date(Au)}, avant de commencer le {Phrases.Date(Du)} : corrigez l'une des deux dates.");
        if (Presence == JoursDePresence.Aucun && JoursRattrapes.Count == 0)
            phrases.Add($"La période {Code} n'a aucun jour de présence dans la semaine : cochez au moins un jour.");
        foreach (var absence in Absences.Where(a => a.Au < a.Du || a.Du < Du || a.Au > Au))
            phrases.Add($"L'absence du {Phrases.Date(absence.Du)} au {Phrases.Date(absence.Au)} n'est pas dans la période {Code} : corrigez ses dates.");
        foreach (var jour in JoursRattrapes.Where(j => j < Du || j > Au))
            phrases.Add($"Le {Phrases.Date(jour)}, jour rattrapé, n'est pas dans la période {Code} : un avenant à la convention doit prolonger la période.");
        foreach (var jour in JoursRattrapes.Where(EstAbsent))
            phrases.Add($"Le {Phrases.Date(jour)} est à la fois rattrapé et absent dans la période {Code} : retirez l'un des deux.");
        return phrases;
    }

    internal bool EstAbsent(DateOnly jour) => RankOfAbsence(jour) >= 0;

    /// <summary>The first absence that covers the day; -1 for none.</summary>
    internal int RankOfAbsence(DateOnly jour)
    {
        for (var i = 0; i < Absences.Count; i++)
        {
            if (jour >= Absences[i].Du && jour <= Absences[i].Au)
                return i;
        }

        return -1;
    }

    internal bool EstPresent(DateOnly jour) => (Presence & Of(jour.DayOfWeek)) != JoursDePresence.Aucun;

    internal static JoursDePresence Of(DayOfWeek jour) => (JoursDePresence)(1 << (((int)jour + 6) % 7));
}
