using System.Globalization;
using System.Text;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Storage;

/// <summary>Writes a condition of the register as SQL. Values always travel as parameters; names come from the genres, never from a person.</summary>
/// <param name="parmi">How this database tests a column against a list given as one parameter.</param>
internal sealed class Redaction(Func<string, string, string> parmi)
{
    private readonly List<object?> parametres = [];
    private int alias;

    public IReadOnlyList<object?> Parametres => parametres;

    public string Add(object? valeur)
    {
        parametres.Add(valeur);
        return "$" + parametres.Count.ToString(CultureInfo.InvariantCulture);
    }

    public string Write(Genre genre, Filtre condition, string table) => condition switch
    {
        Et et => Join(genre, et.Termes, table, " AND ", "1=1"),
        Ou ou => Join(genre, ou.Termes, table, " OR ", "1=0"),
        // A comparison with an empty field is unknown in SQL and false here: its contrary must be true.
        Non non => $"NOT COALESCE({Write(genre, non.Terme, table)}, {Faux})",
        EstUn un => List($"{table}.id", un.Ids),
        Parmi p => List(Column(genre, p.Champ, table), p.Valeurs),
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

    private string List(string colonne, IReadOnlyCollection<string> valeurs)
        => valeurs.Count == 1 ? $"{colonne} = {Add(valeurs.First())}" : parmi(colonne, Add(valeurs as string[] ?? [.. valeurs]));

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
        return $"{table}.{via.Champ} IN (SELECT {nom}.id FROM {cible.Table} {nom} WHERE {Write(cible, via.Terme, nom)})";
    }

    private string Back(Existe existe, string table)
    {
        var nom = Alias();
        return $"{table}.id IN (SELECT {nom}.{existe.Champ} FROM {existe.Genre.Table} {nom} WHERE {nom}.{existe.Champ} IS NOT NULL AND {Write(existe.Genre, existe.Terme, nom)})";
    }

    private string Search(Genre genre, string texte, string table)
    {
        var (porteur, colonne) = genre.RechercheDe is { } champ ? (Genres.Get(genre[champ].Vers!), $"{table}.{champ}") : (genre, $"{table}.id");
        var mots = CleDeTri.Of(texte).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6).ToList();
        if (mots.Count == 0)
            return "1=0";
        var termes = new StringBuilder("(");
        foreach (var mot in mots)
        {
            if (termes.Length > 1)
                termes.Append(" AND ");
            // The words that begin with this one: a range of the index.
            termes.Append(CultureInfo.InvariantCulture, $"{colonne} IN (SELECT objet FROM mot WHERE genre = {Add(porteur.Code)} AND mot >= {Add(mot)} AND mot < {Add(mot + "\uFFFF")})");
        }

        return termes.Append(')').ToString();
    }

    private string Alias() => "t" + (++alias).ToString(CultureInfo.InvariantCulture);
}
