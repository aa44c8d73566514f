using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parchemin.Application;

/// <summary>
/// A session with all that it needs to stand alone: its organisations, people, candidates, inscriptions and results, as the entries of the
/// journal that made them. Played again in an empty register, they give the same objects, versions and histories.
/// </summary>
/// <remarks>Accounts, tokens and links stay behind: they open doors of one installation. What the actor may not see stays behind as well.</remarks>
public static class SessionEntiere
{
    private const string Format = "parchemin-session/1";

    private static readonly Genre[] Laisses = [Genres.Compte, Genres.CleDAcces, Genres.Lien, Genres.Jeton, Genres.Vue];

    /// <summary>The session, if the actor may export it.</summary>
    public static async ValueTask<Objet> CheckAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        if (await guichet.Store.FindAsync(Genres.Session, session, annulation) is not { } objet || await guichet.Regard(acteur).SeeAsync(objet, annulation) is null)
            throw RefusException.Introuvable(Genres.Session);
        return acteur.EstLeSysteme || (acteur.MayAttempt("session.exporter") && await guichet.MayAsync(acteur, "session.exporter", objet, annulation))
            ? objet
            : throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", "« Exporter une session entière » dépasse vos droits sur cette session.");
    }

    /// <summary>Writes the session: a line of title, a line per entry, a last line with the SHA-256 of what precedes.</summary>
    public static async Task WriteAsync(Guichet guichet, Acteur acteur, Objet session, Stream flux, CancellationToken annulation = default)
    {
        var objets = await ReachAsync(guichet.Store, session, annulation);
        await using var gzip = new GZipStream(flux, CompressionLevel.Optimal, leaveOpen: true);
        using var somme = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        async Task LineAsync<T>(T ligne)
        {
            var octets = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(ligne) + "\n");
            somme.AppendData(octets);
            await gzip.WriteAsync(octets, annulation);
        }

        await LineAsync(new Titre(Format, session.Id, session["code"]));
        await foreach (var e in BytesAsync(guichet.Store, objets, annulation))
            await LineAsync(e);
        await foreach (var e in guichet.JournalAsync(acteur, new FiltreDuJournal(), objets, annulation))
        {
            if (e.Genre != GenresDuParcours.Contenu.Code)
                await LineAsync(e);
        }

        await gzip.WriteAsync(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(somme.GetHashAndReset()) + "\n"), annulation);
    }

    // The journal leaves the bytes of joined files out: the export carries them, before whatever names them.
    private static async IAsyncEnumerable<Ecriture> BytesAsync(IReader lecture, IReadOnlySet<(string Genre, string Objet)> objets, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation)
    {
        foreach (var (genre, id) in objets.Where(o => o.Genre == GenresDuParcours.Contenu.Code).OrderBy(o => o.Objet, StringComparer.Ordinal))
        {
            var contenu = await lecture.FindAsync(GenresDuParcours.Contenu, id, annulation);
            await foreach (var e in lecture.JournalAsync(new FiltreDuJournal { Genre = genre, Objets = [id] }, annulation))
                yield return e with { Apres = new Dictionary<string, string?>(e.Apres, StringComparer.Ordinal) { ["octets"] = contenu!["octets"] } };
        }
    }

    /// <summary>Reads what <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="RefusException">The file is not whole, or is something else.</exception>
    public static async Task<(string Session, IReadOnlyList<Ecriture> Ecritures)> ReadAsync(Stream flux, CancellationToken annulation = default)
    {
        try
        {
            await using var gzip = new GZipStream(flux, CompressionMode.Decompress);
            using var lecteur = new StreamReader(gzip);
            var lignes = (await lecteur.ReadToEndAsync(annulation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var somme = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lignes.SkipLast(1).Select(l => l + "\n"))));
            if (lignes.Length < 3 || !string.Equals(lignes[^1], Convert.ToHexStringLower(somme), StringComparison.Ordinal))
                throw Damaged();
            return JsonSerializer.Deserialize<Titre>(lignes[0]) is { Format: Format } titre
                ? (titre.Session, [.. lignes[1..^1].Select(l => JsonSerializer.Deserialize<Ecriture>(l)!)])
                : throw Damaged();
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw Damaged();
        }
    }

    private static RefusException Damaged() => new(NatureDeRefus.Invalide, "EXPORT-ILLISIBLE", "Ce fichier n'est pas l'export d'une session, ou il n'est pas entier. Exportez de nouveau la session.");

    // Down: whatever belongs to the session or to one of its inscriptions. Then up: whatever these refer to, or have referred to.
    private static async Task<IReadOnlySet<(string Genre, string Objet)>> ReachAsync(IReader lecture, Objet session, CancellationToken annulation)
    {
        var atteints = new HashSet<(string, string)> { (Genres.Session.Code, session.Id) };
        var attente = new List<Objet> { session };
        await DescendAsync(Genres.Session, [session.Id]);
        await DescendAsync(Genres.Inscription, [.. attente.Where(o => o.Genre == Genres.Inscription).Select(o => o.Id)]);
        var anciennes = await FormerAsync(lecture, annulation);
        while (attente.Count > 0)
        {
            var references = attente.SelectMany(o => o.Genre.Champs.Where(c => c.Vers is not null && o[c.Code] is not null).Select(c => (Vers: c.Vers!, Id: o[c.Code]!)).Concat(anciennes[(o.Genre.Code, o.Id)]))
                .Where(atteints.Add).GroupBy(r => r.Vers, StringComparer.Ordinal).ToList();
            attente = [];
            foreach (var groupe in references)
                attente.AddRange(await lecture.FindAsync(Genres.Get(groupe.Key), [.. groupe.Select(r => r.Id)], annulation));
        }

        return atteints;

        async Task DescendAsync(Genre parent, IReadOnlyList<string> ids)
        {
            foreach (var (genre, champ) in Genres.Tous.Except(Laisses).SelectMany(g => g.Champs.Where(c => string.Equals(c.Vers, parent.Code, StringComparison.Ordinal)).Select(c => (g, c.Code))))
            {
                var siens = await lecture.AllAsync(ids, lot => new Requete(genre, new Parmi(champ, lot)) { Ordre = "id" }, annulation);
                attente.AddRange(siens.Where(o => atteints.Add((o.Genre.Code, o.Id))));
            }
        }
    }

    // What objects referred to before a change: an entry played again needs it.
    private static async Task<ILookup<(string Genre, string Objet), (string Vers, string Id)>> FormerAsync(IReader lecture, CancellationToken annulation)
    {
        var anciennes = new List<((string, string) De, (string, string) Vers)>();
        await foreach (var e in lecture.JournalAsync(new FiltreDuJournal(), annulation))
        {
            foreach (var (champ, valeur) in e.Avant)
            {
                if (valeur is not null && Genres.Find(e.Genre)?.Find(champ)?.Vers is { } vers)
                    anciennes.Add(((e.Genre, e.Objet), (vers, valeur)));
            }
        }

        return anciennes.ToLookup(a => a.De, a => a.Vers);
    }

    private sealed record Titre(string Format, string Session, string? Code);
}
