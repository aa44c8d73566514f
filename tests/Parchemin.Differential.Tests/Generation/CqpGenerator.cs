using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Candidates to the two CQPs.</summary>
internal static class CqpGenerator
{
    /// <summary>How likely the opinions of one candidate are to be favourable, divergent or absent, in percent.</summary>
    private sealed record Mood(int Favourable, int Divergent, int Absent, int Held);

    private static readonly Mood[] Moods =
    [
        new(100, 0, 0, 10), new(100, 6, 0, 10), new(100, 12, 0, 0), new(0, 0, 0, 0), new(0, 4, 0, 0), new(0, 0, 5, 0),
        new(85, 4, 2, 12), new(50, 10, 5, 5), new(95, 2, 4, 15),
    ];

    public static JsonObject Next(Dice dice, string certification)
    {
        var candidate = new JsonObject();
        var path = CqpRules.Crca;
        if (certification == Certifications.Gap)
        {
            var option = dice.Pick(CqpRules.Production, CqpRules.Sinistre);
            candidate["option"] = option;
            path = option == CqpRules.Production ? CqpRules.GapProduction : CqpRules.GapSinistre;
        }

        var mood = dice.Pick<Mood>(Moods);
        var competences = new JsonObject();
        var held = new JsonObject();
        var decisions = new JsonObject();
        foreach (var (block, members) in path.Blocks)
        {
            if (dice.Chance(mood.Held))
            {
                held[block] = new JsonObject
                {
                    ["acquis_le"] = dice.Date(new DateOnly(2012, 1, 1), new DateOnly(2023, 12, 31)),
                };
                continue;
            }

            foreach (var code in members.SelectMany(c => Level(c, dice)))
            {
                WriteOpinions(code, path.Assessors, mood, competences, decisions, dice);
            }
        }

        candidate["competences"] = competences;
        if (held.Count > 0)
        {
            candidate["blocs"] = held;
        }

        if (decisions.Count > 0)
        {
            candidate["decisions_jury"] = decisions;
        }

        return candidate;
    }

    private static IReadOnlyList<string> Level(string competence, Dice dice)
    {
        var parts = CqpRules.SubCompetences(competence);
        return parts.Count > 0 && dice.Chance(35) ? parts : [competence];
    }

    private static void WriteOpinions(
        string code, IReadOnlyList<string> assessors, Mood mood, JsonObject competences, JsonObject decisions, Dice dice)
    {
        if (dice.Chance(mood.Absent))
        {
            return;
        }

        var favourable = dice.Chance(mood.Favourable);
        var opinions = new JsonObject();
        foreach (var assessor in assessors)
        {
            opinions[assessor] = favourable ? "acquis" : "non-acquis";
        }

        var divergent = assessors.Count > 1 && dice.Chance(mood.Divergent);
        if (divergent)
        {
            opinions[dice.Pick(assessors)] = favourable ? "non-acquis" : "acquis";
        }

        if (dice.Chance(mood.Absent))
        {
            opinions.Remove(dice.Pick(assessors));
        }

        competences[code] = opinions;
        if (dice.Chance(divergent ? 50 : 1) && assessors.Count > 1)
        {
            decisions[code] = WriteDecision(dice);
        }
    }

    private static JsonObject WriteDecision(Dice dice)
    {
        var decision = new JsonObject { ["acquis"] = dice.Chance(60) };
        if (dice.Chance(80))
        {
            decision["motif"] = "avis du jury";
        }

        return decision;
    }
}
