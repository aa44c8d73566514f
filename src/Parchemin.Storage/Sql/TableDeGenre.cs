using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Storage;

/// <summary>The statements of one genre's table, written once.</summary>
internal sealed class TableDeGenre
{
    private static readonly ConcurrentDictionary<string, TableDeGenre> Tables = new(StringComparer.Ordinal);

    private readonly Genre genre;
    private readonly string insertion;
    private readonly string changement;

    private TableDeGenre(Genre genre)
    {
        this.genre = genre;
        var champs = genre.Champs.Select(c => c.Code).ToList();
        var rangDuTri = champs.Count + 3;
        // A reference to nothing is refused as such, not for want of an order.
        var tri = genre.RechercheDe is { } porteur ? $"COALESCE((SELECT tri FROM {Genres.Get(genre[porteur].Vers!).Table} WHERE id = ${rangDuTri}), '')" : $"${rangDuTri}";
        var avecTri = Redaction.HasOrder(genre);
        Colonnes = "id, version, " + string.Join(", ", champs);
        insertion = $"INSERT INTO {genre.Table} ({Colonnes}{(avecTri ? ", tri" : "")}) VALUES ({string.Join(", ", Enumerable.Range(1, champs.Count + 2).Select(i => $"${i}"))}{(avecTri ? ", " + tri : "")})";
        changement = $"UPDATE {genre.Table} SET version = $2{string.Concat(champs.Select((c, i) => $", {c} = ${i + 3}"))}{(avecTri ? $", tri = {tri}" : "")} WHERE id = $1 AND version = $2 - 1";
    }

    /// <summary>The columns that a reader reads, in its order.</summary>
    public string Colonnes { get; }

    public static TableDeGenre Of(Genre genre) => Tables.GetOrAdd(genre.Code, static (_, g) => new TableDeGenre(g), genre);

    public string Selection(string alias) => string.Join(", ", Colonnes.Split(", ").Select(c => $"{alias}.{c}"));

    public Objet Read(DbDataReader lecteur)
    {
        var valeurs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < genre.Champs.Count; i++)
        {
            if (!lecteur.IsDBNull(i + 2))
                valeurs.Add(genre.Champs[i].Code, lecteur.GetString(i + 2));
        }

        return new Objet(genre, lecteur.GetString(0), lecteur.GetInt64(1), valeurs.ToImmutable());
    }

    /// <summary>What brings the table, its order and its words from one version of an object to the next.</summary>
    public IEnumerable<Commande> Write(Objet apres, Objet? avant, IBase bas)
    {
        var parametres = new List<object?>(genre.Champs.Count + 3) { apres.Id, apres.Version };
        parametres.AddRange(genre.Champs.Select(c => (object?)apres[c.Code]));
        if (genre.RechercheDe is { } porteur)
            parametres.Add(apres[porteur]);
        else if (genre.Recherche.Count > 0)
            parametres.Add(Order(apres));
        yield return new Commande(avant is null ? insertion : changement, parametres);

        if (genre.Recherche.Count == 0 || (avant is not null && string.Equals(Order(avant), Order(apres), StringComparison.Ordinal)))
            yield break;
        if (avant is not null)
            yield return new Commande("DELETE FROM mot WHERE genre = $1 AND objet = $2", genre.Code, apres.Id);
        if (Order(apres).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } mots)
            yield return new Commande($"INSERT INTO mot (genre, mot, objet) SELECT $1, e.value, $3 FROM {bas.Elements("$2")}", genre.Code, mots, apres.Id);
        if (avant is null)
            yield break;
        foreach (var suiveur in Genres.Tous.Where(g => g.RechercheDe is { } champ && string.Equals(g[champ].Vers, genre.Code, StringComparison.Ordinal)))
            yield return new Commande($"UPDATE {suiveur.Table} SET tri = $2 WHERE {suiveur.RechercheDe} = $1", apres.Id, Order(apres));
    }

    private string Order(Objet objet) => CleDeTri.Of(string.Join(' ', genre.Recherche.Select(c => objet[c])));
}
