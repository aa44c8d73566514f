namespace Parchemin.Application;

/// <summary>A use case: one thing that somebody does, with its code in <c>droits/actions.yaml</c>.</summary>
/// <typeparam name="T">What is told back.</typeparam>
public interface IOperation<T>
{
    /// <summary>The code that the journal keeps.</summary>
    string Code { get; }

    /// <summary>Checks, then records through the workbench; a refusal leaves nothing written. May be run again from the start.</summary>
    ValueTask<T> ExecuteAsync(Etabli etabli);
}

/// <summary>What surrounds a use case: why, and when it really happened or was decided.</summary>
public sealed record Circonstances(string? Motif = null, DateTimeOffset? SurvenueLe = null, DateTimeOffset? DecideeLe = null);
