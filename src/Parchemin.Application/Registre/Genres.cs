using System.Collections.Frozen;

namespace Parchemin.Application;

/// <summary>The genres of the register. A new one is declared here, gets a migration of its table, and its rights in <c>droits/</c>.</summary>
public static class Genres
{
    private static readonly Choix[] Conflits = [new("interdit", "Interdit"), new("declare", "Permis s'il est déclaré")];

    /// <summary>Who prepares, examines, certifies or receives in placement.</summary>
    public static readonly Genre Organisation = new("organisation", "Organisation", "Organisations",
        new Champ("nature", "Nature", FormatDeChamp.Code)
        {
            Requis = true,
            Choix =
            [
                new("academie", "Académie"), new("centre", "Centre d'examen"), new("etablissement", "Établissement"),
                new("cfa", "CFA"), new("of", "Organisme de formation"), new("certificateur", "Certificateur"), new("entreprise", "Entreprise"),
            ],
        },
        new Champ("nom", "Nom") { Requis = true },
        new Champ("sigle", "Sigle") { LongueurMax = 30 },
        new Champ("parent", "Rattachée à", FormatDeChamp.Reference) { Vers = "organisation", Aide = "Qui tient un droit sur celle-ci le tient sur ce qui lui est rattaché." },
        new Champ("statut", "Statut", FormatDeChamp.Code)
        {
            Choix =
            [
                new("public", "Public"), new("sous-contrat", "Privé sous contrat"), new("hors-contrat", "Privé hors contrat"),
                new("prive", "Privé"), new("branche", "Instance de branche"),
            ],
        },
        new Champ("habilite_ccf", "Habilitée au CCF", FormatDeChamp.OuiNon),
        new Champ("uai", "UAI", FormatDeChamp.Uai),
        new Champ("siret", "SIRET", FormatDeChamp.Siret),
        new Champ("adresse", "Adresse", FormatDeChamp.TexteLong),
        new Champ("code_postal", "Code postal", FormatDeChamp.CodePostal),
        new Champ("ville", "Ville"),
        new Champ("fuseau", "Fuseau horaire") { Aide = "Nom IANA, Europe/Paris par défaut.", LongueurMax = 60 },
        new Champ("fermee_le", "Fermée le", FormatDeChamp.Date))
    {
        Titre = ["nom"],
        Recherche = ["nom", "sigle", "ville", "uai", "siret"],
        Uniques = [["uai"]],
    };

    /// <summary>Somebody who works with the register or looks at it.</summary>
    public static readonly Genre Personne = new("personne", "Personne", "Personnes",
        new Champ("nom", "Nom", FormatDeChamp.Nom) { Requis = true },
        new Champ("prenoms", "Prénoms", FormatDeChamp.Nom) { Requis = true },
        new Champ("courriel", "Courriel", FormatDeChamp.Courriel) { Classe = "contact" },
        new Champ("telephone", "Téléphone", FormatDeChamp.Telephone) { Classe = "contact" },
        new Champ("organisation", "Organisation", FormatDeChamp.Reference) { Vers = "organisation" },
        new Champ("qualite", "Qualité") { Aide = "Professeur, tuteur, gestionnaire…" })
    {
        Titre = ["prenoms", "nom"],
        Recherche = ["nom", "prenoms", "courriel"],
        Uniques = [["courriel"]],
    };

    /// <summary>A role given to a person within a scope.</summary>
    public static readonly Genre Mandat = new("mandat", "Mandat", "Mandats",
        new Champ("personne", "Personne", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("role", "Rôle", FormatDeChamp.Code) { Requis = true, Fixe = true },
        new Champ("organisation", "Organisation", FormatDeChamp.Reference) { Vers = "organisation", Fixe = true, Aide = "Le mandat vaut pour elle et ce qui lui est rattaché ; sans elle, il ne vaut que pour une session ou pour soi." },
        new Champ("certification", "Certification", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Certification, Fixe = true },
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Fixe = true },
        new Champ("inscription", "Candidat suivi", FormatDeChamp.Reference) { Vers = "inscription", Fixe = true, Aide = "Pour un tuteur : le seul candidat qu'il voit." },
        new Champ("du", "À compter du", FormatDeChamp.Date),
        new Champ("au", "Jusqu'au", FormatDeChamp.Date))
    {
        Titre = ["role", "organisation"],
    };

