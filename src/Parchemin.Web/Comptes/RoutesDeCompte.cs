using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Documents;

namespace Parchemin.Web;

/// <summary>Signing in and out, personal links, and one's own account.</summary>
internal static class RoutesDeCompte
{
    private static readonly Exigence Publique = new(null, Publique: true);
    private static readonly Exigence Connecte = new(null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/connexion", Publique, (string? retour, string? fournisseur, OptionsDHote options) => Form(options, retour, null, fournisseur is "refus" ? "Votre fournisseur n’a pas confirmé une adresse connue ici. Demandez à votre gestionnaire quelle adresse porte votre compte." : null));
        routes.Post("/connexion", Publique, SignInAsync).RequireRateLimiting("connexion");
        routes.Get("/connexion/fournisseur", Publique, (string? retour, OptionsDHote options) => options.Fournisseur is null
            ? throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Aucun fournisseur d'identité n'est réglé ici. Connectez-vous par mot de passe, clé d'accès ou lien personnel.")
            : Results.Challenge(new AuthenticationProperties { RedirectUri = RoutesDeBase.Local(retour) }, [ConnexionParFournisseur.Schema]));
        routes.Post("/connexion/cle/options", Publique, async (SignInManager<Utilisateur> connexion) => Results.Content(await connexion.MakePasskeyRequestOptionsAsync(null), "application/json")).RequireRateLimiting("connexion");
        routes.Post("/connexion/cle", Publique, PasskeySignInAsync).RequireRateLimiting("connexion");
        routes.Post("/deconnexion", Publique, async (HttpContext http) =>
        {
            await http.SignOutAsync(Seances.Schema);
            return Results.LocalRedirect("/connexion");
        });
        routes.Get("/lien/{jeton}", Publique, LinkAsync).RequireRateLimiting("connexion");
        routes.Post("/lien/{jeton}", Publique, UseLinkAsync).RequireRateLimiting("connexion");
        routes.Get("/mon-compte", Connecte, async (Utilisateurs comptes, Guichet guichet, Visite visite, HttpContext http) => await AccountAsync(comptes, guichet, visite, http, null));
        routes.Get("/mon-agenda.ics", Connecte, AgendaAsync);
        routes.Get(RoutesDeLApi.Racine + "/moi/agenda.ics", Connecte, AgendaAsync);
        routes.Post("/mon-compte/mot-de-passe", Connecte, PasswordAsync);
        routes.Post("/mon-compte/cles/options", Connecte, PasskeyOptionsAsync);
        routes.Post("/mon-compte/cles", Connecte, AddPasskeyAsync);
        routes.Post("/mon-compte/cles/{id}/retirer", Connecte, RemovePasskeyAsync);
        routes.Post("/mon-compte/jetons", new Exigence("jeton.creer"), TokenAsync);
        routes.Post("/mon-compte/jetons/{id}/revoquer", new Exigence("jeton.modifier"), RevokeTokenAsync);
        routes.Post("/registre/personne/{id}/lien", new Exigence("lien.creer"), MakeLinkAsync);
        routes.Post("/registre/lien/{id}/revoquer", new Exigence("lien.modifier"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new RevoquerUnLien(id), annulation: http.RequestAborted);
            visite.LeaveMessage("Le lien est révoqué.");
            return Results.LocalRedirect("/registre/lien/" + id);
        });
    }

    private static RazorComponentResult<PageDeConnexion> Form(OptionsDHote options, string? retour, string? identifiant, string? faute, int statut = 200)
        => new(new { Retour = RoutesDeBase.Local(retour), Identifiant = identifiant, Faute = faute, Fournisseur = options.Fournisseur?.Nom }) { StatusCode = statut };

    private static async Task<IResult> SignInAsync(HttpContext http, UserManager<Utilisateur> comptes, OptionsDHote options)
    {
        var (identifiant, motDePasse, retour) = (http.Request.Form["identifiant"].ToString().Trim(), http.Request.Form["mot_de_passe"].ToString(), http.Request.Form["retour"].ToString());
        var compte = identifiant.Length is 0 or > 254 || motDePasse.Length > 500 ? null : await comptes.FindByNameAsync(identifiant);
        if (compte is null)
        {
            // The same work is done, so that an unknown address answers no sooner than a wrong password.
            _ = comptes.PasswordHasher.HashPassword(new Utilisateur { Personne = "" }, motDePasse.Length > 500 ? "" : motDePasse);
        }
        else if (await comptes.IsLockedOutAsync(compte))
        {
            return Form(options, retour, identifiant, "Ce compte est verrouillé après plusieurs essais. Attendez un quart d’heure, ou demandez un lien personnel.", 403);
        }
        else if (await comptes.CheckPasswordAsync(compte, motDePasse))
        {
            if (compte.Echecs > 0)
                await comptes.ResetAccessFailedCountAsync(compte);
            await Seances.SignInAsync(http, compte);
            return Results.LocalRedirect(RoutesDeBase.Local(retour));
        }
        else
        {
            await comptes.AccessFailedAsync(compte);
        }

        return Form(options, retour, identifiant, "L’adresse ou le mot de passe est faux. Vérifiez les deux ; sans compte, demandez un lien personnel.", 403);
    }

    private static async Task<IResult> PasskeySignInAsync(HttpContext http, SignInManager<Utilisateur> connexion)
    {
        var resultat = await connexion.PerformPasskeyAssertionAsync(await ReadBodyAsync(http));
        if (!resultat.Succeeded || await connexion.UserManager.IsLockedOutAsync(resultat.User))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        await connexion.UserManager.AddOrUpdatePasskeyAsync(resultat.User, resultat.Passkey);
        await Seances.SignInAsync(http, resultat.User);
        return Results.NoContent();
    }

    private static async Task<IResult> LinkAsync(string jeton, Seances seances, Guichet guichet, HttpContext http)
    {
        var lien = await guichet.Store.FindAsync(Genres.Lien, seances.Unsign(jeton), http.RequestAborted);
        if (OuvrirUnLien.Refusal(lien, guichet.Maintenant) is { } refus)
            throw refus;
        // The link is used by a gesture, not by reading its address: mail filters open what they see.
        return new RazorComponentResult<PageDeLien>(new { Jeton = jeton, Objet = lien!["objet"], Nom = await guichet.Regard(Acteur.Systeme).TitleAsync(Genres.Personne, lien["personne"]!, http.RequestAborted) });
    }

    private static async Task<IResult> UseLinkAsync(string jeton, Seances seances, Guichet guichet, HttpContext http)
    {
        var lien = await guichet.RunAsync(Acteur.Systeme, new OuvrirUnLien(seances.Unsign(jeton)), annulation: http.RequestAborted);
        await Seances.SignInAsync(http, lien);
        return Results.LocalRedirect(RoutesDeBase.Local(lien["chemin"]));
    }

    private static async Task<IResult> AccountAsync(Utilisateurs comptes, Guichet guichet, Visite visite, HttpContext http, string? faute, string? secret = null)
    {
        var compte = await comptes.FindByPersonAsync(visite.Acteur!.Personne, http.RequestAborted);
        var personne = await guichet.Store.FindAsync(Genres.Personne, visite.Acteur.Personne, http.RequestAborted);
        var cles = compte is null ? [] : (await guichet.Store.QueryAsync(new Requete(Genres.CleDAcces, Filtre.Toutes(new Parmi("compte", [compte.Id!]), new Vide("retiree_le"))) { Ordre = "id" }, http.RequestAborted)).Objets;
        var jetons = visite.May("jeton.lire") ? (await guichet.ListAsync(visite.Acteur, new Requete(Genres.Jeton, new Parmi("personne", [visite.Acteur.Personne])) { Ordre = "id" }, http.RequestAborted)).Objets : [];
        return new RazorComponentResult<PageDeCompte>(new { Courriel = personne?["courriel"], ACompte = compte is not null, Cles = cles, Jetons = jetons, Faute = faute, Secret = secret, guichet.Droits }) { StatusCode = faute is null ? 200 : 422 };
    }

    private static async Task<IResult> AgendaAsync(Guichet guichet, Visite visite, HttpContext http)
        => Results.Text(EcritureIcs.Write("Parchemin", await Agenda.OfAsync(guichet, visite.Acteur!, http.RequestAborted)), "text/calendar", System.Text.Encoding.UTF8);

    private static async Task<IResult> PasswordAsync(HttpContext http, UserManager<Utilisateur> gestion, Utilisateurs comptes, Guichet guichet, Visite visite)
    {
        var (actuel, nouveau) = (http.Request.Form["actuel"].ToString(), http.Request.Form["nouveau"].ToString());
        var compte = await comptes.FindByPersonAsync(visite.Acteur!.Personne, http.RequestAborted);
        IdentityResult resultat;
        if (compte is null)
        {
            if ((await guichet.Store.FindAsync(Genres.Personne, visite.Acteur.Personne, http.RequestAborted))?["courriel"] is not { } courriel)
                return await AccountAsync(comptes, guichet, visite, http, visite.May("personne.modifier")
                    ? "Votre fiche n’a pas de courriel : il sera votre identifiant. Ajoutez-le d’abord sur votre fiche (lien ci-dessous)."
                    : "Votre fiche n’a pas de courriel : il sera votre identifiant. Demandez à votre gestionnaire de l’ajouter.");
            resultat = await gestion.CreateAsync(new Utilisateur { Personne = visite.Acteur.Personne, Identifiant = courriel }, nouveau);
        }
        else
        {
            resultat = compte.MotDePasse is null ? await gestion.AddPasswordAsync(compte, nouveau) : await gestion.ChangePasswordAsync(compte, actuel, nouveau);
        }

        if (!resultat.Succeeded)
            return await AccountAsync(comptes, guichet, visite, http, resultat.Errors.Any(e => e.Code is "PasswordMismatch") ? "Le mot de passe actuel est faux." : "Le mot de passe compte 12 caractères au moins. Une phrase convient.");
        // The change ended every other session of this account; this one goes on.
        if (await comptes.FindByPersonAsync(visite.Acteur.Personne, http.RequestAborted) is { } nouveauCompte)
            await Seances.SignInAsync(http, nouveauCompte);
        visite.LeaveMessage("Le mot de passe est enregistré.");
        return Results.LocalRedirect("/mon-compte");
    }

    private static async Task<IResult> PasskeyOptionsAsync(SignInManager<Utilisateur> connexion, Utilisateurs comptes, Visite visite, HttpContext http)
    {
        if (await comptes.FindByPersonAsync(visite.Acteur!.Personne, http.RequestAborted) is not { } compte)
            return Results.StatusCode(StatusCodes.Status409Conflict);
        return Results.Content(await connexion.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = compte.Id!, Name = compte.Identifiant!, DisplayName = visite.Acteur.Nom }), "application/json");
    }

    private static async Task<IResult> AddPasskeyAsync(SignInManager<Utilisateur> connexion, Utilisateurs comptes, Visite visite, HttpContext http)
    {
        var resultat = await connexion.PerformPasskeyAttestationAsync(await ReadBodyAsync(http));
        if (!resultat.Succeeded || await comptes.FindByPersonAsync(visite.Acteur!.Personne, http.RequestAborted) is not { } compte)
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        resultat.Passkey.Name = $"Clé du {DateTime.UtcNow:dd/MM/yyyy}";
        await connexion.UserManager.AddOrUpdatePasskeyAsync(compte, resultat.Passkey);
        return Results.NoContent();
    }

    private static async Task<IResult> RemovePasskeyAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.RunAsync(visite.Acteur!, new RetirerUneCle(id), annulation: http.RequestAborted);
        visite.LeaveMessage("La clé est retirée.");
        return Results.LocalRedirect("/mon-compte");
    }

    private static async Task<IResult> TokenAsync(HttpContext http, Utilisateurs comptes, Guichet guichet, Visite visite)
    {
        var jours = int.TryParse(http.Request.Form["jours"], out var j) ? j : 90;
        var cree = await guichet.RunAsync(visite.Acteur!, new CreerUnJeton(http.Request.Form["libelle"].ToString(), [.. http.Request.Form["portees"].OfType<string>()], guichet.Maintenant.AddDays(jours)), annulation: http.RequestAborted);
        return await AccountAsync(comptes, guichet, visite, http, null, cree.Secret);
    }

    private static async Task<IResult> RevokeTokenAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.RunAsync(visite.Acteur!, new RevoquerUnJeton(id), annulation: http.RequestAborted);
        visite.LeaveMessage("Le jeton est révoqué.");
        return Results.LocalRedirect("/mon-compte");
    }

    private static async Task<IResult> MakeLinkAsync(string id, HttpContext http, Seances seances, OptionsDHote options, Guichet guichet, Visite visite)
    {
        var jours = int.TryParse(http.Request.Form["jours"], out var j) ? j : 7;
        var lien = await guichet.RunAsync(visite.Acteur!, new CreerUnLien(id, http.Request.Form["objet"].ToString(), "/", TimeSpan.FromDays(jours)), annulation: http.RequestAborted);
        var racine = options.AdressePublique ?? $"{http.Request.Scheme}://{http.Request.Host}";
        return new RazorComponentResult<PageDeLienCree>(new { Personne = await guichet.ReadAsync(visite.Acteur!, Genres.Personne, id, http.RequestAborted), Adresse = racine + seances.Sign(lien), Expire = lien["expire_le"] });
    }

    private static async Task<string> ReadBodyAsync(HttpContext http)
    {
        using var lecteur = new StreamReader(http.Request.Body);
        var texte = await lecteur.ReadToEndAsync(http.RequestAborted);
        return texte.Length <= 100_000 ? texte : throw new BadHttpRequestException("trop long", StatusCodes.Status413PayloadTooLarge);
    }
}
