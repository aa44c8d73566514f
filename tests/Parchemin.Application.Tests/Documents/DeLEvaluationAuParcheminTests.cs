using System.Text.Json.Nodes;
using Parchemin.Documents;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>The whole road of a certificate of a branch and of a title: enrolled, assessed, decided, validated, published; then its parchemin in
/// the holder's hand and on the public page.</summary>
public sealed class DeLEvaluationAuParcheminTests
{
    private static readonly Dictionary<string, string> Mentions = new(StringComparer.Ordinal)
    {
        ["certification.enregistrement"] = "RNCP99999",
        ["certification.decision-du"] = "2024-01-31",
        ["certification.niveau"] = "5",
        ["certification.nsf"] = "313, 313m",
        ["certificateurs.nom"] = "Commission paritaire de la branche",
        ["delivre-a"] = "Valmont",
        ["signataire.qualite"] = "La présidente",
        ["signataire.nom"] = "Hélène Œuvrard",
    };

    private static readonly IMoteur Moteur = new Moteur(new Catalogue(Depot.Bibliotheque.Editions.SelectMany(e => e.Regles.Values)));

    [Theory]
    [InlineData("cqp-gestionnaire-assurances-de-personnes", "2017", "production", null)]
    [InlineData("cqp-crca", "2021", null, null)]
    [InlineData("charge-de-clientele-assurance-banque", "initiale", null, "memoire.pages_hors_annexes=30 memoire.analyse_pourcent=50 memoire.juge_convaincant=oui")]
    public async Task What_a_jury_delivers_gives_a_parchemin_that_anyone_verifies_and_what_it_does_not_gives_attested_blocs_alone(string certification, string edition, string? option, string? declarations)
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var horloge = new HorlogeDEssai(new DateTimeOffset(2030, 7, 3, 8, 0, 0, TimeSpan.Zero));
        var livre = Depot.Bibliotheque.Find(certification, edition)!;
        var scene = await Deliberants.BuildAsync(store, horloge, certification, edition, livre.Regles.Keys.Order(StringComparer.Ordinal).Last());
        await scene.AppointAsync();
        var assesseur = await scene.AddAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", "Aline"), ("organisation", scene.Academie));
        await scene.AddAsync(Genres.Mandat, ("personne", assesseur), ("role", "evaluateur"), ("organisation", scene.Academie));
        (string, string?)[] parcours = [("voie", livre.Referentiel!.Voies[0].Code), ("forme", null), ("option", option)];
        var (recue, partielle) = (await scene.EnrolAsync("Œuvrard", parcours), await scene.EnrolAsync("Berger", parcours));
        foreach (var mots in (declarations ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => d.Split('=')))
            await DoAsync(scene, scene.Gestionnaire, CreerObjet.For(Genres.Declaration, new Dictionary<string, string?> { ["inscription"] = recue, ["code"] = mots[0], ["valeur"] = mots[1] }));
        await AssessAsync(scene, assesseur, livre, option, recue, partielle);

        await DoAsync(scene, scene.Presidence, new AdopterDesDecisions(Moteur, scene.Session, 1, [.. scene.Inscriptions]));
        await DoAsync(scene, scene.Presidence, new CloreLeJury(scene.Session));
        await DoAsync(scene, scene.Presidence, new ScellerLeProcesVerbal(Moteur, scene.Session, 1));
        if (livre.Referentiel.Certification.EstValideeParUneInstance)
        {
            (await Essais.CodeAsync(() => DoAsync(scene, scene.Gestionnaire, new PublierLaSession(scene.Session, null)))).ShouldBe("NON-VALIDEE");
            await DoAsync(scene, scene.Gestionnaire, new ValiderDesDecisions(scene.Session, null));
        }

        using var imprimeur = new Imprimeur(Imprimerie.Locate(Depot.Racine));
        var bureau = new BureauDesDocuments(scene.Guichet, Moteur, imprimeur, new AdresseDeVerification("https://exemple.fr"));
        var parchemin = CatalogueDesDocuments.Get("parchemin");
        (await CodeAsync(await OpenAsync(), parchemin, recue)).ShouldBe("RESULTATS-NON-PUBLIES");
        await DoAsync(scene, scene.Gestionnaire, new PublierLaSession(scene.Session, null));

        // Each mention that the register does not hold is asked for, and each forbidden word is refused, before anything is issued.
        foreach (var mention in new[] { "certification.enregistrement", "certification.nsf", "signataire.nom", "certification.decision-du" })
            (await FaultsAsync(await OpenAsync(Mentions.Where(m => m.Key != mention).ToDictionary()), parchemin, recue)).ShouldContain(f => f.Champ == mention, mention);
        (await FaultsAsync(await OpenAsync(new Dictionary<string, string>(Mentions, StringComparer.Ordinal) { ["certification.duree"] = "enregistrement en cours" }), parchemin, recue)).ShouldHaveSingleItem().Code.ShouldBe("MENTION-INTERDITE");

        var emis = await bureau.IssueAsync(await OpenAsync(Mentions), parchemin, recue);
        emis["remis_le"].ShouldNotBeNull();
        var donnees = JsonNode.Parse(emis["donnees"]!)!.AsObject();
        MentionsDuParchemin.Check(donnees, livre.Referentiel.Certification.Intitule).ShouldBeEmpty();
        donnees["titulaire"]!["nom"]!.ToString().ShouldBe("Œuvrard");
        donnees["certification"]!["nsf"]!.AsArray().Count.ShouldBe(2);
        donnees["certificateurs"]!.AsArray().Count.ShouldBe(1);
        var verifie = (await bureau.VerifyAsync(emis["code"])).ShouldNotBeNull();
        (verifie.Etat, verifie.Empreinte).ShouldBe((EtatDeDocument.Authentique, emis["empreinte"]));
        verifie.Dit.ShouldContain(("Titulaire", "Zoé ŒUVRARD"));
        (await CodeAsync(await OpenAsync(Mentions), parchemin, partielle)).ShouldBe("NON-DELIVREE");

