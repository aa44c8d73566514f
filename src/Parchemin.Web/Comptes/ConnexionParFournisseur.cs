using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Parchemin.Web;

/// <summary>Sign-in through the organisation's own provider: the framework's OAuth handler with PKCE, then the verified address finds the account.</summary>
internal static class ConnexionParFournisseur
{
    public const string Schema = "fournisseur";

    public static void Add(AuthenticationBuilder authentification, FournisseurDIdentite? fournisseur)
    {
        if (fournisseur is null)
            return;
        authentification.AddOAuth(Schema, fournisseur.Nom, o =>
        {
            o.ClientId = fournisseur.Client;
            o.ClientSecret = fournisseur.Secret;
            o.AuthorizationEndpoint = fournisseur.Autorisation;
            o.TokenEndpoint = fournisseur.Jeton;
            o.UserInformationEndpoint = fournisseur.Informations;
            o.CallbackPath = "/connexion/fournisseur/retour";
            o.SignInScheme = Seances.Schema;
            o.UsePkce = true;
            // The provider comes back by a plain link: the cookie that recognises its answer follows the service, in https or not.
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Scope.Add("openid");
            o.Scope.Add("email");
            o.Events = new OAuthEvents { OnCreatingTicket = CreateTicketAsync, OnRemoteFailure = FailAsync };
        });
    }

    private static async Task CreateTicketAsync(OAuthCreatingTicketContext contexte)
    {
        using var demande = new HttpRequestMessage(HttpMethod.Get, contexte.Options.UserInformationEndpoint);
        demande.Headers.Authorization = new AuthenticationHeaderValue("Bearer", contexte.AccessToken);
        using var reponse = await contexte.Backchannel.SendAsync(demande, contexte.HttpContext.RequestAborted);
        reponse.EnsureSuccessStatusCode();
        using var informations = JsonDocument.Parse(await reponse.Content.ReadAsStringAsync(contexte.HttpContext.RequestAborted));
        var verifiee = informations.RootElement.TryGetProperty("email_verified", out var v) && v.ValueKind is JsonValueKind.True;
        var courriel = informations.RootElement.TryGetProperty("email", out var c) ? c.GetString() : null;
        var comptes = contexte.HttpContext.RequestServices.GetRequiredService<Utilisateurs>();
        // An address that the provider has not verified proves nothing.
        if (!verifiee || courriel is null || await comptes.FindByNameAsync(courriel.ToLowerInvariant(), contexte.HttpContext.RequestAborted) is not { } compte)
            throw new AuthenticationFailureException("Aucun compte ne répond à cette adresse.");
        contexte.Principal = new ClaimsPrincipal(new ClaimsIdentity([new("personne", compte.Personne), new("compte", compte.Id!), new("sceau", compte.Sceau ?? "")], Seances.Schema));
    }

    private static Task FailAsync(RemoteFailureContext contexte)
    {
        contexte.HandleResponse();
        contexte.Response.Redirect("/connexion?fournisseur=refus");
        return Task.CompletedTask;
    }
}
