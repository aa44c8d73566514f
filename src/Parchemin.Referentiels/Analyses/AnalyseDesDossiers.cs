using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Whether the dossier can be composed as its constraints ask, and whether the épreuves find their fiches in it.</summary>
internal static class AnalyseDesDossiers
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) =>
    [
        .. Contraintes(referentiel),
        .. ChoixDesFiches(referentiel),
        .. SeriesAbsentes(referentiel),
        .. SeriesMelees(referentiel),
    ];

    /// <summary>PRC306 and PRC307: constraints that no dossier can meet, or that count what no list holds.</summary>
    private static IEnumerable<Diagnostic> Contraintes(Referentiel r)
    {
        if (r.Dossier is not { } dossier)
            yield break;
        foreach (var contrainte in dossier.Contraintes)
        {
            foreach (var (typologie, valeur) in contrainte.Ou.SelectMany(ou => ou.Value.Select(v => (ou.Key, v))))
            {
                if (!dossier.Typologies.Any(t => t.Code == typologie && t.Valeurs.Any(v => v.Code == valeur)))
                    yield return Contrainte("PRC307", Severite.Erreur, contrainte, $"La contrainte {contrainte.Code} de {contrainte.Epreuve} compte les fiches « {typologie} : {valeur} », qu'aucune typologie du dossier ne connaît.", "Déclarez la typologie et sa valeur, ou corrigez « ou ».");
            }

            if (contrainte.Compte != CompteDeComposition.Contextes && Nombre(dossier, contrainte.Epreuve.Code) is { } fiches && contrainte.AuMoins > fiches)
            {
                var objet = contrainte.Compte == CompteDeComposition.ProduitsDifferents ? "produits différents" : "fiches";
                yield return Contrainte("PRC306", Severite.Anomalie, contrainte, $"La contrainte {contrainte.Code} de {contrainte.Epreuve} demande {contrainte.AuMoins} {objet} à un dossier qui a {Pluriel.Of(fiches, "fiche")} pour cette épreuve.", "Vérifiez la contrainte et les numéros des fiches.");
            }
        }

        // A fiche bears one value of a typology: what the values ask for adds up. A choice of values asks for none of them.
        foreach (var groupe in dossier.Contraintes
            .Where(c => c.Compte == CompteDeComposition.Fiches)
            .SelectMany(c => c.Ou.Where(ou => ou.Value.Count == 1).Select(ou => (Contrainte: c, Typologie: ou.Key, Valeur: ou.Value[0])))
            .GroupBy(c => (c.Contrainte.Epreuve.Code, c.Typologie)))
        {
            var demandees = groupe.GroupBy(c => c.Valeur, StringComparer.Ordinal).Sum(v => v.Max(c => c.Contrainte.AuMoins));
            var contraintes = groupe.Select(c => c.Contrainte).Distinct().ToList();
            if (contraintes.Count > 1 && Nombre(dossier, groupe.Key.Code) is { } fiches && demandees > fiches)
            {
                yield return new Diagnostic(
                    "PRC306",
                    Severite.Anomalie,
                    contraintes[^1].Lieu,
                    $"{groupe.Key.Code}/{groupe.Key.Typologie}",
                    contraintes[^1].Source,
                    $"Les contraintes {Constat.Enumerer(contraintes.Select(c => c.Code))} de {groupe.Key.Code} demandent ensemble {demandees} fiches, pour {Pluriel.Of(fiches, "fiche")} au dossier.",
                    "Vérifiez les contraintes de composition : aucun dossier ne peut les respecter toutes.");
            }
        }
    }

    /// <summary>PRC524: fiches proposed to the choice that the dossier does not hold for the épreuve, or too few to choose two.</summary>
    private static IEnumerable<Diagnostic> ChoixDesFiches(Referentiel r)
    {
        foreach (var (epreuve, modalite, choix) in r.Epreuves.SelectMany(e => e.Modalites.Where(m => m.ChoixDeLaFiche is not null).Select(m => (e, m, m.ChoixDeLaFiche!))))
        {
            var numeros = Series(r.Dossier, epreuve.Code).SelectMany(Numeros).ToHashSet();
            var parmi = Enumerable.Range(choix.Parmi.Premier, Math.Max(0, choix.Parmi.Dernier - choix.Parmi.Premier + 1)).ToList();
            if (numeros.Count > 0 && parmi.Exists(n => !numeros.Contains(n)))
                yield return Choix(epreuve, modalite, $"La fiche de {epreuve.Code} se choisit parmi les fiches {choix.Parmi}, alors que le dossier lui donne les fiches {Constat.Enumerer(Series(r.Dossier, epreuve.Code).Select(s => s.Numeros.ToString()))}.", "Accordez « choix-de-la-fiche » et « fiches ».");
            if (choix.Distincte && parmi.Count < 2)
                yield return Choix(epreuve, modalite, $"{epreuve.Code} demande deux fiches distinctes parmi les fiches {choix.Parmi}, qui n'en offrent pas deux.", "Vérifiez le choix de la fiche.");
        }
    }

    /// <summary>PRC525: an épreuve that rests on the dossier, for which the dossier has no fiche.</summary>
    private static IEnumerable<Diagnostic> SeriesAbsentes(Referentiel r)
        => from e in r.Epreuves
           where Series(r.Dossier, e.Code).Count == 0
           where e.Modalites.Any(m => m.ChoixDeLaFiche is not null) || (r.Dossier?.Contraintes ?? []).Any(c => c.Epreuve.Code == e.Code)
           select new Diagnostic("PRC525", Severite.Anomalie, e.Lieu, e.Code, e.Source, $"{e.Code} s'appuie sur des fiches du dossier, qui n'en prévoit aucune pour cette épreuve.", "Déclarez la série de fiches dans « dossier ».");

    /// <summary>PRC526: the same number in two series.</summary>
    private static IEnumerable<Diagnostic> SeriesMelees(Referentiel r)
    {
        var series = r.Dossier?.Fiches ?? [];
        for (var i = 0; i < series.Count; i++)
        {
            foreach (var autre in series.Skip(i + 1).Where(a => Numeros(a).Intersect(Numeros(series[i])).Any()))
                yield return new Diagnostic("PRC526", Severite.Anomalie, autre.Lieu, $"{series[i].Epreuve}/{autre.Epreuve}/fiches", null, $"Les fiches {series[i].Numeros} de {series[i].Epreuve} et {autre.Numeros} de {autre.Epreuve} ont des numéros communs.", "Un numéro désigne une seule fiche du dossier : vérifiez les numéros imprimés.");
        }
    }

    private static List<SerieDeFiches> Series(DossierProfessionnel? dossier, string epreuve)
        => [.. (dossier?.Fiches ?? []).Where(s => s.Epreuve.Code == epreuve)];

    private static IEnumerable<int> Numeros(SerieDeFiches serie)
        => Enumerable.Range(serie.Numeros.Premier, Math.Max(0, serie.Numeros.Dernier - serie.Numeros.Premier + 1));

    private static int? Nombre(DossierProfessionnel dossier, string epreuve)
        => Series(dossier, epreuve) is { Count: > 0 } series ? series.SelectMany(Numeros).Distinct().Count() : null;

    private static Diagnostic Contrainte(string code, Severite severite, ContrainteDeComposition contrainte, string message, string remede)
        => new(code, severite, contrainte.Lieu, $"{contrainte.Epreuve}/{contrainte.Code}", contrainte.Source, message, remede);

    private static Diagnostic Choix(Epreuve epreuve, Modalite modalite, string message, string remede)
        => new("PRC524", Severite.Anomalie, modalite.Lieu, epreuve.Objet(modalite), epreuve.Source, message, remede);
}
