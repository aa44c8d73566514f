using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Periods in companies: what they prove, who attests them.</summary>
internal static class RoutesDesPlacements
{
    private static readonly Exigence Lire = new("absence.lire");
    private static readonly Exigence Demander = new("attestation.demander");
    private static readonly Exigence Signer = new("attestation.signer");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/stages", Lire, (Guichet guichet, Visite visite, HttpContext http)
            => ChoixDUnParcours.AnswerAsync("Périodes en entreprise", "/stages", r => r.MilieuProfessionnel is { Situations.Count: > 0 }, guichet, visite, http));
        routes.Get("/stages/session/{session}", Lire, async (string session, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDesPlacements>(new { Suivi = await SuiviDesPlacements.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted) }));
        routes.Get("/stages/{inscription}", Lire, async (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => new RazorComponentResult<PageDePlacement>(new { Lu = await PlacementLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted) }));
        routes.Post("/stages/periode/{stage}/attestation", Demander, AskAsync);
        RoutesDesConventions.Map(routes);
        routes.Get("/attestations/{attestation}", new Exigence("attestation.lire"), (string attestation, Guichet guichet, Visite visite, HttpContext http) => AttestationAsync(attestation, null, guichet, visite, http));
        routes.Post("/attestations/{attestation}/signer", Signer, SignAsync);
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get("/placements/session/{session}", Lire, async (string session, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var suivi = await SuiviDesPlacements.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
            return Results.Json(new JsonObject { ["elements"] = new JsonArray([.. suivi.Lignes.Select(l => (JsonNode)Of(l.Inscription, l.Bilan))]) });
        }).WithTags("Placements");
        api.Get("/placements/{inscription}", Lire, async (string inscription, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var lu = await PlacementLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
            return Results.Json(Of(lu.Inscription, lu.Bilan));
        }).WithTags("Placements");
        api.Write("POST", "/placements/periode/{stage}/attestation", Demander, async (string stage, Guichet guichet, Visite visite, Seances seances, OptionsDHote options, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var demande = await guichet.RunAsync(visite.Acteur!, new DemanderUneAttestation(stage, Named(dit.GetValueOrDefault("nom"), dit.GetValueOrDefault("prenoms"), dit.GetValueOrDefault("courriel"))), CirconstancesDites.Of(http), http.RequestAborted);
            return Results.Json(new JsonObject { ["attestation"] = demande.Attestation.Id, ["adresse"] = Address(options, http) + seances.Sign(demande.Lien), ["expire_le"] = demande.Lien["expire_le"] }, statusCode: StatusCodes.Status201Created);
        }).WithTags("Placements");
        api.Write("POST", "/attestations/{attestation}/signer", Signer, async (string attestation, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            await guichet.RunAsync(visite.Acteur!, new SignerUneAttestation(attestation, dit.GetValueOrDefault("lu") ?? ""), CirconstancesDites.Of(http), http.RequestAborted);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Attestation, attestation, http.RequestAborted));
        }).WithTags("Placements");
    }

    /// <summary>A verification as the API tells it: the same tree as the page.</summary>
    public static JsonObject Of(Verification v) => new()
    {
        ["code"] = v.Code,
        ["libelle"] = v.Libelle,
        ["issue"] = v.Issue.ToFrench(),
        ["constat"] = v.Constat,
        ["raison"] = v.Raison,
        ["source"] = v.Source?.ToString(),
        ["details"] = new JsonArray([.. v.Details.Select(d => (JsonNode)Of(d))]),
    };

    private static JsonObject Of(ObjetVu inscription, BilanDeDuree? bilan) => new()
    {
        ["inscription"] = inscription.Id,
        ["candidat"] = inscription.Titre,
        ["preuve"] = bilan is null ? null : Of(bilan.Preuve),
        ["jours"] = bilan?.Decompte.JoursComptes,
        ["prevision"] = bilan?.Prevision is { } p ? new JsonObject { ["requis"] = p.Requis, ["faits"] = p.Faits, ["prevus"] = p.Prevus, ["manque"] = p.Manque, ["alerte"] = p.ToFrench() } : null,
    };

    private static TuteurNomme? Named(string? nom, string? prenoms, string? courriel)
        => string.IsNullOrWhiteSpace(nom) && string.IsNullOrWhiteSpace(courriel) ? null : new TuteurNomme(nom ?? "", prenoms ?? "", courriel ?? "");

    private static string Address(OptionsDHote options, HttpContext http) => options.AdressePublique ?? $"{http.Request.Scheme}://{http.Request.Host}";

    private static async Task<IResult> AskAsync(string stage, Guichet guichet, Visite visite, Seances seances, OptionsDHote options, HttpContext http)
    {
        var f = http.Request.Form;
        var demande = await guichet.RunAsync(visite.Acteur!, new DemanderUneAttestation(stage, Named(f["nom"], f["prenoms"], f["courriel"])), CirconstancesDites.Of(http), http.RequestAborted);
        return new RazorComponentResult<PageDeLienCree>(new { Personne = await guichet.ReadAsync(visite.Acteur!, Genres.Personne, demande.Attestation["signataire"]!, http.RequestAborted), Adresse = Address(options, http) + seances.Sign(demande.Lien), Expire = demande.Lien["expire_le"] });
    }

    private static async Task<IResult> AttestationAsync(string attestation, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var vue = await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Attestation, attestation, http.RequestAborted);
        var objet = (await guichet.Store.FindAsync(GenresDuParcours.Attestation, attestation, http.RequestAborted))!;
        var signataire = objet["signataire"] is { } id ? await guichet.Regard(Acteur.Systeme).TitleAsync(Genres.Personne, id, http.RequestAborted) : null;
        return new RazorComponentResult<PageDAttestation>(new
        {
            Attestation = vue,
            Signataire = signataire,
            Intacte = ActeSigne.IsIntact(objet),
            MaySign = objet["signee_le"] is null && visite.May("attestation.signer") && string.Equals(objet["signataire"], visite.Acteur!.Personne, StringComparison.Ordinal),
            Refus = refus,
        })
        { StatusCode = Garde.StatusOf(refus) };
    }

    private static Task<IResult> SignAsync(string attestation, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, new SignerUneAttestation(attestation, http.Request.Form["lu"].ToString()), _ => "Votre attestation est signée. Merci.", "/attestations/" + attestation,
            refus => AttestationAsync(attestation, refus, guichet, visite, http), NatureDeRefus.EtatContraire, NatureDeRefus.Conflit);
}
