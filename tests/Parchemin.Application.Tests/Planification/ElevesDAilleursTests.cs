using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Nobody hears those whom he teaches or taught elsewhere than where he works now: in what is computed, published, or written by hand.</summary>
public sealed class ElevesDAilleursTests : IAsyncLifetime
{
    private readonly ScenePlanifiee scene = new();
    private Acteur office = null!;

    private SessionAPlanifier Session => scene.Session;

    private Guichet Guichet => Session.Guichet;

    // A teacher of another lycée than that of the candidates.
    private string Dubois => Session.Examinateurs[1];

    public async Task InitializeAsync()
    {
        await scene.InitializeAsync();
        office = await Session.ActAsync(Session.Gestionnaire);
    }

    public Task DisposeAsync() => scene.DisposeAsync();

    private Task<Objet> TaughtAsync(string? au) => Guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, ("personne", Dubois), ("role", "equipe"), ("organisation", Session.Lycee), ("du", "2015-09-01"), ("au", au));

    private async Task<IReadOnlyList<string>> RecusedAsync(bool parLaRegle = true)
    {
        var demande = await Session.CompleteAsync();
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, demande with { Regles = demande.Regles with { RecuserMemeEtablissement = parLaRegle } }));
        return (await PlanificationDUneSession.ReadAsync(Guichet, office, Session.Session)).Construction.Demande.Examinateurs.Single(x => x.Id == Dubois).CandidatsRecuses!;
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Those_whom_he_taught_elsewhere_are_recused_for_three_years(int? ans, bool recuses)
    {
        (await RecusedAsync()).ShouldBeEmpty();
        await TaughtAsync(ans is { } n ? Guichet.Maintenant.AddYears(-n).AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
        (await RecusedAsync()).Order().ShouldBe(recuses ? Session.Inscriptions.Order() : []);
        (await RecusedAsync(parLaRegle: false)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_planning_computed_before_it_was_known_is_not_published_unless_the_session_allows_it()
    {
        var dossier = Directory.CreateTempSubdirectory("parchemin-planning-");
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, await Session.CompleteAsync()));
        var tache = await Guichet.RunAsync(office, new LancerUneTache(CalculDePlanning.LaNature, "Planning", Session.Session, """{"secondes":1}"""));
        await new CalculDePlanning().RunAsync(new Conduite(Guichet, office, tache, dossier.FullName, _ => Task.CompletedTask), default);
        dossier.Delete(recursive: true);
        var version = (await VersionsDePlanning.AllAsync(Guichet.Store, Session.Session))[^1].Id;
        await TaughtAsync(null);
        var refus = await Should.ThrowAsync<RefusException>(() => Guichet.RunAsync(office, new PublierLePlanning(version)));
        refus.Code.ShouldBe("SES-ELEVES");
        refus.Message.ShouldContain("Dubois");
        (await Guichet.Store.CountAsync(new Requete(Genres.Passage, Filtre.Toujours))).ShouldBe(0);
        await Guichet.ChangeAsync(Acteur.Systeme, (await Guichet.Store.FindAsync(Genres.Session, Session.Session))!, ("conflit_ponctuel", "declare"));
        (await Guichet.RunAsync(office, new PublierLePlanning(version))).PassagesCrees.ShouldBe(24);
    }

    [Fact]
    public async Task Written_by_hand_a_teacher_of_the_attached_CFA_does_not_hear_the_candidates_of_the_lycée_and_an_inspector_does()
    {
        var cfa = await Guichet.CreateAsync(Acteur.Systeme, Genres.Organisation, ("nature", "cfa"), ("nom", "CFA Bellecour"), ("parent", Session.Lycee));
        var formatrice = await Guichet.CreateAsync(Acteur.Systeme, Genres.Personne, ("nom", "Formatrice"), ("prenoms", "Inès"), ("organisation", cfa.Id));
        var commission = await Guichet.CreateAsync(Acteur.Systeme, Genres.Commission, ("session", Session.Session), ("nature", "interrogation"), ("libelle", "E42"), ("epreuve", "E42"));
        await Guichet.CreateAsync(Acteur.Systeme, Genres.Membre, ("commission", commission.Id), ("personne", formatrice.Id));
        var passage = CreerObjet.For(Genres.Passage, Essais.Dictionary(("commission", commission.Id), ("inscription", Session.Inscriptions[0]), ("etat", "convoque")));
        (await Guichet.CodeAsync(Acteur.Systeme, passage)).ShouldBe("SES-ELEVES");
        // An inspector works where the candidate is followed from: an office teaches nobody.
        var candidat = (await Guichet.Store.FindAsync(Genres.Candidat, (await Guichet.Store.FindAsync(Genres.Inscription, Session.Inscriptions[1]))!["candidat"]!))!;
        var rectorat = (await Guichet.Store.FindAsync(Genres.Session, Session.Session))!["organisation"];
        await Guichet.ChangeAsync(Acteur.Systeme, candidat, ("organisation", rectorat));
        var inspecteur = await Guichet.CreateAsync(Acteur.Systeme, Genres.Personne, ("nom", "Inspecteur"), ("prenoms", "Luc"), ("organisation", rectorat));
        var autre = await Guichet.CreateAsync(Acteur.Systeme, Genres.Commission, ("session", Session.Session), ("nature", "interrogation"), ("libelle", "E42 bis"), ("epreuve", "E42"));
        await Guichet.CreateAsync(Acteur.Systeme, Genres.Membre, ("commission", autre.Id), ("personne", inspecteur.Id));
        (await Guichet.CodeAsync(Acteur.Systeme, CreerObjet.For(Genres.Passage, Essais.Dictionary(("commission", autre.Id), ("inscription", Session.Inscriptions[1]), ("etat", "convoque"))))).ShouldBeNull();
        (await Impartialite.FindingsAsync(commission, Guichet.Store, Guichet.Bibliotheque, Guichet.Maintenant)).ShouldNotContain(c => c.Code == "SES-ELEVES");
    }
}
