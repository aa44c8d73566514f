namespace Parchemin.Application.Tests;

/// <summary>A token does what its scopes name, as far as its person may, until its date.</summary>
public sealed class JetonsTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static Acteur As(Acteur personne, params string[] portees) => personne with { Id = "jeton:essai", Operations = portees.ToHashSet(StringComparer.Ordinal) };

    [Fact]
    public async Task It_does_only_what_its_scopes_name()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var jeton = As(await scene.ActAsync("gestionnaire"), "candidat.lire", "candidat.modifier", "organisation.lire");
        (await scene.Guichet.ListAsync(jeton, Genres.Candidat)).Count.ShouldBe(1);
        foreach (var genre in Genres.Tous.Where(g => g.Code is not ("candidat" or "organisation")))
            (await scene.Guichet.ListAsync(jeton, genre)).ShouldBeEmpty(genre.Code);
        (await scene.Guichet.RefusalOfReadAsync(jeton, scene["inscription/propre"])).ShouldBe("INTROUVABLE");
        (await scene.Guichet.CodeAsync(jeton, new ModifierObjet(Genres.Candidat, scene["candidat/propre"].Id, null, Essais.Dictionary(("ville", "Lyon"))))).ShouldBeNull();
        (await scene.Guichet.CodeAsync(jeton, CreerObjet.For(Genres.Candidat, Essais.Dictionary(("nom_de_naissance", "Neuf"))))).ShouldBe("HORS-PORTEE");
        (await scene.Guichet.CodeAsync(jeton, new CloreLeJury(scene["session/nord"].Id))).ShouldBe("HORS-PORTEE");
        (await Essais.CodeAsync(async () => await scene.Guichet.JournalAsync(jeton, new FiltreDuJournal()).GetAsyncEnumerator().MoveNextAsync())).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task It_never_does_more_than_its_person()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var tout = TableDesDroits.Livree.Actions.Select(a => a.Code).ToArray();
        foreach (var qui in scene.Monde.Personnages)
        {
            var personne = await scene.Monde.ActAsync(qui);
            var jeton = As(personne, tout);
            foreach (var genre in Genres.Tous)
                (await scene.Guichet.ListAsync(jeton, genre)).Select(o => (o.Id, o.Valeurs.Count)).ShouldBe((await scene.Guichet.ListAsync(personne, genre)).Select(o => (o.Id, o.Valeurs.Count)));
            foreach (var (nom, operation) in new (string, IOperation<Objet>)[] { ("session", new CloreLeJury(scene["session/nord"].Id)), ("note", new ModifierObjet(Genres.Copie, scene["copie/propre"].Id, null, Essais.Dictionary(("note", "12")))) })
                (await scene.Guichet.CodeAsync(jeton, operation)).ShouldBe(await scene.Guichet.CodeAsync(personne, operation), $"{qui.Role} {nom}");
        }
    }

    [Fact]
    public async Task One_use_case_inside_another_needs_its_own_scope()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        await scene.Guichet.ChangeAsync(gestionnaire, scene["candidat/propre"], ("ville", "Lyon"));
        var lot = (await scene.Guichet.JournalAsync(gestionnaire, scene["candidat/propre"]))[^1].Lot;
        (await scene.Guichet.CodeAsync(As(gestionnaire, "lot.annuler", "candidat.lire"), new AnnulerUnLot(lot))).ShouldBe("INTERDIT");
        (await scene.Guichet.CodeAsync(As(gestionnaire, "lot.annuler", "candidat.lire", "candidat.modifier"), new AnnulerUnLot(lot))).ShouldBeNull();
    }

    [Fact]
    public async Task It_makes_no_token_wider_than_itself()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var jeton = As(await scene.ActAsync("gestionnaire"), "jeton.creer", "personne.lire", "candidat.lire");
        (await scene.Guichet.CodeAsync(jeton, new CreerUnJeton("Fils", ["candidat.lire", "candidat.modifier"], Debut.AddDays(1)))).ShouldBe("JETON-TROP-ETENDU");
        (await scene.Guichet.CodeAsync(jeton, new CreerUnJeton("Fils", ["candidat.lire"], Debut.AddDays(1)))).ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, "DUREE-DE-JETON")]
    [InlineData(0, "DUREE-DE-JETON")]
    [InlineData(1, null)]
    [InlineData(400 * 24 * 3600, null)]
    [InlineData((400 * 24 * 3600) + 1, "DUREE-DE-JETON")]
    public async Task It_lasts_four_hundred_days_at_most(int secondes, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), new CreerUnJeton("Essai", ["candidat.lire"], Debut.AddSeconds(secondes)))).ShouldBe(refus);
    }

    [Fact]
    public async Task Its_secret_is_shown_once_and_kept_nowhere()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        var cree = await scene.Guichet.RunAsync(gestionnaire, new CreerUnJeton("Essai", ["candidat.lire"], Debut.AddDays(1)));
        (await scene.Guichet.Store.FindAsync(Genres.Jeton, cree.Jeton.Id))!["empreinte"].ShouldBe(CreerUnJeton.Hash(cree.Secret));
        var vu = await scene.Guichet.ReadAsync(gestionnaire, Genres.Jeton, cree.Jeton.Id);
        vu.Valeurs.Values.ShouldAllBe(v => !v.Contains(cree.Secret, StringComparison.Ordinal) && v != CreerUnJeton.Hash(cree.Secret));
        (await scene.Guichet.JournalAsync(gestionnaire, cree.Jeton)).Single().Apres["empreinte"].ShouldBe("(secret)");
        (await scene.Guichet.CodeAsync(gestionnaire, new CreerUnJeton("Essai", ["candidat.inventer"], Debut.AddDays(1)))).ShouldBe("PORTEE-INCONNUE");
    }

    [Fact]
    public async Task Its_person_and_an_administrateur_revoke_it_and_nobody_else()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        var jeton = (await scene.Guichet.RunAsync(gestionnaire, new CreerUnJeton("Essai", ["candidat.lire"], Debut.AddDays(1)))).Jeton;
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire", "academie"), new RevoquerUnJeton(jeton.Id))).ShouldBe("INTROUVABLE");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("administrateur"), new RevoquerUnJeton(jeton.Id))).ShouldBeNull();
        (await scene.Guichet.RunAsync(gestionnaire, new RevoquerUnJeton(jeton.Id)))["revoque_le"].ShouldNotBeNull();
    }
}
