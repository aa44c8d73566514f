using System.Globalization;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>Writes a condition of the register as SQL. Values always travel as parameters; names come from the genres, never from a person.</summary>
/// <param name="parmi">How this database tests a column against a list given as one parameter.</param>
/// <param name="compter">
/// Whether all the rows are wanted: the objects of another table are then gathered once. A page of a list, which soon finds enough of them,
/// tries them row by row.
/// </param>
/// <param name="chercher">Whether the objects are looked for by any index, in no order; else a page is read in its order.</param>
internal sealed class Redaction(Func<string, string, string> parmi, bool compter = false, bool chercher = false)
{
    private readonly List<object?> parametres = [];
    private int alias;
    private bool dansUneAlternative;

    public IReadOnlyList<object?> Parametres => parametres;

    public string Add(object? valeur)
    {
        if (valeur is string texte && texte.Contains('\0', StringComparison.Ordinal) || valeur is string[] textes && textes.Any(t => t.Contains('\0', StringComparison.Ordinal)))
            throw new RefusException(NatureDeRefus.Invalide, "CARACTERE-INVISIBLE", "La valeur cherchée porte un caractère invisible. Retapez-la.");
        parametres.Add(valeur);
        return "$" + parametres.Count.ToString(CultureInfo.InvariantCulture);
    }

    public string Write(Genre genre, Filtre condition, string table) => condition switch
    {
        Et et => Join(genre, et.Termes, table, " AND ", "1=1"),
        Ou ou => Either(genre, ou, table),
        // A comparison with an empty field is unknown in SQL and false here: its contrary must be true.
        Non non => $"NOT COALESCE({Write(genre, non.Terme, table)}, {Faux})",
        EstUn un => List($"{table}.id", un.Ids),
        Parmi p => List(Unsought(Column(genre, p.Champ, table)), p.Valeurs),
        Vide v => $"{Column(genre, v.Champ, table)} IS NULL",
        Entre e => string.Join(" AND ", Bounds(Column(genre, e.Champ, table), e)),
        Recherche r => Search(genre, r.Texte, table),
        Via via => Reference(genre, via, table),
        Existe existe => Back(existe, table),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Filtre inconnu."),
    };

    public static string Column(Genre genre, string champ, string table) => champ switch
    {
        "id" => $"{table}.id",
        "tri" when HasOrder(genre) => $"{table}.tri",
        "tri" => $"{table}.id",
        _ => $"{table}.{(genre.Find(champ) ?? throw Unknown(genre, champ)).Code}",
    };

    public static bool HasOrder(Genre genre) => genre.Recherche.Count > 0 || genre.RechercheDe is not null;

    private static RefusException Unknown(Genre genre, string champ)
        => new(NatureDeRefus.Invalide, "FILTRE-INCONNU", $"« {champ} » n'est pas un champ de {genre.Libelle.ToLowerInvariant()}. Ôtez ce filtre.");

    private const string Faux = "1=0";

    private string Join(Genre genre, IReadOnlyList<Filtre> termes, string table, string mot, string vide)
        => termes.Count == 0 ? vide : "(" + string.Join(mot, termes.Select(t => Write(genre, t, table))) + ")";

    // The values of an alternative are tried on each row: both databases would rather gather and sort all that their indexes lead to.
    private string Either(Genre genre, Ou ou, string table)
    {
        var dehors = dansUneAlternative;
        dansUneAlternative = !chercher;
        var texte = Join(genre, ou.Termes, table, " OR ", "1=0");
        dansUneAlternative = dehors;
        return texte;
    }

    private string Unsought(string colonne) => dansUneAlternative ? $"COALESCE({colonne}, '')" : colonne;

    private string List(string colonne, IReadOnlyCollection<string> valeurs) => valeurs.Count switch
    {
        0 => Faux,
        1 => $"{colonne} = {Add(valeurs.First())}",
        _ => parmi(colonne, Add(valeurs as string[] ?? [.. valeurs])),
    };

    private IEnumerable<string> Bounds(string colonne, Entre entre)
    {
        if (entre.Min is { } min)
            yield return $"{colonne} >= {Add(min)}";
        if (entre.Max is { } max)
            yield return $"{colonne} <= {Add(max)}";
        if (entre is { Min: null, Max: null })
            yield return $"{colonne} IS NOT NULL";
    }

    private string Reference(Genre genre, Via via, string table)
    {
        var cible = Genres.Get(genre[via.Champ].Vers!);
        var nom = Alias();
        return Within($"{table}.{via.Champ}", $"{nom}.id", $"{cible.Table} {nom}", Write(cible, via.Terme, nom));
    }

    private string Back(Existe existe, string table)
    {
        var nom = Alias();
        return Within($"{table}.id", $"{nom}.{existe.Champ}", $"{existe.Genre.Table} {nom}", Write(existe.Genre, existe.Terme, nom));
    }

    private string Within(string colonne, string designee, string autre, string terme) => compter
        ? $"{colonne} IN (SELECT {designee} FROM {autre} WHERE {designee} IS NOT NULL AND {terme})"
        : $"EXISTS (SELECT 1 FROM {autre} WHERE {designee} = {colonne} AND {terme})";

    private string Search(Genre genre, string texte, string table)
    {
        var champ = EnsemblesRestreints.Bearer(genre).Champ;
        var termes = EnsemblesRestreints.Words(texte).Select(mot =>
        {
            var nom = Alias();
            return Within($"{table}.{champ}", $"{nom}.objet", $"mot {nom}", Begins(nom, mot));
        }).ToList();
        return termes.Count == 0 ? "1=0" : "(" + string.Join(" AND ", termes) + ")";
    }

    /// <summary>The words that begin with this one: a range of the index.</summary>
    public string Begins(string table, string mot) => $"{table}.mot >= {Add(mot)} AND {table}.mot < {Add(mot + "\U0010FFFF")}";

    private string Alias() => "t" + (++alias).ToString(CultureInfo.InvariantCulture);
}
