using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Every role before every route, on an object of his own, of a sibling and of a foreign organisation: allowed exactly where the table says.</summary>
public sealed class MatriceTests
{
    private static readonly TableLue Table = TableLue.Read();

    /// <summary>What a route is asked in the name of somebody, and what the table says of it.</summary>
    /// <param name="Travail">Asked with an empty content, which may be refused before the right: the matrix of the use cases tries the right with a full one.</param>
    /// <param name="Permis">Null where the state of things decides after the right: the answer is only asked not to fail.</param>
    private sealed record Essai(string Verbe, string Chemin, bool? Permis, JsonObject? Corps = null, (string, string?)[]? Formulaire = null, byte[]? Octets = null, bool Travail = false);

    [Fact]
    public async Task Every_route_says_what_it_asks_and_asks_for_an_operation_of_the_table()
    {
        await using var serveur = await Serveur.StartAsync();
        serveur.Routes.Count.ShouldBeGreaterThan(100);
        foreach (var route in serveur.Routes)
        {
            var exigence = route.Metadata.GetMetadata<Exigence>().ShouldNotBeNull($"{route.RoutePattern.RawText} n'a pas d'exigence.");
            foreach (var action in Actions(exigence))
                Table.Actions.ShouldContain(action, route.RoutePattern.RawText);
        }
    }

    [Fact]
    public async Task Without_a_session_no_route_answers_but_those_open_to_all()
    {
        await using var serveur = await Serveur.StartAsync();
        using var passant = serveur.Anonymous();
        foreach (var route in serveur.Routes.Where(r => r.Metadata.GetRequiredMetadata<Exigence>() is { Publique: false }))
        {
            var chemin = "/" + string.Join('/', route.RoutePattern.RawText!.Trim('/').Split('/').Select(p => p is "{genre}" ? "candidat" : p.StartsWith('{') ? Guid.NewGuid().ToString() : p));
            foreach (var verbe in Verbs(route))
            {
                var reponse = await passant.CallAsync(verbe, chemin);
                if (chemin.StartsWith("/api/", StringComparison.Ordinal))
                    reponse.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, chemin);
                else
                    reponse.Headers.Location?.OriginalString.ShouldStartWith("/connexion", Case.Sensitive, $"{verbe} {chemin} : {reponse.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Each_role_may_exactly_what_the_table_says_on_every_route()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        var (permis, refuses) = (0, 0);
        var fautes = new List<string>();
        foreach (var qui in monde.Personnages)
        {
            using var visiteur = await serveur.SignInAsync(qui.Id);
            foreach (var route in serveur.Routes.Where(r => r.Metadata.GetRequiredMetadata<Exigence>() is { Publique: false }))
            {
                foreach (var essai in Verbs(route).SelectMany(v => Trials(v, route, qui, monde)))
                {
                    var reponse = essai switch
                    {
                        { Formulaire: { } f } => await visiteur.PostAsync(essai.Chemin, f),
                        { Octets: { } o } => await visiteur.UploadAsync(essai.Chemin, o, "essai.csv", ("session", monde["session/nord"].Id), ("modele", "candidats")),
                        _ => await visiteur.CallAsync(essai.Verbe, essai.Chemin, essai.Corps, essai.Verbe is "PATCH" ? "*" : null),
                    };
                    var obtenu = reponse.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized) && reponse.Headers.Location?.OriginalString.StartsWith("/connexion", StringComparison.Ordinal) is not true;
                    // A duplicate is found after the right: everything else that is refused for its content would hide the right.
                    var corps = await reponse.Content.ReadAsStringAsync();
                    var malDemande = reponse.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadRequest || (reponse.StatusCode is HttpStatusCode.UnprocessableEntity && !corps.Contains("un autre porte d", StringComparison.Ordinal));
                    if (essai.Travail && (int)reponse.StatusCode is >= 400 and < 500)
                        (obtenu, malDemande) = (false, false);
                    if (essai.Permis is { } attendu ? malDemande || obtenu != attendu : reponse.StatusCode is HttpStatusCode.InternalServerError)
                        fautes.Add($"{qui.Role} ({qui.Base}) {essai.Verbe} {route.RoutePattern.RawText} → {essai.Chemin} : {(int)reponse.StatusCode}, la table dit {(essai.Permis is true ? "permis" : "refusé")}. {Excerpt(corps)}");
                    _ = essai.Permis is true ? permis++ : refuses++;
                }
            }
        }

        fautes.ShouldBeEmpty($"{fautes.Count} écarts :\n{string.Join('\n', fautes.Take(40))}");
        permis.ShouldBeGreaterThan(1000);
        refuses.ShouldBeGreaterThan(1500);
    }

    [Fact]
    public async Task A_list_holds_exactly_what_may_be_read_one_by_one()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        foreach (var qui in monde.Personnages)
        {
            using var visiteur = await serveur.SignInAsync(qui.Id);
            foreach (var genre in Genres.Tous.Where(g => Table.Gives(g.Code + ".lire", qui.Role)))
            {
                var page = JsonNode.Parse(await (await visiteur.CallAsync("GET", $"/api/v1/{genre.Code}?taille=200&ordre=id")).Content.ReadAsStringAsync())!;
                var lus = page["elements"]!.AsArray().Select(o => o!["id"]!.GetValue<string>()).Where(monde.IsAttached).Order(StringComparer.Ordinal);
                var attendus = monde.Of(genre).Where(o => Table.Allows(qui, genre.Code + ".lire", monde.Attaches(o.Objet.Id))).Select(o => o.Objet.Id).Order(StringComparer.Ordinal);
                lus.ShouldBe(attendus, $"{qui.Role} ({qui.Base}), {genre.Code}");
            }
        }
    }

