using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>The livret: a refusal waits until the jury of that group has signed it.</summary>
internal sealed record BtsBooklet(bool WaitsForFirst, bool WaitsForSecond)
{
    public static BtsBooklet Read(JsonElement? booklet)
    {
        if (booklet is not { } entry)
        {
            return new BtsBooklet(false, false);
        }

        entry.AllowKeys("vise_1er_groupe", "vise_2nd_groupe");
        return new BtsBooklet(!Signed(entry.Find("vise_1er_groupe")), !Signed(entry.Find("vise_2nd_groupe")));
    }

    private static bool Signed(JsonElement? signature) => signature is { } value && value.Flag();
}
