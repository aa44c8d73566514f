using System.Globalization;

namespace Parchemin.Application;

/// <summary>When an object was made: its identifier carries it, when the register gave it (UUID version 7).</summary>
public static class DateDIdentifiant
{
    private const int Chiffres = 12;

    /// <summary>Null for an identifier that carries no date.</summary>
    public static DateTimeOffset? Of(string id)
        => Guid.TryParse(id, out var guid) && guid.Version == 7
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(guid.ToString("N")[..Chiffres], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : null;
}
