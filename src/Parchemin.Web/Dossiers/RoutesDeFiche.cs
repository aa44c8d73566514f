using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>One fiche: writing, printing, versions, remarks, files.</summary>
internal static class RoutesDeFiche
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/fiche/{id}", new Exigence("fiche.lire"), (string id, Guichet guichet, Visite visite, HttpContext http) => PageAsync(id, null, Reprises.Aucune, StatusCodes.Status200OK, guichet, visite, http));
        routes.Get("/fiche/{id}/imprime", new Exigence("fiche.lire"), async (string id, Guichet guichet, Visite visite, HttpContext http) => new RazorComponentResult<PageImprimee>(new { Fiche = await FicheLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted) }));
        routes.Get("/fiche/{id}/versions", new Exigence("version-de-fiche.lire"), VersionsAsync);
        routes.Post("/fiche/{id}", new Exigence("dossier.ecrire"), SaveAsync);
        routes.Post("/fiche/{id}/etat", new Exigence("dossier.ecrire"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(id, new ClasserUneFiche(id, http.Request.Form["etat"].ToString()), "C’est noté.", guichet, visite, http));
        routes.Post("/fiche/{id}/contexte", new Exigence("dossier.ecrire"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(id, new LierUnContexte(id, http.Request.Form["contexte"]), "La fiche contexte est liée.", guichet, visite, http));
        routes.Post("/fiche/{id}/versions", new Exigence("dossier.ecrire"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(id, new GarderUneVersion(id), "Cette version est gardée.", guichet, visite, http));
        routes.Post("/version-de-fiche/{id}/restaurer", new Exigence("dossier.ecrire"), RestoreAsync);
        routes.Post("/fiche/{id}/commentaire", new Exigence("commentaire.ecrire"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(id, new CommenterUneFiche(id, http.Request.Form["cle"], http.Request.Form["texte"]), "Le commentaire est ajouté.", guichet, visite, http));
        routes.Post("/commentaire/{id}/traiter", new Exigence("commentaire.ecrire"), TreatAsync);
        routes.Post("/fiche/{id}/piece", new Exigence("piece.joindre"), JoinAsync);
        routes.Get("/piece/{id}", new Exigence("piece.lire"), FileAsync);
        routes.Post("/piece/{id}/retirer", new Exigence("piece.retirer"), RemoveAsync);
    }

    /// <summary>The fields of a posted form, each with what the page had read. Of several ticked options, none may be left.</summary>
    public static IReadOnlyList<SaisieDeGrille> Posted(IFormCollection formulaire)
        => [.. formulaire.Keys.Where(k => k.StartsWith("l:", StringComparison.Ordinal)).Select(k => new SaisieDeGrille(k[2..], Said(formulaire[k].ToString()), Said(string.Join('\n', formulaire["v:" + k[2..]].OfType<string>()))))];

    private static string? Said(string texte) => texte.Length > 0 ? texte : null;

    private static string Adresse(string fiche) => "/fiche/" + Uri.EscapeDataString(fiche);

    private static async Task<IResult> PageAsync(string id, string? faute, Reprises reprises, int statut, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = await FicheLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        var dossier = await DossierLu.ReadAsync(guichet, visite.Acteur!, fiche.Cadre.Inscription.Id, http.RequestAborted);
        return new RazorComponentResult<PageDeLaFiche>(new { Fiche = fiche, Dossier = dossier, Faute = faute, Reprises = reprises.ParCle }) { StatusCode = statut };
    }

    private static async Task<IResult> SaveAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var bilan = await guichet.RunAsync(visite.Acteur!, new EcrireUneFiche(id, Posted(http.Request.Form)), annulation: http.RequestAborted);
        if (bilan.Conflits.Count + bilan.Refusees.Count > 0)
            return await PageAsync(id, null, Reprises.Of(bilan), StatusCodes.Status409Conflict, guichet, visite, http);
        visite.LeaveMessage("C’est enregistré.");
        return Results.LocalRedirect(Adresse(id));
    }

    private static Task<IResult> DoAsync<T>(string id, IOperation<T> operation, string fait, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, _ => fait, Adresse(id), refus => PageAsync(id, refus.Message, Reprises.Aucune, StatusCodes.Status422UnprocessableEntity, guichet, visite, http));

    private static async Task<IResult> JoinAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Fiche, id, http.RequestAborted);
        try
        {
            var piece = await guichet.RunAsync(visite.Acteur!, await RoutesDeDossier.PostedAsync(fiche["inscription"]!, id, http), annulation: http.RequestAborted);
            visite.LeaveMessage($"« {piece["nom"]} » est joint à cette fiche.");
            return Results.LocalRedirect(Adresse(id));
        }
        catch (RefusException refus) when (refus.Nature is NatureDeRefus.Invalide or NatureDeRefus.EtatContraire)
        {
            return await PageAsync(id, refus.Message, Reprises.Aucune, StatusCodes.Status422UnprocessableEntity, guichet, visite, http);
        }
    }

    private static async Task<IResult> TreatAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var commentaire = await guichet.RunAsync(visite.Acteur!, new TraiterUnCommentaire(id, http.Request.Form["traite"] != "non"), annulation: http.RequestAborted);
        visite.LeaveMessage(commentaire["traite_le"] is null ? "La remarque est rouverte." : "La remarque est traitée.");
        return Results.LocalRedirect(Adresse(commentaire["fiche"]!));
    }

    private static async Task<IResult> RemoveAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var piece = await guichet.RunAsync(visite.Acteur!, new RetirerUnePiece(id), annulation: http.RequestAborted);
        visite.LeaveMessage($"« {piece["nom"]} » est retiré du dossier.");
        return Results.LocalRedirect(piece["fiche"] is { } fiche ? Adresse(fiche) : RoutesDeDossier.Adresse(piece["inscription"]!));
    }

    private static async Task<IResult> RestoreAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var version = await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.VersionDeFiche, id, http.RequestAborted);
        var changes = await guichet.RunAsync(visite.Acteur!, new RestaurerUneVersion(id), CirconstancesDites.Of(http), http.RequestAborted);
        visite.LeaveMessage($"{Pluriel.Of(changes, "champ")} repris de la version {version["numero"]} ; ce qui s’y trouvait est gardé comme version.");
        return Results.LocalRedirect(Adresse(version["fiche"]!));
    }

    private static async Task<IResult> VersionsAsync(string id, string? de, string? a, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = await FicheLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        return new RazorComponentResult<PageDesVersions>(new { Fiche = fiche, De = fiche.Versions.FirstOrDefault(v => v["numero"] == de) ?? (fiche.Versions is [var derniere, ..] ? derniere : null), A = fiche.Versions.FirstOrDefault(v => v["numero"] == a) });
    }

    // Always a download, never a page: what a browser would run stays a file.
    private static async Task<IResult> FileAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var piece = await PieceLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(piece.Octets, piece.Piece["format"]!, piece.Piece["nom"] ?? "document");
    }

    /// <summary>What was typed and not kept, to be shown again on its field.</summary>
    private sealed record Reprises(IReadOnlyDictionary<string, (string? Tapee, string Message)> ParCle)
    {
        public static readonly Reprises Aucune = new(new Dictionary<string, (string?, string)>(StringComparer.Ordinal));

        public static Reprises Of(BilanDeSaisie bilan) => new(bilan.Conflits.Select(c => (c.Cle, c.Voulue, c.Message)).Concat(bilan.Refusees.Select(f => (f.Champ!, f.Valeur, f.Message))).ToDictionary(r => r.Item1, r => (r.Item2, r.Item3), StringComparer.Ordinal));
    }
}
