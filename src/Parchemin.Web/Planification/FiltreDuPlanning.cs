using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;
using Parchemin.Core;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Web;

/// <summary>What somebody wants to see of a planning: a day, a centre, an épreuve, an examiner, a candidate; by room or by commission.</summary>
/// <param name="EnTableau">In words instead of the picture, where there is too much for both.</param>
public sealed record FiltreDuPlanning(string? Jour, string? Centre, string? Epreuve, string? Examinateur, string? Candidat, bool ParSalle, bool EnTableau = false)
{
    public static FiltreDuPlanning Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        string? Dit(string nom) => http.Request.Query[nom].ToString() is { Length: > 0 } v ? v.Trim() : null;
        return new FiltreDuPlanning(Dit("jour"), Dit("centre"), Dit("epreuve"), Dit("examinateur"), Dit("candidat"), Dit("par") is "salle", Dit("vue") is "tableau");
    }

    /// <summary>The same view of another day.</summary>
    public string On(DateOnly jour)
    {
        var parts = new[] { ("jour", jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("centre", Centre), ("epreuve", Epreuve), ("examinateur", Examinateur), ("candidat", Candidat), ("par", ParSalle ? "salle" : null), ("vue", EnTableau ? "tableau" : null) };
        return "?" + string.Join('&', parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
    }
}

/// <summary>A passage in the view.</summary>
public sealed record PassageVu(string Inscription, string Candidat, string? Numero, string Epreuve, int Preparation, int Debut, int Fin, string? PlaceDePreparation, bool Fixe, int Commission);

/// <summary>A line of the timetable: a commission in its room, or a room with all its commissions.</summary>
/// <param name="Commission">Its identifier in the planning.</param>
public sealed record LigneDHoraire(string Titre, string SousTitre, string Commission, IReadOnlyList<PassageVu> Passages);

/// <summary>A centre on a day: from the first plage to the last.</summary>
public sealed record HoraireDUnCentre(string Centre, string Nom, int Debut, int Fin, IReadOnlyList<LigneDHoraire> Lignes);

/// <summary>How many passages a centre has on a day.</summary>
public sealed record PassagesDUnCentre(string Centre, string Nom, int Passages);

/// <summary>A planning as a filter shows it.</summary>
/// <param name="Jours">All the days that have a plage.</param>
/// <param name="ParJour">How many passages the filter keeps on each.</param>
/// <param name="ParCentre">How many passages each centre has on this day, whatever centre is chosen, where they are too many for one page; empty otherwise.</param>
public sealed record VueDuPlanning(
    IReadOnlyList<DateOnly> Jours, IReadOnlyDictionary<DateOnly, int> ParJour, DateOnly? Jour, IReadOnlyList<HoraireDUnCentre> Centres, IReadOnlyList<PassagesDUnCentre> ParCentre)
{
    // Beyond, a page shows one centre at a time.
    private const int PassagesEnsemble = 1000;

    public int Passages => Centres.Sum(c => c.Lignes.Sum(l => l.Passages.Count));

    /// <param name="ensemble">How many passages of a day are shown together.</param>
    public static VueDuPlanning Of(PlanningLu lu, FiltreDuPlanning filtre, int ensemble = PassagesEnsemble)
    {
        ArgumentNullException.ThrowIfNull(lu);
        ArgumentNullException.ThrowIfNull(filtre);
        var (s, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var fixes = s.Fixes.Select(f => f.Oral).ToHashSet();
        var jours = s.Plages.Select(p => TempsDePlanning.DateOf(p.Debut)).Distinct().Order().ToList();
        var partout = plan.Passages.Where(p => p.Commission >= 0 && Shown(lu, filtre, p)).ToList();
        var tous = filtre.Centre is null ? partout : [.. partout.Where(p => s.Centres[CentreOf(p)] == filtre.Centre)];
        // A candidate or an examiner is sought where he is: the first day on which he passes.
        var voulu = DateOnly.TryParseExact(filtre.Jour, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dit) && jours.Contains(dit) ? dit
            : tous.Count > 0 ? tous.Min(p => TempsDePlanning.DateOf(p.Debut)) : jours.Count > 0 ? jours[0] : (DateOnly?)null;
        var ceJour = OfDay(partout).ToList();
        var parCentre = ceJour.Sum(g => g.Count()) > ensemble && ceJour.Count > 1 ? ceJour.Select(g => new PassagesDUnCentre(s.Centres[g.Key], lu.Noms[s.Centres[g.Key]], g.Count())).ToList() : [];
        var centres = from g in OfDay(tous).Take(parCentre.Count > 0 ? 1 : int.MaxValue)
                      let plages = s.Plages.Where(x => x.Centre == g.Key && TempsDePlanning.DateOf(x.Debut) == voulu).ToList()
                      select new HoraireDUnCentre(s.Centres[g.Key], lu.Noms[s.Centres[g.Key]], plages.Min(x => x.Debut), plages.Max(x => x.Fin), [.. Lines(lu, filtre, [.. g], fixes)]);
        return new VueDuPlanning(jours, tous.CountBy(p => TempsDePlanning.DateOf(p.Debut)).ToDictionary(), voulu, [.. centres], parCentre);

        IEnumerable<IGrouping<int, PassagePose>> OfDay(List<PassagePose> passages)
            => passages.Where(p => TempsDePlanning.DateOf(p.Debut) == voulu).GroupBy(CentreOf).OrderBy(g => g.Key);

        int CentreOf(PassagePose p) => s.Plages[plan.Commissions[p.Commission].Plage].Centre;
    }

    private static IEnumerable<LigneDHoraire> Lines(PlanningLu lu, FiltreDuPlanning filtre, List<PassagePose> passages, HashSet<int> fixes)
    {
        var (s, plan) = (lu.Pose.Session, lu.Pose.Plan);
        return from p in passages
               let k = plan.Commissions[p.Commission]
               group p by filtre.ParSalle ? (k.Salle, 0, "") : (k.Salle, s.Plages[k.Plage].Debut, k.Id) into g
               let premiere = plan.Commissions[g.First().Commission]
               let salle = premiere.Salle >= 0 ? s.Salles[premiere.Salle].Id : "sans salle"
               orderby salle, g.Key.Item2
               select new LigneDHoraire(
                   salle,
                   filtre.ParSalle ? Pluriel.Of(g.Count(), "passage") : string.Join(", ", premiere.Membres.Where(x => x >= 0).Select(x => lu.Noms[s.Examinateurs[x].Id])),
                   premiere.Id,
                   [.. g.OrderBy(p => p.Debut).Select(p => See(lu, p, fixes))]);
    }

    private static PassageVu See(PlanningLu lu, PassagePose p, HashSet<int> fixes)
    {
        var s = lu.Pose.Session;
        var (oral, id) = (s.Oraux[p.Oral], s.Candidats[s.Oraux[p.Oral].Candidat].Id);
        return new PassageVu(id, lu.Noms[id], lu.Noms.Candidat(id)?.Numero, s.Epreuves[oral.Epreuve].Code, p.PreparationDebut, p.Debut, p.Fin, p.PlacePreparation >= 0 ? s.Salles[p.PlacePreparation].Id : null, fixes.Contains(p.Oral), p.Commission);
    }

    // Whatever the centre.
    private static bool Shown(PlanningLu lu, FiltreDuPlanning f, PassagePose p)
    {
        var s = lu.Pose.Session;
        var (k, oral) = (lu.Pose.Plan.Commissions[p.Commission], s.Oraux[p.Oral]);
        var candidat = s.Candidats[oral.Candidat].Id;
        return k.Plage >= 0
            && (f.Epreuve is null || s.Epreuves[oral.Epreuve].Code == f.Epreuve)
            && (f.Examinateur is null || k.Membres.Any(x => x >= 0 && s.Examinateurs[x].Id == f.Examinateur))
            && (f.Candidat is null || Core.CleDeTri.Of(lu.Noms[candidat]).Contains(Core.CleDeTri.Of(f.Candidat), StringComparison.Ordinal) || lu.Noms.Candidat(candidat)?.Numero == f.Candidat);
    }
}
