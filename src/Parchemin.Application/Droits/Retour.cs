namespace Parchemin.Application;

/// <summary>A step back in a path of references: from an object to those that refer to it, <c>(membre:commission!recuse_le)</c>.</summary>
/// <param name="Genre">Of those that refer.</param>
/// <param name="Champ">Their field that holds the reference.</param>
/// <param name="Vide">A field that must hold nothing; null without condition.</param>
internal sealed record Retour(string Genre, string Champ, string? Vide)
{
    /// <summary>The step, or null when it is a plain field.</summary>
    public static Retour? Read(string etape)
    {
        if (etape is not ['(', .., ')'])
            return null;
        var parts = etape[1..^1].Split(':', '!');
        return new Retour(parts[0], parts[1], parts.Length > 2 ? parts[2] : null);
    }
}
