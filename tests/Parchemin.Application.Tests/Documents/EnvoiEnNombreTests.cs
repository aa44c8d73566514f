using System.IO.Compression;
using System.Text.Json.Nodes;
using Parchemin.Documents;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>All the documents of a session in one work: named and sorted, told as it goes, taken up where it stopped, for who may issue them.</summary>
public sealed class EnvoiEnNombreTests : IAsyncLifetime, IDisposable
{
    private const string EnFichier = """{"document": "convocation", "forme": "fichier"}""";
    private const string EnArchive = """{"document": "convocation"}""";

    private readonly string dossier = Directory.CreateTempSubdirectory("envoi").FullName;
    private readonly Compteur imprimeur = new();
    private SceneImprimee scene = null!;

    public async Task InitializeAsync()
    {
        scene = await SceneImprimee.NewAsync();
        var autre = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée de l'île"), ("parent", scene.Lieux.Academie));
        await scene.Lieux.EnrolAsync("Œuvrard");
        await scene.Lieux.EnrolAsync("Aubert", ("etablissement", autre));
        await scene.Lieux.EnrolAsync("Berger");
    }

    public async Task DisposeAsync() => await scene.DisposeAsync();

    public void Dispose()
    {
        imprimeur.Dispose();
        Directory.Delete(dossier, recursive: true);
    }

    [Fact]
    public async Task An_archive_has_a_folder_for_each_établissement_a_file_for_each_person_and_the_list()
    {
        var dites = new List<Progression>();
        var produit = await RunAsync(EnArchive, dites.Add);
        produit.Fichier.ShouldBe("convocation Session de l'essai.zip");
        dites[0].ShouldBe(new Progression(0, 3));
        dites[^1].ShouldBe(new Progression(3, 3));
        using var zip = ZipFile.OpenRead(Path.Combine(dossier, produit.Fichier!));
        zip.Entries.Select(e => e.FullName).ShouldBe(
        [
            "Lycée de l'essai/Berger Zoé 00003 - convocation.pdf", "Lycée de l'essai/Œuvrard Zoé 00001 - convocation.pdf",
            "Lycée de l'île/Aubert Zoé 00002 - convocation.pdf", "liste.csv",
        ]);
        using var lecteur = new StreamReader(zip.GetEntry("liste.csv")!.Open());
        var liste = (await lecteur.ReadToEndAsync()).Split("\r\n");
        liste[0].ShouldBe("Rang;Nom;Fichier;Code de vérification;SHA-256;Refus");
        foreach (var document in await IssuedAsync())
            liste.ShouldContain(l => l.Contains(document["code"]!, StringComparison.Ordinal) && l.Contains(document["empreinte"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_file_has_every_document_with_its_own_pages_a_bookmark_for_each_and_the_codes_of_the_register()
    {
        var produit = await RunAsync(EnFichier);
        produit.Fichier.ShouldBe("convocation Session de l'essai.pdf");
        var pdf = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(dossier, produit.Fichier!)));
        var emis = await IssuedAsync();
        emis.Count.ShouldBe(3);
        imprimeur.DernierLot.Select(d => d["verification"]!["code"]!.ToString()).ShouldBe(new[] { "Berger", "Œuvrard", "Aubert" }.Select(n => emis.Single(d => d["donnees"]!.Contains($"\"nom\":\"{n}\"", StringComparison.Ordinal))["code"]!));
        pdf.ShouldContain("/Outlines");
        pdf.ShouldContain("/Count 3");
        pdf.ShouldContain("/MarkInfo");
    }

    [Theory]
    [InlineData(EnArchive)]
    [InlineData(EnFichier)]
    public async Task What_was_made_before_a_stop_is_not_made_again(string parametres)
    {
        // It stops once the documents are recorded, before they are handed over; the power fails in the middle of a line.
        var tours = 0;
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(parametres, p => _ = p.Fait == 3 && ++tours == 1 ? throw new OperationCanceledException() : 0));
        var emis = (await IssuedAsync()).Select(d => d.Id).ToList();
        emis.Count.ShouldBe(3);
        await File.AppendAllTextAsync(Path.Combine(dossier, "fait.ndjson"), "{\"Sujet\":\"x");
        var un = imprimeur.Un;
        var dites = new List<Progression>();
        var produit = await RunAsync(parametres, dites.Add);
        File.Exists(Path.Combine(dossier, produit.Fichier!)).ShouldBeTrue();
        imprimeur.Un.ShouldBe(un);
        dites[0].ShouldBe(new Progression(3, 3));
        (await IssuedAsync()).Select(d => d.Id).ShouldBe(emis);
    }

    [Fact]
    public async Task What_was_made_and_not_recorded_at_a_stop_is_made_again_once()
    {
        using var arret = new CancellationTokenSource();
        imprimeur.Apres = fois => _ = fois == 3 ? arret.CancelAsync() : null;
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(EnArchive, annulation: arret.Token));
        (await IssuedAsync()).ShouldBeEmpty();
        imprimeur.Apres = null;
        await RunAsync(EnArchive);
        imprimeur.Un.ShouldBe(6);
        (await IssuedAsync()).Count(d => d["remplace_par"] is null).ShouldBe(3);
        // The register as it is after a stop between its commit and the answer: nothing is left to make.
        await RunAsync(EnArchive);
        (imprimeur.Un, (await IssuedAsync()).Count).ShouldBe((6, 3));
    }

