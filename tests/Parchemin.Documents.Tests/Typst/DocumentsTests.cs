using System.Text.Json.Nodes;

namespace Parchemin.Documents.Tests;

/// <summary>Every template, with its examples.</summary>
public sealed class DocumentsTests(Atelier atelier) : IClassFixture<Atelier>
{
    public static TheoryData<string> Exemples => [.. Atelier.Noms];

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task An_example_gives_a_tagged_French_document_with_a_title_and_its_own_fonts(string exemple)
    {
        var imprime = await atelier.RenderAsync(exemple);
        var informations = await Atelier.InspectAsync("pdfinfo", imprime);
        informations.ShouldMatch(@"(?m)^Title: +\S");
        informations.ShouldMatch(@"(?m)^Tagged: +yes");
        informations.ShouldMatch(@"(?m)^Pages: +" + imprime.Pages);
        var polices = (await Atelier.InspectAsync("pdffonts", imprime)).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();
        polices.ShouldNotBeEmpty();
        polices.ShouldAllBe(l => l.Contains("+Source", StringComparison.Ordinal) && l.Contains(" yes yes yes ", StringComparison.Ordinal));
        System.Text.Encoding.Latin1.GetString(imprime.Pdf.Span).ShouldContain("/Lang (fr-FR)");
    }

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task The_same_data_give_the_same_bytes(string exemple)
        => (await atelier.RenderAsync(exemple)).Empreinte.ShouldBe((await atelier.RenderAsync(exemple)).Empreinte);

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task A_document_without_any_value_is_still_printed(string exemple)
    {
        var (modele, _) = Atelier.Example(exemple);
        (await atelier.Imprimeur.RenderAsync(modele, new JsonObject())).Pages.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_template_has_an_example()
        => atelier.Imprimeur.Modeles.Except(Atelier.Noms.Select(n => n.Split('.')[0]), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_template_evaluates_a_text_nor_reads_a_file_nor_asks_for_a_package()
    {
        foreach (var fichier in Directory.EnumerateFiles(Atelier.Lieux.Modeles, "*.typ"))
        {
            var source = File.ReadAllText(fichier);
            source.ShouldNotMatch(@"\b(eval|read|plugin|include|yaml|toml|csv|xml|cbor)\(", fichier);
            source.ShouldNotContain("@preview", Case.Sensitive, fichier);
        }
    }

    [Fact]
    public async Task A_document_carries_its_data_and_its_page_numbers()
    {
        var imprime = await atelier.RenderAsync("releve");
        (await Atelier.InspectAsync("pdfdetach", imprime, "-list")).ShouldContain("donnees-1.json");
        (await Atelier.InspectAsync("pdftotext", imprime)).ShouldContain("Page 1/1");
    }

    /// <summary>The fields of an annex come in the order in which it prints them.</summary>
    [Theory]
    [InlineData("releve", "Relevé de notes", "LEFÈVRE-D’ŒUILLY", "1er novembre 2003", "Culture générale", "11,5/20", "Langue vivante étrangère", "Moyenne générale", "Admise", "Hélène Marchetti")]
    [InlineData("calendrier", "Calendrier", "Métropole", "Antilles – Guyane", "La Réunion", "Mayotte", "Polynésie", "Regroupements", "Bordeaux", "Montpellier")]
    [InlineData("livret-scolaire", "NOM (en lettres capitales)", "Date de Naissance", "Prénom(s)", "Langue Vivante 1", "1ère année", "2ème année", "MATIÈRES OBLIGATOIRES", "APPRÉCIATIONS", "Culture générale et expression", "Langue vivante 2 facultative", "Certification de compétences numériques", "AVIS DU CONSEIL DE CLASSE", "COTATION DE LA CLASSE", "DATE et SIGNATURE DU CANDIDAT", "1er groupe", "2nd groupe", "+10", "-10")]
    [InlineData("formulaire.page-de-garde", "DOSSIER PROFESSIONNEL", "NOM", "Prénom", "Établissement de formation", "Visa du représentant", "Nom et qualité du signataire", "Attestation sur l’honneur", "Fait à")]
    [InlineData("formulaire.modification-parametres", "Date", "Heure de passage", "Nom et prénom du candidat", "Numéro de candidat", "Situation choisie", "Paramètres modifiés", "15 minutes de préparation")]
    [InlineData("formulaire.controle-conformite", "Épreuve E32", "Epreuve E42", "Nom", "N° inscription", "13 février 2017", "absence de dossier", "dossier déposé", "durée du stage", "non visés ou non signés", "En conséquence", "Date du contrôle", "Visa de la commission")]
    [InlineData("grille", "Annexe VIII", "Contrôle en cours de formation", "Synthèse des deux situations", "Nom et prénom du candidat", "Note sur 20", "Contenu du dossier", "5 fiches", "Pénalité en cas", "Situation choisie", "Paramètres modifiés", "(Inutile de compléter ce cadre", "APPRÉCIATION GLOBALE", "visa des membres", "C2", "C24", "TI = Très insuffisant", "NOTE PROPOSÉE", "INTERROGATEURS", "(1)", "(16)")]
    [InlineData("convocation", "Convocation", "LEFÈVRE-D’ŒUILLY Maëlys", "99120 Saint-Aubin", "Candidat nᵒ 02441873920", "Vous êtes convoqué", "mardi 14 mai 2024", "14 h", "Gestion des sinistres", "Lycée Jean-Moulin", "Salle B 204, place 17", "mercredi 15 mai 2024", "À apporter", "Fait à Valmont", "Page 1/1")]
    [InlineData("convocation.examinateur", "Convocation", "Monsieur ESTÈVE Luc", "Vous êtes désigné", "mardi 4 juin 2024", "Accueil en situation de sinistre", "Consignes")]
    [InlineData("emargement", "Liste d’émargement", "Gestion des sinistres", "Lycée Jean-Moulin", "mardi 14 mai 2024, 14 h – 18 h", "B 204", "16", "Mise en loge", "Signature", "1 02441873900 ABADIE Léo", "16 02441874005 QUÉRÉ Erwan", "Présents", "Absents", "Surveillant")]
    [InlineData("emargement-oral", "Liste d’émargement – commission 3", "Lycée Marie-Curie", "mardi 4 juin 2024", "Signature à l’arrivée", "8 h 20 Salle 110 8 h 40", "ABADIE Léo", "Présents", "Absents", "Membres de la commission", "Luc Estève")]
    [InlineData("affiche", "Salle B 204", "Gestion des sinistres", "mardi 14 mai 2024", "14 h – 18 h", "ABADIE Léo", "QUÉRÉ Erwan", "Téléphones")]
    [InlineData("journee", "Journée d’oral – commission 3", "mardi 4 juin 2024", "Lycée Marie-Curie", "112", "Luc Estève", "8 h 20 8 h 40", "ABADIE Léo", "Fiche n° 1", "Pause", "Consignes")]
    [InlineData("bordereau", "Bordereau de transmission", "Lycée Anne-Frank", "Elles ne sont pas communiquées", "02441873900 ABADIE Léo", "Pièces jointes", "Fait à Valmont")]
    [InlineData("pv", "Procès-verbal de délibération", "vendredi 5 juillet 2024", "Quorum atteint", "Composition du jury et présence", "Claire Delorme", "Résultats et décisions", "coef. 3", "02441873900", "ABADIE Léo", "Admis", "02441874005", "U1 Culture générale", "16", "Inscrits", "Incidents, votes", "Présidente du jury")]
    [InlineData("pv.anonyme", "Procès-verbal de délibération", "désignés par leur numéro", "Résultats et décisions", "02441873900", "Admis", "02441874005", "Inscrits")]
    [InlineData("pv.rectificatif", "Procès-verbal rectificatif", "Rectifie le procès-verbal PV-2024-0031", "Motif", "DA SILVA MONTEIRO", "8 10", "Résultats et décisions")]
    [InlineData("attestation-de-blocs", "Attestation de blocs de compétences", "ceux-là seulement", "LEFÈVRE-D’ŒUILLY", "Blocs acquis", "Obtenu le 5 juillet 2024", "Fait à Valmont")]
    [InlineData("attestation-de-blocs.titre", "Attestation de bloc de compétences", "LEFÈVRE-D’ŒUILLY", "Enregistrement", "RNCP 99999", "Niveau", "Code NSF", "Blocs acquis", "Obtenu le 5 juillet 2024")]
    [InlineData("decision.admis", "Votre admission", "Madame LEFÈVRE-D’ŒUILLY", "Référence DE-2024", "Madame,", "mes félicitations", "Je vous prie d’agréer", "Hélène Marchetti")]
    [InlineData("decision.ajourne", "Votre résultat", "n’a pas prononcé votre admission", "Résultats", "Moyenne générale", "Ce que vous conservez", "Jusqu’au", "Je vous prie d’agréer", "Voies et délais de recours")]
    [InlineData("decision.non-valide", "Non-validité d’une épreuve", "Monsieur QUÉRÉ Erwan", "Motifs", "au-delà de la date fixée", "Je vous prie d’agréer", "Voies et délais de recours")]
    [InlineData("decision.refus", "Rejet de votre demande", "suite favorable", "Motifs", "Voies et délais de recours")]
    [InlineData("preuve", "Attestation de résultat", "il est attesté que", "LEFÈVRE-D’ŒUILLY", "a obtenu", "Brevet de technicien supérieur", "le 5 juillet 2024", "Fait à Valmont", "Hélène Marchetti")]
    [InlineData("supplement", "Supplément descriptif", "120 crédits européens (ECTS)", "LEFÈVRE-D’ŒUILLY", "Certification obtenue le", "4 juillet 2024", "Niveau et crédits", "Compétences attestées", "Unités et blocs obtenus", "Crédits", "U1 Culture générale")]
    [InlineData("attestation-de-stage", "Attestation de période", "LEFÈVRE-D’ŒUILLY", "Organisme d’accueil", "SIRET", "Tuteur", "Périodes", "22 mai 2023 30 juin 2023 6 30", "Durée totale effectuée", "Activités réalisées", "Appréciation", "Fait à Valmont", "Le ou la stagiaire")]
    [InlineData("recepisse", "Récépissé de dépôt", "LEFÈVRE-D’ŒUILLY", "Reçu le jeudi 28 mars 2024 à 16 h 42", "Échéance", "Pièces reçues", "Dossier professionnel.pdf", "SHA-256", "Il ne vaut ni contrôle")]
    [InlineData("livre", "Référentiel de certification", "Brevet de technicien supérieur", "Édition 2017", "Sommaire", "Présentation", "Compétences", "Règles de délivrance")]
    [InlineData("formulaire", "Annexe VI", "E32 – Développement commercial", "NOM", "Activité réelle", "Titre/nature de l’activité", "Type de contrat", "Complémentaire santé", "Automobile", "Fiche contexte simplifiée", "Fiche client ou prospect", "Si client", "Description de l’activité", "Origine du contact", "Objectifs de l’entretien", "Déroulement", "Informations à conserver", "Planification des actions", "Auto-évaluation")]
    [InlineData("formulaire.fiche-contexte", "Annexe V", "Fiche contexte N°", "réel", "simulé", "NOM DE L’ENTREPRISE", "Missions principales", "Situation de l’entreprise dans la filière", "Situation géographique", "1- ACTIVITÉ DE L’ENTREPRISE", "Assurances de dommages", "Assurances de personnes", "Produits autres", "2-ANALYSE")]
    [InlineData("formulaire.fiche-e42", "Annexe X", "E42 – Accueil en situation de sinistre", "CONTRAT MIS EN ŒUVRE", "Fiche contexte simplifiée", "ACTEURS IMPLIQUÉS", "ÉTUDIANT(E)", "CLIENT/ASSURÉ", "Description de l’activité", "Fiche Client", "Formule souscrite", "Conditions particulières", "Gestion du sinistre", "Communications avec l’assuré")]
    [InlineData("formulaire.fiche-engagement", "Annexe XIII", "BTS Assurance", "ENGAGEMENT ETUDIANT", "Nom et prénom", "Numéro d’inscription", "Epreuve obligatoire concernée", "Nature de l’engagement", "organisation d’accueil", "Personne référente", "Durée et date", "Intitulé de la mission", "Descriptif de la mission", "1 L’engagement étudiant peut avoir", "2 Le descriptif doit reprendre")]
    [InlineData("grille.e32-ponctuelle", "Annexe IX", "FORME PONCTUELLE", "Date", "Nom et prénom du candidat", "Note sur 20", "CONTENU DU DOSSIER", "5 fiches", "Pénalité en cas", "Paramètres modifiés (1er temps)", "Scénario construit (2ème temps)", "APPRÉCIATION GLOBALE", "Visa", "Grille d’aide", "C2", "NOTE PROPOSÉE", "La note proposée tient compte", "(1)", "(16)")]
    [InlineData("grille.e42", "Annexe XI", "Date", "Nom et prénom du candidat", "Note sur 20", "4 fiches", "Pénalité en cas", "Scénario construit", "APPRÉCIATION GLOBALE", "Visa", "Grille d’aide", "C25", "TI = Très insuffisant", "La note proposée tient compte", "(1)", "(12)")]
    [InlineData("grille.e5-ccf", "Annexe XII", "Évaluation CCF de l’épreuve E5", "Établissement de formation", "Nom et prénom du candidat", "Date de la commission", "Le portfolio comporte", "Les éléments rassemblés peuvent être", "Des productions résultant", "Description succincte du portfolio", "APPRÉCIATION GLOBALE", "Noms et qualités des membres", "Grille d’aide à l’évaluation", "C1", "C49", "TI = Très insuffisant", "NOTE GLOBALE PROPOSÉE", "La grille permet un positionnement", "(1)", "(7)")]
    [InlineData("grille.engagement-etudiant", "Nom et prénom", "N° d’inscription", "Numéro de jury", "Heure de début", "Heure de fin", "Qualité de la présentation", "communication écrite et orale", "Appréciation globale", "Interrogateur 1", "Degré de maîtrise", "Subit", "Fait adhérer")]
    [InlineData("decision.second-groupe", "Vos épreuves de contrôle", "Formulaire de choix", "U1", "À rendre avant", "Signature du candidat", "Voies et délais de recours")]
    [InlineData("parchemin", "Fédération des métiers", "Certificat de qualification", "RNCP 99999", "28 septembre 2023", "Niveau 5", "NSF", "délivré à", "Maëlys", "Délivré à Valmont", "Bérengère d’Astorg")]
    public async Task Text_is_extracted_in_reading_order(string exemple, params string[] mots)
    {
        var texte = (await Atelier.InspectAsync("pdftotext", await atelier.RenderAsync(exemple), "-raw")).Replace('\u00a0', ' ').Replace('\n', ' ').Replace("- ", "-", StringComparison.Ordinal);
        var place = 0;
        foreach (var mot in mots)
        {
            place = texte.IndexOf(mot.Replace("- ", "-", StringComparison.Ordinal), place, StringComparison.Ordinal);
            place.ShouldBeGreaterThanOrEqualTo(0, $"« {mot} » n’est pas à sa place dans : {texte}");
        }
    }

    /// <summary>No template, nor any sample that is not a blank of another, is left out of the reading.</summary>
    [Fact]
    public void The_order_of_every_document_is_known()
    {
        var lus = typeof(DocumentsTests).GetMethod(nameof(Text_is_extracted_in_reading_order))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (string)d.GetData(null!).Single()[0]).ToHashSet(StringComparer.Ordinal);
        Atelier.Noms.Where(n => !n.EndsWith(".vierge", StringComparison.Ordinal)).Except(lus, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_several_documents_numbers_the_pages_of_each()
    {
        var (modele, donnees) = Atelier.Example("releve");
        var autre = donnees.DeepClone();
        autre["reference"] = "RN-2024-009999";
        Parchemin.Application.IImprimeur imprimeur = atelier.Imprimeur;
        var imprime = await imprimeur.RenderAsync(modele, "Relevés de notes", [donnees, autre]);
        imprime.Pages.ShouldBe(2);
        (await Atelier.InspectAsync("pdfinfo", imprime)).ShouldContain("Relevés de notes");
        var texte = await Atelier.InspectAsync("pdftotext", imprime);
        texte.Split("Page 1/1").Length.ShouldBe(3);
        texte.ShouldContain("RN-2024-009999");
    }

    [Fact]
    public async Task Many_documents_at_once_are_each_their_own()
    {
        var (modele, donnees) = Atelier.Example("releve");
        var taches = Enumerable.Range(0, 12).Select(async i =>
        {
            var copie = donnees.DeepClone();
            copie["reference"] = $"RN-{i:0000}";
            return await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, copie));
        }).ToList();
        var textes = await Task.WhenAll(taches);
        for (var i = 0; i < textes.Length; i++)
            textes[i].ShouldContain($"RN-{i:0000}");
    }
}
