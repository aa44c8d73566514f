using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>Writes the intended points of each unité in one of the shapes of the contract.</summary>
internal static class BtsShapes
{
    private static readonly DateOnly OldestDate = new(2019, 7, 1);
    private static readonly DateOnly LatestDate = new(2023, 12, 31);

    public static JsonObject Write(BtsDraft draft, Dice dice)
    {
        var units = new JsonObject();
        foreach (var unit in BtsRules.Units)
        {
            if (draft.Points.TryGetValue(unit, out var points))
            {
                units[unit] = WriteMark(unit, points, draft, dice);
            }
            else if (draft.States[unit].Length > 0)
            {
                units[unit] = new JsonObject { ["etat"] = draft.States[unit] };
            }
        }

        return units;
    }

    private static JsonObject WriteMark(string unit, decimal points, BtsDraft draft, Dice dice)
    {
        var finite = Decimals.Divides(points, BtsRules.Coefficient(unit), out var note);
        if (BtsRules.IsGeneral(unit) && (!finite || dice.Chance(45)))
        {
            return WriteParts(unit, points, draft.Route, dice);
        }

        if (BtsRules.HasPenalties(unit) && dice.Chance(35))
        {
            return WritePenalty(note, dice);
        }

        if (note >= 10 && dice.Chance(8))
        {
            return new JsonObject { ["conservee"] = OldMark(note, dice) };
        }

        return note < 10 && draft.Progressive && dice.Chance(20)
            ? new JsonObject { ["reportee"] = OldMark(note, dice) }
            : new JsonObject { ["note"] = dice.Mark(note) };
    }

    private static JsonObject WriteParts(string unit, decimal points, string route, Dice dice)
    {
        var scales = BtsRules.Parts(unit, route);
        var sum = points * scales.Values.Sum() / (20 * BtsRules.Coefficient(unit));
        var values = dice.Split(sum, [.. scales.Values.Select(s => (decimal)s)]);
        var parts = new JsonObject();
        foreach (var (name, value) in scales.Keys.Zip(values))
        {
            parts[name] = dice.Mark(value);
        }

        if (dice.Chance(2))
        {
            parts.Remove(dice.Pick<string>([.. scales.Keys]));
        }

        return new JsonObject { ["parties"] = parts };
    }

    private static JsonObject WritePenalty(decimal note, Dice dice)
    {
        var unmet = dice.Between(0, 3);
        var penalty = BtsRules.Penalty(unmet);
        var before = note == 0 ? dice.Value(0, penalty) : note + penalty;
        if (before > 20)
        {
            unmet = 0;
            before = note;
        }

        return new JsonObject
        {
            ["note"] = dice.Mark(before),
            ["penalites"] = new JsonObject { ["contraintes_non_respectees"] = unmet },
        };
    }

    private static JsonObject OldMark(decimal note, Dice dice) => new()
    {
        ["note"] = dice.Mark(note),
        ["obtenue_le"] = dice.Chance(20)
            ? OldestDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : dice.Date(OldestDate, LatestDate),
    };
}
