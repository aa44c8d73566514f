namespace Parchemin.Application;

/// <summary>What the service issues and works on for long: documents, jobs, plannings.</summary>
public static class GenresDesActes
{
    /// <summary>A document as it was issued: anyone who holds its code may ask whether it still stands.</summary>
    public static readonly Genre Document = new("document", "Document émis", "Documents émis",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("inscription", "Candidat", FormatDeChamp.Reference) { Vers = "inscription", Fixe = true },
        new Champ("modele", "Modèle") { Requis = true, Fixe = true, LongueurMax = 60 },
        new Champ("libelle", "Document") { Requis = true, Fixe = true },
        new Champ("code", "Code de vérification") { Requis = true, Fixe = true, LongueurMax = 20, Classe = "document" },
        new Champ("empreinte", "SHA-256 du fichier") { Requis = true, Fixe = true, LongueurMax = 64, Classe = "document" },
        new Champ("pages", "Pages", FormatDeChamp.Entier) { Fixe = true },
        new Champ("donnees", "Données imprimées", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = "document", LongueurMax = 30_000_000 },
        new Champ("public", "Ce que dit la page de vérification", FormatDeChamp.TexteLong) { Requis = true, Fixe = true, Classe = "document", LongueurMax = 8000 },
        new Champ("emis_le", "Émis le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("remis_le", "Remis à l'intéressé à compter du", FormatDeChamp.Instant),
        new Champ("remplace_par", "Remplacé par", FormatDeChamp.Reference) { Vers = "document" },
        new Champ("revoque_le", "Révoqué le", FormatDeChamp.Instant),
        new Champ("motif", "Motif de la révocation", FormatDeChamp.TexteLong) { Classe = "document", LongueurMax = 2000 })
    {
        Titre = ["libelle"],
        Uniques = [["code"]],
        Propre = true,
    };

    /// <summary>A long work asked by a person: it survives a stop of the service, and its progress is told.</summary>
    public static readonly Genre Tache = new("tache", "Travail", "Travaux",
        new Champ("personne", "Demandé par", FormatDeChamp.Reference) { Vers = "personne", Requis = true, Fixe = true },
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Fixe = true },
        new Champ("nature", "Nature") { Requis = true, Fixe = true, LongueurMax = 60 },
        new Champ("libelle", "Travail") { Requis = true, Fixe = true },
        new Champ("parametres", "Paramètres", FormatDeChamp.TexteLong) { Fixe = true, LongueurMax = 1_000_000 },
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("en-attente", "En attente"), new("en-cours", "En cours"), new("faite", "Fait"), new("echouee", "Échoué"), new("annulee", "Annulé")] },
        new Champ("message", "Message", FormatDeChamp.TexteLong) { LongueurMax = 8000 },
        new Champ("fichier", "Fichier produit") { LongueurMax = 255 },
        new Champ("empreinte", "SHA-256 du fichier") { LongueurMax = 64 },
        new Champ("demandee_le", "Demandé le", FormatDeChamp.Instant) { Requis = true, Fixe = true },
        new Champ("finie_le", "Fini le", FormatDeChamp.Instant))
    {
        Titre = ["libelle"],
        Propre = true,
    };

    /// <summary>A planning of the orals of a session: what is prepared for the next one (number 0), or one of its versions.</summary>
    public static readonly Genre Planning = new("planning", "Planning des oraux", "Plannings des oraux",
        new Champ("session", "Session", FormatDeChamp.Reference) { Vers = "session", Requis = true, Fixe = true },
        new Champ("numero", "Version", FormatDeChamp.Entier) { Requis = true, Fixe = true },
        new Champ("libelle", "Intitulé"),
        new Champ("etat", "État", FormatDeChamp.Code) { Requis = true, Choix = [new("preparation", "En préparation"), new("brouillon", "Brouillon"), new("retenu", "Retenu"), new("remplace", "Remplacé")] },
        new Champ("demande", "Demande", FormatDeChamp.Reference) { Vers = "contenu", Requis = true, Aide = "Elle ne change que dans la préparation." },
        new Champ("resultat", "Planning", FormatDeChamp.Reference) { Vers = "contenu", Requis = true, Fixe = true },
        new Champ("cout", "Coût", FormatDeChamp.Entier) { Fixe = true },
        new Champ("borne", "Borne prouvée", FormatDeChamp.Entier) { Fixe = true },
        new Champ("retenu_le", "Retenu le", FormatDeChamp.Instant))
    {
        Titre = ["libelle"],
        Uniques = [["session", "numero"]],
        Propre = true,
    };

    internal static readonly IReadOnlyList<Genre> Tous = [Document, Tache, Planning];
}
