using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A candidate asks that his engagement be recognised, the service answers, and the people who hear him for the épreuve of the form hear him again.</summary>
public sealed class EngagementsTests
{
    private const string Fiche = "FICHE-ENGAGEMENT";
    private static readonly Referentiel Certification = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
    private static readonly IReadOnlyList<string> Elements = PlanSuivi.Elements(Certification.Dossier!.Formulaires.Single(f => f.Usage is UsageDeFormulaire.Engagement), Certification.Formulaires.Single(f => f.Code == Fiche));

    private static string Full(int jusqua) => string.Join('\n', Elements.Take(jusqua).Select(e => $"**{e}**\nCe que j'en dis."));

    private static async Task<Objet> AskAsync(SceneDeDossier scene, string? descriptif = null)
    {
        var fiche = await scene.OpenAsync(Fiche, null);
        await scene.WriteAsync("scolaire", fiche, ("nature-de-l-engagement", null, "Sapeur-pompier volontaire"), ("organisation-d-accueil", null, "SDIS"), ("personne-referente", null, "Le chef de centre"), ("duree-et-date", null, "Deux ans"), ("intitule-de-la-mission", null, "Équipier"), ("descriptif-de-la-mission", null, descriptif ?? Full(8)));
        return await scene.RunAsync("scolaire", new DemanderUnEngagement(scene["inscription/scolaire"]));
    }

    [Fact]
    public void The_description_has_the_eight_elements_of_the_form()
    {
        Elements.Count.ShouldBe(8);
        Elements[0].ShouldBe("le contexte");
        Elements[^1].ShouldContain("analyse réflexive");
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(7, 1)]
    [InlineData(8, 0)]
    public void A_text_is_told_which_elements_it_does_not_take_up(int repris, int manquants) => PlanSuivi.Missing(Elements, Full(repris)).Count.ShouldBe(manquants);

    [Theory]
    [InlineData("LE CONTEXTE : une association", true)]
    [InlineData("**Le contexte**\n\nUne association", true)]
    [InlineData("**Le contexte**\n\n**Le statut et la fonction du candidat**\nÉquipier", false)]
    [InlineData("Dans une association, le contexte est simple", false)]
    public void An_element_is_a_title_with_something_under_it(string texte, bool repris) => PlanSuivi.Missing(Elements, texte).Contains("le contexte").ShouldBe(!repris);

