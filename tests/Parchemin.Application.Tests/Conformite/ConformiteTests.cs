using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The machine looks, a person asks and decides; a non-validity reaches the result and may come back from it.</summary>
public sealed class ConformiteTests
{
    private static readonly DateTimeOffset Debut = new(2024, 4, 2, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static Task<Objet> DecideAsync(Scene scene, Acteur acteur, string decision, string? precision = null, params string[] motifs)
        => scene.Guichet.RunAsync(acteur, new DeciderDeLaConformite(scene["controle/propre"].Id, decision, motifs, precision));

    private static async Task<Objet?> ResultAsync(Scene scene)
        => (await scene.Guichet.Store.QueryAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", [scene["inscription/propre"].Id]), new Parmi("unite", ["U32"]))) { Ordre = "id" })).Objets is [var seul] ? seul : null;

    private static Task<Objet> ProposeAsync(Scene scene, string note)
        => scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", scene["inscription/propre"].Id), ("unite", "U32"), ("etat", "proposee"), ("note", note));

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_machine_finds_what_is_missing_with_its_evidence_and_leaves_the_decision(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        await scene.SetAsync("session/nord", ("dossiers_avant_le", "2024-03-31T22:00:00Z"));
        var fait = await scene.Guichet.RunAsync(await scene.ActAsync("gestionnaire", "academie"), new ExaminerLaConformite(scene["session/nord"].Id, [scene["inscription/propre"].Id]));
        // E32 stood already, E42 is opened.
        (fait.Ouverts, fait.Revus, fait.Favorables).ShouldBe((1, 1, 0));
        var controle = (await scene.Guichet.Store.FindAsync(GenresDuParcours.Controle, scene["controle/propre"].Id))!;
        controle["etat"].ShouldBe("a-controler");
        var constats = ConstatsEcrits.Read(controle["constats"]).ToDictionary(c => c.Code);
        constats.Keys.ShouldBe(["absence-de-dossier", "depot-hors-delai", "duree-insuffisante", "documents-non-vises"], ignoreOrder: true);
        constats["absence-de-dossier"].Issue.ShouldBe(IssueDeVerification.NonRemplie);
        constats["absence-de-dossier"].Source.ShouldNotBeNull();
        constats["duree-insuffisante"].EstRempli.ShouldBeFalse();
        constats["duree-insuffisante"].Details.ShouldNotBeEmpty();
        constats["documents-non-vises"].Issue.ShouldBe(IssueDeVerification.Incomplete);
    }

    [Theory]
    [InlineData("2024-03-31T21:59:59.999Z", IssueDeVerification.Remplie)]
    [InlineData("2024-03-31T22:00:00.000Z", IssueDeVerification.NonRemplie)]
    [InlineData("2024-04-01T00:00:00Z", IssueDeVerification.NonRemplie)]
    public async Task A_dossier_is_in_time_until_the_day_of_the_limit(string depot, IssueDeVerification attendue)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var session = scene["session/nord"].With([new("dossiers_avant_le", "2024-03-31T22:00:00.000Z")]);
        var dossier = scene["dossier/propre"].With([new("depose_le", depot), new("empreinte", new string('a', 64))]);
        var faits = (await FaitsDePlacement.ReadAsync(scene.Guichet.Store, [scene["inscription/propre"]]))[0];
        var referentiel = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
        var constats = ExamenDeConformite.Check(referentiel, Depot.Epreuve, session, dossier, faits, null, null, null, Debut).Controles;
        constats.Single(c => c.Code == "depot-hors-delai").Issue.ShouldBe(attendue);
        constats.Single(c => c.Code == "absence-de-dossier").Issue.ShouldBe(IssueDeVerification.Remplie);
    }

    [Fact]
    public async Task A_non_validity_bears_its_grounds_and_the_ways_to_contest_blocks_the_result_and_is_notified()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        var controle = await DecideAsync(scene, gestionnaire, "non-valide", "Rien n'a été déposé.", "absence-de-dossier");
        (controle["etat"], controle["decide_par"]).ShouldBe(("non-valide", gestionnaire.Personne));
        controle["motif"]!.ShouldContain("absence de dossier");
        controle["motif"]!.ShouldContain("Rien n'a été déposé.");
        controle["motif"]!.ShouldContain("deux mois");
        controle["motif"]!.ShouldContain("tribunal administratif");
        (await ResultAsync(scene))!["etat"].ShouldBe("non-valide");
        (await scene.Guichet.CodeAsync(gestionnaire, new NotifierUneNonValidite(controle.Id, " "))).ShouldBe("ENVOI-ATTENDU");
        var notifie = await scene.Guichet.RunAsync(gestionnaire, new NotifierUneNonValidite(controle.Id, "Courriel à zoe@exemple.fr"));
        notifie["notifie_le"].ShouldBe(ValeurDeChamp.Format(Debut));
        // Taken back, the result waits again.
        (await DecideAsync(scene, gestionnaire, "conforme"))["notifie_le"].ShouldBeNull();
        (await ResultAsync(scene))!["etat"].ShouldBe("attendue");
        (await scene.Guichet.CodeAsync(gestionnaire, new NotifierUneNonValidite(controle.Id, "Courriel"))).ShouldBe("RIEN-A-NOTIFIER");
    }

