using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Random candidates of one certification, reproducible from (seed, index).</summary>
internal static class Generator
{
    private const int SpoiledPercent = 4;

    public static Candidate Next(string certification, int seed, int index)
    {
        var dice = new Dice(seed, index);
        var body = certification switch
        {
            Certifications.Bts => BtsGenerator.Next(dice),
            Certifications.Titre => TitreGenerator.Next(dice),
            _ => CqpGenerator.Next(dice, certification),
        };
        var candidate = new JsonObject
        {
            ["id"] = "x-" + index.ToString(CultureInfo.InvariantCulture),
            ["certification"] = certification,
            ["edition"] = certification switch
            {
                Certifications.Titre => "initiale",
                Certifications.Crca => "2021",
                _ => "2017",
            },
            ["session"] = "2024",
        };
        foreach (var key in body.Select(p => p.Key).ToList())
        {
            var value = body[key];
            body.Remove(key);
            candidate[key] = value;
        }

        var spoiled = dice.Chance(SpoiledPercent) ? Spoiler.Spoil(certification, candidate, dice) : null;
        return new Candidate(candidate.ToJsonString(), spoiled);
    }
}
