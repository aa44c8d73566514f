using Parchemin.Exchange;
using Parchemin.Planning;

namespace Parchemin.Application.Tests;

/// <summary>The rooms of a written épreuve are kept, its seats published, and what is published is what candidates and sign-in sheets read.</summary>
public sealed class SallesDEcritTests
{
    private const string Ecrit = "E41";

    [Theory]
    [InlineData("A101 6x5", 1, 0)]
    [InlineData("Grande salle 10x12\nA2 4X4", 2, 0)]
    [InlineData("A101", 0, 1)]
    [InlineData("A101 0x5", 0, 1)]
    [InlineData("A101 1x1", 1, 0)]
    [InlineData("A101 60x26", 1, 0)]
    [InlineData("A101 61x5", 0, 1)]
    [InlineData("A101 6x27", 0, 1)]
    [InlineData("A101 6x5\na101 3x3", 1, 1)]
    public void Rooms_are_read_line_by_line_and_what_does_not_read_is_told(string texte, int salles, int fautes)
    {
        var (lues, dites) = SalleTenue.Read(texte);
        (lues.Count, dites.Count).ShouldBe((salles, fautes));
    }

    [Fact]
    public async Task What_is_published_reaches_the_convocation_the_agenda_and_the_list_of_rooms_and_a_late_candidate_moves_nobody()
    {
        await using var scene = await SceneImprimee.NewAsync();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            await scene.Lieux.EnrolAsync(nom);
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Lieux.Inscriptions[2]), ("nature", "temps-majore"), ("temps_majore", "33"));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 3x5", ["Mme Roy", "M. Lenoir"], espacee: true), Room("B2 1x2")]));
        var avant = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        avant.Publie.ShouldBeNull();
        avant.Horaire!.Debut.ShouldBe(new TimeOnly(14, 0));
        avant.Horaire.EntryAt(new TimeOnly(15, 0), causeReconnue: true, sortie: false).Admise.ShouldBeTrue();
        avant.Horaire.EntryAt(new TimeOnly(15, 1), causeReconnue: true, sortie: false).Admise.ShouldBeFalse();
        var proposees = avant.Proposition.Salles.SelectMany(s => s.Places.Select(p => (s.Salle.Code, p.Candidat.Nom, p.Colonne))).ToList();
        proposees.Where(p => p.Code == "A101").Select(p => p.Colonne % 2).ShouldAllBe(c => c == 1, "une colonne sur deux reste vide");
        proposees.Single(p => p.Code == "B2").Nom.ShouldStartWith("Caron");

        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true))).ShouldBe(3);
        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true))).ShouldBe(0, "la même publication ne change rien");
        var fonds = await Fonds.OpenAsync(guichet, new Moteur(new Catalogue([])), Acteur.Systeme, session);
        var salles = await PlacesPubliees.RoomsAsync(fonds, Ecrit, centre);
        salles.Select(s => (s.Nom, s.Places.Count, s.Surveillants.Count)).ShouldBe([("A101", 2, 2), ("B2", 1, 0)]);
        var sienne = (await PlacesPubliees.OfAsync(fonds, scene.Lieux.Inscriptions[0])).ShouldHaveSingleItem();
        var ligne = (await scene.BuildAsync("convocation")).Donnees["epreuves"]!.AsArray().Single(e => e!["intitule"]!.ToString().StartsWith(Ecrit, StringComparison.Ordinal))!;
        (ligne["salle"]!.ToString(), ligne["place"]!.ToString()).ShouldBe((sienne.Salle, sienne.Place));
        var candidat = await scene.Lieux.ActAsync(scene.Lieux.Comptes[0]);
        (await Agenda.OfAsync(guichet, candidat)).Single(r => r.Titre.StartsWith(Ecrit, StringComparison.Ordinal)).Lieu.ShouldStartWith($"Salle {sienne.Salle}, place {sienne.Place}");
        (await PlacesPubliees.OfAsync(guichet, candidat, await SeenAsync(scene, 0))).ShouldHaveSingleItem();
        (await PlacesPubliees.OfAsync(guichet, candidat, await SeenAsync(scene, 1))).ShouldBeEmpty("un candidat ne lit que sa place");

        await scene.Lieux.EnrolAsync("Duval");
        await scene.ChangeAsync(Genres.Inscription, scene.Lieux.Inscriptions[1], ("etat", "desiste"));
        var apres = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        (apres.Publie!.SansPlace.Select(c => c.Nom[..5]).ShouldHaveSingleItem(), apres.Partis).ShouldBe(("Duval", 1));
        apres.Moved(apres.Complement).ShouldBe(0);
        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: false))).ShouldBe(2, "un qui vient, un qui part");
        var lu = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        (lu.Publie!.SansPlace.Count, lu.Partis).ShouldBe((0, 0));
        (await TableauDesSalles.ReadAsync(guichet, Acteur.Systeme, session)).Lignes.Single(l => l.Epreuve.Code == Ecrit && l.Centre == centre).Publiees.ShouldBe(3);
    }

    [Fact]
    public async Task Rooms_that_cannot_hold_everybody_are_not_published_and_another_épreuve_of_the_centre_starts_from_them()
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.Lieux.EnrolAsync("Berger");
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x1", ["Mme Roy"])]));
        (await guichet.RefusalAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true)))!.Code.ShouldBe("SANS-PLACE");
        var autre = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, "E1", centre);
        (autre.Reprises, autre.Salles.ShouldHaveSingleItem().Surveillants.Count).ShouldBe((true, 0));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("B2 2x1")]));
        (await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Salles.ShouldHaveSingleItem().Salle.Code.ShouldBe("B2");
    }

    [Fact]
    public async Task A_seat_that_is_none_any_more_is_printed_nowhere_and_the_page_says_so_with_the_remedy()
    {
        await using var scene = await SceneImprimee.NewAsync();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            await scene.Lieux.EnrolAsync(nom);
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x2"), Room("B2 2x1")]));
        await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true));
        (await PrintedAsync(scene)).ShouldBe([true, true, true]);
        var plan = (await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Publie!;
        var enB2 = plan.Salles.Single(s => s.Salle.Code == "B2").Places.Select(p => p.Candidat.Id).ToList();
        var encore = scene.Lieux.Inscriptions.Select(i => !enB2.Contains(i)).ToList();

        // The room is withdrawn.
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x2")]));
        (await PrintedAsync(scene)).ShouldBe(encore);
        await GoneAsync(enB2.Count);

        // It stands again, too small by a row for one of them at least.
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x2"), Room("B2 1x1")]));
        await GoneAsync(plan.Salles.Single(s => s.Salle.Code == "B2").Places.Count(p => p.Rangee > 1));

        // All the rooms go: what was published is told to be lost.
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, []));
        await GoneAsync(3);
        (await PrintedAsync(scene)).ShouldAllBe(p => !p);
        (await SheetsAsync(scene)).ShouldHaveSingleItem().Libelle.ShouldNotContain("salle");

        // As it was; then the candidate goes to another centre: his seat does not follow him.
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 1x2"), Room("B2 2x1")]));
        (await PrintedAsync(scene)).ShouldBe([true, true, true]);
        await scene.ChangeAsync(Genres.Inscription, scene.Lieux.Inscriptions[0], ("centre", scene.Lieux.Academie));
        (await PrintedAsync(scene)).ShouldBe([false, true, true]);
        await GoneAsync(1);

        async Task GoneAsync(int partis)
        {
            var lues = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
            (lues.Partis, (await TableauDesSalles.ReadAsync(guichet, Acteur.Systeme, session)).Lignes.Where(l => l.Epreuve.Code == Ecrit).Sum(l => l.Publiees)).ShouldBe((partis, 3 - partis));
            var fonds = await Fonds.OpenAsync(guichet, new Moteur(new Catalogue([])), Acteur.Systeme, session);
            (await PlacesPubliees.RoomsAsync(fonds, Ecrit, centre)).Sum(s => s.Places.Count).ShouldBe(3 - partis);
        }
    }

    [Theory]
    [InlineData(null, 14)]
    [InlineData("America/Martinique", 8)]
    [InlineData("America/Guadeloupe", 8)]
    [InlineData("America/Marigot", 8)]
    [InlineData("America/Cayenne", 8)]
    [InlineData("Indian/Reunion", 16)]
    [InlineData("Pacific/Noumea", null)]
    public async Task A_centre_reads_the_hours_of_its_own_clock_and_one_that_has_none_is_told(string? fuseau, int? heure)
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.ChangeAsync(Genres.Organisation, scene.Lieux.Lycee, ("fuseau", fuseau));
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        ((await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Horaire?.Debut.Hour).ShouldBe(heure);
        var doutes = (await CalendrierDUneSession.ReadAsync(guichet, Acteur.Systeme, session, ReglesDuCalendrier.Officielles)).Analyse.Avertissements;
        doutes.Any(d => d.Contains("1 candidat y compose", StringComparison.Ordinal)).ShouldBe(heure is null);
        // Annexe II names it, annexe I prints no hour for it; Guadeloupe reads the clock of Martinique.
        doutes.ShouldContain(d => d.StartsWith("Nouvelle Calédonie :", StringComparison.Ordinal));
        doutes.ShouldNotContain(d => d.StartsWith("Guadeloupe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("E2", null, "2024-05-15T10:30", "Polynésie Française")]
    [InlineData("E2", "America/Martinique", "2024-05-15T04:30", "Polynésie Française")]
    [InlineData("E41", "Pacific/Tahiti", "2024-05-14T05:00", "Guyane")]
    [InlineData("E41", null, null, null)]
    public async Task At_the_door_it_is_told_when_the_paper_may_be_out_elsewhere(string epreuve, string? fuseau, string? heure, string? territoire)
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.ChangeAsync(Genres.Organisation, scene.Lieux.Lycee, ("fuseau", fuseau));
        var dehors = (await SallesDEcrit.ReadAsync(scene.Lieux.Guichet, Acteur.Systeme, scene.Lieux.Session, epreuve, scene.Lieux.Lycee)).Horaire!.SujetDehors;
        (dehors?.Heure.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), dehors?.Territoire).ShouldBe((heure, territoire));
    }

    [Theory]
    [InlineData(23, 20, true)]
    [InlineData(0, 10, true)]
    [InlineData(0, 30, true)]
    [InlineData(0, 31, false)]
    public void Somebody_late_to_a_paper_of_the_evening_may_come_after_midnight(int heure, int minute, bool admis)
        => new HoraireDEcrit(new DateOnly(2024, 5, 14), new TimeOnly(23, 30), new TimeOnly(1, 30), null).EntryAt(new TimeOnly(heure, minute), causeReconnue: true, sortie: false).Admise.ShouldBe(admis);

    [Fact]
    public async Task Who_dictates_writes_alone_nobody_watches_two_rooms_and_extra_time_has_its_own_end()
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        await scene.Lieux.EnrolAsync("Berger");
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Lieux.Inscriptions[1]), ("nature", "secretaire"));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 2x2", ["Mme Roy", "M. Lenoir"]), Room("B2 1x1", ["mme roy"])]));
        var lues = await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
        lues.Proposition.Salles.Single(s => s.Salle.Code == "B2").Places.ShouldHaveSingleItem().Candidat.Id.ShouldBe(scene.Lieux.Inscriptions[1]);
        lues.SurveillantsEnDouble.ShouldBe(["Mme Roy surveille A101 et B2 à la même heure"]);
        lues.Horaire!.FinMajoree.ShouldBe(new TimeOnly(19, 20));
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_published()
    {
        await using var scene = await SceneImprimee.NewAsync();
        await scene.Lieux.EnrolAsync("Aubert");
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 2x2")]));
        var publier = new PublierLesPlaces(session, Ecrit, centre, Refaire: true, SallesDEcrit.MarkOf((await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Proposition));
        await scene.Lieux.EnrolAsync("Berger");
        (await guichet.RefusalAsync(Acteur.Systeme, publier))!.Code.ShouldBe("PLACES-CHANGEES");
        await guichet.RunAsync(Acteur.Systeme, publier with { Vue = SallesDEcrit.MarkOf((await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Proposition) });
        await scene.Lieux.EnrolAsync("Caron");
        var complement = (await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Complement;
        (await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: false, SallesDEcrit.MarkOf(complement)))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_seats_are_exchanged_as_it_was_shown_and_the_contrary_change_undoes_it()
    {
        await using var scene = await SceneImprimee.NewAsync();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            await scene.Lieux.EnrolAsync(nom);
        var (guichet, session, centre) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee);
        await scene.AddAsync(Genres.Amenagement, ("inscription", scene.Lieux.Inscriptions[2]), ("nature", "temps-majore"), ("temps_majore", "33"));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 2x2"), Room("T1 1x2")]));
        await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true));
        var avant = await ReadAsync();
        var (un, deux) = (avant.Publie!.Salles[0].Places[0], avant.Publie.Salles[0].Places[1]);
        var vu = await DeplacementDePlace.ReadAsync(guichet, avant, un.Candidat.Id, "A101", deux.Etiquette);
        vu.Lignes.Select(l => (l.Candidat.Id, l.Avant, l.Apres)).ShouldBe([(un.Candidat.Id, un.Etiquette, deux.Etiquette), (deux.Candidat.Id, deux.Etiquette, un.Etiquette)]);
        (await ReadAsync()).Publie!.Salles.SelectMany(s => s.Places).ShouldBe(avant.Publie.Salles.SelectMany(s => s.Places), "un aperçu ne change rien");
        var deplacer = new DeplacerUnePlace(session, Ecrit, centre, un.Candidat.Id, "A101", deux.Etiquette, vu.Empreinte);
        await guichet.RunAsync(Acteur.Systeme, deplacer);
        ChangementDePlace.SeatOf((await ReadAsync()).Publie!.Salles, deux.Candidat.Id)!.Value.Place.Etiquette.ShouldBe(un.Etiquette);
        (await guichet.RefusalAsync(Acteur.Systeme, deplacer))!.Code.ShouldBe("PLACE-REFUSEE", "il a déjà cette place");
        (await guichet.RefusalAsync(Acteur.Systeme, deplacer with { Place = un.Etiquette }))!.Code.ShouldBe("PLACES-CHANGEES", "ce n'est pas ce qui a été montré");
        await guichet.RunAsync(Acteur.Systeme, deplacer with { Place = un.Etiquette, Vue = null });
        (await ReadAsync()).Publie!.Salles.SelectMany(s => s.Places).ShouldBe(avant.Publie.Salles.SelectMany(s => s.Places), ignoreOrder: true);
        var refus = (await guichet.RefusalAsync(Acteur.Systeme, deplacer with { Salle = "T1", Place = "A1", Vue = null }))!;
        (refus.Code, refus.Message.Contains("temps en plus", StringComparison.Ordinal)).ShouldBe(("PLACE-REFUSEE", true));

        Task<SallesDEcrit> ReadAsync() => SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre);
    }

    [Fact]
    public async Task Who_leaves_a_room_that_mixed_for_want_of_another_comes_back_to_it_only_by_undoing()
    {
        await using var scene = await SceneImprimee.NewAsync();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            await scene.Lieux.EnrolAsync(nom);
        var (guichet, session, centre, majore) = (scene.Lieux.Guichet, scene.Lieux.Session, scene.Lieux.Lycee, scene.Lieux.Inscriptions[2]);
        await scene.AddAsync(Genres.Amenagement, ("inscription", majore), ("nature", "temps-majore"), ("temps_majore", "33"));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 2x2")]));
        await guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true));
        await guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, [Room("A101 2x2"), Room("T1 1x2")]));
        var place = ChangementDePlace.SeatOf((await SallesDEcrit.ReadAsync(guichet, Acteur.Systeme, session, Ecrit, centre)).Publie!.Salles, majore)!.Value.Place.Etiquette;
        var aller = new DeplacerUnePlace(session, Ecrit, centre, majore, "T1", "A1");
        var retour = aller with { Salle = "A101", Place = place };
        await guichet.RunAsync(Acteur.Systeme, aller);
        (await guichet.RefusalAsync(Acteur.Systeme, retour with { Place = Enumerable.Range(1, 2).SelectMany(r => new[] { $"A{r}", $"B{r}" }).First(p => p != place) }))!.Code.ShouldBe("PLACE-REFUSEE");
        await guichet.RunAsync(Acteur.Systeme, retour);
        await guichet.RunAsync(Acteur.Systeme, aller);
        // A change within the room since: neither the seat that he left first nor one of the same label elsewhere is that of the last change.
        await guichet.RunAsync(Acteur.Systeme, aller with { Place = "B1" });
        foreach (var autre in new[] { place, "A1" })
            (await guichet.RefusalAsync(Acteur.Systeme, retour with { Place = autre }))!.Code.ShouldBe("PLACE-REFUSEE", autre);
    }

    private static async Task<ObjetVu> SeenAsync(SceneImprimee scene, int rang) => await scene.Lieux.Guichet.ReadAsync(Acteur.Systeme, Genres.Inscription, scene.Lieux.Inscriptions[rang]);

    // Whether each candidate reads a seat on his convocation and in his agenda: always both or neither.
    private static async Task<IReadOnlyList<bool>> PrintedAsync(SceneImprimee scene)
    {
        var dites = new List<bool>();
        foreach (var (inscription, rang) in scene.Lieux.Inscriptions.Select((i, r) => (i, r)))
        {
            var ligne = (await scene.BuildAsync("convocation", inscription)).Donnees["epreuves"]!.AsArray().Single(e => e!["intitule"]!.ToString().StartsWith(Ecrit, StringComparison.Ordinal))!;
            var agenda = await Agenda.OfAsync(scene.Lieux.Guichet, await scene.Lieux.ActAsync(scene.Lieux.Comptes[rang]));
            dites.Add(ligne["place"] is not null);
            agenda.Single(r => r.Titre.StartsWith(Ecrit, StringComparison.Ordinal)).Lieu!.Contains("place", StringComparison.Ordinal).ShouldBe(dites[^1], $"candidat {rang}");
        }

        return dites;
    }

    private static async Task<IReadOnlyList<SujetDeDocument>> SheetsAsync(SceneImprimee scene)
        => [.. (await scene.BuildAsync("emargement")).Sujets.Where(s => s.Libelle.StartsWith(Ecrit, StringComparison.Ordinal))];

    private static SalleTenue Room(string ligne, IReadOnlyList<string>? surveillants = null, bool espacee = false) => new(SalleTenue.Read(ligne, espacee).Salles[0], surveillants ?? []);
}
