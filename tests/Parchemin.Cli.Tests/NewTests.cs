namespace Parchemin.Cli.Tests;

public sealed class NewTests : IDisposable
{
    private readonly ProgrammeEnEssai essai = new();

    public void Dispose() => essai.Dispose();

    [Fact]
    public async Task The_skeleton_passes_check_without_any_finding()
    {
        var cree = await ProgrammeEnEssai.RunAsync("new", "mon-certificat", "--dossier", essai.Racine, "--edition", "2031", "--intitule", "Certificat d'essai : « premier »");
        cree.Statut.ShouldBe(0);
        cree.Erreurs.ShouldBeEmpty();
        cree.Sortie.ShouldContain($"parchemin check {essai.Chemin("mon-certificat", "2031")}");

        var examine = await ProgrammeEnEssai.RunAsync("check", essai.Chemin("mon-certificat"));
        examine.Statut.ShouldBe(0, examine.Sortie);
        examine.Sortie.ShouldStartWith("Certificat d'essai : « premier », édition 2031");
        examine.Sortie.ShouldContain("4 compétences · 2 unités · 1 session · 2/2 cas réussis · 0 erreur · 0 anomalie à résoudre · 0 résolue · 0 avertissement");
    }

    [Fact]
    public async Task Every_file_of_the_skeleton_begins_by_saying_what_it_is_for()
    {
        await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Racine);
        var fichiers = Directory.GetFiles(essai.Racine, "*.yaml", SearchOption.AllDirectories);
        fichiers.Length.ShouldBe(6);
        foreach (var fichier in fichiers)
        {
            var contenu = await File.ReadAllTextAsync(fichier);
            contenu.ShouldStartWith("# ");
            contenu.ShouldNotContain("{{");
        }
    }

    [Theory]
    [InlineData("Majuscule")]
    [InlineData("accentué")]
    [InlineData("deux mots")]
    [InlineData("-tiret")]
    [InlineData("../ailleurs")]
    [InlineData("")]
    [InlineData("saut\n")]
    public async Task A_bad_code_is_refused_and_nothing_is_written(string code)
    {
        var reponse = await ProgrammeEnEssai.RunAsync("new", "--dossier", essai.Racine, "--", code);
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldContain("lettres minuscules sans accent, des chiffres et des traits d'union");
        Directory.EnumerateFileSystemEntries(essai.Racine).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_edition_and_an_empty_title_are_refused()
    {
        (await ProgrammeEnEssai.RunAsync("new", "bon", "--dossier", essai.Racine, "--edition", "20/31")).Statut.ShouldBe(2);
        (await ProgrammeEnEssai.RunAsync("new", "bon", "--dossier", essai.Racine, "--intitule", " ")).Statut.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(essai.Racine).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_existing_edition_is_left_as_it_is()
    {
        await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Racine, "--edition", "2031");
        await File.WriteAllTextAsync(essai.Chemin("essai", "2031", "regles.yaml"), "# à moi\n");
        var reponse = await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Racine, "--edition", "2031");
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldContain("existe déjà ; rien n'est changé");
        (await File.ReadAllTextAsync(essai.Chemin("essai", "2031", "regles.yaml"))).ShouldBe("# à moi\n");
    }

    [Fact]
    public async Task A_second_edition_stands_beside_the_first()
    {
        await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Racine, "--edition", "2031");
        (await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Racine, "--edition", "2032")).Statut.ShouldBe(0);
        Directory.GetDirectories(essai.Chemin("essai")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["2031", "2032"]);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(essai.Chemin("fichier"), "");
        var reponse = await ProgrammeEnEssai.RunAsync("new", "essai", "--dossier", essai.Chemin("fichier"));
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldStartWith("parchemin : ");
        Directory.EnumerateFileSystemEntries(essai.Racine).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_command_without_its_code_is_a_bad_command()
    {
        var reponse = await ProgrammeEnEssai.RunAsync("new");
        reponse.Statut.ShouldBe(2);
        reponse.Erreurs.ShouldContain("« parchemin new --help »");
    }
}