        // A bloc is attested with its registration, and those that are acquired alone.
        var attestation = CatalogueDesDocuments.Get("attestation-de-blocs");
        var blocs = livre.Referentiel.Blocs.Where(b => IsOf(livre, option, b.Code)).Select(b => b.Code).ToList();
        (await AttestedAsync(recue)).ShouldBe(blocs);
        (await AttestedAsync(partielle)).ShouldBe(blocs.SkipLast(1));
        (await FaultsAsync(await OpenAsync(), attestation, recue)).Select(f => f.Champ).ShouldBe(["certification.enregistrement", "certification.nsf"]);

        async Task<Fonds> OpenAsync(IReadOnlyDictionary<string, string>? mentions = null)
        {
            var fonds = await bureau.OpenAsync(await scene.ActAsync(scene.Gestionnaire), scene.Session);
            fonds.Complements = mentions ?? new Dictionary<string, string>();
            return fonds;
        }

        async Task<IReadOnlyList<Faute>> FaultsAsync(Fonds fonds, DocumentPrevu prevu, string sujet) => (await Should.ThrowAsync<RefusException>(() => bureau.PrepareAsync(fonds, prevu, sujet))).Fautes;

        async Task<string> CodeAsync(Fonds fonds, DocumentPrevu prevu, string sujet) => (await Should.ThrowAsync<RefusException>(() => bureau.PreviewAsync(fonds, prevu, sujet))).Code;

        async Task<IEnumerable<string>> AttestedAsync(string inscription)
        {
            var document = (await bureau.PrepareAsync(await OpenAsync(Mentions), attestation, inscription)).Document;
            var json = JsonNode.Parse(document.Donnees)!;
            json["certification"]!["enregistrement"]!.ToString().ShouldBe("RNCP99999");
            return json["blocs"]!.AsArray().Select(b => b!["code"]!.ToString());
        }
    }

    // Every assessor fills his sheets before his own commission: all is acquired by the one, all but the last bloc by the other.
    private static async Task AssessAsync(Deliberants scene, string assesseur, Referentiels.Edition livre, string? option, string recue, string partielle)
    {
        var regles = livre.Regles.Values.First();
        var epreuves = livre.Referentiel!.Epreuves.Count > 0 ? livre.Referentiel.Epreuves.Select(e => (e.Code, Bloc: e.Bloc?.Code)).ToList() : [.. livre.Referentiel.Blocs.Select(b => (b.Code, Bloc: (string?)b.Code))];
        var dernier = livre.Referentiel.Blocs.Last(b => IsOf(livre, option, b.Code)).Code;
        foreach (var (epreuve, bloc) in epreuves.Where(e => e.Bloc is null || IsOf(livre, option, e.Bloc)))
        {
            foreach (var evaluateur in regles.Evaluateurs.Select(e => (string?)e.Code).DefaultIfEmpty())
            {
                var commission = await scene.AddAsync(Genres.Commission, ("session", scene.Session), ("nature", "interrogation"), ("libelle", $"{epreuve} {evaluateur}"), ("epreuve", epreuve), ("evaluateur", evaluateur), ("organisation", scene.Lycee));
                await scene.AddAsync(Genres.Membre, ("commission", commission), ("personne", assesseur), ("fonction", "membre"));
                foreach (var inscription in scene.Inscriptions)
                    await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"));
                await DoAsync(scene, assesseur, new OuvrirLesGrilles(commission));
                foreach (var evaluation in await scene.Guichet.Store.AllAsync(new Requete(Genres.Evaluation, new Parmi("commission", [commission])) { Ordre = "id" }))
                    await FillAsync(scene, assesseur, evaluation, evaluation["inscription"] == recue || bloc != dernier);
            }
        }

        (await scene.Guichet.Store.CountAsync(new Requete(Genres.Evaluation, new Parmi("inscription", [partielle])))).ShouldBeGreaterThan(0);
    }

    private static async Task FillAsync(Deliberants scene, string assesseur, Objet evaluation, bool acquis)
    {
        var feuille = (await CadreDEvaluation.ReadAsync(evaluation, scene.Guichet.Store, scene.Guichet.Bibliotheque)).Feuille;
        List<SaisieDeGrille> saisies =
        [
            .. feuille.Avis.Where(a => a.Dans is null).Select(a => new SaisieDeGrille(a.Cle, null, acquis ? "acquis" : "non-acquis")),
            .. feuille.Criteres.Select(c => new SaisieDeGrille(c.Cle, null, acquis ? c.Maximum.ToString() : "0")),
        ];
        if (feuille.Note is { } note)
            saisies.Add(new SaisieDeGrille(note.Cle, null, acquis ? note.Maximum.ToString() : "0"));
        var bilan = await DoAsync(scene, assesseur, new SaisirDansUneGrille(evaluation.Id, saisies));
        bilan.Refusees.ShouldBeEmpty();
        await DoAsync(scene, assesseur, new ValiderUneEvaluation(evaluation.Id));
    }

    private static bool IsOf(Referentiels.Edition livre, string? option, string bloc)
        => livre.Regles.Values.First() is var regles && regles.Racines.First(r => r.Code == bloc) is var element && (regles.Options.FirstOrDefault(o => o.Code == option) is not { } prise || (element.Options & (1u << prise.Index)) != 0);

    private static async Task<T> DoAsync<T>(Deliberants scene, string personne, IOperation<T> operation) => await scene.Guichet.RunAsync(await scene.ActAsync(personne), operation);
}
