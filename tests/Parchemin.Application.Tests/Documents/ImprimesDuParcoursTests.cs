using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The forms of a candidate's path, filled from the register.</summary>
public sealed class ImprimesDuParcoursTests
{
    private static readonly FeuilleDeLivret Feuille = FeuilleDeLivret.Of(Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!)!;

    [Fact]
    public async Task A_livret_shows_the_means_the_shares_of_the_class_and_the_profile_that_the_register_counts()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var (une, autre) = (await scene.Lieux.EnrolAsync("Aubert"), await scene.Lieux.EnrolAsync("Berger"));
        foreach (var (inscription, notes, avis) in new[] { (une, new[] { "10", "11", "14", "15" }, "favorable"), (autre, ["10", "10", "10.5", "10.5"], "tres-favorable") })
        {
            var livret = await scene.AddAsync(GenresDuParcours.Livret, ("inscription", inscription), ("etat", "ouvert"));
            for (var s = 0; s < notes.Length; s++)
                await scene.AddAsync(GenresDuParcours.LigneDeLivret, ("livret", livret), ("cle", FeuilleDeLivret.MarkKey(Feuille.Matieres[0].Code, Feuille.Semestres[s].Code)), ("valeur", notes[s]));
            await scene.AddAsync(GenresDuParcours.LigneDeLivret, ("livret", livret), ("cle", FeuilleDeLivret.CleDAvis), ("valeur", avis));
        }