    private static IEnumerable<string> Actions(Exigence exigence) => exigence.Action switch
    {
        null => [],
        var a when a.Contains("{genre}", StringComparison.Ordinal) => Genres.Tous.Where(g => !g.Propre || a.EndsWith(".lire", StringComparison.Ordinal)).Select(g => a.Replace("{genre}", g.Code, StringComparison.Ordinal)),
        var a => [a],
    };

    private static IEnumerable<string> Verbs(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string Excerpt(string corps) => corps.Length > 300 ? corps[..300].ReplaceLineEndings(" ") : corps;

    private static IEnumerable<Essai> Trials(string verbe, RouteEndpoint route, Monde.Personnage qui, Monde monde)
    {
        var chemin = route.RoutePattern.RawText!;
        if (chemin.Contains("{genre}", StringComparison.Ordinal))
        {
            var lecture = route.Metadata.GetRequiredMetadata<Exigence>().Action!.EndsWith(".lire", StringComparison.Ordinal) && !chemin.EndsWith("/export", StringComparison.Ordinal);
            return Genres.Tous.Where(g => lecture || !g.Propre).SelectMany(g => OfGenre(verbe, chemin.Replace("{genre}", g.Code, StringComparison.Ordinal), g, qui, monde));
        }

        var parts = chemin.Trim('/').Split('/');
        var apres = parts is ["api", "v1", ..] ? parts[2..] : parts is ["registre", ..] ? parts[1..] : parts;
        return Genres.Find(apres[0]) is { } genre && (verbe is "GET" || !genre.Propre) && apres is [_] or [_, "{id}"] or [_, "{id}", "journal"] or [_, "ensemble"] or [_, "export"]
            ? OfGenre(verbe, chemin, Genres.Get(apres[0]), qui, monde)
            : Particular(verbe, chemin, qui, monde) ?? OfWork(verbe, chemin, route.Metadata.GetRequiredMetadata<Exigence>().Action, qui, monde);
    }

    // The routes of a work: refused to whom the table does not give it, and to whom may not read one of the objects that the address names.
    private static IEnumerable<Essai> OfWork(string verbe, string chemin, string? action, Monde.Personnage qui, Monde monde) => Monde.Lieux.Select(lieu =>
    {
        var (adresse, lus) = (chemin, true);
        var parts = chemin.Trim('/').Split('/').SkipWhile(p => p is "api" or "v1").ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{'))
                continue;
            var nom = parts[i] is "{id}" ? parts[i - 1] : parts[i].Trim('{', '}');
            if (nom is "type" or "modele")
            {
                adresse = adresse.Replace(parts[i], "releve", StringComparison.Ordinal);
                continue;
            }

            if (nom is "unite" or "epreuve" or "lot" or "groupe" or "numero" or "partie" or "competence")
            {
                adresse = adresse.Replace(parts[i], nom switch { "unite" => Depot.Unite, "epreuve" => Depot.Epreuve, "groupe" or "numero" => "1", _ => "x" }, StringComparison.Ordinal);
                continue;
            }

            var genre = Genres.Find(nom is "jury" or "correction" or "ccf" ? "session" : nom is "resultats" ? "inscription" : nom is "demandes" ? "demande" : nom is "travaux" ? "tache" : nom) ?? throw new InvalidOperationException($"La route {verbe} {chemin} n'est pas à l'essai : ajoutez-la à la matrice ({nom}).");
            var objet = Target(genre, lieu, qui, monde).FirstOrDefault() ?? monde.Of(genre).First().Objet;
            adresse = adresse.Replace(parts[i], objet.Id, StringComparison.Ordinal);
            lus &= Table.Allows(qui, genre.Code + ".lire", monde.Attaches(objet.Id));
        }

        bool? permis = action is not null && !Table.Gives(action, qui.Role) || !lus ? false : null;
        return new Essai(verbe, adresse, permis, verbe is "GET" || !chemin.StartsWith("/api/", StringComparison.Ordinal) ? null : [], verbe is "GET" || chemin.StartsWith("/api/", StringComparison.Ordinal) ? null : [], Travail: true);
    });

    private static IEnumerable<Essai> OfGenre(string verbe, string chemin, Genre genre, Monde.Personnage qui, Monde monde)
    {
        var api = chemin.StartsWith("/api/", StringComparison.Ordinal);
        var lire = genre.Code + ".lire";
        if (verbe is "GET" && !chemin.Contains("{id}", StringComparison.Ordinal))
            return [new Essai("GET", chemin, Table.Gives(chemin.EndsWith("/nouveau", StringComparison.Ordinal) ? genre.Code + ".creer" : lire, qui.Role))];
        if (verbe is "GET")
            return Monde.Lieux.SelectMany(l => Target(genre, l, qui, monde)).Select(o => new Essai("GET", chemin.Replace("{id}", o.Id, StringComparison.Ordinal), Table.Allows(qui, lire, monde.Attaches(o.Id))));
        if (verbe is "POST" && !chemin.Contains("{id}", StringComparison.Ordinal) && !chemin.EndsWith("/ensemble", StringComparison.Ordinal))
        {
            return Monde.Lieux.Select(l =>
            {
                var (champs, attaches) = NewOne(genre, l, qui, monde);
                var permis = Table.Allows(qui, genre.Code + ".creer", attaches, champs.Select(c => c.Item1));
                return api ? new Essai("POST", chemin, permis, Json(champs)) : new Essai("POST", chemin, permis, Formulaire: champs);
            });
        }

        return Monde.Lieux.SelectMany(l => Target(genre, l, qui, monde)).SelectMany(o =>
        {
            var change = Change(genre);
            // What is changed is read first.
            var permis = Table.Allows(qui, lire, monde.Attaches(o.Id)) && Table.Allows(qui, genre.Code + ".modifier", monde.Attaches(o.Id), change.Item1);
            var adresse = chemin.Replace("{id}", o.Id, StringComparison.Ordinal);
            if (chemin.EndsWith("/ensemble", StringComparison.Ordinal))
                return [api ? new Essai("POST", adresse, permis, new JsonObject { ["ids"] = new JsonArray(o.Id), [change.Item1] = change.Item2 }) : new Essai("POST", adresse, permis, Formulaire: [("id", o.Id), ("m-" + change.Item1, change.Item2)])];
            return new[] { api ? new Essai("PATCH", adresse, permis, Json([change])) : new Essai("POST", adresse, permis, Formulaire: [change]) };
        });
    }

    // For what belongs to a person alone, « own » is the one of the person who acts.
    private static IEnumerable<Objet> Target(Genre genre, string lieu, Monde.Personnage qui, Monde monde)
        => (genre == Genres.Session || genre == Genres.Import || genre == Genres.ProcesVerbal || genre == GenresDesActes.Planning ? monde.Find($"{genre.Code}/{(lieu is Monde.Etranger ? "sud" : "nord")}") : lieu is Monde.Propre && monde.Find($"{genre.Code}/{qui.Role}/{qui.Base}") is { } sien ? sien : monde.Find($"{genre.Code}/{lieu}")) is { } objet ? [objet] : [];

    private static (string, string) Change(Genre genre) => genre.Code switch
    {
        "organisation" or "candidat" => ("ville", "Lyon"),
        "personne" => ("qualite", "Professeur"),
        "session" or "vue" or "correspondance" => ("libelle", "Autre libellé"),
        "inscription" => ("remarque", "Vu"),
        "amenagement" => ("precision", "Au premier rang"),
        "resultat" => ("motif", "Vu"),
        "copie" => ("note", "12"),
        "commission" => ("salle", "B12"),
        "membre" => ("lien_declare", "Aucun"),
        "passage" => ("motif", "Vu"),
        "declaration" => ("valeur", "en-attente"),
        "mandat" => ("au", "2999-12-31"),
        _ => Monde.ChangeOnTheRoad(genre) ?? throw new InvalidOperationException(genre.Code),
    };

    private static ((string, string?)[] Champs, IReadOnlyList<Monde.Attache> Attaches) NewOne(Genre genre, string lieu, Monde.Personnage qui, Monde monde)
    {
        var academie = lieu is Monde.Etranger ? "sud" : "nord";
        var (o, a, s) = (monde[$"organisation/{lieu}"].Id, monde[$"academie/{academie}"].Id, monde[$"session/{academie}"].Id);
        var i = monde[$"inscription/{lieu}"].Id;
        var unique = Guid.NewGuid().ToString("N")[..12];
        var inscrite = monde.Attaches(i);
        return genre.Code switch
        {
            "organisation" => ([("nature", "entreprise"), ("nom", unique), ("parent", o)], [new Monde.Attache([o])]),
            "personne" => ([("nom", "Neuve"), ("prenoms", "Ève"), ("organisation", o)], [new Monde.Attache([o])]),
            "mandat" => ([("personne", monde[$"personne/{lieu}"].Id), ("role", "equipe"), ("organisation", o)], [new Monde.Attache([o])]),
            "session" => ([("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", unique), ("organisation", a)], [new Monde.Attache([a])]),
            "candidat" => ([("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", o)], [new Monde.Attache([o])]),
            "inscription" => ([("candidat", monde[$"candidat/{lieu}"].Id), ("session", s), ("etablissement", o), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "inscrit")], [new Monde.Attache([o, a], s)]),
            "amenagement" => ([("inscription", i), ("nature", "ordinateur")], inscrite),
            "resultat" => ([("inscription", i), ("unite", "U2"), ("etat", "attendue")], inscrite),
            "copie" => ([("session", s), ("inscription", i), ("unite", "U2"), ("anonymat", unique)], [new Monde.Attache([a], s)]),
            "commission" => ([("session", s), ("nature", "interrogation"), ("libelle", unique), ("epreuve", Depot.Epreuve), ("organisation", o)], [new Monde.Attache([o, a], s)]),
            "membre" => ([("commission", monde[$"commission/{lieu}"].Id), ("personne", monde["personnage/gestionnaire/propre"].Id)], [new Monde.Attache([o, a], s)]),
            "passage" => ([("commission", monde[$"commission/{lieu}"].Id), ("inscription", i), ("partie", "situation1"), ("etat", "convoque")], inscrite),
            "declaration" => ([("inscription", i), ("code", "livret"), ("valeur", "oui")], inscrite),
            "vue" => Own("vue", lieu, qui, monde),
            "correspondance" => ([("libelle", unique), ("organisation", o), ("modele", "candidats"), ("colonnes", "Nom = nom_de_naissance")], [new Monde.Attache([o])]),
            "seance" => ([("organisation", o), ("session", s), ("libelle", unique), ("le", "2024-01-09")], [new Monde.Attache([o], s)]),
            _ when monde.NewOnTheRoad(genre, lieu) is { } champs => (champs, inscrite),
            _ => throw new InvalidOperationException(genre.Code),
        };
    }

