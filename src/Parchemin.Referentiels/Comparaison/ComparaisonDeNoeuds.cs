namespace Parchemin.Referentiels;

/// <summary>A source that changed, to be told apart from what the data say.</summary>
internal sealed record ChangementDeSource(string Objet, string Avant, string Apres);

/// <summary>Compares two nodes field by field, and says in French what differs: one line per field, whatever the depth.</summary>
internal sealed class ComparaisonDeNoeuds(EditionEcrite avant, EditionEcrite apres)
{
    private readonly EcritureDOperation ancienne = new(avant);
    private readonly EcritureDOperation nouvelle = new(apres);
    private readonly List<ChangementDeSource> sources = [];

    /// <summary>The sources that changed in all the comparisons made so far.</summary>
    public IReadOnlyList<ChangementDeSource> Sources => sources;

    /// <summary>The fields that differ between two entries.</summary>
    public IReadOnlyList<string> Compare(string section, string nom, Table a, Table b)
    {
        var lignes = new List<string>();
        CompareTables(section, nom, "", a, b, lignes);
        return lignes;
    }

    /// <summary>What an added or removed entry says: its short values and its operations.</summary>
    public IReadOnlyList<string> Describe(Table item, bool ajoute)
    {
        var essentiel = string.Join(", ", EcritureDeValeur.Essentiel(item, []));
        var operations = item.Entrees
            .Where(e => EcritureDOperation.EstOperation(e.Cle.Valeur, e.Valeur))
            .Select(e => $"{EcritureDeValeur.Cle(e.Cle.Valeur)} : {(ajoute ? nouvelle : ancienne).Write(e.Valeur)}");
        return essentiel.Length > 0 ? [essentiel, .. operations] : [.. operations];
    }

    /// <summary>What two lists of simple values do not share, and their order when they share everything.</summary>
    public static IEnumerable<string> CompareListes(string nom, Sequence a, Sequence b)
    {
        var (anciens, nouveaux) = (Textes(a), Textes(b));
        var moins = anciens.Except(nouveaux, StringComparer.Ordinal).ToList();
        var plus = nouveaux.Except(anciens, StringComparer.Ordinal).ToList();
        if (moins.Count + plus.Count == 0)
        {
            yield return $"{nom} : ordre changé, {string.Join(", ", anciens)} → {string.Join(", ", nouveaux)}";
            yield break;
        }

        // Codes fit on one line; sentences need one each.
        if (moins.Concat(plus).All(t => !t.StartsWith('«')))
        {
            yield return $"{nom} : {string.Join(", ", plus.Select(t => $"+ {t}").Concat(moins.Select(t => $"− {t}")))}";
            yield break;
        }

        foreach (var texte in moins)
            yield return $"{nom} : − {texte}";
        foreach (var texte in plus)
            yield return $"{nom} : + {texte}";
    }

    /// <summary>The order of the entries that both lists hold, when it is not the same.</summary>
    public static string? Ordre(string liste, IEnumerable<Table> a, IEnumerable<Table> b)
    {
        var (anciens, nouveaux) = (Identite.Of(liste, a).Select(x => x.Cle).ToList(), Identite.Of(liste, b).Select(x => x.Cle).ToList());
        var communs = anciens.Intersect(nouveaux, StringComparer.Ordinal).ToList();
        var suite = nouveaux.Intersect(anciens, StringComparer.Ordinal).ToList();
        return communs.SequenceEqual(suite, StringComparer.Ordinal) ? null : $"ordre changé : {string.Join(", ", communs)} → {string.Join(", ", suite)}";
    }

    private static List<string> Textes(Sequence q) => [.. q.Elements.Select(EcritureDeValeur.Simple)];

    private static bool EstListeDeTables(Noeud? noeud) => noeud is Sequence { Elements: [Table, ..] };

