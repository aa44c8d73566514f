using System.Collections.Immutable;
using Parchemin.Application;

namespace Parchemin.Storage.Tests;

/// <summary>Short ways to write into a register under test.</summary>
internal static class Ecritures
{
    public static string NewId() => Guid.CreateVersion7().ToString();

    public static Ecriture Entry(Genre genre, string id, long version, Objet? avant, IReadOnlyDictionary<string, string?> apres) => new()
    {
        Operation = $"{genre.Code}.{(version == 1 ? "creer" : "modifier")}",
        Lot = NewId(),
        Acteur = "essai",
        NomDeLActeur = "Essai",
        SurvenueLe = DateTimeOffset.UtcNow,
        SaisieLe = DateTimeOffset.UtcNow,
        Genre = genre.Code,
        Objet = id,
        Version = version,
        Avant = apres.Keys.ToDictionary(c => c, c => avant?[c], StringComparer.Ordinal),
        Apres = apres,
    };

    public static Task<Objet> CreateAsync(this IStore store, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => store.WriteAsync(w => ValueTask.FromResult(w.Create(genre, valeurs)));

    public static Objet Create(this IWriter writer, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => writer.Record(Entry(genre, NewId(), 1, null, Dictionary(valeurs)), null);

    public static Task<Objet> ChangeAsync(this IStore store, Genre genre, string id, params (string Champ, string? Valeur)[] valeurs)
        => store.WriteAsync(async w => w.Change((await w.FindAsync(genre, id))!, valeurs));

    public static Objet Change(this IWriter writer, Objet objet, params (string Champ, string? Valeur)[] valeurs)
        => writer.Record(Entry(objet.Genre, objet.Id, objet.Version + 1, objet, Dictionary(valeurs)), objet);

    public static Task<Objet> OrganisationAsync(this IStore store, string nom, string? parent = null)
        => store.CreateAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", nom), ("parent", parent));

    public static Task<Objet> CandidatAsync(this IStore store, string nom, string prenoms, string organisation)
        => store.CreateAsync(Genres.Candidat, ("nom_de_naissance", nom), ("prenoms", prenoms), ("ne_le", "2004-05-06"), ("organisation", organisation));

    public static async Task<IReadOnlyList<Ecriture>> JournalAsync(this IStore store)
    {
        var lues = new List<Ecriture>();
        await foreach (var e in store.JournalAsync(new FiltreDuJournal()))
            lues.Add(e);
        return lues;
    }

    private static ImmutableDictionary<string, string?> Dictionary((string Champ, string? Valeur)[] valeurs)
        => valeurs.Where(v => v.Valeur is not null || valeurs.Length == 1).ToImmutableDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal);
}
