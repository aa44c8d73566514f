using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The CCF of an établissement: what it plans, what it owes, and the marks that the board never tells.</summary>
public sealed class SuiviDuCcfTests
{
    private static Core.Referentiel Referentiel => Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;

    private static async Task<(Salle Salle, Acteur Equipe, string Commission)> OpenAsync(string epreuve = "E5", params (string, string?)[] session)
    {
        var salle = await Salle.NewAsync([2, 1], [0, 0], session: session);
        var equipe = await salle.BecomeAsync(await salle.NewPersonAsync("equipe", salle.Lycees[0]));
        var commission = await salle.Guichet.CreateAsync(equipe, Genres.Commission, ("session", salle.Session), ("nature", "interrogation"), ("libelle", "Commission"), ("epreuve", epreuve), ("organisation", salle.Lycees[0]));
        return (salle, equipe, commission.Id);
    }

    private static PlanifierDesSituations Plan(Salle salle, string commission, string? partie, params (int Candidat, string Le)[] dates)
        => new(salle.Session, commission, partie, [.. dates.Select(d => new DateDeSituation(salle.Candidats[d.Candidat].Inscription, d.Le))]);

    private static async Task<LigneDeCcf> LineAsync(Salle salle, Acteur acteur, string epreuve) => (await SuiviDuCcf.ReadAsync(salle.Guichet, acteur, salle.Session)).Lignes.Single(l => l.Epreuve.Code == epreuve && l.Organisation == salle.Lycees[0]);

    [Fact]
    public async Task An_etablissement_plans_its_candidates_in_local_time_and_moves_a_date_until_the_situation_begins()
    {
        var (salle, equipe, commission) = await OpenAsync("E32");
        await using var _ = salle;
        var parties = SuiviDuCcf.ModaliteOf(Referentiel, Referentiel.Epreuves.Single(e => e.Code == "E32"), "scolaire")!.Parties;
        var partie = parties.Count > 1 ? parties[0].Code : null;
        (await salle.Guichet.RunAsync(equipe, Plan(salle, commission, partie, (0, "2024-03-12T14:00"), (1, "")))).ShouldAllBe(s => s.Refus == null);
        var passage = (await salle.Guichet.ListAsync(equipe, Genres.Passage)).ShouldHaveSingleItem();
        // Paris is one hour ahead of universal time in winter.
        (passage["prevu_le"], passage["etat"]).ShouldBe(("2024-03-12T13:00:00.000Z", "convoque"));
        await salle.Guichet.RunAsync(equipe, Plan(salle, commission, partie, (0, "13/03/2024 09:30")));
        (await salle.Guichet.ListAsync(equipe, Genres.Passage)).ShouldHaveSingleItem()["prevu_le"].ShouldBe("2024-03-13T08:30:00.000Z");
        (await LineAsync(salle, equipe, "E32")).Propositions.Select(p => p.Etat).Order().ShouldBe([EtatDeProposition.Attendue, EtatDeProposition.Planifiee]);
        await salle.Guichet.ChangeAsync(Acteur.Systeme, (await salle.Guichet.Store.FindAsync(Genres.Passage, passage.Id))!, ("etat", "termine"));
        (await salle.Guichet.RunAsync(equipe, Plan(salle, commission, partie, (0, "2024-03-14T14:00")))).Single().Refus!.Code.ShouldBe("SITUATION-COMMENCEE");
    }

    [Theory]
    [InlineData("2024-05-23T18:00", null)]
    [InlineData("2024-05-24T18:00", null)]
    [InlineData("2024-05-25T09:00", "SITUATION-TARDIVE")]
    [InlineData("2024-03-31T02:30", "HEURE-INEXISTANTE")]
    [InlineData("demain", "DATE-ILLISIBLE")]
    public async Task A_situation_comes_before_the_day_when_proposals_are_due(string le, string? code)
    {
        var (salle, equipe, commission) = await OpenAsync("E5", ("propositions_avant_le", "2024-05-24"));
        await using var _ = salle;
        var refus = (await salle.Guichet.RunAsync(equipe, Plan(salle, commission, null, (0, le)))).Single().Refus;
        (refus?.Code).ShouldBe(code);
    }

    [Fact]
    public async Task A_candidate_of_another_etablissement_or_of_an_epreuve_of_the_last_day_is_not_planned_and_the_others_are()
    {
        var (salle, equipe, commission) = await OpenAsync();
        await using var _ = salle;
        var ponctuel = await salle.AddAsync(salle.Lycees[0], "hors-contrat");
        var plan = new PlanifierDesSituations(salle.Session, commission, null, [new(salle.Candidats[2].Inscription, "2024-03-12T14:00"), new(ponctuel, "2024-03-12T14:00"), new(salle.Candidats[0].Inscription, "2024-03-12T14:00")]);
        (await salle.Guichet.RunAsync(equipe, plan)).Select(s => s.Refus?.Code).ShouldBe(["INTROUVABLE", "HORS-CCF", null]);
    }

    [Fact]
    public async Task The_board_follows_a_proposal_to_its_transmission_tells_who_is_late_and_never_a_mark()
    {
        var (salle, equipe, _) = await OpenAsync("E5", ("propositions_avant_le", "2024-05-24"));
        await using var __ = salle;
        await salle.Guichet.RunAsync(Acteur.Systeme, new Ouvrir(salle.Candidats[0].Inscription, "transmise"));
        await salle.Guichet.RunAsync(Acteur.Systeme, new Ouvrir(salle.Candidats[1].Inscription, "ouverte"));

        foreach (var (jour, retard) in new[] { (24, false), (25, true) })
        {
            salle.Horloge.Maintenant = new DateTimeOffset(2024, 5, jour, 8, 0, 0, TimeSpan.Zero);
            var ligne = await LineAsync(salle, equipe, "E5");
            ligne.EnRetard.ShouldBe(retard);
            ligne.Propositions.Select(p => p.Etat).Order().ShouldBe([EtatDeProposition.Ouverte, EtatDeProposition.Transmise]);
        }

        (await SuiviDuCcf.ReadAsync(salle.Guichet, equipe, salle.Session)).Lignes.ShouldAllBe(l => l.Organisation == salle.Lycees[0]);
        (await SuiviDuCcf.ReadAsync(salle.Guichet, salle.Gestionnaire, salle.Session)).Lignes.Select(l => l.Organisation).Distinct().Count().ShouldBe(2);
        (await SuiviDuCcf.ReadAsync(salle.Guichet, equipe, salle.Session)).SessionSuivante.ShouldBe("2025");
        // The team sees that the grids are there, not what they say.
        (await salle.Guichet.ListAsync(equipe, Genres.Evaluation)).ShouldAllBe(e => e["note"] == null && e.IsHidden("note"));
    }

    /// <summary>A grid in some state, as another part of the product leaves it.</summary>
    private sealed record Ouvrir(string Inscription, string Etat) : IOperation<Objet>
    {
        public string Code => "registre.peupler";

        public ValueTask<Objet> ExecuteAsync(Etabli etabli) => etabli.CreateAsync(Code, Genres.Evaluation, [new("inscription", Inscription), new("epreuve", "E5"), new("etat", Etat), new("note", "13")]);
    }
}
