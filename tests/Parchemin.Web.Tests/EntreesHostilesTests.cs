using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>What a hostile or a clumsy visitor sends is refused in plain words, and shown without harm.</summary>
public sealed class EntreesHostilesTests
{
    [Fact]
    public async Task A_script_in_a_name_is_refused_or_shown_as_text()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        const string Piege = "<script>alert(1)</script>\"'&";
        (await visiteur.CallAsync("PATCH", "/api/v1/session/" + monde["session/nord"].Id, new JsonObject { ["libelle"] = Piege }, "*")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var academie = await serveur.SignInAsync(monde.Personnages.First(p => p is { Role: "gestionnaire", Base: "academie" }).Id);
        (await academie.CallAsync("PATCH", "/api/v1/session/" + monde["session/nord"].Id, new JsonObject { ["libelle"] = Piege }, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { "/", "/registre/session", "/registre/session/" + monde["session/nord"].Id, "/recherche?q=" + Uri.EscapeDataString(Piege), "/journal" })
            (await (await academie.GetAsync(page)).Content.ReadAsStringAsync()).ShouldNotContain("<script>alert", Case.Sensitive, page);
    }

    [Fact]
    public async Task Every_page_forbids_scripts_of_elsewhere_frames_and_guesses_of_type()
    {
        await using var serveur = await Serveur.StartAsync();
        using var passant = serveur.Anonymous();
        foreach (var chemin in new[] { "/connexion", "/", "/n-existe-pas", "/api/v1/candidat", "/ressources/style.css" })
        {
            var reponse = await passant.GetAsync(chemin);
            reponse.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            reponse.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            reponse.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("/registre/candidat?inconnu=1", 422, "n'est pas un champ")]
    [InlineData("/registre/candidat?ordre=inconnu", 422, "n'est pas un champ")]
    [InlineData("/registre/candidat?apres=%00%ff", 422, "")]
    [InlineData("/registre/inconnu", 404, "n'existe pas")]
    [InlineData("/registre/candidat/inconnu", 404, "introuvable")]
    [InlineData("/referentiels/inconnu/1", 404, "n'est pas ici")]
    [InlineData("/ressources/..%2f..%2fappsettings.json", 404, "")]
    [InlineData("/n-existe-pas", 404, "n'existe pas")]
    [InlineData("/registre/candidat?q=%00", 200, "")]
    [InlineData("/registre/candidat?q=%25%5F%27%22%3B--", 200, "")]
    public async Task A_wrong_address_is_answered_in_French_and_never_by_a_breakdown(string chemin, int statut, string mots)
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        var reponse = await visiteur.GetAsync(chemin);
        var page = WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync());
        ((int)reponse.StatusCode).ShouldBe(statut, page.Length > 600 ? page[..600] : page);
        page.Replace('’', '\'').ShouldContain(mots, Case.Insensitive);
        page.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Huge_values_and_invisible_characters_are_refused_field_by_field()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        var reponse = await visiteur.CallAsync("PATCH", "/api/v1/candidat/" + monde["candidat/propre"].Id, new JsonObject { ["ville"] = new string('x', 100_000), ["adresse"] = "1 rue\u0000", ["prenoms"] = "Zo\u202Eé" }, "*");
        reponse.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var fautes = JsonNode.Parse(await reponse.Content.ReadAsStringAsync())!["fautes"]!.AsArray();
        fautes.Select(f => f!["champ"]!.GetValue<string>()).ShouldBe(["ville", "adresse", "prenoms"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_that_is_a_bomb_a_lie_or_nothing_is_refused_with_its_remedy_and_changes_nothing()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(monde.Personnages.First(p => p is { Role: "gestionnaire", Base: "academie" }).Id);
        var rang = await serveur.Guichet.Store.RangAsync(Genres.Candidat);
        foreach (var (nom, octets) in new (string, byte[])[]
        {
            ("bombe.xlsx", Bomb()), ("faux.xlsx", Encoding.ASCII.GetBytes("PK\u0003\u0004 pas un classeur")), ("vide.csv", []), ("image.csv", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]), ("document.csv", Encoding.ASCII.GetBytes("%PDF-1.7")),
        })
        {
            var reponse = await visiteur.UploadAsync("/imports", octets, "../../" + nom, ("session", monde["session/nord"].Id), ("modele", "candidats"));
            var page = WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync());
            reponse.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, nom);
            page.ShouldContain("role=\"alert\"", Case.Sensitive, nom);
        }

        (await serveur.Guichet.Store.RangAsync(Genres.Candidat)).ShouldBe(rang);
    }

    [Fact]
    public async Task A_sheet_is_looked_at_then_committed_and_its_faulty_rows_come_back_with_their_reason()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var visiteur = await serveur.SignInAsync(monde.Personnages.First(p => p is { Role: "gestionnaire", Base: "academie" }).Id);
        await visiteur.GetAsync("/imports");
        var feuille = Encoding.UTF8.GetBytes("Nom de naissance;Prénoms;Date de naissance;Voie;Forme;État\nLefèvre;Chloé;06/05/2004;scolaire;globale;inscrit\nSansDate;Luc;31/02/2004;scolaire;globale;inscrit\n");
        var apercu = WebUtility.HtmlDecode(await (await visiteur.UploadAsync("/imports", feuille, "liste.csv", ("session", monde["session/nord"].Id), ("modele", "candidats"))).Content.ReadAsStringAsync());
        apercu.ShouldContain("Lefèvre Chloé");
        apercu.ShouldContain("31/02/2004");
        (await serveur.Guichet.Store.CountAsync(new Requete(Genres.Candidat, new Recherche("lefevre")))).ShouldBe(0);

        var adresse = Regex.Match(apercu, "action=\"(?<adresse>/imports/[0-9a-f]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["adresse"].Value;
        (await visiteur.PostAsync(adresse)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await serveur.Guichet.Store.CountAsync(new Requete(Genres.Candidat, new Recherche("lefevre")))).ShouldBe(1);
        var refus = await visiteur.GetAsync(adresse + "/refus");
        refus.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var lu = new Documents.LecteurDeTableau().Read(await refus.Content.ReadAsStreamAsync());
        lu.EnTetes[^1].ShouldBe("Motif du refus");
        lu.Lignes.ShouldHaveSingleItem().Cellules[^1].ShouldContain("31/02/2004");
        // Another person does not even learn that this import exists.
        using var autre = await serveur.SignInAsync(Of(monde, "gestionnaire"));
        (await autre.GetAsync(adresse + "/refus")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Of(Monde monde, string role) => monde.Personnages.First(p => p.Role == role).Id;

    // A sheet of a few kilobytes that would unfold into gigabytes.
    private static byte[] Bomb()
    {
        using var memoire = new MemoryStream();
        using (var zip = new ZipArchive(memoire, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var flux = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 400; i++)
                flux.Write(zeros);
        }

        return memoire.ToArray();
    }
}
