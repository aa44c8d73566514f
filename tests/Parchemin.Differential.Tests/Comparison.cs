using System.Text.Json;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

/// <summary>The first field on which the engine and the oracle differ.</summary>
internal sealed record Mismatch(string Field, string Expected, string Actual);

internal static class Comparison
{
    private const string Missing = "(absent)";

    public static Mismatch? FirstMismatch(Expected expected, string actualLine)
    {
        using var document = JsonDocument.Parse(actualLine);
        var actual = document.RootElement;
        var refused = actual.TryGetProperty("erreurs", out _);
        if (refused || expected.Refusal is not null)
        {
            return refused && expected.Refusal is not null
                ? null
                : new Mismatch("decision", expected.ToString(), refused ? actualLine : Lookup(actual, "decision"));
        }

        foreach (var (field, value) in expected.Fields)
        {
            var found = Lookup(actual, field);
            if (found != value)
            {
                return new Mismatch(field, value, found);
            }
        }

        return null;
    }

    private static string Lookup(JsonElement element, string path)
    {
        foreach (var step in path.Split('/'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return Missing;
            }
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Array => string.Join(',', element.EnumerateArray().Select(e => e.ToString())),
            _ => element.GetRawText(),
        };
    }
}
