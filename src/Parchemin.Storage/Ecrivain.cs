using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>The writer of one group of works: what it records waits in memory and is written in one go, journal first.</summary>
internal sealed class Ecrivain(Liaison liaison, IBase bas, TimeProvider horloge) : IWriter
{
    private const string Cache = "(secret)";

    private readonly Dictionary<(Genre, string), Objet?> vus = [];
    private readonly List<(Ecriture Ecriture, Objet Apres, Objet? Avant)> attente = [];
    private readonly Dictionary<(string, string), (string Valeur, DateTimeOffset Fin)> valeurs = [];
    private readonly List<Action> retours = [];
    private int ecrits;

    /// <summary>The last entry of the journal: what precedes this transaction, then what it has written.</summary>
    public (long Rang, string Empreinte) Tete { get; private set; }

    /// <summary>Whether part of the work that runs is already in the database: only a rollback can take it back.</summary>
    public bool Entame => ecrits > 0;

    /// <summary>Waits until this transaction alone may link entries to the head of the journal.</summary>
    public async Task LockAsync()
        => Tete = (await liaison.ListAsync(new Commande("SELECT rang, empreinte FROM journal_tete" + bas.PourEcrire), l => (l.GetInt64(0), l.GetString(1)), CancellationToken.None))[0];

    /// <summary>Begins a work: what precedes is kept if it fails.</summary>
    public void Begin()
    {
        retours.Clear();
        ecrits = 0;
    }

    /// <summary>Takes back all that the work recorded and that has not been written yet.</summary>
    public void Undo() => UndoTo(ecrits);

    public int Mark() => ecrits + retours.Count;

    public void UndoTo(int marque)
    {
        if (marque < ecrits || marque > Mark())
            throw new InvalidOperationException("Une question a déjà écrit ce qui devait être repris.");
        for (var i = retours.Count - 1; i >= marque - ecrits; i--)
            retours[i]();
        retours.RemoveRange(marque - ecrits, Mark() - marque);
    }

    public async ValueTask<Objet?> FindAsync(Genre genre, string id, CancellationToken annulation = default)
    {
        if (vus.TryGetValue((genre, id), out var vu))
            return vu;
        var lus = await Lecture.FindAsync(liaison, bas, genre, [id], annulation);
        return vus[(genre, id)] = lus.Count == 0 ? null : lus[0];
    }

