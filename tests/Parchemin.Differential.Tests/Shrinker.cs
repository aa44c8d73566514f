using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Differential.Tests;

/// <summary>
/// Makes a failing input smaller: removes properties, replaces objects by a plain mark and rounds numbers, one
/// change at a time, as long as the failure persists.
/// </summary>
internal static class Shrinker
{
    public static string Shrink(string line, Func<string, bool> stillFails)
    {
        while (Simpler(line).FirstOrDefault(stillFails) is { } smaller)
        {
            line = smaller;
        }

        return line;
    }

    /// <summary>Every strictly simpler variant of a line, the boldest changes first.</summary>
    private static IEnumerable<string> Simpler(string line)
    {
        var paths = new List<string[]>();
        Collect(JsonNode.Parse(line)!.AsObject(), [], paths);
        paths.Sort((a, b) => a.Length.CompareTo(b.Length));
        foreach (var path in paths)
        {
            yield return Edit(line, path, (parent, key) => parent.Remove(key));
        }

        foreach (var path in paths)
        {
            foreach (var replacement in Replacements(Edited(line, path)))
            {
                yield return Edit(line, path, (parent, key) => parent[key] = replacement.DeepClone());
            }
        }
    }

    private static void Collect(JsonObject node, string[] prefix, List<string[]> paths)
    {
        foreach (var (key, value) in node)
        {
            string[] path = [.. prefix, key];
            paths.Add(path);
            if (value is JsonObject child)
            {
                Collect(child, path, paths);
            }
        }
    }

    private static IEnumerable<JsonNode> Replacements(JsonNode? node)
    {
        var plainMark = new JsonObject { ["note"] = 10 };
        if (node is JsonObject entry && entry.ToJsonString().Length > plainMark.ToJsonString().Length)
        {
            yield return plainMark;
        }

        if (node is not JsonValue || ReadNumber(node) is not { } number)
        {
            yield break;
        }

        decimal[] simpler = [10, 0, decimal.Truncate(number), decimal.Round(number, 1), decimal.Round(number, 2), number];
        foreach (var value in simpler.Select(v => (JsonNode)JsonValue.Create(v)).Where(v => Rank(v) < Rank(node)))
        {
            yield return value;
        }
    }

    /// <summary>10 is the simplest mark, then 0, then whole numbers, then short ones; strings come last.</summary>
    private static int Rank(JsonNode value) => value.ToJsonString() switch
    {
        "10" => 0,
        "0" => 1,
        var text when text.All(char.IsAsciiDigit) => 2,
        var text => 2 + text.Length,
    };

    private static decimal? ReadNumber(JsonNode value)
    {
        var text = value.ToString().Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static JsonNode? Edited(string line, string[] path) =>
        path.Aggregate(JsonNode.Parse(line), (node, key) => node![key]);

    private static string Edit(string line, string[] path, Action<JsonObject, string> change)
    {
        var root = JsonNode.Parse(line)!.AsObject();
        var parent = path.SkipLast(1).Aggregate((JsonNode)root, (node, key) => node[key]!).AsObject();
        change(parent, path[^1]);
        return root.ToJsonString();
    }
}
