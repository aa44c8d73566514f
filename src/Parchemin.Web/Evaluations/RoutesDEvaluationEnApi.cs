using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the pages of commissions and grids; the script of a grid uses it too.</summary>
internal static class RoutesDEvaluationEnApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var grilles = Genres.Evaluation.Pluriel;
        api.Write("POST", "/evaluation", new Exigence("evaluation.saisir"), OpenAsync).WithTags(grilles);
        api.Write("POST", "/commission/{id}/ouvrir", new Exigence("evaluation.saisir"), async (string id, Guichet guichet, Visite visite, HttpContext http) => Results.Json(new JsonObject { ["ouvertes"] = await guichet.RunAsync(visite.Acteur!, new OuvrirLesGrilles(id), annulation: http.RequestAborted) })).WithTags(grilles);
        api.Get("/evaluation/{id}/entrees", new Exigence("evaluation.lire"), SinceAsync).WithTags(grilles);
        api.Write("POST", "/evaluation/{id}/entrees", new Exigence("evaluation.saisir"), EnterAsync).WithTags(grilles);
        api.Write("POST", "/evaluation/{id}/reprendre", new Exigence("evaluation.saisir"), async (string id, Guichet guichet, Visite visite, HttpContext http) => Json(await guichet.RunAsync(visite.Acteur!, new ReprendreLaComposition(id), CirconstancesDites.Of(http), http.RequestAborted), [])).WithTags(grilles);
        api.Write("POST", "/evaluation/{id}/valider", new Exigence("evaluation.valider"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.Evaluation, new ValiderUneEvaluation(id), guichet, visite, http)).WithTags(grilles);
        api.Write("POST", "/evaluation/{id}/rouvrir", new Exigence("evaluation.rouvrir"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.Evaluation, new RouvrirUneEvaluation(id, CirconstancesDites.Of(http).Motif), guichet, visite, http)).WithTags(grilles);
        api.Write("POST", "/evaluation/transmettre", new Exigence("evaluation.transmettre"), SendAsync).WithTags(grilles);
        api.Write("POST", "/passage/{id}/conduire", new Exigence("passage.modifier"), ConductAsync).WithTags(Genres.Passage.Pluriel);
        api.Write("POST", "/passage/{id}/fiche", new Exigence("passage.choisir-la-fiche"), ChooseAsync).WithTags(Genres.Passage.Pluriel);
        api.Write("POST", "/membre/{id}/recuser", new Exigence("membre.modifier"), (string id, Guichet guichet, Visite visite, HttpContext http) => DoAsync(Genres.Membre, new RecuserUnMembre(id, CirconstancesDites.Of(http).Motif), guichet, visite, http)).WithTags(Genres.Membre.Pluriel);
        api.Get("/commission/{id}/constats", new Exigence("commission.lire"), FindingsAsync).WithTags(Genres.Commission.Pluriel);
    }

    private static async Task<IResult> OpenAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var valeurs = Corps.Values(membres);
        string? Said(string nom) => valeurs.GetValueOrDefault(nom);
        var ouverte = await guichet.RunAsync(visite.Acteur!, new OuvrirUneEvaluation(Said("inscription") ?? "", Said("epreuve") ?? "", Said("partie"), Said("evaluateur"), Said("commission") ?? ""), annulation: http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Evaluation, ouverte.Id, http.RequestAborted));
    }

    private static async Task<IResult> SinceAsync(string id, long? depuis, Guichet guichet, Visite visite, HttpContext http)
    {
        var (rang, etat, entrees) = await GrilleLue.SinceAsync(guichet, visite.Acteur!, id, depuis ?? 0, http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["rang"] = rang,
            ["etat"] = etat,
            ["entrees"] = new JsonArray([.. entrees.Select(e => (JsonNode)new JsonObject { ["cle"] = e.Cle, ["valeur"] = e.Valeur, ["par"] = e.Par, ["le"] = ValeurDeChamp.Format(e.Le), ["heure"] = GrilleLue.Heure(e.Le), ["acteur"] = e.Acteur })]),
        });
    }

    private static async Task<IResult> EnterAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var bilan = await guichet.RunAsync(visite.Acteur!, new SaisirDansUneGrille(id, Entries(membres)), CirconstancesDites.Of(http), http.RequestAborted);
        var cadre = await CadreDEvaluation.ReadAsync((await guichet.Store.FindAsync(Genres.Evaluation, id, http.RequestAborted))!, guichet.Store, guichet.Bibliotheque, http.RequestAborted);
        var valeurs = CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(id, guichet.Store, http.RequestAborted));
        return Json(bilan, [.. Coherence.Hints(cadre.Feuille, valeurs)]);
    }

    private static IResult Json(BilanDeSaisie bilan, IReadOnlyList<string> remarques) => Results.Json(new JsonObject
    {
        ["tenues"] = new JsonObject(bilan.Tenues.Select(t => new KeyValuePair<string, JsonNode?>(t.Key, t.Value))),
        ["conflits"] = new JsonArray([.. bilan.Conflits.Select(c => (JsonNode)new JsonObject { ["cle"] = c.Cle, ["voulue"] = c.Voulue, ["actuelle"] = c.Actuelle, ["par"] = c.Par, ["le"] = ValeurDeChamp.Format(c.Le), ["heure"] = GrilleLue.Heure(c.Le), ["message"] = c.Message })]),
        ["refusees"] = new JsonArray([.. bilan.Refusees.Select(f => (JsonNode)new JsonObject { ["cle"] = f.Champ, ["code"] = f.Code, ["message"] = f.Message })]),
        ["remarques"] = new JsonArray([.. remarques.Select(r => (JsonNode)r)]),
    });

    private static IReadOnlyList<SaisieDeGrille> Entries(Dictionary<string, JsonElement> membres)
    {
        if (!membres.TryGetValue("saisies", out var saisies) || saisies.ValueKind is not JsonValueKind.Array)
            throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« saisies » attend un tableau d'objets {cle, lue, valeur}.");
        string? Member(JsonElement saisie, string nom) => saisie.TryGetProperty(nom, out var valeur) ? Corps.Text(nom, valeur) : null;
        return [.. saisies.EnumerateArray().Select(s => s.ValueKind is JsonValueKind.Object && Member(s, "cle") is { } cle
            ? new SaisieDeGrille(cle, Member(s, "lue"), Member(s, "valeur"))
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "Chaque saisie est un objet {cle, lue, valeur}."))];
    }

    private static async Task<IResult> SendAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        return Results.Json(new JsonObject { ["transmises"] = await guichet.RunAsync(visite.Acteur!, new TransmettreLesPropositions(Corps.Texts(membres, "evaluations")), CirconstancesDites.Of(http), http.RequestAborted) });
    }

    private static async Task<IResult> ConductAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var valeurs = Corps.Values(membres);
        var dit = valeurs.GetValueOrDefault("geste")?.Replace("-", "", StringComparison.Ordinal);
        if (!Enum.TryParse<GesteDePassage>(dit, ignoreCase: true, out var geste) || !Enum.IsDefined(geste))
            throw new RefusException(NatureDeRefus.Invalide, "GESTE-INCONNU", "« geste » : preparer, commencer, terminer, absent, absent-justifie ou reprendre.");
        return await DoAsync(Genres.Passage, new ConduireUnPassage(id, geste, valeurs.GetValueOrDefault("motif") ?? CirconstancesDites.Of(http).Motif), guichet, visite, http);
    }

    private static async Task<IResult> ChooseAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var valeurs = Corps.Values(membres);
        var fiche = valeurs.GetValueOrDefault("fiche") is not { } texte ? (int?)null
            : int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var f) ? f
            : throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« fiche » attend un nombre entier.");
        return await DoAsync(Genres.Passage, new ChoisirLaFiche(id, fiche, valeurs.GetValueOrDefault("parametres")), guichet, visite, http);
    }

    private static async Task<IResult> FindingsAsync(string id, Guichet guichet, Visite visite, HttpContext http)
    {
        await guichet.ReadAsync(visite.Acteur!, Genres.Commission, id, http.RequestAborted);
        var constats = await Impartialite.FindingsAsync((await guichet.Store.FindAsync(Genres.Commission, id, http.RequestAborted))!, guichet.Store, guichet.Bibliotheque, guichet.Maintenant, http.RequestAborted);
        var elements = new JsonArray();
        foreach (var constat in constats)
        {
            if (constat.Membre is { } membre && await guichet.Regard(visite.Acteur!).TitleAsync(Genres.Membre, membre, http.RequestAborted) is null)
                continue;
            elements.Add(new JsonObject { ["code"] = constat.Code, ["poids"] = constat.Poids.ToString().ToLowerInvariant(), ["message"] = constat.Message, ["membre"] = constat.Membre });
        }

        return Results.Json(new JsonObject { ["elements"] = elements });
    }

    private static async Task<IResult> DoAsync(Genre genre, IOperation<Objet> operation, Guichet guichet, Visite visite, HttpContext http)
    {
        var objet = await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);
        return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, genre, objet.Id, http.RequestAborted));
    }
}
