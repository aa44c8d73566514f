using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the gestures that belong to no genre, or that need more than fields.</summary>
internal static class ActionsDeLApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.Get("/moi", new Exigence(null), WhoAmI).WithTags("Service");
        api.Get("/recherche", new Exigence(null), SearchAsync).WithTags("Service");
        api.Get("/journal", new Exigence("journal.lire"), JournalAsync).WithTags("Journal");
        api.Write("POST", "/journal/{lot}/annuler", new Exigence("lot.annuler"), UndoAsync).WithTags("Journal");
        api.Write("POST", "/session/{id}/clore-le-jury", new Exigence("session.clore-le-jury"), (string id, Guichet guichet, Visite visite, HttpContext http) => DecideAsync(id, new CloreLeJury(id), guichet, visite, http)).WithTags(Genres.Session.Pluriel);
        api.Write("POST", "/session/{id}/publier", new Exigence("session.publier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DecideAsync(id, new PublierLaSession(id, null), guichet, visite, http)).WithTags(Genres.Session.Pluriel);
        api.Get("/session/{id}/export", new Exigence("session.exporter"), RoutesDeSession.ExportAsync).WithTags(Genres.Session.Pluriel);
        api.Write("POST", "/imports", new Exigence("import.creer"), ImportAsync).WithTags(Genres.Import.Pluriel);
        api.Write("POST", "/imports/refus", new Exigence("import.creer"), RefusedAsync).WithTags(Genres.Import.Pluriel);
        api.Get("/imports/modele", new Exigence("import.creer"), RoutesDImport.ModelAsync).WithTags(Genres.Import.Pluriel);
        api.Write("POST", "/personne/{id}/lien", new Exigence("lien.creer"), LinkAsync).WithTags(Genres.Lien.Pluriel);
        api.Write("POST", "/lien/{id}/revoquer", new Exigence("lien.modifier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.Lien, new RevoquerUnLien(id), guichet, visite, http)).WithTags(Genres.Lien.Pluriel);
        api.Write("POST", "/jeton", new Exigence("jeton.creer"), TokenAsync).WithTags(Genres.Jeton.Pluriel);
        api.Write("POST", "/jeton/{id}/revoquer", new Exigence("jeton.modifier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.Jeton, new RevoquerUnJeton(id), guichet, visite, http)).WithTags(Genres.Jeton.Pluriel);
        api.Write("POST", "/cle-d-acces/{id}/retirer", new Exigence("cle-d-acces.modifier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.CleDAcces, new RetirerUneCle(id), guichet, visite, http)).WithTags(Genres.CleDAcces.Pluriel);
        api.Get("/referentiels", new Exigence("referentiel.lire"), (Guichet guichet) => Results.Json(new JsonObject { ["elements"] = new JsonArray([.. guichet.Bibliotheque.Editions.Select(e => (JsonNode)ReferentielEnJson.Summary(e))]) })).WithTags("Référentiels");
        api.Get("/referentiels/comparaison", new Exigence("referentiel.lire"), Compare).WithTags("Référentiels");
        api.Get("/referentiels/{certification}/{edition}", new Exigence("referentiel.lire"), (string certification, string edition, Guichet guichet) => Results.Json(ReferentielEnJson.Whole(RoutesDuReferentiel.Find(certification, edition, guichet)))).WithTags("Référentiels");
    }

    private static IResult WhoAmI(Visite visite) => Results.Json(new JsonObject
    {
        ["id"] = visite.Acteur!.Id,
        ["personne"] = visite.Acteur.Personne,
        ["nom"] = visite.Acteur.Nom,
        ["mandats"] = new JsonArray([.. visite.Acteur.Mandats.Select(m => (JsonNode)new JsonObject { ["id"] = m.Id, ["role"] = m.Role, ["session"] = m.Session, ["certification"] = m.Certification, ["inscription"] = m.Inscription })]),
        ["operations"] = visite.Acteur.Operations is { } operations ? new JsonArray([.. operations.Select(o => (JsonNode)o)]) : null,
    });

    private static async Task<IResult> SearchAsync(string? q, Guichet guichet, Visite visite, HttpContext http)
    {
        var (trouves, entrees) = await RoutesDeBase.FindAsync(q, guichet, visite, http);
        return Results.Json(new JsonObject
        {
            ["objets"] = new JsonArray([.. trouves.SelectMany(t => t.Objets).Select(o => (JsonNode)Corps.Of(o))]),
            ["referentiels"] = new JsonArray([.. entrees.Select(e => (JsonNode)new JsonObject { ["genre"] = e.Genre, ["code"] = e.Code, ["libelle"] = e.Libelle, ["adresse"] = $"{RoutesDuReferentiel.Adresse(e.Edition, e.Page)}#{e.Code}" })]),
        });
    }

    private static async Task<IResult> JournalAsync(string? genre, string? objet, string? operation, long? avant, Guichet guichet, Visite visite, HttpContext http)
    {
        var lues = new JsonArray();
        long? suite = null;
        var filtre = new FiltreDuJournal { Genre = genre, Objets = objet is null ? null : [objet], Operation = operation, Apres = avant, Recentes = true, Limite = 50 };
        await foreach (var e in guichet.JournalAsync(visite.Acteur!, filtre, http.RequestAborted))
        {
            lues.Add(Corps.Of(e));
            suite = e.Rang;
        }

        return Results.Json(new JsonObject { ["elements"] = lues, ["suite"] = lues.Count == 50 ? suite?.ToString(CultureInfo.InvariantCulture) : null });
    }

    private static async Task<IResult> UndoAsync(string lot, Guichet guichet, Visite visite, HttpContext http)
        => Results.Json(new JsonObject { ["annulees"] = await guichet.RunAsync(visite.Acteur!, new AnnulerUnLot(lot), CirconstancesDites.Of(http), http.RequestAborted) });

    private static async Task<IResult> DecideAsync(string id, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var circonstances = CirconstancesDites.Of(http);
        await guichet.RunAsync(visite.Acteur!, operation, circonstances with { DecideeLe = circonstances.DecideeLe ?? guichet.Maintenant }, http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Session, id, http.RequestAborted));
    }

    private static async Task<IResult> DoAsync(Genre genre, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var objet = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, objet.Id, http.RequestAborted));
    }

    private static async Task<IResult> LinkAsync(string id, Guichet guichet, Visite visite, Seances seances, OptionsDHote options, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var valeurs = Corps.Values(membres);
        var lien = await guichet.RunAsync(visite.Acteur!, new CreerUnLien(id, valeurs.GetValueOrDefault("objet") ?? "", valeurs.GetValueOrDefault("chemin") ?? "/", TimeSpan.FromDays(Days(valeurs, 7))), CirconstancesDites.Of(http), http.RequestAborted);
        return Results.Json(new JsonObject { ["id"] = lien.Id, ["adresse"] = (options.AdressePublique ?? $"{http.Request.Scheme}://{http.Request.Host}") + seances.Sign(lien), ["expire_le"] = lien["expire_le"] }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> TokenAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var simples = Corps.Values(membres.Where(m => m.Key is not "portees").ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        var cree = await guichet.RunAsync(visite.Acteur!, new CreerUnJeton(simples.GetValueOrDefault("libelle") ?? "", Corps.Texts(membres, "portees"), guichet.Maintenant.AddDays(Days(simples, 90))), CirconstancesDites.Of(http), http.RequestAborted);
        return Results.Json(new JsonObject { ["id"] = cree.Jeton.Id, ["jeton"] = cree.Secret, ["expire_le"] = cree.Jeton["expire_le"] }, statusCode: StatusCodes.Status201Created);
    }

    private static int Days(Dictionary<string, string?> valeurs, int defaut)
        => valeurs.GetValueOrDefault("jours") is not { } texte ? defaut
            : int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var jours) && jours is > 0 and < 10_000 ? jours
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« jours » attend un nombre entier de jours.", [new Faute("VALEUR-REFUSEE", "jours", texte, "Donnez un nombre entier.")]);

    private static async Task<IResult> ImportAsync(bool? simuler, Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        var envoi = await ReceiveAsync(guichet, visite, lecteur, http);
        var rapport = simuler is true
            ? await ImportFait.SimulateAsync(guichet, visite.Acteur!, envoi.Operation(simuler: true), http.RequestAborted)
            : await guichet.RunAsync(visite.Acteur!, envoi.Operation(simuler: false), new Circonstances($"Import de {envoi.Fichier}"), http.RequestAborted);
        return Results.Json(Corps.Of(rapport));
    }

    private static async Task<IResult> RefusedAsync(Guichet guichet, Visite visite, ILecteurDeTableau lecteur, IEcritureDeTableau ecriture, HttpContext http)
    {
        var envoi = await ReceiveAsync(guichet, visite, lecteur, http);
        var rapport = await ImportFait.SimulateAsync(guichet, visite.Acteur!, envoi.Operation(simuler: true), http.RequestAborted);
        return Results.File(envoi.Refused(rapport, ecriture), TypesDeFichier.Xlsx, "lignes-refusees.xlsx");
    }

    // The file is the body; everything else stands in the address.
    private static async Task<Envoi> ReceiveAsync(Guichet guichet, Visite visite, ILecteurDeTableau lecteur, HttpContext http)
    {
        string Said(string nom) => http.Request.Query[nom].ToString();
        using var corps = new MemoryStream();
        await http.Request.Body.CopyToAsync(corps, http.RequestAborted);
        corps.Position = 0;
        var correspondance = Said("correspondance") is { Length: > 0 } id ? (await guichet.ReadAsync(visite.Acteur!, Genres.Correspondance, id, http.RequestAborted))["colonnes"] : null;
        try
        {
            return new Envoi(visite.Acteur!.Id, Said("session"), Said("modele"), Said("etat"), correspondance, Envoi.FileName(Said("fichier")), Convert.ToHexStringLower(SHA256.HashData(corps.GetBuffer().AsSpan(0, (int)corps.Length))), lecteur.Read(corps));
        }
        catch (TableauIllisibleException e)
        {
            throw new RefusException(NatureDeRefus.Invalide, "TABLEAU-ILLISIBLE", e.Message);
        }
    }

    private static IResult Compare(string a, string b, Guichet guichet)
    {
        var comparaison = RoutesDuReferentiel.Compare(RoutesDuReferentiel.Find(a, guichet), RoutesDuReferentiel.Find(b, guichet));
        return Results.Json(ReferentielEnJson.Of(comparaison));
    }
}
