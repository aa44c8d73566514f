namespace Parchemin.Referentiels.Tests.Analyses;

public sealed class AnalyseDesCalendriersTests
{
    [Fact]
    public void An_unknown_zone_is_an_error()
    {
        using var dossier = Session("paris 2024-05-14 14:00 16:00 2h", zone: "Europe/Lutece");
        dossier.Constats("PRC600").ShouldBe(["PRC600 2024/paris"]);
    }

    [Theory]
    [InlineData("paris 2024-05-14 14:00 16:00 2h", null)]
    [InlineData("paris 2024-05-14 14:00 17:00 2h", "PRC601 2024/E1/paris")]
    [InlineData("paris 2024-05-14 23:00 01:00 2h", null)]
    [InlineData("paris 2024-05-14 14:00 16:00 3h", "PRC603 2024/E1/paris")]
    [InlineData("paris 2024-05-14 14:00 16:00 -", "PRC606 2024/E1/paris")]
    [InlineData("paris 2024-05-14 14:00 16:00 2h; paris 2024-05-15 14:00 16:00 2h", "PRC605 2024/E1/paris")]
    public void A_slot_is_as_long_as_its_epreuve_and_says_when_one_may_leave(string passages, string? attendu)
    {
        using var dossier = Session(passages);
        dossier.Constats("PRC601", "PRC602", "PRC603", "PRC605", "PRC606").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Fact]
    public void A_territory_sits_every_epreuve()
    {
        using var dossier = Session("paris 2024-05-14 14:00 16:00 2h; tahiti 2024-05-14 06:00 08:00 2h", "paris 2024-05-15 14:00 16:00 2h");
        dossier.Constats("PRC604").ShouldBe(["PRC604 2024/E2/tahiti"]);
    }

    [Fact]
    public void The_calendar_dates_each_written_epreuve_with_its_duration()
    {
        using var dossier = Session("paris 2024-05-14 14:00 16:00 2h");
        dossier.Constats("PRC602", "PRC609").ShouldBe(["PRC609 2024/E2"]);
        using var autre = Session("paris 2024-05-14 14:00 16:00 2h", "paris 2024-05-15 14:00 16:00 2h", duree: "3 h");
        autre.Constats("PRC602", "PRC609").ShouldBe(["PRC602 2024/E1/duree", "PRC602 2024/E2/duree"]);
    }

    [Fact]
    public void The_same_paper_may_not_leave_a_territory_before_the_other_has_entered()
    {
        // 14:00 in Paris is 12:00 UTC; 06:00 in Tahiti is 16:00 UTC.
        using var dossier = Session("paris 2024-05-14 14:00 16:00 2h; tahiti 2024-05-14 06:00 08:00 2h");
        var fuite = dossier.Constat("PRC607");
        fuite.Objet.ShouldBe("2024/E1/fuites");
        fuite.Severite.ShouldBe(Severite.Anomalie);
        fuite.Message.ShouldContain("paris peut sortir le 14/05 14:00, tahiti entre le 14/05 16:00, soit 2 h d'avance");
    }

    [Theory]
    [InlineData("paris 2024-05-14 14:00 18:00 4h; tahiti 2024-05-14 06:00 10:00 4h", "PRC608 2024/E1/marges")]
    [InlineData("paris 2024-05-14 15:30 19:30 4h; tahiti 2024-05-14 06:00 10:00 4h", null)]
    [InlineData("paris 2024-05-14 14:00 18:00 -; tahiti 2024-05-14 06:00 10:00 4h", "PRC607 2024/E1/fuites")]
    [InlineData("paris 2024-05-14 14:00 18:00 -; tahiti 2024-05-14 06:00 10:00 4h specifique", null)]
    [InlineData("paris 2024-01-16 14:00 18:00 4h; tahiti 2024-01-16 06:00 10:00 4h", null)]
    public void The_margin_covers_latecomers_and_follows_summer_time(string passages, string? attendu)
    {
        using var dossier = Session(passages, duree: "4 h");
        dossier.Constats("PRC607", "PRC608").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("14:00 16:00", "16:00 18:00", "PRC611 2024/2024-05-14/E1+E2")]
    [InlineData("09:00 11:00", "14:00 16:00", null)]
    [InlineData("14:00 16:00", "15:00 17:00", "PRC610 2024/E1+E2")]
    [InlineData("07:00 12:00", "15:00 20:00", "PRC611 2024/2024-05-14/E1+E2")]
    public void A_day_can_be_lived(string premiere, string seconde, string? attendu)
    {
        using var dossier = Session($"paris 2024-05-14 {premiere} 2h", $"paris 2024-05-14 {seconde} 2h");
        dossier.Constats("PRC610", "PRC611").ShouldBe(attendu?.Split(';') ?? []);
    }

    [Theory]
    [InlineData("2024-05-14", null)]
    [InlineData("2024-05-12", "un dimanche")]
    [InlineData("2024-05-08", "8 mai")]
    [InlineData("2024-05-09", "Ascension")]
    [InlineData("2024-05-20", "lundi de Pentecôte")]
    [InlineData("2025-04-21", "lundi de Pâques")]
    public void Nobody_sits_on_a_day_off(string jour, string? attendu)
    {
        using var dossier = Session($"paris {jour} 14:00 16:00 2h");
        if (attendu is null)
            dossier.Constats("PRC612").ShouldBeEmpty();
        else
            dossier.Constat("PRC612").Message.ShouldContain(attendu);
    }

    /// <summary>A session with E1 and perhaps E2, each passage written « territory date start end loge [specifique] ».</summary>
    private static DossierDEssai Session(string e1, string? e2 = null, string zone = "Europe/Paris", string duree = "2 h") => new DossierDEssai()
        .Avec(
            "e.yaml",
            """
            source: T, épreuves
            blocs: [{code: B1, libelle: Un}, {code: B2, libelle: Deux}]
            epreuves:
              - {code: E1, libelle: Une, bloc: B1, modalites: [{forme: ponctuelle-ecrite, duree: 2 h}]}
              - {code: E2, libelle: Deux, bloc: B2, modalites: [{forme: ponctuelle-ecrite, duree: 2 h}]}
            """)
        .Avec(
            "sessions/2024.yaml",
            $$"""
            source: T, calendrier
            session: {code: "2024", libelle: Session 2024, deliberation: 2024-07-01}
            territoires: [{code: paris, libelle: paris, fuseau: {{zone}}}, {code: tahiti, libelle: tahiti, fuseau: Pacific/Tahiti}]
            calendrier:
              - {epreuve: E1, duree: {{duree}}, passages: [{{Passages(e1)}}]}
            {{(e2 is null ? "" : $"  - {{epreuve: E2, duree: {duree}, passages: [{Passages(e2)}]}}")}}
            """);

    private static string Passages(string passages) => string.Join(", ", passages.Split(';', StringSplitOptions.TrimEntries).Select(p => p.Split(' ')).Select(p =>
        $"{{territoire: {p[0]}, date: {p[1]}, debut: \"{p[2]}\", fin: \"{p[3]}\"{(p[4] == "-" ? "" : $", mise-en-loge: {p[4]}")}{(p.Length > 5 ? $", sujet: {p[5]}" : "")}}}"));
}
