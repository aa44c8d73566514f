using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Where the QR code of a document leads: anyone may ask whether it stands, without signing in, a few times a minute.</summary>
internal static class RoutesDeVerification
{
    /// <summary>The name of the limit of one address.</summary>
    public const string Limite = "verification";

    private static readonly Exigence Publique = new(null, Publique: true);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/verifier", Publique, (string? code) => string.IsNullOrWhiteSpace(code)
            ? new RazorComponentResult<PageDeVerification>(new { Demande = (string?)null, Verification = (VerificationDeDocument?)null })
            : (IResult)Results.LocalRedirect("/verifier/" + Uri.EscapeDataString(code.Length > 60 ? code[..60] : code.Trim())));
        routes.Get("/verifier/{code}", Publique, async (string code, BureauDesDocuments bureau, HttpContext http) =>
        {
            var trouve = await bureau.VerifyAsync(code, http.RequestAborted);
            return new RazorComponentResult<PageDeVerification>(new { Demande = code, Verification = trouve }) { StatusCode = trouve is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK };
        }).RequireRateLimiting(Limite);
        routes.MapGroup(RoutesDeLApi.Racine).Get("/verifier/{code}", Publique, async (string code, BureauDesDocuments bureau, HttpContext http)
            => await bureau.VerifyAsync(code, http.RequestAborted) is { } trouve ? Results.Json(Of(trouve)) : throw new RefusException(NatureDeRefus.Introuvable, "CODE-INCONNU", "Aucun document ne porte ce code. Recopiez-le tel qu'il est imprimé."))
            .RequireRateLimiting(Limite).WithTags("Documents");
    }

    private static JsonObject Of(VerificationDeDocument v) => new()
    {
        ["code"] = v.Code,
        ["etat"] = v.Etat.ToString().ToLowerInvariant(),
        ["depuis"] = v.Depuis is { } le ? ValeurDeChamp.Format(le) : null,
        ["empreinte"] = v.Empreinte,
        ["dit"] = new JsonArray([.. v.Dit.Select(d => (JsonNode)new JsonObject { ["nom"] = d.Nom, ["valeur"] = d.Valeur })]),
    };
}
