using System.Text;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What expressions may cite: rules, parameters, sets, declarations, assessors.</summary>
internal interface IVocabulaire
{
    Regle<Calcul>? Calcul(Citation code);

    Regle<Condition>? Condition(Citation code);

    Parametre? Parametre(string code);

    IReadOnlyCollection<string> Parametres { get; }

    Ensemble? Ensemble(Noeud noeud);

    EnsembleDEnfants Enfants(NatureDElement nature);

    Declaration? Declaration(string code);

    IReadOnlyCollection<string> Declarations { get; }

    int? Evaluateur(Scalaire code);

    Fraction Bareme { get; }
}

/// <summary>Compiles operations written in YAML into rule trees.</summary>
internal sealed class CompilateurDExpressions(IVocabulaire vocabulaire)
{
    private static readonly string[] OperationsDeCalcul =
    [
        "parametre", "champ", "somme", "moyenne", "ramenee", "somme-ponderee", "somme-coefficients", "surplus", "note-de", "nombre", "plus", "moins", "produit",
        "quotient", "meilleure", "moindre", "penalite", "arrondi",
    ];

    private static readonly string[] OperationsDeCondition =
    [
        "au-moins", "moins-que", "toutes", "une", "pas", "certain", "connue", "existe", "tous", "etat", "tous-acquis", "un-acquis",
        "un-divergent", "tous-evalues", "concordance", "declare", "controle-note",
    ];

    private static readonly Dictionary<string, NatureDElement> EnfantsNommes = new(StringComparer.Ordinal)
    {
        ["parties"] = NatureDElement.Partie,
        ["criteres"] = NatureDElement.Critere,
        ["competences"] = NatureDElement.Competence,
    };

    /// <summary>Whether the expression bears on an element: only then do « note », « acquis » or « parties » mean something.</summary>
    public bool SurElement { get; set; }

    /// <summary>Compiles a number; a wrong expression becomes zero after its diagnostic.</summary>
    public Calcul Calcul(Noeud? noeud, Contexte contexte, Lieu lieu)
    {
        if (noeud is Scalaire s)
            return CalculSimple(s, contexte);
        if (Operation(noeud, contexte, lieu, "un nombre", OperationsDeCalcul) is not var (c, operation))
            return Nul;
        var calcul = operation switch
        {
            "parametre" => Parametre(c),
            "champ" => Champ(c),
            "somme" => Somme(c, "somme"),
            "moyenne" => new MoyenneDEnfants(EnfantsDe(c, "moyenne"), c.Nombre("vers") ?? vocabulaire.Bareme),
            "ramenee" => Ramenee(c),
            "somme-ponderee" => new SommePonderee(Ponderes(c, operation), c.A("note") ? DesMembres(() => Calcul(c.Noeud("note"), contexte, c.Lieu)) : null),
            "somme-coefficients" => new SommeDeCoefficients(Ponderes(c, operation)),
            "surplus" => new Surplus(Ensemble(c, operation), Calcul(c.Noeud("au-dela"), contexte, c.Lieu)),
            "note-de" => NoteDe(c),
            "nombre" => new Nombre(Ensemble(c, operation), DesMembres(() => Condition(c.Noeud("si"), contexte, c.Lieu))),
            "plus" => Arithmetique(c, operation, Core.Arithmetique.Plus),
            "moins" => Arithmetique(c, operation, Core.Arithmetique.Moins),
            "produit" => Arithmetique(c, operation, Core.Arithmetique.Produit),
            "quotient" => Arithmetique(c, operation, Core.Arithmetique.Quotient),
            "meilleure" => new Extreme(laPlusGrande: true, Calculs(c, operation)),
            "moindre" => new Extreme(laPlusGrande: false, Calculs(c, operation)),
            "penalite" => Penalite(c),
            _ => Arrondi(c),
        };
        c.Close();
        return calcul;
    }

