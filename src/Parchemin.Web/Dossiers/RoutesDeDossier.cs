using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The dossier as a whole: its list, its page, its visa, its deposit.</summary>
internal static class RoutesDeDossier
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/dossiers", new Exigence("dossier.lire"), ListAsync);
        routes.Get("/dossiers/{inscription}", new Exigence("dossier.lire"), (string inscription, Guichet guichet, Visite visite, HttpContext http) => PageAsync(inscription, null, StatusCodes.Status200OK, guichet, visite, http));
        routes.Post("/dossiers/{inscription}/fiche", new Exigence("dossier.ecrire"), OpenAsync);
        routes.Post("/dossiers/{inscription}/viser", new Exigence("dossier.viser"), (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new ViserLeDossier(inscription, http.Request.Form["retirer"] == "oui"), http.Request.Form["retirer"] == "oui" ? "Le visa est retiré." : "Le dossier est visé.", guichet, visite, http));
        routes.Post("/dossiers/{inscription}/attester", new Exigence("dossier.attester"), (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new AttesterSurLHonneur(inscription, http.Request.Form["fait_a"]), "Votre attestation est signée.", guichet, visite, http));
        routes.Post("/dossiers/{inscription}/deposer", new Exigence("dossier.deposer"), (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new DeposerLeDossier(inscription, http.Request.Form["sans_visa"] == "oui"), "Le dossier est déposé. Gardez le récépissé.", guichet, visite, http));
        routes.Post("/dossiers/{inscription}/rouvrir", new Exigence("dossier.rouvrir"), (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(inscription, new RouvrirLeDossier(inscription), "Le dossier est rouvert.", guichet, visite, http));
        routes.Post("/dossiers/{inscription}/piece", new Exigence("piece.joindre"), JoinAsync);
        routes.Get("/dossiers/{inscription}/recepisse", new Exigence("dossier.lire"), ReceiptAsync);
        routes.Get("/dossiers/{inscription}/depot", new Exigence("dossier.lire"), FrozenAsync);
        RoutesDesEngagements.Map(routes);
        RoutesDeFiche.Map(routes);
        RoutesDeDossierEnApi.Map(routes.MapGroup(RoutesDeLApi.Racine));
    }

    public static string Adresse(string inscription) => "/dossiers/" + Uri.EscapeDataString(inscription);

    /// <summary>Joins the file of a posted form; the name of what is refused is in the message.</summary>
    public static async Task<JoindreUnePiece> PostedAsync(string inscription, string? fiche, HttpContext http)
    {
        if (http.Request.Form.Files.GetFile("fichier") is not { Length: > 0 } fichier)
            throw new RefusException(NatureDeRefus.Invalide, "FICHIER-ATTENDU", "Choisissez un fichier.");
        // What is too big is not even read.
        if (fichier.Length > JoindreUnePiece.TailleMax)
            throw new RefusException(NatureDeRefus.Invalide, "PIECE-TROP-GROSSE", "Ce fichier pèse plus de 10 Mo. Réduisez les images, ou partagez-le.");
        using var memoire = new MemoryStream();
        await fichier.CopyToAsync(memoire, http.RequestAborted);
        return new JoindreUnePiece(inscription, fiche, http.Request.Form["nature"], fichier.FileName, memoire.ToArray());
    }

    private static async Task<IResult> ListAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var liste = await DossiersSuivis.ReadAsync(guichet, visite.Acteur!, http.Request.Query, http.RequestAborted);
        // A candidate goes straight to his own.
        return visite.Acteur!.Mandats.All(m => m.Role is "candidat") && liste is { Lignes: [var seule], Filtree: false }
            ? Results.LocalRedirect(Adresse(seule.Inscription.Id))
            : new RazorComponentResult<PageDesDossiers>(new { Suivis = (object)liste });
    }

    private static async Task<IResult> PageAsync(string inscription, string? faute, int statut, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDuDossier>(new { Dossier = await DossierLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted), guichet.Maintenant, Faute = faute }) { StatusCode = statut };

    private static async Task<IResult> OpenAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
    {
        var numero = int.TryParse(http.Request.Form["numero"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        var fiche = await guichet.RunAsync(visite.Acteur!, new OuvrirUneFiche(inscription, http.Request.Form["formulaire"].ToString(), numero), annulation: http.RequestAborted);
        return Results.LocalRedirect("/fiche/" + fiche.Id);
    }

    private static async Task<IResult> JoinAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
    {
        try
        {
            var piece = await guichet.RunAsync(visite.Acteur!, await PostedAsync(inscription, null, http), annulation: http.RequestAborted);
            visite.LeaveMessage($"« {piece["nom"]} » est au dossier.");
            return Results.LocalRedirect(Adresse(inscription));
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.EtatContraire)
        {
            return await PageAsync(inscription, refus.Message, StatusCodes.Status422UnprocessableEntity, guichet, visite, http);
        }
    }

    // What stands in the way is said on the page itself, with what it asks.
    internal static Task<IResult> DoAsync<T>(string inscription, IOperation<T> operation, string fait, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, _ => fait, Adresse(inscription), refus => PageAsync(inscription, refus.Message, StatusCodes.Status409Conflict, guichet, visite, http));

    private static async Task<IResult> ReceiptAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDuRecepisse>(new { Dossier = await DepositedAsync(inscription, guichet, visite, http) });

    private static async Task<IResult> FrozenAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
        => Results.File(Encoding.UTF8.GetBytes((await DepositedAsync(inscription, guichet, visite, http)).Contenu!), "application/json", "dossier-depose.json");

    private static async Task<DossierLu> DepositedAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
    {
        var dossier = await DossierLu.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted);
        return dossier.Contenu is not null ? dossier : throw new RefusException(NatureDeRefus.EtatContraire, "DOSSIER-OUVERT", "Ce dossier n'est pas déposé : il n'a pas encore de récépissé.");
    }
}
