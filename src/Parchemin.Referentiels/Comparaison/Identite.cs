namespace Parchemin.Referentiels;

/// <summary>What makes two entries of two lists the same thing: their code, or what the format uses instead of a code.</summary>
internal static class Identite
{
    private static readonly string[] ParDefaut = ["code", "nom", "numero", "niveau", "titre", "libelle"];

    private static readonly Dictionary<string, string[]> ParListe = new(StringComparer.Ordinal)
    {
        ["modalites"] = ["colonnes"],
        ["matrice"] = ["domaine"],
        ["reglement"] = ["unite"],
        ["conformite"] = ["source", "epreuves"],
        ["dispenses"] = ["unites"],
        ["correspondances"] = ["edition", "nouvelle"],
        ["rapprochements"] = ["certification", "edition", "competence"],
        ["etats"] = ["etat"],
        ["fiches"] = ["epreuve", "domaine"],
        ["calendrier"] = ["epreuve"],
        ["passages"] = ["territoire"],
        ["groupements"] = ["pilote", "portee", "condition"],
        ["situations"] = ["evaluateur"],
        ["penalites"] = ["contraintes"],
        ["limites"] = ["unites"],
        ["indicateurs"] = ["numero"],
    };

    /// <summary>The fields that a list uses instead of a code.</summary>
    public static IReadOnlyCollection<string> Cles(string liste) => ParListe.GetValueOrDefault(liste) ?? [];

    /// <summary>Entries with a key that is unique in their list: a repeated code is followed by its rank.</summary>
    public static IReadOnlyList<(string Cle, Table Item)> Of(string liste, IEnumerable<Table> items)
    {
        var vues = new Dictionary<string, int>(StringComparer.Ordinal);
        var cles = new List<(string, Table)>();
        foreach (var item in items)
        {
            var cle = Cle(liste, item);
            vues[cle] = vues.GetValueOrDefault(cle) + 1;
            cles.Add((vues[cle] == 1 ? cle : $"{cle} (n° {vues[cle]})", item));
        }

        return cles;
    }

    /// <summary>The pairs of two lists. What remains is matched by its label, when one code only became another.</summary>
    public static IReadOnlyList<(string Cle, Table? Avant, Table? Apres)> Pair(string liste, IEnumerable<Table> avant, IEnumerable<Table> apres)
    {
        var (anciens, nouveaux) = (Of(liste, avant), Of(liste, apres));
        var parCle = nouveaux.ToDictionary(n => n.Cle, n => n.Item, StringComparer.Ordinal);
        var connues = anciens.Select(a => a.Cle).ToHashSet(StringComparer.Ordinal);
        var venus = nouveaux.Where(n => !connues.Contains(n.Cle)).ToList();
        var paires = new List<(string, Table?, Table?)>();
        foreach (var (cle, item) in anciens)
        {
            if (parCle.TryGetValue(cle, out var suivant))
            {
                paires.Add((cle, item, suivant));
                continue;
            }

            var rang = Libelle(item) is { } libelle ? venus.FindIndex(v => Libelle(v.Item) == libelle) : -1;
            paires.Add((cle, item, rang < 0 ? null : venus[rang].Item));
            if (rang >= 0)
                venus.RemoveAt(rang);
        }

        return [.. paires, .. venus.Select(v => (v.Cle, (Table?)null, (Table?)v.Item))];
    }

    /// <summary>How a reader names an entry: its code and its label.</summary>
    public static string Nom(string cle, Table item)
    {
        var libelle = (item["libelle"] ?? item["titre"] ?? item["intitule"]) is Scalaire s ? s.Valeur : null;
        return libelle is null || libelle == cle ? cle.Contains(' ', StringComparison.Ordinal) && item["code"] is null && item["colonnes"] is null ? $"« {cle} »" : cle : $"{cle} « {libelle} »";
    }

    private static string Cle(string liste, Table item)
    {
        if (ParListe.TryGetValue(liste, out var propres))
        {
            var valeurs = propres.Select(c => item[c]).OfType<Noeud>().Select(Plat).ToList();
            if (valeurs.Count > 0)
                return string.Join(" / ", valeurs);
        }

        return ParDefaut.Select(c => item[c]).OfType<Scalaire>().Select(s => s.Valeur).FirstOrDefault() ?? EcritureDeValeur.Compacte(item);
    }

    private static string Plat(Noeud noeud) => noeud is Sequence q ? string.Join(", ", q.Elements.Select(Plat)) : EcritureDeValeur.Compacte(noeud);

    // Only entries that have both a code and a label are recognised under another code.
    private static string? Libelle(Table item)
        => item["code"] is not null && item["libelle"] is Scalaire { Valeur.Length: > 0 } s ? Constat.Mots(s.Valeur) : null;
}
