namespace Parchemin.Core.Tests.Conformite;

public sealed class ControleDeConformiteTests
{
    private static readonly DateOnly Limite = new(2026, 3, 31);
    private static readonly DateOnly Controle = new(2026, 4, 7);

    private static readonly Referentiel Regles = new()
    {
        Certification = new Certification("essai", "1", "Essai", "Essai", NatureDeCertification.Diplome, null, null, null, [], default),
        Conformite =
        [
            new ListeDeMotifs(new Source("ARR", "annexe II"), [Code("ORAL")], [Motif("absence", ObjetDeControle.Presence, "pas de dossier"), Motif("duree", ObjetDeControle.Duree), Motif("signatures", ObjetDeControle.Signatures)], default),
            new ListeDeMotifs(new Source("CIR", "annexe XVI"), [Code("ORAL")], [Motif("absence", ObjetDeControle.Presence, "absence de dossier"), Motif("retard", ObjetDeControle.Delai)], default) { Sessions = [Code("2026")] },
            new ListeDeMotifs(new Source("CIR", "annexe XVII"), [Code("AUTRE")], [Motif("pages", null)], default),
        ],
        Dossier = new DossierProfessionnel(
            "Dossier",
            [],
            [
                new PieceDeDossier
                {
                    Code = "garde",
                    Libelle = "Page de garde",
                    Signatures = [new(RoleDeSignataire.Equipe, "Visa de l'équipe", [Code("scolaire")], null), new(RoleDeSignataire.Candidat, "Attestation sur l'honneur", [Code("distance")], null)],
                },
            ],
            [],
            [],
            [],
            default)
        { Complement = new DelaiDeComplement(15, null) },
    };

    private static readonly DossierAControler Complet = new("scolaire", "ORAL", "2026")
    {
        DeposeLe = new DateOnly(2026, 3, 30),
        Limite = Limite,
        Pieces = [new PieceRemise("garde") { Signatures = [new(RoleDeSignataire.Equipe, "Mme A", new DateOnly(2026, 3, 20))] }],
        Duree = Duree(IssueDeVerification.Remplie),
    };

    [Fact]
    public void A_complete_dossier_is_proposed_as_conform_with_the_evidence_of_each_check()
    {
        var bilan = Check(Complet);
        bilan.Proposition.ShouldBe(PropositionDeConformite.Conforme);
        bilan.Controles.Select(c => c.Code).ShouldBe(["absence", "retard", "duree", "signatures"]);
        bilan.Controles[0].Constat.ShouldBe("déposé le 30 mars 2026");
        bilan.Controles[3].Feuilles().Single().Constat.ShouldBe("Mme A, le 20 mars 2026");
        bilan.Controles.ShouldAllBe(c => c.Source != null);
        (bilan.Motifs.Count, bilan.ACompleter.Count, bilan.ADecider.Count).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData(30, PropositionDeConformite.Conforme)]
    [InlineData(31, PropositionDeConformite.Conforme)]
    [InlineData(32, PropositionDeConformite.NonConforme)]
    public void The_last_day_is_still_in_time(int jour, PropositionDeConformite proposition)
        => Check(Complet with { DeposeLe = new DateOnly(2026, 3, 1).AddDays(jour - 1) }).Proposition.ShouldBe(proposition);

    [Fact]
    public void A_late_deposit_is_a_ground_only_where_a_text_in_force_says_so()
    {
        var retard = Complet with { DeposeLe = new DateOnly(2026, 4, 2) };
        Check(retard).Motifs.Single().Code.ShouldBe("retard");
        Check(retard).Controles.Single(c => c.Code == "retard").Raison.ShouldBe("La date limite était le 31 mars 2026 : 2 jours de retard.");
        Check(retard with { Session = "2027" }).Motifs.ShouldBeEmpty();
    }

