using System.Globalization;
using Parchemin.Essais;
using Parchemin.Planning.Comparaison;

namespace Parchemin.Application.Tests;

/// <summary>The long work that computes a planning, its versions, changes by hand, repairs, and its publication into the register.</summary>
public sealed class CalculEtPublicationTests : IAsyncLifetime
{
    private readonly ScenePlanifiee scene = new();
    private readonly string dossier = Path.Combine(Path.GetTempPath(), $"parchemin-planning-{Guid.NewGuid():N}");
    private Acteur office = null!;

    private SessionAPlanifier Session => scene.Session;

    private Guichet Guichet => Session.Guichet;

    public async Task InitializeAsync()
    {
        await scene.InitializeAsync();
        Directory.CreateDirectory(dossier);
        office = await Session.ActAsync(Session.Gestionnaire);
    }

    public async Task DisposeAsync()
    {
        await scene.DisposeAsync();
        Directory.Delete(dossier, recursive: true);
    }

    private async Task<Objet> PrepareAsync()
    {
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, await Session.CompleteAsync()));
        return await Guichet.RunAsync(office, new LancerUneTache(CalculDePlanning.LaNature, "Planning", Session.Session, """{"secondes":1}"""));
    }

    private Task<Produit> RunAsync(Objet tache, Func<Progression, Task>? tell = null, CancellationToken annulation = default)
        => new CalculDePlanning().RunAsync(new Conduite(Guichet, office, tache, dossier, tell ?? (_ => Task.CompletedTask)), annulation);

    private async Task<PlanningLu> ComputeAsync()
    {
        await RunAsync(await PrepareAsync());
        return await LastAsync();
    }

    private async Task<PlanningLu> LastAsync() => await PlanningLu.ReadAsync(Guichet, office, (await VersionsDePlanning.AllAsync(Guichet.Store, Session.Session))[^1].Id);

    [Fact]
    public async Task A_computed_planning_places_everybody_breaks_nothing_and_becomes_a_version()
    {
        var dits = new List<Progression>();
        var produit = await RunAsync(await PrepareAsync(), p =>
        {
            dits.Add(p);
            return Task.CompletedTask;
        });
        produit.Message.ShouldStartWith("Version 1 : 24 oraux placés sur 24");
        produit.Fichier.ShouldBe("planning.json");
        dits.ShouldAllBe(p => p.Total == 1);
        var lu = await LastAsync();
        (lu.Numero, lu.Planning["etat"]).ShouldBe((1, "brouillon"));
        lu.Pose.Violations().ShouldBeEmpty();
        ((await Guichet.Store.FindAsync(GenresDesActes.Planning, lu.Planning.Id))!["cout"] is { } cout && long.Parse(cout, CultureInfo.InvariantCulture) == lu.Pose.Cout.Total).ShouldBeTrue();
        ServiceDExaminateur.Of(lu).Sum(s => s.Passages).ShouldBe(48, "deux personnes entendent chaque oral");
    }

    [Fact]
    public async Task A_stopped_work_leaves_its_best_planning_and_the_next_start_goes_on_from_it()
    {
        var tache = await PrepareAsync();
        using var arret = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(tache, async _ => await arret.CancelAsync(), arret.Token));
        File.Exists(Path.Combine(dossier, "meilleur.json")).ShouldBeTrue();
        (await VersionsDePlanning.AllAsync(Guichet.Store, Session.Session)).ShouldBeEmpty();
        // What was asked is what is computed, although the preparation changed meanwhile.
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, new DemandeDOraux()));
        (await RunAsync(tache)).Message.ShouldStartWith("Version 1 : 24 oraux placés sur 24");
        // A work that begins once more after its end keeps nothing twice.
        await RunAsync(tache);
        (await VersionsDePlanning.AllAsync(Guichet.Store, Session.Session)).Count.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task What_cannot_be_placed_is_told_with_its_cause_in_names_and_the_rest_is_kept()
    {
        var preparation = await Session.CompleteAsync();
        var sans = preparation with { Examinateurs = [.. preparation.Examinateurs.Where(x => x.Id != Session.Examinateurs[1])] };
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, sans));
        var tache = await Guichet.RunAsync(office, new LancerUneTache(CalculDePlanning.LaNature, "Planning", Session.Session, """{"secondes":1}"""));
        // The only other teacher of DA1 works where the candidates learn.
        (await RunAsync(tache)).Message.ShouldStartWith("Version 1 : 16 oraux placés sur 24");
        var lu = await LastAsync();
        lu.Pose.Plan.NonPlaces.Length.ShouldBe(8);
        lu.Pose.Violations().ShouldBeEmpty();
        lu.Noms.Say(lu.Pose.Explication[0]).ShouldContain("Centre Monplaisir");
        lu.Pose.Explication.Count.ShouldBeGreaterThan(1, "une correction au moins est proposée");
    }

    [Fact]
    public async Task An_incomplete_preparation_is_refused_before_anything_starts_and_a_team_may_not_compute()
    {
        var calcul = new CalculDePlanning();
        var refus = await Should.ThrowAsync<RefusException>(() => calcul.CheckAsync(Guichet, office, Session.Session, null, default));
        (refus.Code, refus.Fautes.Count > 0).ShouldBe(("DEMANDE-INCOMPLETE", true));
        var equipe = await Session.ActAsync(Session.Equipe);
        (await Should.ThrowAsync<RefusException>(() => calcul.CheckAsync(Guichet, equipe, Session.Session, null, default))).Nature.ShouldBe(NatureDeRefus.Interdit);
        await PrepareAsync();
        (await calcul.CheckAsync(Guichet, office, Session.Session, """{"secondes":5}""", default)).ShouldBe("Planning des oraux, Session des oraux : 24 oraux, 5 secondes");
        (await Should.ThrowAsync<RefusException>(() => calcul.CheckAsync(Guichet, office, Session.Session, """{"secondes":0}""", default))).Code.ShouldBe("DUREE-REFUSEE");
    }

    [Fact]
    public async Task A_move_says_what_it_breaks_before_it_is_kept_and_a_lock_holds()
    {
        var lu = await ComputeAsync();
        var (s, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var (a, b) = (plan.Passages[0], plan.Passages.First(p => p.Commission == plan.Passages[0].Commission && p.Oral != plan.Passages[0].Oral));
        var (candidat, epreuve) = (s.Candidats[s.Oraux[a.Oral].Candidat].Id, s.Epreuves[s.Oraux[a.Oral].Epreuve].Code);
        var dessus = new DeplacerUnPassage(candidat, epreuve, plan.Commissions[a.Commission].Id, Planning.Oraux.Horloge.Format(b.Debut));
        var effet = EffetSurLePlanning.Of(lu.Pose, dessus.Apply(lu.Pose));
        effet.Brise.ShouldNotBeEmpty();
        effet.PassagesChanges.ShouldBe(1);
        lu.Noms.Say(effet.Brise[0].Message).ShouldNotContain(candidat);
        var surPlace = EffetSurLePlanning.Of(lu.Pose, (dessus with { Debut = Planning.Oraux.Horloge.Format(a.Debut) }).Apply(lu.Pose));
        (surPlace.Brise.Count, surPlace.PassagesChanges, surPlace.Surcout).ShouldBe((0, 0, 0L));
        var verrou = new VerrouillerDesPassages([new(candidat, epreuve)], Verrouiller: true).Apply(lu.Pose);
        verrou.Demande.Fixes.ShouldHaveSingleItem().Debut.ShouldBe(Planning.Oraux.Horloge.Format(a.Debut));
        new VerrouillerDesPassages([new(candidat, epreuve)], Verrouiller: false).Apply(verrou).Demande.Fixes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_absence_is_repaired_around_what_stands_and_always_in_the_same_way()
    {
        var lu = await ComputeAsync();
        // Somebody who hears candidates, and for whom another can sit.
        var absent = Session.Examinateurs[5..].First(x => ServiceDExaminateur.Of(lu).Single(s => s.Personne == x).Passages > 0);
        var effet = new ExaminateurAbsent(absent, []).Repair(lu.Pose);
        effet.Apres.Violations().ShouldBeEmpty();
        ServiceDExaminateur.Of(lu with { Pose = effet.Apres }).Single(s => s.Personne == absent).Passages.ShouldBe(0);
        new ExaminateurAbsent(absent, []).Repair(lu.Pose).Apres.Resultat.ShouldBe(effet.Apres.Resultat);
        var retire = new CandidatAbsent(Session.Inscriptions[0], []).Repair(lu.Pose);
        (retire.PassagesChanges, retire.Apres.Session.Candidats.Length).ShouldBe((0, 11));
        new PlageRetardee("P1", "08:30").Repair(lu.Pose).Apres.Violations().ShouldBeEmpty();
        Should.Throw<RefusException>(() => new PlageRetardee("P1", "07:30").Repair(lu.Pose)).Fautes[0].Champ.ShouldBe("heure");
        Should.Throw<RefusException>(() => new SallePerdue("Z9").Repair(lu.Pose)).Code.ShouldBe("ACCIDENT-INCONNU");
    }

    [Fact]
    public async Task A_published_planning_is_in_the_register_at_the_clock_of_each_centre_and_again_changes_nothing()
    {
        var lu = await ComputeAsync();
        var bilan = await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        (bilan.PassagesCrees, bilan.PassagesDeplaces, bilan.Intouches.Count).ShouldBe((24, 0, 0));
        var passages = await PassagesAsync();
        passages.Count.ShouldBe(24);
        foreach (var p in lu.Pose.Plan.Passages)
        {
            var (inscription, epreuve) = (lu.Pose.Session.Candidats[lu.Pose.Session.Oraux[p.Oral].Candidat].Id, lu.Pose.Session.Epreuves[lu.Pose.Session.Oraux[p.Oral].Epreuve].Code);
            var loin = Session.Inscriptions.IndexOf(inscription) >= 8;
            var prevu = DateTimeOffset.Parse(passages[(inscription, epreuve)]["prevu_le"]!, CultureInfo.InvariantCulture);
            prevu.UtcDateTime.ShouldBe(DateTime.UnixEpoch.AddMinutes(p.Debut).AddHours(loin ? -4 : -2));
        }

        (await Guichet.Store.CountAsync(new Requete(Genres.Membre, new Via("commission", new Parmi("nature", ["interrogation"]))))).ShouldBe(bilan.Membres);
        var encore = await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        encore.ShouldSatisfyAllConditions(b => b.Commissions.ShouldBe(0), b => b.Membres.ShouldBe(0), b => b.PassagesCrees.ShouldBe(0), b => b.PassagesInchanges.ShouldBe(24));
        (await Guichet.Store.FindAsync(GenresDesActes.Planning, lu.Planning.Id))!["etat"].ShouldBe("retenu");
    }

    [Fact]
    public async Task Published_again_after_a_repair_it_moves_what_waits_and_never_what_has_begun_or_is_assessed()
    {
        var lu = await ComputeAsync();
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        var passages = await PassagesAsync();
        // The first two of the morning cannot keep their hour; the very first one is in when it is known.
        var (session, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var premiers = plan.Passages.Where(p => session.Plages[plan.Commissions[p.Commission].Plage].Id == "P1").OrderBy(p => p.PreparationDebut).ThenBy(p => p.Oral).Take(2).ToList();
        var cle = (session.Candidats[session.Oraux[premiers[0].Oral].Candidat].Id, session.Epreuves[session.Oraux[premiers[0].Oral].Epreuve].Code);
        var commence = passages.Single(p => p.Key == cle);
        await Guichet.RunAsync(Acteur.Systeme, new ConduireUnPassage(commence.Value.Id, GesteDePassage.Commencer));
        var effet = new PlageRetardee("P1", Planning.Oraux.Horloge.Format(premiers[1].PreparationDebut + 5)[11..]).Repair(lu.Pose);
        effet.Differences.Count(NatureDeChangement.Retire).ShouldBe(0);
        var version = await Guichet.RunAsync(office, new GarderUnPlanning(Session.Session, effet.Apres.Demande.ToUtf8(), effet.Apres.Resultat, "Réparation", effet.Apres.Cout.Total, 0));
        var bilan = await Guichet.RunAsync(office, new PublierLePlanning(version.Id));
        bilan.PassagesCrees.ShouldBe(0);
        bilan.PassagesDeplaces.ShouldBeGreaterThan(0);
        bilan.Intouches.ShouldHaveSingleItem().ShouldEndWith("le passage a déjà commencé ou eu lieu.");
        (await PassagesAsync())[commence.Key]["prevu_le"].ShouldBe(commence.Value["prevu_le"]);
        (await VersionsDePlanning.AllAsync(Guichet.Store, Session.Session)).Select(v => v["etat"]).ShouldBe(["remplace", "retenu"]);
        // The board of the day follows.
        var tableau = await TableauDuJour.ReadAsync(Guichet, office, Session.Session, null);
        (tableau.Jour, tableau.Commissions.Sum(c => c.Passages.Count), tableau.Commissions.Count(c => c.EnCours is not null)).ShouldBe(("2024-06-10", 24, 1));
    }

    private async Task<Dictionary<(string Inscription, string Epreuve), Objet>> PassagesAsync()
    {
        var commissions = (await Guichet.Store.AllAsync(new Requete(Genres.Commission, new Parmi("nature", ["interrogation"])))).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return (await Guichet.Store.AllAsync(new Requete(Genres.Passage, Filtre.Toujours) { Ordre = "id" })).ToDictionary(p => (p["inscription"]!, commissions[p["commission"]!]["epreuve"]!));
    }
}
