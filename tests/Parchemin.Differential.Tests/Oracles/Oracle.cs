using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Naive reference implementation of the deliberation contract, one input line at a time.</summary>
internal static class Oracle
{
    public static Expected Judge(string line)
    {
        using var document = JsonDocument.Parse(line);
        try
        {
            return Dispatch(document.RootElement);
        }
        catch (RefusedInputException refusal)
        {
            return Expected.Refused(refusal.Message);
        }
    }

    private static Expected Dispatch(JsonElement root)
    {
        root.Need("id").Text();
        root.Need("session").Text();
        var edition = root.Need("edition").Text();
        return (root.Need("certification").Text(), edition) switch
        {
            (Certifications.Bts, "2017") => BtsOracle.Judge(root),
            (Certifications.Titre, "initiale") => TitreOracle.Judge(root),
            (Certifications.Gap, "2017") => CqpOracle.JudgeGap(root),
            (Certifications.Crca, "2021") => CqpOracle.JudgeCrca(root),
            (var code, _) => throw new RefusedInputException($"unknown certification {code}@{edition}"),
        };
    }
}
