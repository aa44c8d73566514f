using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Parchemin.Application;

/// <summary>The documents of a planning, kept compressed under their hash: the same demand kept by ten versions stands once.</summary>
internal static class ContenusDePlanning
{
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var sortie = new MemoryStream();
        using (var gzip = new GZipStream(sortie, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(json);
        return sortie.ToArray();
    }

    /// <exception cref="RefusException">It is no document of a planning.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> octets)
    {
        using var entree = new MemoryStream(octets.ToArray());
        using var gzip = new GZipStream(entree, CompressionMode.Decompress);
        using var sortie = new MemoryStream();
        try
        {
            gzip.CopyTo(sortie);
        }
        catch (InvalidDataException)
        {
            throw new RefusException(NatureDeRefus.EtatContraire, "PLANNING-ILLISIBLE", "Ce planning ne se lit pas : il n'a pas été calculé ici. Ouvrez une autre version, ou calculez-en une.");
        }

        return sortie.ToArray();
    }

    /// <summary>Keeps a document, as a consequence of what the actor may do on the session.</summary>
    public static async ValueTask<string> HoldAsync(Etabli etabli, Objet session, byte[] json)
    {
        var octets = Pack(json);
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(octets));
        var contenu = await etabli.Lecture.FindAsync(GenresDuParcours.Contenu, empreinte)
            ?? await etabli.DeriveAsync(etabli.Operation, session, new Objet(GenresDuParcours.Contenu, empreinte, 0, ImmutableDictionary<string, string>.Empty),
                [new("taille", octets.Length.ToString(CultureInfo.InvariantCulture)), new("octets", Convert.ToBase64String(octets))]);
        etabli.Vouch(contenu);
        return empreinte;
    }

    public static async ValueTask<byte[]> ReadAsync(IReader lecture, string contenu, CancellationToken annulation = default)
        => await lecture.FindAsync(GenresDuParcours.Contenu, contenu, annulation) is { } trouve ? Unpack(Convert.FromBase64String(trouve["octets"]!)) : throw RefusException.Introuvable(GenresDuParcours.Contenu);
}
