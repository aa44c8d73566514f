using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Portfolios;

public sealed class CouvertureTests(ITestOutputHelper sortie)
{
    private static readonly string[] Attendues = ["C1", "C2", "C3"];
    private static readonly DateOnly Jour = new(2026, 3, 1);

    [Fact]
    public void The_gap_view_names_what_has_no_evidence_and_what_is_not_attested_by_both()
    {
        var matrice = Couverture.Of("ada", Attendues,
            [
                new("p1", "ada", ["C1"]) { AttesteeParLEnseignant = Jour, AttesteeParLeTuteur = Jour },
                new("p2", "ada", ["C2", "C9"]) { AttesteeParLEnseignant = Jour, Simulee = true },
                new("p3", "bob", ["C3"]),
            ],
            []);
        matrice.Lacunes.ShouldBe(["C3"]);
        matrice.AAttester.ShouldBe(["C2"]);
        matrice.HorsReferentiel.ShouldBe(["C9"]);
        matrice.Cases[1].Simulees.ShouldBe(1);
    }

    [Fact]
    public void Each_voice_keeps_its_own_last_word()
    {
        var jugements = new JugementDeCompetence[]
        {
            new("ada", "C1", VoixDeJugement.Candidat, "TS", Jour),
            new("ada", "C1", VoixDeJugement.Equipe, "I", Jour),
            new("ada", "C1", VoixDeJugement.Equipe, "S", Jour.AddDays(7)),
            new("bob", "C1", VoixDeJugement.Equipe, "TI", Jour),
        };
        var c1 = Couverture.Of("ada", Attendues, [], jugements).Cases[0];
        c1.Jugements.ToDictionary(j => j.Key, j => j.Value.Niveau).ShouldBe(new Dictionary<VoixDeJugement, string> { [VoixDeJugement.Candidat] = "TS", [VoixDeJugement.Equipe] = "S" }, ignoreOrder: true);
        var groupe = Couverture.Aggregate([Couverture.Of("ada", Attendues, [], jugements), Couverture.Of("bob", Attendues, [], jugements)]);
        groupe.Lignes[0].Niveaux[VoixDeJugement.Equipe].ShouldBe(new Dictionary<string, int> { ["S"] = 1, ["TI"] = 1 }, ignoreOrder: true);
        groupe.Lignes[0].Niveaux[VoixDeJugement.Candidat].ShouldBe(new Dictionary<string, int> { ["TS"] = 1 }, ignoreOrder: true);
        groupe.Lignes[0].Niveaux.Keys.ShouldNotContain(VoixDeJugement.Mesure);
    }

    [Fact]
    public void A_group_adds_up_to_its_candidates_in_every_competence()
    {
        var tirage = new Tirage(sortie);
        for (var essai = 0; essai < 200; essai++)
        {
            var candidats = Enumerable.Range(0, tirage.Entre(1, 12)).Select(i => $"c{i}").ToList();
            var preuves = Enumerable.Range(0, tirage.Entre(0, 40)).Select(i => new PreuveDeCompetence($"p{i}", tirage.Parmi(candidats.ToArray()), [tirage.Parmi(Attendues), tirage.Parmi(Attendues)])
            {
                AttesteeParLEnseignant = tirage.Entre(0, 1) == 1 ? Jour : null,
                AttesteeParLeTuteur = tirage.Entre(0, 1) == 1 ? Jour : null,
            }).ToList();
            var groupe = Couverture.Aggregate(candidats.ConvertAll(c => Couverture.Of(c, Attendues, preuves, [])));
            groupe.Lignes.ShouldAllBe(l => l.Attestees + l.NonAttestees + l.Sans.Count == candidats.Count, $"graine {tirage.Graine}, essai {essai}");
            foreach (var ligne in groupe.Lignes)
                ligne.Sans.ShouldBe(candidats.Where(c => !preuves.Exists(p => p.Candidat == c && p.Competences.Contains(ligne.Competence))), $"graine {tirage.Graine}, essai {essai}");
            groupe.Lacunes.Select(l => l.Sans.Count).ShouldBeInOrder(SortDirection.Descending);
        }
    }
}
