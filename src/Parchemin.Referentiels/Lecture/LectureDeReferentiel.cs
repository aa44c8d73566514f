using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads all the sections of an edition, whatever file each stands in.</summary>
internal static class LectureDeReferentiel
{
    public static Referentiel? Read(IReadOnlyList<Champs> racines, JournalDeDiagnostics journal, string dossier)
    {
        var certification = Un("certification", "certification", LectureDeCertification.Certification);
        var referentiel = new Referentiel
        {
            Certification = certification ?? new Certification("", "", "", "", default, null, null, null, [], default),
            Textes = Tous("textes", "texte", LectureDeCertification.Texte),
            Presentation = Tous("presentation", "passage de présentation", LectureDeCertification.Presentation),
            Colonnes = Tous("colonnes", "colonne", LectureDeCertification.Colonne),
            Voies = Tous("voies", "voie", LectureDeCertification.Voie),
            Formes = Tous("formes", "forme", LectureDeCertification.Terme),
            Qualites = Tous("qualites", "qualité", LectureDeCertification.Terme),
            Langues = Tous("langues", "langue", LectureDeCertification.Terme),
            Parametres = Tous("parametres", "paramètre", LectureDeCertification.Parametre),
            Domaines = Tous("domaines", "domaine", LectureDActivites.Domaine),
            Competences = Tous("competences", "compétence", LectureDActivites.Competence),
            NiveauxDeSavoir = Tous("niveaux-de-savoir", "niveau de savoir", LectureDActivites.Niveau),
            Savoirs = Tous("savoirs", "savoir", LectureDActivites.Savoir),
            Blocs = Tous("blocs", "bloc", LectureDUnites.Bloc),
            TroncCommun = [.. racines.SelectMany(r => r.Citations("tronc-commun"))],
            Options = Tous("options", "option", LectureDUnites.Option),
            Unites = Tous("unites", "unité", LectureDUnites.Unite),
            Matrice = Tous("matrice", "tableau de la matrice", LectureDUnites.Matrice),
            Reglement = Tous("reglement", "ligne du règlement", LectureDUnites.Reglement),
            Epreuves = Tous("epreuves", "épreuve", LectureDEpreuves.Epreuve),
            Grilles = Tous("grilles", "grille", LectureDeFormulaires.Grille),
            Formulaires = Tous("formulaires", "formulaire", LectureDeFormulaires.Formulaire),
            Dossier = Un("dossier", "dossier", LectureDeDossier.Dossier),
            Conformite = Tous("conformite", "liste de motifs", LectureDeConformite.Motifs),
            MilieuProfessionnel = Un("milieu-professionnel", "milieu professionnel", LectureDeDossier.Milieu),
            Ateliers = Un("ateliers", "ateliers", LectureDeDossier.Ateliers),
            Horaires = Un("horaires", "horaires", LectureDeDossier.Horaires),
            Inscription = Un("inscription", "règles d'inscription", LectureDInscription.Regles),
            Dispenses = Tous("dispenses", "dispense", LectureDeDossier.Dispense),
            Correspondances = Tous("correspondances", "correspondance", LectureDeDossier.Correspondance),
            Rapprochements = Tous("rapprochements", "rapprochement", LectureDeDossier.Rapprochement),
        };
        if (certification is not null && referentiel.Voies.Count > 0)
            return referentiel;
        var manque = certification is null ? "certification" : "voies";
        journal.Erreur("PRC003", new Lieu("certification.yaml", 1, 1), manque, $"La section « {manque} » manque dans {Path.GetFileName(dossier)}.", $"Ajoutez « {manque}: » à certification.yaml.");
        return null;

        IReadOnlyList<T> Tous<T>(string section, string nature, Func<Champs, T> lire)
            => [.. racines.SelectMany(r => r.Tables(section, nature, lire))];

        T? Un<T>(string section, string nature, Func<Champs, T> lire)
            where T : class
            => racines.Select(r => r.Objet(section, nature, lire)).OfType<T>().FirstOrDefault();
    }
}
