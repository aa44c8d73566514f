using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>A growing buffer of UTF-8 text, reused from lot to lot.</summary>
internal sealed class TamponUtf8(int capacite) : IBufferWriter<byte>
{
    // Characters that JSON writes as they are: identifiers hold nothing else, as a rule.
    private static readonly SearchValues<char> Ordinaires =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. :/");

    private byte[] octets = new byte[capacite];
    private int longueur;

    public ReadOnlyMemory<byte> Ecrit => octets.AsMemory(0, longueur);

    public int Longueur => longueur;

    public void Clear() => longueur = 0;

    /// <summary>Forgets what was written after a place.</summary>
    public void Truncate(int place) => longueur = place;

    public void Write(ReadOnlySpan<byte> texte)
    {
        texte.CopyTo(GetSpan(texte.Length));
        longueur += texte.Length;
    }

    /// <summary>Writes the exact value of a number, without quotes.</summary>
    public void Write(Fraction valeur) => longueur += valeur.Format(GetSpan(Fraction.MaxFormattedLength));

    /// <summary>Writes a value rounded for display, without quotes.</summary>
    public void WriteFixed(Fraction valeur, int decimales) => longueur += valeur.FormatFixed(decimales, GetSpan(Fraction.MaxFormattedLength));

    /// <summary>Writes a text with its quotes, escaped as JSON asks.</summary>
    public void WriteTexte(string texte)
    {
        Write("\""u8);
        if (texte.AsSpan().IndexOfAnyExcept(Ordinaires) < 0)
            longueur += Encoding.ASCII.GetBytes(texte, GetSpan(texte.Length));
        else
            Write(JsonEncodedText.Encode(texte, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        Write("\""u8);
    }

    public void Advance(int count) => longueur += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return octets.AsMemory(longueur);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return octets.AsSpan(longueur);
    }

    private void Reserve(int place)
    {
        if (octets.Length - longueur < Math.Max(place, 1))
            Array.Resize(ref octets, Math.Max(octets.Length * 2, longueur + place));
    }
}
