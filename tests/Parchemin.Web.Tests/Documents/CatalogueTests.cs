using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Documents;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Every kind of document, made from a register that holds something of everything, typeset and read again.</summary>
public sealed class CatalogueTests
{
    private static readonly string[] SansSujetIci = ["parchemin"];

    [Fact]
    public async Task Every_kind_is_made_from_the_register_and_typeset()
    {
        await using var session = await SessionDeliberee.StartAsync();
        await FillAsync(session);
        using var imprimeur = new Imprimeur(Imprimerie.Locate(Depot.Racine));
        var bureau = new BureauDesDocuments(session.Guichet, session.Moteur, imprimeur, new AdresseDeVerification("https://exemple.fr"));
        var fonds = await bureau.OpenAsync(Acteur.Systeme, session.Scene.Session);
        var dossier = Environment.GetEnvironmentVariable("PARCHEMIN_DOCUMENTS");
        foreach (var prevu in CatalogueDesDocuments.Tous.Where(d => d.Exists(fonds)))
        {
            var sujets = await prevu.SubjectsAsync(fonds);
            sujets.ShouldNotBeEmpty(prevu.Code);
            var sujet = sujets.FirstOrDefault(s => s.Inscription == session.Scene.Inscriptions[0]) ?? sujets[0];
            var projet = await bureau.DraftAsync(fonds, prevu, sujet.Code);
            var imprime = await imprimeur.RenderAsync(projet.Modele ?? prevu.Modele, projet.Donnees);
            if (dossier is not null)
                await File.WriteAllBytesAsync(Path.Combine(dossier, prevu.Code + ".pdf"), imprime.Pdf);
            var texte = await LectureDePdf.TextAsync(imprime.Pdf.ToArray());
            await CheckFileAsync(prevu, imprime);
            texte.ShouldContain("Assurance", Case.Sensitive, prevu.Code);
            if (sujet.Inscription is not null || prevu.Code is "emargement" or "affiche" or "journee")
                texte.ShouldContain("AUBERT", Case.Sensitive, prevu.Code);
            prevu.Code.Length.ShouldBeLessThanOrEqualTo(22);
            if (prevu.Code is "livret")
                texte.ShouldContain("17,25");
            if (prevu.SEmet)
                await CheckIssuedAsync(prevu, await bureau.PrepareAsync(fonds, prevu, sujet.Code));
        }

        CatalogueDesDocuments.Tous.Select(d => d.Code).ShouldBeUnique();
        CatalogueDesDocuments.Tous.Where(d => !d.Exists(fonds)).Select(d => d.Code).ShouldBe(SansSujetIci);
    }

