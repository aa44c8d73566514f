using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Importing a sheet: choose, look at what it would do, commit, take back the faulty rows.</summary>
internal static class RoutesDImport
{
    private const string Espace = "import";
    private static readonly TimeSpan Attente = TimeSpan.FromHours(2);

    /// <summary>Before the file is read.</summary>
    internal static readonly Application.Tableau Vide = new([], []);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var exigence = new Exigence("import.creer");
        routes.Get("/imports", exigence, (string? session, Guichet guichet, Visite visite, HttpContext http) => FormAsync(session, null, guichet, visite, http));
        routes.Get("/imports/modele", exigence, ModelAsync);
        routes.Post("/imports", exigence, PreviewAsync);
        routes.Post("/imports/{numero}", exigence, CommitAsync);
        routes.Get("/imports/{numero}/refus", exigence, RefusedAsync);
    }

    private static async Task<IResult> FormAsync(string? session, string? faute, Guichet guichet, Visite visite, HttpContext http)
    {
        var sessions = await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Session, Filtre.Toujours), http.RequestAborted);
        // The sessions into which this person may import, not all that he may read.
        var siennes = new List<ObjetVu>();
        foreach (var vue in sessions)
        {
            if (await guichet.Store.FindAsync(Genres.Session, vue.Id, http.RequestAborted) is { } objet && await guichet.MayAsync(visite.Acteur!, "session.modifier", objet, http.RequestAborted))
                siennes.Add(vue);
        }

        var correspondances = await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Correspondance, new Vide("retiree_le")), http.RequestAborted);
        var faits = await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Import, Filtre.Toujours) { Ordre = "id", Decroissant = true, Taille = 20 }, http.RequestAborted);
        return new RazorComponentResult<PageDImport>(new { Sessions = siennes, Session = session, Correspondances = correspondances, Faits = faits.Objets, Faute = faute }) { StatusCode = faute is null ? 200 : 422 };
    }

    public static async Task<IResult> ModelAsync(string session, string modele, string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var rempli = await ModeleRempli.ReadAsync(guichet, visite.Acteur!, session, modele, http.RequestAborted);
        return TypesDeFichier.Answer(ecriture, format, modele is "notes" ? "notes" : "candidats", modele, rempli.Colonnes, rempli.Lignes);
    }

    private static async Task<IResult> PreviewAsync(Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        var formulaire = http.Request.Form;
        var session = formulaire["session"].ToString();
        if (formulaire.Files.GetFile("fichier") is not { Length: > 0 } fichier)
            return await FormAsync(session, "Choisissez un fichier.", guichet, visite, http);
        try
        {
            var correspondance = formulaire["correspondance"].ToString() is { Length: > 0 } id ? (await guichet.ReadAsync(visite.Acteur!, Genres.Correspondance, id, http.RequestAborted))["colonnes"] : null;
            return await ShowAsync(fichier, new Envoi(visite.Acteur!.Id, session, formulaire["modele"].ToString(), formulaire["etat"].ToString(), correspondance, "", "", Vide), "/imports/", ("Imports", "/imports"), guichet, visite, lecteur, http);
        }
        catch (TableauIllisibleException e)
        {
            return await FormAsync(session, e.Message, guichet, visite, http);
        }
        catch (RefusException e) when (e.Nature is NatureDeRefus.Invalide)
        {
            return await FormAsync(session, e.Message, guichet, visite, http);
        }
    }

    /// <summary>Reads a posted file, keeps it waiting, and shows what it would do.</summary>
    /// <param name="envoi">Who sends it, and what it is to become.</param>
    /// <param name="base_">Where it waits, before its number.</param>
    internal static async Task<IResult> ShowAsync(IFormFile fichier, Envoi envoi, string base_, (string, string) retour, Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        await using var flux = fichier.OpenReadStream();
        var tableau = lecteur.Read(flux);
        flux.Position = 0;
        var attente = envoi with { Fichier = Envoi.FileName(fichier.FileName), Empreinte = Convert.ToHexStringLower(await SHA256.HashDataAsync(flux, http.RequestAborted)), Tableau = tableau };
        var rapport = await ImportFait.SimulateAsync(guichet, visite.Acteur!, attente.Operation(simuler: true), http.RequestAborted);
        var numero = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await guichet.Store.Cles.PutAsync(Espace, numero, attente.Pack(), guichet.Maintenant + Attente, http.RequestAborted);
        return new RazorComponentResult<PageDApercu>(new { Adresse = base_ + numero, Retour = retour, attente.Fichier, Rapport = rapport, Fait = false });
    }

    private static Task<IResult> CommitAsync(string numero, Guichet guichet, Visite visite, HttpContext http) => DoAsync(numero, "/imports/", ("Imports", "/imports"), guichet, visite, http);

    /// <summary>Does what was shown.</summary>
    internal static async Task<IResult> DoAsync(string numero, string base_, (string, string) retour, Guichet guichet, Visite visite, HttpContext http)
    {
        var envoi = await FindAsync(numero, guichet, visite, http);
        var rapport = await guichet.RunAsync(visite.Acteur!, envoi.Operation(simuler: false), new Circonstances($"Import de {envoi.Fichier}"), http.RequestAborted);
        return new RazorComponentResult<PageDApercu>(new { Adresse = base_ + numero, Retour = retour, envoi.Fichier, Rapport = rapport, Fait = true });
    }

    internal static async Task<IResult> RefusedAsync(string numero, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var envoi = await FindAsync(numero, guichet, visite, http);
        var rapport = await ImportFait.SimulateAsync(guichet, visite.Acteur!, envoi.Operation(simuler: true), http.RequestAborted);
        return Results.File(envoi.Refused(rapport, ecriture), TypesDeFichier.Xlsx, "lignes-refusees.xlsx");
    }

    private static async Task<Envoi> FindAsync(string numero, Guichet guichet, Visite visite, HttpContext http)
        => await guichet.Store.Cles.GetAsync(Espace, numero, http.RequestAborted) is { } texte && Envoi.Unpack(texte) is { } envoi && string.Equals(envoi.Acteur, visite.Acteur!.Id, StringComparison.Ordinal)
            ? envoi
            : throw new RefusException(NatureDeRefus.Introuvable, "IMPORT-OUBLIE", "Ce fichier n'est plus en attente (il l'est deux heures). Envoyez-le de nouveau.");
}
