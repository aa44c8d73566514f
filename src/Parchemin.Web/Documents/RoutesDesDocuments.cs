using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Documents;

namespace Parchemin.Web;

/// <summary>Official documents: what can be made of a session, what was issued, the gallery of the templates.</summary>
internal static class RoutesDesDocuments
{
    private const int ParPage = 100;
    private const string Complement = "c:";
    private static readonly Exigence Lire = new("document.lire");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/documents", Lire, HomeAsync);
        routes.Get("/documents/galerie", new Exigence("galerie.lire"), (Exemples exemples, IImprimeur imprimeur) => new RazorComponentResult<PageDeGalerie>(new { exemples.Noms, imprimeur.Empechement }));
        routes.Get("/documents/galerie/{modele}", new Exigence("galerie.lire"), async (string modele, Exemples exemples, IImprimeur imprimeur, HttpContext http)
            => Pdf(await imprimeur.RenderAsync(Exemples.ModeleDe(modele), await exemples.ReadAsync(modele, http.RequestAborted), http.RequestAborted), "exemple-" + modele));
        routes.Get("/sessions/{session}/documents", Lire, SessionAsync);
        routes.Get("/sessions/{session}/documents/{type}", Lire, (string session, string type, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http) => KindAsync(session, type, [], bureau, guichet, visite, http));
        routes.Post("/sessions/{session}/documents/{type}", new Exigence(BureauDesDocuments.Emettre), IssueAsync);
        routes.Post("/sessions/{session}/documents/{type}/tous", new Exigence("tache.lancer"), AllAsync);
        // Whoever may read what a sheet is made of may print it.
        routes.Get("/sessions/{session}/documents/{type}/fichier", new Exigence("session.lire"), PreviewAsync);
        routes.Get("/sessions/{session}/documents/{type}/tableau", new Exigence("session.lire"), SheetAsync);
        routes.Get("/document/{id}", Lire, ShowAsync);
        routes.Get("/document/{id}/fichier", Lire, PrintAsync);
        routes.Post("/document/{id}/revoquer", new Exigence("document.revoquer"), async (string id, Guichet guichet, Visite visite, HttpContext http) =>
        {
            await guichet.RunAsync(visite.Acteur!, new RevoquerUnDocument(id), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("Le document est révoqué.");
            return Results.LocalRedirect("/document/" + id);
        });
        DocumentsDeLApi.Map(routes.MapGroup(RoutesDeLApi.Racine));
        RoutesDeVerification.Map(routes);
    }

    /// <summary>The file of a document, named so that offices can sort it.</summary>
    public static IResult Pdf(Imprime imprime, string nom)
        => Results.Bytes(imprime.Pdf, "application/pdf", FileName(nom) + ".pdf");

