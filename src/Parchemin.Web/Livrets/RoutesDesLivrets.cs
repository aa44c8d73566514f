using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The livrets scolaires: entry by column, the livret of a candidate, its seal and its signature.</summary>
internal static class RoutesDesLivrets
{
    private static readonly Exigence Lire = new("livret.lire");
    private static readonly Exigence Saisir = new("livret.saisir");
    private static readonly Exigence Sceller = new("livret.sceller");
    private static readonly Exigence Rouvrir = new("livret.rouvrir");
    private static readonly Exigence Signer = new("livret.signer");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/livrets", Lire, (Guichet guichet, Visite visite, HttpContext http) => ChoixDUnParcours.AnswerAsync("Livrets scolaires", "/livrets", r => FeuilleDeLivret.Of(r) is not null, guichet, visite, http));
        routes.Get("/livrets/session/{session}", Lire, (string session, string? matiere, Guichet guichet, Visite visite, HttpContext http)
            => ColumnAsync(session, matiere, new Dictionary<string, (string?, string?)>(StringComparer.Ordinal), guichet, visite, http));
        routes.Post("/livrets/session/{session}", Saisir, EnterAsync);
        ImportDeLivrets.Map(routes, Saisir);
        FormulaireALEcran.Map(routes);
        routes.Get("/livrets/{inscription}", Lire, (string inscription, Guichet guichet, Visite visite, HttpContext http) => BookAsync(inscription, null, guichet, visite, http));
        routes.Post("/livrets/{inscription}/sceller", Sceller, (string inscription, Guichet guichet, Visite visite, HttpContext http) => DoAsync(inscription, new ScellerUnLivret(inscription), "Le livret est scellé. Le candidat peut le signer.", guichet, visite, http));
        routes.Post("/livrets/{inscription}/rouvrir", Rouvrir, (string inscription, Guichet guichet, Visite visite, HttpContext http) => DoAsync(inscription, new RouvrirUnLivret(inscription), "Le livret est rouvert.", guichet, visite, http));
        routes.Post("/livrets/{inscription}/signer", Signer, (string inscription, Guichet guichet, Visite visite, HttpContext http) => DoAsync(inscription, new SignerSonLivret(inscription, http.Request.Form["remarques"].ToString()), "Votre signature est enregistrée.", guichet, visite, http));
        MapApi(routes.MapGroup(RoutesDeLApi.Racine));
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        const string Livrets = "Livrets";
        api.Write("POST", "/livrets/cellules", Saisir, CellsAsync).WithTags(Livrets);
        api.Get("/livrets/{inscription}", Lire, async (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(Of(await ReadAsync(inscription, guichet, visite, http)))).WithTags(Livrets);
        api.Write("POST", "/livrets/{inscription}/sceller", Sceller, (string inscription, Guichet guichet, Visite visite, HttpContext http) => ApiAsync(inscription, new ScellerUnLivret(inscription), guichet, visite, http)).WithTags(Livrets);
        api.Write("POST", "/livrets/{inscription}/rouvrir", Rouvrir, (string inscription, Guichet guichet, Visite visite, HttpContext http) => ApiAsync(inscription, new RouvrirUnLivret(inscription), guichet, visite, http)).WithTags(Livrets);
        api.Write("POST", "/livrets/{inscription}/signer", Signer, async (string inscription, Guichet guichet, Visite visite, HttpContext http)
            => await ApiAsync(inscription, new SignerSonLivret(inscription, Corps.Values((await Corps.ReadAsync(http)).Membres).GetValueOrDefault("remarques")), guichet, visite, http)).WithTags(Livrets);
    }

