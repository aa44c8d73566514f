namespace Parchemin.Application;

/// <summary>
/// A filter on objects. The store turns it into SQL and <see cref="Evaluation"/> decides it for one object: a list and a single check
/// can therefore never disagree on who sees what.
/// </summary>
public abstract record Filtre
{
    public static readonly Filtre Toujours = new Et([]);

    public static readonly Filtre Jamais = new Ou([]);

    public static Filtre Toutes(params IEnumerable<Filtre> conditions)
    {
        var liste = conditions.Where(c => c is not Et { Termes.Count: 0 }).ToList();
        return liste.Count == 1 ? liste[0] : new Et(liste);
    }

    public static Filtre Une(params IEnumerable<Filtre> conditions)
    {
        var liste = conditions.Where(c => c is not Ou { Termes.Count: 0 }).ToList();
        return liste.Exists(c => c is Et { Termes.Count: 0 }) ? Toujours : liste.Count == 1 ? liste[0] : new Ou(liste);
    }
}

/// <summary>All of them; true when there is none.</summary>
public sealed record Et(IReadOnlyList<Filtre> Termes) : Filtre;

/// <summary>One of them at least; false when there is none.</summary>
public sealed record Ou(IReadOnlyList<Filtre> Termes) : Filtre;

public sealed record Non(Filtre Terme) : Filtre;

/// <summary>The object itself is one of these.</summary>
public sealed record EstUn(IReadOnlyCollection<string> Ids) : Filtre;

/// <summary>The field holds one of these values. The values are never empty.</summary>
public sealed record Parmi(string Champ, IReadOnlyCollection<string> Valeurs) : Filtre;

/// <summary>The field holds nothing.</summary>
public sealed record Vide(string Champ) : Filtre;

/// <summary>The field stands between two canonical texts, both included; null leaves that side open.</summary>
public sealed record Entre(string Champ, string? Min, string? Max) : Filtre;

/// <summary>Every word of the text begins a word of the searched fields (upper case, accents removed).</summary>
public sealed record Recherche(string Texte) : Filtre
{
    private const int Longueur = 100;

    /// <summary>What somebody typed, cut where no name goes on.</summary>
    public static Recherche Of(string dit) => new(dit.Length > Longueur ? dit[..Longueur] : dit);
}

/// <summary>The object to which a reference leads fulfils the condition; false when the reference is empty.</summary>
public sealed record Via(string Champ, Filtre Terme) : Filtre;

/// <summary>Another object refers to this one and fulfils the condition: the way back of <see cref="Via"/>.</summary>
/// <param name="Genre">The genre that refers.</param>
/// <param name="Champ">Its field that holds the reference.</param>
public sealed record Existe(Genre Genre, string Champ, Filtre Terme) : Filtre;

/// <summary>A question asked to the store.</summary>
public sealed record Requete(Genre Genre, Filtre Filtre)
{
    /// <summary>The field of the order, or <c>tri</c> for the order of names. Ties are broken by identifier.</summary>
    public string Ordre { get; init; } = "tri";

    public bool Decroissant { get; init; }

    /// <summary>Objects at most in a page, 1 to 1000.</summary>
    public int Taille { get; init; } = 50;

    /// <summary>The <see cref="PageDObjets.Suite"/> of the page before.</summary>
    public string? Apres { get; init; }

    /// <summary>Also tells how many objects there are on all pages, up to this ceiling: what both look for is then looked for once.</summary>
    public long? Compter { get; init; }
}

/// <summary>A page of objects.</summary>
/// <param name="Suite">An opaque mark for the next page, null on the last one.</param>
/// <param name="Total">How many there are on all pages, up to the ceiling asked for; null when it was not asked.</param>
public sealed record PageDObjets(IReadOnlyList<Objet> Objets, string? Suite, long? Total = null);
