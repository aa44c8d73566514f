namespace Parchemin.Referentiels;

/// <summary>Writes the operation of a rule on one line, as a reader would say it, with the values of the parameters.</summary>
/// <param name="edition">Where the values of the parameters are found.</param>
internal sealed class EcritureDOperation(EditionEcrite edition)
{
    private static readonly HashSet<string> Operations = new(StringComparer.Ordinal)
    {
        "note", "correction", "acquis-si", "calcul", "condition", "si", "retenue", "note-min", "note-moins-que", "duree-annees", "au-plus",
    };

    /// <summary>Whether the value of a key is an operation.</summary>
    public static bool EstOperation(string cle, Noeud? noeud) => Operations.Contains(cle) && noeud is Table;

    public string Write(Noeud? noeud)
    {
        if (noeud is not Table t)
            return noeud is null ? "rien" : EcritureDeValeur.Simple(noeud);
        var (cle, valeur) = Operation(t);
        return cle switch
        {
            "parametre" => edition.Parametre(Mot(valeur)) is { } nombre ? $"{Mot(valeur)} ({nombre})" : Mot(valeur),
            "champ" => Mot(valeur),
            "somme" => $"somme des {Mot(valeur)}",
            "moyenne" => $"moyenne des {Mot(valeur)}{Vers(t)}",
            "ramenee" => $"{Write(valeur)} ramenée{Vers(t)}",
            "somme-ponderee" => $"Σ {(t["note"] is { } note ? Write(note) : "note")} × coefficient ({Ensemble(valeur)})",
            "somme-coefficients" => $"Σ coefficients ({Ensemble(valeur)})",
            "surplus" => $"Σ de ce qui dépasse {Write(t["au-dela"])} ({Ensemble(valeur)})",
            "plus" => Joindre(valeur, " + ", Facteur),
            "moins" => Joindre(valeur, " − ", Facteur),
            "produit" => Joindre(valeur, " × ", Facteur),
            "quotient" => Joindre(valeur, " ÷ ", Facteur),
            "meilleure" => $"la meilleure de ({Joindre(valeur, ", ", Write)})",
            "moindre" => $"la moindre de ({Joindre(valeur, ", ", Write)})",
            "penalite" => Penalite(valeur as Table),
            "arrondi" => $"{Facteur(valeur)} arrondi au multiple de {Mot(t["pas"])} ({Mot(t["sens"])})",
            "au-moins" => Joindre(valeur, " ≥ ", Write),
            "moins-que" => Joindre(valeur, " < ", Write),
            "toutes" => Joindre(valeur, " et ", Membre),
            "une" => Joindre(valeur, " ou ", Membre),
            "pas" => $"le contraire de ({Write(valeur)})",
            "certain" => $"il est établi que ({Write(valeur)})",
            "connue" => $"on sait si ({Write(valeur)})",
            "existe" => $"au moins un élément ({Ensemble(valeur)}) est {Ensemble(t["etat"])}",
            "tous" => $"chaque élément ({Ensemble(valeur)}) est {Ensemble(t["etat"])}",
            "etat" => $"l'état est {Ensemble(valeur)}",
            "tous-acquis" => $"tout est acquis ({Ensemble(valeur)})",
            "un-acquis" => $"au moins un acquis ({Ensemble(valeur)})",
            "un-divergent" => $"au moins une divergence ({Ensemble(valeur)})",
            "tous-evalues" => $"tout est évalué ({Ensemble(valeur)})",
            "concordance" => $"accord des avis de {Ensemble(valeur)}",
            "declare" => t["vaut"] is { } vaut ? $"{Mot(valeur)} déclaré « {Mot(vaut)} »" : $"{Mot(valeur)} est déclaré",
            "controle-note" => Mot(valeur) == "non" ? "aucune note de contrôle n'est connue" : "une note de contrôle est connue",
            _ => EcritureDeValeur.Compacte(t),
        };
    }

    /// <summary>A set of elements: a word or a list of codes.</summary>
    public static string Ensemble(Noeud? noeud) => noeud switch
    {
        null => "rien",
        Sequence q => string.Join(", ", q.Elements.Select(EcritureDeValeur.Compacte)),
        _ => EcritureDeValeur.Compacte(noeud),
    };

    // « etat » completes the operations on sets; « note », « vers », « au-dela »… complete others: the operation is the first key that is not one.
    private static (string Cle, Noeud? Valeur) Operation(Table t)
    {
        foreach (var (cle, valeur) in t.Entrees)
        {
            if (cle.Valeur is not ("note" or "vers" or "au-dela" or "pas" or "sens" or "vaut" or "etat") || t.Entrees.Count == 1)
                return (cle.Valeur, valeur);
        }

        return ("", null);
    }

    private static string Mot(Noeud? noeud) => noeud is null ? "" : EcritureDeValeur.Compacte(noeud);

    private static string Vers(Table t) => t["vers"] is { } vers ? $" sur {Mot(vers)}" : "";

    private static string Joindre(Noeud? noeud, string signe, Func<Noeud, string> write)
        => noeud is Sequence q ? string.Join(signe, q.Elements.Select(write)) : Mot(noeud);

    private string Facteur(Noeud? noeud) => noeud is Table t && Operation(t).Cle is "plus" or "moins" or "produit" or "quotient" ? $"({Write(noeud)})" : Write(noeud);

    private string Membre(Noeud noeud) => noeud is Table t && Operation(t).Cle is "toutes" or "une" ? $"({Write(noeud)})" : Write(noeud);

    private static string Penalite(Table? p)
    {
        if (p is null)
            return "";
        var paliers = (p["bareme"] as Sequence)?.Elements.OfType<Table>().Select(x => $"{Mot(x["points"])} points à partir de {Mot(x["a-partir"])}") ?? [];
        return $"note saisie moins {string.Join(", ", paliers)} (selon {Mot(p["selon"])}), sans descendre sous {(p["plancher"] is { } plancher ? Mot(plancher) : "0")}";
    }
}
