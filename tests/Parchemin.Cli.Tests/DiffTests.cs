namespace Parchemin.Cli.Tests;

/// <summary>Each kind of change between two editions, on the skeleton of « new » changed in one place.</summary>
public sealed class DiffTests : IAsyncLifetime, IDisposable
{
    private const string Regles = "B/e/1/regles.yaml";
    private const string Donnees = "B/e/1/referentiel.yaml";

    private readonly ProgrammeEnEssai essai = new();

    public async Task InitializeAsync()
    {
        await ProgrammeEnEssai.RunAsync("new", "e", "--edition", "1", "--dossier", essai.Chemin("A"));
        ProgrammeEnEssai.Copy(essai.Chemin("A"), essai.Chemin("B"));
        File.Move(Directory.GetFiles(essai.Chemin("A", "e", "1", "sessions"))[0], essai.Chemin("A", "e", "1", "sessions", "s.yaml"));
        File.Move(Directory.GetFiles(essai.Chemin("B", "e", "1", "sessions"))[0], essai.Chemin("B", "e", "1", "sessions", "s.yaml"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => essai.Dispose();

    [Fact]
    public async Task An_edition_does_not_differ_from_itself()
    {
        var reponse = await CompareAsync();
        reponse.Statut.ShouldBe(0);
        reponse.Sortie.ShouldEndWith("Aucune différence\n");
    }

    [Fact]
    public async Task Comments_order_of_keys_quotes_and_distribution_in_files_are_no_difference()
    {
        essai.Replace(Donnees, "{code: C1, libelle: Première compétence à décrire}", "{libelle: \"Première compétence à décrire\", code: 'C1'}   # un commentaire");
        essai.Replace(Regles, "libelle: Note maximale, valeur: 20", "libelle: Note maximale, valeur: 20.0");
        essai.Replace("B/e/1/epreuves.yaml", "duree: 3 h ", "duree: 180 min ");
        var textes = "textes:\n  - {code: REF, titre: Référentiel de la certification}\n";
        essai.Replace("B/e/1/certification.yaml", textes, "");
        await File.WriteAllTextAsync(essai.Chemin("B", "e", "1", "textes.yaml"), textes);
        var reponse = await CompareAsync();
        reponse.Statut.ShouldBe(0, reponse.Sortie);
    }

    [Fact]
    public async Task Identity_and_texts()
    {
        essai.Replace("B/e/1/certification.yaml", "niveau: 4 ", "niveau: 5 ");
        essai.Replace("B/e/1/certification.yaml", "  - {code: REF, titre: Référentiel de la certification}", "  - {code: REF, titre: Référentiel de la certification}\n  - {code: ARR, titre: Arrêté nouveau, date: 2030-01-01}");
        await ShouldSayAsync("Identité : 1 modification", "niveau : 4 → 5", "Textes : 1 ajout", "+ ARR « Arrêté nouveau »", "date 2030-01-01");
    }

    [Fact]
    public async Task Competences_added_removed_reworded_and_moved()
    {
        essai.Replace(Donnees, "  - {code: C2, libelle: Deuxième compétence à décrire}\n", "");
        essai.Replace(Donnees, "libelle: Première compétence à décrire}", "libelle: Première compétence décrite}\n  - {code: C9, libelle: Neuvième}");
        essai.Replace(Donnees, "unite: U1, competences: [C1, C2]", "unite: U1, competences: [C1, C3]");
        essai.Replace(Donnees, "unite: U2, competences: [C3, C4]", "unite: U2, competences: [C4, C9]");
        essai.Replace("B/e/1/epreuves.yaml", "competences: [C1, C2]", "competences: [C1, C3]");
        var sortie = await ShouldSayAsync(
            "Compétences : 1 ajout, 1 retrait, 2 modifications",
            "+ C9 « Neuvième »",
            "− C2 « Deuxième compétence à décrire »",
            "reformulée : « Première compétence à décrire » → « Première compétence décrite »",
            "passe de B2 à B1",
            "Blocs : 2 modifications",
            "compétences : + C3, − C2",
            "Compétences à ajouter : 1",
            "C9 « Neuvième », bloc B2",
            "Compétences dont le libellé a changé, à comparer : 1",
            "Blocs acquis qui existent encore : 2",
            "B1 « Premier bloc » : C3 en plus, C2 en moins");
        sortie.IndexOf("+ C9", StringComparison.Ordinal).ShouldBeLessThan(sortie.IndexOf("− C2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_competence_with_a_new_code_and_the_same_label_is_only_renumbered()
    {
        essai.Replace(Donnees, "{code: C4, libelle", "{code: C5, libelle");
        essai.Replace(Donnees, "competences: [C3, C4]", "competences: [C3, C5]");
        essai.Replace("B/e/1/epreuves.yaml", "competences: [C3, C4]", "competences: [C3, C5]");
        var sortie = await ShouldSayAsync("Compétences : 1 modification", "code : C4 → C5");
        sortie.ShouldNotContain("Compétences à ajouter");
    }

    [Fact]
    public async Task Coefficients_and_unites_say_what_becomes_of_the_marks()
    {
        essai.Replace(Donnees, "nature: obligatoire, coefficient: 1, epreuve: E2", "nature: obligatoire, coefficient: 3, epreuve: E2");
        essai.Replace(Donnees, "epreuve: E1}", "epreuve: E1}\n  - {code: U3, libelle: Troisième unité, nature: facultative}");
        await ShouldSayAsync(
            "Unités : 1 ajout, 1 modification",
            "+ U3 « Troisième unité »",
            "coefficient : 1 → 3",
            "U1, sans changement de code ni de coefficient",
            "U2 → U2 « Seconde unité » : coefficient 1 → 3",
            "U1 et U2 : note d'au moins 10, obtenue depuis 5 ans au plus",
            "Unités nouvelles pour lui : 1",
            "U3 « Troisième unité », facultative");
    }

    [Fact]
    public async Task Declared_correspondances_decide_which_marks_are_kept_and_which_are_lost()
    {
        essai.Replace("B/e/1/certification.yaml", "edition: \"1\"", "edition: \"2\"");
        await File.WriteAllTextAsync(
            essai.Chemin("B", "e", "1", "correspondances.yaml"),
            "correspondances:\n  - {edition: \"1\", anciennes: [U1], nouvelle: U2, source: \"REF, page 9\"}\n");
        await ShouldSayAsync(
            "Unités qui correspondent : 1",
            "U1 → U2 « Seconde unité » : coefficient 2 → 1",
            "U1 (pour U2) : note d'au moins 10",
            "Notes perdues : aucune unité ne leur répond : 1",
            "U2 « Seconde unité »",
            "Unités nouvelles pour lui : 1",
            "U1 « Première unité », obligatoire");
    }

    [Fact]
    public async Task Two_old_unites_for_one_new_leave_the_mark_undecided()
    {
        essai.Replace("B/e/1/certification.yaml", "edition: \"1\"", "edition: \"2\"");
        await File.WriteAllTextAsync(
            essai.Chemin("B", "e", "1", "correspondances.yaml"),
            "correspondances:\n  - {edition: \"1\", anciennes: [U1, U2], nouvelle: U2, source: \"REF, page 9\"}\n");
        await ShouldSayAsync("U1 et U2 → U2 « Seconde unité »", "U1 et U2 ne donnent qu'une note à U2 : les données ne disent pas comment les réunir");
    }

    [Fact]
    public async Task Without_a_state_for_kept_marks_none_is_kept()
    {
        essai.Replace(Regles, "  - {etat: conservee, effet: compte, note-min: {parametre: seuil-unite}, duree-annees: 5}\n", "");
        await ShouldSayAsync("États : 1 retrait", "− conservee", "Aucune : l'édition nouvelle ne dit rien de l'état « conservee »");
    }

    [Fact]
    public async Task Epreuves_with_their_forms_durations_scales_and_parts()
    {
        essai.Replace("B/e/1/epreuves.yaml", "        forme: ponctuelle-orale\n        duree: 30 min", "        forme: ccf\n        duree: 25 min\n        parties: [{code: situation1, libelle: Première situation, bareme: 20}]");
        essai.Replace("B/e/1/epreuves.yaml", "    competences: [C3, C4]\n    bareme: 20", "    competences: [C3, C4]\n    bareme: 40");
        await ShouldSayAsync(
            "Épreuves : 1 modification",
            "~ E2 « Seconde épreuve »",
            "modalité toutes › forme : ponctuelle-orale → ccf",
            "modalité toutes › durée : 30 min → 25 min",
            "modalité toutes › + partie situation1 « Première situation » (barème 20)",
            "barème : 20 → 40");
    }

    [Fact]
    public async Task Options_and_levels_of_knowledge()
    {
        await File.WriteAllTextAsync(essai.Chemin("A", "e", "1", "plus.yaml"), Plus(2, "x"));
        await File.WriteAllTextAsync(essai.Chemin("B", "e", "1", "plus.yaml"), Plus(3, "y"));
        await ShouldSayAsync("Options : 1 ajout, 1 retrait", "Savoirs : 1 modification", "ligne S1.1 « Ligne » › niveaux › D1 : 2 → 3", "Options qui n'existent plus : 1", "x « Option x »");

        static string Plus(int niveau, string option) =>
            "source: REF, page 2\n"
            + "domaines: [{code: D1, libelle: Domaine}]\n"
            + $"savoirs: [{{code: S1, libelle: Savoir, lignes: [{{code: S1.1, libelle: Ligne, niveaux: {{D1: {niveau}}}}}]}}]\n"
            + $"options: [{{code: {option}, libelle: Option {option}, blocs: [B1]}}]\n";
    }

    [Fact]
    public async Task Rules_are_printed_readably_before_and_after_with_the_values_of_parameters()
    {
        essai.Replace(Regles, "condition: {au-moins: [MOYENNE, {parametre: seuil-admission}]}", "condition: {toutes: [{au-moins: [TOTAL, {produit: [{parametre: seuil-unite}, COEFFICIENTS]}]}, {moins-que: [MOYENNE, 21]}]}");
        essai.Replace(Regles, "decisions:", "  - code: BONUS\n    libelle: Un point de plus\n    calcul: {arrondi: {plus: [MOYENNE, 1]}, pas: 0.5, sens: superieur}\ndecisions:");
        await ShouldSayAsync(
            "Règles : 1 ajout, 1 modification",
            "+ BONUS « Un point de plus »",
            "calcul : (MOYENNE + 1) arrondi au multiple de 0.5 (superieur)",
            "condition : MOYENNE ≥ seuil-admission (10) → TOTAL ≥ seuil-unite (10) × COEFFICIENTS et MOYENNE < 21");
    }

    [Fact]
    public async Task A_parameter_names_the_rules_that_read_it()
    {
        essai.Replace(Regles, "délivre la certification, valeur: 10", "délivre la certification, valeur: 9.5");
        await ShouldSayAsync("Paramètres : 1 modification", "valeur : 10 → 9,5", "lu par MOYENNE-SUFFISANTE");
    }

    [Fact]
    public async Task Decisions_are_compared_with_their_order()
    {
        var incomplet = """
              - code: INCOMPLET
                decision: incomplet
                attend: note
                libelle: Une note manque
                si: {existe: obligatoires, etat: [attendue]}
                interpretation: Aucune décision n'est proposée tant qu'une note manque.

            """;
        essai.Replace(Regles, incomplet, "");
        essai.Replace(Regles, "  - code: DELIVRE\n", incomplet + "  - code: DELIVRE\n");
        essai.Replace(Regles, "  - code: REFUSE\n", "  - code: PRESQUE\n    decision: presque\n    libelle: Presque\n    si: {au-moins: [MOYENNE, 9]}\n  - code: REFUSE\n");
        await ShouldSayAsync(
            "Décisions : 1 ajout, 1 modification",
            "ordre changé : INCOMPLET, NON-DELIVRE, DELIVRE, REFUSE → NON-DELIVRE, INCOMPLET, DELIVRE, REFUSE",
            "+ PRESQUE « Presque »",
            "si : MOYENNE ≥ 9",
            "essayée après DELIVRE");
    }

    [Fact]
    public async Task States_outputs_sessions_and_cases()
    {
        essai.Replace(Regles, "{etat: absent, effet: bloque}", "{etat: absent, effet: zero}");
        essai.Replace(Regles, "  coefficients: COEFFICIENTS\n", "");
        essai.Replace("B/e/1/sessions/s.yaml", "-07-01}", "-07-02}");
        await File.WriteAllTextAsync(essai.Chemin("B", "e", "1", "sessions", "autre.yaml"), "session: {code: \"1999\", libelle: Ancienne, deliberation: 1999-07-01}\n");
        essai.Replace("B/e/1/cas/cas.yaml", "total: \"29.5\"", "total: \"29\"");
        await ShouldSayAsync(
            "États : 1 modification",
            "effet : bloque → zero",
            "Ce que le résultat publie : 1 retrait",
            "− nombre coefficients",
            "Sessions : 1 ajout, 1 modification",
            "+ session 1999",
            "session › délibération : ",
            "Cas de référence : 1 modification",
            "attendu › total : 29,5 → 29");
    }

    [Fact]
    public async Task Sources_are_told_apart_from_what_the_data_say()
    {
        essai.Replace(Donnees, "source: REF, page 2", "source: REF, page 12");
        await ShouldSayAsync("1 modification", "Sources : 1 modification", "~ REF, page 2 → REF, page 12", "C1, C2, C3, C4, B1, B2, U1, U2");
    }

    [Fact]
    public async Task Every_delivered_referentiel_equals_itself_and_differs_from_the_others()
    {
        var racine = Path.Combine(ProgrammeEnEssai.Depot(), "referentiels");
        var editions = Directory.GetFiles(racine, "certification.yaml", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal).ToList();
        foreach (var (rang, edition) in editions.Index())
        {
            (await ProgrammeEnEssai.RunAsync("diff", edition, edition)).Statut.ShouldBe(0);
            (await ProgrammeEnEssai.RunAsync("diff", edition, editions[(rang + 1) % editions.Count])).Statut.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_bad_command_says_why()
    {
        (await ProgrammeEnEssai.RunAsync("diff", essai.Chemin("A"))).Statut.ShouldBe(2);
        var absente = await ProgrammeEnEssai.RunAsync("diff", essai.Chemin("A"), essai.Chemin("Z"));
        absente.Statut.ShouldBe(2);
        absente.Erreurs.ShouldContain("n'est pas une édition : certification.yaml y est attendu");
        essai.Replace(Regles, "calcul: {somme-ponderee: obligatoires}", "calcul: {somme-pondere: obligatoires}");
        var fausse = await CompareAsync();
        fausse.Statut.ShouldBe(2);
        fausse.Erreurs.ShouldContain("comporte des erreurs et ne peut pas être comparé");
    }

    private Task<Reponse> CompareAsync() => ProgrammeEnEssai.RunAsync("diff", essai.Chemin("A"), essai.Chemin("B"));

    private async Task<string> ShouldSayAsync(params string[] phrases)
    {
        var reponse = await CompareAsync();
        reponse.Statut.ShouldBe(1, reponse.Erreurs);
        reponse.Erreurs.ShouldBeEmpty();
        foreach (var phrase in phrases)
            reponse.Sortie.ShouldContain(phrase, Case.Sensitive);
        return reponse.Sortie;
    }
}