    public async ValueTask<IReadOnlyList<Objet>> FindAsync(Genre genre, IReadOnlyCollection<string> ids, CancellationToken annulation = default)
    {
        var manquants = ids.Where(id => !vus.ContainsKey((genre, id))).Distinct(StringComparer.Ordinal).ToList();
        if (manquants.Count > 0)
        {
            foreach (var id in manquants)
                vus[(genre, id)] = null;
            foreach (var objet in await Lecture.FindAsync(liaison, bas, genre, manquants, annulation))
                vus[(genre, objet.Id)] = objet;
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => vus[(genre, id)]).OfType<Objet>()];
    }

    public async ValueTask<PageDObjets> QueryAsync(Requete requete, CancellationToken annulation = default)
    {
        await FlushAsync(annulation);
        return await Lecture.QueryAsync(liaison, bas, requete, annulation);
    }

    public async ValueTask<long> CountAsync(Requete requete, long plafond = long.MaxValue, CancellationToken annulation = default)
    {
        await FlushAsync(annulation);
        return await Lecture.CountAsync(liaison, bas, requete, plafond, annulation);
    }

    public async IAsyncEnumerable<Ecriture> JournalAsync(FiltreDuJournal filtre, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken annulation = default)
    {
        await FlushAsync(annulation);
        await foreach (var ecriture in Lecture.JournalAsync(page => liaison.ListAsync(page, JournalSql.Read, annulation), filtre, annulation))
            yield return ecriture;
    }

    public async ValueTask<long> RangAsync(Genre genre, CancellationToken annulation = default)
    {
        await FlushAsync(annulation);
        return await Lecture.RangAsync(liaison, genre, annulation);
    }

    public async ValueTask<string?> GetAsync(string espace, string cle, CancellationToken annulation = default)
    {
        if (valeurs.TryGetValue((espace, cle), out var mise))
            return mise.Fin > horloge.GetUtcNow() ? mise.Valeur : null;
        return await ValeursTechniques.GetAsync(liaison, espace, cle, horloge.GetUtcNow(), annulation);
    }

    public Objet Record(Ecriture ecriture, Objet? avant)
    {
        var genre = Genres.Get(ecriture.Genre);
        if (ecriture.Version != (avant?.Version ?? 0) + 1 || ecriture.Apres.Count == 0)
            throw new InvalidOperationException($"L'écriture de {ecriture.Genre} {ecriture.Objet} en version {ecriture.Version} ne suit pas la version {avant?.Version ?? 0}.");
        var depart = avant ?? new Objet(genre, ecriture.Objet, 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        var apres = depart.With(ecriture.Apres);
        var cle = (genre, ecriture.Objet);
        var connu = vus.TryGetValue(cle, out var precedent);
        if (connu && precedent?.Version != avant?.Version)
            throw new InvalidOperationException($"L'écriture de {ecriture.Genre} {ecriture.Objet} part de la version {avant?.Version ?? 0} ; il en est à la version {precedent?.Version ?? 0}.");
        retours.Add(() =>
        {
            attente.RemoveAt(attente.Count - 1);
            if (connu)
                vus[cle] = precedent;
            else
                vus.Remove(cle);
        });
        attente.Add((ecriture with { Avant = Hide(genre, ecriture.Avant), Apres = Hide(genre, ecriture.Apres) }, apres, avant));
        vus[cle] = apres;
        return apres;
    }

    public void Put(string espace, string cle, string valeur, DateTimeOffset fin)
    {
        var connue = valeurs.TryGetValue((espace, cle), out var precedente);
        retours.Add(() =>
        {
            if (connue)
                valeurs[(espace, cle)] = precedente;
            else
                valeurs.Remove((espace, cle));
        });
        valeurs[(espace, cle)] = (valeur, fin);
    }

    /// <summary>Writes what waits: the journal's entries, linked to its head, each before the object that it changes.</summary>
    public async Task FlushAsync(CancellationToken annulation)
    {
        if (attente.Count == 0 && valeurs.Count == 0)
            return;
        var commandes = new List<Commande>((attente.Count * 3) + valeurs.Count + 1);
        var (rang, empreinte) = Tete;
        foreach (var (ecriture, apres, avant) in attente)
        {
            var liee = ChaineDuJournal.Link(ecriture, ++rang, empreinte);
            empreinte = liee.Empreinte;
            commandes.Add(JournalSql.Insert(liee));
            commandes.AddRange(TableDeGenre.Of(apres.Genre).Write(apres, avant, bas));
        }

        if (attente.Count > 0)
            commandes.Add(new Commande("UPDATE journal_tete SET rang = $1, empreinte = $2", rang, empreinte));
        commandes.AddRange(valeurs.Select(v => ValeursTechniques.Put(v.Key.Item1, v.Key.Item2, v.Value.Valeur, v.Value.Fin)));
        Tete = (rang, empreinte);
        // What earlier works of the group recorded may be written: only this work's own cannot be taken back any more.
        ecrits += retours.Count;
        attente.Clear();
        valeurs.Clear();
        retours.Clear();
        await liaison.ExecuteAsync(commandes, annulation);
    }

    private static Dictionary<string, string?> Hide(Genre genre, IReadOnlyDictionary<string, string?> champs)
        => champs.ToDictionary(c => c.Key, c => c.Value is not null && genre[c.Key].Secret ? Cache : string.IsNullOrEmpty(c.Value) ? null : c.Value, StringComparer.Ordinal);
}
