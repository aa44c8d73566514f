using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A grid is filled by several people at once: nothing is lost, what clashes is said on its field.</summary>
public sealed class SaisieTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    private static SaisieDeGrille Entry(string cle, string? lue, string? valeur) => new(cle, lue, valeur);

    private static Task<BilanDeSaisie> EnterAsync(Scene scene, Acteur acteur, params SaisieDeGrille[] saisies)
        => scene.Guichet.RunAsync(acteur, new SaisirDansUneGrille(scene["evaluation/propre"].Id, saisies));

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Scene scene)
        => CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(scene["evaluation/propre"].Id, scene.Guichet.Store));

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_field_read_as_it_stands_is_written_the_same_value_is_nothing_and_a_clash_is_said(string nature)
    {
        await using var scene = await Scene.NewAsync(Debut, nature);
        var (une, autre) = (await scene.ActAsync("evaluateur"), await scene.ActAsync("gestionnaire"));
        // Monde leaves 12 as the mark.
        (await EnterAsync(scene, une, Entry("ligne/C2", null, "TS"), Entry("note", "12", "14,5"))).Conflits.ShouldBeEmpty();
        var version = (await CadreDEvaluation.EntriesAsync(scene["evaluation/propre"].Id, scene.Guichet.Store))["note"].Version;
        var bilan = await EnterAsync(scene, autre, Entry("note", "12", "15"), Entry("ligne/C2", null, "TS"), Entry("ligne/C3", null, "I"));
        var conflit = bilan.Conflits.ShouldHaveSingleItem();
        (conflit.Cle, conflit.Voulue, conflit.Actuelle, conflit.Par).ShouldBe(("note", "15", "14.5", une.Nom));
        conflit.Le.ShouldBe(Debut);
        conflit.Message.ShouldContain("14,5");
        bilan.Tenues.ShouldBe(new Dictionary<string, string?> { ["ligne/C2"] = "TS", ["ligne/C3"] = "I" }, ignoreOrder: true);
        var lues = await ReadAsync(scene);
        (lues["note"], lues["ligne/C3"]).ShouldBe(("14.5", "I"));
        (await CadreDEvaluation.EntriesAsync(scene["evaluation/propre"].Id, scene.Guichet.Store))["note"].Version.ShouldBe(version);
        // Who has seen the other's value may keep his own.
        (await EnterAsync(scene, autre, Entry("note", "14.5", "15"))).Conflits.ShouldBeEmpty();
        (await ReadAsync(scene))["note"].ShouldBe("15");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_on_its_field_and_the_rest_is_kept()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var bilan = await EnterAsync(scene, await scene.ActAsync("evaluateur"), Entry("note", "12", "21"), Entry("ligne/C2", null, "XX"), Entry("ligne/C99", null, "TS"), Entry("ligne/C3", null, "S"), Entry("contraintes", null, "8"));
        bilan.Refusees.Select(f => f.Champ).ShouldBe(["note", "ligne/C2", "ligne/C99", "contraintes"]);
        bilan.Refusees[0].Message.ShouldContain("barème de 20");
        bilan.Tenues.Keys.ShouldBe(["ligne/C3"]);
        (await ReadAsync(scene))["note"].ShouldBe("12");
    }

    [Fact]
    public async Task A_field_is_cleared_as_it_is_written()
    {
        await using var scene = await Scene.NewAsync(Debut);
        await EnterAsync(scene, await scene.ActAsync("evaluateur"), Entry("note", "12", ""));
        (await ReadAsync(scene)).ContainsKey("note").ShouldBeFalse();
    }

    [Theory]
    [InlineData("equipe")]
    [InlineData("jury")]
    [InlineData("candidat")]
    [InlineData("tuteur")]
    public async Task Only_the_commission_and_the_office_enter(string role)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var saisie = new SaisirDansUneGrille(scene["evaluation/propre"].Id, [Entry("note", "12", "13")]);
        (await scene.Guichet.RefusalAsync(await scene.ActAsync(role), saisie)).ShouldNotBeNull().Code.ShouldBeOneOf("INTERDIT", "INTROUVABLE");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("evaluateur"), saisie)).ShouldBeNull();
    }

    [Fact]
    public async Task A_recused_member_enters_no_more()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await scene.ActAsync("evaluateur");
        (await Essais.CodeAsync(() => scene.Guichet.RunAsync(evaluateur, new RecuserUnMembre(scene["membre/evaluateur/propre"].Id, " ")))).ShouldBe("MOTIF-ATTENDU");
        await scene.Guichet.RunAsync(evaluateur, new RecuserUnMembre(scene["membre/evaluateur/propre"].Id, "Un lien de famille"));
        (await scene.Guichet.CodeAsync(evaluateur, new SaisirDansUneGrille(scene["evaluation/propre"].Id, [Entry("note", "12", "13")]))).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public async Task Two_machines_open_the_same_sheet_under_the_same_identifier()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var ouvre = new OuvrirUneEvaluation(scene["inscription/propre"].Id, Depot.Epreuve, "situation1", null, scene["commission/propre"].Id);
        var premiere = await scene.Guichet.RunAsync(await scene.ActAsync("evaluateur"), ouvre);
        premiere.Id.ShouldBe(CadreDEvaluation.IdOf(ouvre.Inscription, ouvre.Epreuve, "situation1", null));
        var seconde = await scene.Guichet.RunAsync(await scene.ActAsync("gestionnaire"), ouvre);
        (seconde.Id, seconde.Version).ShouldBe((premiere.Id, 1));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("evaluateur"), ouvre with { Partie = "situation9" })).ShouldBe("FEUILLE-INCONNUE");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("evaluateur"), ouvre with { Epreuve = "E42" })).ShouldBe("AUTRE-EPREUVE");
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), ouvre with { Inscription = scene["inscription/voisin"].Id, Partie = null })).ShouldBe("INTROUVABLE");
    }

    [Fact]
    public async Task A_commission_opens_the_sheets_of_all_its_candidates_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var evaluateur = await scene.ActAsync("evaluateur");
        (await scene.Guichet.RunAsync(evaluateur, new OuvrirLesGrilles(scene["commission/propre"].Id))).ShouldBe(2);
        // The synthesis stood already: it is not made twice.
        var siennes = await scene.Guichet.Store.AllAsync(new Requete(Genres.Evaluation, new Parmi("inscription", [scene["inscription/propre"].Id])) { Ordre = "id" });
        siennes.Select(e => e["partie"] ?? "").Order(StringComparer.Ordinal).ShouldBe(["", "situation1", "situation2"]);
    }

    [Fact]
    public async Task Twenty_members_at_once_lose_nothing()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var acteur = await scene.ActAsync("gestionnaire");
        var lignes = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.Grilles[0].Lignes.Select(l => Cle.Ligne(l.Competence!.Value.Code)).ToList();
        var bilans = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => EnterAsync(scene, acteur, Entry(lignes[i % lignes.Count], null, i % 2 == 0 ? "S" : "TS"), Entry("note", "12", $"{10 + (i % 5)}"))));
        bilans.Count(b => b.Tenues.ContainsKey("note")).ShouldBeGreaterThanOrEqualTo(1);
        (bilans.Sum(b => b.Tenues.Count) + bilans.Sum(b => b.Conflits.Count)).ShouldBe(40);
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task What_changed_since_a_rank_is_told_with_who_did_it()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (une, autre) = (await scene.ActAsync("evaluateur"), await scene.ActAsync("gestionnaire"));
        var lue = await GrilleLue.ReadAsync(scene.Guichet, autre, scene["evaluation/propre"].Id);
        (lue.Modifiable, lue.Valeurs["note"]).ShouldBe((true, "12"));
        await EnterAsync(scene, une, Entry("ligne/C2", null, "TS"));
        var (rang, etat, entrees) = await GrilleLue.SinceAsync(scene.Guichet, autre, scene["evaluation/propre"].Id, lue.Rang);
        entrees.ShouldHaveSingleItem().ShouldBe(new EntreeLue("ligne/C2", "TS", une.Nom, Debut, une.Id));
        etat.ShouldBe("ouverte");
        (await GrilleLue.SinceAsync(scene.Guichet, autre, scene["evaluation/propre"].Id, rang)).Entrees.ShouldBeEmpty();
        // The team of the établissement knows that there is a grid; what is in it stays with the commission.
        var equipe = await scene.ActAsync("equipe");
        (await GrilleLue.ReadAsync(scene.Guichet, equipe, scene["evaluation/propre"].Id)).Visibles.ShouldBeFalse();
        (await GrilleLue.SinceAsync(scene.Guichet, equipe, scene["evaluation/propre"].Id, 0)).Entrees.ShouldBeEmpty();
    }
}
