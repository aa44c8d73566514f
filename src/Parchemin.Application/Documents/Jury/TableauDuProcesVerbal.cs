using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Minutes as sheets: a row for each candidate, or the marks of each unité and the decisions described.</summary>
internal static class TableauDuProcesVerbal
{
    public const string Resultats = "resultats";

    public const string Statistiques = "statistiques";

    private const decimal Bareme = 20;

    /// <summary>One row for each candidate: his marks, what the rules publish, the decision.</summary>
    /// <param name="unites">Code and label, in the order of the minutes.</param>
    public static (IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes) Rows(JsonObject contenu, IReadOnlyList<(string Code, string? Libelle)> unites, ReglesDAttribution? regles, bool anonyme)
    {
        var candidats = Candidates(contenu);
        var sorties = candidats.SelectMany(c => Members(c["sorties"]).Select(s => s.Key)).Distinct(StringComparer.Ordinal).ToList();
        var listes = candidats.SelectMany(c => Members(c["listes"]).Select(s => s.Key)).Distinct(StringComparer.Ordinal).ToList();
        List<ColonneDeTableau> colonnes = [new("Numéro", TypeDeColonne.Texte, 14)];
        if (!anonyme)
            colonnes.AddRange([new("Nom de naissance", TypeDeColonne.Texte, 24), new("Prénoms", TypeDeColonne.Texte, 24), new("Né(e) le", TypeDeColonne.Date, 12)]);
        colonnes.Add(new("Voie", TypeDeColonne.Texte, 16));
        foreach (var (code, libelle) in unites)
            colonnes.AddRange([new($"{code} {libelle}".Trim(), TypeDeColonne.Nombre, 12), new($"{code} état", TypeDeColonne.Texte, 12)]);
        colonnes.AddRange(sorties.Select(s => new ColonneDeTableau(regles?.Sorties.FirstOrDefault(r => r.Nom == s)?.Regle.Libelle ?? s, TypeDeColonne.Nombre, 12)));
        colonnes.AddRange(listes.Select(l => new ColonneDeTableau(Words(l), TypeDeColonne.Texte, 18)));
        colonnes.AddRange([new("Proposition", TypeDeColonne.Texte, 24), new("Décision", TypeDeColonne.Texte, 24), new("Libellé de la décision", TypeDeColonne.Texte, 40)]);
        return (colonnes, [.. candidats.Select(c => (IReadOnlyList<string?>)
        [
            Text(c["numero"]),
            .. anonyme ? [] : new[] { Text(c["nom"])?.ToUpperInvariant(), Text(c["prenoms"]), Text(c["ne_le"]) },
            Text(c["voie"]),
            .. unites.SelectMany(u => new[] { Text(c["unites"]?[u.Code]?["note"]), Text(c["unites"]?[u.Code]?["etat"]) }),
            .. sorties.Select(s => Text(c["sorties"]?[s])),
            .. listes.Select(l => string.Join(' ', (c["listes"]?[l] as JsonArray ?? []).Select(Text))),
            Text(c["proposee"]), Text(c["decision"]), Text(c["libelle"]),
        ])]);
    }

    /// <summary>For each unité, all candidates then voie by voie: how many marks, their mean, spread and quartiles; then the decisions counted.</summary>
    public static (IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes) Statistics(JsonObject contenu, IReadOnlyList<(string Code, string? Libelle)> unites, ReglesDAttribution? regles)
    {
        IReadOnlyList<ColonneDeTableau> colonnes =
        [
            new("Objet", TypeDeColonne.Texte, 12), new("Libellé", TypeDeColonne.Texte, 48), new("Voie", TypeDeColonne.Texte, 16), new("Candidats", TypeDeColonne.Nombre, 11), new("Notes", TypeDeColonne.Nombre, 9),
            new("Moyenne", TypeDeColonne.Nombre, 10), new("Écart-type", TypeDeColonne.Nombre, 10), new("Minimum", TypeDeColonne.Nombre, 10), new("1er quartile", TypeDeColonne.Nombre, 11), new("Médiane", TypeDeColonne.Nombre, 10),
            new("3e quartile", TypeDeColonne.Nombre, 11), new("Maximum", TypeDeColonne.Nombre, 10), new("Part en %", TypeDeColonne.Nombre, 10),
        ];
        var candidats = Candidates(contenu);
        var groupes = candidats.GroupBy(c => Text(c["voie"]) ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Voie: g.Key, Siens: g.ToList())).Prepend((Voie: "toutes", Siens: candidats)).ToList();
        if (groupes.Count == 2)
            groupes.RemoveAt(1);
        var lignes = new List<IReadOnlyList<string?>>();
        foreach (var (code, libelle) in unites)
        {
            foreach (var (voie, siens) in groupes)
                lignes.Add(Described(code, libelle, voie, siens));
        }

        foreach (var (voie, siens) in groupes)
        {
            foreach (var decision in siens.GroupBy(c => Text(c["decision"]) ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var mots = decision.Key.Length == 0 ? "Sans décision" : regles?.Decisions.FirstOrDefault(d => d.Resultat == decision.Key)?.Libelle ?? decision.Key;
                lignes.Add(["Décision", mots, voie, Number(decision.Count()), null, null, null, null, null, null, null, null, Rounded(100m * decision.Count() / siens.Count)]);
            }
        }

        return (colonnes, lignes);
    }

    private static IReadOnlyList<string?> Described(string code, string? libelle, string voie, List<JsonObject> siens)
    {
        var notes = siens.Select(c => Text(c["unites"]?[code]?["note"])).OfType<string>().Where(n => decimal.TryParse(n, NumberStyles.Number, CultureInfo.InvariantCulture, out _)).Select(n => decimal.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return StatistiquesDeCorrection.Describe(notes, Math.Max(Bareme, notes.DefaultIfEmpty().Max())) is not { } d
            ? [code, libelle, voie, Number(siens.Count), "0", null, null, null, null, null, null, null, null]
            : [code, libelle, voie, Number(siens.Count), Number(d.Nombre), Rounded(d.Moyenne), d.EcartType is { } s ? Rounded(s) : null, Rounded(d.Minimum), Rounded(d.Quartile1), Rounded(d.Mediane), Rounded(d.Quartile3), Rounded(d.Maximum), null];
    }

    private static List<JsonObject> Candidates(JsonObject contenu) => [.. contenu["candidats"]!.AsArray().Select(c => c!.AsObject())];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? noeud) => noeud as JsonObject ?? [];

    private static string? Text(JsonNode? noeud) => noeud?.ToString();

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Rounded(decimal valeur) => Math.Round(valeur, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Words(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
}
