using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Two people on one object: on different fields both win, on the same field the second sees the conflict.</summary>
public sealed class ConflitsTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static ModifierObjet Change(Objet objet, long? versionLue, params (string, string?)[] valeurs) => new(objet.Genre, objet.Id, versionLue, Essais.Dictionary(valeurs));

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task On_different_fields_both_win(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var (candidat, une, autre) = (scene["candidat/propre"], await scene.ActAsync("gestionnaire"), await scene.ActAsync("equipe"));
        await Task.WhenAll(
            scene.Guichet.RunAsync(une, Change(candidat, candidat.Version, ("ville", "Lyon"))),
            scene.Guichet.RunAsync(autre, Change(candidat, candidat.Version, ("nom_d_usage", "Durand"))));
        var lu = (await scene.Guichet.Store.FindAsync(Genres.Candidat, candidat.Id))!;
        (lu["ville"], lu["nom_d_usage"], lu.Version).ShouldBe(("Lyon", "Durand", candidat.Version + 2));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task On_the_same_field_the_second_sees_the_conflict_and_nothing_of_his_is_written(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var (candidat, une, autre) = (scene["candidat/propre"], await scene.ActAsync("gestionnaire"), await scene.ActAsync("equipe"));
        await scene.Guichet.RunAsync(une, Change(candidat, candidat.Version, ("ville", "Lyon")));
        var refus = (await scene.Guichet.RefusalAsync(autre, Change(candidat, candidat.Version, ("ville", "Brest"), ("nom_d_usage", "Durand")))).ShouldNotBeNull();
        (refus.Nature, refus.Code).ShouldBe((NatureDeRefus.Conflit, "CONFLIT"));
        var faute = refus.Fautes.ShouldHaveSingleItem();
        (faute.Champ, faute.Valeur).ShouldBe(("ville", "Brest"));
        faute.Message.ShouldContain("Lyon");
        faute.Message.ShouldContain(une.Nom);
        (await scene.Guichet.Store.FindAsync(Genres.Candidat, candidat.Id))!["nom_d_usage"].ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Of_twenty_who_save_at_once_one_wins_on_the_field_and_all_on_their_own(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var (organisation, acteur) = (scene["organisation/propre"], await scene.ActAsync("administrateur"));
        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Essais.CodeAsync(() => scene.Guichet.RunAsync(acteur, Change(organisation, organisation.Version, ("ville", $"Ville {i}"))))));
        codes.Count(c => c is null).ShouldBe(1);
        codes.Count(c => c is "CONFLIT").ShouldBe(19);
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task A_field_left_as_it_was_read_keeps_what_the_other_wrote()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, acteur) = (scene["candidat/propre"], await scene.ActAsync("gestionnaire"));
        await scene.Guichet.RunAsync(acteur, Change(candidat, candidat.Version, ("courriel", "neuf@exemple.fr")));
        // A form sends all its fields: the one that its reader did not touch is not his.
        await scene.Guichet.RunAsync(acteur, Change(candidat, candidat.Version, ("courriel", candidat["courriel"]), ("ville", "Lyon")));
        var lu = (await scene.Guichet.Store.FindAsync(Genres.Candidat, candidat.Id))!;
        (lu["courriel"], lu["ville"]).ShouldBe(("neuf@exemple.fr", "Lyon"));
    }

    [Fact]
    public async Task Writing_what_the_other_has_written_is_no_conflict_and_no_change()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, acteur) = (scene["candidat/propre"], await scene.ActAsync("gestionnaire"));
        await scene.Guichet.RunAsync(acteur, Change(candidat, candidat.Version, ("ville", "Lyon")));
        (await scene.Guichet.RunAsync(acteur, Change(candidat, candidat.Version, ("ville", "Lyon")))).Version.ShouldBe(candidat.Version + 1);
        (await scene.Guichet.RunAsync(acteur, Change(candidat, null, ("ville", " Lyon ")))).Version.ShouldBe(candidat.Version + 1);
    }

    [Fact]
    public async Task A_field_changed_and_changed_back_is_a_conflict_until_it_is_read_again()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (candidat, acteur) = (scene["candidat/propre"], await scene.ActAsync("gestionnaire"));
        await scene.Guichet.RunAsync(acteur, Change(candidat, null, ("ville", "Lyon")));
        await scene.Guichet.RunAsync(acteur, Change(candidat, null, ("ville", null)));
        (await scene.Guichet.CodeAsync(acteur, Change(candidat, candidat.Version, ("ville", "Brest")))).ShouldBe("CONFLIT");
        (await scene.Guichet.CodeAsync(acteur, Change(candidat, candidat.Version + 2, ("ville", "Brest")))).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, "VERSION-INCONNUE")]
    [InlineData(3, "VERSION-INCONNUE")]
    [InlineData(2, null)]
    [InlineData(null, null)]
    public async Task A_version_that_never_was_is_refused_and_none_takes_the_last_word(int? version, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var acteur = await scene.ActAsync("gestionnaire");
        scene["candidat/propre"].Version.ShouldBe(2);
        (await scene.Guichet.CodeAsync(acteur, Change(scene["candidat/propre"], version, ("ville", "Brest")))).ShouldBe(refus);
    }
}