    private static ((string, string?)[] Champs, IReadOnlyList<Monde.Attache> Attaches) Own(string liste, string lieu, Monde.Personnage qui, Monde monde)
    {
        var personne = lieu is Monde.Propre ? qui.Id : monde[$"personne/{lieu}"].Id;
        return ([("personne", personne), ("libelle", "Essai"), ("liste", liste)], [new Monde.Attache([], Soi: personne)]);
    }

    private static IEnumerable<Essai>? Particular(string verbe, string chemin, Monde.Personnage qui, Monde monde)
    {
        Essai Connected(string adresse) => new(verbe, adresse, Permis: true);
        Essai Given(string adresse, string action) => new(verbe, adresse, Table.Gives(action, qui.Role));
        IEnumerable<Essai> OnEach(Genre genre, string action, JsonObject? corps, bool lu = true) => Monde.Lieux.SelectMany(l => Target(genre, l, qui, monde)).Select(o =>
        {
            var permis = (!lu || Table.Allows(qui, genre.Code + ".lire", monde.Attaches(o.Id))) && Table.Allows(qui, action, monde.Attaches(o.Id));
            var adresse = chemin.Replace("{id}", o.Id, StringComparison.Ordinal);
            return chemin.StartsWith("/api/", StringComparison.Ordinal) || verbe is "GET" ? new Essai(verbe, adresse, permis, corps) : new Essai(verbe, adresse, permis, Formulaire: []);
        });

        switch (chemin)
        {
            case "/mon-agenda.ics" or "/api/v1/moi/agenda.ics" or "/" or "/recherche" or "/mon-compte" or "/api/v1/moi" or "/api/v1/recherche":
                return [Connected(chemin)];
            case "/api/v1/journal" or "/journal":
                return [Given(chemin, "journal.lire")];
            case "/referentiels" or "/api/v1/referentiels" or "/referentiels/comparaison":
                return [Given(chemin, "referentiel.lire")];
            case "/api/v1/referentiels/comparaison":
                return [Given($"{chemin}?a={Depot.Certification}@{Depot.Edition}&b=cqp-crca@2021", "referentiel.lire")];
            case "/referentiels/{certification}/{edition}" or "/api/v1/referentiels/{certification}/{edition}":
                return [Given(chemin.Replace("{certification}", Depot.Certification, StringComparison.Ordinal).Replace("{edition}", Depot.Edition, StringComparison.Ordinal), "referentiel.lire")];
            case "/referentiels/{certification}/{edition}/{page}":
                return RoutesDuReferentiel.Pages.Where(p => p.Page.Length > 0).Select(p => Given($"/referentiels/{Depot.Certification}/{Depot.Edition}/{p.Page}", "referentiel.lire"));
            case "/registre/session/{id}/clore-le-jury" or "/api/v1/session/{id}/clore-le-jury":
                return OnEach(Genres.Session, "session.clore-le-jury", null);
            case "/registre/session/{id}/publier" or "/api/v1/session/{id}/publier":
                return OnEach(Genres.Session, "session.publier", null);
            case "/registre/session/{id}/export" or "/api/v1/session/{id}/export":
                return OnEach(Genres.Session, "session.exporter", null);
            case "/registre/personne/{id}/lien" or "/api/v1/personne/{id}/lien":
                return LinksFor(verbe, chemin, qui, monde);
            case "/registre/lien/{id}/revoquer" or "/api/v1/lien/{id}/revoquer":
                return OnEach(Genres.Lien, "lien.modifier", null);
            case "/mon-compte/jetons/{id}/revoquer" or "/api/v1/jeton/{id}/revoquer":
                return OnEach(Genres.Jeton, "jeton.modifier", null);
            case "/mon-compte/cles/{id}/retirer" or "/api/v1/cle-d-acces/{id}/retirer":
                return OnEach(Genres.CleDAcces, "cle-d-acces.modifier", null);
            case "/mon-compte/jetons":
                return [new Essai("POST", chemin, Table.Gives("jeton.creer", qui.Role), Formulaire: [("libelle", "Essai"), ("portees", "session.lire"), ("jours", "30")])];
            case "/mon-compte/mot-de-passe":
                // Refused for its content, after the right: too short.
                return [];
            case "/mon-compte/cles/options" or "/mon-compte/cles":
                // They answer by a status of their own when there is no account: nothing of another person is in reach.
                return [];
            case "/imports":
                return verbe is "GET" ? [Given(chemin, "import.creer")] : [new Essai(verbe, chemin, ImportPermis(qui, monde, "nord"), Octets: Encoding.UTF8.GetBytes(Feuille))];
            case "/imports/modele" or "/api/v1/imports/modele":
                return new[] { "nord", "sud" }.Select(a => new Essai(verbe, $"{chemin}?session={monde[$"session/{a}"].Id}&modele=candidats", Table.Gives("import.creer", qui.Role)));
            case "/imports/{numero}" or "/imports/{numero}/refus":
                // A number that this person was not given does not exist for him.
                return [verbe is "GET" ? new Essai(verbe, chemin.Replace("{numero}", "00", StringComparison.Ordinal), Permis: false) : new Essai(verbe, chemin.Replace("{numero}", "00", StringComparison.Ordinal), Permis: false, Formulaire: [])];
            case "/api/v1/imports" or "/api/v1/imports/refus":
                return [];
            case "/journal/{lot}/annuler" or "/api/v1/journal/{lot}/annuler":
                // Unknown to all: the object decides, in tests of its own.
                return [verbe is "POST" && chemin.StartsWith("/api/", StringComparison.Ordinal) ? new Essai(verbe, chemin.Replace("{lot}", "x", StringComparison.Ordinal), Permis: false) : new Essai(verbe, chemin.Replace("{lot}", "x", StringComparison.Ordinal), Permis: false, Formulaire: [])];
            case "/api/v1/jeton":
                return [new Essai(verbe, chemin, Table.Gives("jeton.creer", qui.Role), new JsonObject { ["libelle"] = "Essai", ["portees"] = new JsonArray("session.lire") })];
            default:
                return null;
        }
    }

