using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>How far a mandat reaches: what it names narrows it, its dates bound it, and naming nothing opens nothing.</summary>
public sealed class PerimetreTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mandat_on_a_session_reaches_its_inscriptions_and_no_other()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var jury = await scene.NewPersonAsync(("role", "jury"), ("session", scene["session/nord"].Id));
        (await scene.Guichet.ListAsync(jury, Genres.Inscription)).Select(o => o.Id).ShouldBe([scene["inscription/propre"].Id, scene["inscription/voisin"].Id], ignoreOrder: true);
        (await scene.Guichet.ListAsync(jury, Genres.Resultat)).Count.ShouldBe(2);
        (await scene.Guichet.RefusalOfReadAsync(jury, scene["resultat/etranger"])).ShouldBe("INTROUVABLE");
        (await scene.Guichet.RefusalOfReadAsync(jury, scene["candidat/voisin"])).ShouldBeNull();
    }

    [Theory]
    [InlineData(Depot.Certification, 2)]
    [InlineData("cqp-crca", 0)]
    public async Task A_mandat_on_a_certification_reaches_its_sessions_alone(string certification, int attendus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var equipe = await scene.NewPersonAsync(("role", "equipe"), ("organisation", scene["academie/nord"].Id), ("certification", certification));
        (await scene.Guichet.ListAsync(equipe, Genres.Inscription)).Count.ShouldBe(attendus);
        (await scene.Guichet.ListAsync(equipe, Genres.Resultat)).Count.ShouldBe(attendus);
    }

    [Fact]
    public async Task All_that_a_mandat_names_must_be_met_together()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (ici, session) = (scene["organisation/propre"].Id, scene["session/nord"].Id);
        var deux = await scene.NewPersonAsync(("role", "jury"), ("organisation", ici), ("session", session));
        (await scene.Guichet.ListAsync(deux, Genres.Inscription)).Select(o => o.Id).ShouldBe([scene["inscription/propre"].Id]);
        var contraires = await scene.NewPersonAsync(("role", "jury"), ("organisation", ici), ("session", scene["session/sud"].Id));
        (await scene.Guichet.ListAsync(contraires, Genres.Inscription)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gestionnaire")]
    [InlineData("jury")]
    [InlineData("equipe")]
    [InlineData("referent-medical")]
    public async Task A_mandat_that_names_nothing_opens_no_candidate(string role)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var acteur = await scene.NewPersonAsync(("role", role));
        foreach (var genre in new[] { Genres.Candidat, Genres.Inscription, Genres.Resultat, Genres.Amenagement, Genres.Copie })
            (await scene.Guichet.ListAsync(acteur, genre)).ShouldBeEmpty(genre.Code);
        var certifie = await scene.NewPersonAsync(("role", role), ("certification", Depot.Certification));
        (await scene.Guichet.ListAsync(certifie, Genres.Inscription)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-05-31", null, true)]
    [InlineData("2026-06-01", null, true)]
    [InlineData("2026-06-02", null, false)]
    [InlineData(null, "2026-05-31", false)]
    [InlineData(null, "2026-06-01", true)]
    [InlineData(null, "2026-06-02", true)]
    public async Task A_mandat_is_in_force_from_its_first_day_to_its_last_included(string? du, string? au, bool attendu)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var acteur = await scene.NewPersonAsync(("role", "equipe"), ("organisation", scene["organisation/propre"].Id), ("du", du), ("au", au));
        (await scene.Guichet.ListAsync(acteur, Genres.Inscription)).Count.ShouldBe(attendu ? 1 : 0);
    }

    [Fact]
    public async Task A_mandat_withdrawn_a_new_one_and_a_moved_organisation_count_at_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var acteurs = new Acteurs(scene.Guichet.Store, scene.Horloge);
        var personne = await scene.NewPersonAsync(scene["organisation/propre"].Id);
        async Task<int> ReachAsync() => (await scene.Guichet.ListAsync((await acteurs.FindAsync(personne))!, Genres.Inscription)).Count;
        (await ReachAsync()).ShouldBe(0);
        var mandat = await scene.GiveAsync(personne, ("role", "equipe"), ("organisation", scene["academie/nord"].Id));
        (await ReachAsync()).ShouldBe(2);
        await scene.SetAsync("organisation/voisin", ("parent", scene["academie/sud"].Id));
        // The session is the académie's: its inscriptions stay in reach, the lycée does not.
        (await acteurs.FindAsync(personne))!.Mandats.Single().Organisations!.ShouldNotContain(scene["organisation/voisin"].Id);
        await scene.Guichet.ChangeAsync(Acteur.Systeme, mandat, ("au", "2026-05-31"));
        (await ReachAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_moves_an_object_out_of_his_reach_nor_takes_one_that_is_not_in_it()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Personne, scene["personne/propre"].Id, null, Essais.Dictionary(("organisation", scene["organisation/voisin"].Id))))).ShouldBe("INTERDIT");
        (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Personne, scene["personne/voisin"].Id, null, Essais.Dictionary(("organisation", scene["organisation/propre"].Id))))).ShouldBe("INTROUVABLE");
        (await scene.Guichet.CodeAsync(gestionnaire, CreerObjet.For(Genres.Candidat, Essais.Dictionary(("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", scene["organisation/voisin"].Id))))).ShouldBe("INTERDIT");
    }

    [Fact]
    public async Task A_candidate_inscribed_here_is_reached_wherever_he_is_followed()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var gestionnaire = await scene.ActAsync("gestionnaire");
        (await scene.Guichet.RefusalOfReadAsync(gestionnaire, scene["candidat/etranger"])).ShouldBe("INTROUVABLE");
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Inscription, ("candidat", scene["candidat/etranger"].Id), ("session", scene["session/nord"].Id), ("etablissement", scene["organisation/propre"].Id), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "inscrit"));
        (await scene.Guichet.RefusalOfReadAsync(gestionnaire, scene["candidat/etranger"])).ShouldBeNull();
        (await scene.Guichet.ListAsync(gestionnaire, Genres.Candidat)).Count.ShouldBe(2);
        (await scene.Guichet.RefusalOfReadAsync(gestionnaire, scene["inscription/etranger"])).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public async Task A_row_refused_of_a_candidate_followed_elsewhere_leaves_him_as_he_was_and_the_other_rows_pass()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await scene.SetAsync("candidat/etranger", ("ine", "1234567890A"));
        // He is in reach by an inscription alone: to know it, the store is asked.
        var session = await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", "Suivante"), ("organisation", scene["academie/nord"].Id));
        await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Inscription, ("candidat", scene["candidat/etranger"].Id), ("session", session.Id), ("etablissement", scene["organisation/propre"].Id), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "inscrit"));
        var feuille = new Tableau(["Nom de naissance", "Prénoms", "INE", "Ville", "Voie", "Forme", "Date de naissance"],
        [
            new LigneDeTableau(2, ["Martin", "Zoé etranger", "1234567890A", "Lyon", "aucune", "globale", "2004-05-06"]),
            new LigneDeTableau(3, ["Neuf", "Éloi", "", "Brest", Depot.Voie, "globale", "2003-02-01"]),
        ]);
        var rapport = await scene.Guichet.RunAsync(await scene.ActAsync("gestionnaire", "academie"), new ImporterDesCandidats(scene["session/nord"].Id, feuille, null, "nord.csv", "00", Simuler: false));
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Refusee, SortDeLigne.Creee]);
        (await scene.Guichet.Store.FindAsync(Genres.Candidat, scene["candidat/etranger"].Id))!["ville"].ShouldBeNull();
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task A_candidate_corrects_his_contact_details_and_nothing_else()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var candidat = await scene.ActAsync("candidat");
        foreach (var champ in Genres.Candidat.Champs)
        {
            // Clearing asks for no right value.
            var refus = await scene.Guichet.CodeAsync(candidat, new ModifierObjet(Genres.Candidat, scene["candidat/propre"].Id, null, Essais.Dictionary((champ.Code, champ.Type is FormatDeChamp.Courriel ? null : Valid(champ)))));
            refus.ShouldBe(champ.Classe is "contact" ? null : "CHAMP-INTERDIT", champ.Code);
        }
    }

    private static string Valid(Champ champ) => champ.Type switch
    {
        FormatDeChamp.Date => "2001-02-03",
        FormatDeChamp.Ine => "1234567890A",
        FormatDeChamp.Commune => "75056",
        FormatDeChamp.Telephone => "0612345678",
        FormatDeChamp.CodePostal => "75001",
        FormatDeChamp.Code => champ.Choix[0].Code,
        _ => "Autre",
    };
}