    [Fact]
    public async Task An_incomplete_sheet_is_not_asked_for_and_what_it_lacks_is_named()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        (await scene.CodeAsync("scolaire", new DemanderUnEngagement(scene["inscription/scolaire"]))).ShouldBe("FICHE-INCOMPLETE");
        (await Essais.CodeAsync(async () => await AskAsync(scene, Full(7)))).ShouldBe("FICHE-INCOMPLETE");
        (await scene.ReadAsync("scolaire")).Engagement!.Manques.ShouldHaveSingleItem().ShouldContain("analyse réflexive");
    }

    [Fact]
    public async Task Asked_once_it_is_answered_by_the_service_with_a_reason_when_it_refuses()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var demande = await AskAsync(scene);
        (await scene.CodeAsync("scolaire", new DemanderUnEngagement(scene["inscription/scolaire"]))).ShouldBe("DEJA-DEMANDE");
        (await scene.CodeAsync("equipe", new DeciderDUnEngagement(demande.Id, "acceptee", null))).ShouldBe("INTERDIT");
        (await scene.CodeAsync("gestionnaire", new DeciderDUnEngagement(demande.Id, "refusee", " "))).ShouldBe("MOTIF-ATTENDU");
        var refusee = await scene.RunAsync("gestionnaire", new DeciderDUnEngagement(demande.Id, "refusee", "Mission trop brève"));
        (refusee["etat"], refusee["decidee_par"]).ShouldBe(("refusee", scene["gestionnaire"]));
        (await scene.CodeAsync("gestionnaire", new DeciderDUnEngagement(demande.Id, "acceptee", null))).ShouldBe("DEJA-DECIDE");
        (await scene.CodeAsync("scolaire", new RetirerUnEngagement(demande.Id))).ShouldBe("DEJA-DECIDE");
    }

    [Fact]
    public async Task Taken_back_it_may_be_asked_again_until_the_limit_of_the_dossier()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var demande = await AskAsync(scene);
        (await scene.RunAsync("scolaire", new RetirerUnEngagement(demande.Id)))["etat"].ShouldBe("retiree");
        scene.Horloge.Maintenant = SceneDeDossier.Limite;
        (await scene.CodeAsync("scolaire", new DemanderUnEngagement(scene["inscription/scolaire"]))).ShouldBe("DEPOT-CLOS");
        scene.Horloge.Maintenant = SceneDeDossier.Limite.AddSeconds(-1);
        (await scene.RunAsync("scolaire", new DemanderUnEngagement(scene["inscription/scolaire"])))["etat"].ShouldBe("demandee");
    }

    [Fact]
    public async Task Accepted_the_same_people_hear_it_right_after_the_oral_that_the_form_names()
    {
        await using var scene = await SceneDeDossier.NewAsync();
        var session = (await scene.Guichet.Store.FindAsync(Genres.Inscription, scene["inscription/scolaire"]))!["session"];
        async Task<Objet> NewAsync(Genre genre, params (string, string?)[] valeurs) => await scene.Guichet.CreateAsync(Acteur.Systeme, genre, valeurs);
        var demande = await AskAsync(scene);
        await scene.RunAsync("gestionnaire", new DeciderDUnEngagement(demande.Id, "acceptee", null));
        // Its unité is due; there is no oral yet to stand beside.
        (await scene.Guichet.Store.QueryAsync(new Requete(Genres.Resultat, new Parmi("unite", ["UF2"])) { Ordre = "id" })).Objets.ShouldHaveSingleItem()["etat"].ShouldBe("attendue");
        (await scene.CodeAsync("gestionnaire", new ConvoquerUnEngagement(demande.Id))).ShouldBe("ORAL-NON-PLANIFIE");
        var commission = await NewAsync(Genres.Commission, ("session", session), ("nature", "interrogation"), ("libelle", "Jury 7"), ("epreuve", "E42"), ("organisation", scene["lycee"]));
        var personne = (await NewAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", "Esther"), ("organisation", scene["academie"]))).Id;
        await NewAsync(Genres.Mandat, ("personne", personne), ("role", "evaluateur"), ("organisation", scene["academie"]));
        await NewAsync(Genres.Membre, ("commission", commission.Id), ("personne", personne));
        await NewAsync(Genres.Passage, ("commission", commission.Id), ("inscription", scene["inscription/scolaire"]), ("etat", "convoque"), ("prevu_le", "2024-05-28T08:00:00Z"));
        var passage = await scene.RunAsync("gestionnaire", new ConvoquerUnEngagement(demande.Id));
        DateTimeOffset.Parse(passage["prevu_le"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(new DateTimeOffset(2024, 5, 28, 8, 20, 0, TimeSpan.Zero));
        var jumelle = (await scene.Guichet.Store.FindAsync(Genres.Commission, passage["commission"]!))!;
        (jumelle["epreuve"], jumelle["organisation"]).ShouldBe(("EF2", commission["organisation"]));
        (await scene.Guichet.Store.QueryAsync(new Requete(Genres.Membre, new Parmi("commission", [jumelle.Id])) { Ordre = "id" })).Objets.ShouldHaveSingleItem()["personne"].ShouldBe(personne);
        // Asked again, nobody is convened twice; the commission opens the official grid.
        (await scene.RunAsync("gestionnaire", new ConvoquerUnEngagement(demande.Id))).Id.ShouldBe(passage.Id);
        var evaluateur = (await new Acteurs(scene.Guichet.Store, scene.Horloge).FindAsync(personne))!;
        (await scene.Guichet.RunAsync(evaluateur, new OuvrirUneEvaluation(scene["inscription/scolaire"], "EF2", null, null, jumelle.Id)))["grille"].ShouldBe("GRILLE-ENGAGEMENT");
    }
}
