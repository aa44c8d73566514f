using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A team brings its livrets by a sheet: a prefilled one to fill, then what it would change, row by row, before anything is written.</summary>
internal static class ImportDeLivrets
{
    public static void Map(IEndpointRouteBuilder routes, Exigence saisir)
    {
        routes.Get("/livrets/session/{session}/feuille", saisir, SheetAsync);
        routes.Post("/livrets/session/{session}/import", saisir, PreviewAsync);
        routes.Post("/livrets/session/{session}/import/{numero}", saisir, (string session, string numero, Guichet guichet, Visite visite, HttpContext http)
            => RoutesDImport.DoAsync(numero, Base(session), Retour(session), guichet, visite, http));
        routes.Get("/livrets/session/{session}/import/{numero}/refus", saisir, (string session, string numero, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
            => RoutesDImport.RefusedAsync(numero, guichet, visite, ecriture, http));
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Get("/livrets/session/{session}/feuille", saisir, SheetAsync).WithTags("Livrets");
        api.Write("POST", "/livrets/session/{session}/import", saisir, ImportAsync).WithTags("Livrets");
    }

    private static string Base(string session) => $"/livrets/session/{Uri.EscapeDataString(session)}/import/";

    private static (string, string) Retour(string session) => ("Livrets", "/livrets/session/" + Uri.EscapeDataString(session));

    private static async Task<IResult> SheetAsync(string session, string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var feuille = await LivretsAImporter.ReadAsync(guichet, visite.Acteur!, session, http.RequestAborted);
        return TypesDeFichier.Answer(ecriture, format, "livrets", "Livrets", feuille.Colonnes, feuille.Lignes);
    }

    private static async Task<IResult> PreviewAsync(string session, Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, Genres.Session, session, http.RequestAborted);
        if (http.Request.Form.Files.GetFile("fichier") is not { Length: > 0 } fichier)
            return await BackAsync("Choisissez un fichier XLSX ou CSV.");
        try
        {
            return await RoutesDImport.ShowAsync(fichier, new Envoi(visite.Acteur!.Id, session, ImporterDesLivrets.Modele, "", null, "", "", RoutesDImport.Vide), Base(session), Retour(session), guichet, visite, lecteur, http);
        }
        catch (TableauIllisibleException e)
        {
            return await BackAsync(e.Message);
        }
        catch (RefusException e) when (e.Nature is NatureDeRefus.Invalide)
        {
            return await BackAsync(e.Message);
        }

        async Task<IResult> BackAsync(string faute)
            => new RazorComponentResult<PageDeSaisieDesLivrets>(new { Colonne = await ColonneDeLivrets.ReadAsync(guichet, visite.Acteur!, session, null, http.RequestAborted), Modifiable = true, Faute = faute }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    // The file is the body.
    private static async Task<IResult> ImportAsync(string session, bool? simuler, string? fichier, Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, Genres.Session, session, http.RequestAborted);
        using var corps = new MemoryStream();
        await http.Request.Body.CopyToAsync(corps, http.RequestAborted);
        corps.Position = 0;
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(corps.GetBuffer().AsSpan(0, (int)corps.Length)));
        try
        {
            var import = new ImporterDesLivrets(session, lecteur.Read(corps), Envoi.FileName(fichier ?? ""), empreinte, simuler is true);
            return Results.Json(Corps.Of(simuler is true
                ? await ImportFait.SimulateAsync(guichet, visite.Acteur!, import, http.RequestAborted)
                : await guichet.RunAsync(visite.Acteur!, import, CirconstancesDites.Of(http), http.RequestAborted)));
        }
        catch (TableauIllisibleException e)
        {
            throw new RefusException(NatureDeRefus.Invalide, "TABLEAU-ILLISIBLE", e.Message);
        }
    }
}
