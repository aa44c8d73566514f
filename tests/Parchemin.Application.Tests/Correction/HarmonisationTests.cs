using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A corrector's marks moved together, with a reason, and put back as they were.</summary>
public sealed class HarmonisationTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static async Task<Salle> MarkedAsync(string note = "12", string nature = BaseDEssai.Sqlite)
    {
        var salle = await Salle.NewAsync([4, 0], [0, 1], nature);
        await salle.AnonymizeAsync("U31");
        await salle.DistributeAsync("U31");
        await salle.MarkAllAsync("U31", _ => note);
        return salle;
    }

    private static HarmoniserUnCorrecteur Move(Salle salle, string decalage, string motif = "Barème lu trop sévèrement") => new(salle.Session, "U31", null, salle.Correcteurs[0], decalage, motif);

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_harmonisation_taken_back_leaves_the_register_as_it_was_and_the_journal_tells_both(string nature)
    {
        await using var salle = await MarkedAsync(nature: nature);
        var avant = (await salle.ReadingsAsync("U31")).Select(c => string.Join('|', c.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal))).ToList();
        var harmonisation = await salle.Guichet.RunAsync(salle.Gestionnaire, Move(salle, "+1,5"));
        (harmonisation["decalage"], harmonisation["copies"]).ShouldBe(("1,5", "4"));
        (await salle.ReadingsAsync("U31")).ShouldAllBe(c => c["note"] == "12" && c["note_retenue"] == "13.5");
        await salle.Guichet.RunAsync(salle.Gestionnaire, new RetirerUneHarmonisation(harmonisation.Id));
        (await salle.ReadingsAsync("U31")).Select(c => string.Join('|', c.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal))).ToList().ShouldBe(avant);
        var journal = await salle.Guichet.JournalAsync(Acteur.Systeme, (await salle.ReadingsAsync("U31"))[0]);
        journal.Where(e => e.Operation == "copie.harmoniser").Select(e => (e.Avant["note_retenue"], e.Apres["note_retenue"])).ShouldBe([(null, "13.5"), ("13.5", null)]);
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new RetirerUneHarmonisation(harmonisation.Id))).ShouldBe("DEJA-RETIREE");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, Move(salle, "-1"))).ShouldBeNull();
    }

    [Theory]
    [InlineData("19", "0,99", "19.99")]
    [InlineData("19", "1", "20")]
    [InlineData("19", "1,01", "20")]
    [InlineData("1", "-0,99", "0.01")]
    [InlineData("1", "-1", "0")]
    [InlineData("1", "−1,01", "0")]
    public async Task A_retained_mark_stays_between_nought_and_the_scale(string note, string decalage, string retenue)
    {
        await using var salle = await MarkedAsync(note);
        await salle.Guichet.RunAsync(salle.Gestionnaire, Move(salle, decalage));
        (await salle.ReadingsAsync("U31")).ShouldAllBe(c => c["note_retenue"] == retenue);
    }

    [Theory]
    [InlineData("0", "Motif", "DECALAGE-REFUSE")]
    [InlineData("", "Motif", "DECALAGE-REFUSE")]
    [InlineData("--1", "Motif", "DECALAGE-REFUSE")]
    [InlineData("un", "Motif", "DECALAGE-REFUSE")]
    [InlineData("0,123", "Motif", "DECALAGE-REFUSE")]
    [InlineData("1", " ", "MOTIF-ATTENDU")]
    [InlineData("1", "Motif", null)]
    public async Task An_harmonisation_has_a_number_of_points_and_a_reason(string decalage, string motif, string? code)
    {
        await using var salle = await MarkedAsync();
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, Move(salle, decalage, motif))).ShouldBe(code);
    }

    [Fact]
    public async Task A_corrector_is_harmonised_once_when_he_has_finished_and_his_marks_then_stand()
    {
        await using var salle = await MarkedAsync();
        var copie = (await salle.ReadingsAsync("U31"))[0];
        await salle.MarkAsync(copie, "");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, Move(salle, "1"))).ShouldBe("CORRECTION-INACHEVEE");
        await salle.MarkAsync(copie, "ABS");
        await salle.Guichet.RunAsync(salle.Gestionnaire, Move(salle, "1"));
        (await salle.ReadingsAsync("U31")).Single(c => c.Id == copie.Id)["note_retenue"].ShouldBeNull();
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, Move(salle, "1"))).ShouldBe("DEJA-HARMONISE");
        (await salle.MarkAsync((await salle.ReadingsAsync("U31")).First(c => c["note"] is not null), "3")).Refus!.Code.ShouldBe("NOTE-HARMONISEE");
    }

    [Fact]
    public async Task The_corrector_reads_what_is_made_of_his_marks_and_why_and_nobody_else_of_his_kind_does()
    {
        await using var salle = await MarkedAsync();
        var harmonisation = await salle.Guichet.RunAsync(salle.Gestionnaire, Move(salle, "1"));
        var sien = await salle.Guichet.ReadAsync(await salle.BecomeAsync(salle.Correcteurs[0]), Genres.Harmonisation, harmonisation.Id);
        (sien["decalage"], sien["motif"]).ShouldBe(("1", "Barème lu trop sévèrement"));
        (await salle.Guichet.ListAsync(await salle.BecomeAsync(salle.Correcteurs[0]), Genres.Copie)).ShouldAllBe(c => c["note_retenue"] == "13");
        (await salle.Guichet.RefusalOfReadAsync(await salle.BecomeAsync(await salle.NewPersonAsync("evaluateur", salle.Academie)), harmonisation)).ShouldBe("INTROUVABLE");
        foreach (var role in new[] { "candidat", "equipe", "tuteur" })
            (await salle.Guichet.RefusalOfReadAsync(await salle.BecomeAsync(await salle.NewPersonAsync(role, salle.Academie)), harmonisation)).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public void A_preview_tells_before_and_after_and_leaves_special_states_alone()
    {
        static Objet Copie(params (string, string)[] valeurs) => new(Genres.Copie, "x", 1, System.Collections.Immutable.ImmutableDictionary.CreateRange(valeurs.Select(v => new KeyValuePair<string, string>(v.Item1, v.Item2))));
        var apercu = HarmoniserUnCorrecteur.Preview([Copie(("note", "10")), Copie(("etat", "ABS")), Copie(("note", "19.5"))], 1, 20);
        apercu.Select(n => (n.Avant, n.Apres)).ShouldBe([(Fraction.Of(10), Fraction.Of(11)), (Fraction.Of(39, 2), Fraction.Of(20))]);
    }
}
