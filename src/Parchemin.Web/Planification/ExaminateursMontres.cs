using System.Globalization;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The people whom the step « Qui » shows: those who answer a search, page by page, those who come to the chosen centre first.</summary>
/// <param name="Centre">The centre whose plages are shown; null where none is chosen.</param>
/// <param name="Trouves">How many answer, on all the pages.</param>
public sealed record ExaminateursMontres(string? Centre, string Cherche, int Page, int Trouves, IReadOnlyList<ExaminateurConnu> Personnes)
{
    public const int ParPage = 50;

    // More ticks than that for one person are not read: a centre is chosen first.
    private const int PlagesEnsemble = 40;

    /// <summary>The names of the fields, in an address and in the form, that say what is shown.</summary>
    public static readonly IReadOnlyList<string> Champs = ["du-centre", "q", "page"];

    public int Pages => PagesOf(Trouves);

    public static ExaminateursMontres Of(PlanificationDUneSession p, Func<string, string?> dit)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(dit);
        var (centre, cherche) = (p.Faits.Centres.FirstOrDefault(c => c.Id == dit("du-centre"))?.Id, (dit("q") ?? "").Trim());
        var ici = p.Preparation.Plages.Where(x => x.Centre == centre).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var presents = p.Preparation.Examinateurs.Where(x => x.Plages?.Any(ici.Contains) is true).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var cle = CleDeTri.Of(cherche);
        var trouves = p.Faits.Examinateurs.Where(e => cle.Length == 0 || CleDeTri.Of(e.Nom).Contains(cle, StringComparison.Ordinal)).OrderBy(e => !presents.Contains(e.Personne)).ToList();
        var page = int.TryParse(dit("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, PagesOf(trouves.Count)) : 1;
        return new ExaminateursMontres(centre, cherche, page, trouves.Count, [.. trouves.Skip((page - 1) * ParPage).Take(ParPage)]);
    }

    /// <summary>The plages that may be ticked for somebody: those of the chosen centre, or all, or, where they are too many, those of the centres where he comes.</summary>
    public static IReadOnlyList<PlageDemandee> PlagesDe(DemandeDOraux preparation, ExaminateurDemande? examinateur, string? centre)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        if (centre is not null)
            return [.. preparation.Plages.Where(p => p.Centre == centre)];
        if (preparation.Plages.Count <= PlagesEnsemble)
            return preparation.Plages;
        var siens = preparation.Plages.Where(p => examinateur?.Plages?.Contains(p.Id) is true).Select(p => p.Centre).ToHashSet(StringComparer.Ordinal);
        return [.. preparation.Plages.Where(p => siens.Contains(p.Centre))];
    }

    private static int PagesOf(int trouves) => Math.Max(1, (trouves + ParPage - 1) / ParPage);
}