    /// <summary>Compiles a condition; a wrong expression becomes « never » after its diagnostic.</summary>
    public Condition Condition(Noeud? noeud, Contexte contexte, Lieu lieu)
    {
        if (noeud is Scalaire { Valeur: "acquis" } acquis)
        {
            NeedElement(contexte, acquis.Lieu, "acquis");
            return new EstAcquis();
        }

        if (noeud is Scalaire s)
            return vocabulaire.Condition(new Citation(s.Valeur, s.Lieu)) is { } regle ? new ConditionCitee(regle) : Jamais;
        if (Operation(noeud, contexte, lieu, "une condition", OperationsDeCondition) is not var (c, operation))
            return Jamais;
        Condition condition = operation switch
        {
            "au-moins" => Comparaison(c, operation, auMoins: true),
            "moins-que" => Comparaison(c, operation, auMoins: false),
            "toutes" => new Combinaison(Conditions(c, operation), toutes: true),
            "une" => new Combinaison(Conditions(c, operation), toutes: false),
            "pas" => new Contraire(Condition(c.Noeud(operation), contexte, c.Lieu)),
            "certain" => new Certaine(Condition(c.Noeud(operation), contexte, c.Lieu), Certitude.Certain),
            "connue" => new Certaine(Condition(c.Noeud(operation), contexte, c.Lieu), Certitude.Connu),
            "existe" => new EstDansUnEtat(Ensemble(c, operation), Quantite.Un, Etats(c)),
            "tous" => new EstDansUnEtat(Ensemble(c, operation), Quantite.Tous, Etats(c)),
            "etat" => EtatCourant(c),
            "tous-acquis" => new Acquisitions(Ensemble(c, operation), QuestionDAcquisition.TousAcquis),
            "un-acquis" => new Acquisitions(Ensemble(c, operation), QuestionDAcquisition.UnAcquis),
            "un-divergent" => new Acquisitions(Ensemble(c, operation), QuestionDAcquisition.UnDivergent),
            "tous-evalues" => new Acquisitions(Ensemble(c, operation), QuestionDAcquisition.TousEvalues),
            "concordance" => Concordance(c),
            "declare" => Declare(c),
            _ => c.OuiNon(operation) ? new ControleNote() : new Contraire(new ControleNote()),
        };
        c.Close();
        return condition;
    }

    private static Constante Nul => new(Fraction.Zero);

    private static Combinaison Jamais => new([], toutes: false);

    private void NeedElement(Contexte contexte, Lieu lieu, string mot)
    {
        if (!SurElement)
            contexte.Journal.Erreur("PRC104", lieu, mot, $"« {mot} » se lit sur un élément ; cette expression porte sur le candidat entier.", "Écrivez une règle d'élément (« porte-sur »), ou nommez un ensemble : obligatoires, blocs, ou une liste de codes.");
    }

    /// <summary>Compiles what is read on each member of a set.</summary>
    private T DesMembres<T>(Func<T> compile)
    {
        var avant = SurElement;
        SurElement = true;
        var expression = compile();
        SurElement = avant;
        return expression;
    }

    private EstDansUnEtat EtatCourant(Champs c)
    {
        NeedElement(c.Contexte, c.Lieu, "etat");
        return new EstDansUnEtat(null, Quantite.Un, Etats(c));
    }

    private Calcul CalculSimple(Scalaire s, Contexte contexte)
    {
        if (s.Valeur is "note" or "controle" or "retenue")
            NeedElement(contexte, s.Lieu, s.Valeur);
        switch (s.Valeur)
        {
            case "note":
                return new NoteCourante(LectureDeNote.Note);
            case "controle":
                return new NoteCourante(LectureDeNote.Controle);
            case "retenue":
                return new NoteCourante(LectureDeNote.Retenue);
        }

        if (Note.TryParse(Encoding.UTF8.GetBytes(s.Valeur), out var nombre))
            return new Constante(nombre.Valeur);
        return vocabulaire.Calcul(new Citation(s.Valeur, s.Lieu)) is { } regle ? new CalculCite(regle) : Nul;
    }

