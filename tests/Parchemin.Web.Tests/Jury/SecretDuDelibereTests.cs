using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Before the jury closes, then before the publication, nothing of what it prepares or decides comes out by any route.</summary>
public sealed partial class SecretDuDelibereTests
{
    // Recognisable values, in the notations that a page, an export or the API would give them.
    private static readonly string[] Plantes = ["13.37", "13,37", "17.73", "17,73", "zarzuela", "moiré-fuchsia", "cormoran-lilas"];

    [Fact]
    public async Task No_page_answer_export_or_document_tells_a_proposal_a_harmonised_mark_or_a_decision_before_its_time()
    {
        await using var session = await SessionDeliberee.StartAsync();
        var (scene, guichet) = (session.Scene, session.Guichet);
        var admise = scene.Inscriptions[0];
        await scene.AddAsync(Genres.Copie, ("session", scene.Session), ("inscription", admise), ("unite", "UF1"), ("anonymat", "A-001"), ("lot", "L1"));
        await guichet.RunAsync(Acteur.Systeme, new Harmoniser(scene.Session));
        await scene.AssessAsync(admise, "E32", null, null, ("note", "13.37"), ("appreciation", "cormoran-lilas"));
        await session.DecideAsync();
        await session.DoAsync(scene.Presidence, new AdopterDesDecisions(session.Moteur, scene.Session, 1, [admise], "controle"), "zarzuela du jury");
        await session.DoAsync(scene.Presidence, new ModifierUneNote(scene.Inscriptions[1], "U1", "7.5"), "moiré-fuchsia");
        await session.DoAsync(scene.Presidence, new AdopterDesDecisions(session.Moteur, scene.Session, 1, [scene.Inscriptions[1]]));
        var moyenne = await MoyenneAsync(session, admise);
        string[] interdits = [.. Plantes, $">{moyenne}<", $"\"{moyenne}\""];

        (await CrawlAsync(session, scene.Comptes[0], interdits)).ShouldBeGreaterThan(60);
        (await CrawlAsync(session, scene.Equipe, interdits)).ShouldBeGreaterThan(100);
        await session.CloseAsync();
        await session.PublishAsync(SessionDeliberee.Debut.AddHours(5));
        session.Horloge.Maintenant = SessionDeliberee.Debut.AddHours(5).AddTicks(-1);
        await CrawlAsync(session, scene.Comptes[0], interdits);
        await CrawlAsync(session, scene.Equipe, interdits);

        // The same crawl finds them once they are published: it does look where they are.
        session.Horloge.Maintenant = SessionDeliberee.Debut.AddHours(5);
        var vus = new HashSet<string>(StringComparer.Ordinal);
        await CrawlAsync(session, scene.Comptes[0], interdits, vus);
        vus.ShouldContain("13,37");
        vus.ShouldContain("13.37");
        vus.ShouldContain("zarzuela");
        vus.ShouldNotContain("17,73");
        vus.Clear();
        await CrawlAsync(session, scene.Equipe, interdits, vus);
        vus.ShouldContain("13,37");
        // The reasons of the jury are for the candidate alone.
        vus.ShouldNotContain("zarzuela");
        vus.ShouldNotContain("moiré-fuchsia");
    }

    private static async Task<string> MoyenneAsync(SessionDeliberee session, string inscription)
    {
        var objet = (await session.Guichet.Store.FindAsync(Genres.Session, session.Scene.Session))!;
        var seance = await SeanceDeJury.ReadAsync(session.Guichet.Store, Depot.Bibliotheque, session.Moteur, objet, 1, Filtre.Toujours, [inscription]);
        return seance.Candidats[0].Proposition.Sorties["moyenne"];
    }

    // Everything that a person reaches by following links, then every route of the product on every object that exists.
    private static async Task<int> CrawlAsync(SessionDeliberee session, string personne, string[] interdits, HashSet<string>? trouves = null)
    {
        using var visiteur = await session.Serveur.SignInAsync(personne);
        var (aVoir, vues) = (new Queue<string>(["/", "/resultats", "/jury", "/recherche?q=Aubert"]), new HashSet<string>(StringComparer.Ordinal));
        foreach (var chemin in await RoutesAsync(session))
            aVoir.Enqueue(chemin);
        var lues = 0;
        while (aVoir.TryDequeue(out var chemin))
        {
            // The pages of the référentiels hold no register: one edition is enough.
            if (!vues.Add(chemin) || vues.Count > 4000 || (chemin.StartsWith("/referentiels/", StringComparison.Ordinal) && vues.Count(v => v.StartsWith("/referentiels/", StringComparison.Ordinal)) > 8))
                continue;
            var reponse = await visiteur.GetAsync(chemin);
            var texte = await ReadAsync(reponse);
            lues += reponse.StatusCode is HttpStatusCode.OK ? 1 : 0;
            foreach (var interdit in interdits.Where(i => texte.Contains(i, StringComparison.OrdinalIgnoreCase)))
            {
                if (trouves is null)
                    throw new Xunit.Sdk.XunitException($"« {interdit} » se lit sur {chemin} ({(int)reponse.StatusCode})");
                trouves.Add(interdit);
            }

            foreach (Match lien in Link().Matches(texte))
                aVoir.Enqueue(lien.Groups["chemin"].Value);
        }

        return lues;
    }

