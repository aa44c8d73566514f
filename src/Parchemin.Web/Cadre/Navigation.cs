using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The entries of the main navigation that this visitor may use.</summary>
internal static class Navigation
{
    // What people do, by the right that it asks.
    private static readonly (string Libelle, string Adresse, string Action)[] Travaux =
    [
        ("Commissions", "/commissions", "commission.lire"), ("CCF", "/ccf", "passage.creer"), ("Correction", "/correction", "copie.lire"), ("Jury", "/jury", "deliberation.lire"),
        ("Périodes en entreprise", "/stages", "absence.lire"), ("Conformité", "/conformite", "controle.lire"),
        ("Livrets", "/livrets", "livret.lire"), ("Portfolios", "/portfolios", "element.lire"), ("Éligibilité", "/inscriptions", "justificatif.lire"), ("Heures de formation", "/formation", "seance.lire"),
    ];

    public static IEnumerable<(string Libelle, string Adresse)> For(Visite visite)
    {
        if (visite.Acteur is null)
            yield break;
        yield return ("Accueil", "/");
        foreach (var genre in new[] { Genres.Inscription, Genres.Candidat, Genres.Session, Genres.Organisation, Genres.Personne })
        {
            if (visite.May(genre.Code + ".lire"))
                yield return (genre.Pluriel, "/registre/" + genre.Code);
        }

        foreach (var (libelle, adresse, action) in Travaux)
        {
            if (visite.May(action))
                yield return (adresse is "/inscriptions" && visite.Acteur.Holds("candidat") ? "Mon inscription" : libelle, adresse);
        }

        if (visite.May("dossier.lire"))
            yield return (visite.Acteur.Mandats.All(m => m.Role is "candidat") ? "Mon dossier" : "Dossiers", "/dossiers");
        if (visite.Acteur.Holds("candidat"))
            yield return ("Mes résultats", "/resultats");
        if (visite.May("import.creer"))
            yield return ("Imports", "/imports");
        if (visite.May("document.lire"))
            yield return ("Documents", "/documents");
        if (visite.May("tache.lancer"))
            yield return ("Mes travaux", "/travaux");
        yield return ("Référentiels", "/referentiels");
        if (visite.May("journal.lire"))
            yield return ("Journal", "/journal");
    }
}
