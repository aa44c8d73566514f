namespace Parchemin.Planning;

/// <summary>A way of stopping every leak, with its price.</summary>
/// <param name="Libelle">In French.</param>
/// <param name="Textes">Texts to write beyond those that the calendar already has: « E2 : Polynésie Française ».</param>
/// <param name="Calendrier">The calendar that it gives, with its moves; null when hours alone cannot do it.</param>
public sealed record PropositionDeCalendrier(string Libelle, IReadOnlyList<string> Textes, CalendrierSur? Calendrier)
{
    /// <summary>Its price in French: « 1 texte de plus, 2 séances déplacées, 4 h en tout ».</summary>
    public string ToFrench() => Calendrier is null
        ? "aucun horaire ne convient"
        : string.Join(", ", new[]
        {
            Textes.Count > 0 ? $"{Textes.Count} {(Textes.Count > 1 ? "textes" : "texte")} de plus" : "",
            Calendrier.Deplacements.Count > 0 ? $"{Calendrier.Deplacements.Count} {(Calendrier.Deplacements.Count > 1 ? "séances déplacées" : "séance déplacée")}, {Paroles.Duree(Calendrier.Minutes)} en tout" : "aucune séance déplacée",
        }.Where(p => p.Length > 0));

    /// <summary>The levers of an office, one by one: hours, mise en loge, one more text, as many texts as needed.</summary>
    public static IReadOnlyList<PropositionDeCalendrier> AllOf(AnalyseDuCalendrier analyse)
    {
        ArgumentNullException.ThrowIfNull(analyse);
        if (!analyse.Fuites.Any())
            return [];
        var telles = CalendrierSur.Find(analyse);
        var propositions = new List<PropositionDeCalendrier> { new("Garder les mêmes textes et les mises en loge imprimées, et déplacer des séances", [], telles) };
        AddIfCheaper("Imprimer la mise en loge partout où elle manque, et déplacer des séances", (e, s) => s.MiseEnLoge ?? e.Seances.Min(x => x.MiseEnLoge));
        AddIfCheaper("Interdire toute sortie avant la fin des épreuves, et déplacer des séances", (_, s) => s.Duree);
        if (BestWithOneText(analyse) is { } unTexte)
            propositions.Add(unTexte);
        propositions.Add(WithFewestTexts(analyse));
        return propositions;

        // A longer mise en loge that spares no minute is no lever.
        void AddIfCheaper(string libelle, Func<EpreuveDatee, SeanceEcrite, int?> loge)
        {
            if (CalendrierSur.Find(Change(analyse, (e, s) => s with { MiseEnLoge = loge(e, s) }), (telles?.Minutes - 1) ?? int.MaxValue) is { } calendrier)
                propositions.Add(new(libelle, [], calendrier));
        }
    }

    private static PropositionDeCalendrier? BestWithOneText(AnalyseDuCalendrier analyse)
    {
        PropositionDeCalendrier? meilleure = null;
        foreach (var seance in analyse.Sujets.Where(s => s.Fuites.Any()).SelectMany(s => s.Seances))
        {
            var change = Change(analyse, (_, s) => ReferenceEquals(s, seance.Ecrite) ? s with { Sujet = seance.Cle } : s);
            if (CalendrierSur.Find(change, (meilleure?.Calendrier?.Minutes - 1) ?? int.MaxValue) is { } calendrier)
                meilleure = new($"Écrire un texte de plus{(calendrier.Minutes > 0 ? ", et déplacer des séances" : "")}", [$"{seance.Epreuve.Code} : {seance.Territoire.Libelle}"], calendrier);
        }

        return meilleure;
    }

    private static PropositionDeCalendrier WithFewestTexts(AnalyseDuCalendrier analyse)
    {
        var propres = new Dictionary<SeanceEcrite, string>(ReferenceEqualityComparer.Instance);
        foreach (var (sujet, groupe, rang) in analyse.Sujets.SelectMany(s => s.Variantes.Groupes.Skip(1).Select((g, i) => (s, g, i + 2))))
        {
            foreach (var seance in groupe.Seances)
                propres[seance.Ecrite] = $"{sujet.Epreuve.Code}/{sujet.Sujet}/{rang}";
        }

        var change = Change(analyse, (_, s) => propres.TryGetValue(s, out var sujet) ? s with { Sujet = sujet } : s);
        var textes = analyse.Sujets.SelectMany(s => s.Variantes.Groupes.Skip(1).Select(g => $"{s.Epreuve.Code} : {Paroles.Enumerer([.. g.Seances.Select(x => x.Territoire.Libelle)])}")).ToList();
        return new("Ne rien déplacer, et écrire le moins de textes possible", textes, new CalendrierSur(change.Calendrier, [], 0, 1));
    }

    private static AnalyseDuCalendrier Change(AnalyseDuCalendrier analyse, Func<EpreuveDatee, SeanceEcrite, SeanceEcrite> change)
        => AnalyseDuCalendrier.Run(analyse.Calendrier with { Epreuves = [.. analyse.Calendrier.Epreuves.Select(e => e with { Seances = [.. e.Seances.Select(s => change(e, s))] })] }, analyse.Regles);
}
