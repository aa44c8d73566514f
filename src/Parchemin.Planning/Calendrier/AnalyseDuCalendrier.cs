namespace Parchemin.Planning;

/// <summary>How far a paper is from leaking from one territory to another.</summary>
public enum NiveauDeMarge
{
    /// <summary>Somebody may be out with the paper before somebody else is in.</summary>
    Fuite,

    /// <summary>Safe only as long as nobody is let in late.</summary>
    SansRetard,

    /// <summary>Safe even with late entries.</summary>
    Sure,
}

/// <summary>The time between the last entry in a territory and the first exit from another that has the same paper.</summary>
/// <param name="Minutes">Exit of <paramref name="De"/> minus entry of <paramref name="Vers"/>; negative for a leak.</param>
public sealed record MargeDeSortie(SeancePlacee De, SeancePlacee Vers, int Minutes, NiveauDeMarge Niveau)
{
    /// <summary>Its key, which an acceptance names: <c>E2/polynesie&gt;antilles</c>.</summary>
    public string Cle => $"{De.Cle}>{Vers.Territoire.Code}";

    /// <summary>The minutes at worst, whatever is supposed: the last late entry, and the exit from the start where no mise en loge is printed.</summary>
    public int AuPire => (int)(De.Debut.AddMinutes(Math.Min(De.Ecrite.Duree, De.Ecrite.MiseEnLoge ?? 0)) - Vers.Debut.AddMinutes(Vers.RetardAdmis)).TotalMinutes;
}

/// <summary>The territories that share one paper of an épreuve.</summary>
/// <param name="Sujet">Empty for the common paper.</param>
/// <param name="Marges">Every ordered pair, in the order of the territories.</param>
public sealed record SujetPartage(EpreuveDatee Epreuve, string Sujet, IReadOnlyList<SeancePlacee> Seances, IReadOnlyList<MargeDeSortie> Marges, VariantesDeSujet Variantes)
{
    public IEnumerable<MargeDeSortie> Fuites => Marges.Where(m => m.Niveau == NiveauDeMarge.Fuite);
}

/// <summary>What a written calendar is worth: the leak matrix of each paper, and what its data leave unsaid.</summary>
/// <param name="Avertissements">In French: what was read otherwise than printed, or not at all.</param>
public sealed record AnalyseDuCalendrier(CalendrierEcrit Calendrier, ReglesDuCalendrier Regles, IReadOnlyList<SujetPartage> Sujets, IReadOnlyList<string> Avertissements)
{
    public IEnumerable<SeancePlacee> Seances => Sujets.SelectMany(s => s.Seances);

    public IEnumerable<MargeDeSortie> Fuites => Sujets.SelectMany(s => s.Fuites);

    /// <summary>Places every séance on the universal clock and measures every pair of territories that share a paper.</summary>
    public static AnalyseDuCalendrier Run(CalendrierEcrit calendrier, ReglesDuCalendrier? regles = null)
    {
        ArgumentNullException.ThrowIfNull(calendrier);
        var lues = regles ?? ReglesDuCalendrier.Officielles;
        var territoires = calendrier.Territoires.Where(t => Fuseaux.Exists(t.Fuseau)).DistinctBy(t => t.Code, StringComparer.Ordinal).ToDictionary(t => t.Code, StringComparer.Ordinal);
        var rangs = calendrier.Territoires.Select((t, i) => (t.Code, i)).DistinctBy(t => t.Code, StringComparer.Ordinal).ToDictionary(t => t.Code, t => t.i, StringComparer.Ordinal);
        var sujets = from epreuve in calendrier.Epreuves
                     from groupe in epreuve.Seances.Where(s => territoires.ContainsKey(s.Territoire)).OrderBy(s => rangs[s.Territoire]).GroupBy(s => s.Sujet, StringComparer.Ordinal)
                     select Of(epreuve, groupe.Key, [.. groupe.Select(s => new SeancePlacee(epreuve, s, territoires[s.Territoire], LogeOf(epreuve, s, lues), lues))]);
        return new AnalyseDuCalendrier(calendrier, lues, [.. sujets], [.. AvertissementsDuCalendrier.Of(calendrier, lues)]);
    }

    private static SujetPartage Of(EpreuveDatee epreuve, string sujet, IReadOnlyList<SeancePlacee> seances)
    {
        var marges = from de in seances
                     from vers in seances
                     where !ReferenceEquals(de, vers)
                     select new MargeDeSortie(de, vers, (int)(de.Sortie - vers.Entree).TotalMinutes, LevelOf(de, vers));
        return new SujetPartage(epreuve, sujet, seances, [.. marges], VariantesDeSujet.Of(seances));
    }

    private static NiveauDeMarge LevelOf(SeancePlacee de, SeancePlacee vers)
    {
        if (de.Sortie < vers.Entree)
            return NiveauDeMarge.Fuite;
        return de.Sortie < vers.Debut.AddMinutes(vers.RetardAdmis) ? NiveauDeMarge.SansRetard : NiveauDeMarge.Sure;
    }

    private static int LogeOf(EpreuveDatee epreuve, SeanceEcrite seance, ReglesDuCalendrier regles)
        => Math.Min(seance.Duree, seance.MiseEnLoge ?? (regles.LogePresumee ? epreuve.Seances.Min(s => s.MiseEnLoge) ?? 0 : 0));
}
