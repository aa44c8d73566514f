using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the identity of a certification, its texts and its closed lists.</summary>
internal static class LectureDeCertification
{
    public static Certification Certification(Champs c)
    {
        // The identity itself has a source, which no later step needs.
        _ = c.Source();
        return new Certification(
            c.TexteRequis("code"),
            c.TexteRequis("edition"),
            c.TexteRequis("intitule"),
            c.TexteRequis("intitule-court"),
            c.MotRequis("nature", Mots.Nature),
            c.Entier("niveau"),
            c.Entier("credits-ects"),
            c.Texte("remplace"),
            c.Tables("certificateurs", "certificateur", d => new Certificateur(d.TexteRequis("nom"), d.Texte("siret"))),
            c.Lieu);
    }

    public static Texte Texte(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("titre"),
        Date = c.Date("date"),
        Extrait = c.Texte("extrait"),
        Lieu = c.Lieu,
    };

    public static Presentation Presentation(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("titre"),
        Paragraphes = c.Textes("paragraphes"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static ColonneDeReglement Colonne(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static VoieDAcces Voie(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Colonne = c.Texte("colonne"),
        Formes = c.Citations("formes"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static Terme Terme(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static Parametre Parametre(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Valeur = c.Nombre("valeur") ?? Manquante(c),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static Fraction Manquante(Champs c)
    {
        _ = c.TexteRequis("valeur");
        return Fraction.Zero;
    }
}