    [Fact]
    public async Task Documents_that_cannot_be_made_are_listed_with_their_reason_and_the_others_are_handed_over()
    {
        // A territory for which the calendar has nothing.
        var loin = await scene.AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée du lagon"), ("fuseau", "Pacific/Noumea"), ("parent", scene.Lieux.Academie));
        await scene.ChangeAsync(Genres.Inscription, scene.Lieux.Inscriptions[1], ("centre", loin));
        var produit = await RunAsync(EnFichier);
        produit.Fichier.ShouldNotBeNull().ShouldEndWith(".zip");
        produit.Message.ShouldContain("2 documents");
        using var zip = ZipFile.OpenRead(Path.Combine(dossier, produit.Fichier));
        zip.Entries.Select(e => e.FullName).ShouldBe(["convocation Session de l'essai.pdf", "liste.csv"]);
        using var lecteur = new StreamReader(zip.GetEntry("liste.csv")!.Open());
        (await lecteur.ReadToEndAsync()).ShouldContain("Planifiez ses passages");
    }

    [Fact]
    public async Task It_is_for_who_may_issue_and_says_what_it_does_not_understand()
    {
        var travail = new EnvoiEnNombre(Bureau());
        var gestionnaire = await scene.Lieux.ActAsync(scene.Lieux.Gestionnaire);
        (await travail.CheckAsync(scene.Lieux.Guichet, gestionnaire, scene.Lieux.Session, EnFichier, default)).ShouldBe("Convocation : 3 documents, en un seul fichier");
        foreach (var personne in new[] { scene.Lieux.Equipe, scene.Lieux.Comptes[0] })
            (await Should.ThrowAsync<RefusException>(async () => await travail.CheckAsync(scene.Lieux.Guichet, await scene.Lieux.ActAsync(personne), scene.Lieux.Session, EnArchive, default))).Nature.ShouldBeOneOf(NatureDeRefus.Interdit, NatureDeRefus.Introuvable);
        foreach (var faux in new[] { "", "[]", "{}", """{"document": 3}""", """{"document": "convocation", "forme": "papier"}""" })
            (await Should.ThrowAsync<RefusException>(() => travail.CheckAsync(scene.Lieux.Guichet, gestionnaire, scene.Lieux.Session, faux, default))).Code.ShouldBe("PARAMETRES-ILLISIBLES", faux);
    }

    private BureauDesDocuments Bureau() => new(scene.Lieux.Guichet, new Moteur(new Catalogue([])), imprimeur, new AdresseDeVerification("https://exemple.fr"));

    private async Task<Produit> RunAsync(string parametres, Action<Progression>? dire = null, CancellationToken annulation = default)
    {
        var acteur = await scene.Lieux.ActAsync(scene.Lieux.Gestionnaire);
        var tache = await scene.Lieux.Guichet.RunAsync(acteur, new LancerUneTache("documents", "Essai", scene.Lieux.Session, parametres), annulation: CancellationToken.None);
        return await new EnvoiEnNombre(Bureau()).RunAsync(new Conduite(scene.Lieux.Guichet, acteur, tache, dossier, p =>
        {
            dire?.Invoke(p);
            return Task.CompletedTask;
        }), annulation);
    }

    private async Task<IReadOnlyList<Objet>> IssuedAsync() => (await scene.Lieux.Guichet.Store.QueryAsync(new Requete(GenresDesActes.Document, Filtre.Toujours) { Ordre = "id" })).Objets;

    /// <summary>The real printer, which counts what it is asked.</summary>
    private sealed class Compteur : IImprimeur, IDisposable
    {
        private readonly Imprimeur vrai = new(Imprimerie.Locate(Depot.Racine));
        private int un;

        public int Un => un;

        /// <summary>Told how many were typeset, after each.</summary>
        public Action<int>? Apres { get; set; }

        public IReadOnlyList<JsonNode> DernierLot { get; private set; } = [];

        public string? Empechement => vrai.Empechement;

        public IReadOnlyList<string> Modeles => vrai.Modeles;

        public async Task<Imprime> RenderAsync(string modele, JsonNode donnees, CancellationToken cancellationToken = default)
        {
            var imprime = await vrai.RenderAsync(modele, donnees, cancellationToken);
            var fois = Interlocked.Increment(ref un);
            Apres?.Invoke(fois);
            return imprime;
        }

        public Task<Imprime> RenderAsync(string modele, string titre, IReadOnlyList<JsonNode> documents, CancellationToken cancellationToken = default)
        {
            DernierLot = documents;
            return ((IImprimeur)vrai).RenderAsync(modele, titre, documents, cancellationToken);
        }

        public void Dispose() => vrai.Dispose();
    }
}
