using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Deliberation of one BTS candidate, in the order of the contract.</summary>
internal static class BtsOracle
{
    private const int Pass = 10;
    private const int Access = 8;

    public static Expected Judge(JsonElement root)
    {
        root.AllowKeys(
            "id", "certification", "edition", "session", "voie", "forme", "unites", "facultatives", "controle",
            "discipline", "livret");
        var progressive = root.Need("forme").OneOf(BtsRules.Globale, BtsRules.Progressive) == BtsRules.Progressive;
        var units = ReadUnits(root, progressive);
        var optionalPoints = ReadOptionalPoints(root.Find("facultatives"));
        var booklet = BtsBooklet.Read(root.Find("livret"));
        var pendingDiscipline =
            root.Find("discipline") is { } discipline && discipline.OneOf("aucune", "en-attente") == "en-attente";

        if (pendingDiscipline)
        {
            return Result("en-attente-discipline", units, keeps: false);
        }

        if (units.Any(u => u.Kind == UnitKind.Missing))
        {
            return progressive
                ? Result("progressive-en-cours", units, keeps: true)
                : Result("incomplet", units, keeps: false);
        }

        if (units.Any(u => u.Kind == UnitKind.Reserved))
        {
            return Result("reserve", units, keeps: false);
        }

        return units.Any(u => u.Kind == UnitKind.Blocking)
            ? Result("non-delivre", units, keeps: true)
            : Average(root, units, optionalPoints, booklet);
    }

    private static Expected Average(
        JsonElement root, IReadOnlyList<BtsUnit> units, NaiveFraction optionalPoints, BtsBooklet booklet)
    {
        if (Reaches(units, Pass, optionalPoints))
        {
            return Computed("admis-1er-groupe", 1, units, optionalPoints, keeps: false);
        }

        var professional = units.Where(u => u.IsProfessional).ToList();
        if (!Reaches(units, Access, optionalPoints) || !Reaches(professional, Pass, NaiveFraction.Zero))
        {
            var failure = booklet.WaitsForFirst ? "en-attente-livret" : "ajourne";
            return Computed(failure, 1, units, optionalPoints, keeps: true);
        }

        var control = ReadControl(root.Find("controle"), units);
        if (control.Count == 0)
        {
            return Computed("controle", 1, units, optionalPoints, keeps: true);
        }

        var best = units.Select(u => control.TryGetValue(u.Code, out var c) ? u.WithControl(c) : u).ToList();
        if (Reaches(best, Pass, optionalPoints))
        {
            return Computed("admis-2nd-groupe", 2, best, optionalPoints, keeps: false);
        }

        var refusal = booklet.WaitsForSecond ? "en-attente-livret" : "refuse-2nd-groupe";
        return Computed(refusal, 2, best, optionalPoints, keeps: true);
    }

    private static List<BtsUnit> ReadUnits(JsonElement root, bool progressive)
    {
        var route = root.Need("voie").OneOf([.. BtsRules.Routes]);
        root.Need("session").OneOf("2024");
        var reader = new BtsUnitReader(route, progressive, BtsRules.Deliberation2024);
        var entries = root.Need("unites");
        entries.AllowKeys([.. BtsRules.Units]);
        return [.. BtsRules.Units.Select(code => reader.Read(code, entries.Find(code)))];
    }

    private static NaiveFraction ReadOptionalPoints(JsonElement? optional)
    {
        var points = NaiveFraction.Zero;
        if (optional is not { } entries)
        {
            return points;
        }

        entries.AllowKeys("UF1", "UF2");
        foreach (var entry in entries.Properties())
        {
            entry.Value.AllowKeys("note", "etat");
            if (entry.Value.Find("etat") is { } state)
            {
                state.Text();
                continue;
            }

            var surplus = entry.Value.Need("note").Mark(20) - new NaiveFraction(Pass);
            points += NaiveFraction.Max(NaiveFraction.Zero, surplus);
        }

        return points;
    }

    private static Dictionary<string, NaiveFraction> ReadControl(JsonElement? control, IReadOnlyList<BtsUnit> units)
    {
        var marks = new Dictionary<string, NaiveFraction>();
        if (control is not { } entries)
        {
            return marks;
        }

        foreach (var entry in entries.Properties())
        {
            if (!units.Any(u => u.Code == entry.Name && u.Counts && !u.IsProfessional))
            {
                throw new RefusedInputException($"controle: {entry.Name} may not be chosen");
            }

            entry.Value.AllowKeys("note");
            marks[entry.Name] = entry.Value.Need("note").Mark(20);
        }

        return marks;
    }

    private static bool Reaches(IEnumerable<BtsUnit> units, int threshold, NaiveFraction extra)
    {
        var counted = units.Where(u => u.Counts).ToList();
        return Total(counted, extra) >= threshold * counted.Sum(u => u.Coefficient);
    }

    private static NaiveFraction Total(IEnumerable<BtsUnit> counted, NaiveFraction extra) =>
        counted.Aggregate(extra, (sum, unit) => sum + unit.Points);

    private static Expected Result(string decision, IReadOnlyList<BtsUnit> units, bool keeps) =>
        Describe(new FieldList(decision), units, keeps);

    private static Expected Computed(
        string decision, int group, IReadOnlyList<BtsUnit> units, NaiveFraction optionalPoints, bool keeps)
    {
        var counted = units.Where(u => u.Counts).ToList();
        var total = Total(counted, optionalPoints);
        var coefficients = counted.Sum(u => u.Coefficient);
        var fields = new FieldList(decision);
        fields.Add("groupe", group == 1 ? "1" : "2");
        fields.Add("total", total.ToExactText());
        fields.Add("coefficients", new NaiveFraction(coefficients).ToExactText());
        fields.Add("points_facultatifs", optionalPoints.ToExactText());
        if (coefficients > 0)
        {
            fields.Add("moyenne", (total / coefficients).ToTwoDecimals());
        }

        return Describe(fields, units, keeps);
    }

    private static Expected Describe(FieldList fields, IReadOnlyList<BtsUnit> units, bool keeps)
    {
        fields.Add("conservables", string.Join(',', units.Where(u => keeps && u.CanBeKept).Select(u => u.Code)));
        foreach (var unit in units.Where(u => u.HasNote))
        {
            fields.Add($"unites/{unit.Code}/note", unit.Note.ToExactText());
        }

        return fields.ToExpected();
    }
}
