using System.Security.Cryptography;
using System.Text;

namespace Parchemin.Application;

/// <summary>The mark of a preview: what was looked at is what is done, and nothing else.</summary>
internal static class MarqueDApercu
{
    /// <summary>Sixteen hexadecimal digits (64 bits of SHA-256): two previews have the same mark when they hold the same lines in the same order.</summary>
    public static string Of(IEnumerable<string> lignes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lignes))))[..16];
}
