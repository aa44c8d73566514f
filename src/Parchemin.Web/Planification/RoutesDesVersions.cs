using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A version of the planning of the orals: its timetable, changes by hand, repairs, publication, statements of service. Pages and API.</summary>
internal static class RoutesDesVersions
{
    private const string Adresse = "/plannings/{planning}";
    private const string Fermee = "fermee";
    private static readonly Exigence Lire = new("planning.lire");
    private static readonly Exigence Garder = new("planning.garder");
    private static readonly Exigence Publier = new("planning.publier");

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder api)
    {
        routes.Get(Adresse, Lire, PageAsync);
        routes.Get(Adresse + "/fichier", Lire, FileAsync);
        routes.Post(Adresse + "/reprendre", Garder, async (string planning, Guichet guichet, Visite visite, HttpContext http) =>
            Kept(await TakeBackAsync(planning, guichet, visite, http), visite, " La préparation reste telle qu’elle est, avec ce que les réparations y ont noté."));
        routes.Get(Adresse + "/passage", Lire, PassageAsync);
        routes.Post(Adresse + "/retoucher", Garder, async (string planning, Guichet guichet, Visite visite, HttpContext http) =>
            Kept(await TouchAsync(planning, RetoucheDite.Of(RetoucheDite.Form(http)), guichet, visite, http), visite));
        routes.Get(Adresse + "/commission", Lire, CommissionAsync);
        routes.Get(Adresse + "/reparer", Lire, RepairPageAsync);
        routes.Post(Adresse + "/reparer", Garder, async (string planning, Guichet guichet, Visite visite, HttpContext http) =>
            Kept(await RepairAsync(planning, RetoucheDite.AccidentOf(RetoucheDite.Form(http)) ?? throw RetoucheDite.Missing(), guichet, visite, http), visite, " La préparation en tient compte. Publiez cette version pour que convocations et agendas suivent."));
        routes.Get(Adresse + "/publier", Publier, async (string planning, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDePublication>(new { Lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted) }));
        routes.Post(Adresse + "/publier", Publier, async (string planning, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var bilan = await guichet.RunAsync(visite.Acteur!, new PublierLePlanning(planning), CirconstancesDites.Of(http), http.RequestAborted);
            return new RazorComponentResult<PageDePublication>(new { Lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted), Bilan = bilan });
        });
        routes.Get(Adresse + "/services", Lire, async (string planning, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesServices>(new { Lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted) }));
        routes.Get(Adresse + "/services/tableau", Lire, SheetAsync);
        routes.Get(Adresse + "/horaire", Lire, TimetableAsync);
        MapApi(api);
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        api.Get(Adresse, Lire, FileAsync).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Adresse + "/comparaison", Lire, async (string planning, string? avant, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var comparees = await CompareAsync(avant, planning, guichet, visite, http);
            return Results.Json(PlanningEnJson.Of(comparees.Apres.Pose.Session, comparees.Differences));
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/reprendre", Garder, async (string planning, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(PlanningEnJson.Of(await TakeBackAsync(planning, guichet, visite, http)))).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/retouche", Garder, async (string planning, bool? essai, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var retouche = RetoucheDite.Of(await RetoucheDite.BodyAsync(http));
            if (essai is not true)
                return Results.Json(PlanningEnJson.Of(await TouchAsync(planning, retouche, guichet, visite, http)));
            var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
            return Results.Json(RetoucheDite.Of(lu, EffetSurLePlanning.Of(lu.Pose, retouche.Apply(lu.Pose))));
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Adresse + "/et-si", Lire, async (string planning, string? commission, string? si, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
            return Results.Json(RetoucheDite.Of(lu, await TryRepairAsync(lu, WhatIf(lu.Pose, commission ?? "", si ?? Fermee), guichet, http)));
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/reparation", Garder, async (string planning, bool? essai, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var accident = RetoucheDite.AccidentOf(await RetoucheDite.BodyAsync(http)) ?? throw RetoucheDite.Missing();
            if (essai is not true)
                return Results.Json(PlanningEnJson.Of(await RepairAsync(planning, accident, guichet, visite, http)));
            var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
            return Results.Json(RetoucheDite.Of(lu, await TryRepairAsync(lu, accident, guichet, http)));
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Write("POST", Adresse + "/publier", Publier, async (string planning, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var bilan = await guichet.RunAsync(visite.Acteur!, new PublierLePlanning(planning), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject
            {
                ["commissions"] = bilan.Commissions,
                ["membres"] = bilan.Membres,
                ["passages_crees"] = bilan.PassagesCrees,
                ["passages_deplaces"] = bilan.PassagesDeplaces,
                ["passages_inchanges"] = bilan.PassagesInchanges,
                ["intouches"] = new JsonArray([.. bilan.Intouches.Select(i => (JsonNode)i)]),
                ["sans_mandat"] = new JsonArray([.. bilan.SansMandat.Select(i => (JsonNode)i)]),
            });
        }).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Adresse + "/horaire", Lire, TimetableAsync).WithTags(RoutesDuPlanning.Etiquette);
        api.Get(Adresse + "/services", Lire, SheetAsync).WithTags(RoutesDuPlanning.Etiquette);
    }

    /// <exception cref="RefusException">One of the two is missing, or they are not of one session.</exception>
    public static async Task<VersionsComparees> CompareAsync(string? avant, string? apres, Guichet guichet, Visite visite, HttpContext http)
    {
        if (string.IsNullOrEmpty(avant) || string.IsNullOrEmpty(apres))
            throw new RefusException(NatureDeRefus.Invalide, "DEUX-VERSIONS", "Choisissez deux versions à comparer : celle d'avant et celle d'après.");
        var (hier, demain) = (await PlanningLu.ReadAsync(guichet, visite.Acteur!, avant, http.RequestAborted), await PlanningLu.ReadAsync(guichet, visite.Acteur!, apres, http.RequestAborted));
        return hier.Session.Id == demain.Session.Id ? VersionsComparees.Of(hier, demain) : throw new RefusException(NatureDeRefus.Invalide, "DEUX-SESSIONS", "Ces deux plannings ne sont pas de la même session. Choisissez deux versions d'une session.");
    }

    private static async Task<IResult> PageAsync(string planning, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var versions = await VersionsDePlanning.AllAsync(guichet.Store, lu.Session.Id, http.RequestAborted);
        var derniere = versions[^1].Id == planning;
        return new RazorComponentResult<PageDUneVersion>(new { Lu = lu, Filtre = FiltreDuPlanning.Of(http), EstDerniere = derniere, Precedente = derniere && versions.Count > 1 ? versions[^2] : null });
    }

    private static async Task<IResult> FileAsync(string planning, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        return Results.Bytes(lu.Pose.Resultat, "application/json", $"planning-version-{lu.Numero}.json");
    }

    private static async Task<IResult> SheetAsync(string planning, string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var (colonnes, lignes) = ServiceDExaminateur.Table(ServiceDExaminateur.Of(lu));
        return TypesDeFichier.Answer(ecriture, format, $"services-version-{lu.Numero}", "États de service", colonnes, lignes);
    }

    private static async Task<IResult> TimetableAsync(string planning, string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var (colonnes, lignes) = HoraireEnTableau.Of(lu);
        return TypesDeFichier.Answer(ecriture, format, $"horaire-version-{lu.Numero}", "Horaire", colonnes, lignes);
    }

    private static async Task<IResult> PassageAsync(string planning, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var dit = RetoucheDite.Query(http);
        var (effet, refus) = dit.ContainsKey("debut") ? Try(() => EffetSurLePlanning.Of(lu.Pose, RetoucheDite.Of(dit).Apply(lu.Pose))) : default;
        return new RazorComponentResult<PageDUnPassage>(new { Lu = lu, Dit = dit, Effet = effet, Refus = refus }) { StatusCode = Garde.StatusOf(refus) };
    }

    // What is asked of a commission: nothing of it is kept from here.
    private static async Task<IResult> CommissionAsync(string planning, string? commission, string? si, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var fermee = CommissionFermee.Of(lu.Pose, commission ?? "");
        var dit = RetoucheDite.Query(http);
        var (effet, refus) = dit.ContainsKey("geste") ? Try(() => EffetSurLePlanning.Of(lu.Pose, RetoucheDite.Of(dit).Apply(lu.Pose)))
            : si is null ? default : (await TryRepairAsync(lu, WhatIf(lu.Pose, commission!, si), guichet, http), null);
        return new RazorComponentResult<PageDUneCommission>(new { Lu = lu, Commission = commission!, fermee.Membres, Si = si, Effet = effet, Refus = refus, Dit = dit }) { StatusCode = Garde.StatusOf(refus) };
    }

    /// <param name="si">Nobody sits in it, or the person whose identifier it is does not.</param>
    private static AccidentDePlanning WhatIf(PlanningPose pose, string commission, string si)
    {
        var fermee = CommissionFermee.Of(pose, commission);
        return si is Fermee ? fermee : new ExaminateurAbsent(si, [fermee.Plage]);
    }

    private static async Task<IResult> RepairPageAsync(string planning, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var dit = RetoucheDite.Query(http);
        var commences = await PlanningLu.BegunAsync(guichet, lu, http.RequestAborted);
        var (effet, refus) = await Task.Run(() => Try(() => RetoucheDite.AccidentOf(dit)?.Repair(lu.Pose, commences)), http.RequestAborted);
        return new RazorComponentResult<PageDeReparation>(new { Lu = lu, Dit = dit, Effet = effet, Refus = refus }) { StatusCode = Garde.StatusOf(refus) };
    }

    private static (EffetSurLePlanning? Effet, RefusException? Refus) Try(Func<EffetSurLePlanning?> essai)
    {
        try
        {
            return (essai(), null);
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide)
        {
            return (null, refus);
        }
    }

    private static async Task<Objet> TouchAsync(string planning, RetoucheDePlanning retouche, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        return await KeepAsync(lu, retouche.Apply(lu.Pose), retouche.Tell(lu.Pose, lu.Noms), guichet, visite, http);
    }

    private static async Task<Objet> RepairAsync(string planning, AccidentDePlanning accident, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        var effet = await TryRepairAsync(lu, accident, guichet, http);
        return await guichet.RunAsync(visite.Acteur!, new GarderUneReparation(Version(lu, effet.Apres, $"Réparation : {accident.Tell(lu.Noms)}"), accident), CirconstancesDites.Of(http), http.RequestAborted);
    }

    private static async Task<EffetSurLePlanning> TryRepairAsync(PlanningLu lu, AccidentDePlanning accident, Guichet guichet, HttpContext http)
    {
        var commences = await PlanningLu.BegunAsync(guichet, lu, http.RequestAborted);
        return await Task.Run(() => accident.Repair(lu.Pose, commences), http.RequestAborted);
    }

    private static async Task<Objet> TakeBackAsync(string planning, Guichet guichet, Visite visite, HttpContext http)
    {
        var lu = await PlanningLu.ReadAsync(guichet, visite.Acteur!, planning, http.RequestAborted);
        return await KeepAsync(lu, lu.Pose, $"Retour à la version {lu.Numero}", guichet, visite, http);
    }

    private static Task<Objet> KeepAsync(PlanningLu lu, PlanningPose pose, string libelle, Guichet guichet, Visite visite, HttpContext http)
        => guichet.RunAsync(visite.Acteur!, Version(lu, pose, libelle), CirconstancesDites.Of(http), http.RequestAborted);

    private static GarderUnPlanning Version(PlanningLu lu, PlanningPose pose, string libelle) => new(lu.Session.Id, pose.Demande.ToUtf8(), pose.Resultat, libelle, pose.Cout.Total, 0);

    private static IResult Kept(Objet version, Visite visite, string suite = "")
    {
        visite.LeaveMessage($"Version {version["numero"]} gardée : {version["libelle"]}.{suite}");
        return Results.LocalRedirect("/plannings/" + version.Id);
    }
}
