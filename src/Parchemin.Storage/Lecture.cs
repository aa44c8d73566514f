using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>Answers the questions of <see cref="IReader"/> on a given connection: the store's readers and its writer ask the same way.</summary>
internal static class Lecture
{
    private const int PageDuJournal = 500;

    public static async ValueTask<IReadOnlyList<Objet>> FindAsync(Liaison liaison, IBase bas, Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation)
    {
        var table = TableDeGenre.Of(genre);
        // No identifier holds it, and PostgreSQL would not even read it.
        if (ids.Any(id => id.Contains('\0', StringComparison.Ordinal)))
            ids = [.. ids.Where(id => !id.Contains('\0', StringComparison.Ordinal))];
        if (ids.Count == 0)
            return [];
        var commande = ids.Count == 1
            ? new Commande($"SELECT {table.Colonnes} FROM {genre.Table} WHERE id = $1", ids.First())
            : new Commande($"SELECT {table.Colonnes} FROM {genre.Table} WHERE {bas.In("id", "$1")}", new object?[] { ids.ToArray() });
        return await liaison.ListAsync(commande, table.Read, annulation);
    }

    public static async ValueTask<PageDObjets> QueryAsync(Liaison liaison, IBase bas, Requete requete, CancellationToken annulation)
    {
        var taille = Math.Clamp(requete.Taille, 1, 1000);
        var table = TableDeGenre.Of(requete.Genre);
        var redaction = new Redaction(bas.In);
        var filtre = await new EnsemblesRestreints(liaison, bas, annulation).ResolveAsync(requete.Genre, new Et([requete.Filtre]));
        var ou = redaction.Write(requete.Genre, filtre, "o");
        var ordre = Redaction.Column(requete.Genre, requete.Ordre, "o");
        var parIdSeul = string.Equals(ordre, "o.id", StringComparison.Ordinal);
        var sens = requete.Decroissant ? "DESC" : "ASC";
        // An empty field comes first, as an empty text, in both databases.
        var cle = parIdSeul ? "o.id" : Redaction.HasOrder(requete.Genre) && requete.Ordre is "tri" ? ordre : $"COALESCE({ordre}, '')";
        if (requete.Apres is { } apres)
        {
            var (valeur, id) = Cursor(apres);
            var plusLoin = requete.Decroissant ? "<" : ">";
            ou += parIdSeul ? $" AND o.id {plusLoin} {redaction.Add(id)}" : $" AND ({cle}, o.id) {plusLoin} ({redaction.Add(valeur)}, {redaction.Add(id)})";
        }

        var texte = $"SELECT {table.Selection("o")}, {cle} FROM {requete.Genre.Table} o WHERE {ou} ORDER BY {(parIdSeul ? "" : $"{cle} {sens}, ")}o.id {sens} LIMIT {(taille + 1).ToString(CultureInfo.InvariantCulture)}";
        var colonneDeCle = requete.Genre.Champs.Count + 2;
        var lus = await liaison.ListAsync(new Commande(texte, redaction.Parametres), l => (Objet: table.Read(l), Cle: l.IsDBNull(colonneDeCle) ? "" : l.GetString(colonneDeCle)), annulation);
        var suite = lus.Count > taille ? Cursor(lus[taille - 1].Cle, lus[taille - 1].Objet.Id) : null;
        long? total = requete.Compter is not { } plafond ? null : suite is null && requete.Apres is null ? Math.Min(plafond, lus.Count) : await CountAsync(liaison, bas, requete.Genre, filtre, plafond, annulation);
        return new PageDObjets([.. lus.Take(taille).Select(l => l.Objet)], suite, total);
    }

    public static async ValueTask<long> CountAsync(Liaison liaison, IBase bas, Requete requete, long plafond, CancellationToken annulation)
        => await CountAsync(liaison, bas, requete.Genre, await new EnsemblesRestreints(liaison, bas, annulation).ResolveAsync(requete.Genre, new Et([requete.Filtre])), plafond, annulation);

    private static async ValueTask<long> CountAsync(Liaison liaison, IBase bas, Genre genre, Filtre resolu, long plafond, CancellationToken annulation)
    {
        var redaction = new Redaction(bas.In, compter: true);
        var ou = redaction.Write(genre, resolu, "o");
        var texte = plafond == long.MaxValue
            ? $"SELECT COUNT(*) FROM {genre.Table} o WHERE {ou}"
            : $"SELECT COUNT(*) FROM (SELECT 1 FROM {genre.Table} o WHERE {ou} LIMIT {plafond.ToString(CultureInfo.InvariantCulture)}) c";
        return (await liaison.ListAsync(new Commande(texte, redaction.Parametres), l => l.GetInt64(0), annulation))[0];
    }

    /// <summary>Reads the journal page by page, so that a slow reader holds no connection.</summary>
    /// <param name="lire">Answers one page.</param>
    public static async IAsyncEnumerable<Ecriture> JournalAsync(IBase bas, Func<Commande, ValueTask<List<Ecriture>>> lire, FiltreDuJournal filtre, [EnumeratorCancellation] CancellationToken annulation = default)
    {
        var (apres, restant) = (filtre.Apres, filtre.Limite ?? int.MaxValue);
        while (restant > 0)
        {
            annulation.ThrowIfCancellationRequested();
            var page = await lire(JournalSql.Select(bas, filtre, apres, Math.Min(PageDuJournal, restant)));
            foreach (var ecriture in page)
                yield return ecriture;
            if (page.Count < PageDuJournal)
                yield break;
            restant -= page.Count;
            apres = page[^1].Rang;
        }
    }

    public static async ValueTask<long> RangAsync(Liaison liaison, Genre genre, CancellationToken annulation)
    {
        // The index on (genre, rang) gives it at once.
        var rangs = await liaison.ListAsync(new Commande("SELECT rang FROM journal WHERE genre = $1 ORDER BY rang DESC LIMIT 1", genre.Code), l => l.GetInt64(0), annulation);
        return rangs.Count == 0 ? 0 : rangs[0];
    }

    private static string Cursor(string cle, string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}\n{cle}")).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static (string Cle, string Id) Cursor(string curseur)
    {
        try
        {
            var base64 = curseur.Replace('-', '+').Replace('_', '/');
            var texte = new UTF8Encoding(false, true).GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            var fin = texte.IndexOf('\n', StringComparison.Ordinal);
            if (fin > 0 && !texte.Contains('\0', StringComparison.Ordinal))
                return (texte[(fin + 1)..], texte[..fin]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Answered below.
        }

        throw new RefusException(NatureDeRefus.Invalide, "CURSEUR", "Cette marque de page n'en est pas une. Reprenez la liste au début.");
    }
}
