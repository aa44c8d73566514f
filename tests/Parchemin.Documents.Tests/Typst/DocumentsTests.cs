using System.Text.Json.Nodes;

namespace Parchemin.Documents.Tests;

/// <summary>Every template, with its examples.</summary>
public sealed class DocumentsTests(Atelier atelier) : IClassFixture<Atelier>
{
    public static TheoryData<string> Exemples => [.. Atelier.Noms];

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task An_example_gives_a_tagged_French_document_with_a_title_and_its_own_fonts(string exemple)
    {
        var imprime = await atelier.RenderAsync(exemple);
        var informations = await Atelier.InspectAsync("pdfinfo", imprime);
        informations.ShouldMatch(@"(?m)^Title: +\S");
        informations.ShouldMatch(@"(?m)^Tagged: +yes");
        informations.ShouldMatch(@"(?m)^Pages: +" + imprime.Pages);
        var polices = (await Atelier.InspectAsync("pdffonts", imprime)).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();
        polices.ShouldNotBeEmpty();
        polices.ShouldAllBe(l => l.Contains("+Source", StringComparison.Ordinal) && l.Contains(" yes yes yes ", StringComparison.Ordinal));
        System.Text.Encoding.Latin1.GetString(imprime.Pdf.Span).ShouldContain("/Lang (fr-FR)");
    }

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task The_same_data_give_the_same_bytes(string exemple)
        => (await atelier.RenderAsync(exemple)).Empreinte.ShouldBe((await atelier.RenderAsync(exemple)).Empreinte);

    [Theory]
    [MemberData(nameof(Exemples))]
    public async Task A_document_without_any_value_is_still_printed(string exemple)
    {
        var (modele, _) = Atelier.Example(exemple);
        (await atelier.Imprimeur.RenderAsync(modele, new JsonObject())).Pages.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_template_has_an_example()
        => atelier.Imprimeur.Modeles.Except(Atelier.Noms.Select(n => n.Split('.')[0]), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_template_evaluates_a_text_nor_reads_a_file_nor_asks_for_a_package()
    {
        foreach (var fichier in Directory.EnumerateFiles(Atelier.Lieux.Modeles, "*.typ"))
        {
            var source = File.ReadAllText(fichier);
            source.ShouldNotMatch(@"\b(eval|read|plugin|include|yaml|toml|csv|xml|cbor)\(", fichier);
            source.ShouldNotContain("@preview", Case.Sensitive, fichier);
        }
    }

    [Fact]
    public async Task A_document_carries_its_data_and_its_page_numbers()
    {
        var imprime = await atelier.RenderAsync("releve");
        (await Atelier.InspectAsync("pdfdetach", imprime, "-list")).ShouldContain("donnees-1.json");
        (await Atelier.InspectAsync("pdftotext", imprime)).ShouldContain("Page 1/1");
    }

    /// <summary>The fields of an annex come in the order in which it prints them.</summary>
    [Theory]
    [InlineData("releve", "Relevé de notes", "LEFÈVRE-D’ŒUILLY", "1er novembre 2003", "Culture générale", "11,5/20", "Langue vivante étrangère", "Moyenne générale", "Admise", "Hélène Marchetti")]
    [InlineData("calendrier", "Calendrier", "Métropole", "Antilles – Guyane", "La Réunion", "Mayotte", "Polynésie", "Regroupements", "Bordeaux", "Montpellier")]
    [InlineData("formulaire.page-de-garde", "DOSSIER PROFESSIONNEL", "NOM", "Prénom", "Établissement de formation", "Visa du représentant", "Nom et qualité du signataire", "Attestation sur l’honneur", "Fait à")]
    [InlineData("formulaire.modification-parametres", "Date", "Heure de passage", "Nom et prénom du candidat", "Numéro de candidat", "Situation choisie", "Paramètres modifiés", "15 minutes de préparation")]
    [InlineData("formulaire.controle-conformite", "Épreuve E32", "Epreuve E42", "Nom", "N° inscription", "13 février 2017", "absence de dossier", "dossier déposé", "durée du stage", "non visés ou non signés", "En conséquence", "Date du contrôle", "Visa de la commission")]
    [InlineData("grille", "Annexe VIII", "Synthèse des deux situations", "Nom et prénom du candidat", "Note sur 20", "Contenu du dossier", "5 fiches", "Pénalité en cas", "Situation choisie", "Paramètres modifiés", "APPRÉCIATION GLOBALE", "visa des membres", "C2", "C24", "TI = Très insuffisant", "NOTE PROPOSÉE", "INTERROGATEURS", "(1)", "(16)")]
    [InlineData("grille.engagement-etudiant", "Nom et prénom", "N° d’inscription", "Numéro de jury", "Heure de début", "Heure de fin", "Qualité de la présentation", "communication écrite et orale", "Appréciation globale", "Interrogateur 1", "Degré de maîtrise", "Subit", "Fait adhérer")]
    [InlineData("decision.second-groupe", "Vos épreuves de contrôle", "Formulaire de choix", "U1", "À rendre avant", "Signature du candidat", "Voies et délais de recours")]
    [InlineData("parchemin", "Fédération des métiers", "Certificat de qualification", "RNCP 99999", "28 septembre 2023", "Niveau 5", "NSF", "délivré à", "Maëlys", "Délivré à Valmont", "Bérengère d’Astorg")]
    public async Task Text_is_extracted_in_reading_order(string exemple, params string[] mots)
    {
        var texte = (await Atelier.InspectAsync("pdftotext", await atelier.RenderAsync(exemple), "-raw")).Replace('\u00a0', ' ').Replace('\n', ' ').Replace("- ", "-", StringComparison.Ordinal);
        var place = 0;
        foreach (var mot in mots)
        {
            place = texte.IndexOf(mot.Replace("- ", "-", StringComparison.Ordinal), place, StringComparison.Ordinal);
            place.ShouldBeGreaterThanOrEqualTo(0, $"« {mot} » n’est pas à sa place dans : {texte}");
        }
    }

    [Fact]
    public async Task A_file_of_several_documents_numbers_the_pages_of_each()
    {
        var (modele, donnees) = Atelier.Example("releve");
        var autre = donnees.DeepClone();
        autre["reference"] = "RN-2024-009999";
        Parchemin.Application.IImprimeur imprimeur = atelier.Imprimeur;
        var imprime = await imprimeur.RenderAsync(modele, "Relevés de notes", [donnees, autre]);
        imprime.Pages.ShouldBe(2);
        (await Atelier.InspectAsync("pdfinfo", imprime)).ShouldContain("Relevés de notes");
        var texte = await Atelier.InspectAsync("pdftotext", imprime);
        texte.Split("Page 1/1").Length.ShouldBe(3);
        texte.ShouldContain("RN-2024-009999");
    }

    [Fact]
    public async Task Many_documents_at_once_are_each_their_own()
    {
        var (modele, donnees) = Atelier.Example("releve");
        var taches = Enumerable.Range(0, 12).Select(async i =>
        {
            var copie = donnees.DeepClone();
            copie["reference"] = $"RN-{i:0000}";
            return await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, copie));
        }).ToList();
        var textes = await Task.WhenAll(taches);
        for (var i = 0; i < textes.Length; i++)
            textes[i].ShouldContain($"RN-{i:0000}");
    }
}
