using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the pages of the dossier; the script of a fiche uses it too.</summary>
internal static class RoutesDeDossierEnApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var (dossiers, fiches, pieces) = (GenresDuParcours.Dossier.Pluriel, GenresDuParcours.Fiche.Pluriel, GenresDuParcours.Piece.Pluriel);
        api.Get("/inscription/{id}/dossier", new Exigence("dossier.lire"), async (string id, Guichet guichet, Visite visite, HttpContext http) => Results.Json(Of(await DossierLu.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted)))).WithTags(dossiers);
        api.Write("POST", "/inscription/{id}/dossier/fiche", new Exigence("dossier.ecrire"), OpenAsync).WithTags(fiches);
        api.Write("POST", "/inscription/{id}/dossier/viser", new Exigence("dossier.viser"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Dossier, new ViserLeDossier(id, Is(await SaidAsync(http), "retirer")), guichet, visite, http)).WithTags(dossiers);
        api.Write("POST", "/inscription/{id}/dossier/attester", new Exigence("dossier.attester"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Dossier, new AttesterSurLHonneur(id, (await SaidAsync(http)).GetValueOrDefault("fait_a")), guichet, visite, http)).WithTags(dossiers);
        api.Write("POST", "/inscription/{id}/dossier/deposer", new Exigence("dossier.deposer"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Dossier, new DeposerLeDossier(id, Is(await SaidAsync(http), "sans_visa")), guichet, visite, http)).WithTags(dossiers);
        api.Write("POST", "/inscription/{id}/dossier/rouvrir", new Exigence("dossier.rouvrir"), (string id, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(GenresDuParcours.Dossier, new RouvrirLeDossier(id), guichet, visite, http)).WithTags(dossiers);
        api.Write("POST", "/inscription/{id}/dossier/piece", new Exigence("piece.joindre"), JoinAsync).WithTags(pieces);
        api.Get("/fiche/{id}/entrees", new Exigence("fiche.lire"), ReadAsync).WithTags(fiches);
        api.Write("POST", "/fiche/{id}/entrees", new Exigence("dossier.ecrire"), WriteAsync).WithTags(fiches);
        api.Get("/fiche/{id}/imprime", new Exigence("fiche.lire"), PrintAsync).WithTags(fiches);
        api.Write("POST", "/fiche/{id}/etat", new Exigence("dossier.ecrire"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Fiche, new ClasserUneFiche(id, (await SaidAsync(http)).GetValueOrDefault("etat") ?? ""), guichet, visite, http)).WithTags(fiches);
        api.Write("POST", "/fiche/{id}/contexte", new Exigence("dossier.ecrire"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Fiche, new LierUnContexte(id, (await SaidAsync(http)).GetValueOrDefault("contexte")), guichet, visite, http)).WithTags(fiches);
        api.Write("POST", "/fiche/{id}/versions", new Exigence("dossier.ecrire"), (string id, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(GenresDuParcours.VersionDeFiche, new GarderUneVersion(id), guichet, visite, http)).WithTags(fiches);
        api.Write("POST", "/version-de-fiche/{id}/restaurer", new Exigence("dossier.ecrire"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(new JsonObject { ["changes"] = await guichet.RunAsync(visite.Acteur!, new RestaurerUneVersion(id), CirconstancesDites.Of(http), http.RequestAborted) })).WithTags(fiches);
        api.Write("POST", "/fiche/{id}/commentaire", new Exigence("commentaire.ecrire"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dits = await SaidAsync(http);
            return await DoAsync(GenresDuParcours.Commentaire, new CommenterUneFiche(id, dits.GetValueOrDefault("cle"), dits.GetValueOrDefault("texte")), guichet, visite, http);
        }).WithTags(fiches);
        api.Write("POST", "/commentaire/{id}/traiter", new Exigence("commentaire.ecrire"), async (string id, Guichet guichet, Visite visite, HttpContext http)
            => await DoAsync(GenresDuParcours.Commentaire, new TraiterUnCommentaire(id, (await SaidAsync(http)).GetValueOrDefault("traite") is not "non"), guichet, visite, http)).WithTags(fiches);
        api.Get("/piece/{id}/octets", new Exigence("piece.lire"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var piece = await PieceLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
            return Results.File(piece.Octets, piece.Piece["format"]!, piece.Piece["nom"] ?? "document");
        }).WithTags(pieces);
        api.Write("POST", "/piece/{id}/retirer", new Exigence("piece.retirer"), (string id, Guichet guichet, Visite visite, HttpContext http)
            => DoAsync(GenresDuParcours.Piece, new RetirerUnePiece(id), guichet, visite, http)).WithTags(pieces);
    }

    private static JsonObject Of(DossierLu dossier) => new()
    {
        ["inscription"] = dossier.Cadre.Inscription.Id,
        ["etat"] = dossier.Dossier?["etat"],
        ["vise_le"] = dossier.Dossier?["vise_le"],
        ["atteste_sur_l_honneur_le"] = dossier.Dossier?["honneur_le"],
        ["depose_le"] = dossier.Dossier?["depose_le"],
        ["empreinte"] = dossier.Dossier?["empreinte"],
        ["avant_le"] = dossier.Cadre.Session["dossiers_avant_le"],
        ["fiches"] = new JsonArray([.. dossier.Fiches.Select(f => (JsonNode)new JsonObject { ["id"] = f.Objet.Id, ["formulaire"] = f.Formulaire.Code, ["numero"] = f.Numero, ["etat"] = f.Objet["etat"], ["titre"] = f.Titre, ["remplis"] = f.Remplis, ["champs"] = f.Total, ["contexte"] = f.Objet["contexte"] })]),
        ["composition"] = Of(dossier.Compositions, dossier),
        ["pieces"] = new JsonArray([.. dossier.Pieces.Select(p => (JsonNode)Corps.Of(p))]),
    };

    private static JsonArray Of(IReadOnlyList<CompositionDuDossier> compositions, DossierLu dossier) => new([.. compositions.Select(c => (JsonNode)new JsonObject
    {
        ["epreuve"] = c.Serie.Epreuve.Code,
        ["regles"] = new JsonArray([.. c.Bilan.Contraintes.Select(r => (JsonNode)new JsonObject { ["code"] = r.Contrainte.Code, ["libelle"] = r.Contrainte.Libelle, ["respectee"] = r.EstRespectee, ["compte"] = r.Compte, ["au_moins"] = r.Contrainte.AuMoins })]),
        ["penalite_encourue"] = c.Penalite.ToFrench(),
        ["conseil"] = c.Conseil?.ToFrench(dossier.Cadre.Regles),
    })]);

    private static async Task<IResult> OpenAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var dits = await SaidAsync(http);
        var numero = dits.GetValueOrDefault("numero") is not { } texte ? (int?)null
            : int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« numero » attend un nombre entier.");
        return await DoAsync(GenresDuParcours.Fiche, new OuvrirUneFiche(id, dits.GetValueOrDefault("formulaire") ?? "", numero), guichet, visite, http);
    }

    private static async Task<IResult> JoinAsync(string id, string? nom, string? nature, string? fiche, Guichet guichet, Visite visite, HttpContext http)
    {
        if (http.Request.ContentLength > JoindreUnePiece.TailleMax)
            throw new BadHttpRequestException("trop gros", StatusCodes.Status413PayloadTooLarge);
        using var memoire = new MemoryStream();
        await http.Request.Body.CopyToAsync(memoire, http.RequestAborted);
        return await DoAsync(GenresDuParcours.Piece, new JoindreUnePiece(id, fiche, nature, nom ?? "", memoire.ToArray()), guichet, visite, http);
    }

    private static async Task<IResult> ReadAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = await FicheLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        return Results.Json(new JsonObject { ["formulaire"] = fiche.Fiche.Formulaire.Code, ["etat"] = fiche.Fiche.Objet["etat"], ["modifiable"] = fiche.Modifiable, ["entrees"] = Texts(fiche.Fiche.Valeurs), ["tenues"] = Texts(fiche.Tenues) });
    }

    private static async Task<IResult> WriteAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var bilan = await guichet.RunAsync(visite.Acteur!, new EcrireUneFiche(id, Entries(membres)), CirconstancesDites.Of(http), http.RequestAborted);
        var fiche = (await guichet.Store.FindAsync(GenresDuParcours.Fiche, id, http.RequestAborted))!;
        var dossier = await DossierLu.ReadAsync(guichet, visite.Acteur!, fiche["inscription"]!, http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["heure"] = GrilleLue.Heure(guichet.Maintenant),
            ["tenues"] = new JsonObject(bilan.Tenues.Select(t => new KeyValuePair<string, JsonNode?>(t.Key, t.Value))),
            ["conflits"] = new JsonArray([.. bilan.Conflits.Select(c => (JsonNode)new JsonObject { ["cle"] = c.Cle, ["voulue"] = c.Voulue, ["actuelle"] = c.Actuelle, ["par"] = c.Par, ["heure"] = GrilleLue.Heure(c.Le), ["message"] = c.Message })]),
            ["refusees"] = new JsonArray([.. bilan.Refusees.Select(f => (JsonNode)new JsonObject { ["cle"] = f.Champ, ["code"] = f.Code, ["message"] = f.Message })]),
            ["composition"] = Of(dossier.Compositions, dossier),
        });
    }

    private static async Task<IResult> PrintAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var fiche = await FicheLue.ReadAsync(guichet, visite.Acteur!, id, http.RequestAborted);
        return Results.Json(FormulaireImprime.Build(EnTete.Of(fiche.Cadre.Referentiel.Certification, fiche.Cadre.Session["code"]), fiche.Fiche.Formulaire, fiche.ToPrint()));
    }

    private static IReadOnlyList<SaisieDeGrille> Entries(Dictionary<string, JsonElement> membres)
    {
        if (!membres.TryGetValue("saisies", out var saisies) || saisies.ValueKind is not JsonValueKind.Array)
            throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« saisies » attend un tableau d'objets {cle, lue, valeur}.");
        string? Member(JsonElement saisie, string nom) => saisie.TryGetProperty(nom, out var valeur) ? Corps.Text(nom, valeur) : null;
        return [.. saisies.EnumerateArray().Select(s => s.ValueKind is JsonValueKind.Object && Member(s, "cle") is { } cle
            ? new SaisieDeGrille(cle, Member(s, "lue"), Member(s, "valeur"))
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "Chaque saisie est un objet {cle, lue, valeur}."))];
    }

    private static async Task<Dictionary<string, string?>> SaidAsync(HttpContext http) => Corps.Values((await Corps.ReadAsync(http)).Membres);

    private static bool Is(Dictionary<string, string?> dits, string nom) => dits.GetValueOrDefault(nom) is "oui";

    private static JsonObject Texts(IReadOnlyDictionary<string, string> valeurs) => new(valeurs.Select(v => new KeyValuePair<string, JsonNode?>(v.Key, v.Value)));

    private static async Task<IResult> DoAsync(Genre genre, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var objet = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, objet.Id, http.RequestAborted));
    }
}
