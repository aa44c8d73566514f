using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Application;

namespace Parchemin.Web.Tests;

/// <summary>A document issued, handed over, verified, replaced, revoked: on a real deliberation, by the pages and the API.</summary>
public sealed class EmissionTests
{
    [Fact]
    public async Task Before_the_publication_no_result_is_printed_and_after_it_the_candidate_reads_his_own()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        await session.DecideAsync();
        await session.CloseAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(scene.Gestionnaire);
        await session.PublishAsync(SessionDeliberee.Debut.AddHours(2));
        session.Horloge.Maintenant = SessionDeliberee.Debut.AddHours(2).AddTicks(-1);
        foreach (var type in new[] { "releve", "decision", "preuve", "attestation-de-blocs", "supplement" })
        {
            var (statut, corps) = await IssueAsync(gestionnaire, scene.Session, type, scene.Inscriptions[0]);
            statut.ShouldBe(HttpStatusCode.Conflict, type);
            corps["code"]!.ToString().ShouldBe("RESULTATS-NON-PUBLIES");
            (await gestionnaire.GetAsync(Apercu(scene.Session, type, scene.Inscriptions[0]))).StatusCode.ShouldBe(HttpStatusCode.Conflict, type);
        }

        session.Horloge.Maintenant = SessionDeliberee.Debut.AddHours(2);
        var releve = await IssuedAsync(gestionnaire, scene.Session, "releve", scene.Inscriptions[0]);
        using var candidat = await session.Serveur.SignInAsync(scene.Comptes[0]);
        var texte = await LectureDePdf.TextAsync(await FileAsync(candidat, releve));
        texte.ShouldContain("AUBERT Zoé");
        texte.ShouldContain("13,37");
        texte.ShouldContain("Admis à l’issue du premier groupe d’épreuves");
        texte.ShouldContain("Moyenne");
        // The same data give the same bytes.
        (await FileAsync(candidat, releve)).ShouldBe(await FileAsync(gestionnaire, releve));
        using var autre = await session.Serveur.SignInAsync(scene.Comptes[1]);
        (await autre.GetAsync($"/document/{releve}/fichier")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await autre.GetAsync($"/document/{releve}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var equipe = await session.Serveur.SignInAsync(scene.Equipe);
        (await FileAsync(equipe, releve)).Length.ShouldBeGreaterThan(1000);
        // Neither the candidate nor his team issues, nor sees a draft.
        (await IssueAsync(candidat, scene.Session, "releve", scene.Inscriptions[0])).Statut.ShouldBe(HttpStatusCode.Forbidden);
        (await equipe.GetAsync(Apercu(scene.Session, "releve", scene.Inscriptions[0]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Anyone_learns_whether_a_document_is_authentic_replaced_or_revoked_and_nothing_else()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        await session.DecideAsync();
        await session.CloseAsync();
        await session.PublishAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(scene.Gestionnaire);
        using var passant = session.Serveur.Anonymous();
        var premier = await IssuedAsync(gestionnaire, scene.Session, "preuve", scene.Inscriptions[0]);
        var code = await CodeAsync(session, premier);
        var page = await passant.ReadAsync("/verifier/" + code);
        page.ShouldContain("Document authentique");
        page.ShouldContain("Zoé AUBERT");
        page.ShouldContain("Attestation de résultat");
        page.ShouldNotContain("2004");
        page.ShouldNotContain("13,37");
        (await passant.ReadAsync("/verifier/" + code.Replace("-", "%20", StringComparison.Ordinal).ToLowerInvariant())).ShouldContain("Document authentique");
        (await LectureDePdf.TextAsync(await FileAsync(gestionnaire, premier))).ShouldContain(code);

        session.Horloge.Maintenant = SessionDeliberee.Debut.AddHours(5);
        var second = await IssuedAsync(gestionnaire, scene.Session, "preuve", scene.Inscriptions[0]);
        (await passant.ReadAsync("/verifier/" + code)).ShouldContain("Document remplacé</strong> le 03/07/2030");
        var neuf = await CodeAsync(session, second);
        (await JsonAsync(passant, "/api/v1/verifier/" + neuf))["etat"]!.ToString().ShouldBe("authentique");
        (await passant.ReadAsync("/verifier/" + code)).ShouldNotContain(neuf);

        (await gestionnaire.PostAsync($"/document/{second}/revoquer")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await gestionnaire.GetAsync($"/document/{second}");
        (await gestionnaire.PostAsync($"/document/{second}/revoquer", ("_motif", "Erreur de personne"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var revoque = await passant.ReadAsync("/verifier/" + neuf);
        revoque.ShouldContain("Document révoqué</strong> le 03/07/2030");
        revoque.ShouldNotContain("Erreur de personne");
    }

    [Fact]
    public async Task An_unknown_code_says_so_without_more_and_trials_are_few()
    {
        await using var session = await SessionDeliberee.StartAsync();
        using var passant = session.Serveur.Anonymous();
        (await passant.GetAsync("/verifier")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (inconnu, malForme) = (CodeDeVerification.New(), "ABCD-EFGH-9999");
        (await passant.GetAsync("/verifier/" + inconnu)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await passant.ReadAsync("/verifier/" + inconnu)).Replace(inconnu, "", StringComparison.Ordinal).ShouldContain("Aucun document ne porte le code");
        (await passant.ReadAsync("/verifier/" + malForme)).ShouldContain("Aucun document ne porte le code");
        (await passant.ReadAsync("/verifier/%3Cscript%3E")).ShouldContain("Aucun document ne porte le code");
        var refuses = 0;
        for (var i = 0; i < 40; i++)
            refuses += (await passant.GetAsync("/api/v1/verifier/" + inconnu)).StatusCode is HttpStatusCode.TooManyRequests ? 1 : 0;
        refuses.ShouldBeGreaterThan(5);
        var trop = await passant.GetAsync("/verifier/" + inconnu);
        trop.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        trop.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        WebUtility.HtmlDecode(await trop.Content.ReadAsStringAsync()).ShouldContain("Attendez une minute");
    }

    [Fact]
    public async Task The_letter_of_the_second_group_carries_the_choice_and_that_of_a_refusal_the_ways_of_appeal()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        await session.DecideAsync();
        await session.CloseAsync();
        await session.PublishAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(scene.Gestionnaire);
        var controle = await LectureDePdf.TextAsync(await FileAsync(gestionnaire, await IssuedAsync(gestionnaire, scene.Session, "decision", scene.Inscriptions[1])));
        controle.ShouldContain("Formulaire de choix");
        controle.ShouldContain("Signature du candidat");
        controle.ShouldNotContain("U41");
        var refus = await LectureDePdf.TextAsync(await FileAsync(gestionnaire, await IssuedAsync(gestionnaire, scene.Session, "decision", scene.Inscriptions[2])));
        refus.ShouldContain("Voies et délais de recours");
        refus.ShouldNotContain("félicitations");
        // Nothing is awarded to them.
        foreach (var type in new[] { "preuve", "supplement" })
            (await IssueAsync(gestionnaire, scene.Session, type, scene.Inscriptions[2])).Corps["code"]!.ToString().ShouldBe("NON-DELIVREE");
    }

    [Fact]
    public async Task The_minutes_are_printed_for_the_jury_with_names_or_without()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        var pv = await SealAsync(session);
        using var jury = await session.Serveur.SignInAsync(scene.Presidence);
        var nomme = await LectureDePdf.TextAsync(await BytesAsync(jury, $"/sessions/{scene.Session}/documents/pv/fichier?sujet={pv.Id}"));
        nomme.ShouldContain("AUBERT");
        nomme.ShouldContain("13,37");
        LectureDePdf.Bare(nomme).ShouldContain(pv["empreinte"]!);
        nomme.ShouldContain("Prosper");
        var anonyme = await LectureDePdf.TextAsync(await BytesAsync(jury, $"/sessions/{scene.Session}/documents/pv-anonyme/fichier?sujet={pv.Id}"));
        anonyme.ShouldNotContain("AUBERT");
        anonyme.ShouldContain("00001");
        using var equipe = await session.Serveur.SignInAsync(scene.Equipe);
        (await equipe.GetAsync($"/sessions/{scene.Session}/documents/pv/fichier?sujet={pv.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_minutes_are_also_sheets_of_results_and_of_statistics_the_same_for_the_page_and_the_API()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        var pv = await SealAsync(session);
        using var jury = await session.Serveur.SignInAsync(scene.Presidence);
        var chemin = $"/sessions/{scene.Session}/documents/pv/tableau?sujet={pv.Id}";
        var octets = await BytesAsync(jury, chemin);
        (await BytesAsync(jury, "/api/v1" + chemin)).ShouldBe(octets);
        using var flux = new MemoryStream(octets);
        var resultats = new Parchemin.Documents.LecteurDeTableau().Read(flux);
        resultats.Lignes.Count.ShouldBe(3);
        Cell(resultats, 0, "Nom de naissance").ShouldBe("AUBERT");
        Cell(resultats, 0, "Né(e) le").ShouldBe("2004-05-06");
        resultats.Lignes[0].Cellules.ShouldContain("13.37");
        Cell(resultats, 0, "Libellé de la décision").ShouldBe("Admis à l’issue du premier groupe d’épreuves");
        using var autre = new MemoryStream(await BytesAsync(jury, chemin + "&feuille=statistiques"));
        var statistiques = new Parchemin.Documents.LecteurDeTableau().Read(autre);
        Cell(statistiques, 0, "Objet").ShouldBe("U1");
        Cell(statistiques, 0, "Notes").ShouldBe("3");
        Cell(statistiques, 0, "Moyenne").ShouldBe("8.33");
        Cell(statistiques, 0, "Médiane").ShouldBe("7");
        statistiques.Lignes.Count(l => l.Cellules[0] == "Décision").ShouldBe(3);
        (await jury.ReadAsync($"/sessions/{scene.Session}/documents/pv-anonyme/tableau?format=csv&sujet={pv.Id}")).ShouldNotContain("AUBERT");
        (await jury.GetAsync(chemin + "&feuille=autre")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await jury.GetAsync($"/sessions/{scene.Session}/documents/calendrier/tableau")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var equipe = await session.Serveur.SignInAsync(scene.Equipe);
        (await equipe.GetAsync(chemin)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_document_whose_template_has_changed_since_it_was_issued_says_so_on_its_page()
    {
        await using var session = await SessionDeliberee.StartAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(session.Scene.Gestionnaire);
        var convocation = await IssuedAsync(gestionnaire, session.Scene.Session, "convocation", session.Scene.Inscriptions[0]);
        (await gestionnaire.ReadAsync($"/document/{convocation}")).ShouldNotContain("octet pour octet");
        // As if another version of the template had made it.
        var vieux = await session.Guichet.RunAsync(Acteur.Systeme, new Vieillir(convocation));
        (await gestionnaire.ReadAsync($"/document/{vieux.Id}")).ShouldContain("n’est pas, octet pour octet, celui qui fut émis");
    }

    [Fact]
    public async Task Several_are_issued_by_one_form_and_those_that_cannot_say_why()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var scene = session.Scene;
        await session.DecideAsync();
        await session.CloseAsync();
        await session.PublishAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(scene.Gestionnaire);
        var page = await gestionnaire.ReadAsync($"/sessions/{scene.Session}/documents/preuve");
        page.ShouldContain("Aubert Zoé");
        var reponse = await gestionnaire.PostAsync($"/sessions/{scene.Session}/documents/preuve", [("c:signataire.nom", "Hélène Œuvrard"), .. scene.Inscriptions.Select(i => ("sujet", (string?)i))]);
        reponse.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var dit = WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync());
        dit.ShouldContain("2 documents ne sont pas émis");
        dit.ShouldContain("il n'y a pas de réussite à attester");
        var emis = (await session.Guichet.Store.QueryAsync(new Requete(GenresDesActes.Document, Filtre.Toujours) { Ordre = "id" })).Objets;
        emis.Count.ShouldBe(1);
        (await LectureDePdf.TextAsync(await FileAsync(gestionnaire, emis[0].Id))).ShouldContain("Hélène Œuvrard");
        (await gestionnaire.ReadAsync($"/sessions/{scene.Session}/documents?type=preuve&etat=vigueur&q=aubert")).ShouldContain("En vigueur, remis");
        (await gestionnaire.ReadAsync($"/sessions/{scene.Session}/documents?type=releve")).ShouldContain("Aucun document émis.");
    }

    [Fact]
    public async Task The_gallery_prints_every_sample_for_who_manages_and_not_for_a_candidate()
    {
        await using var session = await SessionDeliberee.StartAsync();
        using var gestionnaire = await session.Serveur.SignInAsync(session.Scene.Gestionnaire);
        var page = await gestionnaire.ReadAsync("/documents/galerie");
        foreach (var nom in new[] { "releve", "parchemin", "pv.rectificatif", "decision.second-groupe" })
        {
            page.ShouldContain($"/documents/galerie/{nom}");
            (await BytesAsync(gestionnaire, "/documents/galerie/" + nom)).Length.ShouldBeGreaterThan(1000);
        }

        (await gestionnaire.GetAsync("/documents/galerie/..%2Fcommun")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var candidat = await session.Serveur.SignInAsync(session.Scene.Comptes[0]);
        (await candidat.GetAsync("/documents/galerie")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Objet> SealAsync(SessionDeliberee session)
    {
        await session.DecideAsync();
        await session.CloseAsync();
        return (await session.Guichet.Store.QueryAsync(new Requete(Genres.ProcesVerbal, Filtre.Toujours) { Ordre = "id" })).Objets[0];
    }

    private static string? Cell(Tableau tableau, int ligne, string colonne) => tableau.Lignes[ligne].Cellules[tableau.EnTetes.ToList().IndexOf(colonne)];

    private static string Apercu(string session, string type, string sujet) => $"/sessions/{session}/documents/{type}/fichier?sujet={sujet}";

    private static async Task<(HttpStatusCode Statut, JsonNode Corps)> IssueAsync(Visiteur visiteur, string session, string type, string sujet)
    {
        var reponse = await visiteur.CallAsync("POST", $"/api/v1/sessions/{session}/documents/{type}", new JsonObject { ["sujets"] = new JsonArray(sujet) });
        return (reponse.StatusCode, JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!);
    }

    private static async Task<string> IssuedAsync(Visiteur visiteur, string session, string type, string sujet)
    {
        var (statut, corps) = await IssueAsync(visiteur, session, type, sujet);
        statut.ShouldBe(HttpStatusCode.Created, corps.ToJsonString());
        return corps["emis"]![0]!["id"]!.ToString();
    }

    private static async Task<string> CodeAsync(SessionDeliberee session, string document) => (await session.Guichet.Store.FindAsync(GenresDesActes.Document, document))!["code"]!;

    private static Task<byte[]> FileAsync(Visiteur visiteur, string document) => BytesAsync(visiteur, $"/document/{document}/fichier");

    private static async Task<byte[]> BytesAsync(Visiteur visiteur, string chemin)
    {
        var reponse = await visiteur.GetAsync(chemin);
        reponse.StatusCode.ShouldBe(HttpStatusCode.OK, chemin);
        return await reponse.Content.ReadAsByteArrayAsync();
    }

    private static async Task<JsonNode> JsonAsync(Visiteur visiteur, string chemin) => JsonNode.Parse(await (await visiteur.GetAsync(chemin)).Content.ReadAsStringAsync())!;

    private sealed record Vieillir(string Document) : IOperation<Objet>
    {
        public string Code => "registre.peupler";

        public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        {
            var document = await etabli.GetAsync(GenresDesActes.Document, Document);
            return await etabli.CreateAsync(Code, GenresDesActes.Document, GenresDesActes.Document.Champs.Select(c => new KeyValuePair<string, string?>(c.Code, c.Code switch { "empreinte" => new string('a', 64), "code" => CodeDeVerification.New(), _ => document[c.Code] })));
        }
    }
}
