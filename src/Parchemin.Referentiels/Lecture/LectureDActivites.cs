using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads domains, activities, competences and knowledge.</summary>
internal static class LectureDActivites
{
    public static Domaine Domaine(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Presentation = c.Textes("presentation"),
        Competences = c.Citations("competences"),
        Ressources = c.Textes("ressources"),
        Indicateurs = c.Textes("indicateurs"),
        Activites = c.Tables("activites", "activité", Activite),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static Competence Competence(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Activites = c.Citations("activites"),
        Savoirs = c.Textes("savoirs"),
        Indicateurs = c.Textes("indicateurs"),
        Criteres = c.Textes("criteres"),
        SousCompetences = c.Tables("sous-competences", "sous-compétence", Competence),
        Situations = c.Tables("situations", "situation", Situation),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static NiveauDeSavoir Niveau(Champs c)
    {
        _ = c.Source();
        return new NiveauDeSavoir(c.Entier("niveau") ?? 0, c.TexteRequis("libelle"), c.Texte("description"));
    }

    public static Savoir Savoir(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Lignes = c.Tables("lignes", "ligne de savoir", Ligne),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static LigneDeSavoir Ligne(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Niveaux = Niveaux(c),
        Contenus = c.Textes("contenus"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static Dictionary<string, int> Niveaux(Champs c)
    {
        var niveaux = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (domaine, valeur) in c.Libres("niveaux"))
        {
            if (valeur is Scalaire s && int.TryParse(s.Valeur, NumberStyles.None, CultureInfo.InvariantCulture, out var niveau))
                niveaux[domaine.Valeur] = niveau;
            else
                c.Contexte.TypeAttendu(valeur, "un niveau", "3");
        }

        return niveaux;
    }

    private static Activite Activite(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Taches = c.Textes("taches"),
        Resultats = c.Textes("resultats"),
        Rubriques = c.Tables("rubriques", "rubrique", r => new Rubrique(r.TexteRequis("titre"), r.Textes("lignes"))),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static SituationDEvaluation Situation(Champs c)
    {
        _ = c.Source();
        return new SituationDEvaluation(c.CitationRequise("evaluateur"), c.TexteRequis("libelle"), c.Textes("description"));
    }
}