    /// <summary>A session of an edition that an organisation opens.</summary>
    public static readonly Genre Session = new("session", "Session", "Sessions",
        new Champ("certification", "Certification", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Certification, Requis = true, Fixe = true },
        new Champ("edition", "Édition", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Edition, Requis = true, Fixe = true },
        new Champ("code", "Session du référentiel", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Session, Requis = true, Fixe = true },
        new Champ("libelle", "Libellé") { Requis = true },
        new Champ("organisation", "Organisateur", FormatDeChamp.Reference) { Vers = "organisation", Requis = true, Fixe = true },
        new Champ("inscriptions_du", "Inscriptions du", FormatDeChamp.Date),
        new Champ("inscriptions_au", "Inscriptions jusqu'au", FormatDeChamp.Date),
        new Champ("propositions_avant_le", "Propositions de note avant le", FormatDeChamp.Date) { Aide = "Date à laquelle les établissements ont transmis leurs propositions (CCF)." },
        new Champ("dossiers_avant_le", "Dossiers déposés avant le", FormatDeChamp.Instant) { Aide = "Après cette date, un dossier ne se dépose plus sans décision du service." },
        new Champ("deliberation_le", "Délibération le", FormatDeChamp.Date),
        new Champ("choix_du_controle_avant_le", "Choix des épreuves de contrôle avant le", FormatDeChamp.Instant),
        new Champ("double_correction", "Double correction", FormatDeChamp.OuiNon) { Aide = "Deux correcteurs notent chaque copie ; aucun texte ne l'impose." },
        new Champ("ecart_admis", "Écart admis entre deux correcteurs", FormatDeChamp.Decimal) { Aide = "En points ; au-delà, ou de part et d'autre de la moyenne, un troisième avis est nécessaire." },
        new Champ("conflit_ponctuel", "Ses propres élèves, en épreuve ponctuelle", FormatDeChamp.Code) { Choix = Conflits, Aide = "Interdit par défaut (jurisprudence sur l'impartialité)." },
        new Champ("conflit_ccf", "Ses propres élèves, en CCF", FormatDeChamp.Code) { Choix = Conflits, Aide = "Permis avec déclaration par défaut : le CCF est conduit par les enseignants du candidat." },
        new Champ("fuites_acceptees", "Fuites du calendrier acceptées", FormatDeChamp.TexteLong) { Classe = "sujets", Reserve = true, LongueurMax = 20000, Aide = "Une ligne « fuite et sa marge au pire, en minutes | qui | motif » par fuite." },
        new Champ("jury_clos_le", "Jury clos le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("publiee_le", "Résultats publiés le", FormatDeChamp.Instant) { Reserve = true })
    {
        Titre = ["libelle"],
        Recherche = ["libelle", "code", "certification"],
        Uniques = [["certification", "edition", "code", "organisation"]],
    };

    /// <summary>A person who seeks a certification, with the civil status of the birth certificate.</summary>
    public static readonly Genre Candidat = new("candidat", "Candidat", "Candidats",
        new Champ("nom_de_naissance", "Nom de naissance", FormatDeChamp.Nom) { Requis = true, Classe = "identite", Aide = "Tel que l'acte de naissance l'écrit." },
        new Champ("nom_d_usage", "Nom d'usage", FormatDeChamp.Nom) { Classe = "identite" },
        new Champ("prenoms", "Prénoms", FormatDeChamp.Nom) { Requis = true, Classe = "identite", Aide = "Tous, dans l'ordre de l'acte." },
        new Champ("sexe", "Sexe", FormatDeChamp.Code) { Classe = "etat-civil", Choix = [new("F", "Féminin"), new("M", "Masculin")] },
        new Champ("ne_le", "Date de naissance", FormatDeChamp.Date) { Requis = true, Classe = "etat-civil" },
        new Champ("commune_de_naissance", "Code INSEE du lieu de naissance", FormatDeChamp.Commune) { Classe = "etat-civil", Aide = "Commune, ou pays (99…) pour une naissance à l'étranger." },
        new Champ("lieu_de_naissance", "Lieu de naissance") { Classe = "etat-civil" },
        new Champ("ine", "INE", FormatDeChamp.Ine) { Classe = "etat-civil" },
        new Champ("identifiant", "Autre identifiant") { Classe = "etat-civil", LongueurMax = 40, Aide = "Celui que donne l'organisme qui suit le candidat, quand il n'a pas d'INE." },
        new Champ("courriel", "Courriel", FormatDeChamp.Courriel) { Classe = "contact" },
        new Champ("telephone", "Téléphone", FormatDeChamp.Telephone) { Classe = "contact" },
        new Champ("adresse", "Adresse", FormatDeChamp.TexteLong) { Classe = "contact" },
        new Champ("code_postal", "Code postal", FormatDeChamp.CodePostal) { Classe = "contact" },
        new Champ("ville", "Ville") { Classe = "contact" },
        new Champ("organisation", "Suivi par", FormatDeChamp.Reference) { Vers = "organisation", Requis = true },
        new Champ("personne", "Compte du candidat", FormatDeChamp.Reference) { Vers = "personne", Reserve = true })
    {
        Titre = ["nom_de_naissance", "prenoms"],
        Recherche = ["nom_de_naissance", "prenoms", "nom_d_usage"],
        Uniques = [["ine"], ["organisation", "identifiant"]],
    };

    /// <summary>A candidate in a session.</summary>
    public static readonly Genre Inscription = new("inscription", "Inscription", "Inscriptions",
        new Champ("candidat", "Candidat", FormatDeChamp.Reference) { Vers = "candidat", Requis = true, Fixe = true },
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("numero", "Numéro de candidat") { LongueurMax = 20 },
        new Champ("etablissement", "Établissement", FormatDeChamp.Reference) { Vers = "organisation" },
        new Champ("centre", "Centre d'examen", FormatDeChamp.Reference) { Vers = "organisation" },
        new Champ("voie", "Voie", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Voie, Requis = true },
        new Champ("forme", "Forme", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Forme },
        new Champ("derogation_de_forme", "Décision qui admet une autre forme") { LongueurMax = 200, Aide = "Où l'autorité admet une forme que la voie n'ouvre pas : sa décision, avec la date." },
        new Champ("option", "Option", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Option },
        new Champ("lv1", "Langue vivante", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Langue },
        new Champ("lv2", "Langue facultative", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Langue },
        new Champ("etat", "État", FormatDeChamp.Code)
        {
            Requis = true,
            Choix = [new("preinscrit", "Préinscrit"), new("inscrit", "Inscrit"), new("confirme", "Confirmé"), new("desiste", "Désisté"), new("radie", "Radié")],
        },
        new Champ("confirmee_le", "Confirmée le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("remarque", "Remarque", FormatDeChamp.TexteLong) { Classe = "interne", LongueurMax = 4000 })
    {
        Titre = ["candidat"],
        RechercheDe = "candidat",
        Uniques = [["session", "candidat"], ["session", "numero"]],
    };

    /// <summary>What a candidate is granted for a disability (Code de l'éducation, D613-26): medical data, kept apart.</summary>
    public static readonly Genre Amenagement = new("amenagement", "Aménagement", "Aménagements",
        new Champ("inscription", "Inscription", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code)
        {
            Requis = true,
            Classe = "amenagement",
            Choix =
            [
                new("temps-majore", "Temps majoré"), new("secretaire", "Secrétaire"), new("ordinateur", "Ordinateur"),
                new("sujet-agrandi", "Sujet agrandi"), new("salle-a-part", "Salle à part"), new("etalement", "Étalement des épreuves"),
                new("conservation", "Conservation de notes"), new("autre", "Autre"),
            ],
        },
        new Champ("temps_majore", "Temps majoré (%)", FormatDeChamp.Entier) { Classe = "amenagement", Aide = "33 pour un tiers ; au-delà, demande motivée du médecin." },
        new Champ("precision", "Précision", FormatDeChamp.TexteLong) { Classe = "amenagement" },
        new Champ("avis_medical", "Avis du médecin", FormatDeChamp.TexteLong) { Classe = "medical", LongueurMax = 4000 },
        new Champ("avis_le", "Avis du", FormatDeChamp.Date) { Classe = "medical" },
        new Champ("decide_le", "Décidé le", FormatDeChamp.Date) { Classe = "amenagement" })
    {
        Titre = ["nature"],
    };

    /// <summary>In which state a unité, a bloc or a competence of an inscription stands, with its mark when it has one.</summary>
    public static readonly Genre Resultat = new("resultat", "Résultat", "Résultats",
        new Champ("inscription", "Inscription", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("unite", "Unité", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Unite, Requis = true, Fixe = true },
        new Champ("etat", "État", FormatDeChamp.Code)
        {
            Requis = true,
            Classe = "note",
            Choix =
            [
                new("attendue", "Attendue"), new("proposee", "Proposée"), new("reservee", "Réservée"), new("arretee", "Arrêtée"),
                new("conservee", "Conservée (bénéfice)"), new("reportee", "Reportée"), new("dispensee", "Dispensée"), new("validee-vae", "Validée par VAE"),
                new("absent", "Absent"), new("force-majeure", "Absent, force majeure"), new("non-valide", "Non valide"), new("annulee-fraude", "Annulée"),
            ],
        },
        new Champ("note", "Note", FormatDeChamp.Decimal) { Classe = "note" },
        new Champ("contraintes", "Contraintes de composition non respectées", FormatDeChamp.Entier) { Classe = "note", Aide = "La note est alors celle d'avant pénalité." },
        new Champ("controle_choisi", "Choisie aux épreuves de contrôle", FormatDeChamp.OuiNon) { Classe = "note" },
        new Champ("note_de_controle", "Note de contrôle", FormatDeChamp.Decimal) { Classe = "note-de-controle" },
        new Champ("evaluation", "Évaluation", FormatDeChamp.Reference) { Vers = "evaluation", Reserve = true },
        new Champ("obtenue_le", "Obtenue le", FormatDeChamp.Date) { Classe = "note" },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "note" },
        new Champ("remarque_du_jury", "Remarque du jury", FormatDeChamp.TexteLong) { Classe = "jury", LongueurMax = 4000 })
    {
        Titre = ["unite"],
        Uniques = [["inscription", "unite"]],
    };

    /// <summary>A written script under its anonymity number: who marks it never learns whose it is.</summary>
    public static readonly Genre Copie = new("copie", "Copie", "Copies",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("inscription", "Inscription", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true, Classe = "anonymat" },
        new Champ("unite", "Unité", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Unite, Requis = true, Fixe = true },
        new Champ("partie", "Partie", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Partie, Fixe = true },
        new Champ("anonymat", "Numéro d'anonymat") { Requis = true, Fixe = true, LongueurMax = 20, Classe = "copie" },
        new Champ("lecture", "Lecture", FormatDeChamp.Entier) { Fixe = true, Aide = "1, ou 2 pour une double correction : chaque lecture a son correcteur, qui ignore l'autre." },
        new Champ("lot", "Lot") { LongueurMax = 30, Classe = "copie" },
        new Champ("correcteur", "Correcteur", FormatDeChamp.Reference) { Vers = "personne", Classe = "copie" },
        new Champ("note", "Note", FormatDeChamp.Decimal) { Classe = "copie" },
        new Champ("etat", "État particulier", FormatDeChamp.Code)
        {
            Classe = "copie",
            Choix = [new("ABS", "Absent"), new("FM", "Force majeure"), new("NV", "Non valide"), new("EXC", "Exclu de l'épreuve"), new("ATT", "En attente"), new("BL", "Copie blanche")],
        },
        new Champ("note_retenue", "Note retenue", FormatDeChamp.Decimal) { Classe = "harmonisation", Reserve = true, Aide = "Après accord des correcteurs et harmonisation." },
        new Champ("remarque", "Remarque", FormatDeChamp.TexteLong) { Classe = "copie", LongueurMax = 2000 })
    {
        Titre = ["anonymat"],
        Recherche = ["anonymat"],
        Uniques = [["session", "anonymat"], ["inscription", "unite", "partie", "lecture"]],
    };

    /// <summary>Those who assess together: an interrogation commission, an academic commission, a jury.</summary>
    public static readonly Genre Commission = new("commission", "Commission", "Commissions",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code)
        {
            Requis = true,
            Fixe = true,
            Choix = [new("interrogation", "Commission d'interrogation"), new("academique", "Commission académique"), new("jury", "Jury")],
        },
        new Champ("libelle", "Libellé") { Requis = true },
        new Champ("epreuve", "Épreuve", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Epreuve, Fixe = true },
        new Champ("evaluateur", "Au titre de", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Evaluateur, Fixe = true, Aide = "Où plusieurs évaluateurs donnent chacun leur avis." },
        new Champ("organisation", "Lieu", FormatDeChamp.Reference) { Vers = "organisation" },
        new Champ("salle", "Salle") { LongueurMax = 60 },
        new Champ("le", "Le", FormatDeChamp.Date),
        new Champ("groupe", "Groupe d'épreuves", FormatDeChamp.Entier) { Aide = "Pour un jury : 1 ou 2." },
        new Champ("acte", "Acte de nomination") { Aide = "Pour un jury : l'arrêté ou la décision, avec sa date." },
        new Champ("nommee_le", "Nommée le", FormatDeChamp.Date),
        new Champ("ouverte_le", "Ouverte le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("close_le", "Close le", FormatDeChamp.Instant) { Reserve = true })
    {
        Titre = ["libelle"],
        Recherche = ["libelle", "epreuve", "salle"],
    };

    /// <summary>A person in a commission.</summary>
    public static readonly Genre Membre = new("membre", "Membre de commission", "Membres de commission",
        new Champ("commission", "Commission", FormatDeChamp.Reference) { Vers = "commission", Requis = true, Fixe = true },
        new Champ("personne", "Personne", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("qualite", "Qualité", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Qualite },
        new Champ("fonction", "Fonction", FormatDeChamp.Code) { Choix = [new("president", "Présidence"), new("vice-president", "Vice-présidence"), new("membre", "Membre"), new("suppleant", "Suppléance")] },
        new Champ("college", "Collège", FormatDeChamp.Code) { Choix = [new("enseignants", "Enseignants"), new("employeurs", "Professionnels, employeurs"), new("salaries", "Professionnels, salariés"), new("personnalites", "Personnalités qualifiées")] },
        new Champ("habilite_du", "Habilité du", FormatDeChamp.Date),
        new Champ("habilite_au", "Habilité jusqu'au", FormatDeChamp.Date),
        new Champ("presence", "Présence", FormatDeChamp.Code) { Choix = [new("sur-place", "Sur place"), new("a-distance", "À distance"), new("represente", "Représenté"), new("absent", "Absent")] },
        new Champ("lien_declare", "Lien déclaré avec des candidats", FormatDeChamp.TexteLong) { Classe = "recusation", LongueurMax = 2000 },
        new Champ("recuse_le", "Récusé le", FormatDeChamp.Instant),
        new Champ("motif", "Motif de la récusation", FormatDeChamp.TexteLong) { Classe = "recusation", LongueurMax = 2000 })
    {
        Titre = ["personne"],
        Uniques = [["commission", "personne"]],
    };

    /// <summary>A candidate before a commission, for one situation of an épreuve.</summary>
    public static readonly Genre Passage = new("passage", "Passage", "Passages",
        new Champ("commission", "Commission", FormatDeChamp.Reference) { Vers = "commission", Requis = true },
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("partie", "Situation", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Partie, Fixe = true },
        new Champ("prevu_le", "Prévu le", FormatDeChamp.Instant),
        new Champ("etat", "État", FormatDeChamp.Code)
        {
            Requis = true,
            Choix =
            [
                new("convoque", "Convoqué"), new("en-preparation", "En préparation"), new("en-cours", "En cours"), new("termine", "Terminé"),
                new("absent", "Absent"), new("absent-justifie", "Absent, justifié"),
            ],
        },
        new Champ("preparation_le", "Préparation commencée le", FormatDeChamp.Instant),
        new Champ("commence_le", "Commencé le", FormatDeChamp.Instant),
        new Champ("fini_le", "Fini le", FormatDeChamp.Instant),
        new Champ("fiche", "Fiche choisie", FormatDeChamp.Entier) { Classe = "situation" },
        new Champ("choisie_par", "Choisie par", FormatDeChamp.Reference) { Vers = "personne", Classe = "situation", Reserve = true },
        new Champ("parametres", "Paramètres modifiés ou scénario construit", FormatDeChamp.TexteLong) { Classe = "situation", LongueurMax = 8000 },
        new Champ("fiche_preparee", "Fiche préparée par la commission académique", FormatDeChamp.Entier) { Classe = "situation", Reserve = true },
        new Champ("scenario", "Scénario préparé par la commission académique", FormatDeChamp.TexteLong) { Classe = "situation", LongueurMax = 8000, Reserve = true },
        new Champ("motif", "Motif de l'absence", FormatDeChamp.TexteLong) { Classe = "situation", LongueurMax = 2000 })
    {
        Titre = ["inscription", "partie"],
        Uniques = [["commission", "inscription", "partie"]],
    };

    /// <summary>An official grid being filled for a candidate: what is entered in it is held by its cotations.</summary>
    public static readonly Genre Evaluation = new("evaluation", "Évaluation", "Évaluations",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("epreuve", "Épreuve", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Epreuve, Requis = true, Fixe = true },
        new Champ("partie", "Partie", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Partie, Fixe = true },
        new Champ("evaluateur", "Au titre de", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Evaluateur, Fixe = true },
        new Champ("grille", "Grille", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Grille, Fixe = true },
        new Champ("commission", "Commission", FormatDeChamp.Reference) { Vers = "commission" },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("ouverte", "Ouverte"), new("validee", "Validée"), new("transmise", "Transmise au jury")] },
        new Champ("note", "Note proposée", FormatDeChamp.Decimal) { Classe = "proposition" },
        new Champ("contraintes", "Contraintes de composition non respectées", FormatDeChamp.Entier) { Classe = "proposition" },
        new Champ("validee_le", "Validée le", FormatDeChamp.Instant),
        new Champ("transmise_le", "Transmise le", FormatDeChamp.Instant))
    {
        Titre = ["epreuve", "inscription"],
        Propre = true,
    };

    /// <summary>One entry of a grid: a level, a mark, an opinion, a text. Each has its own version, so that a conflict shows on the field.</summary>
    public static readonly Genre Cotation = new("cotation", "Entrée de grille", "Entrées de grille",
        new Champ("evaluation", "Évaluation", FormatDeChamp.Reference) { Vers = "evaluation", Requis = true, Fixe = true },
        new Champ("cle", "Champ de la grille") { Requis = true, Fixe = true, LongueurMax = 120 },
        new Champ("valeur", "Valeur", FormatDeChamp.TexteLong) { Classe = "proposition", LongueurMax = 20000 })
    {
        Titre = ["cle"],
        Uniques = [["evaluation", "cle"]],
        Propre = true,
    };

    /// <summary>A value that the référentiel asks to be declared with a candidate: a discipline case, a livret and its visas, a mémoire.</summary>
    public static readonly Genre Declaration = new("declaration", "Déclaration", "Déclarations",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("code", "Déclaration", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Declaration, Requis = true, Fixe = true },
        new Champ("valeur", "Valeur") { Classe = "declaration" })
    {
        Titre = ["code"],
        Uniques = [["inscription", "code"]],
    };

    /// <summary>What the engine proposes for a candidate and what the jury adopts.</summary>
    public static readonly Genre Decision = new("decision", "Décision", "Décisions",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("groupe", "Groupe d'épreuves", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("jury", "Jury", FormatDeChamp.Reference) { Vers = "commission" },
        new Champ("proposee", "Proposée", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Decision, Requis = true, Classe = "note" },
        new Champ("adoptee", "Adoptée", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Decision, Classe = "note" },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Classe = "jury", LongueurMax = 4000 },
        new Champ("adoptee_le", "Adoptée le", FormatDeChamp.Instant) { Classe = "note" },
        new Champ("entree", "Données de la délibération", FormatDeChamp.TexteLong) { Classe = "note", LongueurMax = 100_000 },
        new Champ("regles", "Règles", FormatDeChamp.Texte) { Classe = "note" },
        new Champ("validee", "Validée par l'instance", FormatDeChamp.OuiNon) { Classe = "note" },
        new Champ("validee_le", "Validée le", FormatDeChamp.Instant) { Classe = "note" })
    {
        Titre = ["inscription"],
        Uniques = [["inscription", "groupe"]],
        Propre = true,
    };

    /// <summary>The minutes of a jury, sealed: rectified only by others that name them.</summary>
    public static readonly Genre ProcesVerbal = new("proces-verbal", "Procès-verbal", "Procès-verbaux",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("groupe", "Groupe d'épreuves", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("numero", "Numéro", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("rectifie", "Rectifie", FormatDeChamp.Reference) { Vers = "proces-verbal", Fixe = true },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Fixe = true, Classe = "proces-verbal", LongueurMax = 4000 },
        new Champ("contenu", "Contenu", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = "proces-verbal", LongueurMax = 50_000_000 },
        new Champ("empreinte", "SHA-256 du contenu") { Requis = true, Fixe = true, LongueurMax = 64 },
        new Champ("scelle_le", "Scellé le", FormatDeChamp.Instant) { Requis = true, Fixe = true })
    {
        Titre = ["numero"],
        Uniques = [["session", "groupe", "numero"]],
        Propre = true,
    };

    /// <summary>A reasoned correction of the marks of a corrector, that can be taken back.</summary>
    public static readonly Genre Harmonisation = new("harmonisation", "Harmonisation", "Harmonisations",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("unite", "Unité", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Unite, Requis = true, Fixe = true },
        new Champ("partie", "Partie", FormatDeChamp.Code) { Liste = ListeDuReferentiel.Partie, Fixe = true },
        new Champ("correcteur", "Correcteur", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("decalage", "Décalage en points") { Requis = true, Fixe = true, LongueurMax = 10, Classe = "harmonisation" },
        new Champ("motif", "Motif", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = "harmonisation", LongueurMax = 2000 },
        new Champ("copies", "Copies concernées", FormatDeChamp.Entier) { Fixe = true },
        new Champ("appliquee_le", "Appliquée le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["unite", "correcteur"],
        Propre = true,
    };

    /// <summary>What a candidate asks after the results: an appeal, to see a script or a grid, to be told the rules of the decision.</summary>
    public static readonly Genre Demande = new("demande", "Demande", "Demandes",
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Requis = true, Fixe = true },
        new Champ("nature", "Nature", FormatDeChamp.Code)
        {
            Requis = true,
            Fixe = true,
            Choix =
            [
                new("recours-gracieux", "Recours gracieux"), new("erreur-materielle", "Signalement d'une erreur matérielle"),
                new("consultation", "Consultation de copies et de grilles"), new("regles", "Communication des règles du traitement algorithmique"),
            ],
        },
        new Champ("texte", "Demande", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = "demande", LongueurMax = 8000 },
        new Champ("deposee_le", "Déposée le", FormatDeChamp.Instant) { Reserve = true },
        new Champ("echeance", "Réponse avant le", FormatDeChamp.Date) { Reserve = true },
        new Champ("etat", "État", FormatDeChamp.Code) { Choix = [new("recue", "Reçue"), new("en-cours", "En cours d'instruction"), new("acceptee", "Acceptée"), new("rejetee", "Rejetée")] },
        new Champ("reponse", "Réponse", FormatDeChamp.TexteLong) { Classe = "demande", LongueurMax = 8000 },
        new Champ("repondue_le", "Répondue le", FormatDeChamp.Instant) { Reserve = true })
    {
        Titre = ["nature", "inscription"],
        Propre = true,
    };

    /// <summary>How a person signs in.</summary>
    public static readonly Genre Compte = new("compte", "Compte", "Comptes",
        new Champ("personne", "Personne", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("identifiant", "Identifiant") { Requis = true, Aide = "Son courriel." },
        new Champ("mot_de_passe", "Mot de passe") { Secret = true, LongueurMax = 400 },
        new Champ("sceau", "Sceau de sécurité") { Secret = true },
        new Champ("fournisseur", "Fournisseur d'identité"),
        new Champ("sujet", "Sujet chez le fournisseur") { Secret = true },
        new Champ("echecs", "Échecs successifs", FormatDeChamp.Entier),
        new Champ("verrouille_jusqu_au", "Verrouillé jusqu'au", FormatDeChamp.Instant),
        new Champ("ferme_le", "Fermé le", FormatDeChamp.Date))
    {
        Titre = ["identifiant"],
        Propre = true,
        Recherche = ["identifiant"],
        Uniques = [["identifiant"], ["personne"], ["fournisseur", "sujet"]],
    };

    /// <summary>A passkey of an account.</summary>
    public static readonly Genre CleDAcces = new("cle-d-acces", "Clé d'accès", "Clés d'accès",
        new Champ("compte", "Compte", FormatDeChamp.Reference) { Vers = "compte", Requis = true, Fixe = true },
        new Champ("nom", "Nom") { Requis = true },
        new Champ("identifiant", "Identifiant de la clé") { Requis = true, Fixe = true, LongueurMax = 2000 },
        new Champ("donnees", "Clé publique et compteurs", FormatDeChamp.TexteLong) { Secret = true, LongueurMax = 20000 },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["nom"],
        Uniques = [["identifiant"]],
        Propre = true,
    };

    /// <summary>A signed link that opens a session of work once, for somebody without an account.</summary>
    public static readonly Genre Lien = new("lien", "Lien personnel", "Liens personnels",
        new Champ("personne", "Personne", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("objet", "Pour") { Fixe = true, Aide = "Ce que le lien permet de faire." },
        new Champ("chemin", "Page ouverte") { Fixe = true },
        new Champ("expire_le", "Expire le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("utilise_le", "Utilisé le", FormatDeChamp.Instant),
        new Champ("revoque_le", "Révoqué le", FormatDeChamp.Instant))
    {
        Titre = ["personne", "objet"],
        Propre = true,
    };

    /// <summary>The access of another software to the API.</summary>
    public static readonly Genre Jeton = new("jeton", "Jeton d'intégration", "Jetons d'intégration",
        new Champ("libelle", "Libellé") { Requis = true },
        new Champ("personne", "Au nom de", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true, Aide = "Le jeton n'a jamais plus de droits qu'elle." },
        new Champ("portees", "Opérations permises") { Requis = true, Fixe = true, LongueurMax = 4000, Aide = "Codes d'opérations séparés par des espaces." },
        new Champ("empreinte", "Empreinte") { Secret = true, Fixe = true },
        new Champ("expire_le", "Expire le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("revoque_le", "Révoqué le", FormatDeChamp.Instant))
    {
        Titre = ["libelle"],
        Uniques = [["empreinte"]],
        Propre = true,
    };

    /// <summary>A list with its filters, kept by a person.</summary>
    public static readonly Genre Vue = new("vue", "Vue enregistrée", "Vues enregistrées",
        new Champ("personne", "Personne", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("libelle", "Libellé") { Requis = true },
        new Champ("liste", "Liste") { Requis = true, Fixe = true },
        new Champ("filtres", "Filtres") { LongueurMax = 4000 },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["libelle"],
    };

    /// <summary>Which column of a foreign file feeds which field.</summary>
    public static readonly Genre Correspondance = new("correspondance", "Correspondance de colonnes", "Correspondances de colonnes",
        new Champ("libelle", "Libellé") { Requis = true },
        new Champ("organisation", "Organisation", FormatDeChamp.Reference) { Vers = "organisation", Requis = true, Fixe = true },
        new Champ("modele", "Import") { Requis = true, Fixe = true },
        new Champ("colonnes", "Colonnes", FormatDeChamp.TexteLong) { Requis = true, LongueurMax = 20000, Aide = "Une ligne « colonne du fichier = champ » par colonne." },
        new Champ("retiree_le", "Retirée le", FormatDeChamp.Instant))
    {
        Titre = ["libelle"],
        Recherche = ["libelle"],
    };

    /// <summary>An import that was committed: which file, which result.</summary>
    public static readonly Genre Import = new("import", "Import", "Imports",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("modele", "Import") { Requis = true, Fixe = true },
        new Champ("fichier", "Fichier") { Requis = true, Fixe = true, LongueurMax = 255 },
        new Champ("empreinte", "SHA-256 du fichier") { Requis = true, Fixe = true },
        new Champ("crees", "Créés", FormatDeChamp.Entier),
        new Champ("modifies", "Modifiés", FormatDeChamp.Entier),
        new Champ("inchanges", "Inchangés", FormatDeChamp.Entier),
        new Champ("refuses", "Refusés", FormatDeChamp.Entier))
    {
        Titre = ["fichier"],
        Propre = true,
    };

    /// <summary>All of them, an object always after those that it refers to (cycles apart).</summary>
    public static readonly IReadOnlyList<Genre> Tous =
    [
        Organisation, Personne, Session, Candidat, Inscription, Amenagement, Commission, Membre, Passage, Evaluation, Cotation, Resultat,
        Declaration, Decision, ProcesVerbal, Copie, Harmonisation, Demande, Mandat,
        Compte, CleDAcces, Lien, Jeton, Vue, Correspondance, Import, .. GenresDuParcours.Tous, .. GenresDesActes.Tous, .. GenresDEcrit.Tous,
    ];

    private static readonly FrozenDictionary<string, Genre> ParCode = Tous.ToFrozenDictionary(g => g.Code, StringComparer.Ordinal);

    public static Genre? Find(string code) => ParCode.GetValueOrDefault(code);

    public static Genre Get(string code) => Find(code) ?? throw new ArgumentException($"Le registre n'a pas de genre « {code} ».", nameof(code));
}