        var (sujets, donnees) = await scene.BuildAsync("livret");
        sujets.Count.ShouldBe(2);
        var ligne = SceneImprimee.ValueOf(donnees, "resultats")!.AsArray()[0]!.AsArray().Select(c => c?.ToString()).ToList();
        ligne.ShouldBe(["10", "11", "10,50", "14", "15", "14,50", null]);
        // 14,50 for a class at 12,50: two steps above the line of its mean.
        SceneImprimee.ValueOf(donnees, "profil")!.AsArray().Select(c => c?.ToString()).ShouldBe(["+2", null, null, null, null, null]);
        SceneImprimee.ValueOf(donnees, "favorable")!.ToString().ShouldBe("50");
        SceneImprimee.ValueOf(donnees, "tres-favorable")!.ToString().ShouldBe("50");
        SceneImprimee.ValueOf(donnees, "doit-faire-ses-preuves")!.ToString().ShouldBe("0");
        SceneImprimee.ValueOf(donnees, "avis-du-conseil")!.ToString().ShouldStartWith("Favorable");
    }

    [Fact]
    public async Task The_cover_bears_the_visa_that_was_given_and_nobody_else_s_honour()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        var dossier = await scene.AddAsync(GenresDuParcours.Dossier, ("inscription", inscription), ("etat", "vise"), ("vise_le", "2024-03-14T08:00:00Z"), ("vise_par", scene.Lieux.Equipe));
        var (_, donnees) = await scene.BuildAsync("page-de-garde");
        SceneImprimee.ValueOf(donnees, "signataire")!.ToString().ShouldContain("Édith");
        SceneImprimee.ValueOf(donnees, "date-du-visa")!.ToString().ShouldBe("2024-03-14");
        SceneImprimee.ValueOf(donnees, "nom-du-soussigne").ShouldBeNull();
        await scene.ChangeAsync(GenresDuParcours.Dossier, dossier, ("vise_le", null), ("vise_par", null), ("honneur_le", "2024-03-15T08:00:00Z"));
        (_, donnees) = await scene.BuildAsync("page-de-garde");
        SceneImprimee.ValueOf(donnees, "signataire").ShouldBeNull();
        SceneImprimee.ValueOf(donnees, "nom-du-soussigne")!.ToString().ShouldBe("AUBERT");
        SceneImprimee.ValueOf(donnees, "signature-de-l-attestation")!["le"]!.ToString().ShouldBe("2024-03-15");
    }

    [Fact]
    public async Task The_sheet_of_changed_parameters_says_the_fiche_and_the_changes_at_the_hour_of_the_place()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        var ile = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée de l'île"), ("fuseau", "Indian/Reunion"));
        var commission = await scene.AddAsync(Genres.Commission, ("session", scene.Lieux.Session), ("nature", "interrogation"), ("libelle", "Commission 3"), ("epreuve", Depot.Epreuve), ("organisation", ile));
        await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"), ("prevu_le", "2024-06-04T05:40:00Z"), ("fiche", "3"), ("parametres", "Le client est propriétaire."));
        var (_, donnees) = await scene.BuildAsync("parametres-modifies");
        SceneImprimee.ValueOf(donnees, "heure-de-passage")!.ToString().ShouldBe("09:40");
        SceneImprimee.ValueOf(donnees, "fiche-support")!.ToString().ShouldBe("Fiche nᵒ 3");
        SceneImprimee.ValueOf(donnees, "parametres-modifies")!.ToString().ShouldBe("Le client est propriétaire.");
        SceneImprimee.ValueOf(donnees, "candidat")!.ToString().ShouldBe("AUBERT Zoé");
    }

    [Fact]
    public async Task A_grid_and_its_sheet_say_the_situation_that_was_prepared_until_the_commission_chooses_another()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        async Task<string> AddAsync(string nature)
            => await scene.AddAsync(Genres.Commission, ("session", scene.Lieux.Session), ("nature", nature), ("libelle", nature), ("epreuve", Depot.Epreuve), ("organisation", scene.Lieux.Lycee));
        var commission = await AddAsync("interrogation");
        var passage = await scene.AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"), ("prevu_le", "2024-06-04T08:00:00Z"));
        await scene.AddAsync(Genres.Evaluation, ("inscription", inscription), ("epreuve", Depot.Epreuve), ("commission", commission), ("etat", "ouverte"));
        await scene.AddAsync(Genres.Passage, ("commission", await AddAsync("academique")), ("inscription", inscription), ("etat", "convoque"), ("prevu_le", "2024-06-04T07:00:00Z"), ("fiche", "3"), ("parametres", "Le client est propriétaire."));
        await SaysAsync("3", "Le client est propriétaire.");
        // Of another fiche, what was prepared says nothing.
        await scene.ChangeAsync(Genres.Passage, passage, ("fiche", "4"));
        await SaysAsync("4", null);
        await scene.ChangeAsync(Genres.Passage, passage, ("parametres", "Le client est locataire."));
        await SaysAsync("4", "Le client est locataire.");

        async Task SaysAsync(string fiche, string? parametres)
        {
            var feuille = (await scene.BuildAsync("parametres-modifies", passage)).Donnees;
            SceneImprimee.ValueOf(feuille, "fiche-support")!.ToString().ShouldBe($"Fiche nᵒ {fiche}");
            SceneImprimee.ValueOf(feuille, "parametres-modifies")?.ToString().ShouldBe(parametres);
            var grille = (await scene.BuildAsync("grille")).Donnees["champs"]!.AsArray().ToDictionary(c => c!["code"]!.ToString(), c => c!["valeur"]?.ToString());
            grille["fiche"].ShouldBe(fiche);
            grille["parametres-modifies-ou-scenario"].ShouldBe(parametres);
        }
    }

    [Fact]
    public async Task An_attestation_counts_the_weeks_of_presence_up_to_today()
    {
        await using var scene = await SceneImprimee.NewAsync();
        var inscription = await scene.Lieux.EnrolAsync("Aubert");
        // From a Wednesday to the Tuesday after: five days, in two weeks. The second goes on for two weeks after today.
        var stage = await scene.AddAsync(GenresDuParcours.Stage, ("inscription", inscription), ("nature", "stage"), ("entreprise", "Cabinet Hérault"), ("du", "2024-01-10"), ("au", "2024-01-16"), ("etat", "termine"));
        await scene.AddAsync(GenresDuParcours.Stage, ("inscription", inscription), ("nature", "stage"), ("entreprise", "Cabinet Hérault"), ("du", "2024-04-22"), ("au", "2024-05-17"), ("etat", "en-cours"));
        var periodes = await ReadAsync();
        periodes.ShouldBe([("2", "5"), ("2", "8")]);
        await scene.AddAsync(GenresDuParcours.Absence, ("stage", stage), ("du", "2024-01-15"), ("au", "2024-01-16"), ("motif", "Maladie"));
        (await ReadAsync())[0].ShouldBe(("1", "3"));

        async Task<List<(string Semaines, string Jours)>> ReadAsync()
            => [.. (await scene.BuildAsync("attestation-de-stage")).Donnees["periodes"]!.AsArray().Select(p => (p!["semaines"]!.ToString(), p["jours"]!.ToString()))];
    }

    [Fact]
    public async Task A_sign_in_sheet_is_that_of_the_centre_then_that_of_each_room_once_the_places_are_published()
    {
        const string Ecrit = "E41";
        await using var scene = await SceneImprimee.NewAsync();
        var inscriptions = new Dictionary<string, string>();
        foreach (var nom in new[] { "Aubert", "Berger", "Caron" })
            inscriptions[nom] = await scene.Lieux.EnrolAsync(nom);
        var (session, centre) = (scene.Lieux.Session, scene.Lieux.Lycee);
        (await NamesAsync($"{Ecrit}_{centre}")).ShouldBe([("1", "Aubert"), ("2", "Berger"), ("3", "Caron")]);
        SalleTenue[] salles = [new(SalleTenue.Read("A101 1x2").Salles[0], ["Mme Roy"]), new(SalleTenue.Read("B2 1x1").Salles[0], [])];
        await scene.Lieux.Guichet.RunAsync(Acteur.Systeme, new TenirLesSalles(session, Ecrit, centre, salles));
        await scene.Lieux.Guichet.RunAsync(Acteur.Systeme, new PublierLesPlaces(session, Ecrit, centre, Refaire: true));
        var sujets = await SubjectsAsync();
        sujets.Select(s => s.Libelle.Split(", ")[^1]).ShouldBe(["salle A101", "salle B2"]);
        var feuille = (await scene.BuildAsync("emargement", sujets[0].Code)).Donnees;
        (feuille["salle"]!.ToString(), feuille["surveillants"]!.AsArray().Single()!.ToString()).ShouldBe(("A101", "Mme Roy"));
        var assis = await NamesAsync(sujets[0].Code);
        assis.Select(a => a.Place).ShouldBe(["A1", "B1"]);
        assis.Concat(await NamesAsync(sujets[1].Code)).Select(a => a.Nom).Order(StringComparer.Ordinal).ShouldBe(["Aubert", "Berger", "Caron"]);
        (await scene.BuildAsync("affiche", sujets[1].Code)).Donnees["salle"]!.ToString().ShouldBe("B2");
        // One who comes late has no room yet; one who withdraws leaves his, where somebody stays.
        await scene.Lieux.EnrolAsync("Duval");
        await scene.ChangeAsync(Genres.Inscription, inscriptions[assis[0].Nom], ("etat", "desiste"));
        sujets = await SubjectsAsync();
        sujets.Select(s => s.Libelle.Split(", ")[^1]).ShouldBe(["candidats sans place", "salle A101", "salle B2"]);
        (await NamesAsync(sujets[0].Code)).ShouldBe([("1", "Duval")]);
        (await NamesAsync(sujets[1].Code)).Concat(await NamesAsync(sujets[2].Code)).Select(a => a.Nom).ShouldBe(inscriptions.Keys.Except([assis[0].Nom]), ignoreOrder: true);

        async Task<List<SujetDeDocument>> SubjectsAsync() => [.. (await scene.BuildAsync("emargement")).Sujets.Where(s => s.Code.StartsWith(Ecrit, StringComparison.Ordinal))];

        async Task<List<(string Place, string Nom)>> NamesAsync(string sujet)
            => [.. (await scene.BuildAsync("emargement", sujet)).Donnees["candidats"]!.AsArray().Select(c => (c!["place"]!.ToString(), c["nom"]!.ToString()))];
    }
}
