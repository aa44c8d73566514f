namespace Parchemin.Essais;

/// <summary>A clock that a test sets.</summary>
public sealed class HorlogeDEssai(DateTimeOffset depart) : TimeProvider
{
    public DateTimeOffset Maintenant { get; set; } = depart;

    public override DateTimeOffset GetUtcNow() => Maintenant;
}
