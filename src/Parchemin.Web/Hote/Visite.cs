using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>One request: who comes, and what every page shows around its content.</summary>
public sealed class Visite(IHttpContextAccessor acces, IAntiforgery antiforgery, TableDesDroits droits)
{
    private HttpContext Http => acces.HttpContext!;

    /// <summary>Who acts, null for a passer-by.</summary>
    public Acteur? Acteur { get; set; }

    /// <summary><c>clair</c>, <c>sombre</c>, or null to follow the device.</summary>
    public string? Apparence => Http.Request.Cookies["apparence"] is "clair" or "sombre" ? Http.Request.Cookies["apparence"] : null;

    public string Chemin => Http.Request.Path;

    public string? Requete(string nom) => Http.Request.Query[nom].FirstOrDefault();

    /// <summary>The mark of the page of a list that the address asks for; null for the first.</summary>
    public string? Apres => Requete("apres") is { Length: > 0 } marque ? marque : null;

    /// <summary>What the forms of this page carry to prove where they come from.</summary>
    public (string Nom, string Valeur) Jeton
    {
        get
        {
            var jetons = antiforgery.GetAndStoreTokens(Http);
            return (jetons.FormFieldName, jetons.RequestToken!);
        }
    }

    /// <summary>Whether the visitor may try an operation somewhere: what the navigation shows.</summary>
    public bool May(string action) => Acteur is { } a && a.MayAttempt(action) && droits.Knows(action) && a.Mandats.Any(m => droits.Action(action).Qui.ContainsKey(m.Role));

    /// <summary>The message left by the page before, shown once.</summary>
    public string? TakeMessage()
    {
        if (Http.Request.Cookies["message"] is not { } message)
            return null;
        Http.Response.Cookies.Delete("message");
        return Uri.UnescapeDataString(message);
    }

    /// <summary>Leaves a message to the next page.</summary>
    public void LeaveMessage(string message)
        => Http.Response.Cookies.Append("message", Uri.EscapeDataString(message), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(1) });
}
