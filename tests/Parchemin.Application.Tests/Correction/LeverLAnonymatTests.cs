using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Retained marks carried to the results of the candidates, where the jury settles them.</summary>
public sealed class LeverLAnonymatTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static async Task<Salle> GivenAsync(string unite, int candidats = 3, string nature = BaseDEssai.Sqlite, params (string, string?)[] session)
    {
        var salle = await Salle.NewAsync([candidats, 0], [0, 2], nature, session: session);
        await salle.AnonymizeAsync(unite);
        await salle.DistributeAsync(unite);
        return salle;
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_mark_becomes_a_proposed_result_and_doing_it_again_changes_nothing(string nature)
    {
        await using var salle = await GivenAsync("U31", nature: nature);
        var notes = new Dictionary<string, string>();
        await salle.MarkAllAsync("U31", c => notes[c["inscription"]!] = $"{10 + notes.Count},5");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).ShouldBe(new LeveeFaite(3, 0, 0, 0));
        foreach (var (inscription, note) in notes)
        {
            var resultat = (await salle.ResultAsync(inscription, "U31"))!;
            (resultat["etat"], resultat["note"]).ShouldBe(("proposee", note.Replace(',', '.')));
        }

        var rang = await salle.Guichet.Store.RangAsync(Genres.Resultat);
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).ShouldBe(new LeveeFaite(0, 3, 0, 0));
        (await salle.Guichet.Store.RangAsync(Genres.Resultat)).ShouldBe(rang);
    }

    [Fact]
    public async Task Parts_become_validated_evaluations_that_the_engine_puts_together()
    {
        await using var salle = await GivenAsync("U1", candidats: 1);
        await salle.MarkAllAsync("U1", c => c["partie"] is "synthese" ? "25" : "11");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U1"))).Portes.ShouldBe(1);
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U1"))).ShouldBe(new LeveeFaite(0, 1, 0, 0));
        var inscription = salle.Candidats[0].Inscription;
        (await salle.ResultAsync(inscription, "U1")).ShouldBeNull();
        var session = (await salle.Guichet.Store.FindAsync(Genres.Session, salle.Session))!;
        var dossier = (await DossierDeJury.ReadAsync(salle.Guichet.Store, session)).Single();
        var edition = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!;
        var ligne = EntreeDeDeliberation.Build(dossier, edition.Referentiel!, edition.Regles[Depot.Session]);
        ligne["unites"]!["U1"]!.ToJsonString().ShouldBe("{\"parties\":{\"synthese\":\"25\",\"ecriture\":\"11\"}}");
    }

    [Theory]
    [InlineData("ABS", "absent")]
    [InlineData("FM", "force-majeure")]
    [InlineData("NV", "non-valide")]
    [InlineData("EXC", "annulee-fraude")]
    public async Task Letters_become_the_state_of_the_result(string lettres, string etat)
    {
        await using var salle = await GivenAsync("U31", candidats: 1);
        await salle.MarkAllAsync("U31", _ => lettres);
        await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"));
        var resultat = (await salle.ResultAsync(salle.Candidats[0].Inscription, "U31"))!;
        (resultat["etat"], resultat["note"]).ShouldBe((etat, null));
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).Inchanges.ShouldBe(1);
    }

    [Fact]
    public async Task A_script_that_waits_leaves_its_result_expected_and_a_blank_one_is_marked_at_nought()
    {
        await using var salle = await GivenAsync("U31", candidats: 2);
        var premiere = (await salle.ReadingsAsync("U31"))[0];
        await salle.MarkAllAsync("U31", c => c.Id == premiere.Id ? "ATT" : "BL");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"));
        (await salle.ResultAsync(premiere["inscription"]!, "U31")).ShouldBeNull();
        var blanche = (await salle.ResultAsync(salle.Candidats.Single(c => c.Inscription != premiere["inscription"]).Inscription, "U31"))!;
        (blanche["etat"], blanche["note"]).ShouldBe(("proposee", "0"));
    }

    [Fact]
    public async Task It_waits_for_all_the_scripts_unless_told_to_take_the_others()
    {
        await using var salle = await GivenAsync("U31");
        var premiere = (await salle.ReadingsAsync("U31"))[0];
        foreach (var copie in (await salle.ReadingsAsync("U31")).Skip(1))
            await salle.MarkAsync(copie, "12");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).ShouldBe("COPIES-SANS-NOTE");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31", LesAutres: true))).ShouldBe(new LeveeFaite(2, 0, 1, 0));
        (await salle.ResultAsync(premiere["inscription"]!, "U31")).ShouldBeNull();
        await salle.MarkAsync(premiere, "8");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).ShouldBe(new LeveeFaite(1, 2, 0, 0));
    }

    [Fact]
    public async Task Once_carried_a_mark_no_longer_changes_on_the_script_nor_is_harmonised()
    {
        await using var salle = await GivenAsync("U31");
        await salle.MarkAllAsync("U31", _ => "12");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"));
        var copie = (await salle.ReadingsAsync("U31"))[0];
        (await salle.MarkAsync(copie, "18")).Refus!.Code.ShouldBe("ANONYMAT-LEVE");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new HarmoniserUnCorrecteur(salle.Session, "U31", null, copie["correcteur"]!, "1", "Motif"))).ShouldBe("ANONYMAT-LEVE");
    }

    [Fact]
    public async Task A_proposal_that_came_from_elsewhere_leaves_the_script_to_be_marked_and_gives_way_to_it()
    {
        await using var salle = await GivenAsync("U31");
        var copie = (await salle.ReadingsAsync("U31"))[0];
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", copie["inscription"]!), ("unite", "U31"), ("etat", "proposee"), ("note", "7"));
        (await salle.MarkAsync(copie, "11")).Refus.ShouldBeNull();
        await salle.MarkAllAsync("U31", _ => "12");
        var harmonisation = await salle.Guichet.RunAsync(salle.Gestionnaire, new HarmoniserUnCorrecteur(salle.Session, "U31", null, copie["correcteur"]!, "1", "Motif"));
        await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"));
        (await salle.ResultAsync(copie["inscription"]!, "U31"))!["note"].ShouldBe("13");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new RetirerUneHarmonisation(harmonisation.Id))).ShouldBe("ANONYMAT-LEVE");
    }

    [Fact]
    public async Task An_harmonised_mark_is_the_one_that_is_carried_and_what_is_settled_otherwise_stays()
    {
        await using var salle = await GivenAsync("U31", candidats: 4);
        await salle.MarkAllAsync("U31", _ => "12");
        var (copies, correcteur) = (await salle.ReadingsAsync("U31"), (await salle.ReadingsAsync("U31"))[0]["correcteur"]!);
        await salle.Guichet.RunAsync(salle.Gestionnaire, new HarmoniserUnCorrecteur(salle.Session, "U31", null, correcteur, "-0,5", "Trop large"));
        var regle = copies.First(c => c["correcteur"] != correcteur)["inscription"]!;
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", regle), ("unite", "U31"), ("etat", "arretee"), ("note", "15"));
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"))).ShouldBe(new LeveeFaite(3, 0, 0, 1));
        foreach (var copie in copies.Where(c => c["inscription"] != regle))
            (await salle.ResultAsync(copie["inscription"]!, "U31"))!["note"].ShouldBe(copie["correcteur"] == correcteur ? "11.5" : "12");
        (await salle.ResultAsync(regle, "U31"))!["note"].ShouldBe("15");
    }

    [Fact]
    public async Task The_exact_mean_of_two_readings_is_carried()
    {
        await using var salle = await GivenAsync("U31", 1, BaseDEssai.Sqlite, ("double_correction", "oui"), ("ecart_admis", "2"));
        await salle.MarkAllAsync("U31", c => CopieEntiere.LectureOf(c) == 1 ? "12" : "13,25");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new LeverLAnonymat(salle.Session, "U31"));
        (await salle.ResultAsync(salle.Candidats[0].Inscription, "U31"))!["note"].ShouldBe("12.625");
    }
}
