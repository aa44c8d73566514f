using System.Text.Json;

namespace Parchemin.Differential.Tests.Oracles;

/// <summary>The opinions given on competences or sub-competences, and the decisions of the jury.</summary>
internal sealed class CqpOpinions
{
    private readonly int _expected;
    private readonly Dictionary<string, List<string>> _given = [];
    private readonly Dictionary<string, bool> _decisions = [];

    public CqpOpinions(JsonElement root, IReadOnlyList<string> assessors, ReadOnlySpan<string> known)
    {
        _expected = assessors.Count;
        if (root.Find("competences") is { } competences)
        {
            competences.AllowKeys(known);
            foreach (var competence in competences.Properties())
            {
                competence.Value.AllowKeys([.. assessors]);
                _given[competence.Name] =
                    [.. competence.Value.Properties().Select(o => o.Value.OneOf("acquis", "non-acquis"))];
            }
        }

        if (root.Find("decisions_jury") is { } decisions)
        {
            decisions.AllowKeys(known);
            foreach (var decision in decisions.Properties())
            {
                decision.Value.AllowKeys("acquis", "motif");
                decision.Value.Find("motif")?.Text();
                _decisions[decision.Name] = decision.Value.Need("acquis").Flag();
            }
        }

        if (_given.Keys.Any(c => CqpRules.SubCompetences(c).Any(_given.ContainsKey)))
        {
            throw new RefusedInputException("a competence is given at both levels");
        }
    }

    public string StateOf(string competence)
    {
        var parts = GivenParts(competence);
        return parts.Count == 0 ? StateOfOne(competence) : CqpState.OfBlock([.. parts.Select(StateOfOne)]);
    }

    /// <summary>Whether no opinion at all is awaited, even where the state is already known.</summary>
    public bool IsWhollyAssessed(string competence)
    {
        var parts = GivenParts(competence);
        return parts.Count == 0 ? IsAssessed(competence) : parts.All(IsAssessed);
    }

    private IReadOnlyList<string> GivenParts(string competence)
    {
        var parts = CqpRules.SubCompetences(competence);
        return parts.Any(_given.ContainsKey) ? parts : [];
    }

    private bool IsAssessed(string code) => _given.TryGetValue(code, out var opinions) && opinions.Count == _expected;

    private string StateOfOne(string code)
    {
        if (!IsAssessed(code))
        {
            return CqpState.Incomplete;
        }

        var opinions = _given[code];
        if (opinions.Distinct().Count() == 1)
        {
            return opinions[0] == "acquis" ? CqpState.Acquired : CqpState.NotAcquired;
        }

        return _decisions.TryGetValue(code, out var acquired)
            ? acquired ? CqpState.Acquired : CqpState.NotAcquired
            : CqpState.ToExamine;
    }
}
