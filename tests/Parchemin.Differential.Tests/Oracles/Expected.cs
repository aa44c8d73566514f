namespace Parchemin.Differential.Tests.Oracles;

/// <summary>
/// What the oracle expects of one output line: a refusal, or a list of fields. A field name is a path in the
/// output object (steps separated by '/'); its value is the text of the JSON value, arrays joined with ','.
/// </summary>
internal sealed record Expected(string? Refusal, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string RefusedLabel = "(refusée)";

    public string Decision => Refusal is null ? Get("decision")! : RefusedLabel;

    public static Expected Refused(string reason) => new(reason, []);

    public string? Get(string path) =>
        Fields.Where(f => f.Key == path).Select(f => f.Value).FirstOrDefault();

    public override string ToString() => Refusal is null
        ? string.Join(", ", Fields.Select(f => $"{f.Key}={f.Value}"))
        : $"{RefusedLabel} {Refusal}";
}
