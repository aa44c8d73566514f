using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads what a candidate must prove of his time in companies.</summary>
internal static class LectureDePlacements
{
    public static RegleDeDecompte Decompte(Champs c)
        => new(c.MotRequis("feries", Mots.Feries), c.Entier("jours-par-mois") ?? 30, c.Source());

    public static SituationDeFormation Situation(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Voies = c.Citations("voies"),
        Preuve = c.MotRequis("preuve", Mots.Preuve),
        Contrats = c.Mots("contrats", Mots.Contrat),
        Emplois = c.Tables("emplois", "durée d'emploi", Emploi),
        Substitution = c.Citation("substitution"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static ReductionDeDuree Reduction(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Decision = c.Texte("decision"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static CasDeRedoublement Redoublement(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Voies = c.Citations("voies"),
        Autorisation = c.Texte("autorisation"),
        JuryInforme = c.OuiNon("jury-informe"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static EmploiRequis Emploi(Champs c)
        => new(c.MotRequis("temps", Mots.Temps), c.Entier("mois") ?? 0, c.Entier("sur-mois") ?? 0);
}
