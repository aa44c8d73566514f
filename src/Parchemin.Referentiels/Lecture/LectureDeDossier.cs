using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the dossier, its conformity, the placements, the hours, dispenses and correspondences.</summary>
internal static class LectureDeDossier
{
    public static DossierProfessionnel Dossier(Champs c)
    {
        _ = c.Source();
        return new DossierProfessionnel(
            c.TexteRequis("libelle"),
            c.Textes("regles"),
            c.Tables("pieces", "pièce", LectureDeConformite.Piece),
            c.Tables("typologies", "typologie", Typologie),
            c.Tables("fiches", "série de fiches", Serie),
            c.Tables("contraintes", "contrainte de composition", Contrainte),
            c.Lieu)
        {
            Formulaires = c.Tables("formulaires", "formulaire du dossier", LectureDesFormulairesDuDossier.Read),
            Complement = c.Objet("complement", "délai de complément", LectureDeConformite.Complement),
        };
    }

    public static MilieuProfessionnel Milieu(Champs c)
    {
        _ = c.Source();
        return new MilieuProfessionnel(
            c.Objet("duree", "durée du stage", Duree),
            c.Textes("objectifs"),
            c.Textes("convention"),
            c.Tables("regles", "règle de stage", Regle),
            c.Tables("substitutions", "substitution", Substitution),
            c.Lieu)
        {
            Decompte = c.Objet("decompte", "règle de décompte", LectureDePlacements.Decompte),
            Situations = c.Tables("situations", "situation de formation", LectureDePlacements.Situation),
            Reductions = c.Tables("reductions", "réduction de la durée", LectureDePlacements.Reduction),
            Redoublants = c.Tables("redoublants", "cas de redoublement", LectureDePlacements.Redoublement),
        };
    }

    public static Ateliers Ateliers(Champs c)
    {
        _ = c.Source();
        return new Ateliers(c.Textes("definition"), c.Textes("modalites"));
    }

    public static GrilleHoraire Horaires(Champs c)
    {
        _ = c.Source();
        return new GrilleHoraire(
            c.Textes("annees"),
            c.Tables("lignes", "ligne horaire", l => new LigneHoraire(l.TexteRequis("enseignement"), l.TextesParCle("valeurs"))),
            c.Textes("notes"));
    }

    public static Dispense Dispense(Champs c) => new(c.Citations("unites"), c.Textes("titulaires-de"), c.Source(), c.Lieu);

    public static Correspondance Correspondance(Champs c)
        => new(c.TexteRequis("edition"), c.Textes("anciennes"), c.CitationRequise("nouvelle"), c.Source(), c.Lieu);

    public static Rapprochement Rapprochement(Champs c)
        => new(c.TexteRequis("certification"), c.TexteRequis("edition"), c.CitationRequise("competence"), c.Textes("leurs"), c.Source(), c.Lieu);

    private static Typologie Typologie(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Valeurs = c.Tables("valeurs", "valeur", LectureDeCertification.Terme),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static SerieDeFiches Serie(Champs c)
    {
        _ = c.Source();
        return new SerieDeFiches(c.CitationRequise("epreuve"), c.Citation("domaine"), c.Plage("numeros") ?? default, c.CitationRequise("formulaire"), c.Lieu);
    }

    private static ContrainteDeComposition Contrainte(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Epreuve = c.CitationRequise("epreuve"),
        Compte = c.MotRequis("compte", Mots.Compte),
        AuMoins = c.Entier("au-moins") ?? 1,
        Ou = c.ListesParCle("ou"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static DureeDeStage Duree(Champs c)
    {
        return new DureeDeStage(
            c.Entier("semaines-min") ?? 0,
            c.Entier("semaines-max") ?? 0,
            c.Entier("jours-min") ?? 0,
            c.Entier("jours-max") ?? 0,
            c.Entier("semaines-min-derogation"))
        { Source = c.Source() };
    }

    private static RegleDeMilieu Regle(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Voies = c.Citations("voies"),
        Texte = c.Texte("texte"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static Substitution Substitution(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Voies = c.Citations("voies"),
        Piece = c.TexteRequis("piece"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };
}
