using System.Buffers.Binary;
using System.Text.Json;

namespace Parchemin.Documents;

/// <summary>What goes between Parchemin and a worker: two 32-bit big-endian lengths, a JSON, bytes.</summary>
internal static class Trame
{
    public static async Task WriteAsync(Stream sortie, ReadOnlyMemory<byte> json, CancellationToken arret)
    {
        var longueurs = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(longueurs, json.Length);
        await sortie.WriteAsync(longueurs, arret).ConfigureAwait(false);
        await sortie.WriteAsync(json, arret).ConfigureAwait(false);
        await sortie.FlushAsync(arret).ConfigureAwait(false);
    }

    /// <exception cref="EndOfStreamException">The worker stopped.</exception>
    public static async Task<(Reponse Reponse, byte[] Octets)> ReadAsync(Stream entree, CancellationToken arret)
    {
        var longueurs = new byte[8];
        await entree.ReadExactlyAsync(longueurs, arret).ConfigureAwait(false);
        var json = new byte[BinaryPrimitives.ReadInt32BigEndian(longueurs)];
        var octets = new byte[BinaryPrimitives.ReadInt32BigEndian(longueurs.AsSpan(4))];
        await entree.ReadExactlyAsync(json, arret).ConfigureAwait(false);
        await entree.ReadExactlyAsync(octets, arret).ConfigureAwait(false);
        return (JsonSerializer.Deserialize<Reponse>(json, JsonSerializerOptions.Web)!, octets);
    }
}

/// <summary>What a worker answers.</summary>
/// <param name="Id">The number of the request; 0 says that the worker is ready.</param>
/// <param name="Memoire">What the worker holds, in bytes.</param>
/// <param name="Code">Null when the document is typeset.</param>
/// <param name="Message">The compositor's own words, in English.</param>
/// <param name="Lieu">File and line of the template.</param>
internal sealed record Reponse(int Id, int Pages, long Memoire, string? Code, string? Message, string? Lieu);