    private static (Champs Champs, string Operation)? Operation(Noeud? noeud, Contexte contexte, Lieu lieu, string attendu, string[] operations)
    {
        if (noeud is not Table table)
        {
            if (noeud is null)
                contexte.Journal.Erreur("PRC003", lieu, attendu, $"Il manque {attendu} à cet endroit.", $"Écrivez une opération : {string.Join(", ", operations)}.");
            else
                contexte.TypeAttendu(noeud, $"{attendu}, écrit comme une opération ou le code d'une règle", "{plus: [TOTAL, 2]}");
            return null;
        }

        var trouvees = table.Entrees.Select(e => e.Cle.Valeur).Where(operations.Contains).ToList();

        // « etat » is an operation on the current element, and completes those on sets.
        if (trouvees.Count > 1)
            trouvees.Remove("etat");
        if (trouvees.Count == 1)
            return (new Champs(contexte, table, $"opération « {trouvees[0]} »"), trouvees[0]);
        var cle = table.Entrees.Count > 0 ? table.Entrees[0].Cle.Valeur : "";
        var proche = Proximite.Nearest(cle, operations);
        contexte.Journal.Erreur(
            "PRC101",
            table.Lieu,
            cle,
            trouvees.Count == 0 ? $"« {Proximite.Tronquer(cle)} » n'est pas une opération qui donne {attendu}." : $"Deux opérations sont mêlées : {string.Join(" et ", trouvees)}.",
            proche is not null && trouvees.Count == 0 ? $"Vouliez-vous dire « {proche} » ?" : $"Écrivez une seule opération parmi : {string.Join(", ", operations)}.");
        return null;
    }

    private Constante Parametre(Champs c)
    {
        var code = c.CitationRequise("parametre");
        if (vocabulaire.Parametre(code.Code) is { } parametre)
            return new Constante(parametre.Valeur, parametre.Libelle);
        Inconnu(c, code, "PRC106", "paramètre", vocabulaire.Parametres);
        return Nul;
    }

    private Calcul Champ(Champs c)
    {
        var code = c.CitationRequise("champ");
        if (vocabulaire.Declaration(code.Code) is { Type: TypeDeDeclaration.Entier or TypeDeDeclaration.Nombre } declaration)
            return new ChampDeclare(declaration);
        Inconnu(c, code, "PRC107", "nombre déclaré", vocabulaire.Declarations);
        return Nul;
    }

    private SommeDEnfants Somme(Champs c, string cle) => new(EnfantsDe(c, cle));

    private EnsembleDEnfants EnfantsDe(Champs c, string cle)
    {
        var mot = c.CitationRequise(cle);
        NeedElement(c.Contexte, c.Lieu, cle);
        if (EnfantsNommes.TryGetValue(mot.Code, out var nature))
            return vocabulaire.Enfants(nature);
        Inconnu(c, mot, "PRC105", "ensemble d'enfants", EnfantsNommes.Keys);
        return vocabulaire.Enfants(NatureDElement.Partie);
    }

    private Calcul NoteDe(Champs c)
    {
        if (Ensemble(c, "note-de") is EnsembleFixe { Tous: [var element] })
            return new NoteDe(element);
        c.Contexte.Journal.Erreur("PRC105", c.Lieu, "note-de", "« note-de » désigne une seule unité ou un seul bloc.", "Écrivez son code : {note-de: CODE}.");
        return Nul;
    }

    private Calcul Ramenee(Champs c)
    {
        if (c.Table("ramenee", "somme à ramener") is not { } interieur)
            return Nul;
        var somme = Somme(interieur, "somme");
        interieur.Close();
        return new Ramenee(somme, c.Nombre("vers") ?? vocabulaire.Bareme);
    }

    private Ensemble Ensemble(Champs c, string cle)
    {
        var noeud = c.Noeud(cle);
        if (noeud is Scalaire { Valeur: var mot } && EnfantsNommes.ContainsKey(mot))
            NeedElement(c.Contexte, noeud.Lieu, mot);
        if (noeud is not null && vocabulaire.Ensemble(noeud) is { } ensemble)
            return ensemble;
        if (noeud is null)
            _ = c.CitationRequise(cle);
        else
            c.Contexte.TypeAttendu(noeud, "un ensemble d'éléments", "obligatoires");
        return vocabulaire.Enfants(NatureDElement.Partie);
    }

    /// <summary>A set whose elements all have a coefficient: one without would silently weigh nothing.</summary>
    private Ensemble Ponderes(Champs c, string cle)
    {
        var ensemble = Ensemble(c, cle);
        if (ensemble is EnsembleFixe fixe && fixe.Tous.Where(e => e.Coefficient is null).Select(e => e.Code).ToList() is { Count: > 0 } sans)
            c.Contexte.Journal.Erreur("PRC118", c.Lieu, cle, $"{string.Join(", ", sans)} n'ont pas de coefficient : « {cle} » les compterait pour rien.", "Donnez-leur un « coefficient », ou retirez-les de l'ensemble.");
        return ensemble;
    }

