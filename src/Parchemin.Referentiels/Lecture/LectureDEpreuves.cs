using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the definitions of the épreuves.</summary>
internal static class LectureDEpreuves
{
    public static Epreuve Epreuve(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Variantes = c.Variantes(),
        Parente = c.Citation("parente"),
        Unite = c.Citation("unite"),
        Bloc = c.Citation("bloc"),
        Coefficient = c.Nombre("coefficient"),
        Facultative = c.OuiNon("facultative"),
        Objectifs = c.Textes("objectifs"),
        Competences = c.Citations("competences"),
        CriteresDEvaluation = c.Textes("criteres-d-evaluation"),
        Langues = c.Citations("langues"),
        Obligations = c.Textes("obligations"),
        Modalites = c.Tables("modalites", "modalité", Modalite),
        Criteres = c.Tables("criteres", "critère", Critere),
        Parties = c.Tables("parties", "partie", LectureDeCertification.Terme),
        Bareme = c.Nombre("bareme"),
        Seuil = c.Nombre("seuil"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static Modalite Modalite(Champs c)
    {
        _ = c.Source();
        return new Modalite
        {
            Colonnes = c.Citations("colonnes"),
            Forme = c.MotRequis("forme", Mots.Forme),
            Duree = c.Duree("duree"),
            Preparation = c.Duree("preparation"),
            DelaiDePreparation = c.Texte("delai-de-preparation"),
            Description = c.Textes("description"),
            ChoixDeLaFiche = c.Objet("choix-de-la-fiche", "choix de la fiche", ChoixDeFiche),
            Parties = c.Tables("parties", "partie", Partie),
            Commissions = c.Tables("commissions", "commission", Commission),
            Lieu = c.Lieu,
        };
    }

    private static ChoixDeFiche ChoixDeFiche(Champs c)
        => new(c.Plage("parmi") ?? default, c.TexteRequis("par"), c.OuiNon("distincte"));

    private static PartieDEpreuve Partie(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Forme = c.Mot("forme", Mots.FormeDePartie),
        Bareme = c.Nombre("bareme"),
        Poids = c.Nombre("poids") ?? 1,
        Duree = c.Duree("duree"),
        Preparation = c.Duree("preparation"),
        Competences = c.Textes("competences"),
        Description = c.Textes("description"),
        Etapes = c.Tables("etapes", "étape", Etape),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static EtapeDeSituation Etape(Champs c)
    {
        var duree = c.Duree("duree");
        return new EtapeDeSituation(c.TexteRequis("libelle"), c.Duree("duree-min") ?? duree, c.Duree("duree-max") ?? duree, c.Textes("attendus"));
    }

    private static CommissionPrevue Commission(Champs c)
    {
        _ = c.Source();
        return new CommissionPrevue(
            c.TexteRequis("libelle"),
            [.. c.Liste<Sequence>("compositions", "une liste de qualités").Select(s => (IReadOnlyList<Citation>)
                [.. s.Elements.OfType<Scalaire>().Select(q => new Citation(q.Valeur, q.Lieu))])]);
    }

    private static CritereNote Critere(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Points = c.Nombre("points"),
        Details = c.Textes("details"),
        Competences = c.Citations("competences"),
        Transversal = c.OuiNon("transversal"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };
}
