using System.Text;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Writes values and keys of the format for a reader, and says when two of them mean the same.</summary>
internal static class EcritureDeValeur
{
    // Keys whose French spelling is not their own with spaces.
    private static readonly Dictionary<string, string> Cles = new(StringComparer.Ordinal)
    {
        ["libelle"] = "libellé",
        ["intitule"] = "intitulé",
        ["intitule-court"] = "intitulé court",
        ["edition"] = "édition",
        ["competences"] = "compétences",
        ["sous-competences"] = "sous-compétences",
        ["competence"] = "compétence",
        ["criteres"] = "critères",
        ["critere"] = "critère",
        ["criteres-d-evaluation"] = "critères d'évaluation",
        ["modalites"] = "modalités",
        ["duree"] = "durée",
        ["duree-min"] = "durée minimale",
        ["duree-max"] = "durée maximale",
        ["duree-annees"] = "durée en années",
        ["preparation"] = "préparation",
        ["delai-de-preparation"] = "délai de préparation",
        ["bareme"] = "barème",
        ["epreuve"] = "épreuve",
        ["epreuves"] = "épreuves",
        ["unite"] = "unité",
        ["unites"] = "unités",
        ["evaluateur"] = "évaluateur",
        ["penalites"] = "pénalités",
        ["evaluees"] = "évaluées",
        ["mobilisees"] = "mobilisées",
        ["resultats"] = "résultats",
        ["activites"] = "activités",
        ["taches"] = "tâches",
        ["presentation"] = "présentation",
        ["etapes"] = "étapes",
        ["etat"] = "état",
        ["decision"] = "décision",
        ["decisions"] = "décisions",
        ["decimales"] = "décimales",
        ["deliberation"] = "délibération",
        ["debut"] = "début",
        ["numero"] = "numéro",
        ["numeros"] = "numéros",
        ["acquis-si"] = "acquis si",
        ["note-min"] = "note minimale",
        ["note-moins-que"] = "note inférieure à",
        ["defaut"] = "défaut",
        ["regles"] = "règles",
        ["regle"] = "règle",
        ["parametres"] = "paramètres",
        ["definition"] = "définition",
        ["annees"] = "années",
        ["pieces"] = "pièces",
        ["piece"] = "pièce",
        ["choix-de-la-fiche"] = "choix de la fiche",
        ["portee"] = "portée",
        ["rattachees"] = "rattachées",
        ["entree"] = "entrée",
        ["titulaires-de"] = "titulaires de",
        ["parente"] = "épreuve qui la contient",
        ["credits-ects"] = "crédits ECTS",
        ["siret"] = "SIRET",
        ["valable-du"] = "valable du",
        ["valable-au"] = "valable au",
        ["degres"] = "degrés",
        ["controle"] = "contrôle",
        ["etats"] = "états",
        ["declarations"] = "déclarations",
        ["details"] = "détails",
        ["metropole"] = "métropole",
        ["mise-en-loge"] = "mise en loge",
    };

    private static readonly HashSet<string> EnTete = new(StringComparer.Ordinal) { "code", "libelle", "titre", "nom", "source", "interpretation" };

    public static string Cle(string cle) => Cles.GetValueOrDefault(cle) ?? cle.Replace('-', ' ');

    /// <summary>The name of one entry of a list: « partie » for « parties ».</summary>
    public static string Singulier(string liste) => Cle(liste).TrimEnd('s', 'x');

    /// <summary>A simple value: codes and numbers as they are, sentences between quotes.</summary>
    public static string Simple(Noeud? noeud) => noeud switch
    {
        null => "rien",
        Scalaire s when EstVide(s) => "rien",
        Scalaire s when !s.Valeur.Contains(' ', StringComparison.Ordinal) || EstMesure(s.Valeur) => EnNombre(s.Valeur),
        Scalaire s => $"« {s.Valeur} »",
        _ => Compacte(noeud),
    };

    // People read a decimal comma; the files write a point.
    private static string EnNombre(string valeur)
        => decimal.TryParse(valeur, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _) ? valeur.Replace('.', ',') : valeur;

    /// <summary>Any node on one line, as the format writes it.</summary>
    public static string Compacte(Noeud noeud) => noeud switch
    {
        Scalaire s => s.Valeur,
        Sequence q => $"[{string.Join(", ", q.Elements.Select(Compacte))}]",
        Table t => $"{{{string.Join(", ", t.Entrees.Select(e => $"{e.Cle.Valeur}: {Compacte(e.Valeur)}"))}}}",
        _ => "",
    };

    /// <summary>What is worth saying of an added entry besides its name: its short values.</summary>
    public static IEnumerable<string> Essentiel(Table item, IReadOnlyCollection<string> dejaDites) => item.Entrees
        .Where(e => !EnTete.Contains(e.Cle.Valeur) && !dejaDites.Contains(e.Cle.Valeur) && e.Valeur is Scalaire { Valeur.Length: > 0 and <= 40 })
        .Select(e => $"{Cle(e.Cle.Valeur)} {Simple(e.Valeur)}");

    public static bool EstVide(Noeud? noeud) => noeud switch
    {
        null => true,
        Scalaire s => s is { Valeur: "" or "~" or "null", EntreGuillemets: false },
        Sequence q => q.Elements.Count == 0,
        _ => false,
    };

    /// <summary>Whether two values mean the same: 10 and 10.0, 90 min and 1 h 30, whatever the quotes and the order of keys.</summary>
    public static bool SontEgales(Noeud? a, Noeud? b)
    {
        if (EstVide(a) || EstVide(b))
            return EstVide(a) && EstVide(b);
        return (a, b) switch
        {
            (Scalaire x, Scalaire y) => Normale(x.Valeur) == Normale(y.Valeur),
            (Sequence x, Sequence y) => x.Elements.Count == y.Elements.Count && x.Elements.Zip(y.Elements).All(p => SontEgales(p.First, p.Second)),
            (Table x, Table y) => x.Entrees.Select(e => e.Cle.Valeur).Union(y.Entrees.Select(e => e.Cle.Valeur), StringComparer.Ordinal).All(c => SontEgales(x[c], y[c])),
            _ => false,
        };
    }

    private static bool EstMesure(string texte) => Durees.TryParse(texte, out _);

    private static string Normale(string texte)
    {
        if (Note.TryParse(Encoding.UTF8.GetBytes(texte), out var nombre))
            return nombre.Valeur.ToString();
        return Durees.TryParse(texte, out var minutes) ? Durees.Format(minutes) : texte.Normalize(NormalizationForm.FormC);
    }
}
