namespace Parchemin.Differential.Tests.Oracles;

/// <summary>The contract says this line must be refused.</summary>
internal sealed class RefusedInputException(string message) : Exception(message);
