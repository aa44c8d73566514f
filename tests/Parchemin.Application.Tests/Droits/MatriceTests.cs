using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Every role before every operation of the table, on an object of his own, of a sibling and of a foreign organisation: allowed
/// exactly where the table, read by other means, says so. The use cases are called without any route before them.</summary>
public sealed class MatriceTests
{
    private static readonly IMoteur Moteur = Exchange.Moteur.Of(Depot.Bibliotheque);
    private static readonly TableLue Table = TableLue.Read();
    private static readonly VisibiliteLue Visibilite = VisibiliteLue.Read();

    /// <summary>What the table leaves to the product itself, or that has no use case.</summary>
    private static readonly string[] SansObjet = ["referentiel.lire", "deliberation.lire", "galerie.lire"];

    private sealed record Trial(string Quoi, bool Permis, Func<Acteur, Task<RefusException?>> RunAsync);

    [Fact]
    public async Task Each_role_may_exactly_what_the_table_says_by_every_use_case()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var monde = await Monde.BuildAsync(store);
        var lots = await ChangeEachAsync(monde);
        var (permis, refuses) = (0, 0);
        var fautes = new List<string>();
        foreach (var qui in monde.Personnages)
        {
            var acteur = await monde.ActAsync(qui);
            foreach (var action in Table.Actions.Except(SansObjet, StringComparer.Ordinal))
            {
                var essais = Trials(action, qui, monde, lots).ToList();
                essais.ShouldNotBeEmpty($"{action} n'est pas à l'essai : ajoutez-la à la matrice.");
                foreach (var essai in essais)
                {
                    var refus = await essai.RunAsync(acteur);
                    // What may not be read is said not to exist. Any other refusal is of the value, and would hide the right.
                    var duDroit = refus is null or { Nature: NatureDeRefus.Interdit or NatureDeRefus.Introuvable } or { Code: "REFERENCE-INCONNUE" };
                    if (!duDroit || (refus is null) != essai.Permis)
                        fautes.Add($"{qui.Role} ({qui.Base}) {action} {essai.Quoi} : {refus?.Code ?? "fait"}, la table dit {(essai.Permis ? "permis" : "refusé")}. {refus?.Message} {string.Join(' ', refus?.Fautes.Select(f => f.Message) ?? [])}");
                    _ = essai.Permis ? permis++ : refuses++;
                }
            }
        }

