using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>What a signature of the register is: a text, who signs it, at which instant, and the hash of the three.</summary>
public static class ActeSigne
{
    /// <summary>SHA-256, in lower hexadecimal, of the text, the identifier of the signatory and the instant, one line each.</summary>
    public static string Empreinte(string texte, string signataire, string instant)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{texte.ReplaceLineEndings("\n")}\n{signataire}\n{instant}")));

    /// <summary>Whether a signed attestation still holds the text, the signatory and the instant that were hashed.</summary>
    public static bool IsIntact(Objet attestation)
        => attestation["texte"] is { } texte && attestation["signataire"] is { } signataire && attestation["signee_le"] is { } le
            && string.Equals(attestation["empreinte"], Empreinte(texte, signataire, le), StringComparison.Ordinal);
}
