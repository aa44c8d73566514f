using System.Collections.Immutable;
using Parchemin.Core;

namespace Parchemin.Application.Tests;

/// <summary>Parity judged on the appointment, presidency in the room, quorum.</summary>
public sealed class ControleDuJuryTests
{
    private static readonly Parametre Moitie = new() { Code = ControleDuJury.Quorum, Libelle = "Quorum", Valeur = Fraction.Of(1, 2), Source = new Source("Arrêté", "article 3") };

    private static readonly Objet Nomme = Of(Genres.Commission, ("acte", "Arrêté"), ("nommee_le", "2024-05-02"), ("le", "2024-07-03"));

    [Fact]
    public void A_jury_at_parity_all_in_the_room_has_nothing_that_blocks()
        => ControleDuJury.CheckSession(Nomme, [President("sur-place"), Membre("enseignants"), Membre("employeurs"), Membre("salaries")], NatureDeCertification.Diplome, Moitie).ShouldBeEmpty();

    [Theory]
    [InlineData("acte", "ACTE-ABSENT")]
    [InlineData("nommee_le", "ACTE-ABSENT")]
    public void Without_its_act_or_the_date_of_it_nothing_is_decided(string champ, string code)
        => Blocking(ControleDuJury.CheckAppointment(Nomme.With([new(champ, null)]), Full(), NatureDeCertification.Diplome)).ShouldBe([code]);

    [Theory]
    [InlineData("2024-07-02", false)]
    [InlineData("2024-07-03", false)]
    [InlineData("2024-07-04", true)]
    public void A_jury_is_appointed_before_it_sits(string nomme, bool refuse)
        => Blocking(ControleDuJury.CheckAppointment(Nomme.With([new("nommee_le", nomme)]), Full(), NatureDeCertification.Diplome)).Contains("NOMME-APRES").ShouldBe(refuse);

    [Fact]
    public void An_act_that_names_teachers_only_is_refused_even_when_professionals_come()
        => Blocking(ControleDuJury.CheckAppointment(Nomme, [President("sur-place"), Membre("enseignants"), Membre("enseignants")], NatureDeCertification.Diplome)).ShouldBe(["PARITE"]);

    [Fact]
    public void Parity_lost_by_absence_is_told_and_does_not_prevent_the_jury()
    {
        var constats = ControleDuJury.CheckSession(Nomme, [President("sur-place"), Membre("enseignants"), Membre("employeurs", "absent"), Membre("salaries")], NatureDeCertification.Diplome, Moitie);
        constats.ShouldContain(c => c.Code == "PARITE-PERDUE" && !c.Bloquant);
        Blocking(constats).ShouldBeEmpty();
    }

    [Fact]
    public void A_presidency_at_a_distance_is_refused_for_a_diploma_and_told_for_a_branch()
    {
        Blocking(ControleDuJury.CheckSession(Nomme, [President("a-distance"), Membre("enseignants"), Membre("employeurs"), Membre("salaries")], NatureDeCertification.Diplome, Moitie)).ShouldBe(["PRESIDENCE-A-DISTANCE"]);
        Blocking(ControleDuJury.CheckSession(Nomme, [President("a-distance", "employeurs"), Membre("salaries")], NatureDeCertification.Cqp, Moitie)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void Half_of_the_members_is_enough_and_less_is_not(int presents, bool refuse)
    {
        List<Objet> membres = [President("sur-place"), .. new[] { "enseignants", "employeurs", "salaries" }.Select((c, i) => Membre(c, i + 1 < presents ? "sur-place" : "absent"))];
        var constats = ControleDuJury.CheckSession(Nomme, membres, NatureDeCertification.Diplome, Moitie);
        Blocking(constats).Contains("QUORUM").ShouldBe(refuse);
        constats.Where(c => c.Code is "QUORUM").ShouldAllBe(c => c.Source == "Arrêté, article 3");
        // Where nothing fixes a quorum, none is asked.
        Blocking(ControleDuJury.CheckSession(Nomme, membres, NatureDeCertification.Diplome, quorum: null)).ShouldNotContain("QUORUM");
    }

    [Fact]
    public void A_branch_faces_employers_and_employees_and_counts_who_is_represented()
    {
        Blocking(ControleDuJury.CheckAppointment(Nomme, [President("sur-place", "employeurs"), Membre("employeurs"), Membre("salaries")], NatureDeCertification.Cqp)).ShouldBe(["PARITE"]);
        Blocking(ControleDuJury.CheckSession(Nomme, [President("sur-place", "employeurs"), Membre("salaries", "represente")], NatureDeCertification.Cqp, Moitie with { Valeur = Fraction.One })).ShouldBeEmpty();
    }

    [Fact]
    public void Who_withdrew_does_not_sit_and_a_presidency_that_withdrew_is_replaced()
    {
        var recuse = Membre("salaries").With([new("recuse_le", "2024-07-01T08:00:00.000Z")]);
        var constats = ControleDuJury.CheckSession(Nomme, [President("sur-place"), Membre("enseignants"), Membre("employeurs"), recuse], NatureDeCertification.Diplome, Moitie);
        constats.ShouldContain(c => c.Code == "RECUSATION" && !c.Bloquant);
        Blocking(ControleDuJury.CheckSession(Nomme, [President("sur-place").With([new("recuse_le", "2024-07-01T08:00:00.000Z")]), Membre("enseignants"), Membre("employeurs"), Membre("salaries")], NatureDeCertification.Diplome, Moitie)).ShouldContain("RECUSATION");
    }

    [Fact]
    public void Without_a_jury_or_with_nobody_named_nothing_is_decided()
    {
        Blocking(ControleDuJury.CheckSession(null, [], NatureDeCertification.Diplome, Moitie)).ShouldBe(["JURY-ABSENT"]);
        Blocking(ControleDuJury.CheckSession(Nomme, [], NatureDeCertification.Diplome, Moitie)).ShouldBe(["MEMBRES-ABSENTS", "PRESIDENCE"]);
    }

    private static List<Objet> Full() => [President("sur-place"), Membre("enseignants"), Membre("employeurs"), Membre("salaries")];

    private static Objet President(string presence, string college = "enseignants") => Membre(college, presence).With([new("fonction", "president")]);

    private static Objet Membre(string college, string presence = "sur-place") => Of(Genres.Membre, ("college", college), ("presence", presence), ("fonction", "membre"));

    private static IReadOnlyList<string> Blocking(IReadOnlyList<ConstatDeJury> constats) => [.. constats.Where(c => c.Bloquant).Select(c => c.Code)];

    private static Objet Of(Genre genre, params (string Champ, string Valeur)[] valeurs) => new(genre, Guid.NewGuid().ToString(), 1, valeurs.ToImmutableDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal));
}