    private static async Task<IResult> ApiAsync(string inscription, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var livret = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, GenresDuParcours.Livret, livret.Id, http.RequestAborted));
    }

    private static JsonObject Of(LivretDeClasse l) => new()
    {
        ["inscription"] = l.Lu.Inscription.Id,
        ["etat"] = l.Lu.Livret?["etat"],
        ["empreinte"] = l.Lu.Livret?["empreinte"],
        ["valeurs"] = new JsonObject(l.Lu.Valeurs.Select(v => new KeyValuePair<string, JsonNode?>(v.Key, v.Value))),
        ["matieres"] = new JsonArray([.. l.Matieres.Select(m => (JsonNode)new JsonObject
        {
            ["code"] = m.Matiere.Code,
            ["libelle"] = m.Matiere.Libelle,
            ["moyennes"] = new JsonArray([.. m.Moyennes.Select(x => (JsonNode?)(x.Connue ? x.Valeur.ToFixed(2, '.') : null))]),
            ["moyennes_de_la_classe"] = new JsonArray([.. m.DeLaClasse.Select(x => (JsonNode?)(x.Connue ? x.Valeur.ToFixed(2, '.') : null))]),
        })]),
        ["profil"] = new JsonArray([.. l.Profil.Select(p => (JsonNode)new JsonObject { ["matiere"] = p.Matiere, ["ecart"] = p.Ecart.Connue ? p.Ecart.Valeur.ToFixed(2, '.') : null, ["case"] = p.Case })]),
        ["cotation"] = new JsonObject(l.Cotation.Select(c => new KeyValuePair<string, JsonNode?>(c.Avis, c.Pourcentage))),
        ["relecture"] = new JsonArray([.. l.Relecture.Select(v => (JsonNode)RoutesDesPlacements.Of(v))]),
    };

    // {"cellules": [{"inscription": …, "cle": "note/…/s1", "lue": "11", "valeur": "12,5"}]}: each is answered by itself.
    private static async Task<IResult> CellsAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        if (!membres.TryGetValue("cellules", out var cellules) || cellules.ValueKind is not JsonValueKind.Array || !cellules.EnumerateArray().All(c => c.ValueKind is JsonValueKind.Object && Text(c, "inscription") is not null && Text(c, "cle") is not null))
            throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« cellules » attend un tableau d'objets {inscription, cle, lue, valeur}.");
        var saisies = await guichet.RunAsync(visite.Acteur!, new SaisirDesLivrets([.. cellules.EnumerateArray().Select(c => new CelluleDeLivret(Text(c, "inscription")!, Text(c, "cle")!, Text(c, "lue"), Text(c, "valeur")))]), CirconstancesDites.Of(http), http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["cellules"] = new JsonArray([.. saisies.Select(s => (JsonNode)new JsonObject { ["inscription"] = s.Inscription, ["cle"] = s.Cle, ["valeur"] = s.Valeur, ["code"] = s.Refus?.Code, ["message"] = s.Refus?.Message })]),
        });

        static string? Text(JsonElement cellule, string nom) => cellule.TryGetProperty(nom, out var valeur) ? Corps.Text(nom, valeur) : null;
    }

    private static async Task<IResult> ColumnAsync(string session, string? matiere, IReadOnlyDictionary<string, (string?, string?)> refusees, Guichet guichet, Visite visite, HttpContext http)
        => new RazorComponentResult<PageDeSaisieDesLivrets>(new { Colonne = await ColonneDeLivrets.ReadAsync(guichet, visite.Acteur!, session, matiere, http.RequestAborted), Modifiable = visite.May("livret.saisir"), Refusees = refusees }) { StatusCode = refusees.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };

    private static async Task<IResult> EnterAsync(string session, string? matiere, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, Genres.Session, session, http.RequestAborted);
        var f = http.Request.Form;
        // A box that is not ticked is not sent: what the page read of it tells that it was there.
        var cellules = f.Keys.Where(k => k.StartsWith("l:", StringComparison.Ordinal) && k.Contains('|', StringComparison.Ordinal)).Select(k => (Nom: k[2..], Coupe: k.IndexOf('|', StringComparison.Ordinal) - 2))
            .Select(k => new CelluleDeLivret(k.Nom[..k.Coupe], k.Nom[(k.Coupe + 1)..], f["l:" + k.Nom].ToString(), f["v:" + k.Nom].ToString())).Where(c => !string.Equals(c.Lue?.ReplaceLineEndings("\n"), c.Valeur?.ReplaceLineEndings("\n"), StringComparison.Ordinal)).ToList();
        var saisies = await guichet.RunAsync(visite.Acteur!, new SaisirDesLivrets(cellules), CirconstancesDites.Of(http), http.RequestAborted);
        var refusees = saisies.Zip(cellules).Where(s => s.First.Refus is not null).ToDictionary(s => $"{s.First.Inscription}|{s.First.Cle}", s => (s.Second.Valeur, (string?)s.First.Refus!.Message), StringComparer.Ordinal);
        if (refusees.Count > 0)
            return await ColumnAsync(session, matiere, refusees, guichet, visite, http);
        visite.LeaveMessage("C’est enregistré.");
        return Results.LocalRedirect($"/livrets/session/{session}{(matiere is { Length: > 0 } ? "?matiere=" + Uri.EscapeDataString(matiere) : "")}");
    }

    private static async Task<LivretDeClasse> ReadAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
        => await MayReadAsync(inscription, guichet, visite, http) && await LivretDeClasse.ReadAsync(guichet, visite.Acteur!, inscription, http.RequestAborted) is { } livret ? livret : throw RefusException.Introuvable(GenresDuParcours.Livret);

    private static ValueTask<bool> MayReadAsync(string inscription, Guichet guichet, Visite visite, HttpContext http)
        => SuiviDesPlacements.MayAsync(guichet, visite.Acteur!, "ligne-de-livret.lire", GenresDuParcours.Livret, inscription, guichet.Store, http.RequestAborted);

    private static async Task<IResult> BookAsync(string inscription, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var livret = await ReadAsync(inscription, guichet, visite, http);
        ValueTask<bool> May(string action) => SuiviDesPlacements.MayAsync(guichet, visite.Acteur!, action, GenresDuParcours.Livret, inscription, guichet.Store, http.RequestAborted);
        return new RazorComponentResult<PageDuLivret>(new { Livret = livret, MaySeal = await May("livret.sceller"), MayReopen = await May("livret.rouvrir"), MaySign = await May("livret.signer"), Refus = refus }) { StatusCode = Garde.StatusOf(refus) };
    }

    private static Task<IResult> DoAsync(string inscription, IOperation<Objet> operation, string message, Guichet guichet, Visite visite, HttpContext http)
        => guichet.DoAsync(visite, http, operation, _ => message, "/livrets/" + inscription, refus => BookAsync(inscription, refus, guichet, visite, http));
}
