using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The door of a work of the road: a candidate goes to his own, whoever follows several chooses a session first.</summary>
internal static class ChoixDUnParcours
{
    /// <param name="base_">Where the candidates' pages stand; those of sessions follow under <c>/session</c>.</param>
    /// <param name="concerne">Whether a certification has this work at all.</param>
    public static async Task<IResult> AnswerAsync(string titre, string base_, Func<Referentiel, bool> concerne, Guichet guichet, Visite visite, HttpContext http)
    {
        var acteur = visite.Acteur!;
        var siennes = acteur.Holds("candidat") || acteur.Holds("tuteur")
            ? await guichet.AllAsync(acteur, new Requete(Genres.Inscription, Filtre.Toujours), http.RequestAborted)
            : [];
        if (siennes is [var seule] && !acteur.Holds("equipe") && !acteur.Holds("gestionnaire"))
            return Results.LocalRedirect($"{base_}/{seule.Id}");
        var liens = new List<(string, string, string?)>();
        if (siennes.Count > 0)
            liens.AddRange(siennes.Select(i => (i.Titre, $"{base_}/{i.Id}", i.Titres.GetValueOrDefault("session"))));
        else if (!acteur.Holds("candidat"))
        {
            foreach (var session in await guichet.AllAsync(acteur, new Requete(Genres.Session, Filtre.Toujours), http.RequestAborted))
            {
                if (session["certification"] is { } c && session["edition"] is { } e && guichet.Bibliotheque.Find(c, e)?.Referentiel is { } referentiel && concerne(referentiel)
                    && await guichet.CountAsync(acteur, new Requete(Genres.Inscription, new Parmi("session", [session.Id])), 1, http.RequestAborted) > 0)
                    liens.Add((session.Titre, $"{base_}/session/{session.Id}", session.Titres.GetValueOrDefault("organisation")));
            }
        }

        return new RazorComponentResult<PageDeChoix>(new { Titre = titre, Vide = "Rien ne vous attend ici : aucune inscription de votre périmètre n’y est concernée.", Liens = liens });
    }
}
