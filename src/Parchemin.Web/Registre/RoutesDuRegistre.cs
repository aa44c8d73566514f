using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>The pages of the register: one list, one sheet and one form for every genre, drawn from its fields.</summary>
internal static class RoutesDuRegistre
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get("/registre/{genre}", new Exigence("{genre}.lire"), ListAsync);
        routes.Get("/registre/{genre}/export", new Exigence("{genre}.lire"), ExportAsync);
        routes.Get("/registre/{genre}/nouveau", new Exigence("{genre}.creer"), async (string genre, Guichet guichet, Visite visite, HttpContext http)
            => await FormAsync(Find(genre), null, http.Request.Query.ToDictionary(q => q.Key, q => (string?)q.Value.ToString(), StringComparer.Ordinal), null, guichet, visite, http));
        routes.Post("/registre/{genre}", new Exigence("{genre}.creer"), CreateAsync);
        routes.Get("/registre/{genre}/{id}", new Exigence("{genre}.lire"), async (string genre, string id, Guichet guichet, Visite visite, HttpContext http)
            => await FormAsync(Find(genre, proprement: true), await guichet.ReadAsync(visite.Acteur!, Find(genre, proprement: true), id, http.RequestAborted), null, null, guichet, visite, http));
        routes.Post("/registre/{genre}/{id}", new Exigence("{genre}.modifier"), ChangeAsync);
        routes.Post("/registre/{genre}/ensemble", new Exigence("{genre}.modifier"), ChangeTogetherAsync);
        routes.Get("/journal", new Exigence("journal.lire"), JournalAsync);
        routes.Post("/journal/{lot}/annuler", new Exigence("lot.annuler"), UndoAsync);
    }

    /// <summary>The genre of a route; those with use cases of their own have no general pages but their sheet.</summary>
    public static Genre Find(string code, bool proprement = false)
        => Genres.Find(code) is { } genre && (proprement || !genre.Propre) ? genre : throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", "Cette page n'existe pas. Vérifiez l'adresse.");

    private static async Task<IResult> ListAsync(string genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var g = Find(genre, proprement: true);
        var demande = ListeDemandee.Of(g, http.Request.Query, 50);
        var page = await guichet.ListAsync(visite.Acteur!, demande.Requete with { Compter = Guichet.Plafond }, http.RequestAborted);
        var saisies = new Saisies(guichet, http.RequestServices.GetRequiredService<ChoixRetenus>(), visite.Acteur!);
        var filtrables = g.Champs.Where(c => !c.Secret && !c.Reserve && guichet.Droits.Visibilite.Classe(c.Classe).Filtrable && (c.Type is FormatDeChamp.Code || (c.Type is FormatDeChamp.Reference && c.Code is not ("candidat" or "personne"))));
        var vide = new Objet(g, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.AddRange(http.Request.Query.Where(q => g.Find(q.Key) is not null && q.Value.ToString().Length > 0).Select(q => new KeyValuePair<string, string>(q.Key, q.Value.ToString()))));
        var filtres = new List<Saisie>();
        foreach (var champ in filtrables)
        {
            if (await saisies.OfAsync(champ with { Requis = false, Fixe = false, Aide = null }, vide, null, ecriture: true, http.RequestAborted) is { Choix.Count: > 0 } saisie)
                filtres.Add(saisie);
        }

        var enMasse = visite.May(g.Code + ".modifier") ? filtres.Where(f => f.Champ is { Reserve: false } && !g[f.Champ.Code].Fixe).ToList() : [];
        var vues = visite.May("vue.lire") ? (await guichet.ListAsync(visite.Acteur!, new Requete(Genres.Vue, Filtre.Toutes(new Parmi("liste", [g.Code]), new Vide("retiree_le"))) { Ordre = "id" }, http.RequestAborted)).Objets : [];
        return new RazorComponentResult<PageDeListe>(new { Genre = g, page.Objets, page.Suite, Total = page.Total!.Value, demande.Filtre, Filtres = filtres, EnMasse = enMasse, Vues = vues });
    }

    private static async Task<IResult> FormAsync(Genre genre, ObjetVu? objet, IReadOnlyDictionary<string, string?>? tapees, RefusException? refus, Guichet guichet, Visite visite, HttpContext http)
    {
        var droits = objet is null ? null : await ModifierAsync(genre, objet.Id, guichet, visite, http);
        var modifiable = objet is null || (droits is { Count: > 0 } && !genre.Propre);
        var saisies = new Saisies(guichet, http.RequestServices.GetRequiredService<ChoixRetenus>(), visite.Acteur!);
        var base_ = objet is null
            ? new Objet(genre, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
            : new Objet(genre, objet.Id, objet.Version, System.Collections.Immutable.ImmutableDictionary.CreateRange(StringComparer.Ordinal, objet.Valeurs));
        if (tapees is not null)
            base_ = base_.With(tapees.Where(t => genre.Find(t.Key) is not null));
        var liste = new List<Saisie>();
        foreach (var champ in genre.Champs.Where(c => !c.Secret && (objet is not null || !c.Reserve)))
        {
            var ecriture = modifiable && !champ.Reserve && !(objet is not null && champ.Fixe) && objet?.IsHidden(champ.Code) is not true && !(droits is { Count: > 0 } && droits.All(d => d.Sauf.Contains(champ.Code)));
            if (objet?.IsHidden(champ.Code) is true && modifiable)
                continue;
            var saisie = await saisies.OfAsync(champ, base_, refus?.Fautes.FirstOrDefault(f => string.Equals(f.Champ, champ.Code, StringComparison.Ordinal))?.Message, ecriture, http.RequestAborted);
            // A référentiel without options or languages has nothing to ask.
            if (champ.Liste is ListeDuReferentiel.Aucune || saisie is not { Choix.Count: 0, Valeur: null })
                liste.Add(saisie);
        }

        var fautes = refus is null ? [] : refus.Fautes.Count > 0 ? refus.Fautes : [new Faute(refus.Code, null, null, refus.Message)];
        var rattaches = new List<Rattachement>();
        var historique = new List<Ecriture>();
        IReadOnlyDictionary<string, string> noms = new Dictionary<string, string>(StringComparer.Ordinal);
        if (objet is not null)
        {
            var regard = guichet.Regard(visite.Acteur!);
            foreach (var (autre, champ) in Genres.Tous.Where(g => visite.May(g.Code + ".lire")).SelectMany(g => g.Champs.Where(c => string.Equals(c.Vers, genre.Code, StringComparison.Ordinal) && regard.MayFilter(g, c)).Select(c => (g, c.Code))))
            {
                if (genre == Genres.Session || (genre == Genres.Organisation && autre != Genres.Organisation && autre != Genres.Session) || autre == Genres.Copie)
                    continue;
                var page = await guichet.ListAsync(visite.Acteur!, new Requete(autre, new Parmi(champ, [objet.Id])) { Ordre = "id", Taille = 60 }, http.RequestAborted);
                if (page.Objets.Count > 0 || (!autre.Propre && visite.May(autre.Code + ".creer") && genre != Genres.Organisation))
                    rattaches.Add(new Rattachement(autre, champ, [.. page.Objets.OrderBy(o => o.Titre, StringComparer.Ordinal)], page.Suite is not null));
            }

            await foreach (var e in guichet.JournalAsync(visite.Acteur!, new FiltreDuJournal { Genre = genre.Code, Objets = [objet.Id], Recentes = true, Limite = PageDeFiche.Historiques }, http.RequestAborted))
                historique.Add(e);
            noms = await NamesAsync(historique, guichet, visite, http);
        }

        return new RazorComponentResult<PageDeFiche>(new
        {
            Genre = genre,
            Objet = objet,
            Saisies = liste,
            Fautes = fautes,
            Modifiable = modifiable,
            Retour = (http.Request.HasFormContentType ? http.Request.Form["_retour"] : http.Request.Query["_retour"]).ToString() is { Length: > 0 } retour ? retour : null,
            Liens = objet is null ? [] : objet.Titres.Where(t => t.Value is not null && genre[t.Key].Requis).Select(t => (t.Value!, $"/registre/{genre[t.Key].Vers}/{objet[t.Key]}")).ToList(),
            Rattaches = rattaches,
            Historique = historique,
            Noms = noms,
        })
        { StatusCode = Garde.StatusOf(refus) };
    }

    /// <summary>The words that name the objects that entries refer to, as far as the visitor may read them.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyList<Ecriture> ecritures, Guichet guichet, Visite visite, HttpContext http)
    {
        var regard = guichet.Regard(visite.Acteur!);
        var noms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (champ, valeur) in ecritures.SelectMany(e => e.Apres.Concat(e.Avant).Select(v => (Champ: Genres.Find(e.Genre)?.Find(v.Key), v.Value))))
        {
            if (champ?.Vers is { } vers && valeur is not null && !noms.ContainsKey(valeur) && await regard.TitleAsync(Genres.Get(vers), valeur, http.RequestAborted) is { } nom)
                noms[valeur] = nom;
        }

        return noms;
    }

    private static async ValueTask<IReadOnlyList<Droit>> ModifierAsync(Genre genre, string id, Guichet guichet, Visite visite, HttpContext http)
        => visite.May(genre.Code + ".modifier") && await guichet.Store.FindAsync(genre, id, http.RequestAborted) is { } objet
            ? await guichet.Droits.DroitsAsync(visite.Acteur!, genre.Code + ".modifier", objet, guichet.Store, http.RequestAborted)
            : [];

    private static async Task<IResult> CreateAsync(string genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var g = Find(genre);
        var valeurs = Values(http.Request.Form);
        try
        {
            var objet = await guichet.RunAsync(visite.Acteur!, CreerObjet.For(g, valeurs), annulation: http.RequestAborted);
            visite.LeaveMessage($"{g.Libelle} : c’est enregistré.");
            return Results.LocalRedirect(http.Request.Form["_retour"].ToString() is { Length: > 0 } retour ? RoutesDeBase.Local(retour) : $"/registre/{g.Code}/{objet.Id}");
        }
        catch (RefusException refus) when (refus.Nature is not NatureDeRefus.Introuvable)
        {
            return await FormAsync(g, null, valeurs, refus, guichet, visite, http);
        }
    }

    private static async Task<IResult> ChangeAsync(string genre, string id, Guichet guichet, Visite visite, HttpContext http)
    {
        var g = Find(genre);
        var valeurs = Values(http.Request.Form);
        var version = long.TryParse(http.Request.Form["_version"], out var v) ? v : (long?)null;
        try
        {
            await guichet.RunAsync(visite.Acteur!, new ModifierObjet(g, id, version, valeurs), CirconstancesDites.Of(http), http.RequestAborted);
            visite.LeaveMessage("C’est enregistré.");
            return Results.LocalRedirect($"/registre/{g.Code}/{id}");
        }
        catch (RefusException refus) when (refus.Nature is not NatureDeRefus.Introuvable)
        {
            return await FormAsync(g, await guichet.ReadAsync(visite.Acteur!, g, id, http.RequestAborted), valeurs, refus, guichet, visite, http);
        }
    }

    private static async Task<IResult> ChangeTogetherAsync(string genre, Guichet guichet, Visite visite, HttpContext http)
    {
        var changements = http.Request.Form.Where(f => f.Key.StartsWith("m-", StringComparison.Ordinal) && f.Value.ToString().Length > 0).ToDictionary(f => f.Key[2..], f => (string?)f.Value.ToString(), StringComparer.Ordinal);
        var ids = http.Request.Form["id"].OfType<string>().ToList();
        var change = await guichet.RunAsync(visite.Acteur!, new ModifierEnsemble(Find(genre), ids, changements), CirconstancesDites.Of(http), http.RequestAborted);
        visite.LeaveMessage($"{Pluriel.Of(change, "modifié")}, {Pluriel.Of(ids.Count - change, "inchangé")}. Le journal permet d’annuler.");
        return Results.LocalRedirect(RoutesDeBase.Local(http.Request.Form["_retour"]));
    }

    private static async Task<IResult> JournalAsync(string? genre, string? objet, string? operation, long? avant, Guichet guichet, Visite visite, HttpContext http)
    {
        var lues = new List<Ecriture>();
        var filtre = new FiltreDuJournal { Genre = genre is { Length: > 0 } ? genre : null, Objets = objet is { Length: > 0 } ? [objet] : null, Operation = operation is { Length: > 0 } ? operation : null, Apres = avant, Recentes = true, Limite = 50 };
        await foreach (var e in guichet.JournalAsync(visite.Acteur!, filtre, http.RequestAborted))
            lues.Add(e);
        return new RazorComponentResult<PageDuJournal>(new { Objet = objet is { Length: > 0 } ? objet : null, Ecritures = lues, Noms = await NamesAsync(lues, guichet, visite, http) });
    }

    private static async Task<IResult> UndoAsync(string lot, Guichet guichet, Visite visite, HttpContext http)
    {
        var annulees = await guichet.RunAsync(visite.Acteur!, new AnnulerUnLot(lot), annulation: http.RequestAborted);
        visite.LeaveMessage($"Annulé : {Pluriel.Of(annulees, "modification reprise")}.");
        return Results.LocalRedirect(RoutesDeBase.Local(http.Request.Form["_retour"]));
    }

    public static async Task<IResult> ExportAsync(string genre, string? format, Guichet guichet, Visite visite, IEcritureDeTableau ecriture, HttpContext http)
    {
        var g = Find(genre);
        var demande = ListeDemandee.Of(g, http.Request.Query, 1000);
        var export = await ExportDeListe.ReadAsync(guichet, visite.Acteur!, demande.Requete, http.RequestAborted);
        return TypesDeFichier.Answer(ecriture, format, g.Table, g.Pluriel, export.Colonnes, export.Lignes);
    }

    private static Dictionary<string, string?> Values(IFormCollection formulaire)
        => formulaire.Where(f => !f.Key.StartsWith('_')).ToDictionary(f => f.Key, f => (string?)f.Value.ToString(), StringComparer.Ordinal);
}