    private void CompareTables(string section, string nom, string chemin, Table a, Table b, List<string> lignes)
    {
        CompareSources(chemin.Length == 0 ? Code(nom) : $"{Code(nom)} › {chemin[..^3]}", a, b);
        foreach (var cle in a.Entrees.Concat(b.Entrees).Select(e => e.Cle.Valeur).Distinct(StringComparer.Ordinal))
        {
            if (cle is not ("source" or "interpretation"))
                CompareValeurs(section, nom, chemin, cle, a[cle], b[cle], lignes);
        }
    }

    private void CompareValeurs(string section, string nom, string chemin, string cle, Noeud? a, Noeud? b, List<string> lignes)
    {
        if (EcritureDeValeur.EstVide(a) && EcritureDeValeur.EstVide(b))
            return;
        var libelle = chemin + Libelle(section, cle);
        if (EstListeDeTables(a) || EstListeDeTables(b))
            CompareListesDeTables(section, nom, chemin, cle, a as Sequence, b as Sequence, lignes);
        else if (EcritureDOperation.EstOperation(cle, a) || EcritureDOperation.EstOperation(cle, b))
            AddIfChanged(libelle, a, b, ancienne.Write, nouvelle.Write, lignes);
        else if (a is Table x && b is Table y)
            CompareTables(section, nom, $"{libelle} › ", x, y, lignes);
        else if (EcritureDeValeur.SontEgales(a, b))
            return;
        else if (a is null or Sequence && b is null or Sequence)
            lignes.AddRange(CompareListes(libelle, a as Sequence ?? Vide, b as Sequence ?? Vide));
        else
            lignes.Add($"{libelle} : {EcritureDeValeur.Simple(a)} → {EcritureDeValeur.Simple(b)}");
    }

    private static Sequence Vide => new(default, []);

    private static void AddIfChanged(string libelle, Noeud? a, Noeud? b, Func<Noeud?, string> writeA, Func<Noeud?, string> writeB, List<string> lignes)
    {
        if (!EcritureDeValeur.SontEgales(a, b))
            lignes.Add($"{libelle} : {writeA(a)} → {writeB(b)}");
    }

    private void CompareListesDeTables(string section, string nom, string chemin, string liste, Sequence? a, Sequence? b, List<string> lignes)
    {
        var (anciens, nouveaux) = (a?.Elements.OfType<Table>().ToList() ?? [], b?.Elements.OfType<Table>().ToList() ?? []);
        var mot = EcritureDeValeur.Singulier(liste);
        foreach (var (cle, x, y) in Identite.Pair(liste, anciens, nouveaux))
        {
            if (x is not null && y is not null)
                CompareTables(section, nom, $"{chemin}{mot} {Identite.Nom(cle, x)} › ", x, y, lignes);
            else if ((x ?? y) is { } seul)
                lignes.Add($"{chemin}{(x is null ? "+" : "−")} {mot} {Identite.Nom(cle, seul)}{Parentheses(EcritureDeValeur.Essentiel(seul, Identite.Cles(liste)))}");
        }

        if (Ordre(liste, anciens, nouveaux) is { } ordre)
            lignes.Add($"{chemin}{EcritureDeValeur.Cle(liste)}, {ordre}");
    }

    private void CompareSources(string objet, Table a, Table b)
    {
        var (x, y) = (Source(a), Source(b));
        if (x != y)
            sources.Add(new ChangementDeSource(objet, x, y));
    }

    // A source is said of many entries at once: their codes are enough.
    private static string Code(string nom) => nom.IndexOf(" « ", StringComparison.Ordinal) is > 0 and var i ? nom[..i] : nom;

    private static string Source(Table item) => (item["interpretation"], item["source"]) switch
    {
        (Scalaire raison, _) => $"interprétation « {raison.Valeur} »",
        (_, Scalaire s) => s.Valeur,
        _ => "aucune",
    };

    private static string Parentheses(IEnumerable<string> details) => string.Join(", ", details) is { Length: > 0 } texte ? $" ({texte})" : "";

    // « reworded » is what a reader looks for first among the changes of competences.
    private static string Libelle(string section, string cle) => section == "competences" && cle == "libelle" ? "reformulée" : EcritureDeValeur.Cle(cle);
}
