using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The screen and the print of each form of the dossier hold exactly the fields of its annex, as the référentiel gives them.</summary>
public sealed partial class FormulairesTests(ServicePartage service) : IClassFixture<ServicePartage>
{
    private static readonly Referentiel Certification = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;

    public static TheoryData<string> Formulaires => [.. Certification.Dossier!.Formulaires.Select(f => f.Formulaire.Code)];

    [Fact]
    public void The_dossier_is_made_of_the_forms_that_the_candidate_fills_and_of_no_other()
    {
        Certification.Dossier!.Formulaires.Select(f => f.Formulaire.Code).ShouldBe(["PAGE-DE-GARDE", "FICHE-CONTEXTE", "FICHE-E32", "FICHE-E42", "FICHE-ENGAGEMENT"]);
        Certification.Dossier!.Formulaires.SelectMany(f => f.Classements).Select(c => c.Option).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formulaires))]
    public async Task The_screen_and_the_print_hold_the_fields_of_the_annex_in_their_order(string code)
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var formulaire = Certification.Formulaires.Single(f => f.Code == code);
        var numero = Certification.Dossier!.Fiches.FirstOrDefault(s => s.Formulaire.Code == code)?.Numeros.Premier;
        var fiche = await scene.FicheAsync(code, numero);
        using var candidat = await scene.SignInAsync("Camille");
        var attendus = formulaire.Sections.SelectMany(s => s.Champs).ToList();
        var (ecran, imprime) = (await candidat.ReadAsync("/fiche/" + fiche), await candidat.ReadAsync($"/fiche/{fiche}/imprime"));
        foreach (var page in new[] { ecran, imprime })
        {
            Shown().Matches(page).Select(m => m.Groups["code"].Value).ShouldBe(attendus.Select(c => c.Code), code);
            foreach (var titre in formulaire.Sections.Select(s => s.Libelle).Concat(attendus.Select(c => c.Libelle)).Concat(attendus.SelectMany(c => c.Options)).Concat(formulaire.Mentions))
                page.ShouldContain(titre);
        }

        // The annotations guide the writing; the finished fiche bears none.
        foreach (var guide in formulaire.Sections.Select(s => s.Guide).Append(formulaire.Guide).OfType<string>())
        {
            ecran.ReplaceLineEndings("\n").ShouldContain(guide.Trim());
            imprime.ShouldNotContain(guide.Trim());
        }

        var donnees = JsonNode.Parse(await candidat.ReadAsync($"/api/v1/fiche/{fiche}/imprime"))!;
        donnees["sections"]!.AsArray().SelectMany(s => s!["champs"]!.AsArray()).Select(c => (string)c!["code"]!).ShouldBe(attendus.Select(c => c.Code));
        ((bool)donnees["guider"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task The_livret_and_the_sheet_of_a_control_hold_the_fields_of_their_annex_on_the_screen_and_on_the_paper()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var feuille = FeuilleDeLivret.Of(Certification)!;
        await scene.RunAsync("Agathe", new SaisirDesLivrets([.. feuille.Matieres.SelectMany(m => feuille.Semestres.Select(s => new CelluleDeLivret(scene.Inscription, FeuilleDeLivret.MarkKey(m.Code, s.Code), null, s.Code is "s1" ? "11" : "12"))), new CelluleDeLivret(scene.Inscription, FeuilleDeLivret.CleDAvis, null, "favorable")]));
        var session = (await scene.Serveur.Guichet.Store.FindAsync(Genres.Inscription, scene.Inscription))!["session"]!;
        await scene.RunAsync("Gilles", new ExaminerLaConformite(session, null));
        var controle = (await scene.Serveur.Guichet.Store.QueryAsync(new Requete(GenresDuParcours.Controle, Filtre.Toutes(new Parmi("inscription", [scene.Inscription]), new Parmi("epreuve", ["E42"]))) { Ordre = "id" })).Objets[0].Id;
        await scene.RunAsync("Gilles", new DeciderDeLaConformite(controle, "non-valide", ["depot-hors-delai"], null));
        var livret = (await SaisirDesLivrets.FindAsync(scene.Serveur.Guichet.Store, scene.Inscription))!.Id;
        using var gestionnaire = await scene.SignInAsync("Gilles");
        foreach (var (code, ecran, type, sujet) in new[] { ("LIVRET-SCOLAIRE", $"/livrets/{scene.Inscription}/imprime", "livret", livret), ("CONTROLE-CONFORMITE", $"/conformite/controle/{controle}/imprime", "fiche-de-controle", controle) })
        {
            var formulaire = Certification.Formulaires.Single(f => f.Code == code);
            var attendus = formulaire.Sections.SelectMany(s => s.Champs).ToList();
            var page = await gestionnaire.ReadAsync(ecran);
            Shown().Matches(page).Select(m => m.Groups["code"].Value).ShouldBe(attendus.Select(c => c.Code), code);
            foreach (var texte in attendus.Select(c => c.Libelle).Concat(attendus.SelectMany(c => c.Options)).Concat(attendus.SelectMany(c => c.Colonnes)).Concat(formulaire.Mentions))
                page.ShouldContain(texte);
            var papier = await gestionnaire.GetAsync($"/sessions/{session}/documents/{type}/fichier?sujet={sujet}");
            papier.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var officiel = await gestionnaire.ReadAsync($"/livrets/{scene.Inscription}/imprime");
        officiel.ShouldContain("<td>11</td><td>12</td><td>11,50</td><td>12</td><td>12</td><td>12,00</td>");
        officiel.ShouldContain("100 %");
        officiel.ShouldContain("Gestion des sinistres : Moyenne de la classe");
        var fiche = await gestionnaire.ReadAsync($"/conformite/controle/{controle}/imprime");
        fiche.ShouldContain("☒ Epreuve E42");
        fiche.ShouldContain("☐ Épreuve E32");
        fiche.ShouldContain("☒ dossier déposé au-delà de la date fixée");
        fiche.ShouldContain("☐ absence de dossier");
        fiche.ShouldContain("☒ l’épreuve E42");
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text_whatever_it_looks_like()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        using var candidat = await scene.SignInAsync("Camille");
        await candidat.GetAsync("/fiche/" + fiche);
        const string Hostile = "<script>alert(1)</script> **<img src=x onerror=alert(2)>**";
        (await candidat.PostAsync("/fiche/" + fiche, ("l:objectifs", ""), ("v:objectifs", Hostile), ("l:titre-de-l-activite", ""), ("v:titre-de-l-activite", "\"><svg onload=alert(3)>"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var chemin in new[] { "/fiche/" + fiche, $"/fiche/{fiche}/imprime", "/dossiers/" + scene.Inscription })
        {
            var brut = await (await candidat.GetAsync(chemin)).Content.ReadAsStringAsync();
            brut.ShouldNotContain("<script>alert", Case.Sensitive, chemin);
            brut.ShouldNotContain("<img src=x", Case.Sensitive, chemin);
            brut.ShouldNotContain("<svg onload", Case.Sensitive, chemin);
        }

        (await candidat.ReadAsync($"/fiche/{fiche}/imprime")).ShouldContain("<strong><img src=x onerror=alert(2)></strong>");
    }

    [Fact]
    public async Task Without_script_a_form_saves_as_a_whole_clears_a_box_and_shows_a_clash_on_its_field()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync(Depot.Formulaire, 1);
        using var candidat = await scene.SignInAsync("Camille");
        await candidat.GetAsync("/fiche/" + fiche);
        await candidat.PostAsync("/fiche/" + fiche, ("l:assurance-de-dommages", ""), ("v:assurance-de-dommages", "MRH"), ("v:assurance-de-dommages", "Automobile"), ("l:suivi", ""), ("v:suivi", "Relance"));
        (await scene.ReadAsync(fiche)).ShouldBe(new Dictionary<string, string> { ["assurance-de-dommages"] = "Automobile\nMRH", ["suivi"] = "Relance" }, ignoreOrder: true);
        // No box left: the browser sends nothing under its name.
        await candidat.PostAsync("/fiche/" + fiche, ("l:assurance-de-dommages", "Automobile\r\nMRH"), ("l:suivi", "Relance"), ("v:suivi", "Relance"));
        (await scene.ReadAsync(fiche)).Keys.ShouldBe(["suivi"]);
        var conflit = await candidat.PostAsync("/fiche/" + fiche, ("l:suivi", "Autre chose"), ("v:suivi", "Mon texte à moi"));
        conflit.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await conflit.Content.ReadAsStringAsync()).ShouldContain("Mon texte à moi");
        (await scene.ReadAsync(fiche))["suivi"].ShouldBe("Relance");
    }

    [GeneratedRegex("data-champ=\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
