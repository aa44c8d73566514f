using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>What must never be learned, each by the ways that somebody curious would try.</summary>
public sealed class SecretsTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_proposal_is_hidden_from_the_candidate_until_the_jury_closes_and_the_results_are_published()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "proposee"), ("note", "12"), ("motif", "CCF"));
        var (candidat, equipe) = (await scene.ActAsync("candidat"), await scene.ActAsync("equipe"));
        await scene.HidesAsync(candidat, "resultat/propre", "etat", "note", "motif", "obtenue_le");
        // Nor to the établissement, but for the members of the commission that proposes.
        await scene.HidesAsync(equipe, "resultat/propre", "etat", "note", "motif");
        var (membre, collegue) = (await scene.ActAsync("evaluateur"), await scene.ActAsync("evaluateur", "academie"));
        (await scene.SeeAsync(membre, "cotation/propre"))["valeur"].ShouldBe("12");
        (await scene.Guichet.RefusalOfReadAsync(collegue, scene["cotation/propre"])).ShouldBe("INTROUVABLE");
        (await scene.Guichet.RefusalOfReadAsync(equipe, scene["cotation/propre"])).ShouldBe("INTROUVABLE");
        await scene.HidesAsync(candidat, "cotation/propre", "valeur");

        scene.Horloge.Maintenant = Debut.AddDays(1);
        await scene.CloseAsync();
        await scene.HidesAsync(candidat, "resultat/propre", "etat", "note", "motif");

        await scene.PublishAsync(Debut.AddDays(2));
        scene.Horloge.Maintenant = Debut.AddDays(2).AddTicks(-1);
        await scene.HidesAsync(candidat, "resultat/propre", "etat", "note", "motif");
        scene.Horloge.Maintenant = Debut.AddDays(2);
        (await scene.SeeAsync(candidat, "resultat/propre"))["note"].ShouldBe("12");
        (await scene.SeeAsync(equipe, "resultat/propre"))["note"].ShouldBe("12");
        (await scene.SeeAsync(candidat, "cotation/propre"))["valeur"].ShouldBe("12");
        scene.Horloge.Maintenant = Debut.AddDays(2).AddTicks(1);
        (await scene.SeeAsync(candidat, "resultat/propre"))["note"].ShouldBe("12");
    }

    [Fact]
    public async Task A_proposal_that_was_withdrawn_does_not_come_out_of_the_history()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "proposee"), ("note", "12"));
        await scene.SetAsync("resultat/propre", ("motif", "Deuxième lecture"));
        await scene.SetAsync("resultat/propre", ("etat", "attendue"), ("note", null), ("motif", null));
        var candidat = await scene.ActAsync("candidat");
        (await scene.SeeAsync(candidat, "resultat/propre"))["etat"].ShouldBe("attendue");
        var histoire = await scene.Guichet.JournalAsync(candidat, scene["resultat/propre"]);
        histoire.Select(e => string.Join(' ', e.Apres.Keys.Order(StringComparer.Ordinal))).ShouldBe(["etat inscription unite", "", "", ""]);
        (await scene.Guichet.JournalAsync(await scene.ActAsync("equipe"), scene["resultat/propre"])).Select(e => e.Apres.Count).ShouldBe([3, 0, 0, 0]);
    }

    [Fact]
    public async Task A_settled_mark_that_was_taken_back_is_not_read_by_the_team_in_the_history()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "arretee"), ("note", "9.5"));
        await scene.SetAsync("resultat/propre", ("etat", "proposee"), ("note", "12"));
        var histoire = await scene.Guichet.JournalAsync(await scene.ActAsync("equipe"), scene["resultat/propre"]);
        histoire.SelectMany(e => e.Avant.Values.Concat(e.Apres.Values)).ShouldNotContain("9.5");
        histoire.SelectMany(e => e.Avant.Values.Concat(e.Apres.Values)).ShouldNotContain("arretee");
    }

    [Theory]
    [InlineData("note", "14")]
    [InlineData("note", "15")]
    [InlineData("etat", "arretee")]
    [InlineData("motif", null)]
    public async Task Writing_a_hidden_field_is_refused_alike_whether_the_guess_is_right_or_wrong(string champ, string? essai)
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "arretee"), ("note", "14"));
        var equipe = await scene.ActAsync("equipe");
        foreach (var versionLue in new long?[] { null, 1, 2 })
        {
            var refus = (await scene.Guichet.RefusalAsync(equipe, new ModifierObjet(Genres.Resultat, scene["resultat/propre"].Id, versionLue, Essais.Dictionary((champ, essai))))).ShouldNotBeNull();
            refus.Code.ShouldBe("CHAMP-INTERDIT");
            (refus.Message + string.Concat(refus.Fautes.Select(f => f.Message + f.Valeur))).ShouldNotContain("14");
        }
    }

    [Fact]
    public async Task Undoing_does_not_tell_a_hidden_value_that_changed_since()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.ActAsync("equipe");
        await scene.Guichet.ChangeAsync(equipe, scene["resultat/propre"], ("etat", "proposee"), ("note", "12"));
        var lot = (await scene.Guichet.JournalAsync(equipe, scene["resultat/propre"]))[^1].Lot;
        await scene.SetAsync("resultat/propre", ("etat", "arretee"), ("note", "9.5"));
        var refus = (await scene.Guichet.RefusalAsync(equipe, new AnnulerUnLot(lot))).ShouldNotBeNull();
        refus.Code.ShouldBe("CHAMP-INTERDIT");
        refus.Fautes.Select(f => f.Valeur).ShouldAllBe(v => v == null);
    }

    [Fact]
    public async Task Settled_marks_wait_for_the_publication_for_the_team_and_the_candidate()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "arretee"), ("note", "9.5"));
        await scene.CloseAsync();
        await scene.PublishAsync(Debut.AddDays(2));
        foreach (var role in new[] { "equipe", "candidat" })
        {
            var acteur = await scene.ActAsync(role);
            foreach (var (ticks, visible) in new[] { (-1, false), (0, true), (1, true) })
            {
                scene.Horloge.Maintenant = Debut.AddDays(2).AddTicks(ticks);
                if (visible)
                    (await scene.SeeAsync(acteur, "resultat/propre"))["note"].ShouldBe("9.5");
                else
                    await scene.HidesAsync(acteur, "resultat/propre", "etat", "note");
            }
        }

        foreach (var role in new[] { "gestionnaire", "jury" })
        {
            scene.Horloge.Maintenant = Debut;
            (await scene.SeeAsync(await scene.ActAsync(role), "resultat/propre"))["note"].ShouldBe("9.5");
        }
    }

    [Fact]
    public async Task What_the_jury_remarks_reaches_the_candidate_after_the_publication_and_nobody_else()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("remarque_du_jury", "Débattu longuement"));
        foreach (var publiee in new[] { false, true })
        {
            foreach (var role in new[] { "gestionnaire", "equipe" })
                await scene.HidesAsync(await scene.ActAsync(role), "resultat/propre", "remarque_du_jury");
            (await scene.SeeAsync(await scene.ActAsync("jury"), "resultat/propre"))["remarque_du_jury"].ShouldBe("Débattu longuement");
            if (publiee)
            {
                (await scene.SeeAsync(await scene.ActAsync("candidat"), "resultat/propre"))["remarque_du_jury"].ShouldBe("Débattu longuement");
                break;
            }

            await scene.HidesAsync(await scene.ActAsync("candidat"), "resultat/propre", "remarque_du_jury");
            await scene.CloseAsync();
            await scene.HidesAsync(await scene.ActAsync("candidat"), "resultat/propre", "remarque_du_jury");
            await scene.PublishAsync(null);
        }

        foreach (var role in new[] { "administrateur", "referent-medical", "tuteur", "evaluateur", "auteur" })
            (await scene.Guichet.RefusalOfReadAsync(await scene.ActAsync(role), scene["resultat/propre"])).ShouldBe("INTROUVABLE", role);
    }

    [Fact]
    public async Task A_medical_opinion_is_read_by_the_referent_and_the_candidate_alone()
    {
        await using var scene = await Scene.NewAsync(Debut);
        foreach (var role in new[] { "referent-medical", "candidat" })
            (await scene.SeeAsync(await scene.ActAsync(role), "amenagement/propre"))["avis_medical"].ShouldBe("Secret médical", role);
        foreach (var role in new[] { "gestionnaire", "equipe", "jury" })
            await scene.HidesAsync(await scene.ActAsync(role), "amenagement/propre", "avis_medical", "avis_le");
        foreach (var role in new[] { "administrateur", "tuteur", "evaluateur", "auteur" })
            (await scene.Guichet.RefusalOfReadAsync(await scene.ActAsync(role), scene["amenagement/propre"])).ShouldBe("INTROUVABLE", role);
        // What was granted is told to those who organise; the jury, which sees names on the same page, does not learn it.
        (await scene.SeeAsync(await scene.ActAsync("gestionnaire"), "amenagement/propre"))["nature"].ShouldBe("ordinateur");
        await scene.HidesAsync(await scene.ActAsync("jury"), "amenagement/propre", "nature");
    }

    [Fact]
    public async Task The_reason_of_a_change_is_as_hidden_as_what_it_changed()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.Guichet.RunAsync(await scene.ActAsync("referent-medical"), new ModifierObjet(Genres.Amenagement, scene["amenagement/propre"].Id, null, Essais.Dictionary(("avis_medical", "Dyslexie"), ("precision", "Au premier rang"))), new Circonstances("Dyslexie constatée"));
        var (referent, gestionnaire) = (await scene.Guichet.JournalAsync(await scene.ActAsync("referent-medical"), scene["amenagement/propre"]), await scene.Guichet.JournalAsync(await scene.ActAsync("gestionnaire"), scene["amenagement/propre"]));
        referent[^1].Motif.ShouldBe("Dyslexie constatée");
        gestionnaire[^1].Motif.ShouldBeNull();
        gestionnaire[^1].Apres.ShouldBe([new("precision", "Au premier rang")]);
    }

    [Fact]
    public async Task Who_marks_a_script_never_learns_whose_it_is()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (evaluateur, gestionnaire) = (await scene.ActAsync("evaluateur"), await scene.ActAsync("gestionnaire", "academie"));
        await scene.HidesAsync(evaluateur, "copie/propre", "inscription");
        var vue = await scene.SeeAsync(evaluateur, "copie/propre");
        vue.Titre.ShouldBe("A-propre");
        vue.Titres.Values.OfType<string>().ShouldAllBe(t => !t.Contains("Martin", StringComparison.Ordinal));
        var inscription = scene["inscription/propre"].Id;
        // He knows of those whom he interrogates, and of nobody else.
        (await scene.Guichet.ListAsync(evaluateur, Genres.Inscription)).Select(o => o.Id).ShouldBe([inscription]);
        (await scene.Guichet.ListAsync(evaluateur, Genres.Resultat)).ShouldBeEmpty();
        await scene.SetAsync("membre/evaluateur/propre", ("recuse_le", ValeurDeChamp.Format(Debut)));
        foreach (var genre in new[] { Genres.Inscription, Genres.Candidat, Genres.Passage, Genres.Evaluation, Genres.Cotation })
            (await scene.Guichet.ListAsync(evaluateur, genre)).ShouldBeEmpty();
        // By no filter, no guess.
        foreach (var filtre in new Filtre[] { new Parmi("inscription", [inscription]), new Via("inscription", new Via("candidat", new Recherche("martin"))), new Non(new Parmi("inscription", [inscription])) })
            (await scene.Guichet.RefusalOfListAsync(evaluateur, new Requete(Genres.Copie, filtre))).ShouldBe("FILTRE-INTERDIT");
        (await scene.Guichet.RefusalOfListAsync(evaluateur, new Requete(Genres.Copie, Filtre.Toujours) { Ordre = "inscription" })).ShouldBe("FILTRE-INTERDIT");
        foreach (var essai in new[] { inscription, scene["inscription/voisin"].Id })
            (await scene.Guichet.CodeAsync(evaluateur, new ModifierObjet(Genres.Copie, scene["copie/propre"].Id, null, Essais.Dictionary(("inscription", essai))))).ShouldBe("CHAMP-INTERDIT");
        // The service holds the link; it does not mark.
        (await scene.SeeAsync(gestionnaire, "copie/propre"))["inscription"].ShouldBe(inscription);
        (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Copie, scene["copie/propre"].Id, null, Essais.Dictionary(("note", "12"))))).ShouldBe("CHAMP-INTERDIT");
        (await scene.Guichet.CodeAsync(evaluateur, new ModifierObjet(Genres.Copie, scene["copie/propre"].Id, null, Essais.Dictionary(("note", "12"))))).ShouldBeNull();
        foreach (var role in new[] { "equipe", "jury", "tuteur", "candidat", "administrateur", "referent-medical" })
            (await scene.Guichet.RefusalOfReadAsync(await scene.ActAsync(role), scene["copie/propre"])).ShouldBe("INTROUVABLE", role);
    }

    [Fact]
    public async Task The_export_of_a_whole_session_leaves_behind_what_its_author_may_not_see_and_still_comes_back_whole()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("resultat/propre", ("etat", "arretee"), ("note", "9.5"));
        await scene.SetAsync("resultat/propre", ("remarque_du_jury", "Débattu longuement"));
        await scene.SetAsync("resultat/propre", ("note", "10"));
        await scene.SetAsync("amenagement/propre", ("avis_medical", "Autre secret"));
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        using var fichier = new MemoryStream();
        await SessionEntiere.WriteAsync(scene.Guichet, gestionnaire, await SessionEntiere.CheckAsync(scene.Guichet, gestionnaire, scene["session/nord"].Id), fichier);
        fichier.Position = 0;
        var (session, ecritures) = await SessionEntiere.ReadAsync(fichier);
        ecritures.SelectMany(e => e.Avant.Values.Concat(e.Apres.Values)).ShouldAllBe(v => v == null || (!v.Contains("Débattu", StringComparison.Ordinal) && !v.Contains("ecret", StringComparison.Ordinal)));

        await using var ailleurs = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var guichet = new Guichet(ailleurs, TableDesDroits.Livree, Depot.Bibliotheque, scene.Horloge);
        await guichet.RunAsync(Acteur.Systeme, new ReprendreUneSession(session, ecritures, "nord.parchemin", "00"));
        foreach (var nom in new[] { "resultat/propre", "amenagement/propre", "inscription/voisin" })
        {
            var (ici, repris) = (scene[nom], (await ailleurs.FindAsync(scene[nom].Genre, scene[nom].Id)).ShouldNotBeNull(nom));
            repris.Version.ShouldBe(ici.Version, nom);
            repris.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).ToList().ShouldBe(ici.Valeurs.Where(v => v.Key is not ("remarque_du_jury" or "avis_medical")).OrderBy(v => v.Key, StringComparer.Ordinal).ToList(), nom);
        }

        (await VerificationDuJournal.RunAsync(ailleurs)).Rupture.ShouldBeNull();
    }
}
