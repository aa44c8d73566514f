using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Official forms that the service fills, as pages: what the paper holds, no more and no less.</summary>
internal static class FormulaireALEcran
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/livrets/{inscription}/imprime", new Exigence("livret.lire"), async (string inscription, Guichet guichet, BureauDesDocuments bureau, Visite visite, HttpContext http) =>
        {
            var vue = await guichet.ReadAsync(visite.Acteur!, Genres.Inscription, inscription, http.RequestAborted);
            var livret = await SaisirDesLivrets.FindAsync(guichet.Store, inscription, http.RequestAborted) ?? throw RefusException.Introuvable(GenresDuParcours.Livret);
            return await AnswerAsync("livret", vue["session"]!, livret.Id, ("Livret", "/livrets/" + inscription), bureau, visite, http);
        });
        routes.Get("/conformite/controle/{controle}/imprime", new Exigence("controle.lire"), async (string controle, Guichet guichet, BureauDesDocuments bureau, Visite visite, HttpContext http) =>
        {
            var vu = await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Controle, controle, http.RequestAborted);
            var inscription = await guichet.ReadAsync(visite.Acteur!, Genres.Inscription, vu["inscription"]!, http.RequestAborted);
            return await AnswerAsync("fiche-de-controle", inscription["session"]!, controle, ("Contrôle", "/conformite/controle/" + controle), bureau, visite, http);
        });
    }

    private static async Task<IResult> AnswerAsync(string type, string session, string sujet, (string, string) retour, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await RoutesDesDocuments.OpenAsync(session, type, bureau, visite, http);
        var projet = await bureau.DraftAsync(fonds, prevu, sujet);
        return new RazorComponentResult<PageDeFormulaire>(new { Titre = projet.Libelle, projet.Donnees, Retour = retour });
    }
}
