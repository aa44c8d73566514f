using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Reads one entry of <c>unites</c>.</summary>
internal sealed class BtsUnitReader(string route, bool progressive, DateOnly deliberation)
{
    public BtsUnit Read(string code, JsonElement? entry)
    {
        if (entry is not { } unit)
        {
            return new BtsUnit(code, UnitKind.Missing, NaiveFraction.Zero);
        }

        unit.AllowKeys("note", "parties", "etat", "conservee", "reportee", "penalites");
        var shapes = unit.Properties().Select(p => p.Name).Where(n => n != "penalites").ToList();
        if (shapes.Count != 1)
        {
            throw new RefusedInputException($"{code} must hold exactly one shape");
        }

        var shape = shapes[0];
        if (unit.Find("penalites") is { } penalties)
        {
            return WithPenalty(code, shape, unit.Need(shape), penalties);
        }

        var content = unit.Need(shape);
        return shape switch
        {
            "note" => new BtsUnit(code, UnitKind.Marked, content.Mark(20)),
            "parties" => FromParts(code, content),
            "etat" => new BtsUnit(code, State(content), NaiveFraction.Zero),
            "conservee" => Kept(code, content),
            _ => CarriedOver(code, content),
        };
    }

    private static BtsUnit WithPenalty(string code, string shape, JsonElement content, JsonElement penalties)
    {
        if (shape != "note" || !BtsRules.HasPenalties(code))
        {
            throw new RefusedInputException($"no penalty is possible on {code}");
        }

        penalties.AllowKeys("contraintes_non_respectees");
        var penalty = BtsRules.Penalty(penalties.Need("contraintes_non_respectees").Count());
        var note = content.Mark(20) - new NaiveFraction(penalty);
        return new BtsUnit(code, UnitKind.Marked, NaiveFraction.Max(NaiveFraction.Zero, note));
    }

    private BtsUnit FromParts(string code, JsonElement content)
    {
        var scales = BtsRules.Parts(code, route);
        var sum = NaiveFraction.Zero;
        var read = 0;
        foreach (var part in content.Properties())
        {
            if (!scales.TryGetValue(part.Name, out var scale))
            {
                throw new RefusedInputException($"{part.Name} is not a part of {code} here");
            }

            sum += part.Value.Mark(scale);
            read++;
        }

        return read < scales.Count
            ? new BtsUnit(code, UnitKind.Missing, NaiveFraction.Zero)
            : new BtsUnit(code, UnitKind.Marked, sum * 20 / scales.Values.Sum());
    }

    private static UnitKind State(JsonElement content) => content.Text() switch
    {
        "absent" or "non-valide" => UnitKind.Blocking,
        "force-majeure" => UnitKind.ForceMajeure,
        "dispense" or "valide-vae" => UnitKind.Exempt,
        "reservee" => UnitKind.Reserved,
        "annulee-fraude" => UnitKind.Fraud,
        "attendue" => UnitKind.Missing,
        var state => throw new RefusedInputException($"unknown state {state}"),
    };

    private BtsUnit Kept(string code, JsonElement content)
    {
        var note = OldMark(content);
        return note >= 10
            ? new BtsUnit(code, UnitKind.Kept, note)
            : throw new RefusedInputException("a kept mark is at least 10");
    }

    private BtsUnit CarriedOver(string code, JsonElement content)
    {
        var note = OldMark(content);
        return progressive && !(note >= 10)
            ? new BtsUnit(code, UnitKind.CarriedOver, note)
            : throw new RefusedInputException("a carried-over mark is below 10, in forme progressive");
    }

    private NaiveFraction OldMark(JsonElement content)
    {
        content.AllowKeys("note", "obtenue_le");
        var obtained = content.Need("obtenue_le").Date();
        return obtained <= deliberation && obtained.AddYears(5) >= deliberation
            ? content.Need("note").Mark(20)
            : throw new RefusedInputException("the mark is more than five years old");
    }
}
