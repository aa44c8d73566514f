using System.Globalization;
using System.Text;
using Parchemin.Differential.Tests.Generation;
using Parchemin.Differential.Tests.Oracles;

namespace Parchemin.Differential.Tests;

/// <summary>Feeds generated candidates to an engine and to the oracle, and collects what differs.</summary>
internal sealed class DifferentialRun(
    string certification, int seed, Func<IReadOnlyList<string>, IReadOnlyList<string>> engine)
{
    private const int BatchSize = 2_000;
    private const int MaxReported = 5;

    private readonly Dictionary<string, Disagreement> _disagreements = [];
    private readonly SortedDictionary<string, int> _decisions = new(StringComparer.Ordinal);

    private sealed record Disagreement(int Index, string Line, string Field, int Count);

    /// <summary>How many candidates the oracle gave each decision.</summary>
    public IReadOnlyDictionary<string, int> Decisions => _decisions;

    public void Execute(int count)
    {
        for (var start = 0; start < count; start += BatchSize)
        {
            ExecuteBatch(start, Math.Min(BatchSize, count - start));
        }
    }

    /// <summary>Null when everything agrees; otherwise the smallest input of each kind of disagreement.</summary>
    public string? Report()
    {
        if (_disagreements.Count == 0)
        {
            return null;
        }

        var report = new StringBuilder();
        report.AppendLine(CultureInfo.InvariantCulture, $"{certification}: {_disagreements.Values.Sum(d => d.Count)} disagreements, seed {seed}");
        foreach (var (kind, found) in _disagreements.OrderByDescending(d => d.Value.Count).Take(MaxReported))
        {
            var smallest = Shrinker.Shrink(found.Line, line => Disagrees(line, found.Field));
            report.AppendLine();
            report.AppendLine(CultureInfo.InvariantCulture, $"{kind}: {found.Count} time(s), first at index {found.Index}");
            report.AppendLine(CultureInfo.InvariantCulture, $"  input    {smallest}");
            report.AppendLine(CultureInfo.InvariantCulture, $"  expected {Oracle.Judge(smallest)}");
            report.AppendLine(CultureInfo.InvariantCulture, $"  actual   {engine([smallest])[0]}");
        }

        return report.ToString();
    }

    private void ExecuteBatch(int start, int count)
    {
        var lines = Enumerable.Range(start, count)
            .Select(index => Generator.Next(certification, seed, index).Line)
            .ToList();
        var answers = engine(lines);
        if (answers.Count != lines.Count)
        {
            throw new InvalidOperationException($"{lines.Count} lines were given, {answers.Count} came back.");
        }

        for (var i = 0; i < count; i++)
        {
            var expected = Oracle.Judge(lines[i]);
            _decisions[expected.Decision] = _decisions.GetValueOrDefault(expected.Decision) + 1;
            if (Comparison.FirstMismatch(expected, answers[i]) is { } mismatch)
            {
                Record(start + i, lines[i], expected, mismatch);
            }
        }
    }

    private void Record(int index, string line, Expected expected, Mismatch mismatch)
    {
        var kind = $"{mismatch.Field} (expected decision {expected.Decision})";
        var known = _disagreements.GetValueOrDefault(kind) ?? new Disagreement(index, line, mismatch.Field, 0);
        _disagreements[kind] = known with { Count = known.Count + 1 };
    }

    private bool Disagrees(string line, string field) =>
        Comparison.FirstMismatch(Oracle.Judge(line), engine([line])[0])?.Field == field;
}