    private const string Feuille = "Nom de naissance;Prénoms;Date de naissance\n";

    // The import itself is refused on a session out of reach; a file without a row does nothing.
    private static bool ImportPermis(Monde.Personnage qui, Monde monde, string academie) => Table.Allows(qui, "import.creer", monde.Attaches(monde[$"session/{academie}"].Id));

    // A link lets in somebody of one's scope, and nobody who may do more than one may grant: the person of each lycée is of an équipe.
    private static IEnumerable<Essai> LinksFor(string verbe, string chemin, Monde.Personnage qui, Monde monde) => Monde.Lieux.Select(l =>
    {
        var personne = monde[$"personne/{l}"].Id;
        var permis = Table.Allows(qui, "personne.lire", monde.Attaches(personne)) && Table.Allows(qui, "lien.creer", monde.Attaches(personne)) && qui.Role is "administrateur" or "gestionnaire" && Table.Allows(qui, "lien.creer", monde.Attaches(personne));
        var adresse = chemin.Replace("{id}", personne, StringComparison.Ordinal);
        return chemin.StartsWith("/api/", StringComparison.Ordinal) ? new Essai(verbe, adresse, permis, new JsonObject { ["objet"] = "essai" }) : new Essai(verbe, adresse, permis, Formulaire: [("objet", "essai"), ("jours", "2")]);
    });

    private static JsonObject Json(IEnumerable<(string Nom, string? Valeur)> champs) => new(champs.Select(c => new KeyValuePair<string, JsonNode?>(c.Nom, c.Valeur)));
}
