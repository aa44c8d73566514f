using System.Globalization;

namespace Parchemin.Application;

/// <summary>Something that the planning lacks: where to put it right, what is wrong, what to do.</summary>
/// <param name="Etape">The step of the preparation: <c>quoi</c>, <c>quand</c>, <c>qui</c>, <c>ou</c>, <c>regles</c>.</param>
/// <param name="Bloque">Nothing can be computed without it.</param>
public sealed record ManqueDeDemande(string Code, string Etape, bool Bloque, string Message);

/// <summary>The demand of a session, and what it lacks.</summary>
public sealed record ConstructionDeDemande(DemandeDOraux Demande, IReadOnlyList<ManqueDeDemande> Manques)
{
    public bool EstComplete => !Manques.Any(m => m.Bloque);

    /// <summary>Completes what a person prepared with what the register knows. Pure: the same facts and preparation give the same demand.</summary>
    public static ConstructionDeDemande Of(FaitsDePlanification faits, DemandeDOraux preparation)
    {
        ArgumentNullException.ThrowIfNull(faits);
        ArgumentNullException.ThrowIfNull(preparation);
        var epreuves = preparation.Epreuves.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var plages = preparation.Plages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var centres = preparation.Plages.Select(p => p.Centre).ToHashSet(StringComparer.Ordinal);
        var dits = preparation.Candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var candidats = (from c in faits.Candidats
                         let siennes = c.Epreuves.Where(epreuves.Contains).ToList()
                         let dit = dits.GetValueOrDefault(c.Inscription)
                         // Who was withdrawn from the planning owes nothing in it.
                         where siennes.Count > 0 && dit?.Epreuves is not { Count: 0 }
                         select new CandidatDemande(
                             c.Inscription, c.Etablissement, c.Entreprise, siennes, Share(c.TempsMajore), Kept(dit?.Indisponible, plages), c.Centre is { } centre && centres.Contains(centre) ? centre : null)).ToList();
        var connus = candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var demande = preparation with
        {
            Titre = faits.Session["libelle"] ?? "",
            Salles = [.. preparation.Salles.Select(s => s with { Indisponible = Kept(s.Indisponible, plages) })],
            Candidats = candidats,
            Examinateurs = [.. preparation.Examinateurs.Select(x => Complete(x, faits, preparation, connus))],
            Fixes = [.. preparation.Fixes.Where(f => connus.TryGetValue(f.Candidat, out var c) && c.Epreuves!.Contains(f.Epreuve) && plages.Contains(f.Plage))],
        };
        return new ConstructionDeDemande(demande, [.. ManquesDeDemande.Of(faits, preparation, demande).OrderByDescending(m => m.Bloque)]);
    }

    /// <summary>« 1/3 » for 33 or 34 per cent, as the text counts; any other share as it is; null for none.</summary>
    public static string? Share(int pourCent) => TempsAccorde.Share(pourCent) is var part && part > 0 ? string.Create(CultureInfo.InvariantCulture, $"{part.Numerator}/{part.Denominator}") : null;

    // An habilitation that does not cover a day takes its plages away; where he works recuses him, and those whom he taught elsewhere.
    private static ExaminateurDemande Complete(ExaminateurDemande x, FaitsDePlanification faits, DemandeDOraux preparation, Dictionary<string, CandidatDemande> candidats)
    {
        var connu = faits.Examinateurs.FirstOrDefault(e => string.Equals(e.Personne, x.Id, StringComparison.Ordinal));
        var dites = x.Plages?.ToHashSet(StringComparer.Ordinal);
        return x with
        {
            Plages = [.. preparation.Plages.Where(p => (dites is null || dites.Contains(p.Id)) && Covers(faits, connu, x, DayOf(p))).Select(p => p.Id)],
            Etablissements = x.Etablissements ?? (connu is { Maison: { } maison, EstDEntreprise: false } ? [maison] : []),
            Entreprises = x.Entreprises ?? (connu is { Maison: { } entreprise, EstDEntreprise: true } ? [entreprise] : []),
            CandidatsRecuses = [.. (x.CandidatsRecuses ?? []).Union(preparation.Regles.RecuserMemeEtablissement ? faits.ElevesDAilleurs[x.Id] : [], StringComparer.Ordinal).Where(candidats.ContainsKey)],
        };
    }

    /// <summary>The day of a plage.</summary>
    public static DateOnly DayOf(PlageDemandee plage) => DateOnly.ParseExact(plage.Debut[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A qualité of which the register knows no date is taken as it is said.
    internal static bool Covers(FaitsDePlanification faits, ExaminateurConnu? connu, ExaminateurDemande x, DateOnly jour)
        => connu is null || connu.Qualites.Count == 0
            || x.Qualites.Any(q => connu.Qualites.Where(k => string.Equals(k.Code, faits.QualiteSimple(q), StringComparison.Ordinal)).ToList() is var dates && (dates.Count == 0 || dates.Exists(k => k.CoversDay(jour))));

    private static List<string>? Kept(IReadOnlyList<string>? dites, HashSet<string> plages) => dites?.Where(plages.Contains).ToList() is { Count: > 0 } gardees ? gardees : null;
}
