using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Essais;
using Parchemin.Planning.Oraux;

namespace Parchemin.Web.Tests;

/// <summary>The pages of the planning of the orals and their API twins.</summary>
public sealed class PlanningDesOrauxTests(AtelierDesOraux atelier) : IClassFixture<AtelierDesOraux>
{
    private static async Task DoneAsync(Visiteur office, string tache)
        => (await Patience.UntilAsync(async () => JsonNode.Parse(await office.ReadAsync("/api/v1/travaux/" + tache))!["etat"]!.GetValue<string>(), e => e is "faite" or "echouee")).ShouldBe("faite");

    private async Task<(string Candidat, string Epreuve, string Commission, string Debut, string Planning)> FirstAsync()
    {
        var lu = await atelier.LastAsync();
        var (s, p) = (lu.Pose.Session, lu.Pose.Plan.Passages[0]);
        return (s.Candidats[s.Oraux[p.Oral].Candidat].Id, s.Epreuves[s.Oraux[p.Oral].Epreuve].Code, lu.Pose.Plan.Commissions[p.Commission].Id, Horloge.Format(p.Debut), lu.Planning.Id);
    }

    [Fact]
    public async Task The_steps_keep_what_is_typed_and_say_what_does_not_read()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var demande = await office.ReadAsync(atelier.Adresse + "/demande");
        (await office.ReadAsync(atelier.Adresse + "/quoi")).ShouldContain("enseignant-da2 + professionnel");
        (await office.ReadAsync(atelier.Adresse + "/qui")).ShouldContain("Courtin Noé");
        (await office.PostAsync(atelier.Adresse + "/quand", ("centre", atelier.Session.Centre), ("du", "2024-06-11"), ("au", "2024-06-12"), ("matin-debut", "08:00"), ("matin-fin", "12:00"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var quand = await office.ReadAsync(atelier.Adresse + "/quand");
        quand.ShouldContain("mercredi 12 juin 2024");
        quand.ShouldContain("6 plages ouvertes");
        var refus = await office.PostAsync(atelier.Adresse + "/quand", ("du", "2024-06-13"), ("matin-debut", "12:00"), ("matin-fin", "08:00"));
        refus.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var refusee = WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync());
        refusee.ShouldContain("« 12:00 – 08:00 » n'est pas une plage");
        refusee.ShouldContain("value=\"2024-06-13\"", Case.Sensitive, "ce qui est tapé reste");
        refusee.ShouldContain("value=\"08:00\" aria-label=\"Fin du matin\" aria-describedby=\"faute-matin-fin\" aria-invalid=\"true\"");
        refusee.ShouldContain("id=\"faute-matin-fin\"");
        var regles = WebUtility.HtmlDecode(await (await office.PostAsync(atelier.Adresse + "/regles", ("ecart", "-3"), ("cout-commission", "abc"))).Content.ReadAsStringAsync());
        regles.ShouldContain("value=\"abc\"");
        regles.ShouldContain("id=\"faute-ecart\"");
        regles.ShouldNotContain("name=\"meme-jour\" value=\"oui\" checked");
        (await office.PostAsync(atelier.Adresse + "/ou", ("centre", atelier.Session.Centre), ("noms", "B1, B2"), ("usage", "interrogation"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.ReadAsync(atelier.Adresse + "/ou")).ShouldContain("B2");
        // What was downloaded is taken back, by the API.
        (await office.SendAsync("PUT", "/api/v1" + atelier.Adresse + "/demande", demande, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = JsonNode.Parse(await office.ReadAsync("/api/v1" + atelier.Adresse))!;
        (json["plages"]!.GetValue<int>(), json["complete"]!.GetValue<bool>(), json["oraux"]!.GetValue<int>()).ShouldBe((4, true, 24));
        (await office.SendAsync("PUT", "/api/v1" + atelier.Adresse + "/demande", "{\"version\":1}", null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("quoi", "E42, battement : « cinq » n'est pas un nombre entier de 0 à 240.", "e-E42", "oui", "preparation-E42", "0", "passage-E42", "20", "battement-E42", "cinq", "composition-E42", "enseignant-da2 + professionnel")]
    [InlineData("quoi", "E42, passage : rien n'est écrit.", "e-E42", "oui", "preparation-E42", "0", "passage-E42", "", "battement-E42", "5", "composition-E42", "enseignant-da2 + professionnel")]
    [InlineData("quoi", "E42, compositions : « voisin » n'est pas une qualité de ce référentiel.", "e-E42", "oui", "preparation-E42", "0", "passage-E42", "20", "battement-E42", "5", "composition-E42", "voisin")]
    [InlineData("quand", "Matin, début : « 25:00 » n'est pas une heure.", "du", "2024-06-20", "matin-debut", "25:00", "matin-fin", "12:00")]
    [InlineData("quand", "Matin : une seule heure est donnée.", "du", "2024-06-20", "matin-debut", "08:00", "apres-midi-debut", "13:30", "apres-midi-fin", "18:00")]
    [InlineData("quand", "L'après-midi commence à 11:00, avant la fin du matin à 12:00.", "du", "2024-06-20", "matin-debut", "08:00", "matin-fin", "12:00", "apres-midi-debut", "11:00", "apres-midi-fin", "18:00")]
    [InlineData("quand", "Aucune heure n'est donnée.", "du", "2024-06-20")]
    [InlineData("quand", "« 31/02/2024 » n'est pas une date.", "du", "31/02/2024", "matin-debut", "08:00", "matin-fin", "12:00")]
    [InlineData("quand", "Le dernier jour, 19/06/2024, est avant le premier, 20/06/2024.", "du", "2024-06-20", "au", "2024-06-19", "matin-debut", "08:00", "matin-fin", "12:00")]
    [InlineData("quand", "Ces jours sont un samedi ou un dimanche.", "du", "2024-06-22", "au", "2024-06-23", "matin-debut", "08:00", "matin-fin", "12:00")]
    [InlineData("quand", "Rien ne s'ouvre", "du", "2024-06-10", "matin-debut", "09:00", "matin-fin", "10:00")]
    [InlineData("ou", "Places de préparation : rien n'est écrit.", "noms", "Z1", "usage", "preparation", "places", "")]
    [InlineData("regles", "Entre deux oraux, au plus 5 min et au moins 60 min", "ecart", "60", "attente", "5", "cout-commission", "1", "cout-repli", "1", "cout-jour", "1", "cout-attente", "1", "cout-trou", "1", "cout-desequilibre", "1", "cout-changement", "1")]
    [InlineData("regles", "Prix, un quart d'heure creux : « peu » n'est pas un nombre entier", "ecart", "20", "cout-commission", "1", "cout-repli", "1", "cout-jour", "1", "cout-attente", "1", "cout-trou", "peu", "cout-desequilibre", "1", "cout-changement", "1")]
    public async Task A_mistake_in_a_step_is_told_once_with_its_place_its_value_and_a_remedy(string etape, string message, params string[] champs)
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var refus = await office.PostAsync($"{atelier.Adresse}/{etape}", [.. champs.Chunk(2).Select(c => (c[0], c[1])), ("centre", atelier.Session.Centre)]);
        refus.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = WebUtility.HtmlDecode(await refus.Content.ReadAsStringAsync());
        page.Split(message).Length.ShouldBe(3, "en tête, et à son champ");
    }

    [Fact]
    public async Task A_room_or_a_member_is_changed_after_its_effect_was_shown_and_the_change_is_undone()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var planning = (await FirstAsync()).Planning;
        var lu = await atelier.LastAsync();
        var (avant, commissions) = (lu.Numero, lu.Pose.Plan.Commissions.GroupBy(k => k.Plage).First(g => g.Count() > 1).ToList());
        var (ici, voisine) = (commissions[0].Id, lu.Pose.Session.Salles[commissions[1].Salle].Id);
        var page = await office.ReadAsync($"/plannings/{planning}/commission?commission={ici}");
        page.ShouldContain($"{voisine} (occupée)");
        page.ShouldContain("optgroup");
        var essai = await office.ReadAsync($"/plannings/{planning}/commission?geste=changer-de-salle&commission={ici}&salle={voisine}");
        essai.ShouldContain("occupe déjà cette salle");
        essai.ShouldContain("plage du 10/06, ", Case.Sensitive, "une plage se dit par son jour et ses heures");
        essai.ShouldNotContain("la commission k", Case.Sensitive, "une commission se dit par ceux qui y siègent");
        essai.ShouldContain("Garder tout de même");
        (await atelier.LastAsync()).Numero.ShouldBe(avant, "rien n'est gardé sans accord");
        (await office.PostAsync($"/plannings/{planning}/retoucher", ("geste", "changer-de-salle"), ("commission", ici), ("salle", voisine))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.ReadAsync("/plannings/" + (await atelier.LastAsync()).Planning.Id)).ShouldContain($"Annuler : revenir à la version {avant}");
        (await office.PostAsync($"/plannings/{planning}/reprendre")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await atelier.LastAsync()).Pose.Violations().ShouldBeEmpty();
        (await office.GetAsync($"/plannings/{planning}/commission?geste=remplacer&commission={ici}&membre=x&remplacant=y")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_search_stopped_by_its_person_keeps_the_best_planning_found()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var id = JsonNode.Parse(await (await office.CallAsync("POST", $"/api/v1{atelier.Adresse}/calculer", new JsonObject { ["secondes"] = 600, ["graine"] = 7 })).Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        (await office.ReadAsync(atelier.Adresse)).ShouldContain("Arrêter et garder le meilleur");
        (await office.CallAsync("POST", $"/api/v1{atelier.Adresse}/arreter", new JsonObject { ["tache"] = id })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await DoneAsync(office, id);
        (await office.PostAsync(atelier.Adresse + "/arreter", ("tache", id))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_computation_is_launched_by_the_API_and_followed_on_the_page()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var lance = await office.CallAsync("POST", $"/api/v1{atelier.Adresse}/calculer", new JsonObject { ["secondes"] = 1 });
        lance.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = JsonNode.Parse(await lance.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        await DoneAsync(office, id);
        (await office.ReadAsync(atelier.Adresse)).ShouldContain("Calcul complet");
    }

    [Fact]
    public async Task The_timetable_is_drawn_with_its_twin_in_words_and_filtered()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var (candidat, _, _, _, planning) = await FirstAsync();
        var page = await office.ReadAsync("/plannings/" + planning);
        page.Split("<svg class=\"horaire\"").Length.ShouldBe(3, "un par centre");
        page.Split("class=\"passage").Length.ShouldBe(25);
        page.ShouldContain("Centre du Piton, lundi 10 juin 2024");
        var filtree = await office.ReadAsync($"/plannings/{planning}?candidat=ORAL00&par=salle");
        filtree.Split("class=\"passage").Length.ShouldBe(3);
        filtree.ShouldContain($"candidat={candidat}");
        (await office.ReadAsync($"/plannings/{planning}/services")).ShouldContain("examinateurs appelés");
        (await office.GetAsync($"/plannings/{planning}/services/tableau")).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await office.ReadAsync($"/api/v1/plannings/{planning}")).ShouldContain("\"statut\": \"realisable\"");
        var feuille = (await office.ReadAsync($"/plannings/{planning}/horaire?format=csv")).Trim().Split('\n');
        feuille.Length.ShouldBe(25);
        feuille[0].ShouldContain("Jour;Centre;Salle;Préparation;Lieu de préparation;Début;Fin;Épreuve;Numéro;Candidat;Établissement;Commission;Remarque");
        feuille[1].ShouldContain("10/06/2024;Centre du Piton;R1;");
        (await office.GetAsync($"/api/v1/plannings/{planning}/horaire")).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    [Fact]
    public async Task A_day_with_more_passages_than_a_page_holds_shows_one_centre_at_a_time_and_leads_to_the_others()
    {
        var lu = await atelier.LastAsync();
        var tout = VueDuPlanning.Of(lu, new FiltreDuPlanning(null, null, null, null, null, ParSalle: false));
        (tout.Centres.Count, tout.ParCentre.Count).ShouldBe((2, 0));
        var vue = VueDuPlanning.Of(lu, new FiltreDuPlanning(null, null, null, null, null, ParSalle: false), ensemble: tout.Passages - 1);
        vue.Centres.Select(c => c.Centre).ShouldBe([vue.ParCentre[0].Centre]);
        vue.ParCentre.Select(c => (c.Centre, c.Passages)).ShouldBe(tout.Centres.Select(c => (c.Centre, c.Lignes.Sum(l => l.Passages.Count))));
        // Another is chosen: it is the one that is shown, and the first is still there to go back to.
        var autre = VueDuPlanning.Of(lu, new FiltreDuPlanning(null, tout.Centres[1].Centre, null, null, null, ParSalle: false), ensemble: tout.Passages - 1);
        autre.Centres.Select(c => c.Centre).ShouldBe([tout.Centres[1].Centre]);
        autre.ParCentre.ShouldBe(vue.ParCentre);
        autre.Passages.ShouldBe(vue.ParCentre[1].Passages);
        VueDuPlanning.Of(lu, new FiltreDuPlanning(null, null, null, null, null, ParSalle: false), ensemble: tout.Passages).ParCentre.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_move_is_tried_then_kept_and_taken_back()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var (candidat, epreuve, commission, debut, planning) = await FirstAsync();
        var nuit = debut[..11] + "23:00";
        var essai = await office.ReadAsync($"/plannings/{planning}/passage?candidat={candidat}&epreuve={epreuve}&commission={commission}&debut={nuit}");
        essai.ShouldContain("hors de la plage");
        essai.ShouldContain("Garder tout de même");
        var corps = new JsonObject { ["candidat"] = candidat, ["epreuve"] = epreuve, ["commission"] = commission, ["debut"] = nuit };
        var dit = JsonNode.Parse(await (await office.CallAsync("POST", $"/api/v1/plannings/{planning}/retouche?essai=true", (JsonObject)corps.DeepClone())).Content.ReadAsStringAsync())!;
        dit["passages_changes"]!.GetValue<int>().ShouldBe(1);
        var avant = (await atelier.LastAsync()).Numero;
        (await office.PostAsync($"/plannings/{planning}/retoucher", ("candidat", candidat), ("epreuve", epreuve), ("commission", commission), ("debut", nuit))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var gardee = await atelier.LastAsync();
        gardee.Numero.ShouldBe(avant + 1);
        (await office.ReadAsync("/plannings/" + gardee.Planning.Id)).ShouldContain("ce planning ne se publie pas tel quel");
        (await office.CallAsync("POST", $"/api/v1/plannings/{gardee.Planning.Id}/publier", [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await office.ReadAsync($"{atelier.Adresse}/comparer?avant={planning}&apres={gardee.Planning.Id}")).ShouldContain("1 passage touché");
        (await office.PostAsync($"/plannings/{planning}/reprendre")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await atelier.LastAsync()).Planning["libelle"].ShouldStartWith("Retour à la version");
    }

    [Fact]
    public async Task An_absence_is_shown_repaired_and_the_board_and_the_forecast_answer()
    {
        using var office = await atelier.Serveur.SignInAsync(atelier.Session.Gestionnaire);
        var planning = (await FirstAsync()).Planning;
        (await office.ReadAsync($"/plannings/{planning}/reparer?accident=candidat&candidat={atelier.Session.Inscriptions[3]}")).ShouldContain("0 passage change d’heure");
        (await office.GetAsync($"/plannings/{planning}/reparer?accident=salle&salle=Z9")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await office.ReadAsync($"/sessions/{atelier.Session.Session}/capacite?jour=2025-01-15&n-E42=300")).ShouldContain("Il manquera du monde");
        (await office.ReadAsync($"/sessions/{atelier.Session.Session}/jour")).ShouldContain("/planning/reparer");
        (await office.GetAsync(atelier.Adresse + "/reparer")).Headers.Location!.OriginalString.ShouldEndWith("/reparer");
        JsonNode.Parse(await office.ReadAsync($"/api/v1/sessions/{atelier.Session.Session}/capacite"))!["besoins"]!.AsArray().Count.ShouldBeGreaterThan(1);
        var commission = (await FirstAsync()).Commission;
        var versions = (await atelier.LastAsync()).Numero;
        var page = await office.ReadAsync($"/plannings/{planning}/commission?commission={commission}&si=fermee");
        page.ShouldContain("Si cette commission n’était pas ouverte");
        page.ShouldContain("Ce que cela change");
        JsonNode.Parse(await office.ReadAsync($"/api/v1/plannings/{planning}/et-si?commission={commission}"))!["passages_changes"]!.GetValue<int>().ShouldBeGreaterThan(0);
        (await atelier.LastAsync()).Numero.ShouldBe(versions, "rien n'est gardé");
        (await office.ReadAsync($"/plannings/{planning}/reparer?accident=salle&salle=A1&plages=P1")).ShouldContain("Garder cette réparation");
        using var equipe = await atelier.Serveur.SignInAsync(atelier.Session.Equipe);
        (await equipe.GetAsync("/plannings/" + planning)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await equipe.GetAsync(atelier.Adresse)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_pages_have_no_fault_of_accessibility_at_either_size()
    {
        var planning = (await FirstAsync()).Planning;
        var (candidat, epreuve, commission, debut, _) = await FirstAsync();
        var session = atelier.Session.Session;
        foreach (var mobile in new[] { false, true })
        {
            var cliche = 0;
            var page = await atelier.OpenAsync(atelier.Session.Gestionnaire, mobile);
            foreach (var adresse in new[] { atelier.Adresse, atelier.Adresse + "/quoi", atelier.Adresse + "/quand", atelier.Adresse + "/qui", atelier.Adresse + "/ou", atelier.Adresse + "/regles", "/plannings/" + planning, $"/plannings/{planning}/passage?candidat={candidat}&epreuve={epreuve}&commission={commission}&debut={debut}", $"/plannings/{planning}/reparer?accident=salle&salle=A1&plages=P1", $"/plannings/{planning}/commission?commission={commission}&si=fermee", $"/plannings/{planning}/services", $"/plannings/{planning}/publier", $"/sessions/{session}/jour", $"/sessions/{session}/capacite" })
            {
                await page.GotoAsync(adresse);
                (await page.AxeAsync()).ShouldBeEmpty($"{adresse}, {(mobile ? "petit et sombre" : "grand et clair")}");
                (await Debordement.OfAsync(page)).ShouldBeEmpty($"{adresse} déborde{(mobile ? " sur un téléphone" : "")}");
                if (Environment.GetEnvironmentVariable("CLICHES") is { } cliches)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(cliches, $"{(mobile ? 390 : 1280)}-{++cliche:00}.png"), FullPage = true });
            }

            await page.Context.CloseAsync();
        }
    }
}
