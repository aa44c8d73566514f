using System.Globalization;
using Parchemin.Planning.Oraux;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Application;

/// <summary>A half-day of an examiner.</summary>
/// <param name="Minutes">From his first passage to the end of the last, its battement included.</param>
public sealed record DemiJourneeDeService(DateOnly Jour, string Centre, string Salle, int Debut, int Fin, int Passages, int Minutes);

/// <summary>What an examiner gives to a planning.</summary>
public sealed record ServiceDExaminateur(string Personne, string Nom, string? Maison, IReadOnlyList<DemiJourneeDeService> DemiJournees)
{
    public int Passages => DemiJournees.Sum(d => d.Passages);

    public int Minutes => DemiJournees.Sum(d => d.Minutes);

    public int Jours => DemiJournees.Select(d => d.Jour).Distinct().Count();

    /// <summary>Of everybody retained, those who are not called included.</summary>
    public static IReadOnlyList<ServiceDExaminateur> Of(PlanningLu lu)
    {
        ArgumentNullException.ThrowIfNull(lu);
        var (s, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var sieges = plan.Passages.Where(p => p.Commission >= 0).GroupBy(p => p.Commission).SelectMany(g => plan.Commissions[g.Key].Membres.Where(x => x >= 0).Select(x => (Examinateur: x, Commission: plan.Commissions[g.Key], Passages: g.ToList()))).ToLookup(x => x.Examinateur);
        return
        [
            .. Enumerable.Range(0, s.Examinateurs.Length).Select(x => new ServiceDExaminateur(
                s.Examinateurs[x].Id, lu.Noms[s.Examinateurs[x].Id], lu.Faits.Examinateurs.FirstOrDefault(e => e.Personne == s.Examinateurs[x].Id)?.Maison is { } maison ? lu.Noms[maison] : null,
                [.. sieges[x].Select(k => Of(lu, k.Commission, k.Passages)).OrderBy(d => d.Jour).ThenBy(d => d.Debut)])).OrderBy(e => Core.CleDeTri.Of(e.Nom), StringComparer.Ordinal),
        ];
    }

    /// <summary>One line for each half-day, one for whoever is not called.</summary>
    public static (IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes) Table(IEnumerable<ServiceDExaminateur> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        ColonneDeTableau[] colonnes =
        [
            new("Examinateur", TypeDeColonne.Texte, 28), new("Organisation", TypeDeColonne.Texte, 30), new("Jour", TypeDeColonne.Date, 12), new("Centre", TypeDeColonne.Texte, 30), new("Salle", TypeDeColonne.Texte, 14),
            new("Début", TypeDeColonne.Texte, 9), new("Fin", TypeDeColonne.Texte, 9), new("Passages", TypeDeColonne.Nombre, 10), new("Heures", TypeDeColonne.Nombre, 10),
        ];
        return (colonnes, [.. services.SelectMany(x => x.DemiJournees.Count == 0
            ? [(IReadOnlyList<string?>)[x.Nom, x.Maison, null, null, null, null, null, "0", "0"]]
            : x.DemiJournees.Select(d => (IReadOnlyList<string?>)[x.Nom, x.Maison, d.Jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Centre, d.Salle, Hour(d.Debut), Hour(d.Fin), Text(d.Passages), Hours(d.Minutes)]))]);
    }

    /// <summary>« 3.25 », to a hundredth of an hour.</summary>
    public static string Hours(int minutes) => decimal.Round(minutes / 60m, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Hour(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes % Horloge.MinutesParJour / 60:00}:{minutes % 60:00}");

    private static string Text(int nombre) => nombre.ToString(CultureInfo.InvariantCulture);

    private static DemiJourneeDeService Of(PlanningLu lu, Commission k, List<PassagePose> passages)
    {
        var s = lu.Pose.Session;
        var (debut, dernier) = (passages.Min(p => p.Debut), passages.MaxBy(p => p.Fin)!);
        var fin = dernier.Fin + s.Oraux[dernier.Oral].Battement;
        return new DemiJourneeDeService(DateOnly.FromDateTime(DateTime.UnixEpoch.AddMinutes(debut)), lu.Noms[s.Centres[s.Plages[k.Plage].Centre]], k.Salle < 0 ? "" : s.Salles[k.Salle].Id, debut, dernier.Fin, passages.Count, fin - debut);
    }
}
