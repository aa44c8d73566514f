using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A corrector before one part of a unité.</summary>
/// <param name="Notes">What he gave, harmonisation apart.</param>
public sealed record SuiviDeCorrecteur(string Correcteur, string Nom, string? Partie, int Copies, int Notees, DescriptionDeNotes? Notes, SituationDeCorrecteur? Situation, Objet? Harmonisation);

/// <summary>A script with what its readings lead to.</summary>
public sealed record SuiviDeCopie(CopieEntiere Copie, IssueDesLectures Issue);

/// <summary>The correction of a unité as the office follows it. Names of candidates have no place in it.</summary>
/// <param name="Attendus">Candidates who are to write.</param>
/// <param name="Ensembles">The marks given by all, for each part.</param>
public sealed record SuiviDeCorrection(
    EpreuveDeSession Epreuve,
    int Attendus,
    IReadOnlyList<SuiviDeCopie> Copies,
    IReadOnlyList<SuiviDeCorrecteur> Correcteurs,
    IReadOnlyDictionary<string, DescriptionDeNotes> Ensembles,
    IReadOnlyList<Objet> Harmonisations)
{
    public int Lectures => Copies.Sum(c => c.Copie.Lectures.Count);

    public int Distribuees => Copies.Sum(c => c.Copie.Lectures.Count(l => l["correcteur"] is not null));

    public int Notees => Copies.Sum(c => c.Copie.Lectures.Count(l => !ValeurDeCopie.Given(l).Manque));

    public int Candidats => Copies.Select(c => c.Copie.Inscription).Distinct(StringComparer.Ordinal).Count();

    public IEnumerable<SuiviDeCopie> Litiges => Copies.Where(c => c.Issue.Nature is NatureDIssue.TroisiemeAvis || (c.Issue.Nature is NatureDIssue.Attendue && CopieEntiere.LectureOf(c.Copie.Lectures[^1]) > 2));

    public int Retenues => Copies.Count(c => c.Issue.Nature is NatureDIssue.Retenue);

    /// <summary>Reads the correction of a unité, for somebody who organises it.</summary>
    /// <exception cref="RefusException">It is not his to organise.</exception>
    public static async Task<SuiviDeCorrection> ReadAsync(Guichet guichet, Acteur acteur, string session, string unite, CancellationToken annulation = default)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(guichet, acteur, "copie.anonymiser", session, unite, annulation);
        var lecture = guichet.Store;
        var copies = await CopieEntiere.ReadAsync(lecture, session, unite, annulation);
        var harmonisations = await lecture.AllAsync(new Requete(Genres.Harmonisation, Filtre.Toutes(new Parmi("session", [session]), new Parmi("unite", [unite]))) { Ordre = "id" }, annulation);
        var toutes = copies.SelectMany(c => c.Lectures).ToList();
        var ensembles = epreuve.Parties.Select(p => (Cle: p.Code ?? "", Notes: Describe(epreuve, toutes, p.Code))).Where(e => e.Notes is not null).ToDictionary(e => e.Cle, e => e.Notes!, StringComparer.Ordinal);
        var noms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var personne in await lecture.FindAsync(Genres.Personne, [.. toutes.Select(c => c["correcteur"]).OfType<string>().Distinct(StringComparer.Ordinal)], annulation))
            noms[personne.Id] = $"{personne["prenoms"]} {personne["nom"]}";
        var correcteurs = toutes.Where(c => c["correcteur"] is not null).GroupBy(c => (c["partie"], c["correcteur"]!)).Select(g =>
        {
            var notes = Describe(epreuve, g, g.Key.Item1);
            var active = harmonisations.FirstOrDefault(h => h["retiree_le"] is null && string.Equals(h["correcteur"], g.Key.Item2, StringComparison.Ordinal) && string.Equals(h["partie"], g.Key.Item1, StringComparison.Ordinal));
            return new SuiviDeCorrecteur(g.Key.Item2, noms.GetValueOrDefault(g.Key.Item2) ?? "", g.Key.Item1, g.Count(), g.Count(c => !ValeurDeCopie.Given(c).Manque), notes, StatistiquesDeCorrection.Compare(notes, ensembles.GetValueOrDefault(g.Key.Item1 ?? "")), active);
        }).OrderBy(c => epreuve.Parties.Select(p => p.Code).ToList().IndexOf(c.Partie)).ThenBy(c => c.Nom, StringComparer.Ordinal).ToList();
        var attendus = (await epreuve.ExpectedAsync(lecture, annulation)).Count;
        return new SuiviDeCorrection(epreuve, attendus, [.. copies.Select(c => new SuiviDeCopie(c, c.Settle(epreuve.Bareme(c.Partie), epreuve.EcartAdmis)))], correcteurs, ensembles, harmonisations);
    }

    private static DescriptionDeNotes? Describe(EpreuveDeSession epreuve, IEnumerable<Objet> lectures, string? partie)
        => StatistiquesDeCorrection.Describe(
            lectures.Where(c => string.Equals(c["partie"], partie, StringComparison.Ordinal)).Select(c => ValeurDeCopie.Given(c).Points is { } points ? Decimal(points) : (decimal?)null).OfType<decimal>(),
            Decimal(epreuve.Bareme(partie)));

    private static decimal Decimal(Fraction valeur) => (decimal)valeur.Numerator / valeur.Denominator;
}
