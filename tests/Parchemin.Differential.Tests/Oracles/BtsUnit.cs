namespace Parchemin.Differential.Tests.Oracles;

internal enum UnitKind
{
    Missing,
    Marked,
    Kept,
    CarriedOver,
    ForceMajeure,
    Fraud,
    Exempt,
    Blocking,
    Reserved,
}

/// <summary>One unité as the jury sees it; <see cref="Note"/> is 0 for the kinds that carry no mark.</summary>
internal sealed record BtsUnit(string Code, UnitKind Kind, NaiveFraction Note)
{
    public int Coefficient => BtsRules.Coefficient(Code);

    public NaiveFraction Points => Note * Coefficient;

    public bool Counts => Kind != UnitKind.Exempt;

    public bool IsProfessional => !BtsRules.IsGeneral(Code);

    public bool HasNote => Kind is UnitKind.Marked or UnitKind.Kept or UnitKind.CarriedOver
        or UnitKind.ForceMajeure or UnitKind.Fraud;

    public bool CanBeKept => Kind is UnitKind.Marked or UnitKind.Kept && Note >= 10;

    /// <summary>The better of the two marks; a control mark that wins is a mark of the session like any other.</summary>
    public BtsUnit WithControl(NaiveFraction control) => control <= Note
        ? this
        : this with { Note = control, Kind = Kind == UnitKind.Fraud ? UnitKind.Fraud : UnitKind.Marked };
}
