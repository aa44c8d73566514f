using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A complete sheet becomes a proposal; it is reopened by the office, and handed to the jury before its date.</summary>
public sealed class ValidationTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static async Task<Acteur> FillAsync(Scene scene, string contraintes = "1")
    {
        var evaluateur = await scene.ActAsync("evaluateur");
        await scene.Guichet.RunAsync(evaluateur, new SaisirDansUneGrille(scene["evaluation/propre"].Id, [new("note", "12", "13.5"), new("contraintes", null, contraintes), new("contrainte/biens", null, "non")]));
        return evaluateur;
    }

    private static async Task<Objet> ResultAsync(Scene scene)
        => (await scene.Guichet.Store.AllAsync(new Requete(Genres.Resultat, new Parmi("inscription", [scene["inscription/propre"].Id])) { Ordre = "id" })).Single(r => r["unite"] == "U32");

    [Fact]
    public async Task A_complete_sheet_proposes_the_mark_and_keeps_the_penalty_apart()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await FillAsync(scene);
        var validee = await scene.Guichet.RunAsync(evaluateur, new ValiderUneEvaluation(scene["evaluation/propre"].Id));
        (validee["etat"], validee["note"], validee["contraintes"]).ShouldBe(("validee", "13.5", "1"));
        var resultat = await ResultAsync(scene);
        (resultat["etat"], resultat["note"], resultat["contraintes"], resultat["evaluation"]).ShouldBe(("proposee", "13.5", "1", validee.Id));
        (await scene.Guichet.CodeAsync(evaluateur, new SaisirDansUneGrille(validee.Id, [new("note", "13.5", "14")]))).ShouldBe("GRILLE-VALIDEE");
        // The candidate sees nothing of it.
        await scene.HidesAsync(await scene.ActAsync("candidat"), "evaluation/propre", "note", "contraintes");
    }

    [Fact]
    public async Task The_engine_takes_the_penalty_from_the_proposed_mark()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.Guichet.RunAsync(await FillAsync(scene, "2"), new ValiderUneEvaluation(scene["evaluation/propre"].Id));
        var edition = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!;
        var dossier = (await DossierDeJury.ReadAsync(scene.Guichet.Store, scene["session/nord"], [scene["inscription/propre"]]))[0];
        var ligne = EntreeDeDeliberation.Build(dossier, edition.Referentiel!, edition.Regles[Depot.Session]);
        var u32 = ligne["unites"]!["U32"]!;
        u32["note"]!.ToString().ShouldBe("13.5");
        u32["penalites"]!.AsObject().Single().Value!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_missing_is_said_field_by_field()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await scene.ActAsync("evaluateur");
        await scene.Guichet.RunAsync(evaluateur, new SaisirDansUneGrille(scene["evaluation/propre"].Id, [new("note", "12", null)]));
        var refus = await scene.Guichet.RefusalAsync(evaluateur, new ValiderUneEvaluation(scene["evaluation/propre"].Id));
        refus!.Fautes.Select(f => f.Code).ShouldBe(["NOTE-ATTENDUE", "CONTRAINTES-A-CONFIRMER"]);
    }

    [Fact]
    public async Task The_office_alone_reopens_with_a_reason_and_the_proposal_is_taken_back()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (evaluateur, gestionnaire) = (await FillAsync(scene), await scene.ActAsync("gestionnaire"));
        var id = scene["evaluation/propre"].Id;
        await scene.Guichet.RunAsync(evaluateur, new ValiderUneEvaluation(id));
        (await Essais.CodeAsync(() => scene.Guichet.RunAsync(evaluateur, new RouvrirUneEvaluation(id, "Erreur")))).ShouldBe("INTERDIT");
        (await scene.Guichet.CodeAsync(gestionnaire, new RouvrirUneEvaluation(id, null))).ShouldBe("MOTIF-ATTENDU");
        await scene.Guichet.RunAsync(gestionnaire, new RouvrirUneEvaluation(id, "Erreur de report"), new Circonstances("Erreur de report"));
        var resultat = await ResultAsync(scene);
        (resultat["etat"], resultat["note"], resultat["evaluation"]).ShouldBe(("attendue", null, null));
        (await scene.Guichet.RunAsync(evaluateur, new ValiderUneEvaluation(id)))["note"].ShouldBe("13.5");
    }

    [Fact]
    public async Task A_unite_that_the_jury_settled_is_not_proposed_again()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await FillAsync(scene);
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", scene["inscription/propre"].Id), ("unite", "U32"), ("etat", "conservee"), ("note", "12"), ("obtenue_le", "2025-07-01"));
        (await scene.Guichet.CodeAsync(evaluateur, new ValiderUneEvaluation(scene["evaluation/propre"].Id))).ShouldBe("UNITE-DEJA-REGLEE");
    }

    [Fact]
    public async Task Nothing_moves_once_the_jury_has_closed()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await FillAsync(scene);
        await scene.CloseAsync();
        (await scene.Guichet.CodeAsync(evaluateur, new SaisirDansUneGrille(scene["evaluation/propre"].Id, [new("note", "13.5", "14")]))).ShouldBe("JURY-CLOS");
        (await scene.Guichet.CodeAsync(evaluateur, new ValiderUneEvaluation(scene["evaluation/propre"].Id))).ShouldBe("JURY-CLOS");
    }

    [Theory]
    [InlineData("2026-06-02", null)]
    [InlineData("2026-06-01", "DELAI-PASSE")]
    [InlineData("2026-05-31", "DELAI-PASSE")]
    public async Task Proposals_are_sent_before_the_date_of_the_session(string avant, string? code)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await FillAsync(scene);
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        var envoi = new TransmettreLesPropositions([scene["evaluation/propre"].Id]);
        (await scene.Guichet.CodeAsync(gestionnaire, envoi)).ShouldBe("GRILLE-OUVERTE");
        await scene.Guichet.RunAsync(evaluateur, new ValiderUneEvaluation(scene["evaluation/propre"].Id));
        await scene.SetAsync("session/nord", ("propositions_avant_le", avant));
        (await scene.Guichet.CodeAsync(gestionnaire, envoi)).ShouldBe(code);
    }
}
