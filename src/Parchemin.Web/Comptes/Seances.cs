using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Opens, recognises and closes a person's session of work. The cookie names who; the register says, at each request, what remains of it.</summary>
internal sealed class Seances(Guichet guichet, Acteurs acteurs, IDataProtectionProvider protection)
{
    public const string Schema = "seance";

    private readonly ITimeLimitedDataProtector liens = protection.CreateProtector("lien").ToTimeLimitedDataProtector();

    /// <summary>Signs in the person of an account.</summary>
    public static Task SignInAsync(HttpContext http, Utilisateur compte)
        => SignInAsync(http, [new("personne", compte.Personne), new("compte", compte.Id!), new("sceau", compte.Sceau ?? "")]);

    /// <summary>Signs in the person of a link, for as long as a working day.</summary>
    public static Task SignInAsync(HttpContext http, Objet lien) => SignInAsync(http, [new("personne", lien["personne"]!), new("lien", lien.Id)]);

    /// <summary>The address that uses a link, without the server's name.</summary>
    public string Sign(Objet lien) => "/lien/" + liens.Protect(lien.Id, DateTimeOffset.Parse(lien["expire_le"]!, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The link of a signed text.</summary>
    /// <exception cref="RefusException">It is not ours, or it has expired.</exception>
    public string Unsign(string jeton)
    {
        try
        {
            return liens.Unprotect(jeton);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new RefusException(NatureDeRefus.Interdit, "LIEN-FAUX", "Ce lien a expiré, ou il n'est pas entier. Vérifiez qu'il a été recopié jusqu'au bout, ou demandez-en un nouveau.");
        }
    }

    /// <summary>Who comes with this request, null for a passer-by.</summary>
    public async ValueTask<Acteur?> RecognizeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.FirstOrDefault() is { } porteur && porteur.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return await TokenAsync(porteur["Bearer ".Length..].Trim(), http.RequestAborted);
        var authentifie = await http.AuthenticateAsync(Schema);
        if (authentifie.Principal?.FindFirstValue("personne") is not { } personne)
            return null;
        if (authentifie.Principal.FindFirstValue("compte") is { } compte)
        {
            var actuel = await guichet.Store.FindAsync(Genres.Compte, compte, http.RequestAborted);
            if (actuel is null || actuel["ferme_le"] is not null || !string.Equals(actuel["sceau"] ?? "", authentifie.Principal.FindFirstValue("sceau"), StringComparison.Ordinal))
                return null;
        }
        else if (authentifie.Principal.FindFirstValue("lien") is { } lien && (await guichet.Store.FindAsync(Genres.Lien, lien, http.RequestAborted))?["revoque_le"] is not null)
        {
            return null;
        }

        return await acteurs.FindAsync(personne, http.RequestAborted);
    }

    private static Task SignInAsync(HttpContext http, IEnumerable<Claim> attributs)
        => http.SignInAsync(Schema, new ClaimsPrincipal(new ClaimsIdentity(attributs, Schema)));

    private async ValueTask<Acteur?> TokenAsync(string secret, CancellationToken annulation)
    {
        var page = await guichet.Store.QueryAsync(new Requete(Genres.Jeton, new Parmi("empreinte", [CreerUnJeton.Hash(secret)])) { Ordre = "id" }, annulation);
        if (page.Objets is not [var jeton] || jeton["revoque_le"] is not null || string.CompareOrdinal(jeton["expire_le"], ValeurDeChamp.Format(guichet.Maintenant)) <= 0)
            return null;
        return await acteurs.FindAsync(jeton["personne"]!, annulation) is { } personne
            ? personne with { Id = "jeton:" + jeton.Id, Nom = $"{personne.Nom} (jeton {jeton["libelle"]})", Operations = jeton["portees"]!.Split(' ').ToHashSet(StringComparer.Ordinal) }
            : null;
    }
}
