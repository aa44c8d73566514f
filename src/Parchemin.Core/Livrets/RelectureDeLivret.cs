namespace Parchemin.Core;

/// <summary>A livret before it is sealed.</summary>
/// <param name="Bareme">The greatest mark.</param>
public sealed record LivretARelire(IReadOnlyList<MatiereDeLivret> Matieres, Fraction Bareme)
{
    /// <summary>The opinions of the form, from the best to the least.</summary>
    public IReadOnlyList<string> AvisAdmis { get; init; } = [];

    public string? Avis { get; init; }

    /// <summary>The percentages of the class, in the order of the opinions.</summary>
    public IReadOnlyList<int> Cotation { get; init; } = [];

    /// <summary>The mean of the class over the last year, all compulsory subjects together.</summary>
    public Mesure MoyenneDeLaClasse { get; init; }

    public bool VuParLeCandidat { get; init; }
}

/// <summary>Reads a livret before it is sealed: a sealed one is not corrected.</summary>
public static class RelectureDeLivret
{
    // A proposed mark is not told before the jury closes (épreuves in CCF), and a livret is read by the candidate.
    private static readonly string[] Indiscretions = ["CCF", "contrôle en cours de formation"];

    public static IReadOnlyList<Verification> Check(LivretARelire livret)
    {
        ArgumentNullException.ThrowIfNull(livret);
        return [.. livret.Matieres.Select(m => Subject(m, livret.Bareme)), .. Repetitions(livret), Opinion(livret), Consistency(livret), Shares(livret), Seen(livret)];
    }

    private static Verification Subject(MatiereDeLivret matiere, Fraction bareme)
    {
        var fautes = new List<string>();
        var hors = matiere.Semestres.Where(n => n.Connue && (n.Valeur < Fraction.Zero || n.Valeur > bareme)).ToList();
        var absents = Enumerable.Range(0, matiere.Semestres.Count).Where(i => !matiere.Semestres[i].Connue).ToList();
        if (hors.Count > 0)
            fautes.Add($"La note {hors[0].ToFrench()} n'est pas entre 0 et {bareme.ToFrench()}.");
        if (absents.Count > 0 && !matiere.Facultative)
            fautes.Add($"Il manque la note {Phrases.Enumerer(absents.Select(Semester))}.");
        var notee = absents.Count < matiere.Semestres.Count;
        if (string.IsNullOrWhiteSpace(matiere.Appreciation) && (notee || !matiere.Facultative))
            fautes.Add("Il manque l'appréciation.");
        if (Indiscretions.Any(i => matiere.Appreciation?.Contains(i, StringComparison.OrdinalIgnoreCase) == true))
            fautes.Add("L'appréciation parle du contrôle en cours de formation : une note proposée n'est pas communiquée au candidat avant la fin du jury.");
        var issue = hors.Count > 0 ? IssueDeVerification.NonRemplie
            : fautes.Count == 0 ? (notee || !matiere.Facultative ? IssueDeVerification.Remplie : IssueDeVerification.SansObjet)
            : fautes.TrueForAll(f => f.StartsWith("L'appréciation parle", StringComparison.Ordinal)) ? IssueDeVerification.AApprecier : IssueDeVerification.Incomplete;
        return new Verification("matiere", matiere.Libelle, issue, notee ? Pluriel.Of(matiere.Semestres.Count - absents.Count, "note") : "aucune note")
        {
            Raison = fautes.Count > 0 ? string.Join(' ', fautes) : null,
        };
    }

    private static IEnumerable<Verification> Repetitions(LivretARelire livret)
        => livret.Matieres.Where(m => !string.IsNullOrWhiteSpace(m.Appreciation))
            .GroupBy(m => m.Appreciation!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => new Verification("repetition", "Appréciations propres à chaque matière", IssueDeVerification.AApprecier, $"« {g.Key} »")
            {
                Raison = $"La même appréciation figure en {Phrases.Enumerer(g.Select(m => m.Libelle))}.",
            });

    private static Verification Opinion(LivretARelire livret) => new(
        "avis",
        "Avis du conseil de classe",
        livret.Avis is null ? IssueDeVerification.Incomplete : livret.AvisAdmis.Contains(livret.Avis) ? IssueDeVerification.Remplie : IssueDeVerification.NonRemplie,
        livret.Avis ?? "absent")
    {
        Raison = livret.Avis is null ? "Il manque l'avis du conseil de classe."
            : livret.AvisAdmis.Contains(livret.Avis) ? null : $"« {livret.Avis} » n'est pas un avis du livret : choisissez parmi {Phrases.Enumerer(livret.AvisAdmis.Select(a => $"« {a} »"))}.",
    };

    // The best opinion below the mean of the class, or the least above it: possible, and worth a second look.
    private static Verification Consistency(LivretARelire livret)
    {
        var obligatoires = livret.Matieres.Where(m => !m.Facultative).ToList();
        var annee = obligatoires.Count == 0 ? 1 : (obligatoires.Max(m => m.Semestres.Count) + 1) / 2;
        var moyenne = MoyennesDeLivret.Mean(obligatoires.Select(m => m.Moyenne(annee)));
        const string libelle = "Avis et résultats d'accord";
        if (!moyenne.Connue || !livret.MoyenneDeLaClasse.Connue || livret.AvisAdmis.Count < 2 || livret.Avis is null)
            return new Verification("coherence", libelle, IssueDeVerification.SansObjet, "");
        var constat = $"{moyenne.Valeur.ToFixed(2, ',')} pour {livret.MoyenneDeLaClasse.Valeur.ToFixed(2, ',')} en moyenne de classe";
        var surprenant = (livret.Avis == livret.AvisAdmis[0] && moyenne.Valeur < livret.MoyenneDeLaClasse.Valeur)
            || (livret.Avis == livret.AvisAdmis[^1] && moyenne.Valeur > livret.MoyenneDeLaClasse.Valeur);
        return new Verification("coherence", libelle, surprenant ? IssueDeVerification.AApprecier : IssueDeVerification.Remplie, constat)
        {
            Raison = surprenant ? $"L'avis « {livret.Avis} » surprend au vu de la moyenne : relisez-le." : null,
        };
    }

    private static Verification Shares(LivretARelire livret)
    {
        var somme = livret.Cotation.Sum();
        var complete = livret.Cotation.Count > 0 && livret.Cotation.Count == livret.AvisAdmis.Count;
        return new Verification("cotation", "Cotation de la classe", !complete ? IssueDeVerification.Incomplete : somme == 100 ? IssueDeVerification.Remplie : IssueDeVerification.NonRemplie, complete ? $"{somme} % en tout" : "absente")
        {
            Raison = !complete ? "Il manque la cotation de la classe." : somme == 100 ? null : $"Les pourcentages font {somme} : ils doivent faire 100.",
        };
    }

    private static Verification Seen(LivretARelire livret) => new(
        "vu",
        "Vu et signé par le candidat",
        livret.VuParLeCandidat ? IssueDeVerification.Remplie : IssueDeVerification.Incomplete,
        livret.VuParLeCandidat ? "signé" : "non signé")
    {
        Raison = livret.VuParLeCandidat ? null : "Le candidat n'a pas encore signé son livret.",
    };

    private static string Semester(int rang) => $"du {(rang % 2 == 0 ? "1er" : "2e")} semestre de {(rang < 2 ? "1re" : $"{(rang / 2) + 1}e")} année";
}
