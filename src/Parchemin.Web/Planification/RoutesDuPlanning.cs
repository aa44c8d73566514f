using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The preparation of the planning of the orals, step by step, its computation and its versions. Pages and API.</summary>
internal static class RoutesDuPlanning
{
    internal const string Etiquette = "Planification";
    private const string Adresse = "/sessions/{session}/planning";
    private const int TailleDeDemande = 16 * 1024 * 1024;
    private static readonly Exigence Lire = new(PlanificationDUneSession.Action);
    private static readonly Exigence Preparer = new("planning.preparer");
    private static readonly Exigence Calculer = new("planning.garder");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(Adresse, Lire, PageAsync);
        foreach (var (etape, _) in EtapesDePreparation.Toutes)
        {
            routes.Get($"{Adresse}/{etape}", Lire, (string session, Guichet guichet, Visite visite, HttpContext http) => StepAsync(session, etape, SaisieDEtape.Vierge, null, guichet, visite, http));
            routes.Post($"{Adresse}/{etape}", Preparer, (string session, Guichet guichet, Visite visite, HttpContext http) => SaveAsync(session, etape, guichet, visite, http));
        }

        routes.Get(Adresse + "/demande", Lire, DemandAsync);
        routes.Post(Adresse + "/demande", Preparer, UploadAsync);
        routes.Post(Adresse + "/calculer", Calculer, async (string session, Guichet guichet, Atelier atelier, Visite visite, HttpContext http) =>
        {
            await LaunchAsync(session, http.Request.Form["secondes"], http.Request.Form["graine"], atelier, visite, http);
            return Results.LocalRedirect($"/sessions/{session}/planning");
        });
        routes.Post(Adresse + "/arreter", Calculer, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new ArreterUnCalcul(session, http.Request.Form["tache"].ToString()), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("Le calcul s’arrête : le meilleur planning trouvé est gardé comme une version.");
            return Results.LocalRedirect($"/sessions/{session}/planning");
        });
        routes.Get(Adresse + "/comparer", Lire, CompareAsync);
        routes.Get(Adresse + "/reparer", Lire, RepairAsync);
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get(Adresse, Lire, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(PlanningEnJson.Of(await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted)))).WithTags(Etiquette);
        api.Get(Adresse + "/demande", Lire, DemandAsync).WithTags(Etiquette);
        api.Write("PUT", Adresse + "/demande", Preparer, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            using var corps = new MemoryStream();
            await http.Request.Body.CopyToAsync(corps, http.RequestAborted);
            await ReplaceAsync(session, corps.ToArray(), guichet, visite, http);
            return Results.Json(PlanningEnJson.Of(await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted)));
        }).WithTags(Etiquette);
        api.Write("POST", Adresse + "/calculer", Calculer, async (string session, Guichet guichet, Atelier atelier, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var tache = await LaunchAsync(session, dit.GetValueOrDefault("secondes"), dit.GetValueOrDefault("graine"), atelier, visite, http);
            return Results.Json(new JsonObject { ["id"] = tache.Id, ["etat"] = tache["etat"] }, statusCode: StatusCodes.Status202Accepted);
        }).WithTags(Etiquette);
        api.Write("POST", Adresse + "/arreter", Calculer, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var tache = await guichet.RunAsync(visite.Acteur!, new ArreterUnCalcul(session, dit.GetValueOrDefault("tache") ?? ""), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["id"] = tache.Id, ["etat"] = tache["etat"] }, statusCode: StatusCodes.Status202Accepted);
        }).WithTags(Etiquette);
        RoutesDesVersions.Map(routes, api);
    }

    private static async Task<IResult> PageAsync(string session, Guichet guichet, Atelier atelier, Visite visite, HttpContext http)
    {
        var p = await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
        var demandes = Filtre.Toutes(new Parmi("session", [session]), new Parmi("nature", [CalculDePlanning.LaNature]));
        var taches = await guichet.Store.QueryAsync(new Requete(GenresDesActes.Tache, demandes) { Ordre = "id", Decroissant = true, Taille = 1 }, http.RequestAborted);
        var calcul = taches.Objets is [var t, ..] ? new TacheVue(t, t["etat"] is "en-cours" ? await atelier.ProgressAsync(t.Id, http.RequestAborted) : null, atelier.FileOf(t) is not null) : null;
        return new RazorComponentResult<PageDuPlanning>(new { P = p, Calcul = calcul, EstLeMien = calcul?.Tache["personne"] == visite.Acteur!.Personne });
    }

    private static async Task<IResult> StepAsync(string session, string etape, SaisieDEtape saisie, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDEtape>(new { P = await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted), Etape = etape, Saisie = saisie, Refus = refus })
        { StatusCode = Garde.StatusOf(refus) };

    private static async Task<IResult> SaveAsync(string session, string etape, Guichet guichet, Visite visite, HttpContext http)
    {
        try
        {
            var p = await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
            var preparation = EtapesDePreparation.Apply(etape, p.Preparation, p.Faits, http.Request.Form);
            var lue = long.TryParse(http.Request.Form["_version"], NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : (long?)null;
            await guichet.RunAsync(visite.Acteur!, new PreparerLePlanning(session, preparation, lue), CirconstancesDites.Of(http), http.RequestAborted);
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.Conflit)
        {
            return await StepAsync(session, etape, new SaisieDEtape(http.Request.Form, refus.Fautes), refus, guichet, visite, http);
        }

        visite.LeaveMessage("C’est enregistré.");
        var suite = http.Request.Form["suite"] is [{ } s, ..] ? EtapesDePreparation.Toutes.Any(e => e.Code == s) ? "/" + s : "" : "/" + etape + Shown(http.Request.Form);
        return Results.LocalRedirect($"/sessions/{session}/planning{suite}");
    }

    // What the page was limited to stays so.
    private static QueryString Shown(IFormCollection f)
        => ExaminateursMontres.Champs.Where(c => f[c].ToString().Length > 0).Aggregate(QueryString.Empty, (q, c) => q.Add(c, f[c].ToString()));

    private static async Task<IResult> DemandAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        var p = await PlanificationDUneSession.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
        return Results.Bytes(p.Construction.Demande.ToUtf8(), "application/json", "demande-de-planning.json");
    }

    private static async Task<IResult> UploadAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        if (http.Request.Form.Files.GetFile("fichier") is not { Length: > 0 and <= TailleDeDemande } fichier)
            throw new RefusException(NatureDeRefus.Invalide, "FICHIER-ATTENDU", "Choisissez un fichier JSON, de 16 Mo au plus.", [new Faute("FICHIER-ATTENDU", "fichier", null, "Choisissez un fichier.")]);
        using var octets = new MemoryStream();
        await using (var flux = fichier.OpenReadStream())
            await flux.CopyToAsync(octets, http.RequestAborted);
        await ReplaceAsync(session, octets.ToArray(), guichet, visite, http);
        visite.LeaveMessage("La préparation est celle du fichier. Vérifiez ce qui manque ci-dessous.");
        return Results.LocalRedirect($"/sessions/{session}/planning");
    }

    // Of the candidates of a file, only what a person says of them is kept: the register knows the rest.
    private static Task<Objet> ReplaceAsync(string session, byte[] octets, Guichet guichet, Visite visite, HttpContext http)
    {
        var lue = DemandeDOraux.Import(octets);
        var preparation = lue with { Candidats = [.. lue.Candidats.Where(c => c.Indisponible is { Count: > 0 }).Select(c => new CandidatDemande(c.Id, Indisponible: c.Indisponible))] };
        return guichet.RunAsync(visite.Acteur!, new PreparerLePlanning(session, preparation), CirconstancesDites.Of(http), http.RequestAborted);
    }

    private static Task<Objet> LaunchAsync(string session, string? secondes, string? graine, Atelier atelier, Visite visite, HttpContext http)
    {
        var parametres = new JsonObject();
        foreach (var (nom, texte) in new[] { ("secondes", secondes), ("graine", graine) })
        {
            if (string.IsNullOrWhiteSpace(texte))
                continue;
            parametres[nom] = int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", $"« {texte} » n'est pas un nombre entier. Corrigez-le.", [new Faute("VALEUR-REFUSEE", nom, texte, "Écrivez un nombre entier.")]);
        }

        return atelier.LaunchAsync(visite.Acteur!, CalculDePlanning.LaNature, session, parametres.ToJsonString(), http.RequestAborted);
    }

    // The version in force, or the last one: from the board of the day nobody has to know which.
    private static async Task<IResult> RepairAsync(string session, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.SessionAsync(visite.Acteur!, PlanificationDUneSession.Action, session, http.RequestAborted);
        var versions = await VersionsDePlanning.AllAsync(guichet.Store, session, http.RequestAborted);
        var version = versions.FirstOrDefault(v => v["etat"] is "retenu") ?? (versions is [.., var derniere] ? derniere : null);
        return Results.LocalRedirect(version is null ? $"/sessions/{session}/planning" : $"/plannings/{version.Id}/reparer");
    }

    private static async Task<IResult> CompareAsync(string session, string? avant, string? apres, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.SessionAsync(visite.Acteur!, PlanificationDUneSession.Action, session, http.RequestAborted);
        return new RazorComponentResult<PageDeComparaisonDePlannings>(new { Comparaison = await RoutesDesVersions.CompareAsync(avant, apres, guichet, visite, http) });
    }
}
