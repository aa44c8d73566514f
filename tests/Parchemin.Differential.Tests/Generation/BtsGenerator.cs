using System.Text.Json.Nodes;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>BTS candidates, many of them within a hair of a threshold.</summary>
internal static class BtsGenerator
{
    private static readonly string[] States =
    [
        "dispense", "dispense", "valide-vae", "force-majeure", "force-majeure", "annulee-fraude", "absent",
        "non-valide", "reservee", "attendue", string.Empty,
    ];

    public static JsonObject Next(Dice dice)
    {
        var route = dice.Chance(20) ? BtsRules.FullCcfRoute : dice.Pick(BtsRules.Routes);
        var draft = new BtsDraft(dice)
        {
            Route = route,
            Progressive = MayChooseProgressive(route) && dice.Chance(45),
        };
        var candidate = new JsonObject
        {
            ["voie"] = route,
            ["forme"] = draft.Progressive ? BtsRules.Progressive : BtsRules.Globale,
        };

        DrawStates(draft, dice);
        var optional = DrawOptional(draft, dice);
        DrawPoints(draft, dice);

        candidate["unites"] = BtsShapes.Write(draft, dice);
        if (optional.Count > 0 || dice.Chance(5))
        {
            candidate["facultatives"] = optional;
        }

        if (DrawControl(draft, dice) is { } control)
        {
            candidate["controle"] = control;
        }

        DrawAdministration(candidate, dice);
        return candidate;
    }

    private static bool MayChooseProgressive(string route) =>
        route.StartsWith("formation-continue", StringComparison.Ordinal) || route is "distance" or "experience";

    private static void DrawStates(BtsDraft draft, Dice dice)
    {
        var count = dice.Between(1, 100) switch
        {
            <= 65 => 0,
            <= 90 => 1,
            <= 97 => 2,
            _ => 4,
        };
        foreach (var unit in dice.Shuffle(BtsRules.Units).Take(count))
        {
            var state = dice.Pick<string>(States);
            draft.States[unit] = state == "dispense" && !BtsRules.IsGeneral(unit) ? "valide-vae" : state;
        }
    }

    private static JsonObject DrawOptional(BtsDraft draft, Dice dice)
    {
        var optional = new JsonObject();
        foreach (var unit in (string[])["UF1", "UF2"])
        {
            if (!dice.Chance(30))
            {
                continue;
            }

            if (dice.Chance(15))
            {
                optional[unit] = new JsonObject { ["etat"] = dice.Pick("absent", "force-majeure") };
                continue;
            }

            var note = dice.Value(6, 20);
            draft.OptionalPoints += Math.Max(0, note - 10);
            optional[unit] = new JsonObject { ["note"] = dice.Mark(note) };
        }

        return optional;
    }

    private static void DrawPoints(BtsDraft draft, Dice dice)
    {
        var profile = dice.Between(1, 100);
        var (general, professional) = profile switch
        {
            <= 15 => (dice.Value(0, 20), dice.Value(0, 20)),
            <= 45 => (10m, 10m),
            <= 60 => (2m, 10m),
            <= 85 => (6m, 10m),
            _ => (9m, 8m),
        };
        foreach (var unit in BtsRules.Units.Where(u => !draft.States.ContainsKey(u)))
        {
            var centre = BtsRules.IsGeneral(unit) ? general : professional;
            var note = dice.Value(Math.Max(0, centre - 3), Math.Min(20, centre + 3));
            draft.Points[unit] = note * BtsRules.Coefficient(unit);
        }

        if (profile is > 15 and <= 85)
        {
            var target = 10 * draft.ProfessionalCoefficients;
            var offset = profile > 60 ? Math.Abs(dice.Offset()) : dice.Offset();
            draft.Add(target + offset - draft.ProfessionalTotal, general: false);
        }

        if (profile is > 15 and <= 60 or > 85)
        {
            var target = (profile is > 45 and <= 60 ? 8 : 10) * draft.Coefficients;
            draft.Add(target + dice.Offset() - draft.Total, general: profile <= 60);
        }
    }

    private static JsonObject? DrawControl(BtsDraft draft, Dice dice)
    {
        if (!dice.Chance(55))
        {
            return null;
        }

        var control = new JsonObject();
        var missing = 10 * draft.Coefficients - draft.Total + dice.Offset();
        foreach (var unit in dice.Shuffle((string[])["U1", "U2"]).Take(dice.Between(0, 2)))
        {
            // A state that forbids the choice is only kept now and then: it refuses the whole line.
            if (draft.States.TryGetValue(unit, out var state) && state is "dispense" or "valide-vae"
                && !dice.Chance(10))
            {
                continue;
            }

            var coefficient = BtsRules.Coefficient(unit);
            var before = draft.Points.GetValueOrDefault(unit);
            var aimed = Decimals.Divides(before + missing, coefficient, out var note) && note is >= 0 and <= 20;
            var mark = aimed && dice.Chance(60) ? note : dice.Value(0, 20);
            missing -= Math.Max(0, mark * coefficient - before);
            control[unit] = new JsonObject { ["note"] = dice.Mark(mark) };
        }

        if (dice.Chance(3))
        {
            control["U31"] = new JsonObject { ["note"] = dice.Mark(dice.Value(0, 20)) };
        }

        return control;
    }

    private static void DrawAdministration(JsonObject candidate, Dice dice)
    {
        if (dice.Chance(60))
        {
            candidate["discipline"] = dice.Chance(3) ? "en-attente" : "aucune";
        }

        if (!dice.Chance(40))
        {
            return;
        }

        var booklet = new JsonObject();
        foreach (var signature in (string[])["vise_1er_groupe", "vise_2nd_groupe"])
        {
            if (dice.Chance(85))
            {
                booklet[signature] = dice.Chance(60);
            }
        }

        candidate["livret"] = booklet;
    }
}
