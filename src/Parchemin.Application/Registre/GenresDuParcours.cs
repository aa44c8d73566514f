namespace Parchemin.Application;

/// <summary>What a candidate and his team build before the épreuves: dossier, placements, portfolio, livret, conformity.</summary>
public static class GenresDuParcours
{
    private const string ClasseDuDossier = "dossier";

    /// <summary>The professional dossier of a candidate, as a whole: who stood surety for it, and what was deposited.</summary>
    public static readonly Genre Dossier = new("dossier", "Dossier professionnel", "Dossiers professionnels",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("en-redaction", "En rédaction"), new("vise", "Visé par l'équipe"), new("depose", "Déposé")] },
        new Champ("honneur_le", "Attesté sur l'honneur le", FormatDeChamp.Instant),
        new Champ("vise_le", "Visé le", FormatDeChamp.Instant),
        new Champ("vise_par", "Visé par", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("depose_le", "Déposé le", FormatDeChamp.Instant),
        new Champ("empreinte", "SHA-256 du dossier déposé") { LongueurMax = 64 },
        new Champ("contenu", "Dossier déposé", FormatDeChamp.TexteLong) { Classe = ClasseDuDossier, LongueurMax = 10_000_000 })
    {
        Titre = ["inscription"],
        Uniques = [["inscription"]],
        Propre = true,
    };

    /// <summary>An official form that a candidate fills: what he writes in it is held by its answers.</summary>
    public static readonly Genre Fiche = new("fiche", "Fiche", "Fiches",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("formulaire", "Formulaire", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Formulaire, Requis = true, Fixe = true },
        new Champ("numero", "Numéro", FormatDeChamp.Entier) { Fixe = true },
        new Champ("contexte", "Fiche contexte", FormatDeChamp.Reference) { Vers = "fiche" },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("en-cours", "En cours"), new("prete", "Prête"), new("retiree", "Retirée")] })
    {
        Titre = ["formulaire", "numero"],
        Uniques = [["inscription", "formulaire", "numero"]],
        Propre = true,
    };

    /// <summary>What stands in one field of a form. Each has its own version, so that a conflict shows on the field.</summary>
    public static readonly Genre Reponse = new("reponse", "Champ de fiche", "Champs de fiche",
        new Champ("fiche", "Fiche", FormatDeChamp.Reference) { Vers = "fiche", Requis = true, Fixe = true },
        new Champ("cle", "Champ") { Requis = true, Fixe = true, LongueurMax = 120 },
        new Champ("valeur", "Valeur", FormatDeChamp.TexteLong) { Classe = ClasseDuDossier, LongueurMax = 100_000 })
    {
        Titre = ["cle"],
        Uniques = [["fiche", "cle"]],
        Propre = true,
    };

    /// <summary>A form as it stood when somebody chose to keep it.</summary>
    public static readonly Genre VersionDeFiche = new("version-de-fiche", "Version de fiche", "Versions de fiche",
        new Champ("fiche", "Fiche", FormatDeChamp.Reference) { Vers = "fiche", Requis = true, Fixe = true },
        new Champ("numero", "Version", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("le", "Le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("par", "Par", FormatDeChamp.Reference) { Vers = "personne", Fixe = true },
        new Champ("contenu", "Contenu", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = ClasseDuDossier, LongueurMax = 2_000_000 })
    {
        Titre = ["numero"],
        Uniques = [["fiche", "numero"]],
        Propre = true,
    };

    /// <summary>A remark of the team, or an answer to it, beside a field of a form.</summary>
    public static readonly Genre Commentaire = new("commentaire", "Commentaire", "Commentaires",
        new Champ("fiche", "Fiche", FormatDeChamp.Reference) { Vers = "fiche", Requis = true, Fixe = true },
        new Champ("cle", "Champ") { Fixe = true, LongueurMax = 120 },
        new Champ("texte", "Commentaire", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = ClasseDuDossier, LongueurMax = 4000 },
        new Champ("par", "De", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("le", "Le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("traite_le", "Traité le", FormatDeChamp.Instant))
    {
        Titre = ["cle"],
        Propre = true,
    };

    /// <summary>Bytes, named by their own hash: the identifier is the SHA-256.</summary>
    public static readonly Genre Contenu = new("contenu", "Contenu de fichier", "Contenus de fichiers",
        new Champ("taille", "Taille en octets", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("octets", "Octets en base 64", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Secret = true, LongueurMax = 30_000_000 })
    {
        Titre = ["taille"],
        Propre = true,
    };

    /// <summary>A file that a candidate or his team joins to what he presents.</summary>
    public static readonly Genre Piece = new("piece", "Pièce jointe", "Pièces jointes",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("fiche", "Fiche", FormatDeChamp.Reference) { Vers = "fiche", Fixe = true },
        new Champ("nature", "Nature") { Fixe = true, LongueurMax = 60 },
        new Champ("nom", "Nom du fichier") { Requis = true, Fixe = true, LongueurMax = 255, Classe = ClasseDuDossier },
        new Champ("format", "Type", FormatDeChamp.Texte) { Requis = true, Fixe = true, LongueurMax = 100 },
        new Champ("taille", "Taille en octets", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("contenu", "Contenu", FormatDeChamp.Reference) { Vers = "contenu", Requis = true, Fixe = true },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["nom"],
        Propre = true,
    };

    /// <summary>A period of work or of placement in an organisation.</summary>
    public static readonly Genre Stage = new("stage", "Période en entreprise", "Périodes en entreprise",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code) { Requis = true, Choix = [new("stage", "Stage sous convention"), new("alternance", "Contrat d'alternance"), new("emploi", "Emploi")] },
        new Champ("organisation", "Entreprise au registre", FormatDeChamp.Reference) { Vers = "organisation" },
        new Champ("entreprise", "Entreprise") { Classe = "stage", Aide = "Raison sociale, quand elle n'est pas au registre." },
        new Champ("adresse", "Adresse du lieu", FormatDeChamp.TexteLong) { Classe = "stage" },
        new Champ("territoire", "Jours fériés de", FormatDeChamp.Code)
        {
            Choix =
            [
                new("metropole", "Métropole"), new("alsace-moselle", "Alsace-Moselle"), new("guadeloupe", "Guadeloupe"), new("martinique", "Martinique"),
                new("guyane", "Guyane"), new("reunion", "La Réunion"), new("mayotte", "Mayotte"), new("saint-barthelemy", "Saint-Barthélemy"), new("saint-martin", "Saint-Martin"),
                new("saint-pierre-et-miquelon", "Saint-Pierre-et-Miquelon"), new("etranger", "Étranger"),
            ],
        },
        new Champ("tuteur", "Tuteur", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("enseignant", "Enseignant référent", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("du", "Du", FormatDeChamp.Date) { Requis = true },
        new Champ("au", "Au", FormatDeChamp.Date) { Requis = true },
        new Champ("rythme", "Jours travaillés") { LongueurMax = 40, Aide = "Par exemple LMMJV pour la semaine entière, ---JV pour le jeudi et le vendredi." },
        new Champ("quotite", "Quotité de travail", FormatDeChamp.Entier) { Aide = "Pour un emploi, en % du temps plein. Vide : temps plein." },
        new Champ("missions", "Activités confiées", FormatDeChamp.TexteLong) { Classe = "stage", LongueurMax = 8000 },
        new Champ("activites", "Secteur et activités", FormatDeChamp.Code)
        {
            Choix = [new("conformes", "Cohérents avec le référentiel"), new("ecartees", "Écartés : la période ne compte pas")],
            Aide = "Ce que l'équipe ou le service décide. Un emploi n'est retenu qu'ensuite.",
        },
        new Champ("activites_motif", "Motif de cette décision", FormatDeChamp.TexteLong) { Classe = "stage", LongueurMax = 2000 },
        new Champ("convention", "Convention", FormatDeChamp.Reference) { Vers = "fiche", Reserve = true },
        new Champ("convention_signee_le", "Convention signée le", FormatDeChamp.Date),
        new Champ("etat", "État", FormatDeChamp.Code) { Choix = [new("prevu", "Prévue"), new("en-cours", "En cours"), new("termine", "Terminée"), new("interrompu", "Interrompue")] })
    {
        Titre = ["nature", "du"],
    };

    /// <summary>Days of a placement on which the candidate was not there.</summary>
    public static readonly Genre Absence = new("absence", "Absence en entreprise", "Absences en entreprise",
        new Champ("stage", "Période", FormatDeChamp.Reference) { Vers = "stage", Requis = true, Fixe = true },
        new Champ("du", "Du", FormatDeChamp.Date) { Requis = true },
        new Champ("au", "Au", FormatDeChamp.Date) { Requis = true },
        new Champ("recuperes", "Jours récupérés", FormatDeChamp.Entier),
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "stage" })
    {
        Titre = ["du"],
    };

    /// <summary>A visit of the team to the place of work, planned then reported.</summary>
    public static readonly Genre Visite = new("visite", "Visite", "Visites",
        new Champ("stage", "Période", FormatDeChamp.Reference) { Vers = "stage", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code) { Requis = true, Choix = [new("visite", "Visite"), new("evaluation-conjointe", "Évaluation conjointe"), new("telephone", "Entretien à distance")] },
        new Champ("prevue_le", "Prévue le", FormatDeChamp.Date),
        new Champ("faite_le", "Faite le", FormatDeChamp.Date),
        new Champ("par", "Par", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("compte_rendu", "Compte rendu", FormatDeChamp.TexteLong) { Classe = "stage", LongueurMax = 8000 })
    {
        Titre = ["nature", "prevue_le"],
    };

    /// <summary>What somebody attests and signs: a placement, an employment, an experience, on one's honour.</summary>
    public static readonly Genre Attestation = new("attestation", "Attestation", "Attestations",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("stage", "Période", FormatDeChamp.Reference) { Vers = "stage", Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code) { Requis = true, Fixe = true, Choix = [new("stage", "Attestation de stage"), new("employeur", "Attestation de l'employeur"), new("experience", "Certificat d'expérience"), new("honneur", "Attestation sur l'honneur"), new("inscription", "Confirmation d'inscription")] },
        new Champ("signataire", "Signataire", FormatDeChamp.Reference) { Vers = "personne", Fixe = true },
        new Champ("texte", "Texte attesté", FormatDeChamp.TexteLong) { Classe = "stage", LongueurMax = 8000 },
        new Champ("demandee_le", "Demandée le", FormatDeChamp.Instant),
        new Champ("signee_le", "Signée le", FormatDeChamp.Instant),
        new Champ("empreinte", "SHA-256 de ce qui est signé") { LongueurMax = 64 })
    {
        Titre = ["nature"],
        Propre = true,
    };

    /// <summary>A derogation to the duration of the placements, or a positioning that shortens it.</summary>
    public static readonly Genre Derogation = new("derogation", "Dérogation ou positionnement", "Dérogations et positionnements",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("nature", "Cas prévu par le texte", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Reduction, Requis = true },
        new Champ("semaines", "Durée admise en semaines", FormatDeChamp.Entier) { Aide = "Vide : le plancher du texte." },
        new Champ("demandee_le", "Demandée le", FormatDeChamp.Date),
        new Champ("decidee_le", "Décidée le", FormatDeChamp.Date),
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "conformite" })
    {
        Titre = ["nature"],
    };

    /// <summary>What a candidate who failed an earlier session presents instead of new placements.</summary>
    public static readonly Genre Redoublement = new("redoublement", "Session antérieure", "Sessions antérieures",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("cas", "Ce que le candidat présente", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Redoublement, Requis = true },
        new Champ("session_anterieure", "Session où il a été ajourné") { Requis = true, LongueurMax = 40 },
        new Champ("autorise_le", "Autorisé par le recteur le", FormatDeChamp.Date) { Aide = "Quand le cas demande une autorisation." })
    {
        Titre = ["session_anterieure"],
    };

    /// <summary>What a convention says of one element that the text demands of it.</summary>
    public static readonly Genre Clause = new("clause", "Élément de convention", "Éléments de convention",
        new Champ("stage", "Période", FormatDeChamp.Reference) { Vers = "stage", Requis = true, Fixe = true },
        new Champ("rang", "Rang dans le texte", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("texte", "Ce que dit la convention", FormatDeChamp.TexteLong) { Classe = "stage", LongueurMax = 8000 })
    {
        Titre = ["rang"],
        Uniques = [["stage", "rang"]],
        Propre = true,
    };

    /// <summary>A candidate asks that his engagement be recognised by the optional épreuve; the service answers.</summary>
    public static readonly Genre Engagement = new("engagement", "Demande d'engagement étudiant", "Demandes d'engagement étudiant",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("fiche", "Fiche d'engagement", FormatDeChamp.Reference) { Vers = "fiche", Requis = true, Fixe = true },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("demandee", "Demandée"), new("acceptee", "Acceptée"), new("refusee", "Refusée"), new("retiree", "Retirée")] },
        new Champ("demandee_le", "Demandée le", FormatDeChamp.Instant),
        new Champ("decidee_le", "Décidée le", FormatDeChamp.Instant),
        new Champ("decidee_par", "Décidée par", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "conformite", LongueurMax = 2000 })
    {
        Titre = ["etat"],
        Uniques = [["inscription"]],
        Propre = true,
    };

    /// <summary>Something that a candidate produced and shows as evidence.</summary>
    public static readonly Genre ElementDePortfolio = new("element", "Élément de portfolio", "Éléments de portfolio",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("titre", "Titre") { Requis = true, Classe = ClasseDuDossier },
        new Champ("description", "Description", FormatDeChamp.TexteLong) { Classe = ClasseDuDossier, LongueurMax = 8000 },
        new Champ("situation", "Situation", FormatDeChamp.Code) { Choix = [new("reelle", "Réelle"), new("simulee", "Simulée")] },
        new Champ("produit_le", "Produit le", FormatDeChamp.Date),
        new Champ("competences", "Compétences mobilisées") { LongueurMax = 500, Aide = "Leurs codes, séparés par des espaces." },
        new Champ("stage", "Période en entreprise", FormatDeChamp.Reference) { Vers = "stage" },
        new Champ("piece", "Pièce jointe", FormatDeChamp.Reference) { Vers = "piece" },
        new Champ("atteste_par_l_enseignant_le", "Réalité attestée par l'enseignant le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("enseignant", "Enseignant", FormatDeChamp.Reference) { Vers = "personne", Reserve = true },
        new Champ("atteste_par_le_tuteur_le", "Réalité attestée par le tuteur le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("tuteur", "Tuteur", FormatDeChamp.Reference) { Vers = "personne", Reserve = true },
        new Champ("retire_le", "Retiré le", FormatDeChamp.Instant))
    {
        Titre = ["titre"],
    };

    /// <summary>Where a candidate stands on a competence or a savoir, said by himself, by his team, or measured: three voices that never mix.</summary>
    public static readonly Genre Positionnement = new("positionnement", "Positionnement", "Positionnements",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("objet", "Compétence ou savoir") { Requis = true, Fixe = true, LongueurMax = 60 },
        new Champ("source", "Selon", FormatDeChamp.Code) { Requis = true, Fixe = true, Choix = [new("candidat", "Le candidat"), new("equipe", "L'équipe"), new("tuteur", "Le tuteur"), new("mesure", "Une mesure")] },
        new Champ("niveau", "Niveau") { LongueurMax = 20, Classe = "formation" },
        new Champ("element", "Élément de portfolio", FormatDeChamp.Reference) { Vers = "element" },
        new Champ("le", "Le", FormatDeChamp.Date),
        new Champ("commentaire", "Commentaire", FormatDeChamp.TexteLong) { Classe = "formation", LongueurMax = 2000 })
    {
        Titre = ["objet", "source"],
        Propre = true,
    };

    /// <summary>The livret scolaire of a candidate: what is entered in it is held by its lines.</summary>
    public static readonly Genre Livret = new("livret", "Livret scolaire", "Livrets scolaires",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("ouvert", "Ouvert"), new("scelle", "Scellé")] },
        new Champ("scelle_le", "Scellé le", FormatDeChamp.Instant),
        new Champ("scelle_par", "Scellé par", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("empreinte", "SHA-256 du livret scellé") { LongueurMax = 64 },
        new Champ("vu_par_le_candidat_le", "Vu par le candidat le", FormatDeChamp.Instant))
    {
        Titre = ["inscription"],
        Uniques = [["inscription"]],
        Propre = true,
    };

    /// <summary>One entry of a livret: a mark of a semester, a mean of the class, an appreciation, an opinion.</summary>
    public static readonly Genre LigneDeLivret = new("ligne-de-livret", "Entrée de livret", "Entrées de livret",
        new Champ("livret", "Livret", FormatDeChamp.Reference) { Vers = "livret", Requis = true, Fixe = true },
        new Champ("cle", "Champ du livret") { Requis = true, Fixe = true, LongueurMax = 120 },
        new Champ("valeur", "Valeur", FormatDeChamp.TexteLong) { Classe = "livret", LongueurMax = 8000 })
    {
        Titre = ["cle"],
        Uniques = [["livret", "cle"]],
        Propre = true,
    };

    /// <summary>The conformity control of what a candidate presents to an épreuve: what the machine found, what a person decided.</summary>
    public static readonly Genre Controle = new("controle", "Contrôle de conformité", "Contrôles de conformité",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("epreuve", "Épreuve", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Epreuve, Requis = true, Fixe = true },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("a-controler", "À contrôler"), new("a-completer", "À compléter"), new("conforme", "Conforme"), new("reserve", "Sous réserve"), new("non-valide", "Non valide")] },
        new Champ("constats", "Constats", FormatDeChamp.TexteLong) { Classe = "conformite", LongueurMax = 200_000 },
        new Champ("demande_le", "Complément demandé le", FormatDeChamp.Instant),
        new Champ("delai", "À compléter avant le", FormatDeChamp.Date),
        new Champ("envoi", "Preuve d'envoi") { Classe = "conformite", LongueurMax = 500 },
        new Champ("decide_le", "Décidé le", FormatDeChamp.Instant),
        new Champ("decide_par", "Décidé par", FormatDeChamp.Reference) { Vers = "personne" },
        new Champ("cas", "Cas de non-conformité retenus") { Classe = "conformite", LongueurMax = 500 },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "conformite", LongueurMax = 8000 },
        new Champ("notifie_le", "Notifié le", FormatDeChamp.Instant))
    {
        Titre = ["epreuve"],
        Uniques = [["inscription", "epreuve"]],
        Propre = true,
    };

    /// <summary>What a candidate puts forward at registration: a diploma, a mark kept, an experience.</summary>
    public static readonly Genre Justificatif = new("justificatif", "Titre ou acquis présenté", "Titres et acquis présentés",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code) { Requis = true, Choix = [new("diplome", "Diplôme détenu"), new("benefice", "Note dont le bénéfice est demandé"), new("experience", "Expérience professionnelle"), new("vae", "Décision de jury de VAE"), new("autre", "Autre")] },
        new Champ("libelle", "Intitulé") { Requis = true, Classe = "justificatif" },
        new Champ("unite", "Unité", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Unite },
        new Champ("note", "Note", FormatDeChamp.Decimal) { Classe = "justificatif" },
        new Champ("obtenu_le", "Obtenu le", FormatDeChamp.Date),
        new Champ("jours", "Durée en jours", FormatDeChamp.Entier) { Aide = "Pour une expérience." },
        new Champ("piece", "Pièce", FormatDeChamp.Reference) { Vers = "piece" },
        new Champ("avis", "Avis", FormatDeChamp.Code) { Choix = [new("a-examiner", "À examiner"), new("accepte", "Accepté"), new("refuse", "Refusé")] },
        new Champ("examine_le", "Examiné le", FormatDeChamp.Date),
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "justificatif" })
    {
        Titre = ["libelle"],
    };

    /// <summary>Hours given to a group on competences and savoirs of the référentiel.</summary>
    public static readonly Genre Seance = new("seance", "Séance de formation", "Séances de formation",
        new Champ("organisation", "Organisation", FormatDeChamp.Reference) { Vers = "organisation", Requis = true, Fixe = true },
        new Champ("session", "Session préparée", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("libelle", "Intitulé") { Requis = true },
        new Champ("nature", "Nature", FormatDeChamp.Code) { Choix = [new("cours", "Cours"), new("travaux-diriges", "Travaux dirigés"), new("atelier", "Atelier de professionnalisation"), new("evaluation", "Évaluation")] },
        new Champ("le", "Le", FormatDeChamp.Date) { Requis = true },
        new Champ("heures", "Heures", FormatDeChamp.Decimal),
        new Champ("matiere", "Matière") { LongueurMax = 60 },
        new Champ("objets", "Compétences et savoirs travaillés") { LongueurMax = 500, Aide = "Leurs codes, séparés par des espaces." })
    {
        Titre = ["libelle"],
        Recherche = ["libelle"],
    };

    internal static readonly IReadOnlyList<Genre> Tous =
    [
        Dossier, Fiche, Reponse, VersionDeFiche, Commentaire, Contenu, Piece, Stage, Clause, Absence, Visite, Attestation, Derogation, Redoublement, Engagement,
        ElementDePortfolio, Positionnement, Livret, LigneDeLivret, Controle, Justificatif, Seance,
    ];
}
