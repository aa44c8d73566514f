using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests.Generation;

/// <summary>The intended points of each unité of a candidate, before they are written in some shape.</summary>
internal sealed class BtsDraft(Dice dice)
{
    public required string Route { get; init; }

    public required bool Progressive { get; init; }

    /// <summary>The unités that have a state instead of a mark; an empty state is an entry left out.</summary>
    public Dictionary<string, string> States { get; } = [];

    public Dictionary<string, decimal> Points { get; } = [];

    public decimal OptionalPoints { get; set; }

    public int Coefficients => BtsRules.Units.Where(Counts).Sum(BtsRules.Coefficient);

    public int ProfessionalCoefficients =>
        BtsRules.Units.Where(u => Counts(u) && !BtsRules.IsGeneral(u)).Sum(BtsRules.Coefficient);

    public decimal Total => Points.Values.Sum() + OptionalPoints;

    public decimal ProfessionalTotal => Points.Where(p => !BtsRules.IsGeneral(p.Key)).Sum(p => p.Value);

    /// <summary>Adds points to one of the unités so that the sum reaches a target, when one can bear it.</summary>
    public void Add(decimal missing, bool general)
    {
        foreach (var unit in dice.Shuffle(Points.Keys.Where(u => BtsRules.IsGeneral(u) == general)))
        {
            var coefficient = BtsRules.Coefficient(unit);
            var points = Points[unit] + missing;
            if (points >= 0 && points <= 20 * coefficient && CanWrite(unit, points))
            {
                Points[unit] = points;
                return;
            }
        }
    }

    /// <summary>U1 can always be written as parts; the others need a finite mark.</summary>
    public static bool CanWrite(string unit, decimal points) =>
        unit == "U1" || Decimals.Divides(points, BtsRules.Coefficient(unit), out _);

    private bool Counts(string unit) =>
        !States.TryGetValue(unit, out var state) || state is not ("dispense" or "valide-vae");
}
