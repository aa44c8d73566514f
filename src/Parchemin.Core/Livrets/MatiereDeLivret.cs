namespace Parchemin.Core;

/// <summary>One subject of a livret scolaire: the marks of each semester, and what the teacher wrote.</summary>
/// <param name="Semestres">In order, two to a year; unknown while nothing was entered.</param>
public sealed record MatiereDeLivret(string Libelle, IReadOnlyList<Mesure> Semestres)
{
    /// <summary>An optional subject is not on the profile.</summary>
    public bool Facultative { get; init; }

    public string? Appreciation { get; init; }

    /// <summary>The mean of a year, counted from 1: that of its known semesters.</summary>
    public Mesure Moyenne(int annee) => MoyennesDeLivret.Mean(Semestres.Skip((annee - 1) * 2).Take(2));
}

/// <summary>The means of livrets, exact.</summary>
public static class MoyennesDeLivret
{
    /// <summary>The mean of what is known; unknown when nothing is.</summary>
    public static Mesure Mean(IEnumerable<Mesure> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var connues = notes.Where(n => n.Connue).Select(n => n.Valeur).ToList();
        return connues.Count == 0 ? Mesure.Inconnue : connues.Aggregate((a, b) => a + b) / connues.Count;
    }

    /// <summary>The mean of the class in a subject over a year: the mean of the candidates' means.</summary>
    public static Mesure OfClass(IEnumerable<MatiereDeLivret> matiere, int annee) => Mean(matiere.Select(m => m.Moyenne(annee)));
}
