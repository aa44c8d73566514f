using System.Text.Json.Nodes;

namespace Parchemin.Differential.Tests;

public sealed class ShrinkerTests
{
    [Fact]
    public void RemovesWhatDoesNotMatter()
    {
        var line = """{"id":"a","unites":{"U1":{"note":"12,75"},"U2":{"etat":"absent"}},"livret":{}}""";
        Shrinker.Shrink(line, l => Parse(l)["unites"]?["U2"]?["etat"] is not null)
            .ShouldBe("""{"unites":{"U2":{"etat":"absent"}}}""");
    }

    [Fact]
    public void SimplifiesNumbers()
    {
        var line = """{"a":"13,756","b":7.5,"c":3.14159}""";
        Shrinker.Shrink(line, l => Parse(l) is { Count: 3 } o && o["c"]!.GetValue<decimal>() is > 3.1m and < 3.2m)
            .ShouldBe("""{"a":10,"b":10,"c":3.14}""");
    }

    [Fact]
    public void ReplacesLongShapesByAPlainMark()
    {
        var line = """{"U1":{"parties":{"synthese":25,"ecriture":13}}}""";
        Shrinker.Shrink(line, l => Parse(l)["U1"] is JsonObject { Count: > 0 })
            .ShouldBe("""{"U1":{"note":10}}""");
    }

    [Fact]
    public void KeepsAnInputThatCannotBeSimplified()
    {
        var line = """{"note":10}""";
        Shrinker.Shrink(line, l => Parse(l).ContainsKey("note")).ShouldBe(line);
    }

    private static JsonObject Parse(string line) => JsonNode.Parse(line)!.AsObject();
}
