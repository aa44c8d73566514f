using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Whether the printed points reach the printed scales and thresholds.</summary>
internal static class AnalyseDesPoints
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, IReadOnlyDictionary<string, ReglesDAttribution> regles) =>
    [
        .. referentiel.Epreuves.SelectMany(TotalDesPoints),
        .. referentiel.Epreuves.SelectMany(Seuils),
        .. referentiel.Epreuves.SelectMany(e => BaremesDesParties(e, regles)),
        .. referentiel.Grilles.SelectMany(Penalites),
        .. PenalitesDivergentes(referentiel),
    ];

    /// <summary>PRC300: the points of the criteria do not add up to the scale.</summary>
    private static IEnumerable<Diagnostic> TotalDesPoints(Epreuve e)
    {
        if (e.Bareme is { } bareme && Points(e) is { } total && total != bareme)
        {
            yield return new Diagnostic(
                "PRC300",
                Severite.Anomalie,
                e.Lieu,
                e.Code,
                e.Source,
                $"Les points des {e.Criteres.Count} critères de {e.Code} font {total.ToFrench()} ({string.Join(" + ", e.Criteres.Select(c => c.Points?.ToFrench()).OfType<string>())}), pour une note sur {bareme.ToFrench()}{(e.Parties.Count > 0 ? " dans chaque partie" : "")}.",
                "Dites par une interprétation comment ramener les points au barème imprimé, et écrivez-le dans les règles.");
        }
    }

    /// <summary>PRC301 and PRC302: a threshold that nobody, or everybody, reaches.</summary>
    private static IEnumerable<Diagnostic> Seuils(Epreuve e)
    {
        if (e.Seuil is not { } seuil)
            yield break;
        if (seuil <= Fraction.Zero)
            yield return new Diagnostic("PRC302", Severite.Anomalie, e.Lieu, e.Code, e.Source, $"Le seuil de {e.Code} est de {seuil.ToFrench()} : tout candidat l'atteint.", "Vérifiez le seuil imprimé.");
        var plafond = (e.Bareme, Points(e)) switch
        {
            ({ } b, { } p) => b < p ? b : p,
            (var b, var p) => b ?? p,
        };
        if (plafond is { } maximum && seuil > maximum)
            yield return new Diagnostic("PRC301", Severite.Anomalie, e.Lieu, e.Code, e.Source, $"Le seuil de {e.Code} est de {seuil.ToFrench()}, et la note ne peut pas dépasser {maximum.ToFrench()} : nul ne l'atteint.", "Vérifiez le seuil, le barème et les points imprimés.");
    }

    /// <summary>PRC303: parts with scales of their own that no rule brings to the scale of the whole.</summary>
    /// <remarks>Without compiled rules nothing can be said: the rule may stand in a file that is not written yet.</remarks>
    private static IEnumerable<Diagnostic> BaremesDesParties(Epreuve e, IReadOnlyDictionary<string, ReglesDAttribution> regles)
    {
        var element = (e.Unite ?? e.Bloc)?.Code;
        if (element is null || regles.Count == 0 || regles.Values.All(r => r.Racines.Any(x => x.Code == element && x.Regles.Note is not null)))
            yield break;
        var bareme = e.Bareme ?? regles.Values.SelectMany(r => r.Racines).FirstOrDefault(x => x.Code == element)?.Bareme;
        foreach (var modalite in e.Modalites.Where(m => m.Parties.Any(p => p.Bareme is not null)))
        {
            var muettes = modalite.Parties.Where(p => p.Bareme is null).Select(p => p.Code).ToList();
            var total = modalite.Parties.Select(p => p.Bareme ?? Fraction.Zero).Aggregate((a, b) => a + b);
            if (muettes.Count == 0 && total == bareme)
                continue;
            var constat = muettes.Count > 0
                ? $"des parties de {e.Code} ont un barème et d'autres non ({Constat.Enumerer(muettes)})"
                : $"les barèmes des parties de {e.Code} font {total.ToFrench()}, pour une note sur {bareme?.ToFrench() ?? "un barème qui n'est pas imprimé"}";
            yield return new Diagnostic("PRC303", Severite.Avertissement, modalite.Lieu, e.Objet(modalite), e.Source, $"Aucune règle ne dit comment se forme la note : {constat}.", "Écrivez la règle qui ramène la note des parties à celle de l'épreuve.");
        }
    }

    /// <summary>PRC304: a penalty greater than the scale.</summary>
    private static IEnumerable<Diagnostic> Penalites(Grille g)
        => g.Penalites.Where(p => g.Bareme is { } bareme && p.Points > bareme).Select(p => new Diagnostic(
            "PRC304",
            Severite.Anomalie,
            g.Lieu,
            g.Code,
            g.Source,
            $"La grille {g.Code} retire {p.Points.ToFrench()} points à une note sur {g.Bareme?.ToFrench()}.",
            "Vérifiez la pénalité imprimée."));

    /// <summary>PRC305: two grids of one épreuve that do not take off the same points.</summary>
    private static IEnumerable<Diagnostic> PenalitesDivergentes(Referentiel referentiel)
        => from grilles in referentiel.Grilles.Where(g => g.Epreuve is not null).GroupBy(g => g.Epreuve!.Value.Code, StringComparer.Ordinal)
           where grilles.Select(Dire).Distinct(StringComparer.Ordinal).Count() > 1
           select new Diagnostic(
               "PRC305",
               Severite.Anomalie,
               grilles.Last().Lieu,
               $"{grilles.Key}/penalites",
               grilles.Last().Source,
               $"Les grilles de {grilles.Key} ne retirent pas les mêmes points : {string.Join(" ; ", grilles.Select(g => $"{g.Code}, {Dire(g)}"))}.",
               "Dites par une interprétation quelles pénalités s'appliquent.");

    private static string Dire(Grille g) => g.Penalites.Count == 0
        ? "aucune pénalité"
        : string.Join(", ", g.Penalites.Select(p => $"{p.Points.ToFrench()} points à partir de {Pluriel.Of(p.APartir, "contrainte")}"));

    /// <summary>The sum of the points; null when a criterion that should bear some has none.</summary>
    private static Fraction? Points(Epreuve e)
        => e.Criteres.Any(c => c.Points is not null) && e.Criteres.All(c => c.Points is not null || c.Transversal)
            ? e.Criteres.Select(c => c.Points ?? Fraction.Zero).Aggregate((a, b) => a + b)
            : null;
}