    [Fact]
    public async Task A_non_validity_without_a_ground_of_the_texts_is_refused()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        Task<string?> CodeAsync(string decision, string? precision, params string[] motifs) => scene.Guichet.CodeAsync(gestionnaire, new DeciderDeLaConformite(scene["controle/propre"].Id, decision, motifs, precision));
        (await CodeAsync("non-valide", "Trop peu de fiches")).ShouldBe("MOTIF-ATTENDU");
        (await CodeAsync("non-valide", null, "composition")).ShouldBe("MOTIF-ATTENDU");
        (await CodeAsync("non-valide", null, "absence-de-dossier", "composition")).ShouldBe("MOTIF-INCONNU");
        (await CodeAsync("reserve", " ")).ShouldBe("MOTIF-ATTENDU");
        (await CodeAsync("peut-etre", null)).ShouldBe("DECISION-INCONNUE");
    }

    [Theory]
    [InlineData("2024-04-01", false)]
    [InlineData("2024-04-02", false)]
    [InlineData("2024-04-03", true)]
    [InlineData("bientôt", false)]
    public async Task A_complement_is_asked_for_a_day_to_come_with_its_proof_of_sending(string delai, bool admis)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        (await scene.Guichet.CodeAsync(gestionnaire, new DemanderUnComplement(scene["controle/propre"].Id, delai, "Courriel"))).ShouldBe(admis ? null : "DELAI-REFUSE");
        (await scene.Guichet.CodeAsync(gestionnaire, new DemanderUnComplement(scene["controle/propre"].Id, "2024-05-01", ""))).ShouldBe("ENVOI-ATTENDU");
    }

    [Fact]
    public async Task A_decided_control_is_neither_completed_nor_examined_again()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        await DecideAsync(scene, gestionnaire, "conforme");
        (await scene.Guichet.CodeAsync(gestionnaire, new DemanderUnComplement(scene["controle/propre"].Id, "2024-05-01", "Courriel"))).ShouldBe("DEJA-DECIDE");
        (await scene.Guichet.RunAsync(await scene.ActAsync("gestionnaire", "academie"), new ExaminerLaConformite(scene["session/nord"].Id, [scene["inscription/propre"].Id]))).Revus.ShouldBe(0);
    }

    [Fact]
    public async Task A_doubt_on_the_day_holds_the_mark_back_until_a_person_confirms_it()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await ProposeAsync(scene, "12");
        var controle = await scene.Guichet.RunAsync(await scene.ActAsync("evaluateur"), new ReserverUneNote(scene["inscription/propre"].Id, Depot.Epreuve, "Une signature paraît imitée"));
        controle.Id.ShouldBe(scene["controle/propre"].Id);
        controle["etat"].ShouldBe("reserve");
        ((await ResultAsync(scene))!["etat"], (await ResultAsync(scene))!["note"]).ShouldBe(("reservee", "12"));
        await DecideAsync(scene, await scene.ActAsync("gestionnaire"), "conforme");
        ((await ResultAsync(scene))!["etat"], (await ResultAsync(scene))!["note"]).ShouldBe(("proposee", "12"));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("evaluateur"), new ReserverUneNote(scene["inscription/propre"].Id, Depot.Epreuve, " "))).ShouldBe("MOTIF-ATTENDU");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), new ReserverUneNote(scene["inscription/propre"].Id, Depot.Epreuve, "Doute"))).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task A_mark_that_the_jury_settled_is_not_undone_by_a_control()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", scene["inscription/propre"].Id), ("unite", "U32"), ("etat", "arretee"), ("note", "12"));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new DeciderDeLaConformite(scene["controle/propre"].Id, "non-valide", ["absence-de-dossier"], null))).ShouldBe("UNITE-DEJA-REGLEE");
    }
}