    // Tagged, in French, with a title, every font in the file.
    private static async Task CheckFileAsync(DocumentPrevu prevu, Imprime imprime)
    {
        var pdf = imprime.Pdf.ToArray();
        var informations = await LectureDePdf.InspectAsync(pdf, "pdfinfo");
        informations.ShouldMatch(@"(?m)^Title: +\S", prevu.Code);
        informations.ShouldMatch(@"(?m)^Tagged: +yes", prevu.Code);
        var polices = (await LectureDePdf.InspectAsync(pdf, "pdffonts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        polices.ShouldNotBeEmpty(prevu.Code);
        polices.ShouldAllBe(p => p.Contains(" yes yes yes ", StringComparison.Ordinal), prevu.Code);
        System.Text.Encoding.Latin1.GetString(pdf).ShouldContain("/Lang (fr-FR)", Case.Sensitive, prevu.Code);
    }

    // What the public page says of it, beside its kind, its paper says.
    private static async Task CheckIssuedAsync(DocumentPrevu prevu, (DocumentAEmettre Document, Imprime Imprime) emis)
    {
        emis.Document.Cle.Length.ShouldBeLessThanOrEqualTo(60);
        var papier = LectureDePdf.Bare(await LectureDePdf.TextAsync(emis.Imprime.Pdf.ToArray()));
        papier.ShouldContain(LectureDePdf.Bare(emis.Document.Code), Case.Sensitive, prevu.Code);
        foreach (var mots in JsonNode.Parse(emis.Document.Public)!.AsArray().Skip(1).SelectMany(d => d![1]!.ToString().Split(' ', ',', ';')))
            papier.ShouldContain(LectureDePdf.Bare(mots), Case.Insensitive, $"{prevu.Code} : {mots}");
    }

    [Fact]
    public async Task A_grid_on_paper_holds_what_is_entered_for_who_may_see_it_and_is_blank_for_the_others()
    {
        await using var session = await SessionDeliberee.StartAsync();
        await FillAsync(session);
        using var gestionnaire = await session.Serveur.SignInAsync(session.Scene.Gestionnaire);
        var evaluation = (await session.Guichet.Store.QueryAsync(new Requete(Genres.Evaluation, Filtre.Toujours) { Ordre = "id" })).Objets[0];
        var chemin = $"/sessions/{session.Scene.Session}/documents/grille/fichier?sujet={evaluation.Id}";
        var plein = await LectureDePdf.TextAsync(await (await gestionnaire.GetAsync(chemin)).Content.ReadAsByteArrayAsync());
        plein.ShouldContain("Aisance réelle, œil vif");
        LectureDePdf.Bare(plein).ShouldContain("/evaluation/" + evaluation.Id);
        // His team is not of the commission: the mark is proposed, and hidden from it.
        using var equipe = await session.Serveur.SignInAsync(session.Scene.Equipe);
        var vide = await LectureDePdf.TextAsync(await (await equipe.GetAsync(chemin)).Content.ReadAsByteArrayAsync());
        vide.ShouldContain("AUBERT");
        vide.ShouldNotContain("Aisance réelle");
    }

    [Fact]
    public async Task A_parchemin_says_its_eight_mentions_or_is_refused_with_what_is_missing()
    {
        await using var session = await SessionDeliberee.StartAsync();
        using var imprimeur = new Imprimeur(Imprimerie.Locate(Depot.Racine));
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var scene = await Deliberants.BuildAsync(store, session.Horloge, "cqp-crca", "2021", Depot.Bibliotheque.Find("cqp-crca", "2021")!.Regles.Keys.Order(StringComparer.Ordinal).Last());
        var bureau = new BureauDesDocuments(scene.Guichet, session.Moteur, imprimeur, new AdresseDeVerification("https://exemple.fr"));
        var fonds = await bureau.OpenAsync(Acteur.Systeme, scene.Session);
        var prevu = CatalogueDesDocuments.Get("parchemin");
        prevu.Exists(fonds).ShouldBeTrue();
        var refus = await Should.ThrowAsync<RefusException>(() => bureau.PrepareAsync(fonds, prevu, "x"));
        refus.Code.ShouldBe("COMPLEMENT-ATTENDU");
        refus.Fautes[0].Champ.ShouldBe("certification.enregistrement");
        var donnees = new JsonObject { ["certification"] = new JsonObject { ["intitule"] = "Autre titre, en cours d'enregistrement" }, ["titulaire"] = new JsonObject { ["nom"] = "Œuvrard", ["prenoms"] = "Maëlys" } };
        Should.Throw<RefusException>(() => prevu.Check(fonds, new Projet(donnees, "Parchemin", null, []))).Fautes.Select(f => f.Code).ShouldContain("INTITULE-MODIFIE");
    }

    // Something of everything for the first candidate; the results published.
    private static async Task FillAsync(SessionDeliberee session)
    {
        var scene = session.Scene;
        var aubert = scene.Inscriptions[0];
        var commission = await scene.AddAsync(Genres.Commission, ("session", scene.Session), ("nature", "interrogation"), ("libelle", "Commission 3"), ("epreuve", Depot.Epreuve), ("organisation", scene.Lycee), ("salle", "B 204"));
        await scene.AddAsync(Genres.Membre, ("commission", commission), ("personne", scene.Presidence), ("fonction", "membre"));
        await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", aubert), ("etat", "convoque"), ("prevu_le", "2024-06-04T08:00:00Z"));
        await scene.AssessAsync(aubert, Depot.Epreuve, null, null, (Cle.Note, "14"), (Cle.Appreciation, "Aisance réelle, œil vif."), (Cle.Ligne("C2"), "TS"), (Cle.Contraintes, "1"));
        await session.Guichet.RunAsync(Acteur.Systeme, new Peupler(aubert));
        await session.DecideAsync();
        await session.CloseAsync();
        await session.PublishAsync();
    }

    private sealed record Peupler(string Inscription) : IOperation<int>
    {
        public string Code => "registre.peupler";

        public async ValueTask<int> ExecuteAsync(Etabli etabli)
        {
            async ValueTask<string> Add(Genre genre, params (string Champ, string? Valeur)[] valeurs)
                => (await etabli.CreateAsync(Code, genre, [new("inscription", genre.Find("inscription") is null ? null : Inscription), .. valeurs.Select(v => new KeyValuePair<string, string?>(v.Champ, v.Valeur))])).Id;
            var maintenant = ValeurDeChamp.Format(etabli.Maintenant);
            var fiche = await Add(GenresDuParcours.Fiche, ("formulaire", Depot.Formulaire), ("numero", "1"), ("etat", "prete"));
            await etabli.CreateAsync(Code, GenresDuParcours.Reponse, [new("fiche", fiche), new("cle", "objectifs"), new("valeur", "Proposer une assurance « œuvres d'art »")]);
            var livret = await Add(GenresDuParcours.Livret, ("etat", "ouvert"));
            await etabli.CreateAsync(Code, GenresDuParcours.LigneDeLivret, [new("livret", livret), new("cle", "note/gestion-des-sinistre/s1"), new("valeur", "17.25")]);
            await Add(GenresDuParcours.Stage, ("nature", "stage"), ("entreprise", "Cabinet Hérault"), ("du", "2024-01-08"), ("au", "2024-02-16"), ("missions", "Devis\nSinistres"), ("etat", "termine"));
            await Add(GenresDuParcours.Dossier, ("etat", "depose"), ("depose_le", maintenant), ("empreinte", new string('a', 64)), ("contenu", "{}"));
            await Add(GenresDuParcours.Controle, ("epreuve", Depot.Epreuve), ("etat", "non-valide"), ("decide_le", maintenant), ("motif", "Absence d'attestation de stage"));
            await Add(Genres.Demande, ("nature", "recours-gracieux"), ("texte", "Je demande"), ("etat", "rejetee"), ("reponse", "Aucune erreur n'est relevée."));
            return 0;
        }
    }
}