        fautes.ShouldBeEmpty($"{fautes.Count} écarts :\n{string.Join('\n', fautes.Take(40))}");
        permis.ShouldBeGreaterThan(800);
        refuses.ShouldBeGreaterThan(3000);
    }

    [Theory]
    [InlineData(BaseDEssai.Sqlite)]
    [InlineData(BaseDEssai.PostgreSql)]
    public async Task A_list_and_its_count_hold_exactly_what_may_be_read_one_by_one(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var monde = await Monde.BuildAsync(store);
        foreach (var qui in monde.Personnages)
        {
            var acteur = await monde.ActAsync(qui);
            foreach (var genre in Genres.Tous)
            {
                var lus = (await monde.Guichet.ListAsync(acteur, genre)).Select(o => o.Id).Order(StringComparer.Ordinal).ToList();
                lus.ShouldBe(monde.Of(genre).Where(o => Table.Allows(qui, genre.Code + ".lire", monde.Attaches(o.Objet.Id))).Select(o => o.Objet.Id).Order(StringComparer.Ordinal).ToList(), $"{qui.Role} ({qui.Base}), {genre.Code}");
                (await monde.Guichet.CountAsync(acteur, new Requete(genre, Filtre.Toujours))).ShouldBe(lus.Count);
                var unAUn = new List<string>();
                foreach (var (_, objet) in monde.Of(genre))
                {
                    if (await RefusalOfAsync(async () => await monde.Guichet.ReadAsync(acteur, genre, objet.Id)) is null)
                        unAUn.Add(objet.Id);
                }

                unAUn.Order(StringComparer.Ordinal).ToList().ShouldBe(lus, $"{qui.Role} ({qui.Base}), {genre.Code}");
            }
        }
    }

    private static IEnumerable<Trial> Trials(string action, Monde.Personnage qui, Monde monde, IReadOnlyDictionary<string, string> lots)
    {
        var (sujet, verbe) = (action.Split('.')[0], action.Split('.')[1]);
        if (Genres.Find(sujet) is { } genre && verbe is "lire" or "creer" or "modifier" && action is not ("import.creer" or "journal.lire"))
        {
            return verbe switch
            {
                "lire" => monde.Of(Genres.Get(sujet)).Select(o => new Trial(o.Nom, May(qui, action, o.Objet, monde), a => RefusalOfAsync(async () => await monde.Guichet.ReadAsync(a, o.Objet.Genre, o.Objet.Id)))),
                "creer" => Monde.Lieux.Select(l => Create(genre!, l, qui, monde)),
                _ => Near(genre!, qui, monde).SelectMany(o => Change(genre!, o.Nom, o.Objet, qui, monde)),
            };
        }

        return action switch
        {
            "session.clore-le-jury" => OnSessions(qui, monde, action, s => new CloreLeJury(s.Id)),
            "session.planifier" => Beyond(Genres.Session, qui, monde, action, s => new AccepterDesFuites(s.Id, ["E2/polynesie>antilles"], "Deux textes ont été imprimés")),
            "planning.preparer" => Beyond(Genres.Session, qui, monde, action, s => new PreparerLePlanning(s.Id, new DemandeDOraux())),
            "planning.garder" => Beyond(Genres.Session, qui, monde, action, s => new GarderUnPlanning(s.Id, [1], [2], "Essai", 0, 0)),
            "planning.publier" => Beyond(GenresDesActes.Planning, qui, monde, action, p => new PublierLePlanning(p.Id)),
            "salle-d-ecrit.tenir" => Beyond(Genres.Session, qui, monde, action, s => new TenirLesSalles(s.Id, "E41", monde["organisation/propre"].Id, [])),
            "place-d-ecrit.publier" => Beyond(Genres.Session, qui, monde, action, s => new PublierLesPlaces(s.Id, "E41", monde["organisation/propre"].Id, Refaire: true)),
            "place-d-ecrit.deplacer" => Beyond(Genres.Session, qui, monde, action, s => new DeplacerUnePlace(s.Id, "E41", monde["organisation/propre"].Id, monde["inscription/propre"].Id, "A101", "A1")),
            "session.publier" => OnSessions(qui, monde, action, s => new PublierLaSession(s.Id, null)),
            "session.exporter" => Near(Genres.Session, qui, monde).Select(s => new Trial(s.Nom, May(qui, action, s.Objet, monde), a => RefusalOfAsync(async () => await SessionEntiere.CheckAsync(monde.Guichet, a, s.Objet.Id)))),
            "import.creer" => [.. OnSessions(qui, monde, action, s => new ImporterDesCandidats(s.Id, Empty("Nom de naissance", "Prénoms"), null, "a.csv", "00", Simuler: false)), .. OnSessions(qui, monde, action, s => new ImporterDesNotes(s.Id, Empty("Numéro de candidat", Depot.Unite), "proposee", "a.csv", "00", Simuler: false))],
            "journal.lire" => [new Trial("", Table.Gives(action, qui.Role), a => RefusalOfAsync(async () => await monde.Guichet.JournalAsync(a, new FiltreDuJournal()).GetAsyncEnumerator().MoveNextAsync()))],
            "lot.annuler" => lots.Select(l => (Objet: monde[l.Key], Lot: l.Value)).Select(l => new Trial(l.Objet.Genre.Code, Table.Gives(action, qui.Role) && MayChange(qui, l.Objet, Sample(l.Objet).Champ, monde), async a => await monde.Guichet.RefusalAsync(a, new AnnulerUnLot(l.Lot)) is { Nature: not NatureDeRefus.Conflit } refus ? refus : null)),
            "session.reprendre" => [Try(monde, "", new ReprendreUneSession(monde["session/nord"].Id, [], "a", "00"), Table.Gives(action, qui.Role))],
            "copie.anonymiser" => [.. Beyond(Genres.Session, qui, monde, action, s => new AnonymiserLesCopies(s.Id, Depot.Unite)), .. Beyond(Genres.Session, qui, monde, action, s => new DistribuerLesLots(s.Id, Depot.Unite, [monde["personne/propre"].Id])), .. Beyond(Genres.Session, qui, monde, action, s => new DeleguerDesCopies(s.Id, Depot.Unite, monde["personne/propre"].Id, [])), .. Beyond(Genres.Session, qui, monde, action, s => new AccorderLesLectures(s.Id, Depot.Unite, []))],
            "copie.harmoniser" => Beyond(Genres.Session, qui, monde, action, s => new HarmoniserUnCorrecteur(s.Id, Depot.Unite, null, monde["personne/propre"].Id, "0,5", "Sévérité")),
            "copie.lever-l-anonymat" => Beyond(Genres.Session, qui, monde, action, s => new LeverLAnonymat(s.Id, Depot.Unite)),
            "passage.choisir-la-fiche" => Beyond(Genres.Passage, qui, monde, action, p => new ChoisirLaFiche(p.Id, 2, "Un client pressé")),
            "evaluation.saisir" => Beyond(Genres.Evaluation, qui, monde, action, e => new SaisirDansUneGrille(e.Id, [new SaisieDeGrille(Cle.Note, null, "13")])),
            "evaluation.valider" => Beyond(Genres.Evaluation, qui, monde, action, e => new ValiderUneEvaluation(e.Id)),
            "evaluation.rouvrir" => Beyond(Genres.Evaluation, qui, monde, action, e => new RouvrirUneEvaluation(e.Id, "Erreur")),
            "evaluation.transmettre" => Beyond(Genres.Evaluation, qui, monde, action, e => new TransmettreLesPropositions([e.Id])),
            "declaration.viser" => Beyond(Genres.Session, qui, monde, action, s => new ViserDesLivrets(s.Id, 1, [])),
            "decision.adopter" => Beyond(Genres.Session, qui, monde, action, s => new AdopterDesDecisions(Moteur, s.Id, 1, null)),
            "decision.valider" => Beyond(Genres.Session, qui, monde, action, s => new ValiderDesDecisions(s.Id, null)),
            "decision.arbitrer" => Beyond(Genres.Inscription, qui, monde, action, i => new ArbitrerUneCompetence(i.Id, "C2", true), motif: "Erreur"),
            "proces-verbal.sceller" => Beyond(Genres.Session, qui, monde, action, s => new ScellerLeProcesVerbal(Moteur, s.Id, 1)),
            "proces-verbal.rectifier" => Beyond(Genres.Session, qui, monde, action, s => new RectifierLeProcesVerbal(Moteur, s.Id, 1, []), motif: "Erreur"),
            "resultat.changer-au-jury" => Beyond(Genres.Inscription, qui, monde, action, i => new ModifierUneNote(i.Id, Depot.Unite, "12"), motif: "Erreur"),
            "resultat.choisir-le-controle" => Beyond(Genres.Inscription, qui, monde, action, i => new ChoisirLeControle(Moteur, i.Id, [Depot.Unite])),
            "resultat.noter-le-controle" => Beyond(Genres.Inscription, qui, monde, action, i => new NoterLeControle(i.Id, Depot.Unite, "12")),
            "demande.deposer" => Beyond(Genres.Inscription, qui, monde, action, i => new DeposerUneDemande(i.Id, "consultation", "Ma copie")),
            "demande.repondre" => Beyond(Genres.Demande, qui, monde, action, d => new RepondreAUneDemande(d.Id, "en-cours", null)),
            "document.emettre" => [.. Beyond(Genres.Inscription, qui, monde, action, i => new EmettreDesDocuments([Issued(i["session"]!, i.Id)])), .. Beyond(Genres.Session, qui, monde, action, s => new EmettreDesDocuments([Issued(s.Id, null)]))],
            "document.revoquer" => Beyond(GenresDesActes.Document, qui, monde, action, d => new RevoquerUnDocument(d.Id), motif: "Erreur"),
            "convention.ecrire" => Beyond(GenresDuParcours.Stage, qui, monde, action, s => new EcrireUneConvention(s.Id, [new ClauseDite(2, null, "Un bureau")])),
            "engagement.demander" => [.. Beyond(Genres.Inscription, qui, monde, action, i => new DemanderUnEngagement(i.Id)), .. Beyond(GenresDuParcours.Engagement, qui, monde, action, e => new RetirerUnEngagement(e.Id))],
            "engagement.decider" => Beyond(GenresDuParcours.Engagement, qui, monde, action, e => new DeciderDUnEngagement(e.Id, "acceptee", null)),
            "attestation.demander" => Beyond(GenresDuParcours.Stage, qui, monde, action, s => new DemanderUneAttestation(s.Id, null)),
            "attestation.signer" => Beyond(GenresDuParcours.Attestation, qui, monde, action, a => new SignerUneAttestation(a.Id, "")),
            "element.attester" => Beyond(GenresDuParcours.ElementDePortfolio, qui, monde, action, e => new AttesterUnElement(e.Id)),
            "positionnement.porter" => Beyond(Genres.Inscription, qui, monde, action, i => new PorterUnPositionnement(i.Id, "C1", "S")),
            "livret.saisir" => Beyond(Genres.Inscription, qui, monde, action, i => new UneCellule(i.Id)),
            "livret.sceller" => Beyond(Genres.Inscription, qui, monde, action, i => new ScellerUnLivret(i.Id)),
            "livret.rouvrir" => Beyond(Genres.Inscription, qui, monde, action, i => new RouvrirUnLivret(i.Id), motif: "Erreur"),
            "livret.signer" => Beyond(Genres.Inscription, qui, monde, action, i => new SignerSonLivret(i.Id, null)),
            "controle.examiner" => Beyond(Genres.Session, qui, monde, action, s => new ExaminerLaConformite(s.Id, null)),
            "controle.demander" => Beyond(GenresDuParcours.Controle, qui, monde, action, c => new DemanderUnComplement(c.Id, "2999-01-01", "Courriel")),
            "controle.decider" => [.. Beyond(GenresDuParcours.Controle, qui, monde, action, c => new DeciderDeLaConformite(c.Id, "conforme", [], null)), .. Beyond(GenresDuParcours.Controle, qui, monde, action, c => new NotifierUneNonValidite(c.Id, "Courriel"))],
            "controle.reserver" => Beyond(Genres.Inscription, qui, monde, action, i => new ReserverUneNote(i.Id, Depot.Epreuve, "Une signature manque")),
            "inscription.choisir" => Beyond(Genres.Inscription, qui, monde, action, i => new ChoisirPourSonInscription(i.Id, null, "anglais", null)),
            "inscription.confirmer" => Beyond(Genres.Inscription, qui, monde, action, i => new ConfirmerUneInscription(i.Id, "")),
            // Taken back: a candidate who withdrew would have nothing more to try.
            "inscription.desister" => Near(Genres.Inscription, qui, monde).Select(o => new Trial(o.Nom, May(qui, "inscription.lire", o.Objet, monde) && May(qui, action, o.Objet, monde),
                async a => await monde.Guichet.RefusalAsync(a, new SeDesister(o.Objet.Id)) is { Nature: NatureDeRefus.Interdit or NatureDeRefus.Introuvable } refus ? refus : null)),
            "tache.lancer" => [Try(monde, "", new LancerUneTache("essai", "Un travail", null, null), Table.Gives(action, qui.Role))],
            "tache.annuler" => Beyond(GenresDesActes.Tache, qui, monde, action, t => new AnnulerUneTache(t.Id)),
            "tache.conduire" => [Try(monde, "", new ConduireUneTache(monde["tache/propre"].Id, "en-cours"), Table.Gives(action, qui.Role))],
            "dossier.ecrire" => [.. Beyond(Genres.Inscription, qui, monde, action, i => new OuvrirUneFiche(i.Id, Depot.Formulaire, 2)), .. Beyond(GenresDuParcours.Fiche, qui, monde, action, f => new EcrireUneFiche(f.Id, [new SaisieDeGrille("titre-de-l-activite", null, "Un devis")])), .. Beyond(GenresDuParcours.Fiche, qui, monde, action, f => new ClasserUneFiche(f.Id, "prete")), .. Beyond(GenresDuParcours.Fiche, qui, monde, action, f => new LierUnContexte(f.Id, null)), .. Beyond(GenresDuParcours.Fiche, qui, monde, action, f => new GarderUneVersion(f.Id)), .. Beyond(GenresDuParcours.VersionDeFiche, qui, monde, action, v => new RestaurerUneVersion(v.Id))],
            "dossier.viser" => Beyond(Genres.Inscription, qui, monde, action, i => new ViserLeDossier(i.Id, Retirer: true)),
            "dossier.attester" => Beyond(Genres.Inscription, qui, monde, action, i => new AttesterSurLHonneur(i.Id, "Lyon")),
            "dossier.deposer" => Beyond(Genres.Inscription, qui, monde, action, i => new DeposerLeDossier(i.Id)),
            "dossier.rouvrir" => Beyond(Genres.Inscription, qui, monde, action, i => new RouvrirLeDossier(i.Id)),
            "commentaire.ecrire" => [.. Beyond(GenresDuParcours.Fiche, qui, monde, action, f => new CommenterUneFiche(f.Id, null, "À préciser")), .. Beyond(GenresDuParcours.Commentaire, qui, monde, action, c => new TraiterUnCommentaire(c.Id, Traite: true))],
            "piece.joindre" => Beyond(Genres.Inscription, qui, monde, action, i => new JoindreUnePiece(i.Id, null, null, "a.txt", "Un texte"u8.ToArray())),
            "piece.retirer" => Beyond(GenresDuParcours.Piece, qui, monde, action, p => new RetirerUnePiece(p.Id)),
            "lien.ouvrir" => [Try(monde, "", new OuvrirUnLien(monde["lien/propre"].Id), Table.Gives(action, qui.Role))],
            "administrateur.nommer" => [Try(monde, "", new NommerLePremierAdministrateur(), Table.Gives(action, qui.Role))],
            "registre.peupler" => [Try(monde, "", new SansEffet(action), Table.Gives(action, qui.Role))],
            _ => [],
        };
    }

    /// <summary>One cell of a livret, refused as a whole when the cell is.</summary>
    private sealed record UneCellule(string Inscription) : IOperation<CelluleSaisie>
    {
        public string Code => "livret.saisir";

        public async ValueTask<CelluleSaisie> ExecuteAsync(Etabli etabli)
        {
            var saisie = (await new SaisirDesLivrets([new CelluleDeLivret(Inscription, FeuilleDeLivret.CleDAvis, null, "favorable")]).ExecuteAsync(etabli))[0];
            return saisie.Refus is { } refus ? throw refus : saisie;
        }
    }

    private sealed record SansEffet(string Code) : IOperation<int>
    {
        public ValueTask<int> ExecuteAsync(Etabli etabli) => ValueTask.FromResult(0);
    }

    private static DocumentAEmettre Issued(string session, string? inscription)
        => new(session, inscription, "releve", "Relevé de notes", CodeDeVerification.New(), "{}", "[]", "00", 1, Remis: false);

    private static Tableau Empty(params string[] entetes) => new(entetes, []);

    private static IEnumerable<Trial> OnSessions<T>(Monde.Personnage qui, Monde monde, string action, Func<Objet, IOperation<T>> operation)
    {
        foreach (var (nom, session) in Near(Genres.Session, qui, monde))
        {
            // The jury is closed before the results are published.
            var preparee = action is "session.publier" ? new Apres<T>(new CloreLeJury(session.Id), operation(session)) : operation(session);
            yield return Try(monde, nom, preparee, May(qui, action, session, monde));
        }
    }

    /// <summary>A use case that another one prepares, in the name of the same actor.</summary>
    private sealed record Apres<T>(IOperation<Objet> Avant, IOperation<T> Operation) : IOperation<T>
    {
        public string Code => Operation.Code;

        public async ValueTask<T> ExecuteAsync(Etabli etabli)
        {
            await Avant.ExecuteAsync(etabli);
            return await Operation.ExecuteAsync(etabli);
        }
    }

    // The right is examined before the state of things: any refusal of another kind comes after it.
    private static IEnumerable<Trial> Beyond<T>(Genre genre, Monde.Personnage qui, Monde monde, string action, Func<Objet, IOperation<T>> operation, string? motif = null)
        => Near(genre, qui, monde).Select(o => new Trial(o.Nom, May(qui, genre.Code + ".lire", o.Objet, monde) && May(qui, action, o.Objet, monde), async a =>
        {
            var refus = await RefusalOfAsync(() => monde.Guichet.RunAsync(a, operation(o.Objet), new Circonstances(motif)));
            return refus is null or { Nature: NatureDeRefus.Interdit or NatureDeRefus.Introuvable } ? refus : null;
        }));

    private static Trial Try<T>(Monde monde, string quoi, IOperation<T> operation, bool permis) => new(quoi, permis, a => monde.Guichet.RefusalAsync(a, operation));

    private static bool May(Monde.Personnage qui, string action, Objet objet, Monde monde, params string[] champs)
        => Table.Allows(qui, action, monde.Attaches(objet.Id), champs);

    // What is changed is read first, and what is hidden is not changed.
    private static bool MayChange(Monde.Personnage qui, Objet objet, string champ, Monde monde)
        => May(qui, objet.Genre.Code + ".lire", objet, monde) && May(qui, objet.Genre.Code + ".modifier", objet, monde, champ)
            && (objet.Genre[champ].Secret || Visibilite.IsOpen(Table, qui, objet, champ, monde.Attaches(objet.Id), jury: false, publication: false))
            && (objet.Genre != Genres.Mandat || MayGive(qui, objet, monde));

    // Beyond the table: nobody gives, nor lengthens, more than he holds.
    private static bool MayGive(Monde.Personnage qui, Objet mandat, Monde monde)
        => qui.Role is not "gestionnaire"
            || (mandat["role"] is "equipe" or "tuteur" or "evaluateur" or "jury" or "candidat" or "gestionnaire"
                && (mandat["organisation"] is { } o ? qui.Couvre!.Contains(o) : mandat["inscription"] is not { } i || monde.Attaches(i)[0].Organisations.Any(qui.Couvre!.Contains)));

    /// <summary>The objects of the three places, and the one that is the actor's own.</summary>
    private static IEnumerable<(string Nom, Objet Objet)> Near(Genre genre, Monde.Personnage qui, Monde monde)
        => monde.Of(genre).Where(o => o.Nom.Split('/') is [_, _] || o.Nom == $"{genre.Code}/{qui.Role}/{qui.Base}" || genre == Genres.Mandat);

    private static IEnumerable<Trial> Change(Genre genre, string nom, Objet objet, Monde.Personnage qui, Monde monde)
    {
        Trial Own<T>(IOperation<T> operation) => Try(monde, nom, operation, May(qui, genre.Code + ".lire", objet, monde) && May(qui, genre.Code + ".modifier", objet, monde));
        switch (genre.Code)
        {
            case "compte":
                return [Own(new EcrireUnCompte(objet.Id, null, Essais.Dictionary(("echecs", "3"))))];
            case "cle-d-acces":
                return [Own(new RetirerUneCle(objet.Id))];
            case "lien":
                return [Own(new RevoquerUnLien(objet.Id))];
            case "jeton":
                return [Own(new RevoquerUnJeton(objet.Id))];
            default:
                return Changes(objet).SelectMany(c => new[]
                {
                    Try(monde, $"{nom}.{c[0].Champ}", new ModifierObjet(genre, objet.Id, null, Essais.Dictionary(c)), c.All(v => MayChange(qui, objet, v.Champ, monde))),
                    Try(monde, $"{nom}.{c[0].Champ} ensemble", new ModifierEnsemble(genre, [objet.Id], Essais.Dictionary(c)), c.All(v => MayChange(qui, objet, v.Champ, monde))),
                });
        }
    }

    /// <summary>For every field that a form may change, a right new value (with what it demands); a reference only where it does not move the object.</summary>
    private static IEnumerable<(string Champ, string? Valeur)[]> Changes(Objet objet)
        => objet.Genre.Champs.Where(c => c is { Fixe: false, Reserve: false, Secret: false }).Select(c => Change(objet.Genre, c)).Where(v => v.Length > 0);

    private static (string Champ, string? Valeur)[] Change(Genre genre, Champ c) => (genre.Code, c.Code) switch
    {
        ("organisation", "nature") => [(c.Code, "cfa")],
        ("organisation", "statut") => [(c.Code, "prive")],
        ("organisation", "uai") => [(c.Code, "0750654D")],
        ("organisation", "siret") => [(c.Code, "73282932000074")],
        ("organisation", "fuseau") => [(c.Code, "Pacific/Tahiti")],
        ("organisation", "parent") or ("personne", "organisation") or ("candidat", "organisation") or ("inscription", "etablissement" or "centre") => [],
        ("candidat", "sexe") => [(c.Code, "F")],
        ("candidat", "ine") => [(c.Code, "1234567890A")],
        ("candidat", "commune_de_naissance") => [(c.Code, "75056")],
        ("inscription", "voie") => [(c.Code, "apprentissage-habilite")],
        ("inscription", "forme" or "option") => [],
        ("inscription", "lv1" or "lv2") => [],
        ("inscription", "etat") => [(c.Code, "desiste")],
        ("amenagement", "nature") => [(c.Code, "secretaire")],
        ("amenagement", "temps_majore") => [(c.Code, "33")],
        ("resultat", "etat") => [(c.Code, "proposee"), ("note", "12")],
        ("resultat", "note") => [],
        ("copie", "correcteur") => [],
        ("copie", "etat") => [(c.Code, "ABS")],
        ("commission", "organisation") or ("passage", "commission") => [],
        ("membre", "qualite") => [(c.Code, "professionnel")],
        ("membre", "fonction") => [(c.Code, "membre")],
        ("membre", "college") => [(c.Code, "enseignants")],
        ("membre", "presence") => [(c.Code, "absent")],
        ("passage", "etat") => [(c.Code, "termine")],
        ("session", "conflit_ponctuel" or "conflit_ccf") => [(c.Code, "interdit")],
        ("mandat", "du") => [(c.Code, "2020-01-01")],
        ("mandat", "au") => [(c.Code, "2999-12-31")],
        ("stage", "activites") => [(c.Code, "conformes")],
        ("derogation", "nature") => [(c.Code, "positionnement")],
        ("derogation", "semaines") => [(c.Code, "8")],
        ("redoublement", "cas") => [(c.Code, "contrat-proroge")],
        ("justificatif", "unite") => [(c.Code, Depot.Unite)],
        _ when c.Choix.Count > 0 => [(c.Code, c.Choix[^1].Code)],
        _ when c.Type is FormatDeChamp.Reference => [],
        _ => c.Type switch
        {
            FormatDeChamp.Texte or FormatDeChamp.TexteLong => [(c.Code, "Autre texte")],
            FormatDeChamp.Nom => [(c.Code, "Autre")],
            FormatDeChamp.Date => [(c.Code, "2003-02-01")],
            FormatDeChamp.Instant => [(c.Code, "2026-01-01T00:00:00Z")],
            FormatDeChamp.Decimal => [(c.Code, "12.5")],
            FormatDeChamp.Entier => [(c.Code, "1")],
            FormatDeChamp.OuiNon => [(c.Code, "oui")],
            FormatDeChamp.Courriel => [(c.Code, "autre@exemple.fr")],
            FormatDeChamp.Telephone => [(c.Code, "0612345678")],
            FormatDeChamp.CodePostal => [(c.Code, "75001")],
            _ => throw new InvalidOperationException($"{genre.Code}.{c.Code} n'est pas à l'essai : donnez-lui une valeur."),
        },
    };

    private static (string Champ, string Valeur) Sample(Objet objet) => objet.Genre.Code switch
    {
        "organisation" => ("ville", "Lyon"),
        "candidat" => ("ville", "Lyon"),
        "personne" => ("qualite", "Professeur"),
        "session" => ("libelle", "Autre"),
        "inscription" => ("remarque", "Vu"),
        "amenagement" => ("avis_medical", "Autre avis"),
        "resultat" => ("remarque_du_jury", "Vu"),
        "copie" => ("note", "12"),
        _ => throw new InvalidOperationException(objet.Genre.Code),
    };

    // One change of one object by the product, for each object of the three places: who may change it may undo it.
    private static async Task<IReadOnlyDictionary<string, string>> ChangeEachAsync(Monde monde)
    {
        var lots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var genre in new[] { Genres.Organisation, Genres.Personne, Genres.Session, Genres.Candidat, Genres.Inscription, Genres.Amenagement, Genres.Resultat, Genres.Copie })
        {
            foreach (var (nom, objet) in monde.Of(genre).Where(o => o.Nom.Split('/') is [_, _]))
            {
                await monde.Guichet.ChangeAsync(Acteur.Systeme, objet, Sample(objet));
                lots[nom] = (await monde.Guichet.JournalAsync(Acteur.Systeme, objet))[^1].Lot;
            }
        }

        return lots;
    }

    private static Trial Create(Genre genre, string lieu, Monde.Personnage qui, Monde monde)
    {
        var academie = lieu is Monde.Etranger ? "sud" : "nord";
        var (o, a, s, i) = (monde[$"organisation/{lieu}"].Id, monde[$"academie/{academie}"].Id, monde[$"session/{academie}"].Id, monde[$"inscription/{lieu}"].Id);
        var p = monde[$"personne/{lieu}"].Id;
        var inscrite = monde.Attaches(i);
        var action = genre.Code + ".creer";
        Trial New(IReadOnlyList<Monde.Attache> attaches, params (string Champ, string? Valeur)[] champs)
            // Nobody refers to what he may not read.
            => Try(monde, lieu, CreerObjet.For(genre, Essais.Dictionary(champs)), Table.Allows(qui, action, attaches, champs.Select(c => c.Champ))
                && champs.Where(c => genre[c.Champ].Vers is not null && c.Valeur != qui.Id).All(c => May(qui, genre[c.Champ].Vers + ".lire", monde.Of(Genres.Get(genre[c.Champ].Vers!)).First(x => x.Objet.Id == c.Valeur).Objet, monde)));
        return genre.Code switch
        {
            "organisation" => New([new Monde.Attache([o])], ("nature", "entreprise"), ("nom", "Neuve"), ("parent", o)),
            "personne" => New([new Monde.Attache([o])], ("nom", "Neuve"), ("prenoms", "Ève"), ("organisation", o)),
            "mandat" => New([new Monde.Attache([o])], ("personne", p), ("role", "equipe"), ("organisation", o)),
            "session" => New([new Monde.Attache([a])], ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", "Neuve"), ("organisation", a)),
            "candidat" => New([new Monde.Attache([o])], ("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", o)),
            "inscription" => Renew(lieu, qui, monde),
            "amenagement" => New(inscrite, ("inscription", i), ("nature", "ordinateur")),
            "resultat" => New(inscrite, ("inscription", i), ("unite", "U2"), ("etat", "attendue")),
            "copie" => New([new Monde.Attache([a], s)], ("session", s), ("inscription", i), ("unite", "U2"), ("anonymat", "neuf")),
            "commission" => New([new Monde.Attache([o, a], s)], ("session", s), ("nature", "interrogation"), ("libelle", "Neuve"), ("epreuve", Depot.Epreuve), ("organisation", o)),
            "membre" => New([new Monde.Attache([o, a], s), new Monde.Attache([], Soi: qui.Id)], ("commission", monde[$"commission/{lieu}"].Id), ("personne", monde[$"personnage/gestionnaire/propre"].Id)),
            "passage" => New(inscrite, ("commission", monde[$"commission/{lieu}"].Id), ("inscription", i), ("partie", "situation1"), ("etat", "convoque")),
            "declaration" => New(inscrite, ("inscription", i), ("code", "livret"), ("valeur", "oui")),
            "correspondance" => New([new Monde.Attache([o])], ("libelle", "Colonnes"), ("organisation", o), ("modele", "candidats"), ("colonnes", "Nom = nom_de_naissance")),
            "vue" => New([new Monde.Attache([], Soi: lieu is Monde.Propre ? qui.Id : p)], ("personne", lieu is Monde.Propre ? qui.Id : p), ("libelle", "Neuve"), ("liste", "candidat")),
            "compte" => Try(monde, lieu, new EcrireUnCompte(null, null, Essais.Dictionary(("personne", lieu is Monde.Propre ? qui.Id : p), ("identifiant", "neuf@exemple.fr"))), lieu is Monde.Propre && Table.Gives(action, qui.Role)),
            "cle-d-acces" => Try(monde, lieu, new EcrireUneCle(monde[$"compte/{lieu}"].Id, "neuve", "Neuve", "{}"), Table.Allows(qui, action, monde.Attaches(monde[$"cle-d-acces/{lieu}"].Id))),
            "jeton" => Try(monde, lieu, new CreerUnJeton("Neuf", ["session.lire"], monde.Guichet.Maintenant.AddDays(1)), Table.Gives(action, qui.Role)),
            // Beyond the table: a member of an équipe lets in tuteurs only, and the person of each place is of an équipe.
            "lien" => Try(monde, lieu, new CreerUnLien(p, "essai", "/", TimeSpan.FromDays(1)), qui.Role is not "equipe" && Table.Allows(qui, action, monde.Attaches(monde[$"lien/{lieu}"].Id))),
            "seance" => New([new Monde.Attache([o], s)], ("organisation", o), ("session", s), ("libelle", "Neuve"), ("le", "2024-01-09")),
            _ when monde.NewOnTheRoad(genre, lieu) is { } champs => New(inscrite, champs),
            _ => throw new InvalidOperationException($"{genre.Code}.creer n'est pas à l'essai."),
        };
    }

    // A candidate is inscribed once in a session: the trial takes the session of the other académie.
    private static Trial Renew(string lieu, Monde.Personnage qui, Monde monde)
    {
        var (autre, hote) = lieu is Monde.Etranger ? ("nord", "academie/nord") : ("sud", "academie/sud");
        var (o, s, c) = (monde[$"organisation/{lieu}"].Id, monde[$"session/{autre}"].Id, monde[$"candidat/{lieu}"]);
        var valeurs = Essais.Dictionary(("candidat", c.Id), ("session", s), ("etablissement", o), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "inscrit"));
        var soi = monde.Attaches(c.Id)[^1].Soi;
        return Try(monde, lieu, new CreerObjet(Genres.Inscription, valeurs), May(qui, "candidat.lire", c, monde) && Table.Allows(qui, "inscription.creer", [new Monde.Attache([o, monde[hote].Id], s, Soi: soi)], valeurs.Keys));
    }

    private static async Task<RefusException?> RefusalOfAsync(Func<Task> lecture)
    {
        try
        {
            await lecture();
            return null;
        }
        catch (RefusException refus)
        {
            return refus;
        }
    }
}
