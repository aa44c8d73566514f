namespace Parchemin.Architecture.Tests.Scanning;

/// <summary>Something that compiled code names: a type, a member or an instruction, and where.</summary>
internal readonly record struct Mention(string Place, string Name)
{
    public override string ToString() => $"{Place} → {Name}";
}