    private static string FileName(string nom) => string.Concat(Core.CleDeTri.Of(nom).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '-')).Trim('-');

    public static async Task<IResult> PreviewAsync(string session, string type, string? sujet, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await OpenAsync(session, type, bureau, visite, http);
        var projet = await bureau.DraftAsync(fonds, prevu, sujet ?? "");
        return Pdf(await bureau.Imprimeur.RenderAsync(projet.Modele ?? prevu.Modele, projet.Donnees, http.RequestAborted), $"{prevu.Code} {projet.Libelle}");
    }

    /// <summary>A document as a sheet.</summary>
    public static async Task<IResult> SheetAsync(string session, string type, string? sujet, string? feuille, string? format, BureauDesDocuments bureau, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var (fonds, prevu) = await OpenAsync(session, type, bureau, visite, http);
        var tableau = await prevu.SheetAsync(fonds, sujet ?? "", feuille ?? prevu.Tableaux.Select(f => f.Code).FirstOrDefault() ?? "");
        return TypesDeFichier.Answer(ecriture, format, FileName(tableau.Nom), tableau.Nom, tableau.Colonnes, tableau.Lignes);
    }

    public static async Task<IResult> PrintAsync(string id, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var (document, imprime) = await bureau.PrintAsync(visite.Acteur!, id, http.RequestAborted);
        return Pdf(imprime, $"{document["libelle"]} {document["code"]}");
    }

    /// <summary>A kind of document of a session, for this visitor.</summary>
    public static async Task<(Fonds Fonds, DocumentPrevu Prevu)> OpenAsync(string session, string type, BureauDesDocuments bureau, Visite visite, HttpContext http)
    {
        var prevu = CatalogueDesDocuments.Get(type);
        var fonds = await bureau.OpenAsync(visite.Acteur!, session, http.RequestAborted);
        return prevu.Exists(fonds) ? (fonds, prevu) : throw new RefusException(NatureDeRefus.Introuvable, "DOCUMENT-HORS-REFERENTIEL", $"« {prevu.Libelle} » n'existe pas pour la certification de cette session.");
    }

    /// <summary>Issues several documents: those that can be are, the others say why they are not.</summary>
    public static async Task<(IReadOnlyList<Objet> Emis, IReadOnlyList<(string Sujet, RefusException Refus)> Refus)> IssueAllAsync(Fonds fonds, DocumentPrevu prevu, IReadOnlyList<string> sujets, BureauDesDocuments bureau, Guichet guichet, HttpContext http)
    {
        if (sujets.Count is 0 or > ParPage)
            throw new RefusException(NatureDeRefus.Invalide, "RIEN-A-FAIRE", $"Cochez au moins une ligne, {ParPage} au plus à la fois.");
        var (prets, refus) = (new List<DocumentAEmettre>(), new List<(string, RefusException)>());
        foreach (var sujet in sujets.Distinct(StringComparer.Ordinal))
        {
            try
            {
                prets.Add((await bureau.PrepareAsync(fonds, prevu, sujet, http.RequestAborted)).Document);
            }
            catch (RefusException e) when (sujets.Count > 1 && e.Code is not "IMPRESSION-INDISPONIBLE")
            {
                refus.Add((sujet, e));
            }
        }

        return (prets.Count == 0 ? [] : await guichet.RunAsync(fonds.Acteur, new EmettreDesDocuments(prets), CirconstancesDites.Of(http), http.RequestAborted), refus);
    }

    // The whole session at once is a long work.
    private static async Task<IResult> AllAsync(string session, string type, Atelier atelier, Visite visite, HttpContext http)
    {
        var complements = new JsonObject(Given(http).Select(c => new KeyValuePair<string, JsonNode?>(c.Key, c.Value)));
        var tache = await atelier.LaunchAsync(visite.Acteur!, "documents", session, new JsonObject { ["document"] = type, ["forme"] = http.Request.Form["forme"].ToString() is { Length: > 0 } forme ? forme : null, ["complements"] = complements }.ToJsonString(), http.RequestAborted);
        return Results.LocalRedirect("/travaux/" + tache.Id);
    }

    /// <summary>The documents of a kind that stand: among these subjects, or all.</summary>
    public static Filtre OfKind(string session, string type)
        => Filtre.Toutes(new Parmi("session", [session]), Filtre.Une(new Parmi("modele", [type]), new Entre("modele", type + "/", type + "/~")));

    private static async Task<IResult> HomeAsync(Guichet guichet, Visite visite, HttpContext http)
    {
        var recents = await guichet.ListAsync(visite.Acteur!, new Requete(GenresDesActes.Document, Filtre.Toujours) { Ordre = "id", Decroissant = true, Taille = 50 }, http.RequestAborted);
        var sessions = visite.Acteur!.Holds("candidat") && visite.Acteur.Mandats.All(m => m.Role is "candidat") ? [] : await guichet.AllAsync(visite.Acteur!, new Requete(Genres.Session, Filtre.Toujours), http.RequestAborted);
        return new RazorComponentResult<PageDesDocuments>(new { Sessions = sessions, Recents = recents.Objets, MayGallery = visite.May("galerie.lire") });
    }

    private static async Task<IResult> SessionAsync(string session, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http)
    {
        var fonds = await bureau.OpenAsync(visite.Acteur!, session, http.RequestAborted);
        var (type, etat, q) = (Said(http, "type"), Said(http, "etat"), Said(http, "q"));
        var filtre = new List<Filtre> { type is null ? new Parmi("session", [session]) : OfKind(session, CatalogueDesDocuments.Get(type).Code) };
        if (q is not null)
            filtre.Add(new Via("inscription", Recherche.Of(q)));
        filtre.AddRange(etat switch { "vigueur" => [new Vide("remplace_par"), new Vide("revoque_le")], "remplace" => [new Non(new Vide("remplace_par"))], "revoque" => [new Non(new Vide("revoque_le"))], _ => [] });
        var page = await guichet.ListAsync(visite.Acteur!, new Requete(GenresDesActes.Document, Filtre.Toutes(filtre)) { Ordre = "id", Decroissant = true, Taille = 50, Apres = Said(http, "apres") }, http.RequestAborted);
        return new RazorComponentResult<PageDeSessionEnDocuments>(new
        {
            fonds.Session,
            Prevus = CatalogueDesDocuments.Tous.Where(d => d.Exists(fonds)).Where(d => visite.May(BureauDesDocuments.Emettre) || d.SImprime).ToList(),
            Emis = page.Objets,
            page.Suite,
            Type = type,
            Etat = etat,
            Q = q,
            bureau.Imprimeur.Empechement,
        });
    }

    private static async Task<IResult> KindAsync(string session, string type, IReadOnlyList<(string Sujet, string Message)> refus, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await OpenAsync(session, type, bureau, visite, http);
        var mots = Core.CleDeTri.Of(Said(http, "q") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tous = (await prevu.SubjectsAsync(fonds)).Where(s => Array.TrueForAll(mots, m => Core.CleDeTri.Of(s.Libelle).Contains(m, StringComparison.Ordinal))).ToList();
        var page = int.TryParse(Said(http, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p is > 0 and < 10_000 ? p : 1;
        var montres = tous.Skip((page - 1) * ParPage).Take(ParPage).ToList();
        return new RazorComponentResult<PageDeDocumentPrevu>(new
        {
            fonds.Session,
            Prevu = prevu,
            Sujets = montres,
            Emis = prevu.SEmet && montres.Count > 0 ? await StandingAsync(session, prevu, montres, guichet, visite, http) : new Dictionary<string, ObjetVu>(StringComparer.Ordinal),
            Total = tous.Count,
            Numero = page,
            Pages = Math.Max(1, (tous.Count + ParPage - 1) / ParPage),
            Q = Said(http, "q"),
            Refus = refus.Select(r => (tous.Find(s => s.Code == r.Sujet)?.Libelle ?? r.Sujet, r.Message)).ToList(),
            Dits = http.Request.HasFormContentType ? Given(http) : [],
            MayIssue = visite.May(BureauDesDocuments.Emettre) && prevu.SEmet,
            MayPrint = prevu.SImprime || visite.May(BureauDesDocuments.Emettre),
            bureau.Imprimeur.Empechement,
        })
        { StatusCode = refus.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    // The document that stands for each subject, if one was issued.
    private static async Task<Dictionary<string, ObjetVu>> StandingAsync(string session, DocumentPrevu prevu, List<SujetDeDocument> sujets, Guichet guichet, Visite visite, HttpContext http)
    {
        var parCle = sujets.ToDictionary(s => s.Code, s => BureauDesDocuments.KeyOf(prevu, s.Code, s.Inscription), StringComparer.Ordinal);
        var siens = Filtre.Toutes(new Parmi("session", [session]), new Parmi("modele", [.. parCle.Values.Distinct(StringComparer.Ordinal)]), new Vide("remplace_par"), new Vide("revoque_le"));
        var debout = await guichet.AllAsync(visite.Acteur!, new Requete(GenresDesActes.Document, siens) { Ordre = "id" }, http.RequestAborted);
        var emis = new Dictionary<string, ObjetVu>(StringComparer.Ordinal);
        foreach (var sujet in sujets)
        {
            if (debout.FirstOrDefault(d => d["modele"] == parCle[sujet.Code] && d["inscription"] == sujet.Inscription) is { } document)
                emis[sujet.Code] = document;
        }

        return emis;
    }

    private static async Task<IResult> ShowAsync(string id, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http)
    {
        var document = await guichet.ReadAsync(visite.Acteur!, GenresDesActes.Document, id, http.RequestAborted);
        return new RazorComponentResult<PageDeDocument>(new { Document = document, Recompose = await bureau.AgainAsync(visite.Acteur!, document, http.RequestAborted), bureau.Imprimeur.Empechement, MayRevoke = await MayRevokeAsync(id, guichet, visite, http) });
    }

    private static async Task<IResult> IssueAsync(string session, string type, BureauDesDocuments bureau, Guichet guichet, Visite visite, HttpContext http)
    {
        var (fonds, prevu) = await OpenAsync(session, type, bureau, visite, http);
        fonds.Complements = Given(http);
        var (emis, refus) = await IssueAllAsync(fonds, prevu, [.. http.Request.Form["sujet"].OfType<string>()], bureau, guichet, http);
        if (refus.Count > 0)
            return await KindAsync(session, type, [.. refus.Select(r => (r.Sujet, r.Refus.Message))], bureau, guichet, visite, http);
        visite.LeaveMessage(emis.Count == 1 ? "Le document est émis." : $"{emis.Count} documents sont émis.");
        return Results.LocalRedirect(emis.Count == 1 ? "/document/" + emis[0].Id : $"/sessions/{session}/documents/{type}");
    }

    private static async Task<bool> MayRevokeAsync(string id, Guichet guichet, Visite visite, HttpContext http)
        => visite.May("document.revoquer") && await guichet.Store.FindAsync(GenresDesActes.Document, id, http.RequestAborted) is { } document && await guichet.MayAsync(visite.Acteur!, "document.revoquer", document, http.RequestAborted);

    private static Dictionary<string, string> Given(HttpContext http)
        => http.Request.Form.Where(f => f.Key.StartsWith(Complement, StringComparison.Ordinal) && f.Value.ToString().Length > 0).ToDictionary(f => f.Key[Complement.Length..], f => f.Value.ToString(), StringComparer.Ordinal);

    private static string? Said(HttpContext http, string nom) => http.Request.Query[nom].ToString() is { Length: > 0 } texte ? texte : null;
}
