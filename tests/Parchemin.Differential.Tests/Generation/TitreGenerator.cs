using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Candidates to the title by blocks with points.</summary>
internal static class TitreGenerator
{
    private enum Aim
    {
        Pass,
        Fail,
        Near,
    }

    public static JsonObject Next(Dice dice)
    {
        var aim = dice.Pick(Aim.Pass, Aim.Pass, Aim.Fail, Aim.Near, Aim.Near);
        var missingPercent = dice.Chance(35) ? 20 : 0;
        var blocks = new JsonObject();
        foreach (var code in TitreRules.Blocks.Where(_ => !dice.Chance(missingPercent)))
        {
            if (aim != Aim.Fail && dice.Chance(12))
            {
                blocks[code] = new JsonObject
                {
                    ["acquis_le"] = dice.Date(new DateOnly(1999, 1, 1), new DateOnly(2023, 12, 31)),
                };
                continue;
            }

            blocks[code] = code == "B3" ? WriteParts(aim, missingPercent, dice) : WriteNote(code, aim, missingPercent, dice);
        }

        var candidate = new JsonObject { ["blocs"] = blocks };
        if (!dice.Chance(5))
        {
            candidate["memoire"] = WriteThesis(dice);
        }

        return candidate;
    }

    private static JsonObject WriteParts(Aim aim, int missingPercent, Dice dice)
    {
        var parts = new JsonObject();
        foreach (var part in TitreRules.Parts)
        {
            parts[part] = WriteNote("B3", aim, missingPercent / 2, dice);
        }

        if (dice.Chance(missingPercent))
        {
            parts.Remove(dice.Pick(TitreRules.Parts));
        }

        return new JsonObject { ["parties"] = parts };
    }

    private static JsonObject WriteNote(string code, Aim aim, int missingPercent, Dice dice)
    {
        var note = aim switch
        {
            Aim.Pass => dice.Value(12, 20),
            Aim.Fail => dice.Value(0, 11),
            _ => 12 + dice.Offset(),
        };
        if (dice.Chance(40))
        {
            return new JsonObject { ["note"] = dice.Mark(note) };
        }

        var criteria = TitreRules.Criteria(code);
        var scale = criteria.Sum(c => c.Points);
        var points = dice.Split(Math.Round(note * scale / 20, 12), [.. criteria.Select(c => (decimal)c.Points)]);
        var byPosition = dice.Chance(40);
        var entries = new JsonObject();
        for (var i = 0; i < criteria.Count; i++)
        {
            var position = (i + 1).ToString(CultureInfo.InvariantCulture);
            entries[byPosition ? position : criteria[i].Code ?? position] = dice.Mark(points[i]);
        }

        if (dice.Chance(missingPercent))
        {
            entries.RemoveAt(dice.Between(0, entries.Count - 1));
        }

        return new JsonObject { ["criteres"] = entries };
    }

    private static JsonObject WriteThesis(Dice dice)
    {
        var thesis = new JsonObject
        {
            ["pages_hors_annexes"] = dice.Chance(70) ? dice.Between(30, 60) : dice.Between(28, 31),
            ["analyse_pourcent"] = dice.Chance(70) ? dice.Between(50, 90) : 50 + dice.Pick(0m, -0.01m, 0.5m, -1m),
            ["juge_convaincant"] = dice.Chance(90),
        };
        if (dice.Chance(3))
        {
            thesis.RemoveAt(dice.Between(0, 2));
        }

        return thesis;
    }
}
