using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A sheet of candidates: what is right comes in, what is wrong is told, what is already there does not move; on both databases.</summary>
public sealed class ImporterDesCandidatsTests
{
    private const string Titre = "Numéro de candidat;INE;Nom de naissance;Prénoms;Date de naissance;Sexe;Voie;Forme;Établissement;Téléphone\n";

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Right_rows_come_in_and_wrong_ones_are_told_each_with_its_reason(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var rapport = await i.CandidatsAsync(Titre
            + "101;123456789AB;Lefèvre;Zoé Anne;06/05/2004;Mme;Scolaire;globale;Lycée propre;06 12 34 56 78\n"
            + "102;;Nuñez;Léo;31/02/2004;M;scolaire;globale;Lycée propre;\n"
            + "103;;Martin;Eva;06/05/2004;X;scolaire;globale;Lycée propre;\n"
            + "104;;Petit;Eva;06/05/2004;F;aérienne;globale;Lycée propre;\n"
            + "105;;Grand;Eva;06/05/2004;F;scolaire;globale;Lycée inconnu;\n"
            + "106;AB;;Eva;06/05/2004;F;scolaire;globale;Lycée propre;12\n"
            + "107;;<script>alert(1)</script>;Eva;06/05/2004;F;scolaire;globale;Lycée propre;\n"
            + "108;;Bon;Eva;06/05/2004;H;scolaire;globale;Lycée propre;;de trop\n"
            + "109;;Œuvrard;Jean-Noël;2004-05-07;monsieur;scolaire;globale;lycee propre;\n"
            + "110;;;Eva;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, .. Enumerable.Repeat(SortDeLigne.Refusee, 7), SortDeLigne.Creee, SortDeLigne.Refusee]);
        rapport.Lignes.Select(l => l.Numero).ShouldBe(Enumerable.Range(2, 10));
        string[] attendus = ["31/02/2004", "Sexe", "aérienne", "Lycée inconnu", "INE", "caractère « < »", "de trop"];
        for (var l = 0; l < attendus.Length; l++)
            rapport.Lignes[l + 1].Motif!.ShouldContain(attendus[l]);
        // All that is wrong with a row is told at once.
        rapport.Lignes[5].Motif!.ShouldContain("téléphone");
        rapport.Lignes[9].Motif!.ShouldContain("Nom de naissance");

        var candidat = await i.CandidatAsync("lefevre");
        new[] { candidat["prenoms"], candidat["ne_le"], candidat["sexe"], candidat["ine"], candidat["telephone"], candidat["organisation"] }
            .ShouldBe(["Zoé Anne", "2004-05-06", "F", "123456789AB", "+33612345678", i.Monde["organisation/propre"].Id]);
        var inscription = await i.InscriptionAsync("lefevre");
        new[] { inscription["numero"], inscription["voie"], inscription["etat"], inscription["etablissement"] }.ShouldBe(["101", "scolaire", "inscrit", i.Monde["organisation/propre"].Id]);
        (await i.ResultatAsync("lefevre", "U1"))["etat"].ShouldBe("attendue");
        (await i.CandidatAsync("oeuvrard"))["sexe"].ShouldBe("M");
        // Nothing of a refused row remains.
        (await i.Store.CountAsync(new Requete(Genres.Candidat, new Recherche("eva")))).ShouldBe(0);
        var import = (await i.Store.QueryAsync(new Requete(Genres.Import, new Parmi("crees", ["2"])))).Objets.Single();
        (import["refuses"], import["fichier"], import["modele"]).ShouldBe(("8", "essai.csv", "candidats"));
        await i.JournalAsync();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_preview_says_what_the_import_will_do_and_leaves_nothing(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var feuille = Titre + "101;;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n;;Martin;Zoé propre;06/05/2004;F;scolaire;globale;Lycée propre;\n103;;Petit;Eva;hier;F;scolaire;globale;Lycée propre;\n";
        var avant = await i.JournalAsync();
        var apercu = await i.PreviewAsync(feuille);
        (await i.JournalAsync()).ShouldBe(avant);
        (await i.Store.CountAsync(new Requete(Genres.Candidat, new Recherche("lefevre")))).ShouldBe(0);
        apercu.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, SortDeLigne.Modifiee, SortDeLigne.Refusee]);
        apercu.Lignes[1].Changements.ShouldBe([("Sexe", null, "Féminin")]);
        var fait = await i.CandidatsAsync(feuille);
        fait.Lignes.Select(l => (l.Numero, l.Nom, l.Sort, l.Motif)).ShouldBe(apercu.Lignes.Select(l => (l.Numero, l.Nom, l.Sort, l.Motif)));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_same_sheet_a_second_time_changes_nothing_and_writes_nothing(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var feuille = Titre + string.Concat(Enumerable.Range(0, 60).Select(n => $"{n};;Nom{(char)('a' + (n / 26))}{(char)('a' + (n % 26))};Léa;{1 + (n % 28):00}/05/2004;Féminin;scolaire;globale;Lycée propre;0612345678\n"));
        (await i.CandidatsAsync(feuille)).Count(SortDeLigne.Creee).ShouldBe(60);
        var journal = await i.JournalAsync();
        (await i.CandidatsAsync(feuille)).Count(SortDeLigne.Inchangee).ShouldBe(60);
        (await i.JournalAsync()).ShouldBe(journal);

        var corrigee = feuille.Replace("0;;Nomaa;Léa", "0;;Nomaa;Léa Marie", StringComparison.Ordinal);
        var rapport = await i.CandidatsAsync(corrigee);
        rapport.Count(SortDeLigne.Inchangee).ShouldBe(59);
        rapport.Lignes[0].Changements.ShouldBe([("Prénoms", "Léa", "Léa Marie")]);
        // One entry for the candidate, one for the import.
        (await i.JournalAsync()).ShouldBe(journal + 2);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_filled_model_sent_back_untouched_changes_nothing(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.CandidatsAsync(Titre + "101;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;0612345678\n102;;De L'Isle;Léa;07/05/2004;;scolaire;globale;Lycée voisin;\n");
        // Two organisations of one name: the one that stands in the field is meant.
        await i.CreateAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée propre"), ("parent", i.Monde["academie/sud"].Id));
        var journal = await i.JournalAsync();
        foreach (var format in new[] { FormatDeTableau.Xlsx, FormatDeTableau.Csv })
        {
            var modele = await ModeleRempli.ReadAsync(i.Guichet, await i.GestionnaireAsync(), i.Session, "candidats");
            modele.Lignes.Count.ShouldBe(4);
            var rapport = await i.CandidatsAsync(Importation.Again(format, modele.Colonnes, modele.Lignes), acteur: await i.GestionnaireAsync());
            rapport.Lignes.ShouldAllBe(l => l.Sort == SortDeLigne.Inchangee, string.Join('\n', rapport.Lignes.Select(l => $"{l.Nom} {l.Motif} {string.Join(',', l.Changements)}")));
        }

        (await i.JournalAsync()).ShouldBe(journal);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_model_of_a_session_without_candidates_has_only_its_headings(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var session = await i.CreateAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", "Vide"), ("organisation", i.Monde["academie/nord"].Id));
        foreach (var modele in ModeleDImport.Tous)
        {
            var rempli = await ModeleRempli.ReadAsync(i.Guichet, Acteur.Systeme, session.Id, modele.Code);
            rempli.Lignes.ShouldBeEmpty();
            Importation.Again(FormatDeTableau.Xlsx, rempli.Colonnes, rempli.Lignes).EnTetes.ShouldBe(rempli.Colonnes.Select(c => c.EnTete));
        }
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_candidate_is_known_by_ine_then_by_number_then_by_names_and_birth(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.CandidatsAsync(Titre + "101;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        var connu = await i.CandidatAsync("lefevre");
        foreach (var (ligne, attendu) in new (string, string)[]
        {
            (";123456789ab;Lefevre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n", "Lefevre"),
            ("101;;Lefèvre;Zoé Anne;06/05/2004;F;scolaire;globale;Lycée propre;\n", "Lefèvre"),
            (";;LEFEVRE;Zoe Anne;6/5/2004;F;scolaire;globale;Lycée propre;\n", "LEFEVRE"),
        })
        {
            (await i.CandidatsAsync(Titre + ligne)).Lignes.Single().Sort.ShouldBe(SortDeLigne.Modifiee, ligne);
            var lu = await i.CandidatAsync("lefevre");
            lu.Id.ShouldBe(connu.Id);
            lu["nom_de_naissance"].ShouldBe(attendu);
        }
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_identifier_that_leads_to_somebody_else_overwrites_nobody(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.CandidatsAsync(Titre + "101;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        var journal = await i.JournalAsync();
        var rapport = await i.CandidatsAsync(Titre
            + ";123456789AB;Martin;Paul;01/01/2003;M;scolaire;globale;Lycée propre;\n"
            + "101;;Durand;Luc;02/01/2003;M;scolaire;globale;Lycée propre;\n"
            + ";987654321AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldAllBe(s => s == SortDeLigne.Refusee);
        rapport.Lignes[0].Motif!.ShouldContain("123456789AB");
        rapport.Lignes[1].Motif!.ShouldContain("101");
        rapport.Lignes[2].Motif!.ShouldContain("autre INE");
        (await i.JournalAsync()).ShouldBe(journal);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Two_rows_of_one_candidate_or_one_number_are_refused_after_the_first(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var rapport = await i.CandidatsAsync(Titre
            + "101;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n"
            + "102;;LEFEVRE;zoé;2004-05-06;F;scolaire;globale;Lycée propre;\n"
            + "101;;Autre;Luc;06/05/2003;M;scolaire;globale;Lycée propre;\n"
            + "103;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, SortDeLigne.Refusee, SortDeLigne.Refusee, SortDeLigne.Refusee]);
        await i.JournalAsync();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_number_that_its_candidate_has_left_may_be_given_to_another(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.CandidatsAsync(Titre + "101;;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n");
        var rapport = await i.CandidatsAsync(Titre + "201;;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n101;;Autre;Luc;06/05/2003;M;scolaire;globale;Lycée propre;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Modifiee, SortDeLigne.Creee], string.Join('\n', rapport.Lignes.Select(l => l.Motif)));
        (await i.InscriptionAsync("autre"))["numero"].ShouldBe("101");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_empty_cell_clears_nothing(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.CandidatsAsync(Titre + "101;123456789AB;Lefèvre;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;0612345678\n");
        (await i.CandidatsAsync(Titre + ";123456789AB;Lefèvre;Zoé;06/05/2004;;;;;\n")).Lignes.Single().Sort.ShouldBe(SortDeLigne.Inchangee);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_export_of_a_school_system_comes_in_by_its_own_headings(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.ChangeAsync(Genres.Organisation, i.Monde["organisation/propre"].Id, ("uai", "0750654D"));
        var rapport = await i.CandidatsAsync("NOM DE FAMILLE;NOM D'USAGE;PRENOM 1;SEXE;DATE NAISSANCE;CODE COMMUNE NAISSANCE;ID NATIONAL;UAI ETABLISSEMENT;STATUT;FORME;REGIME;DIVISION\nLEFEVRE;;ZOE;2;06/05/2004;75056;123456789AB;0750654D;SCOLAIRE;GLOBALE;EXTERNE;BTS1\n");
        rapport.Lignes.Single().Sort.ShouldBe(SortDeLigne.Creee, rapport.Lignes.Single().Motif);
        rapport.ColonnesIgnorees.ShouldBe(["REGIME", "DIVISION"]);
        (await i.CandidatAsync("lefevre"))["commune_de_naissance"].ShouldBe("75056");
        (await i.InscriptionAsync("lefevre"))["etablissement"].ShouldBe(i.Monde["organisation/propre"].Id);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_saved_map_tells_foreign_headings_and_sets_one_aside(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        const string feuille = "Cand. patronyme,Cand. prén. (=usuel),Naiss.,UAI,Etablissement,V,F\nLefèvre,Zoé,06/05/2004,xxx,Lycée propre,scolaire,globale\n";
        const string carte = "Cand. patronyme = nom_de_naissance\r\nCand. prén. (=usuel) = Prénoms\nNaiss.=Date de naissance\n\nune ligne sans signe\nUAI =\nV=voie\nF=forme\nabsente = ine\n";
        var rapport = await i.CandidatsAsync(feuille, carte);
        rapport.Lignes.Single().Sort.ShouldBe(SortDeLigne.Creee, rapport.Lignes.Single().Motif);
        rapport.ColonnesIgnorees.ShouldBe(["UAI"]);
        (await Should.ThrowAsync<RefusException>(() => i.CandidatsAsync(feuille))).Code.ShouldBe("COLONNES-DOUBLES");
    }

    [Fact]
    public async Task Two_headings_for_one_field_are_refused_with_their_names_and_the_remedy()
    {
        await using var i = await Importation.NewAsync(BaseDEssai.Sqlite);
        var refus = await Should.ThrowAsync<RefusException>(() => i.CandidatsAsync("NOM;NOM DE FAMILLE;PRENOM\nA;B;C\n"));
        refus.Code.ShouldBe("COLONNES-DOUBLES");
        refus.Message.ShouldContain("« NOM » et « NOM DE FAMILLE »");
        refus.Message.ShouldContain("Nom de naissance");
        (await Should.ThrowAsync<RefusException>(() => i.CandidatsAsync("Prénoms;Note\nA;1\n"))).Code.ShouldBe("COLONNES-ABSENTES");
        (await i.CandidatsAsync("Nom de naissance;Prénoms\n")).Lignes.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_organisation_named_by_several_is_refused_until_its_uai_tells_it(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.ChangeAsync(Genres.Organisation, i.Monde["organisation/propre"].Id, ("uai", "0750654D"));
        await i.CreateAsync(Genres.Organisation, ("nature", "cfa"), ("nom", "Lycée propre"), ("parent", i.Monde["academie/nord"].Id));
        var rapport = await i.CandidatsAsync(Titre + "1;;Un;Zoé;06/05/2004;;scolaire;globale;Lycée propre;\n2;;Deux;Zoé;06/05/2004;;scolaire;globale;0750654D;\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Refusee, SortDeLigne.Creee]);
        rapport.Lignes[0].Motif!.ShouldContain("2 organisations");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Each_row_is_checked_against_the_rights_of_who_imports(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        var gestionnaire = await i.GestionnaireAsync();
        await i.ChangeAsync(Genres.Candidat, i.Monde["candidat/etranger"].Id, ("ine", "111111111AA"));
        var rapport = await i.CandidatsAsync(
            Titre
            + "1;;Un;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n"
            + "2;111111111AA;Martin;Zoé etranger;06/05/2004;F;scolaire;globale;Lycée propre;\n"
            + "3;;Trois;Zoé;06/05/2004;F;scolaire;globale;Lycée etranger;\n"
            + "4;;Quatre;Zoé;06/05/2004;F;scolaire;globale;Lycée voisin;\n",
            acteur: gestionnaire);
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, SortDeLigne.Refusee, SortDeLigne.Refusee, SortDeLigne.Creee], string.Join('\n', rapport.Lignes.Select(l => l.Motif)));
        (await i.Store.FindAsync(Genres.Candidat, i.Monde["candidat/etranger"].Id))!["sexe"].ShouldBeNull();
        await i.JournalAsync();

        var equipe = await i.Monde.ActAsync(i.Monde.Personnages.Single(p => p is { Role: "equipe", Base: "academie" }));
        (await Should.ThrowAsync<RefusException>(() => i.CandidatsAsync(Titre, acteur: equipe))).Nature.ShouldBeOneOf(NatureDeRefus.Interdit, NatureDeRefus.Introuvable);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_row_refused_after_a_question_to_the_register_leaves_nothing_of_itself(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        // Followed by an organisation of the South, but registered in the North: the right to him is read from the register.
        var c = i.Monde["candidat/etranger"];
        await i.ChangeAsync(Genres.Candidat, c.Id, ("ine", "111111111AA"));
        var autre = await i.CreateAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", "Autre"), ("organisation", i.Monde["academie/nord"].Id));
        await i.CreateAsync(Genres.Inscription, ("candidat", c.Id), ("session", autre.Id), ("voie", "scolaire"), ("forme", "globale"), ("etat", "inscrit"));
        var rapport = await i.CandidatsAsync(
            Titre
            + "1;;Un;Zoé;06/05/2004;F;scolaire;globale;Lycée propre;\n"
            + "2;111111111AA;Martin;Zoé etranger;06/05/2004;F;aérienne;globale;Lycée propre;\n"
            + "3;;Trois;Zoé;06/05/2004;F;scolaire;globale;Lycée voisin;\n",
            acteur: await i.GestionnaireAsync());
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, SortDeLigne.Refusee, SortDeLigne.Creee], string.Join('\n', rapport.Lignes.Select(l => l.Motif)));
        (await i.Store.FindAsync(Genres.Candidat, c.Id))!["sexe"].ShouldBeNull();
        await i.JournalAsync();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Another_identifier_leads_to_its_candidate_and_never_to_two_of_one_organisation(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        const string titre = "Identifiant;Nom de naissance;Prénoms;Date de naissance;Voie;Forme;Établissement\n";
        var rapport = await i.CandidatsAsync(titre
            + "X1;Un;Zoé;06/05/2004;scolaire;globale;Lycée propre\n"
            + "X1;Deux;Léo;07/05/2004;scolaire;globale;Lycée propre\n"
            + "X1;Trois;Eva;08/05/2004;scolaire;globale;Lycée voisin\n"
            + "X2;Quatre;Luc;09/05/2004;scolaire;globale;Lycée propre\n");
        rapport.Lignes.Select(l => l.Sort).ShouldBe([SortDeLigne.Creee, SortDeLigne.Refusee, SortDeLigne.Creee, SortDeLigne.Creee], string.Join('\n', rapport.Lignes.Select(l => l.Motif)));
        rapport.Lignes[1].Motif!.ShouldContain("X1");
        (await i.CandidatsAsync(titre + "X1;Une;Zoé;06/05/2004;scolaire;globale;Lycée propre\n")).Lignes.Single().Changements.ShouldBe([("Nom de naissance", "Un", "Une")]);
        var double_ = (await i.CandidatsAsync(titre + "X2;Une;Zoé;06/05/2004;scolaire;globale;Lycée propre\n")).Lignes.Single();
        double_.Sort.ShouldBe(SortDeLigne.Refusee, "l'identifiant d'un autre");
        await i.JournalAsync();
    }
}
