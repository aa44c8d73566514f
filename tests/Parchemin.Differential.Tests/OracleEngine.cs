using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

/// <summary>An engine made of the oracle itself, to test the harness with or without a planted fault.</summary>
internal static class OracleEngine
{
    public static Func<IReadOnlyList<string>, IReadOnlyList<string>> With(Action<JsonObject, JsonObject> fault) =>
        lines => [.. lines.Select(line => Answer(line, fault))];

    private static string Answer(string line, Action<JsonObject, JsonObject> fault)
    {
        var expected = Oracle.Judge(line);
        var output = new JsonObject();
        if (expected.Refusal is { } reason)
        {
            output["erreurs"] = new JsonArray(new JsonObject { ["message"] = reason });
            return output.ToJsonString();
        }

        foreach (var (path, value) in expected.Fields)
        {
            Set(output, path.Split('/'), path == "conservables" ? List(value) : JsonValue.Create(value));
        }

        fault(JsonNode.Parse(line)!.AsObject(), output);
        return output.ToJsonString();
    }

    private static JsonArray List(string value) =>
        [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => JsonValue.Create(v))];

    private static void Set(JsonObject node, string[] path, JsonNode value)
    {
        foreach (var step in path.SkipLast(1))
        {
            if (node[step] is not JsonObject child)
            {
                child = [];
                node[step] = child;
            }

            node = child;
        }

        node[path[^1]] = value;
    }
}
