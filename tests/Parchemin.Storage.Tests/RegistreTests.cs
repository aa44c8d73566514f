using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Storage.Tests;

/// <summary>What the register promises, on both databases.</summary>
public sealed class RegistreTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task An_object_comes_back_as_it_was_written_accents_and_quotes_included(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var ecrit = await store.CreateAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée « L’Œuvre » d'Évry — ñ 漢 '; DROP TABLE journal; --"), ("ville", "Saint-Étienne"));
        var lu = await store.FindAsync(Genres.Organisation, ecrit.Id);
        lu!.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).ShouldBe(ecrit.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal));
        lu.Version.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Each_change_is_a_version_and_the_journal_keeps_before_and_after(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var o = await store.OrganisationAsync("Lycée A");
        await store.ChangeAsync(Genres.Organisation, o.Id, ("nom", "Lycée B"));
        (await store.FindAsync(Genres.Organisation, o.Id))!["nom"].ShouldBe("Lycée B");
        var journal = await store.JournalAsync();
        journal.Select(e => (e.Rang, e.Version)).ShouldBe([(1L, 1L), (2L, 2L)]);
        journal[1].Avant["nom"].ShouldBe("Lycée A");
        journal[1].Apres["nom"].ShouldBe("Lycée B");
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(2, null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_secret_is_kept_and_never_shown_by_the_journal(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var p = await store.CreateAsync(Genres.Personne, ("nom", "Nom"), ("prenoms", "Prénom"));
        var compte = await store.CreateAsync(Genres.Compte, ("personne", p.Id), ("identifiant", "a@b.fr"), ("mot_de_passe", "haché"));
        (await store.FindAsync(Genres.Compte, compte.Id))!["mot_de_passe"].ShouldBe("haché");
        (await store.JournalAsync())[1].Apres["mot_de_passe"].ShouldBe("(secret)");
        (await VerificationDuJournal.RunAsync(store)).Rupture.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_work_that_fails_leaves_nothing_and_does_not_disturb_those_that_wait_with_it(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var reussites = Enumerable.Range(0, 20).Select(i => store.OrganisationAsync($"Lycée {i:00}")).ToList();
        var echecs = Enumerable.Range(0, 20).Select(_ => store.WriteAsync<int>(w =>
        {
            w.Create(Genres.Organisation, ("nature", "cfa"), ("nom", "Fantôme"));
            throw new RefusException(NatureDeRefus.Invalide, "NON", "non");
        })).ToList();
        await Task.WhenAll(reussites);
        foreach (var echec in echecs)
            (await Should.ThrowAsync<RefusException>(echec)).Code.ShouldBe("NON");
        (await store.CountAsync(new Requete(Genres.Organisation, Filtre.Toujours))).ShouldBe(20);
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(20, null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_failure_after_a_question_takes_back_what_the_question_had_written(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var travaux = Enumerable.Range(0, 12).Select(i => store.WriteAsync(async w =>
        {
            w.Create(Genres.Organisation, ("nature", "cfa"), ("nom", $"CFA {i}"));
            (await w.CountAsync(new Requete(Genres.Organisation, new Parmi("nom", [$"CFA {i}"])))).ShouldBe(1);
            return i % 3 == 0 ? throw new RefusException(NatureDeRefus.Invalide, "NON", "non") : i;
        })).ToList();
        for (var i = 0; i < travaux.Count; i++)
        {
            if (i % 3 == 0)
                await Should.ThrowAsync<RefusException>(travaux[i]);
            else
                (await travaux[i]).ShouldBe(i);
        }

        (await store.CountAsync(new Requete(Genres.Organisation, Filtre.Toujours))).ShouldBe(8);
        (await VerificationDuJournal.RunAsync(store)).ShouldBe(new RapportDeVerification(8, null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_duplicate_is_refused_by_its_fields_and_the_others_of_the_group_pass(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        await store.CreateAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "A"), ("uai", "0750654D"));
        var autres = Enumerable.Range(0, 5).Select(i => store.OrganisationAsync($"B{i}")).ToList();
        var refus = await Should.ThrowAsync<RefusException>(() => store.CreateAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "C"), ("uai", "0750654D")));
        refus.Code.ShouldBe("DOUBLON");
        refus.Message.ShouldContain("UAI");
        refus.Fautes.Single().Champ.ShouldBe("uai");
        await Task.WhenAll(autres);
        (await Should.ThrowAsync<RefusException>(() => store.OrganisationAsync("D", "absente"))).Code.ShouldBe("REFERENCE-INCONNUE");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Nothing_changes_in_the_tables_without_the_journal(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var o = await store.OrganisationAsync("Lycée A");
        string[] fraudes =
        [
            "UPDATE journal SET motif = 'x'", "DELETE FROM journal", "DELETE FROM journal_tete", "UPDATE journal_tete SET rang = 9",
            "UPDATE organisation SET nom = 'X'", "UPDATE organisation SET nom = 'X', version = 2", "DELETE FROM organisation",
            "INSERT INTO organisation (id, version, nature, nom, tri) VALUES ('x', 1, 'cfa', 'X', 'X')",
        ];
        foreach (var fraude in fraudes)
        {
            await using var liaison = await store.Base.WriteAsync(default);
            await Should.ThrowAsync<System.Data.Common.DbException>(async () => await liaison.ExecuteAsync([new Commande(fraude)], default), fraude);
            await liaison.RollbackAsync();
        }

        (await store.FindAsync(Genres.Organisation, o.Id))!["nom"].ShouldBe("Lycée A");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_verification_names_the_first_broken_link(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        foreach (var i in Enumerable.Range(1, 5))
            await store.OrganisationAsync($"Lycée {i}");
        await using (var liaison = await store.Base.WriteAsync(default))
        {
            await liaison.ExecuteAsync([new Commande(nature == "sqlite" ? "DROP TRIGGER journal_changement" : "DROP TRIGGER journal_changement ON journal"), new Commande("UPDATE journal SET apres = replace(apres, 'Lycée 3', 'Lycée 9') WHERE rang = 3")], default);
            await liaison.CommitAsync(default);
        }

        var rapport = await VerificationDuJournal.RunAsync(store);
        rapport.Rupture!.Rang.ShouldBe(3);
        rapport.Rupture.Message.ShouldContain("modifiée");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_verification_names_a_row_changed_behind_the_journal(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var o = await store.OrganisationAsync("Lycée A");
        await using (var liaison = await store.Base.WriteAsync(default))
        {
            await liaison.ExecuteAsync([new Commande(nature == "sqlite" ? "DROP TRIGGER organisation_changement" : "DROP TRIGGER organisation_changement ON organisation"), new Commande("UPDATE organisation SET ville = 'Ici'")], default);
            await liaison.CommitAsync(default);
        }

        var rupture = (await VerificationDuJournal.RunAsync(store)).Rupture!;
        rupture.Objet.ShouldBe(o.Id);
        rupture.Message.ShouldContain("Ville");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Two_nodes_write_at_once_and_keep_one_chain(string nature)
    {
        var lieu = await BaseDEssai.NewPlaceAsync(nature);
        await using var premier = Store.Open(lieu);
        await using var second = Store.Open(lieu);
        await Task.WhenAll(premier.MigrateAsync(), second.MigrateAsync());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? premier : second).OrganisationAsync($"Lycée {i}")));
        (await VerificationDuJournal.RunAsync(second)).ShouldBe(new RapportDeVerification(200, null));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task Pages_follow_one_another_without_a_gap_nor_a_repeat(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        string[] noms = ["Zola", "émile", "Eluard", "Œuvrard", "Oeuvrard", "abbé", "Ça", "Łódź", "d'Arc", "De Gaulle"];
        await store.WriteAsync(w => ValueTask.FromResult(noms.Select(n => w.Create(Genres.Organisation, ("nature", "cfa"), ("nom", n))).ToList()));
        foreach (var (ordre, decroissant) in new[] { ("tri", false), ("tri", true), ("id", false), ("ville", true) })
        {
            var lus = new List<string>();
            string? suite = null;
            do
            {
                var page = await store.QueryAsync(new Requete(Genres.Organisation, Filtre.Toujours) { Ordre = ordre, Decroissant = decroissant, Taille = 3, Apres = suite });
                lus.AddRange(page.Objets.Select(o => o["nom"]!));
                suite = page.Suite;
            }
            while (suite is not null);
            lus.Count.ShouldBe(noms.Length);
            lus.Distinct().Count().ShouldBe(noms.Length);
            if (ordre == "tri" && !decroissant)
                lus[0].ShouldBe("abbé");
        }

        (await Should.ThrowAsync<RefusException>(async () => await store.QueryAsync(new Requete(Genres.Organisation, Filtre.Toujours) { Apres = "%%%" }))).Code.ShouldBe("CURSEUR");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_search_forgets_accents_and_follows_a_change_of_name(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var lycee = await store.OrganisationAsync("Lycée");
        var session = await store.CreateAsync(Genres.Session, ("certification", "c"), ("edition", "e"), ("code", "s"), ("libelle", "Session"), ("organisation", lycee.Id));
        var candidat = await store.CandidatAsync("Lefèvre-Nuñez", "Chloé Zoé", lycee.Id);
        await store.CandidatAsync("Martin", "Jean", lycee.Id);
        await store.CreateAsync(Genres.Inscription, ("candidat", candidat.Id), ("session", session.Id), ("voie", "v"), ("etat", "inscrit"));
        async Task<int> FoundAsync(Genre genre, string texte) => (await store.QueryAsync(new Requete(genre, new Recherche(texte)))).Objets.Count;
        (await FoundAsync(Genres.Candidat, "chloe lefevre")).ShouldBe(1);
        (await FoundAsync(Genres.Candidat, "NUÑ")).ShouldBe(1);
        (await FoundAsync(Genres.Candidat, "evre")).ShouldBe(0);
        (await FoundAsync(Genres.Candidat, "%")).ShouldBe(0);
        (await FoundAsync(Genres.Inscription, "lefè")).ShouldBe(1);
        await store.ChangeAsync(Genres.Candidat, candidat.Id, ("nom_de_naissance", "Dupont"));
        (await FoundAsync(Genres.Inscription, "lefè")).ShouldBe(0);
        (await FoundAsync(Genres.Inscription, "dupo")).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_technical_value_ends_at_its_date_and_is_added_once(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        var demain = DateTimeOffset.UtcNow.AddDays(1);
        var ajouts = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => store.Cles.AddAsync("essai", "a", $"{i}", demain)));
        ajouts.Count(a => a).ShouldBe(1);
        (await store.Cles.GetAsync("essai", "a")).ShouldNotBeNull();
        await store.Cles.PutAsync("essai", "b", "passée", DateTimeOffset.UtcNow.AddSeconds(-1));
        (await store.Cles.GetAsync("essai", "b")).ShouldBeNull();
        await store.Cles.RemoveAsync("essai", "a");
        (await store.Cles.GetAsync("essai", "a")).ShouldBeNull();
    }

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task A_backup_of_one_database_is_restored_on_the_other_and_proved_by_its_hash(string de, string vers)
    {
        await using var store = await BaseDEssai.NewAsync(de);
        var parent = await store.OrganisationAsync("Académie");
        var enfant = await store.OrganisationAsync("Lycée", parent.Id);
        await store.ChangeAsync(Genres.Organisation, parent.Id, ("ville", "Évry"));
        await store.CandidatAsync("Œuvrard", "Zoé", enfant.Id);
        var fichier = Path.Combine(Directory.CreateTempSubdirectory().FullName, "registre.sauvegarde");
        await store.BackupAsync(fichier);

        await using var copie = Store.Open(await BaseDEssai.NewPlaceAsync(vers));
        await Sauvegarde.RestoreAsync(fichier, copie);
        (await VerificationDuJournal.RunAsync(copie)).ShouldBe(new RapportDeVerification(4, null));
        (await copie.QueryAsync(new Requete(Genres.Candidat, new Recherche("oeuv")))).Objets.Count.ShouldBe(1);
        await copie.OrganisationAsync("Après");
        (await VerificationDuJournal.RunAsync(copie)).ShouldBe(new RapportDeVerification(5, null));
        (await Should.ThrowAsync<SauvegardeException>(() => Sauvegarde.RestoreAsync(fichier, copie))).Message.ShouldContain("vide");

        var octets = await File.ReadAllBytesAsync(fichier);
        octets[^10] ^= 1;
        await File.WriteAllBytesAsync(fichier, octets);
        await using var autre = Store.Open(await BaseDEssai.NewPlaceAsync(vers));
        (await Should.ThrowAsync<SauvegardeException>(() => Sauvegarde.RestoreAsync(fichier, autre))).Message.ShouldContain("empreinte");
    }

    [Fact]
    public async Task The_systems_own_sqlite_is_in_use()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        BibliothequeSqlite.EstCelleDuSysteme.ShouldBeTrue();
        await using var liaison = await store.Base.ReadAsync(default);
        Version.Parse(liaison.Connexion.ServerVersion).ShouldBeGreaterThanOrEqualTo(new Version(3, 40));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_tables_are_those_of_the_genres(string nature)
    {
        await using var store = await BaseDEssai.NewAsync(nature);
        await using var liaison = await store.Base.ReadAsync(default);
        foreach (var genre in Genres.Tous)
        {
            var colonnes = await liaison.ListAsync(new Commande(nature == "sqlite" ? "SELECT name FROM pragma_table_info($1)" : "SELECT column_name::text FROM information_schema.columns WHERE table_name = $1", genre.Table), l => l.GetString(0), default);
            colonnes.ShouldBe([.. genre.Champs.Select(c => c.Code), "id", "version", .. genre.Recherche.Count > 0 || genre.RechercheDe is not null ? new[] { "tri" } : []], ignoreOrder: true, genre.Code);
        }
    }
}
