using System.Globalization;
using Parchemin.Essais;
using Parchemin.Exchange;
using Parchemin.Planning.Oraux;

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

    private async Task<Objet> PrepareAsync(int secondes = 1)
    {
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, await Session.CompleteAsync()));
        return await Guichet.RunAsync(office, new LancerUneTache(CalculDePlanning.LaNature, "Planning", Session.Session, $$"""{"secondes":{{secondes}}}"""));
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
        // Long enough to tell of itself before it ends.
        var tache = await PrepareAsync(secondes: 5);
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
        Should.Throw<RefusException>(() => new SallePerdue("Z9", []).Repair(lu.Pose)).Code.ShouldBe("ACCIDENT-INCONNU");
    }

    [Fact]
    public async Task A_room_lost_for_a_half_day_moves_nobody_in_the_others_and_a_commission_that_is_not_opened_convenes_nobody()
    {
        var lu = await ComputeAsync();
        var s = lu.Pose.Session;
        var prise = lu.Pose.Plan.Commissions.First(k => s.Centres[s.Plages[k.Plage].Centre] == Session.Centre);
        var (salle, plage) = (s.Salles[prise.Salle].Id, s.Plages[prise.Plage].Id);
        var effet = new SallePerdue(salle, [plage]).Repair(lu.Pose);
        effet.Apres.Violations().ShouldBeEmpty();
        effet.Apres.Plan.Commissions.ShouldNotContain(k => effet.Apres.Session.Salles[k.Salle].Id == salle && effet.Apres.Session.Plages[k.Plage].Id == plage);
        effet.Apres.Session.Salles.ShouldContain(x => x.Id == salle, "elle sert encore aux autres plages");
        // The checker, which shares no code with the search, says what would be wrong.
        (effet.Apres with { Resultat = lu.Pose.Resultat }).Violations().ShouldContain(v => v.Message.Contains($"la salle {salle} n'est pas disponible", StringComparison.Ordinal));
        Should.Throw<RefusException>(() => new SallePerdue("Prépa", [plage]).Repair(lu.Pose)).Fautes[0].Champ.ShouldBe("plages");

        var fermee = CommissionFermee.Of(lu.Pose, prise.Id);
        var sans = fermee.Repair(lu.Pose);
        sans.Apres.Violations().ShouldBeEmpty();
        var siegeants = sans.Apres.Plan.Commissions.Where(k => sans.Apres.Session.Plages[k.Plage].Id == plage).SelectMany(k => k.Membres.Select(x => sans.Apres.Session.Examinateurs[x].Id));
        siegeants.Intersect(fermee.Membres).ShouldBeEmpty();
        Should.Throw<RefusException>(() => CommissionFermee.Of(lu.Pose, "k99")).Fautes[0].Champ.ShouldBe("commission");
    }

    [Fact]
    public async Task What_happened_stays_in_the_preparation_and_the_next_computation_does_not_forget_it()
    {
        var lu = await ComputeAsync();
        AccidentDePlanning[] accidents = [new ExaminateurAbsent(Session.Examinateurs[5], ["P1"]), new CandidatAbsent(Session.Inscriptions[0], []), new CandidatAbsent(Session.Inscriptions[1], ["P1"]), new SallePerdue("A1", ["P2", "P3"]), new PlageRetardee("P1", "08:30")];
        foreach (var accident in accidents)
        {
            var effet = accident.Repair(lu.Pose);
            await Guichet.RunAsync(office, new GarderUneReparation(new GarderUnPlanning(Session.Session, effet.Apres.Demande.ToUtf8(), effet.Apres.Resultat, "Réparation", effet.Apres.Cout.Total, 0), accident));
        }

        var planification = await PlanificationDUneSession.ReadAsync(Guichet, office, Session.Session);
        var demande = planification.Construction.Demande;
        demande.Examinateurs.Single(x => x.Id == Session.Examinateurs[5]).Plages.ShouldBe(["P2"]);
        demande.Candidats.ShouldNotContain(c => c.Id == Session.Inscriptions[0]);
        demande.Candidats.Single(c => c.Id == Session.Inscriptions[1]).Indisponible.ShouldBe(["P1"]);
        demande.Salles.Single(x => x.Id == "A1").Indisponible.ShouldBe(["P2"], "une plage d'un autre centre ne la concerne pas");
        demande.Plages.Single(p => p.Id == "P1").Debut.ShouldEndWith("08:30");
        planification.Construction.EstComplete.ShouldBeTrue();
        planification.Versions.Count.ShouldBe(1 + accidents.Length);
    }

    [Fact]
    public async Task Who_speaks_German_is_heard_by_somebody_who_does_and_the_register_keeps_the_épreuve_of_the_text()
    {
        var preparation = await Session.CompleteAsync();
        await Guichet.RunAsync(Acteur.Systeme, new EcrireLesLangues(Session));
        var faits = await Session.FactsAsync();
        faits.Epreuves.Where(e => faits.EpreuveSimple(e.Code) == "E2").Select(e => (e.Code, e.Candidats, e.Compositions[0][0], e.SansLangue)).ShouldBe([("E2", 4, "examinateur-lv", true), ("E2-allemand", 4, "examinateur-lv-allemand", false), ("E2-anglais", 4, "examinateur-lv-anglais", false)]);
        faits.QualiteDe("examinateur-lv-allemand").ShouldBe("examinateur (allemand)");
        var langues = faits.Epreuves.Where(e => e.Code is "E2-allemand" or "E2-anglais").Select(e => PreparationProposee.Of(e) with { Passage = 20 }).ToList();
        // Nobody says which language they teach: both are proposed without one, and it is told.
        PreparationProposee.Examiners(faits, langues).Where(x => Session.Examinateurs[^2..].Contains(x.Id)).Select(x => x.Qualites.Count).ShouldBe([0, 0]);
        PreparationProposee.Examiners(faits, [langues[0]]).Single(x => x.Id == Session.Examinateurs[^1]).Qualites.ShouldBe(["examinateur-lv-allemand"]);
        var dite = preparation with
        {
            Epreuves = langues,
            Examinateurs = [new(Session.Examinateurs[^2], ["examinateur-lv-anglais"]), new(Session.Examinateurs[^1], ["examinateur-lv-allemand"])],
            Plages = [.. preparation.Plages.Where(p => p.Centre == Session.Centre)],
            Salles = [.. preparation.Salles.Where(s => s.Centre == Session.Centre)],
        };
        ConstructionDeDemande.Of(faits, dite with { Examinateurs = [dite.Examinateurs[0]] }).Manques.Single(m => m.Code == "SANS-QUALITE").Message.ShouldContain("Aucun examinateur disponible n'est « examinateur (allemand) » (E2-allemand)");
        await Guichet.RunAsync(office, new PreparerLePlanning(Session.Session, dite));
        await RunAsync(await Guichet.RunAsync(office, new LancerUneTache(CalculDePlanning.LaNature, "Planning", Session.Session, """{"secondes":1}""")));
        var lu = await LastAsync();
        lu.Pose.Plan.Passages.Length.ShouldBe(8);
        foreach (var p in lu.Pose.Plan.Passages)
        {
            var germaniste = lu.Pose.Session.Epreuves[lu.Pose.Session.Oraux[p.Oral].Epreuve].Code == "E2-allemand";
            lu.Pose.Plan.Commissions[p.Commission].Membres.Select(x => lu.Pose.Session.Examinateurs[x].Id).ShouldBe([Session.Examinateurs[germaniste ? ^1 : ^2]]);
        }

        (await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id))).PassagesCrees.ShouldBe(8);
        var commissions = await Guichet.Store.AllAsync(new Requete(Genres.Commission, new Parmi("nature", ["interrogation"])) { Ordre = "id" });
        commissions.Select(c => c["epreuve"]).Distinct().ShouldBe(["E2"]);
        commissions.ShouldContain(c => c["libelle"]!.StartsWith("E2-allemand, ", StringComparison.Ordinal));
        (await Guichet.Store.AllAsync(new Requete(Genres.Membre, new Parmi("commission", [.. commissions.Select(c => c.Id)])) { Ordre = "id" })).Select(m => m["qualite"]).Distinct().ShouldBe(["examinateur-lv"]);
        (await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id))).PassagesInchanges.ShouldBe(8);
    }

    // Four candidates speak German, four English; two people sit as language examiners, of a language that nobody says.
    private sealed record EcrireLesLangues(SessionAPlanifier Session) : IOperation<int>
    {
        public string Code => "registre.peupler";

        public async ValueTask<int> ExecuteAsync(Etabli etabli)
        {
            foreach (var (id, rang) in Session.Inscriptions.Take(8).Select((id, i) => (id, i)))
                await etabli.ChangeAsync("inscription.modifier", (await etabli.Lecture.FindAsync(Genres.Inscription, id))!, [new("lv1", rang % 2 == 0 ? "allemand" : "anglais")]);
            var commission = (await etabli.Lecture.AllAsync(new Requete(Genres.Commission, new Parmi("nature", ["academique"])) { Ordre = "id" }))[0].Id;
            foreach (var nom in new[] { "Smith", "Weber" })
            {
                var personne = await etabli.CreateAsync("personne.creer", Genres.Personne, [new("nom", nom), new("prenoms", "Noé"), new("organisation", Session.Centre)]);
                await etabli.CreateAsync("membre.creer", Genres.Membre, [new("commission", commission), new("personne", personne.Id), new("qualite", "examinateur-lv"), new("fonction", "membre")]);
                Session.Examinateurs.Add(personne.Id);
            }

            return 2;
        }
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
    public async Task The_sign_in_sheet_of_an_oral_says_each_hour_where_to_prepare_and_who_hears()
    {
        var lu = await ComputeAsync();
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        var fonds = await Fonds.OpenAsync(Guichet, new Moteur(new Catalogue([])), office, Session.Session);
        var prevu = CatalogueDesDocuments.Get("emargement");
        var lignes = new List<(string Debut, string Fin, string? Preparation, string? Salle)>();
        foreach (var sujet in (await prevu.SubjectsAsync(fonds)).Select(s => s.Code).Where(c => !c.Contains('_', StringComparison.Ordinal)))
        {
            var projet = await prevu.BuildAsync(fonds, sujet);
            projet.Modele.ShouldBe("emargement-oral");
            var passages = projet.Donnees["passages"]!.AsArray().Select(p => p!.AsObject()).ToList();
            if (passages.Count > 0)
                projet.Donnees["membres"]!.AsArray().Count.ShouldBe(2);
            passages.ShouldAllBe(p => p["nom"] != null && p["numero"] != null && p["sujet"] == null);
            lignes.AddRange(passages.Select(p => (p["debut"]!.ToString(), p["fin"]!.ToString(), p["preparation"]?.ToString(), p["lieu-de-preparation"]?.ToString())));
        }

        var s = lu.Pose.Session;
        lignes.Order().ShouldBe(lu.Pose.Plan.Passages.Select(p => (Hour(p.Debut), Hour(p.Fin), p.PlacePreparation < 0 ? null : Hour(p.PreparationDebut), p.PlacePreparation < 0 ? null : s.Salles[p.PlacePreparation].Id)).Order());
        lignes.ShouldContain(l => l.Salle != null);
        // The board of the day counts the same minutes, whatever parts the text cuts them into.
        var tableau = await TableauDuJour.ReadAsync(Guichet, office, Session.Session, null);
        tableau.Commissions.SelectMany(c => c.Passages).Select(p => (p.Preparation, p.Duree)).Order().ShouldBe(lu.Pose.Plan.Passages.Select(p => (p.Debut - p.PreparationDebut, p.Fin - p.Debut)).Order());
        // Who has a third more time prepares 20 minutes where the others have 15, and is called for them.
        var majore = lu.Pose.Plan.Passages.Single(p => s.Candidats[s.Oraux[p.Oral].Candidat].Id == Session.Inscriptions[0] && p.PlacePreparation >= 0);
        var convocation = await CatalogueDesDocuments.Get("convocation").BuildAsync(fonds, Session.Inscriptions[0]);
        convocation.Donnees["epreuves"]!.AsArray().Select(e => e!["preparation"]?.ToString()).ShouldContain($"à {Hour(majore.PreparationDebut).Replace(":", " h ", StringComparison.Ordinal)}, 20 minutes");
        static string Hour(int minutes) => Horloge.Format(minutes)[11..];
    }

    [Fact]
    public async Task Published_again_after_a_repair_it_moves_what_waits_and_never_what_has_begun_or_is_assessed()
    {
        var lu = await ComputeAsync();
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        var passages = await PassagesAsync();
        // The first two of the morning cannot come before noon, where the afternoon has room for two; the very first one is in when it is known.
        var (session, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var premiers = plan.Passages.Where(p => session.Plages[plan.Commissions[p.Commission].Plage].Id == "P1").OrderBy(p => p.PreparationDebut).ThenBy(p => p.Oral).Take(2).ToList();
        var cle = (session.Candidats[session.Oraux[premiers[0].Oral].Candidat].Id, session.Epreuves[session.Oraux[premiers[0].Oral].Epreuve].Code);
        var commence = passages.Single(p => p.Key == cle);
        await Guichet.RunAsync(Acteur.Systeme, new ConduireUnPassage(commence.Value.Id, GesteDePassage.Commencer));
        var repare = premiers.Select(p => session.Candidats[session.Oraux[p.Oral].Candidat].Id).Distinct().Aggregate(lu.Pose, (pose, candidat) => new CandidatAbsent(candidat, ["P1"]).Repair(pose).Apres);
        repare.Plan.NonPlaces.ShouldBeEmpty();
        var version = await Guichet.RunAsync(office, new GarderUnPlanning(Session.Session, repare.Demande.ToUtf8(), repare.Resultat, "Réparation", repare.Cout.Total, 0));
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

    [Fact]
    public async Task A_half_day_that_begins_late_keeps_its_commissions_and_who_is_withdrawn_is_awaited_at_no_hour()
    {
        var lu = await ComputeAsync();
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        var avant = await PassagesAsync();
        var (session, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var premier = plan.Passages.Where(p => session.Plages[plan.Commissions[p.Commission].Plage].Id == "P1").Min(p => p.PreparationDebut);
        var retard = new PlageRetardee("P1", Planning.Oraux.Horloge.Format(premier)[11..] is "08:00" ? "08:05" : Planning.Oraux.Horloge.Format(premier)[11..]).Repair(lu.Pose);
        var version = await Guichet.RunAsync(office, new GarderUnPlanning(Session.Session, retard.Apres.Demande.ToUtf8(), retard.Apres.Resultat, "Retard", retard.Apres.Cout.Total, 0));
        var bilan = await Guichet.RunAsync(office, new PublierLePlanning(version.Id));
        (bilan.PassagesDeplaces, bilan.PassagesInchanges).ShouldBe((retard.PassagesChanges, 24 - retard.PassagesChanges), "qui garde son heure garde son passage");
        var retire = new CandidatAbsent(Session.Inscriptions[0], []).Repair((await LastAsync()).Pose);
        version = await Guichet.RunAsync(office, new GarderUnPlanning(Session.Session, retire.Apres.Demande.ToUtf8(), retire.Apres.Resultat, "Retiré", retire.Apres.Cout.Total, 0));
        bilan = await Guichet.RunAsync(office, new PublierLePlanning(version.Id));
        bilan.Intouches.Count.ShouldBe(2);
        bilan.Intouches.ShouldAllBe(i => i.EndsWith("son passage n'a plus d'heure. Prévenez cette personne.", StringComparison.Ordinal));
        var apres = await PassagesAsync();
        apres.Where(p => p.Value["prevu_le"] is null).Select(p => p.Key.Inscription).Distinct().ShouldBe([Session.Inscriptions[0]]);
        apres.Count.ShouldBe(avant.Count);
        // He comes back: the same passages have an hour again.
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        (await PassagesAsync()).Values.Select(p => (p.Id, p["prevu_le"])).ShouldBe(avant.Values.Select(p => (p.Id, p["prevu_le"])), ignoreOrder: true);
    }

    [Fact]
    public async Task What_has_begun_is_planned_no_more_and_a_repair_leaves_it_where_it_took_place()
    {
        var lu = await ComputeAsync();
        await Guichet.RunAsync(office, new PublierLePlanning(lu.Planning.Id));
        var (session, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var premier = plan.Passages.Where(p => session.Plages[plan.Commissions[p.Commission].Plage].Id == "P1").OrderBy(p => p.Debut).ThenBy(p => p.Oral).First();
        var (inscription, epreuve) = (session.Candidats[session.Oraux[premier.Oral].Candidat].Id, session.Epreuves[session.Oraux[premier.Oral].Epreuve].Code);
        await Guichet.RunAsync(Acteur.Systeme, new ConduireUnPassage((await PassagesAsync())[(inscription, epreuve)].Id, GesteDePassage.Commencer));
        (await PlanificationDUneSession.ReadAsync(Guichet, office, Session.Session)).Construction.Demande.Candidats.Sum(c => c.Epreuves!.Count).ShouldBe(23);
        var commences = await PlanningLu.BegunAsync(Guichet, lu);
        commences(inscription, epreuve).ShouldBeTrue();
        // A room is lost elsewhere: the passage is held at its hour. Its own members leave: the planning speaks of it no more, and nobody else moves for it.
        var ailleurs = session.Plages.First(p => p.Id == "P2");
        var tenu = new ExaminateurAbsent(session.Examinateurs[plan.Commissions.First(k => session.Plages[k.Plage].Id == "P2").Membres[0]].Id, [ailleurs.Id]).Repair(lu.Pose, commences);
        tenu.Apres.Demande.Fixes.ShouldContain(f => f.Candidat == inscription && f.Epreuve == epreuve);
        tenu.Differences.Oraux.ShouldNotContain(d => tenu.Apres.Session.Candidats[tenu.Apres.Session.Oraux[d.Oral].Candidat].Id == inscription && tenu.Apres.Session.Epreuves[tenu.Apres.Session.Oraux[d.Oral].Epreuve].Code == epreuve);
        var parti = new ExaminateurAbsent(session.Examinateurs[plan.Commissions[premier.Commission].Membres[0]].Id, ["P1"]).Repair(lu.Pose, commences);
        parti.Apres.Demande.Candidats.ShouldNotContain(c => c.Id == inscription && c.Epreuves!.Contains(epreuve));
        parti.Brise.ShouldBeEmpty();
    }

    private async Task<Dictionary<(string Inscription, string Epreuve), Objet>> PassagesAsync()
    {
        var commissions = (await Guichet.Store.AllAsync(new Requete(Genres.Commission, new Parmi("nature", ["interrogation"])))).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return (await Guichet.Store.AllAsync(new Requete(Genres.Passage, Filtre.Toujours) { Ordre = "id" })).ToDictionary(p => (p["inscription"]!, commissions[p["commission"]!]["epreuve"]!));
    }
}
