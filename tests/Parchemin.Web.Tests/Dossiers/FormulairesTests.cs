using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>The screen and the print of each form of the dossier hold exactly the fields of its annex, as the référentiel gives them.</summary>
public sealed partial class FormulairesTests
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
        await using var scene = await SceneDeDossier.NewAsync();
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
    public async Task What_is_typed_is_shown_as_text_whatever_it_looks_like()
    {
        await using var scene = await SceneDeDossier.NewAsync();
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
        await using var scene = await SceneDeDossier.NewAsync();
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