    // Bodies and headers, with what a sheet or an archive holds.
    private static async Task<string> ReadAsync(HttpResponseMessage reponse)
    {
        var octets = await reponse.Content.ReadAsByteArrayAsync();
        var texte = new StringBuilder(string.Join('\n', reponse.Headers.Concat(reponse.Content.Headers).SelectMany(h => h.Value)));
        texte.AppendLine(WebUtility.HtmlDecode(Encoding.UTF8.GetString(octets)));
        if (octets is [0x50, 0x4B, ..])
        {
            using var archive = new ZipArchive(new MemoryStream(octets));
            foreach (var entree in archive.Entries)
            {
                using var lecteur = new StreamReader(entree.Open());
                texte.AppendLine(await lecteur.ReadToEndAsync());
            }
        }
        else if (octets is [0x1F, 0x8B, ..])
        {
            using var lecteur = new StreamReader(new GZipStream(new MemoryStream(octets), CompressionMode.Decompress));
            texte.AppendLine(await lecteur.ReadToEndAsync());
        }

        else if (octets is [0x25, 0x50, 0x44, 0x46, ..])
        {
            texte.AppendLine(await LectureDePdf.TextAsync(octets));
        }

        return texte.ToString();
    }

    private static async Task<List<string>> RoutesAsync(SessionDeliberee session)
    {
        var objets = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var genre in Genres.Tous)
            objets[genre.Code] = [.. (await session.Guichet.Store.QueryAsync(new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 60 })).Objets.Select(o => o.Id)];
        var referentiel = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
        var remplissages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["{genre}"] = [.. Genres.Tous.Select(g => g.Code)],
            ["{session}"] = [session.Scene.Session],
            ["{inscription}"] = session.Scene.Inscriptions,
            ["{epreuve}"] = [.. referentiel.Epreuves.Select(e => e.Code)],
            ["{unite}"] = [.. referentiel.Unites.Select(u => u.Code)],
            ["{lot}"] = ["L1"],
            ["{certification}"] = [Depot.Certification],
            ["{edition}"] = [Depot.Edition],
        };
        var chemins = new List<string>();
        foreach (var route in session.Serveur.Routes.Where(r => r.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true && !r.RoutePattern.RawText!.StartsWith("/ressources", StringComparison.Ordinal) && r.RoutePattern.RawText is not "/connexion/fournisseur"))
        {
            IEnumerable<string> remplis = [route.RoutePattern.RawText!];
            foreach (var (place, valeurs) in remplissages)
                remplis = remplis.SelectMany(c => c.Contains(place, StringComparison.Ordinal) ? valeurs.Select(v => c.Replace(place, v, StringComparison.Ordinal)) : [c]).ToList();
            // What is left names an object: one of the genre that begins the address, or else any.
            remplis = remplis.SelectMany(c => Place().IsMatch(c) ? (objets.GetValueOrDefault(GenreOf(c)) ?? [.. objets.Values.SelectMany(o => o)]).Select(i => Place().Replace(c, i)) : [c]);
            chemins.AddRange(remplis.SelectMany(c => c.EndsWith("/export", StringComparison.Ordinal) ? new[] { c + "?format=csv", c + "?format=xlsx" } : [c]));
        }

        return chemins;
    }

    private static string GenreOf(string chemin)
    {
        var mots = chemin.Replace("/api/v1", "", StringComparison.Ordinal).Trim('/').Split('/');
        return mots[0] is "registre" && mots.Length > 1 ? mots[1] : mots[0].Replace("demandes", "demande", StringComparison.Ordinal);
    }

    private sealed record Harmoniser(string Session) : IOperation<int>
    {
        public string Code => "registre.peupler";

        public async ValueTask<int> ExecuteAsync(Etabli etabli)
        {
            var copies = await etabli.Lecture.QueryAsync(new Requete(Genres.Copie, new Parmi("session", [Session])) { Ordre = "id" });
            foreach (var copie in copies.Objets)
                await etabli.ChangeAsync(Code, copie, [new("note", "12"), new("note_retenue", "17.73")]);
            return copies.Objets.Count;
        }
    }

    [GeneratedRegex("[{][^}]+[}]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Place();

    [GeneratedRegex("""href="(?<chemin>/(?!ressources|deconnexion)[^"#]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Link();
}
