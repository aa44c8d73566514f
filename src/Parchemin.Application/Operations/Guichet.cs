namespace Parchemin.Application;

/// <summary>The one way in: pages, API and command line ask here, and nothing else reads or changes the register.</summary>
public sealed class Guichet(IStore store, TableDesDroits droits, Bibliotheque bibliotheque, TimeProvider horloge)
{
    /// <summary>A list counts its objects no further: beyond, it says « et plus ».</summary>
    public const long Plafond = 1000;

    public TableDesDroits Droits => droits;

    public Bibliotheque Bibliotheque => bibliotheque;

    public IStore Store => store;

    public DateTimeOffset Maintenant => horloge.GetUtcNow();

    /// <summary>Runs a use case in one transaction with its journal.</summary>
    public Task<T> RunAsync<T>(Acteur acteur, IOperation<T> operation, Circonstances? circonstances = null, CancellationToken annulation = default)
    {
        if (!acteur.MayAttempt(operation.Code))
            throw new RefusException(NatureDeRefus.Interdit, "HORS-PORTEE", $"Ce jeton ne permet pas « {droits.Action(operation.Code).Libelle} ». Créez-en un qui porte {operation.Code}.");
        // Some operations look at objects of several genres, or at none: what the role may do at all is known before.
        if (!acteur.EstLeSysteme && !acteur.Mandats.Any(m => droits.Action(operation.Code).Qui.ContainsKey(m.Role)))
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {droits.Action(operation.Code).Libelle} » dépasse vos droits. Demandez-le à qui gère la session ou l'organisation.");
        return store.WriteAsync(
            writer => operation.ExecuteAsync(new Etabli(
                writer, operation.Code, Guid.CreateVersion7().ToString(), acteur, circonstances ?? new Circonstances(), horloge.GetUtcNow(), droits, bibliotheque)),
            annulation);
    }

    /// <summary>What an actor sees now.</summary>
    public Regard Regard(Acteur acteur) => Regard(acteur, new LectureRetenue(store));

    private Regard Regard(Acteur acteur, IReader lecture) => new(droits, lecture, acteur, horloge.GetUtcNow());

    /// <summary>One object as the actor sees it.</summary>
    /// <exception cref="RefusException">There is none, or he may not read it.</exception>
    public async ValueTask<ObjetVu> ReadAsync(Acteur acteur, Genre genre, string id, CancellationToken annulation = default)
        => await store.FindAsync(genre, id, annulation) is { } objet && await Regard(acteur).SeeAsync(objet, annulation) is { } vu ? vu : throw RefusException.Introuvable(genre);

    /// <summary>Whether the actor may do an operation on an object as the register holds it.</summary>
    public ValueTask<bool> MayAsync(Acteur acteur, string action, Objet objet, CancellationToken annulation = default) => droits.MayAsync(acteur, action, objet, store, annulation);

    /// <summary>A session, for who may do an operation on it.</summary>
    /// <exception cref="RefusException">There is none, he may not read it, or the operation is beyond his rights.</exception>
    public async Task<Objet> SessionAsync(Acteur acteur, string action, string session, CancellationToken annulation = default)
    {
        if (await store.FindAsync(Genres.Session, session, annulation) is not { } objet || await Regard(acteur).SeeAsync(objet, annulation) is null)
            throw RefusException.Introuvable(Genres.Session);
        await RequireAsync(acteur, action, objet, annulation);
        return objet;
    }

    /// <summary>Refuses who may not do an operation on a session.</summary>
    public async Task RequireAsync(Acteur acteur, string action, Objet session, CancellationToken annulation = default)
    {
        if (!await MayAsync(acteur, action, session, annulation))
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {droits.Action(action).Libelle} » dépasse vos droits sur cette session. Demandez-le à qui la gère.");
    }

    /// <summary>A page of what the actor may read.</summary>
    public async ValueTask<PageVue> ListAsync(Acteur acteur, Requete requete, CancellationToken annulation = default)
    {
        var lecture = new LectureRetenue(store);
        var regard = Regard(acteur, lecture);
        var page = await store.QueryAsync(regard.Within(requete), annulation);
        await lecture.PrefetchAsync(page.Objets, 2, annulation);
        var vus = new List<ObjetVu>(page.Objets.Count);
        foreach (var objet in page.Objets)
        {
            if (await regard.SeeAsync(objet, annulation) is { } vu)
                vus.Add(vu);
        }

        return new PageVue(vus, page.Suite, page.Total);
    }

    /// <summary>How many objects the actor may read, up to a ceiling.</summary>
    public ValueTask<long> CountAsync(Acteur acteur, Requete requete, long plafond = Plafond, CancellationToken annulation = default)
        => store.CountAsync(Regard(acteur).Within(requete), plafond, annulation);

    /// <summary>The journal as the actor may see it: entries of objects that he may read, with the fields that he may see.</summary>
    public IAsyncEnumerable<Ecriture> JournalAsync(Acteur acteur, FiltreDuJournal filtre, CancellationToken annulation = default) => JournalAsync(acteur, filtre, objets: null, annulation);

    /// <summary>The journal of some objects only, as the actor may see it.</summary>
    public async IAsyncEnumerable<Ecriture> JournalAsync(Acteur acteur, FiltreDuJournal filtre, IReadOnlySet<(string Genre, string Objet)>? objets, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation = default)
    {
        if (!acteur.EstLeSysteme && !(acteur.MayAttempt("journal.lire") && acteur.Mandats.Any(m => droits.Action("journal.lire").Qui.ContainsKey(m.Role))) && filtre.Objets is null)
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", "« Lire le journal » dépasse vos droits.");
        var lecture = new LectureRetenue(store);
        var regard = Regard(acteur, lecture);
        var restant = filtre.Limite ?? int.MaxValue;
        await foreach (var e in store.JournalAsync(filtre with { Limite = null }, annulation))
        {
            if (restant == 0)
                yield break;
            if (objets?.Contains((e.Genre, e.Objet)) is false)
                continue;
            if (Genres.Find(e.Genre) is not { } genre || await lecture.FindAsync(genre, e.Objet, annulation) is not { } objet || await regard.SeeAsync(e, objet, annulation) is not { } vue)
                continue;
            restant--;
            yield return vue;
        }
    }
}
