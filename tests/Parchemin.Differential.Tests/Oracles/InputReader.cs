using System.Globalization;
using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Strict reading of JSON values; anything unexpected refuses the line.</summary>
internal static class InputReader
{
    public const int MaxDecimals = 15;

    public static void AllowKeys(this JsonElement element, params ReadOnlySpan<string> allowed)
    {
        foreach (var property in element.Properties())
        {
            if (!allowed.Contains(property.Name))
            {
                throw new RefusedInputException($"unknown key {property.Name}");
            }
        }
    }

    public static JsonElement.ObjectEnumerator Properties(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject()
            : throw new RefusedInputException("an object is expected");

    public static JsonElement? Find(this JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) ? value : null;

    public static JsonElement Need(this JsonElement element, string key) =>
        element.Find(key) ?? throw new RefusedInputException($"missing key {key}");

    public static string Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : throw new RefusedInputException("a string is expected");

    public static string OneOf(this JsonElement element, params ReadOnlySpan<string> allowed)
    {
        var text = element.Text();
        return allowed.Contains(text) ? text : throw new RefusedInputException($"unknown value {text}");
    }

    public static bool Flag(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new RefusedInputException("a boolean is expected"),
    };

    public static int Count(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new RefusedInputException("a count is expected");

    public static DateOnly Date(this JsonElement element) =>
        DateOnly.TryParseExact(
            element.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new RefusedInputException("a date is expected");

    /// <summary>An exact decimal between 0 and <paramref name="max"/>, given as a number or as a string.</summary>
    public static NaiveFraction Mark(this JsonElement element, int max)
    {
        var text = element.ValueKind == JsonValueKind.Number ? element.GetRawText() : element.Text();
        var mark = NaiveFraction.Parse(text, MaxDecimals)
            ?? throw new RefusedInputException($"{text} is not a mark");
        return mark >= 0 && mark <= max ? mark : throw new RefusedInputException($"{text} is out of scale");
    }
}
