using System.Text.RegularExpressions;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The table of visibility read once more, by other means: line by line, sharing nothing with the product's own reading.</summary>
internal sealed partial class VisibiliteLue
{
    private readonly Dictionary<string, (bool Filtrable, List<Regle> Regles)> classes = new(StringComparer.Ordinal);
    private readonly List<(string Genre, string Classe, string Champ, string[] Valeurs, string Devient)> passages = [];

    private VisibiliteLue()
    {
    }

    private sealed record Regle(string[] Roles, string? Portee, string[] Apres);

    public static VisibiliteLue Read()
    {
        var table = new VisibiliteLue();
        var courante = "";
        foreach (var ligne in File.ReadLines(Path.Combine(Depot.Racine, "droits", "visibilite.yaml")).Where(l => !l.TrimStart().StartsWith('#')))
        {
            if (Passage().Match(ligne) is { Success: true } p)
                table.passages.Add((p.Groups["genre"].Value, p.Groups["classe"].Value, p.Groups["champ"].Value, Words(p.Groups["valeurs"].Value), p.Groups["devient"].Value));
            else if (Classe().Match(ligne) is { Success: true } c)
                table.classes[courante = c.Groups["code"].Value] = (false, []);
            else if (ligne.Trim() is "filtrable: oui")
                table.classes[courante] = (true, table.classes[courante].Regles);
            else if (Roles().Match(ligne) is { Success: true } r)
                table.classes[courante].Regles.Add(new Regle(Words(r.Groups["roles"].Value), Portee().Match(ligne) is { Success: true } portee ? portee.Groups["mot"].Value : null, Words(Apres().Match(ligne).Groups["mots"].Value)));
        }

        return table;
    }

    /// <summary>Whether somebody who may read an object sees a field of it.</summary>
    /// <param name="jury">Whether the jury is closed.</param>
    /// <param name="publication">Whether the results are published.</param>
    public bool IsOpen(TableLue droits, Monde.Personnage qui, Objet objet, string champ, IReadOnlyList<Monde.Attache> attaches, bool jury, bool publication)
        => !objet.Genre[champ].Secret && droits.Allows(qui, objet.Genre.Code + ".lire", attaches) && classes[ClasseOf(objet, champ)].Regles.Any(r =>
            r.Roles.Contains(qui.Role)
            && (r.Portee is null || r.Portee switch { "soi" => attaches.Any(a => a.Soi == qui.Id), "confie" => attaches.Any(a => a.Confie == qui.Id), _ => throw new InvalidOperationException(r.Portee) })
            && r.Apres.All(e => e switch { "jury-clos" => jury, "publication" => publication, "publication-du-controle" or "remise" => false, _ => throw new InvalidOperationException(e) }));

    /// <summary>Whether a reader of the genre may filter by a field: he is sure to see it, whatever the object.</summary>
    public bool MayFilter(TableLue droits, string role, Genre genre, string champ)
        => !genre[champ].Secret && droits.Gives(genre.Code + ".lire", role)
            && passages.Where(p => p.Genre == genre.Code && p.Classe == genre[champ].Classe).Select(p => p.Devient).Prepend(genre[champ].Classe)
                .All(c => classes[c].Filtrable || classes[c].Regles.Any(r => r.Roles.Contains(role) && r.Portee is null && r.Apres.Length == 0));

    private string ClasseOf(Objet objet, string champ)
    {
        var classe = objet.Genre[champ].Classe;
        return passages.Find(p => p.Genre == objet.Genre.Code && p.Classe == classe && p.Valeurs.Contains(objet[p.Champ])).Devient ?? classe;
    }

    private static string[] Words(string liste) => liste.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"- \{genre: (?<genre>\S+), classe: (?<classe>\S+), champ: (?<champ>\S+), valeurs: \[(?<valeurs>[^\]]*)\], devient: (?<devient>[^}\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passage();

    [GeneratedRegex(@"^  - code: (?<code>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Classe();

    [GeneratedRegex(@"\{roles: \[(?<roles>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Roles();

    [GeneratedRegex(@"portee: (?<mot>[a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Portee();

    [GeneratedRegex(@"apres: \[(?<mots>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apres();
}