    [Fact]
    public void The_later_text_words_the_ground_that_both_list()
    {
        var bilan = Check(Complet with { DeposeLe = null });
        bilan.Motifs.Single().Libelle.ShouldBe("absence de dossier");
        bilan.Controles.Single(c => c.Code == "retard").Issue.ShouldBe(IssueDeVerification.SansObjet);
        Check(Complet with { DeposeLe = null, Session = "2027" }).Motifs.Single().Libelle.ShouldBe("pas de dossier");
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void Before_the_end_of_the_last_day_no_dossier_is_not_yet_a_lack(int jour)
        => ControleDeConformite.Check(Regles, Complet with { DeposeLe = null }, new DateOnly(2026, 3, jour)).Proposition.ShouldBe(PropositionDeConformite.EnCours);

    [Fact]
    public void A_signature_by_somebody_else_is_not_the_one_that_is_needed()
    {
        var bilan = Check(Complet with { Pieces = [new PieceRemise("garde") { Signatures = [new(RoleDeSignataire.Candidat, "M. B", new DateOnly(2026, 3, 20))] }] });
        bilan.Proposition.ShouldBe(PropositionDeConformite.ACompleter);
        bilan.ACompleter.Single().Raison.ShouldBe("M. B a signé au titre du candidat : il manque la signature de l'équipe pédagogique (Page de garde).");
        Check(Complet with { Voie = "distance", Pieces = [new PieceRemise("garde") { Signatures = [new(RoleDeSignataire.Candidat, "M. B", new DateOnly(2026, 3, 20))] }] }).Proposition.ShouldBe(PropositionDeConformite.Conforme);
    }

    [Fact]
    public void What_is_missing_is_asked_for_and_becomes_a_ground_when_the_delay_is_past()
    {
        var incomplet = Complet with { Pieces = [] };
        var demande = DemandeDeComplement.Of(Regles.Dossier!, Check(incomplet), Controle, RegimeDeFeries.Metropole)!;
        demande.Echeance.ShouldBe(new DateOnly(2026, 4, 22));
        demande.Manques.Single().ShouldContain("Page de garde");
        var relance = incomplet with { Demande = demande };
        ControleDeConformite.Check(Regles, relance, demande.Echeance).Proposition.ShouldBe(PropositionDeConformite.ACompleter);
        var apres = ControleDeConformite.Check(Regles, relance, demande.Echeance.AddDays(1));
        apres.Motifs.Single().Code.ShouldBe("signatures");
        apres.Controles.Single(c => c.Code == "signatures").Raison!.ShouldContain("Le complément demandé le 7 avril 2026 n'est pas venu au 22 avril 2026.");
        DemandeDeComplement.Of(Regles.Dossier!, Check(Complet), Controle, RegimeDeFeries.Metropole).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-04-07", RegimeDeFeries.Metropole, "2026-04-22")]
    [InlineData("2026-04-23", RegimeDeFeries.Metropole, "2026-05-11")]
    [InlineData("2026-05-07", RegimeDeFeries.Metropole, "2026-05-22")]
    [InlineData("2026-05-07", RegimeDeFeries.Martinique, "2026-05-26")]
    public void A_delay_does_not_end_on_a_day_when_nobody_works(string envoi, RegimeDeFeries regime, string echeance)
        => DemandeDeComplement.Deadline(DateOnly.ParseExact(envoi, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 15, regime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(echeance);

    [Theory]
    [InlineData(IssueDeVerification.NonRemplie, PropositionDeConformite.NonConforme)]
    [InlineData(IssueDeVerification.AApprecier, PropositionDeConformite.AApprecier)]
    [InlineData(IssueDeVerification.Incomplete, PropositionDeConformite.ACompleter)]
    [InlineData(IssueDeVerification.EnDanger, PropositionDeConformite.EnCours)]
    public void The_duration_weighs_as_its_proof_says(IssueDeVerification issue, PropositionDeConformite proposition)
        => Check(Complet with { Duree = Duree(issue) }).Proposition.ShouldBe(proposition);

    [Fact]
    public void A_ground_that_the_machine_cannot_see_is_left_to_a_person()
        => ControleDeConformite.Check(Regles, Complet with { Epreuve = "AUTRE" }, Controle).ADecider.Single().Code.ShouldBe("pages");

    [Fact]
    public void A_poor_composition_never_makes_a_dossier_non_conform()
    {
        var composition = new BilanDeComposition("ORAL", [new ContrainteEvaluee(new ContrainteDeComposition { Code = "c", Libelle = "c", Epreuve = Code("ORAL"), Compte = CompteDeComposition.Fiches, AuMoins = 5 }, 0)], new Verification("n", "n", IssueDeVerification.NonRemplie, ""));
        var bilan = Check(Complet with { Composition = composition });
        bilan.Proposition.ShouldBe(PropositionDeConformite.Conforme);
        bilan.Composition!.NonRespectees.ShouldBe(1);
    }

    [Fact]
    public void A_doubt_on_the_day_reserves_the_mark_until_somebody_looks_again()
        => new bool?[] { null, true, false }.Select(DouteLeJour.Etat).ShouldBe([EtatDeResultat.Reservee, EtatDeResultat.Proposee, EtatDeResultat.NonValide]);

    private static BilanDeConformite Check(DossierAControler dossier) => ControleDeConformite.Check(Regles, dossier, Controle);

    private static BilanDeDuree Duree(IssueDeVerification issue)
        => new(new Verification("stage", "Stage", issue, "75 jours") { Raison = issue == IssueDeVerification.Remplie ? null : "raison" }, null, new DecompteEnEntreprise([], 0), []);

    private static Citation Code(string code) => new(code, default);

    private static MotifDeNonConformite Motif(string code, ObjetDeControle? controle, string? libelle = null) => new() { Code = code, Libelle = libelle ?? code, Controle = controle };
}
