using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads blocs, options, unités, the matrix and the printed règlement.</summary>
internal static class LectureDUnites
{
    public static BlocDeCompetences Bloc(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Unite = c.Citation("unite"),
        Domaine = c.Citation("domaine"),
        Coefficient = c.Nombre("coefficient"),
        Competences = c.Citations("competences"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static OptionDeCertification Option(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Blocs = c.Citations("blocs"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static Unite Unite(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Facultative = c.MotRequis("nature", Mots.NatureDUnite),
        Domaine = c.Mot("domaine", Mots.DomaineDUnite),
        Coefficient = c.Nombre("coefficient"),
        Epreuve = c.Citation("epreuve"),
        Activites = c.Citations("activites"),
        Description = c.Textes("description"),
        Variantes = c.Variantes(),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    public static TableauDeMatrice Matrice(Champs c)
        => new(c.CitationRequise("domaine"), c.Source(), ParUnite(c, "evaluees"), ParUnite(c, "mobilisees"), c.Lieu);

    public static LigneDeReglement Reglement(Champs c) => new(
        c.CitationRequise("unite"),
        c.Citation("epreuve"),
        c.Texte("libelle"),
        c.Nombre("coefficient"),
        Cellules(c),
        c.Source(),
        c.Lieu);

    private static List<(Citation Unite, IReadOnlyList<Citation> Competences)> ParUnite(Champs c, string cle)
    {
        var lignes = new List<(Citation, IReadOnlyList<Citation>)>();
        foreach (var (unite, valeur) in c.Libres(cle))
        {
            if (valeur is Sequence liste)
                lignes.Add((new Citation(unite.Valeur, unite.Lieu), [.. liste.Elements.OfType<Scalaire>().Select(s => new Citation(s.Valeur, s.Lieu))]));
            else if (valeur is not Scalaire { Valeur: "" })
                c.Contexte.TypeAttendu(valeur, "une liste de compétences", "[C1, C2]");
        }

        return lignes;
    }

    private static List<CelluleDeReglement> Cellules(Champs c)
    {
        var cellules = new List<CelluleDeReglement>();
        foreach (var (colonne, valeur) in c.Libres("cellules"))
        {
            if (valeur is Table table)
                cellules.Add(Champs.Fermer(new Champs(c.Contexte, table, "cellule du règlement"), d => Cellule(d, new Citation(colonne.Valeur, colonne.Lieu))));
            else
                c.Contexte.TypeAttendu(valeur, "la cellule du règlement", "{forme: ccf, situations: 2}");
        }

        return cellules;
    }

    private static CelluleDeReglement Cellule(Champs c, Citation colonne) => new(
        colonne,
        c.MotRequis("forme", Mots.Forme),
        c.Duree("duree"),
        c.Duree("preparation"),
        c.Duree("oral"),
        c.Entier("situations"),
        c.Lieu);
}
