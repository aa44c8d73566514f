using System.Net;
using System.Text;
using Parchemin.Application;
using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>What a team, a candidate and the office do on the pages before the épreuves: a sheet of livrets, a convention, a student engagement.</summary>
public sealed class ActesDuParcoursTests(ServicePartage service) : IClassFixture<ServicePartage>
{
    private static readonly Referentiel Certification = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
    private static readonly FeuilleDeLivret Feuille = FeuilleDeLivret.Of(Certification)!;

    private static async Task<string> SessionAsync(SceneDeDossier scene) => (await scene.Serveur.Guichet.Store.FindAsync(Genres.Inscription, scene.Inscription))!["session"]!;

    [Fact]
    public async Task A_sheet_of_livrets_is_shown_before_it_is_written_and_its_refused_rows_come_back()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var chemin = $"/livrets/session/{await SessionAsync(scene)}";
        var note = Feuille.Champs[0];
        using var equipe = await scene.SignInAsync("Agathe");
        (await equipe.ReadAsync(chemin + "/feuille?format=csv")).ShouldContain("Lefèvre");
        await equipe.GetAsync(chemin);
        var feuille = Encoding.UTF8.GetBytes($"Nom de naissance;Prénoms;\"{note.Libelle}\"\nLefèvre;Camille;12,5\nPersonne;Nulle;11\n");
        var apercu = WebUtility.HtmlDecode(await (await equipe.UploadAsync(chemin + "/import", feuille, "livrets.csv")).Content.ReadAsStringAsync());
        apercu.ShouldContain("12,5");
        apercu.ShouldContain("Aucun candidat dont vous saisissez le livret");
        (await SaisirDesLivrets.FindAsync(scene.Serveur.Guichet.Store, scene.Inscription)).ShouldBeNull();
        var debut = apercu.IndexOf("action=\"/livrets/session/", StringComparison.Ordinal) + "action=\"".Length;
        var adresse = apercu[debut..apercu.IndexOf('"', debut)];
        (await equipe.PostAsync(adresse)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var livret = (await SaisirDesLivrets.FindAsync(scene.Serveur.Guichet.Store, scene.Inscription)).ShouldNotBeNull();
        (await LivretLu.EntriesAsync(scene.Serveur.Guichet.Store, livret.Id))[note.Cle].ShouldBe("12.5");
        (await equipe.GetAsync(adresse + "/refus")).Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        // What is not a sheet is said so on the page.
        (await equipe.UploadAsync(chemin + "/import", [0x4D, 0x5A, 0x90], "livrets.xlsx")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_convention_names_what_it_lacks_and_keeps_what_was_typed_when_another_wrote()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var stage = (await scene.Serveur.Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(GenresDuParcours.Stage, new Dictionary<string, string?> { ["inscription"] = scene.Inscription, ["nature"] = "stage", ["du"] = "2024-01-08", ["au"] = "2024-02-02" }))).Id;
        var chemin = $"/stages/periode/{stage}/convention";
        using var equipe = await scene.SignInAsync("Agathe");
        var page = await equipe.ReadAsync(chemin);
        page.ShouldContain("Il manque 7 éléments sur 7");
        foreach (var element in Certification.MilieuProfessionnel!.Convention)
            page.ShouldContain(element[1..]);
        (await equipe.PostAsync(chemin, ("l:1", ""), ("t:1", "Vendre et gérer"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await equipe.ReadAsync(chemin)).ShouldContain("Il manque 6 éléments sur 7");
        var conflit = await equipe.PostAsync(chemin, ("l:1", "Autre lecture"), ("t:1", "Mon texte à moi"));
        conflit.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await conflit.Content.ReadAsStringAsync()).ShouldContain("Mon texte à moi");
        using var candidat = await scene.SignInAsync("Camille");
        (await candidat.ReadAsync(chemin)).ShouldContain("Vendre et gérer");
        (await candidat.PostAsync(chemin, ("l:1", ""), ("t:1", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_engagement_is_asked_for_on_the_dossier_and_answered_there()
    {
        var scene = await SceneDeDossier.NewAsync(service);
        var fiche = await scene.FicheAsync("FICHE-ENGAGEMENT");
        using var candidat = await scene.SignInAsync("Camille");
        var dossier = "/dossiers/" + scene.Inscription;
        (await candidat.ReadAsync(dossier)).ShouldContain("Avant de demander la reconnaissance");
        var usage = Certification.Dossier!.Formulaires.Single(f => f.Usage is UsageDeFormulaire.Engagement);
        var formulaire = Certification.Formulaires.Single(f => f.Code == usage.Formulaire.Code);
        var plan = string.Join('\n', PlanSuivi.Elements(usage, formulaire).Select(e => $"**{e}**\nDit."));
        await scene.RunAsync("Camille", new EcrireUneFiche(fiche, [.. ChampDeFiche.Typed(formulaire).Select(c => new SaisieDeGrille(c.Code, null, c.Code == usage.Plan!.Champ.Code ? plan : "Dit"))]));
        (await candidat.PostAsync(dossier + "/engagement")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var gestionnaire = await scene.SignInAsync("Gilles");
        (await gestionnaire.ReadAsync("/dossiers")).ShouldContain("Demandes d’engagement étudiant à instruire");
        await gestionnaire.GetAsync(dossier);
        var engagement = (await EngagementLu.FindAsync(scene.Serveur.Guichet.Store, scene.Inscription))!.Id;
        (await gestionnaire.PostAsync($"/engagements/{engagement}/decider", ("etat", "refusee"), ("reponse", ""))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await gestionnaire.PostAsync($"/engagements/{engagement}/decider", ("etat", "acceptee"), ("reponse", ""))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await candidat.ReadAsync(dossier)).ShouldContain("à convoquer à la suite de E42");
    }
}
