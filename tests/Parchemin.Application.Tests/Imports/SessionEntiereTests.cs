using System.IO.Compression;
using System.Text;
using Parchemin.Essais;
using Parchemin.Storage;

namespace Parchemin.Application.Tests;

/// <summary>A session leaves one register and enters another, whole or not at all.</summary>
public sealed class SessionEntiereTests
{
    private static readonly Genre[] Laisses = [Genres.Compte, Genres.CleDAcces, Genres.Lien, Genres.Jeton, Genres.Vue];

    [Theory]
    [InlineData("sqlite", "postgresql")]
    [InlineData("postgresql", "sqlite")]
    public async Task An_exported_session_gives_the_same_objects_versions_and_histories_elsewhere(string de, string vers)
    {
        await using var i = await Importation.NewAsync(de);
        (await i.CandidatsAsync("Numéro de candidat;Nom de naissance;Prénoms;Date de naissance;Voie;Forme;Établissement\n101;Lefèvre-d'Œuvre;Zoé;06/05/2004;scolaire;globale;Lycée propre\n102;Nuñez;Léo;06/05/2004;scolaire;globale;Lycée voisin\n")).Count(SortDeLigne.Creee).ShouldBe(2);
        await i.NotesAsync("Numéro de candidat;U1;U2\n101;12,5;ABS\n102;8;\n");
        // A place that is no more the candidate's stands in his history, and so does a field that was cleared.
        var passage = await i.CreateAsync(Genres.Organisation, ("nature", "cfa"), ("nom", "CFA de passage"), ("parent", i.Monde["academie/sud"].Id));
        var inscription = await i.InscriptionAsync("nunez");
        await i.ChangeAsync(Genres.Inscription, inscription.Id, ("etablissement", passage.Id), ("remarque", "Ligne 1\nLigne 2 ; \"guillemets\""));
        await i.ChangeAsync(Genres.Inscription, inscription.Id, ("etablissement", i.Monde["organisation/voisin"].Id), ("remarque", null));

        await using var vide = await BaseDEssai.NewAsync(vers);
        var reprises = await TakeAsync(vide, await ExportAsync(i, Acteur.Systeme));
        reprises.ShouldBeGreaterThan(20);
        (await VerificationDuJournal.RunAsync(vide)).Rupture.ShouldBeNull();

        var objets = 0;
        foreach (var genre in Genres.Tous.Except(Laisses))
        {
            foreach (var objet in (await vide.QueryAsync(new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 1000 })).Objets)
            {
                if (await i.Store.FindAsync(genre, objet.Id) is not { } origine)
                {
                    // The import of the session itself is all that is new.
                    (genre.Code, objet["modele"]).ShouldBe(("import", "session"));
                    continue;
                }

                objets++;
                objet.Version.ShouldBe(origine.Version);
                objet.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).ShouldBe(origine.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal));
                (await HistoryAsync(vide, genre, objet.Id)).ShouldBe(await HistoryAsync(i.Store, genre, objet.Id));
            }
        }

        objets.ShouldBe(reprises);
        foreach (var genre in new[] { Genres.Inscription, Genres.Copie, Genres.Import })
            (await i.Store.CountAsync(new Requete(genre, new Parmi("session", [i.Session])))).ShouldBe(await vide.CountAsync(new Requete(genre, Filtre.Toutes(new Parmi("session", [i.Session]), genre == Genres.Import ? new Non(new Parmi("modele", ["session"])) : Filtre.Toujours))));
        foreach (var laisse in Laisses)
            (await vide.CountAsync(new Requete(laisse, Filtre.Toujours))).ShouldBe(0, laisse.Code);
        // Nothing of the other session either, and the same session is found by the same words.
        (await vide.FindAsync(Genres.Session, i.Monde["session/sud"].Id)).ShouldBeNull();
        (await vide.QueryAsync(new Requete(Genres.Inscription, new Recherche("lefevre")))).Objets.Single().Id.ShouldBe((await i.InscriptionAsync("lefevre")).Id);
    }

    [Fact]
    public async Task The_same_register_exports_the_same_bytes()
    {
        await using var i = await Importation.NewAsync(BaseDEssai.Sqlite);
        (await ExportAsync(i, Acteur.Systeme)).ShouldBe(await ExportAsync(i, Acteur.Systeme));
    }

    [Theory]
    [InlineData(BaseDEssai.Sqlite)]
    [InlineData(BaseDEssai.PostgreSql)]
    public async Task What_a_gestionnaire_exports_holds_what_he_sees_and_is_taken_back(string nature)
    {
        await using var i = await Importation.NewAsync(nature);
        await i.ChangeAsync(Genres.Amenagement, i.Monde["amenagement/propre"].Id, ("avis_medical", "Autre secret"));
        await i.ChangeAsync(Genres.Resultat, i.Monde["resultat/propre"].Id, ("remarque_du_jury", "Secret du jury"));
        var octets = await ExportAsync(i, await i.GestionnaireAsync());
        var texte = Unfold(octets);
        texte.ShouldContain("propre");
        texte.ShouldNotContain("Secret m\\u00E9dical");
        texte.ShouldNotContain("Autre secret");
        await using var vide = await BaseDEssai.NewAsync(nature);
        await TakeAsync(vide, octets);
        (await VerificationDuJournal.RunAsync(vide)).Rupture.ShouldBeNull();
        (await vide.FindAsync(Genres.Candidat, i.Monde["candidat/propre"].Id))!["nom_de_naissance"].ShouldBe("Martin");
        (await vide.FindAsync(Genres.Amenagement, i.Monde["amenagement/propre"].Id))?["avis_medical"].ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_may_export_does()
    {
        await using var i = await Importation.NewAsync(BaseDEssai.Sqlite);
        foreach (var personnage in i.Monde.Personnages.Where(p => p.Base is "academie"))
        {
            var acteur = await i.Monde.ActAsync(personnage);
            if (personnage.Role is "gestionnaire")
                (await SessionEntiere.CheckAsync(i.Guichet, acteur, i.Session)).Id.ShouldBe(i.Session);
            else
                await Should.ThrowAsync<RefusException>(async () => await SessionEntiere.CheckAsync(i.Guichet, acteur, i.Session), personnage.Role);
            await Should.ThrowAsync<RefusException>(async () => await SessionEntiere.CheckAsync(i.Guichet, acteur, i.Monde["session/sud"].Id), personnage.Role);
        }
    }

    [Fact]
    public async Task A_damaged_export_is_refused_wherever_it_is_damaged()
    {
        await using var i = await Importation.NewAsync(BaseDEssai.Sqlite);
        var octets = await ExportAsync(i, Acteur.Systeme);
        foreach (var longueur in Enumerable.Range(0, 40).Select(n => octets.Length * n / 40))
            await RefusedAsync(octets[..longueur]);
        for (var place = 0; place < octets.Length; place += Math.Max(1, octets.Length / 60))
        {
            var abimes = (byte[])octets.Clone();
            abimes[place] ^= 0x55;
            try
            {
                // The archive has a few bytes of its own, at both ends, that change nothing of its content.
                (await SessionEntiere.ReadAsync(new MemoryStream(abimes))).Session.ShouldBe(i.Session);
                (place is < 10 || place >= octets.Length - 8).ShouldBeTrue($"octet {place}");
            }
            catch (RefusException refus)
            {
                refus.Code.ShouldBe("EXPORT-ILLISIBLE");
            }
        }

        var texte = Unfold(octets);
        await RefusedAsync(Fold(texte.Replace("Martin", "Durand", StringComparison.Ordinal)));
        await RefusedAsync(Fold(texte.Replace(texte.Split('\n')[2] + "\n", "", StringComparison.Ordinal)));
        await RefusedAsync(Fold(texte.Replace("parchemin-session/1", "parchemin-session/2", StringComparison.Ordinal)));
        await RefusedAsync(Fold(""));
        await RefusedAsync("Nom;Prénoms\n"u8.ToArray());
    }

    [Fact]
    public async Task A_session_is_taken_once_in_an_empty_register_by_its_operator_alone()
    {
        await using var i = await Importation.NewAsync(BaseDEssai.Sqlite);
        var octets = await ExportAsync(i, Acteur.Systeme);
        var journal = await i.JournalAsync();
        (await Should.ThrowAsync<RefusException>(() => TakeAsync(i.Store, octets))).Code.ShouldBe("DEJA-ICI");
        (await i.JournalAsync()).ShouldBe(journal);

        await using var vide = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var (session, ecritures) = await SessionEntiere.ReadAsync(new MemoryStream(octets));
        var guichet = new Guichet(vide, TableDesDroits.Livree, Depot.Bibliotheque, TimeProvider.System);
        await Should.ThrowAsync<RefusException>(async () => await guichet.RunAsync(await i.GestionnaireAsync(), new ReprendreUneSession(session, ecritures, "x", "00")));
        // An entry removed in the middle of a history is noticed though the file says it is whole.
        var trouees = ecritures.Where(e => e.Version != 1 || e.Genre is not "inscription").ToList();
        (await Should.ThrowAsync<RefusException>(() => guichet.RunAsync(Acteur.Systeme, new ReprendreUneSession(session, trouees, "x", "00")))).Code.ShouldBeOneOf("EXPORT-ILLISIBLE", "REFERENCE-INCONNUE");
        (await vide.CountAsync(new Requete(Genres.Candidat, Filtre.Toujours))).ShouldBe(0);
        await TakeAsync(vide, octets);
        (await VerificationDuJournal.RunAsync(vide)).Rupture.ShouldBeNull();
    }

    private static async Task<byte[]> ExportAsync(Importation i, Acteur acteur)
    {
        using var flux = new MemoryStream();
        await SessionEntiere.WriteAsync(i.Guichet, acteur, await SessionEntiere.CheckAsync(i.Guichet, acteur, i.Session), flux);
        return flux.ToArray();
    }

    private static async Task<int> TakeAsync(Store store, byte[] octets)
    {
        var (session, ecritures) = await SessionEntiere.ReadAsync(new MemoryStream(octets));
        return await new Guichet(store, TableDesDroits.Livree, Depot.Bibliotheque, TimeProvider.System).RunAsync(Acteur.Systeme, new ReprendreUneSession(session, ecritures, "session.ndjson.gz", "00"));
    }

    private static async Task<List<string>> HistoryAsync(Store store, Genre genre, string id)
    {
        var lues = new List<string>();
        await foreach (var e in store.JournalAsync(new FiltreDuJournal { Genre = genre.Code, Objets = [id] }))
            lues.Add($"{e.Operation} {e.Lot} {e.Acteur} {e.NomDeLActeur} {e.SurvenueLe.UtcTicks} {e.SaisieLe.UtcTicks} {e.DecideeLe?.UtcTicks} {e.Version} {e.Motif} {Fields(e.Avant)} {Fields(e.Apres)}");
        return lues;
    }

    private static string Fields(IReadOnlyDictionary<string, string?> champs) => string.Join(',', champs.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value ?? "∅"}"));

    private static async Task RefusedAsync(byte[] octets)
        => (await Should.ThrowAsync<RefusException>(async () => await SessionEntiere.ReadAsync(new MemoryStream(octets)))).Code.ShouldBe("EXPORT-ILLISIBLE");

    private static string Unfold(byte[] octets)
    {
        using var lecteur = new StreamReader(new GZipStream(new MemoryStream(octets), CompressionMode.Decompress));
        return lecteur.ReadToEnd();
    }

    private static byte[] Fold(string texte)
    {
        using var flux = new MemoryStream();
        using (var gzip = new GZipStream(flux, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(texte));
        return flux.ToArray();
    }
}
