using Microsoft.Data.Sqlite;

namespace Parchemin.Cli.Tests;

/// <summary>The commands of the operator on a register, as he types them.</summary>
public sealed class RegistreTests : IDisposable
{
    private readonly ProgrammeEnEssai programme = new();

    [Fact]
    public async Task A_register_is_filled_saved_restored_and_its_journal_holds()
    {
        var registre = In("registre.db");
        (await ProgrammeEnEssai.RunAsync("seed", "--store", registre)).Sortie.ShouldContain("728 candidats dans 6 sessions");
        var (code, sortie, _) = await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", registre);
        code.ShouldBe(0);
        sortie.ShouldStartWith("Le journal tient :");

        (await ProgrammeEnEssai.RunAsync("backup", In("s"), "--store", registre)).Statut.ShouldBe(0);
        (await ProgrammeEnEssai.RunAsync("restore", In("s"), "--store", In("copie.db"))).Statut.ShouldBe(0);
        (await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", In("copie.db"))).Sortie.ShouldBe(sortie);

        // A second filling would mix what is invented with what is kept.
        var seconde = await ProgrammeEnEssai.RunAsync("seed", "--store", registre);
        seconde.Statut.ShouldBe(2);
        seconde.Erreurs.ShouldContain("n'est pas vide");
    }

    [Fact]
    public async Task A_backup_that_was_altered_is_not_restored()
    {
        await ProgrammeEnEssai.RunAsync("seed", "--store", In("r.db"));
        await ProgrammeEnEssai.RunAsync("backup", In("s"), "--store", In("r.db"));
        var octets = await File.ReadAllBytesAsync(In("s"));
        octets[octets.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(In("s"), octets);
        var (code, _, erreurs) = await ProgrammeEnEssai.RunAsync("restore", In("s"), "--store", In("copie.db"));
        code.ShouldBe(2);
        erreurs.ShouldContain("empreinte");
        // Nothing of it went in.
        (await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", In("copie.db"))).Sortie.ShouldContain(" 0 écritures");
    }

    [Fact]
    public async Task A_journal_changed_behind_its_back_is_named_at_its_first_broken_link()
    {
        await ProgrammeEnEssai.RunAsync("seed", "--store", In("r.db"));
        await using (var connexion = new SqliteConnection($"Data Source={In("r.db")};Pooling=False"))
        {
            await connexion.OpenAsync();
            using var commande = connexion.CreateCommand();
            // Only somebody who owns the file can take the guards away.
            commande.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'";
            commande.CommandText = (string)(await commande.ExecuteScalarAsync())! + "; UPDATE journal SET motif = 'autre' WHERE rang = 1234";
            await commande.ExecuteNonQueryAsync();
        }

        var (code, sortie, _) = await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", In("r.db"));
        code.ShouldBe(1);
        sortie.ShouldContain("ROMPU");
        sortie.ShouldContain("l'écriture 1234 a été modifiée");
        sortie.ShouldContain("1233 écritures tiennent avant");
    }

    [Fact]
    public async Task A_session_goes_to_an_empty_register_with_its_history_and_only_there()
    {
        await ProgrammeEnEssai.RunAsync("seed", "--store", In("r.db"));
        var session = await ReadAsync(In("r.db"), "SELECT id FROM session ORDER BY id LIMIT 1");
        (await ProgrammeEnEssai.RunAsync("session", "export", session, In("s.ndjson.gz"), "--store", In("r.db"))).Statut.ShouldBe(0);
        (await ProgrammeEnEssai.RunAsync("session", "import", In("s.ndjson.gz"), "--store", In("vide.db"))).Statut.ShouldBe(0);
        foreach (var question in new[]
        {
            $"SELECT COUNT(*) FROM inscription WHERE session = '{session}'",
            $"SELECT group_concat(id || version || etat || COALESCE(note, ''), ' ') FROM (SELECT r.* FROM resultat r JOIN inscription i ON i.id = r.inscription WHERE i.session = '{session}' ORDER BY r.id)",
            $"SELECT group_concat(nom_de_naissance || prenoms || ne_le, ' ') FROM (SELECT c.* FROM candidat c JOIN inscription i ON i.candidat = c.id WHERE i.session = '{session}' ORDER BY c.id)",
        })
        {
            (await ReadAsync(In("vide.db"), question)).ShouldBe(await ReadAsync(In("r.db"), question));
        }

        (await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", In("vide.db"))).Statut.ShouldBe(0);
        var encore = await ProgrammeEnEssai.RunAsync("session", "import", In("s.ndjson.gz"), "--store", In("vide.db"));
        encore.Statut.ShouldBe(2);
        encore.Erreurs.ShouldContain("est déjà dans ce registre");
    }

    [Fact]
    public async Task Who_can_see_a_mark_depends_on_the_day()
    {
        await ProgrammeEnEssai.RunAsync("seed", "--store", In("r.db"));
        // The candidate with an access, in the session that is published.
        var resultat = await ReadAsync(In("r.db"), "SELECT r.id FROM resultat r JOIN inscription i ON i.id = r.inscription JOIN candidat c ON c.id = i.candidat JOIN session s ON s.id = i.session WHERE c.personne IS NOT NULL AND s.publiee_le IS NOT NULL AND r.etat = 'arretee' LIMIT 1");
        var apres = await ProgrammeEnEssai.RunAsync("who-can-see", $"resultat/{resultat}", "--store", In("r.db"), "--at", "2999-01-01");
        apres.Statut.ShouldBe(0);
        apres.Sortie.ShouldContain("(candidat)");
        Fields(apres.Sortie, "(candidat)").ShouldContain("Note");
        var avant = await ProgrammeEnEssai.RunAsync("who-can-see", $"resultat/{resultat}", "--store", In("r.db"), "--at", "2001-01-01");
        avant.Statut.ShouldBe(2);
        avant.Erreurs.ShouldContain("n'existe pas à cette date");
    }

    [Theory]
    [InlineData("journal verify --store {d}/absent.db", "n'existe pas")]
    [InlineData("backup {d}/s --store {d}/absent.db", "n'existe pas")]
    [InlineData("restore {d}/absent --store {d}/r.db", "n'existe pas")]
    [InlineData("seed --store {d}/aucun/dossier/r.db", "ne s'ouvre pas")]
    [InlineData("seed --store {d}/r.db --demonstration {d}/absent.yaml", "n'existe pas")]
    [InlineData("serve --store {d}/r.db --address http://127.0.0.1:0 --identity-provider {d}/absent.json", "ne se lit pas")]
    [InlineData("who-can-see rien --store {d}/r.db", "n'est pas un objet")]
    [InlineData("who-can-see candidat/x --at demain --store {d}/r.db", "n'est pas une date")]
    [InlineData("journal verify --store Host=127.0.0.1;Port=1;Username=x;Timeout=2", "ne répond pas")]
    public async Task A_wrong_command_is_told_what_to_do(string commande, string mots)
    {
        var (code, sortie, erreurs) = await ProgrammeEnEssai.RunAsync(commande.Replace("{d}", programme.Racine, StringComparison.Ordinal).Split(' '));
        code.ShouldBe(2, sortie);
        erreurs.ShouldStartWith("parchemin : ");
        erreurs.ShouldContain(mots);
        erreurs.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_file_that_is_not_a_register_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(In("notes.txt"), "Ceci n'est pas un registre, mais un texte assez long pour qu'on le croie. ".PadRight(5000, '.'));
        var (code, _, erreurs) = await ProgrammeEnEssai.RunAsync("journal", "verify", "--store", In("notes.txt"));
        code.ShouldBe(2);
        erreurs.ShouldContain("n'est pas un registre");
        (await File.ReadAllTextAsync(In("notes.txt"))).ShouldStartWith("Ceci n'est pas un registre");
    }

    public void Dispose() => programme.Dispose();

    // The line of fields above the group that holds somebody of this role.
    private static string Fields(string sortie, string role)
    {
        var lignes = sortie.Split('\n');
        var rang = Array.FindIndex(lignes, l => l.Contains(role, StringComparison.Ordinal));
        return lignes.Take(rang).Last(l => l.StartsWith("  ", StringComparison.Ordinal) && !l.StartsWith("    ", StringComparison.Ordinal));
    }

    private string In(string nom) => programme.Chemin(nom);

    private static async Task<string> ReadAsync(string fichier, string question)
    {
        await using var connexion = new SqliteConnection($"Data Source={fichier};Pooling=False");
        await connexion.OpenAsync();
        using var commande = connexion.CreateCommand();
        commande.CommandText = question;
        return (await commande.ExecuteScalarAsync())!.ToString()!;
    }
}
