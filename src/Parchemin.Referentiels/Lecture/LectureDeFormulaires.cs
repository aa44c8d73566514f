using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the official grids and forms.</summary>
internal static class LectureDeFormulaires
{
    public static Grille Grille(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("titre"),
        Annexe = c.Texte("annexe"),
        Epreuve = c.Citation("epreuve"),
        Colonnes = c.Citations("colonnes"),
        Feuilles = c.Textes("feuilles"),
        Niveaux = c.Tables("niveaux", "niveau", n => new NiveauDeGrille(n.TexteRequis("code"), n.TexteRequis("libelle"), n.Texte("definition"))),
        Bareme = c.Nombre("bareme"),
        NoteGlobale = c.MotRequis("note", Mots.NoteDeGrille),
        Lignes = c.Tables("lignes", "ligne de grille", Ligne),
        Indicateurs = c.Tables("indicateurs", "indicateur", Indicateur),
        Contraintes = c.Citations("contraintes"),
        Penalites = Penalites(c, "penalites", "contraintes"),
        Champs = c.Tables("champs", "champ", Champ),
        Mentions = c.Textes("mentions"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static Formulaire Formulaire(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("titre"),
        Annexe = c.Texte("annexe"),
        Epreuves = c.Citations("epreuves"),
        Guide = c.Texte("guide"),
        Sections = c.Tables("sections", "section", Section),
        Mentions = c.Textes("mentions"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static IReadOnlyList<PalierDePenalite> Penalites(Champs c, string cle, string seuil)
        => c.Tables(cle, "palier de pénalité", p => new PalierDePenalite(p.Entier(seuil) ?? 0, p.Nombre("points") ?? Fraction.Zero));

    private static SectionDeFormulaire Section(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("titre"),
        Guide = c.Texte("guide"),
        Champs = c.Tables("champs", "champ", Champ),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static ChampDeFormulaire Champ(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Type = c.MotRequis("type", Mots.Champ),
        Options = c.Textes("options"),
        Lignes = c.Textes("lignes"),
        Colonnes = c.Textes("colonnes"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static LigneDeGrille Ligne(Champs c)
    {
        _ = c.Source();
        return new LigneDeGrille(
            c.Citation("competence"),
            c.Texte("critere"),
            c.TexteRequis("libelle"),
            [.. c.Liste<Scalaire>("indicateurs", "un numéro").Select(s => Numero(c, s))],
            c.TextesParCle("degres"),
            c.Variantes(),
            c.Lieu);
    }

    private static IndicateurDeGrille Indicateur(Champs c)
    {
        _ = c.Source();
        return new IndicateurDeGrille(c.Entier("numero") ?? 0, c.TexteRequis("libelle"), c.Citations("competences"), c.Lieu);
    }

    private static int Numero(Champs c, Scalaire s)
    {
        if (int.TryParse(s.Valeur, NumberStyles.None, CultureInfo.InvariantCulture, out var numero))
            return numero;
        c.Contexte.TypeAttendu(s, "le numéro d'un indicateur", "3");
        return 0;
    }
}
