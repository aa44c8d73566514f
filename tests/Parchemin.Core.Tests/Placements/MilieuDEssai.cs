namespace Parchemin.Core.Tests.Placements;

/// <summary>Rules of placement written by hand: numbers are data, not the product's.</summary>
internal static class MilieuDEssai
{
    public static readonly Source Source = new("T", "annexe III");

    public static readonly MilieuProfessionnel Regles = new(
        new DureeDeStage(15, 16, 75, 80, 8) { Source = Source },
        [],
        ["objectifs", "tutorat"],
        [],
        [new Substitution { Code = "att", Libelle = "att", Piece = "une attestation de l'employeur" }],
        default)
    {
        Decompte = new RegleDeDecompte(SortDesFeries.AApprecier, 30, new Source(null, "le texte ne dit rien des jours fériés")),
        Situations =
        [
            Situation("etudiant", PreuveAttendue.Stage, "scolaire", "distance"),
            Situation("apprenti", PreuveAttendue.Contrat, "apprentissage", "distance") with { Contrats = [NatureDeContrat.Apprentissage], Substitution = new Citation("att", default) },
            Situation("perfectionnement", PreuveAttendue.Emploi, "continue") with { Emplois = [new(true, 6, 12), new(false, 12, 24)] },
            Situation("experience", PreuveAttendue.Emploi, "experience"),
        ],
        Reductions =
        [
            new ReductionDeDuree { Code = "force-majeure", Libelle = "force majeure", Decision = "décision du recteur", Source = Source },
            new ReductionDeDuree { Code = "un-an", Libelle = "formation en un an", Source = Source },
        ],
        Redoublants =
        [
            new CasDeRedoublement { Code = "deja", Libelle = "durée déjà accomplie", Voies = Voies("scolaire"), Source = Source },
            new CasDeRedoublement { Code = "non-proroge", Libelle = "contrat non prorogé", Voies = Voies("apprentissage"), Autorisation = "autorisation du recteur", JuryInforme = true, Source = Source },
        ],
    };

    /// <summary>A full-time period of so many days in a place without holidays, from Monday 5 January 2026, its certificate signed.</summary>
    public static PeriodeEnEntreprise Stage(int jours, bool signe = true)
    {
        var du = new DateOnly(2026, 1, 5);
        var au = du.AddDays(((jours - 1) / 5 * 7) + ((jours - 1) % 5));
        return new PeriodeEnEntreprise("P1", du, au) { Feries = RegimeDeFeries.Aucun, AttesteeLe = signe ? au : null, AttesteePar = signe ? "le tuteur" : null };
    }

    public static ParcoursEnEntreprise Scolaire(params PeriodeEnEntreprise[] periodes)
        => new("scolaire") { Periodes = periodes, Limite = new DateOnly(2026, 5, 29), Examen = new DateOnly(2026, 6, 8) };

    private static SituationDeFormation Situation(string code, PreuveAttendue preuve, params string[] voies)
        => new() { Code = code, Libelle = code, Voies = Voies(voies), Preuve = preuve, Source = Source };

    private static IReadOnlyList<Citation> Voies(params string[] voies) => [.. voies.Select(v => new Citation(v, default))];
}
