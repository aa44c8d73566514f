using System.Text.RegularExpressions;

namespace Parchemin.Essais;

/// <summary>The table of rights read once more, by other means: line by line, sharing nothing with the product's own reading.</summary>
public sealed partial class TableLue
{
    private readonly Dictionary<string, Dictionary<string, (string Portee, HashSet<string> Sauf)>> actions = new(StringComparer.Ordinal);

    private TableLue()
    {
    }

    public IReadOnlyCollection<string> Actions => actions.Keys;

    public static TableLue Read()
    {
        var table = new TableLue();
        Dictionary<string, (string, HashSet<string>)>? qui = null;
        foreach (var ligne in File.ReadLines(Path.Combine(Depot.Racine, "droits", "actions.yaml")).SkipWhile(l => l != "actions:"))
        {
            if (Code().Match(ligne) is { Success: true } code)
                table.actions[code.Groups["code"].Value] = qui = new(StringComparer.Ordinal);
            else if (qui is not null && !ligne.TrimStart().StartsWith('#') && !ligne.TrimStart().StartsWith("libelle", StringComparison.Ordinal))
            {
                foreach (Match m in Right().Matches(ligne.Replace("qui:", "", StringComparison.Ordinal)))
                    qui[m.Groups["role"].Value] = (m.Groups["portee"].Value, m.Groups["sauf"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
            }
        }

        return table;
    }

    public bool Gives(string action, string role) => actions[action].ContainsKey(role);

    /// <summary>Whether somebody may do something on an object that belongs in one of these ways, writing these fields.</summary>
    public bool Allows(Monde.Personnage qui, string action, IReadOnlyList<Monde.Attache> attaches, params IEnumerable<string> champs)
    {
        if (!actions[action].TryGetValue(qui.Role, out var droit))
            return false;
        if (champs.Any(droit.Sauf.Contains))
            return false;
        return droit.Portee switch
        {
            "tout" => true,
            "soi" => attaches.Any(a => a.Soi == qui.Id),
            "confie" => attaches.Any(a => a.Confie == qui.Id),
            "mandat" => (qui.Couvre is not null || qui.Inscription is not null) && attaches.Any(a =>
                (qui.Couvre is null || a.Organisations.Any(qui.Couvre.Contains)) && (qui.Inscription is null || a.Inscription == qui.Inscription)),
            var autre => throw new InvalidOperationException(autre),
        };
    }

    [GeneratedRegex(@"^  - code: (?<code>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<role>[a-z-]+): (\{portee: (?<portee>[a-z]+), sauf: \[(?<sauf>[^\]]*)\]\}|(?<portee>tout|mandat|soi|confie))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Right();
}
