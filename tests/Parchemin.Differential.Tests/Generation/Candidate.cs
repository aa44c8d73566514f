namespace Parchemin.Differential.Tests.Generation;

/// <summary>One generated input line; <see cref="Spoiled"/> names the mistake put into it on purpose, if any.</summary>
internal sealed record Candidate(string Line, string? Spoiled);
