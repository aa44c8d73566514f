using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Codes made of a prefix and a number should run from 1 without hole nor repetition.</summary>
internal static class AnalyseDesNumerotations
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) =>
    [
        .. Trous("competences", r.Competences),
        .. r.Competences.SelectMany(c => Trous(c.Code, c.SousCompetences)),
        .. Trous("savoirs", r.Savoirs),
        .. r.Savoirs.SelectMany(s => Trous(s.Code, s.Lignes)),
        .. Trous("activites", r.Domaines.SelectMany(d => d.Activites)),
        .. r.Epreuves.SelectMany(e => Trous(e.Code, e.Criteres)),
        .. r.Epreuves.SelectMany(Doublons),
    ];

    /// <summary>PRC240: a criterion code printed twice; other families refuse it earlier (PRC008), but criteria are kept as printed.</summary>
    private static IEnumerable<Diagnostic> Doublons(Epreuve epreuve)
    {
        foreach (var code in epreuve.Criteres.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            var rangs = epreuve.Criteres.Index().Where(c => c.Item.Code == code.Key).Select(c => $"{c.Index + 1}");
            yield return Constat.Anomalie(
                "PRC240",
                code.Last().Lieu,
                $"{epreuve.Code}/{code.Key}",
                code.First().Source,
                $"Le code {code.Key} désigne {code.Count()} critères de {epreuve.Code}, de rangs {Constat.Enumerer(rangs)}.",
                "Dites dans une interprétation comment chacun se désigne.");
        }
    }

    /// <summary>PRC241: a number that the series skips. A code below it (« S2.1.1 » for « S2.1 ») holds its place.</summary>
    private static IEnumerable<Diagnostic> Trous(string famille, IEnumerable<Item> items)
    {
        var liste = items.ToList();
        var codes = liste.ConvertAll(i => i.Code);
        foreach (var serie in liste.GroupBy(i => i.Code.TrimEnd(Chiffres), StringComparer.Ordinal))
        {
            var numeros = serie.Select(i => int.TryParse(i.Code[serie.Key.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
                .Where(n => n > 0).ToHashSet();
            var manquants = Enumerable.Range(1, numeros.Count == 0 ? 0 : numeros.Max())
                .Where(n => !numeros.Contains(n) && !codes.Exists(c => c.StartsWith($"{serie.Key}{n}.", StringComparison.Ordinal)))
                .ToList();
            // Numbers with more holes than members are years or ranks of another list, not a series.
            if (numeros.Count < 2 || manquants.Count >= numeros.Count)
                continue;
            foreach (var n in manquants)
            {
                var manquant = $"{serie.Key}{n}";
                yield return Constat.Anomalie(
                    "PRC241",
                    serie.First().Lieu,
                    $"{famille}/{manquant}",
                    serie.First().Source,
                    $"La numérotation va de {serie.First().Code} à {serie.Last().Code} et {manquant} manque.",
                    $"Cherchez {manquant} dans le texte, ou dites dans une interprétation que rien n'y répond.");
            }
        }
    }

    private static readonly char[] Chiffres = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
}
