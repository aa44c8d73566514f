using System.Reflection;
using Parchemin.Architecture.Tests.Samples;
using Parchemin.Architecture.Tests.Scanning;
using Parchemin.Core;

namespace Parchemin.Architecture.Tests;

/// <summary>Core computes from its inputs alone, exactly.</summary>
public sealed class CorePurityTests
{
    private static readonly Assembly Core = typeof(Fraction).Assembly;
    private static readonly IReadOnlyList<Mention> Sample = CompiledCode.Read(
        typeof(RuleBreaker).Assembly,
        name => name.StartsWith(typeof(RuleBreaker).FullName!, StringComparison.Ordinal));

    public static TheoryData<string> AmbientNames => [.. Forbidden.Ambient];

    public static TheoryData<string> FloatingPointNames => [.. Forbidden.FloatingPoint];

    [Fact]
    public void Core_reads_no_clock_no_machine_no_file_no_network_and_no_chance()
        => CompiledCode.Read(Core).Where(Forbidden.IsAmbient).Distinct().ShouldBeEmpty();

    [Fact]
    public void Core_holds_no_floating_point_number_not_even_in_a_local_variable()
        => CompiledCode.Read(Core).Where(Forbidden.IsFloatingPoint).Distinct().ShouldBeEmpty();

    [Fact]
    public void The_scan_reads_signatures_locals_calls_and_closures_of_Core()
    {
        var mentions = CompiledCode.Read(Core);
        mentions.ShouldContain(m => m.Name == "System.Int128.op_Implicit");
        mentions.ShouldContain(m => m.Place.EndsWith(" (local)", StringComparison.Ordinal));
        mentions.ShouldContain(m => m.Place.Contains("<>c", StringComparison.Ordinal));
        mentions.ShouldContain(m => m.Place == "Parchemin.Core.Fraction.CompareTo" && m.Name == "System.Math.BigMul");
    }

    [Theory]
    [MemberData(nameof(AmbientNames))]
    public void The_scan_finds_each_forbidden_member_in_a_type_that_uses_it(string forbidden)
        => Sample.Where(Forbidden.IsAmbient).ShouldContain(m => Forbidden.IsOrIsIn(m.Name, forbidden));

    [Theory]
    [MemberData(nameof(FloatingPointNames))]
    public void The_scan_finds_each_floating_point_type_in_a_type_that_uses_it(string forbidden)
        => Sample.Where(Forbidden.IsFloatingPoint).ShouldContain(m => m.Name == forbidden);

    [Theory]
    [InlineData("field", "System.Double")]
    [InlineData("Property", "System.Single")]
    [InlineData("Returned", "System.Half")]
    [InlineData("Parameter", "System.Double")]
    [InlineData("Parameter", "il:conv.i4", false)]
    [InlineData("Hidden (local)", "System.Single")]
    [InlineData("Hidden", "il:ldc.r4")]
    [InlineData("GenericArgument", "System.Double")]
    public void The_scan_finds_floating_point_numbers_wherever_they_hide(string place, string name, bool isFound = true)
        => Sample.Where(Forbidden.IsFloatingPoint)
            .Any(m => m.Place == $"{typeof(RuleBreaker).FullName}.{place}" && m.Name == name)
            .ShouldBe(isFound);
}
