using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The grounds of non conformity, which several texts list for the same épreuves.</summary>
internal static class AnalyseDeLaConformite
{
    public static IEnumerable<Diagnostic> Run(Referentiel r)
        => r.Conformite
            .GroupBy(l => string.Join(',', l.Epreuves.Select(e => e.Code).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .SelectMany(g => Motifs($"conformite/{g.Key}", [.. g]).Concat(Libelles($"conformite/{g.Key}", [.. g])));

    /// <summary>PRC222: the texts do not list the same grounds.</summary>
    private static IEnumerable<Diagnostic> Motifs(string objet, List<ListeDeMotifs> listes)
    {
        var tous = listes.SelectMany(l => l.Motifs).Select(m => m.Code).Distinct(StringComparer.Ordinal).ToList();
        if (listes.TrueForAll(l => l.Motifs.Count == tous.Count))
            yield break;
        var comptes = listes.Select(l => $"{l.Motifs.Count} dans {Nom(l)}");
        var propres = tous.Where(m => !listes.TrueForAll(l => l.Motifs.Any(x => x.Code == m)))
            .Select(m => $"{m} n'est que dans {Constat.Enumerer(listes.Where(l => l.Motifs.Any(x => x.Code == m)).Select(Nom))}");
        yield return Constat.Anomalie(
            "PRC222",
            listes[^1].Lieu,
            objet,
            listes[^1].Source,
            $"Les motifs de non-conformité ne sont pas les mêmes d'un texte à l'autre : {Constat.Enumerer(comptes)} ({string.Join(" ; ", propres)}).",
            "Dites dans une interprétation quels motifs s'appliquent, et depuis quelle session.");
    }

    /// <summary>PRC223: the texts word the same ground differently.</summary>
    private static IEnumerable<Diagnostic> Libelles(string objet, List<ListeDeMotifs> listes)
    {
        var differents = listes.SelectMany(l => l.Motifs)
            .GroupBy(m => m.Code, StringComparer.Ordinal)
            .Where(m => m.DistinctBy(x => Constat.Mots(x.Libelle), StringComparer.Ordinal).Count() > 1)
            .Select(m => $"{m.Key} ({string.Join(" / ", m.Select(x => $"« {x.Libelle} »"))})")
            .ToList();
        if (differents.Count > 0)
        {
            yield return Constat.Anomalie(
                "PRC223",
                listes[^1].Lieu,
                objet,
                listes[^1].Source,
                $"Les textes rédigent autrement le même motif de non-conformité : {Constat.Enumerer(differents)}.",
                "Dites dans une interprétation quelle rédaction est opposée au candidat.");
        }
    }

    private static string Nom(ListeDeMotifs liste) => liste.Source is { Texte: { } texte } source ? $"{texte}, {source.Lieu}" : $"{liste.Lieu}";
}
