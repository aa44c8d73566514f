using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Deliberation of one candidate to a CQP.</summary>
internal static class CqpOracle
{
    public static Expected JudgeGap(JsonElement root)
    {
        root.AllowKeys(
            "id", "certification", "edition", "session", "option", "competences", "blocs", "decisions_jury");
        var option = root.Need("option").OneOf(CqpRules.Production, CqpRules.Sinistre);
        var path = option == CqpRules.Production ? CqpRules.GapProduction : CqpRules.GapSinistre;
        string[] competences =
            [.. CqpRules.GapCompetences, .. CqpRules.GapCompetences.SelectMany(CqpRules.SubCompetences)];
        return Judge(root, path, competences, CqpRules.GapBlocks);
    }

    public static Expected JudgeCrca(JsonElement root)
    {
        root.AllowKeys("id", "certification", "edition", "session", "competences", "blocs", "decisions_jury");
        var path = CqpRules.Crca;
        return Judge(root, path, [.. path.Blocks.SelectMany(b => b.Value)], [.. path.Blocks.Select(b => b.Key)]);
    }

    private static Expected Judge(
        JsonElement root, CqpPath path, ReadOnlySpan<string> competences, IReadOnlyList<string> blocks)
    {
        var opinions = new CqpOpinions(root, path.Assessors, competences);
        var held = ReadHeldBlocks(root.Find("blocs"), blocks);
        var states = path.Blocks
            .Where(b => !held.Contains(b.Key))
            .SelectMany(b => b.Value)
            .ToDictionary(c => c, opinions.StateOf);
        var blockStates = path.Blocks.ToDictionary(
            b => b.Key,
            b => held.Contains(b.Key) ? CqpState.Acquired : CqpState.OfBlock([.. b.Value.Select(c => states[c])]));

        var fields = new FieldList(Decide(blockStates, states, opinions));
        foreach (var (code, state) in blockStates)
        {
            fields.Add($"blocs/{code}/etat", state);
        }

        foreach (var (code, state) in states)
        {
            fields.Add($"competences/{code}/etat", state);
        }

        return fields.ToExpected();
    }

    private static string Decide(
        Dictionary<string, string> blocks, Dictionary<string, string> competences, CqpOpinions opinions)
    {
        if (blocks.Values.All(s => s == CqpState.Acquired))
        {
            return "delivre";
        }

        if (competences.ContainsValue(CqpState.ToExamine))
        {
            return "a-examiner";
        }

        if (blocks.ContainsValue(CqpState.Acquired))
        {
            return "partiel";
        }

        return competences.Keys.All(opinions.IsWhollyAssessed) ? "refuse" : "incomplet";
    }

    private static HashSet<string> ReadHeldBlocks(JsonElement? entries, IReadOnlyList<string> known)
    {
        var held = new HashSet<string>();
        if (entries is not { } blocks)
        {
            return held;
        }

        blocks.AllowKeys([.. known]);
        foreach (var block in blocks.Properties())
        {
            block.Value.AllowKeys("acquis_le");
            block.Value.Need("acquis_le").Date();
            held.Add(block.Name);
        }

        return held;
    }
}