    private CalculArithmetique Arithmetique(Champs c, string cle, Arithmetique signe) => new(signe, Calculs(c, cle));

    private List<Calcul> Calculs(Champs c, string cle)
    {
        var termes = c.Liste<Noeud>(cle, "une valeur").Select(t => Calcul(t, c.Contexte, c.Lieu)).ToList();
        if (termes.Count == 0)
            termes.Add(Nul);
        return termes;
    }

    private List<Condition> Conditions(Champs c, string cle)
        => [.. c.Liste<Noeud>(cle, "une condition").Select(t => Condition(t, c.Contexte, c.Lieu))];

    private Calcul Penalite(Champs c)
    {
        NeedElement(c.Contexte, c.Lieu, "penalite");
        if (c.Table("penalite", "pénalité") is not { } p)
            return Nul;
        var penalite = new Penalite(
            p.TexteRequis("selon"),
            LectureDeFormulaires.Penalites(p, "bareme", "a-partir"),
            p.Nombre("plancher") ?? Fraction.Zero);
        p.Close();
        return penalite;
    }

    private Calcul Arrondi(Champs c)
    {
        var pas = c.Nombre("pas") ?? Fraction.Zero;
        if (pas <= Fraction.Zero)
        {
            c.Contexte.Journal.Erreur("PRC112", c.Lieu, "arrondi", "Le pas d'un arrondi doit être positif.", "Écrivez par exemple « pas: 0.5 ».");
            return Nul;
        }

        return new Arrondi(Calcul(c.Noeud("arrondi"), c.Contexte, c.Lieu), pas, c.MotRequis("sens", Mots.Sens));
    }

    private Comparaison Comparaison(Champs c, string cle, bool auMoins)
    {
        var termes = Calculs(c, cle);
        if (termes.Count == 2)
            return new Comparaison(termes[0], termes[1], auMoins);
        c.Contexte.Journal.Erreur("PRC104", c.Lieu, cle, $"« {cle} » compare deux nombres ; il y en a {termes.Count}.", $"Écrivez {{{cle}: [a, b]}}.");
        return new Comparaison(Nul, Nul, auMoins);
    }

    private static List<EtatDeResultat> Etats(Champs c)
    {
        var etats = new List<EtatDeResultat>();
        foreach (var mot in c.Liste<Scalaire>("etat", "un état"))
        {
            if (Mots.Etat.TryGetValue(mot.Valeur, out var etat))
                etats.Add(etat);
            else
                c.Contexte.HorsListe(mot, "etat", Mots.Etat.Keys);
        }

        return etats;
    }

    private Concordance Concordance(Champs c)
    {
        NeedElement(c.Contexte, c.Lieu, "concordance");
        return new Concordance(
            [.. c.Liste<Scalaire>("concordance", "un évaluateur").Select(vocabulaire.Evaluateur).OfType<int>()],
            vocabulaire.Enfants(NatureDElement.Competence));
    }

    private Condition Declare(Champs c)
    {
        var code = c.CitationRequise("declare");
        var vaut = c.Texte("vaut");
        if (vocabulaire.Declaration(code.Code) is not { } declaration)
        {
            Inconnu(c, code, "PRC107", "déclaration", vocabulaire.Declarations);
            return Jamais;
        }

        if (vaut is not null && declaration.OptionDe(vaut) is null)
        {
            c.Contexte.HorsListe(new Scalaire(c.Lieu, vaut, false), code.Code, declaration.Options);
            return Jamais;
        }

        return new Declare(declaration, vaut);
    }

    private static void Inconnu(Champs c, Citation code, string diagnostic, string nature, IEnumerable<string> connus)
    {
        var liste = connus.ToList();
        var proche = Proximite.Nearest(code.Code, liste);
        c.Contexte.Journal.Erreur(
            diagnostic,
            code.Lieu,
            code.Code,
            $"« {Proximite.Tronquer(code.Code)} » n'est pas un {nature} connu.",
            proche is null ? $"Connus : {string.Join(", ", liste)}." : $"Vouliez-vous dire « {proche} » ?");
    }
}
