using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Whether unités, blocs and épreuves answer one another, and whether their coefficients agree.</summary>
internal static class AnalyseDesCoefficients
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) =>
    [
        .. referentiel.Unites.SelectMany(CoefficientAbsent),
        .. referentiel.Unites.SelectMany(u => CoefficientsDivergents(u, referentiel)),
        .. referentiel.Epreuves.SelectMany(e => Contenant(e, referentiel)),
        .. referentiel.Unites.SelectMany(u => Correspondance(u, referentiel)),
        .. SansObjet(referentiel),
        .. BlocsSansEpreuve(referentiel),
    ];

    /// <summary>PRC512 and PRC513: no coefficient; for an optional unité the hole is to be filled too, since the mark counts somehow.</summary>
    private static IEnumerable<Diagnostic> CoefficientAbsent(Unite u)
    {
        if (u.Coefficient is not null)
            yield break;
        yield return u.Facultative
            ? new Diagnostic("PRC513", Severite.Anomalie, u.Lieu, $"{u.Code}/coefficient", u.Source, $"Aucun coefficient n'est imprimé pour l'unité facultative {u.Code}.", "Dites par une interprétation comment sa note compte.")
            : new Diagnostic("PRC512", Severite.Anomalie, u.Lieu, $"{u.Code}/coefficient", u.Source, $"L'unité obligatoire {u.Code} n'a pas de coefficient.", "Écrivez son coefficient, ou dites par une interprétation comment sa note compte.");
    }

    /// <summary>PRC514: the coefficient of the unité, of its épreuve and of the règlement are not the same.</summary>
    private static IEnumerable<Diagnostic> CoefficientsDivergents(Unite u, Referentiel r)
    {
        var imprimes = new[] { ("l'unité", u.Coefficient) }
            .Concat(r.Epreuves.Where(e => e.Unite?.Code == u.Code).Select(e => ($"la définition de {e.Code}", e.Coefficient)))
            .Concat(r.Reglement.Where(l => l.Unite.Code == u.Code).Select(l => ("le règlement", l.Coefficient)))
            .Where(c => c.Item2 is not null).ToList();
        if (imprimes.Select(c => c.Item2).Distinct().Count() > 1)
            yield return new Diagnostic("PRC514", Severite.Anomalie, u.Lieu, $"{u.Code}/coefficients", u.Source, $"Les coefficients de {u.Code} diffèrent : {Constat.Enumerer(imprimes.Select(c => $"{c.Item2?.ToFrench()} pour {c.Item1}"))}.", "Dites par une interprétation lequel l'emporte.");
    }

    /// <summary>PRC515: a container whose coefficient is not the sum of those it contains.</summary>
    private static IEnumerable<Diagnostic> Contenant(Epreuve e, Referentiel r)
    {
        var contenues = r.Epreuves.Where(x => x.Parente?.Code == e.Code).ToList();
        if (e.Coefficient is not { } imprime || contenues.Count == 0 || contenues.Exists(x => x.Coefficient is null))
            yield break;
        var somme = contenues.Select(x => x.Coefficient!.Value).Aggregate((a, b) => a + b);
        if (somme != imprime)
            yield return new Diagnostic("PRC515", Severite.Anomalie, e.Lieu, $"{e.Code}/coefficient", e.Source, $"{e.Code} porte le coefficient {imprime.ToFrench()}, et les épreuves qu'elle contient ({Constat.Enumerer(contenues.Select(x => x.Code))}) font {somme.ToFrench()}.", "Vérifiez les coefficients imprimés.");
    }

    /// <summary>PRC516 and PRC518: a unité that no épreuve assesses, or that names an épreuve which does not name it back.</summary>
    private static IEnumerable<Diagnostic> Correspondance(Unite u, Referentiel r)
    {
        var epreuves = r.Epreuves.Where(e => e.Unite?.Code == u.Code).Select(e => e.Code).ToList();
        var citees = r.Reglement.Where(l => l.Unite.Code == u.Code).Select(l => l.Epreuve?.Code).Append(u.Epreuve?.Code).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (epreuves.Count == 0 && citees.Count == 0)
            yield return new Diagnostic("PRC516", Severite.Anomalie, u.Lieu, u.Code, u.Source, $"Aucune épreuve n'évalue l'unité {u.Code}.", "Dites par une interprétation comment l'unité s'obtient.");
        else if (citees.Except(epreuves, StringComparer.Ordinal).Any() || epreuves.Count > 1)
            yield return new Diagnostic("PRC518", Severite.Anomalie, u.Lieu, u.Code, u.Source, $"L'unité {u.Code} et le règlement citent {(citees.Count == 0 ? "aucune épreuve" : Constat.Enumerer(citees))}, alors que {(epreuves.Count == 0 ? "aucune épreuve ne l'évalue" : $"{Constat.Enumerer(epreuves)} l'évalue{(epreuves.Count > 1 ? "nt" : "")}")}.", "Accordez « epreuve », « unite » et le règlement.");
    }

    /// <summary>PRC517: an épreuve that assesses nothing and contains nothing.</summary>
    private static IEnumerable<Diagnostic> SansObjet(Referentiel r)
        => from e in r.Epreuves
           where e is { Unite: null, Bloc: null } && r.Epreuves.All(x => x.Parente?.Code != e.Code)
           select new Diagnostic("PRC517", Severite.Anomalie, e.Lieu, e.Code, e.Source, $"{e.Code} n'évalue aucune unité ni aucun bloc et ne contient aucune épreuve.", "Dites par une interprétation ce que son résultat entraîne.");

    /// <summary>PRC519: a bloc that nothing assesses, where other blocs have an épreuve.</summary>
    private static IEnumerable<Diagnostic> BlocsSansEpreuve(Referentiel r)
        => from b in r.Epreuves.Count == 0 ? [] : r.Blocs
           where b.Unite is null && r.Epreuves.All(e => e.Bloc?.Code != b.Code)
           select new Diagnostic("PRC519", Severite.Anomalie, b.Lieu, b.Code, b.Source, $"Aucune unité ni aucune épreuve ne délivre le bloc {b.Code}.", "Dites par une interprétation comment le bloc s'obtient.");
}
