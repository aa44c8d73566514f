using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The API twin of the correction and of the CCF: the same use cases.</summary>
internal static class CorrectionDeLApi
{
    private const string Correction = "Correction";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(RoutesDeLApi.Racine);
        api.Write("POST", "/correction/notes", new Exigence("copie.modifier"), EnterAsync).WithTags(Correction);
        api.Get("/correction/{session}/{unite}", new Exigence("copie.anonymiser"), ReadAsync).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/anonymiser", new Exigence("copie.anonymiser"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http)
            => Results.Json(new JsonObject { ["ouvertes"] = await RunAsync(new AnonymiserLesCopies(session, unite), guichet, visite, http) })).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/distribuer", new Exigence("copie.anonymiser"), DistributeAsync).WithTags(Correction);
        api.Get("/correction/{session}/{unite}/delegation", new Exigence("copie.anonymiser"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var q = http.Request.Query;
            var d = await DelegationDeLots.ReadAsync(guichet, visite.Acteur!, session, unite, q["absent"].ToString(), [.. q["vers"].OfType<string>()], http.RequestAborted);
            return Results.Json(new JsonObject
            {
                ["absent"] = d.Absent.Id,
                ["a_noter"] = d.Copies.Count,
                ["sans_repreneur"] = d.SansRepreneur,
                ["vue"] = d.Empreinte,
                ["repreneurs"] = new JsonArray([.. d.Repreneurs.Select(r => (JsonNode)new JsonObject { ["correcteur"] = r.Personne, ["avant"] = r.Avant, ["recues"] = r.Recues, ["ses_eleves"] = r.SesEleves, ["deja_lues"] = r.DejaLues, ["copies"] = new JsonArray([.. d.Copies.Where(c => c.Vers == r.Personne).Select(c => (JsonNode)c.Racine)]) })]),
            });
        }).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/deleguer", new Exigence("copie.anonymiser"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            var dit = Corps.Values(membres.Where(m => m.Value.ValueKind is not JsonValueKind.Array).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
            var faite = await RunAsync(new DeleguerDesCopies(session, unite, dit.GetValueOrDefault("absent") ?? "", Corps.Texts(membres, "vers"), dit.GetValueOrDefault("vue")), guichet, visite, http);
            return Results.Json(new JsonObject { ["copies"] = faite.Copies, ["lots"] = faite.Lots, ["sans_repreneur"] = faite.SansRepreneur, ["lot_du_journal"] = faite.Lot });
        }).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/accorder", new Exigence("copie.anonymiser"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var (_, membres) = await Corps.ReadAsync(http);
            return Results.Json(new JsonObject { ["ouvertes"] = await RunAsync(new AccorderLesLectures(session, unite, Corps.Texts(membres, "correcteurs")), guichet, visite, http) });
        }).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/harmoniser", new Exigence("copie.harmoniser"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var faite = await RunAsync(new HarmoniserUnCorrecteur(session, unite, dit.GetValueOrDefault("partie"), dit.GetValueOrDefault("correcteur") ?? "", dit.GetValueOrDefault("decalage") ?? "", dit.GetValueOrDefault("motif") ?? ""), guichet, visite, http);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Harmonisation, faite.Id, http.RequestAborted));
        }).WithTags(Correction);
        api.Write("POST", "/correction/harmonisation/{id}/retirer", new Exigence("copie.harmoniser"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await RunAsync(new RetirerUneHarmonisation(id), guichet, visite, http);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Harmonisation, id, http.RequestAborted));
        }).WithTags(Correction);
        api.Write("POST", "/correction/copie/{id}/trancher", new Exigence("copie.harmoniser"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var tranchee = await RunAsync(new TrancherUneCopie(id, dit.GetValueOrDefault("note") ?? "", dit.GetValueOrDefault("motif") ?? ""), guichet, visite, http);
            return RoutesDeLApi.Answer(http, await guichet.ReadAsync(visite.Acteur!, Genres.Copie, tranchee.Id, http.RequestAborted));
        }).WithTags(Correction);
        api.Write("POST", "/correction/{session}/{unite}/lever", new Exigence("copie.lever-l-anonymat"), async (string session, string unite, Guichet guichet, Visite visite, HttpContext http) =>
        {
            var dit = Corps.Values((await Corps.ReadAsync(http)).Membres);
            var levee = await RunAsync(new LeverLAnonymat(session, unite, dit.GetValueOrDefault("les_autres") is "oui"), guichet, visite, http);
            return Results.Json(new JsonObject { ["portes"] = levee.Portes, ["inchanges"] = levee.Inchanges, ["en_attente"] = levee.EnAttente, ["autres"] = levee.Autres });
        }).WithTags(Correction);
    }

    private static Task<T> RunAsync<T>(IOperation<T> operation, Guichet guichet, Visite visite, HttpContext http)
        => guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted);

    // {"cellules": [{"copie": …, "lue": "11", "valeur": "12,5"}]}: each is answered by itself.
    private static async Task<IResult> EnterAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        if (!membres.TryGetValue("cellules", out var cellules) || cellules.ValueKind is not JsonValueKind.Array || !cellules.EnumerateArray().All(c => c.ValueKind is JsonValueKind.Object && c.TryGetProperty("copie", out var id) && id.ValueKind is JsonValueKind.String))
            throw new RefusException(NatureDeRefus.Invalide, "VALEUR-REFUSEE", "« cellules » attend un tableau d'objets {copie, lue, valeur}.");
        static string? Text(JsonElement cellule, string nom) => cellule.TryGetProperty(nom, out var valeur) ? Corps.Text(nom, valeur) : null;
        var notees = await RunAsync(new NoterDesCopies([.. cellules.EnumerateArray().Select(c => new CelluleDeCopie(c.GetProperty("copie").GetString()!, Text(c, "lue"), Text(c, "valeur")))]), guichet, visite, http);
        return Results.Json(new JsonObject
        {
            ["cellules"] = new JsonArray([.. notees.Select(n => (JsonNode)new JsonObject { ["copie"] = n.Copie, ["valeur"] = n.Valeur, ["code"] = n.Refus?.Code, ["message"] = n.Refus?.Message })]),
        });
    }

    private static async Task<IResult> DistributeAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        var (_, membres) = await Corps.ReadAsync(http);
        var taille = membres.TryGetValue("taille", out var t) ? t.ValueKind is JsonValueKind.Number && t.TryGetInt32(out var n) ? n : 0 : 25;
        // {"heures": {"<personne>": "7,5"}, "minutes_par_copie": "20"}
        var heures = membres.TryGetValue("heures", out var h) && h.ValueKind is JsonValueKind.Object ? h.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, (string?)m.Value.ToString())).ToList() : [];
        var minutes = membres.TryGetValue("minutes_par_copie", out var m) ? m.ToString() : null;
        var faite = await RunAsync(new DistribuerLesLots(session, unite, Corps.Texts(membres, "correcteurs"), taille, HeuresDeCorrection.Read(heures, minutes)), guichet, visite, http);
        return Results.Json(new JsonObject { ["lectures"] = faite.Copies, ["lots"] = faite.Lots, ["sans_correcteur"] = faite.SansCorrecteur, ["sans_heures"] = faite.SansHeures });
    }

    private static async Task<IResult> ReadAsync(string session, string unite, Guichet guichet, Visite visite, HttpContext http)
    {
        var suivi = await SuiviDeCorrection.ReadAsync(guichet, visite.Acteur!, session, unite, http.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["unite"] = unite,
            ["attendus"] = suivi.Attendus,
            ["candidats"] = suivi.Candidats,
            ["lectures"] = suivi.Lectures,
            ["confiees"] = suivi.Distribuees,
            ["notees"] = suivi.Notees,
            ["retenues"] = suivi.Retenues,
            ["a_accorder"] = suivi.Litiges.Count(),
            ["ensembles"] = new JsonObject(suivi.Ensembles.Select(e => new KeyValuePair<string, JsonNode?>(e.Key, Of(e.Value)))),
            ["correcteurs"] = new JsonArray([.. suivi.Correcteurs.Select(c => (JsonNode)new JsonObject
            {
                ["correcteur"] = c.Correcteur,
                ["nom"] = c.Nom,
                ["partie"] = c.Partie,
                ["copies"] = c.Copies,
                ["notees"] = c.Notees,
                ["notes"] = c.Notes is null ? null : Of(c.Notes),
                ["ecart"] = c.Situation?.Ecart,
                ["marge"] = c.Situation?.Marge,
                ["significatif"] = c.Situation?.Significatif,
                ["lecture"] = c.Situation?.Lecture,
                ["harmonisation"] = c.Harmonisation?.Id,
            })]),
        });
    }

    private static JsonObject Of(DescriptionDeNotes d) => new()
    {
        ["nombre"] = d.Nombre,
        ["moyenne"] = d.Moyenne,
        ["ecart_type"] = d.EcartType,
        ["minimum"] = d.Minimum,
        ["quartile1"] = d.Quartile1,
        ["mediane"] = d.Mediane,
        ["quartile3"] = d.Quartile3,
        ["maximum"] = d.Maximum,
        ["histogramme"] = new JsonArray([.. d.Histogramme.Select(n => (JsonNode)n)]),
    };
}
