namespace Parchemin.Differential.Tests.Oracles;

/// <summary>Collects expected fields in the order in which they are to be compared.</summary>
internal sealed class FieldList
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public FieldList(string decision) => Add("decision", decision);

    public void Add(string path, string value) => _fields.Add(new(path, value));

    public Expected ToExpected() => new(null, _fields);
}
