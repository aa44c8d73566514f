using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The marks that correctors enter, cell by cell, and all that they must not learn.</summary>
public sealed class NoterDesCopiesTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static async Task<(Salle Salle, Objet Copie, Acteur Correcteur)> OneAsync(string unite = "U31", string? partie = null, string nature = BaseDEssai.Sqlite)
    {
        var salle = await Salle.NewAsync([2, 0], [1, 1], nature);
        await salle.AnonymizeAsync(unite);
        await salle.DistributeAsync(unite);
        var copie = (await salle.ReadingsAsync(unite)).First(c => c["partie"] == partie);
        return (salle, copie, await salle.BecomeAsync(copie["correcteur"]!));
    }

    [Theory]
    [InlineData("12,5", "12.5", null)]
    [InlineData("12.5", "12.5", null)]
    [InlineData(" 0 ", "0", null)]
    [InlineData("20", "20", null)]
    [InlineData("abs", null, "ABS")]
    [InlineData("Nv", null, "NV")]
    [InlineData("BL", null, "BL")]
    public async Task A_number_or_letters_are_accepted(string dit, string? note, string? etat)
    {
        var (salle, copie, correcteur) = await OneAsync();
        await using var _ = salle;
        (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new CelluleDeCopie(copie.Id, "", dit)]))).Single().Refus.ShouldBeNull();
        var apres = (await salle.Guichet.Store.FindAsync(Genres.Copie, copie.Id))!;
        (apres["note"], apres["etat"]).ShouldBe((note, etat));
    }

    [Theory]
    [InlineData(null, "19,99", null)]
    [InlineData(null, "20", null)]
    [InlineData(null, "20,01", "NOTE-REFUSEE")]
    [InlineData("synthese", "40", null)]
    [InlineData("synthese", "40,01", "NOTE-REFUSEE")]
    [InlineData("ecriture", "20,01", "NOTE-REFUSEE")]
    [InlineData(null, "-1", "NOTE-REFUSEE")]
    [InlineData(null, "12,345", "NOTE-REFUSEE")]
    [InlineData(null, "douze", "NOTE-REFUSEE")]
    [InlineData(null, "12;5", "NOTE-REFUSEE")]
    public async Task A_mark_stays_within_the_scale_of_its_part(string? partie, string dit, string? code)
    {
        var (salle, copie, correcteur) = await OneAsync(partie is null ? "U31" : "U1", partie);
        await using var _ = salle;
        var notee = (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new CelluleDeCopie(copie.Id, "", dit)]))).Single();
        (notee.Refus?.Code).ShouldBe(code);
        (await salle.Guichet.Store.FindAsync(Genres.Copie, copie.Id))!["note"].ShouldBe(code is null ? dit.Replace(',', '.') : null);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_refused_cell_leaves_the_others_written_and_an_emptied_one_is_cleared(string nature)
    {
        await using var salle = await Salle.NewAsync([3, 0], [0, 1], nature);
        await salle.AnonymizeAsync("U31");
        await salle.DistributeAsync("U31");
        var copies = await salle.ReadingsAsync("U31");
        var correcteur = await salle.BecomeAsync(salle.Correcteurs[0]);
        var notees = await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copies[0].Id, "", "11"), new(copies[1].Id, "", "30"), new(copies[2].Id, "", "ABS")]));
        notees.Select(n => (n.Valeur, n.Refus?.Code)).ShouldBe([("11", null), ("", "NOTE-REFUSEE"), ("ABS", null)]);
        (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copies[0].Id, "11", ""), new(copies[2].Id, "ABS", "7")]))).ShouldAllBe(n => n.Refus == null);
        (await salle.ReadingsAsync("U31")).Select(c => ValeurDeCopie.Shown(c)).ShouldBe(["", "", "7"]);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_a_conflict_on_the_cell_and_what_was_left_alone_is_kept()
    {
        var (salle, copie, correcteur) = await OneAsync();
        await using var _ = salle;
        await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copie.Id, "", "11")]));
        var conflit = (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copie.Id, "", "13")]))).Single();
        (conflit.Refus!.Code, conflit.Valeur).ShouldBe(("CONFLIT", "11"));
        conflit.Refus.Message.ShouldContain("11");
        // Read as empty and left empty; read as empty and typed as it stands: neither is a conflict.
        (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copie.Id, "", "")]))).Single().Refus.ShouldBeNull();
        (await salle.Guichet.RunAsync(correcteur, new NoterDesCopies([new(copie.Id, "", "11,0")]))).Single().Refus.ShouldBeNull();
        (await salle.Guichet.Store.FindAsync(Genres.Copie, copie.Id))!["note"].ShouldBe("11");
    }

    [Fact]
    public async Task Only_the_corrector_to_whom_a_script_is_entrusted_gives_it_a_mark()
    {
        var (salle, copie, _) = await OneAsync();
        await using var __ = salle;
        var autre = await salle.BecomeAsync(salle.Correcteurs.Single(c => c != copie["correcteur"]));
        foreach (var qui in new[] { autre, await salle.BecomeAsync(await salle.NewPersonAsync("evaluateur", salle.Academie)) })
            (await salle.Guichet.RunAsync(qui, new NoterDesCopies([new(copie.Id, "", "12")]))).Single().Refus!.Code.ShouldBe("INTROUVABLE");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new NoterDesCopies([new(copie.Id, "", "12")]))).Single().Refus!.Code.ShouldBe("CHAMP-INTERDIT");
        // The office enters who did not come: it holds the sheets of attendance.
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new NoterDesCopies([new(copie.Id, "", "ABS")]))).Single().Refus.ShouldBeNull();
        // Its letters cover the mark of the corrector, which comes back with them gone.
        await salle.MarkAsync(copie, "13");
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new NoterDesCopies([new(copie.Id, "13", "NV")]))).Single().Refus.ShouldBeNull();
        ValeurDeCopie.Of((await salle.Guichet.Store.FindAsync(Genres.Copie, copie.Id))!).ShouldBe(new ValeurDeCopie(null, "NV"));
        (await salle.Guichet.RunAsync(salle.Gestionnaire, new NoterDesCopies([new(copie.Id, "NV", "")]))).Single().Refus.ShouldBeNull();
        ValeurDeCopie.Shown((await salle.Guichet.Store.FindAsync(Genres.Copie, copie.Id))!).ShouldBe("13");
        foreach (var role in new[] { "equipe", "jury", "candidat", "tuteur" })
            (await salle.Guichet.CodeAsync(await salle.BecomeAsync(await salle.NewPersonAsync(role, salle.Academie)), new NoterDesCopies([new(copie.Id, "", "12")]))).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task A_corrector_sees_his_scripts_without_a_name_nor_the_other_reading_by_any_way()
    {
        await using var salle = await Salle.NewAsync([5, 5, 0], [1, 1, 1], session: ("double_correction", "oui"));
        await salle.AnonymizeAsync("U31");
        await salle.DistributeAsync("U31");
        var toutes = await salle.ReadingsAsync("U31");
        foreach (var id in salle.Correcteurs)
        {
            var acteur = await salle.BecomeAsync(id);
            var siennes = toutes.Where(c => c["correcteur"] == id).Select(c => c.Id).ToHashSet();
            var vues = await salle.Guichet.ListAsync(acteur, Genres.Copie);
            vues.Select(v => v.Id).ToHashSet().SetEquals(siennes).ShouldBeTrue();
            vues.ShouldAllBe(v => v["inscription"] == null && v.IsHidden("inscription") && !v.Titres.ContainsKey("inscription"));
            vues.ShouldAllBe(v => salle.LyceeOf(toutes.Single(c => c.Id == v.Id)["inscription"]!) != salle.Lycees[salle.Correcteurs.IndexOf(id)]);
            foreach (var copie in toutes)
            {
                (await salle.Guichet.RefusalOfReadAsync(acteur, copie)).ShouldBe(siennes.Contains(copie.Id) ? null : "INTROUVABLE");
                if (siennes.Contains(copie.Id))
                    (await salle.Guichet.JournalAsync(acteur, copie)).ShouldAllBe(e => !e.Apres.ContainsKey("inscription") && !e.Avant.ContainsKey("inscription"));
            }

            (await salle.Guichet.ListAsync(acteur, Genres.Inscription)).ShouldBeEmpty();
            (await salle.Guichet.ListAsync(acteur, Genres.Candidat)).ShouldBeEmpty();
            // A filter by what is hidden would tell it.
            (await salle.Guichet.RefusalOfListAsync(acteur, new Requete(Genres.Copie, new Parmi("inscription", [salle.Candidats[0].Inscription])))).ShouldBe("FILTRE-INTERDIT");
            (await salle.Guichet.RefusalOfListAsync(acteur, new Requete(Genres.Copie, new Via("inscription", new Parmi("etablissement", [salle.Lycees[0]]))))).ShouldBe("FILTRE-INTERDIT");
            (await salle.Guichet.RefusalOfListAsync(acteur, new Requete(Genres.Copie, Filtre.Toujours) { Ordre = "inscription" })).ShouldBe("FILTRE-INTERDIT");
        }
    }
}
