namespace Parchemin.Planning.Verification;

/// <summary>One term of the cost.</summary>
/// <param name="Nom">Its key in the format.</param>
/// <param name="Quantite">What is counted: commissions, ranks, days, minutes, passages or changes.</param>
/// <param name="Cout">Its price, in units of the input's costs, to four decimals.</param>
public sealed record TermeDeCout(string Nom, long Quantite, decimal Cout);

/// <summary>The cost of a planning, counted again from its passages.</summary>
internal static class CoutRecalcule
{
    private const int MinutesParHeure = 60;
    private const int MinutesParQuartDHeure = 15;

    /// <summary>The terms of the format, in its order. Without a previous planning no change is counted.</summary>
    public static IReadOnlyList<TermeDeCout> Of(Enonce enonce, PlanningLu planning, PlanningLu? precedent)
    {
        var couts = enonce.Couts;
        var ouvertes = planning.Commissions.Where(k => k.Epreuves.Count > 0).ToList();
        var (jours, attente) = Candidats(planning, enonce);
        return
        [
            Terme("commission_ouverte", ouvertes.Count, couts.CommissionOuverte),
            Terme("composition_de_repli", ouvertes.Sum(k => k.Epreuves.Max(e => ReglesDeCommission.Rang(enonce, e, k.Membres) ?? 0)), couts.CompositionDeRepli),
            Terme("jour_supplementaire_candidat", jours, couts.JourSupplementaire),
            Terme("attente_par_heure", attente, couts.AttenteParHeure, MinutesParHeure),
            Terme("trou_commission_par_quart_heure", Trous(planning, enonce), couts.TrouParQuartDHeure, MinutesParQuartDHeure),
            Terme("desequilibre", Desequilibre(planning, enonce), couts.Desequilibre),
            Terme("changement", precedent is null ? 0 : Changements(planning, precedent), couts.Changement),
        ];
    }

    private static TermeDeCout Terme(string nom, long quantite, decimal prix, int unite = 1) => new(nom, quantite, decimal.Round(quantite * prix / unite, 4));

    private static (long Jours, long Attente) Candidats(PlanningLu planning, Enonce enonce)
    {
        long jours = 0, attente = 0;
        foreach (var orals in planning.Passages.GroupBy(p => p.Candidat))
        {
            var parJour = orals.GroupBy(p => enonce.Plages[planning.Commissions[p.Commission].Plage].Jour).ToList();
            jours += parJour.Count - 1;
            attente += parJour.Sum(j => Pauses(j.Select(p => (p.PreparationDebut, p.Fin))));
        }

        return (jours, attente);
    }

    private static long Trous(PlanningLu planning, Enonce enonce)
        => planning.Passages.GroupBy(p => p.Commission).Sum(k => Pauses(k.Select(p => (p.Debut, p.Fin + enonce.Epreuves[p.Epreuve].Battement))));

    // The minutes between what follows each other; an overlap is a violation, told elsewhere, and costs nothing.
    private static long Pauses(IEnumerable<(int Debut, int Fin)> occupations)
    {
        long pauses = 0;
        int? fin = null;
        foreach (var o in occupations.Order())
        {
            pauses += Math.Max(0, o.Debut - (fin ?? o.Debut));
            fin = Math.Max(o.Fin, fin ?? o.Fin);
        }

        return pauses;
    }

    // Who does not sit in a centre is not compared there.
    private static long Desequilibre(PlanningLu planning, Enonce enonce)
    {
        var charges = new Dictionary<(string Centre, int Examinateur), int>();
        foreach (var p in planning.Passages)
        {
            var k = planning.Commissions[p.Commission];
            foreach (var x in k.Membres.Distinct())
                charges[(enonce.Plages[k.Plage].Centre, x)] = charges.GetValueOrDefault((enonce.Plages[k.Plage].Centre, x)) + 1;
        }

        return charges.GroupBy(c => c.Key.Centre, c => c.Value).Sum(c => (long)c.Max() - c.Min());
    }

    private static long Changements(PlanningLu planning, PlanningLu precedent)
    {
        var actuels = planning.Passages.ToLookup(p => (p.Candidat, p.Epreuve));
        return precedent.Passages.Count(avant => actuels[(avant.Candidat, avant.Epreuve)].FirstOrDefault() is { } p
            && (p.Debut != avant.Debut || planning.Commissions[p.Commission].Plage != precedent.Commissions[avant.Commission].Plage));
    }
}
