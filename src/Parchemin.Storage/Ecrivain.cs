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
    private int debut;
    private Essai? essai;

    /// <summary>The last entry of the journal: what precedes this transaction, then what it has written.</summary>
    public (long Rang, string Empreinte) Tete { get; private set; }

    /// <summary>Whether part of the work that runs is already in the database: only a rollback can take it back.</summary>
    public bool Entame { get; private set; }

    /// <summary>Waits until this transaction alone may link entries to the head of the journal.</summary>
    public async Task LockAsync()
        => Tete = (await liaison.ListAsync(new Commande("SELECT rang, empreinte FROM journal_tete" + bas.PourEcrire), l => (l.GetInt64(0), l.GetString(1)), CancellationToken.None))[0];

    /// <summary>Begins a work: what precedes is kept if it fails.</summary>
    public void Begin()
    {
        retours.Clear();
        (debut, Entame) = (attente.Count, false);
    }

    /// <summary>Takes back all that the work recorded, none of which has been written yet.</summary>
    public void Undo()
    {
        Forget(0);
        attente.RemoveRange(debut, attente.Count - debut);
    }

    public async ValueTask<RefusException?> TryAsync(Func<ValueTask> partie)
    {
        if (essai is not null)
            throw new InvalidOperationException("Un essai ne se fait pas dans un autre.");
        essai = new Essai { Attente = attente.Count, Retours = retours.Count };
        try
        {
            await partie();
            if (essai.Point is not null)
                await liaison.ExecuteAsync([new Commande("RELEASE SAVEPOINT essai")], CancellationToken.None);
            return null;
        }
        catch (RefusException refus)
        {
            Forget(essai.Retours);
            attente.RemoveRange(essai.Attente, attente.Count - essai.Attente);
            if (essai.Point is { } point)
            {
                await liaison.ExecuteAsync([new Commande("ROLLBACK TO SAVEPOINT essai"), new Commande("RELEASE SAVEPOINT essai")], CancellationToken.None);
                (Tete, Entame) = point;
            }

            return refus;
        }
        finally
        {
            essai = null;
        }
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
        await foreach (var ecriture in Lecture.JournalAsync(bas, page => liaison.ListAsync(page, JournalSql.Read, annulation), filtre, annulation))
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
        if (ecriture.Version != (avant?.Version ?? 0) + 1)
            throw new InvalidOperationException($"L'écriture de {ecriture.Genre} {ecriture.Objet} en version {ecriture.Version} ne suit pas la version {avant?.Version ?? 0}.");
        var depart = avant ?? new Objet(genre, ecriture.Objet, 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        var apres = depart.With(ecriture.Apres);
        var cle = (genre, ecriture.Objet);
        var connu = vus.TryGetValue(cle, out var precedent);
        if (connu && precedent?.Version != avant?.Version)
            throw new InvalidOperationException($"L'écriture de {ecriture.Genre} {ecriture.Objet} part de la version {avant?.Version ?? 0} ; il en est à la version {precedent?.Version ?? 0}.");
        retours.Add(() =>
        {
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

    /// <summary>Writes what waits, the technical values with it: the transaction can be committed.</summary>
    public async Task FinishAsync()
    {
        await FlushAsync(CancellationToken.None);
        await liaison.ExecuteAsync([.. valeurs.Select(v => ValeursTechniques.Put(v.Key.Item1, v.Key.Item2, v.Value.Valeur, v.Value.Fin))], CancellationToken.None);
        valeurs.Clear();
    }

    // A question reads what waits: the journal's entries are written, linked to its head, each before the object that it changes. What
    // stands before a part on trial is written before a point to which the database can come back.
    private async Task FlushAsync(CancellationToken annulation)
    {
        if (attente.Count == 0)
            return;
        var commandes = new List<Commande>((attente.Count * 3) + 3);
        var tete = Tete;
        for (var i = 0; i < attente.Count; i++)
        {
            if (essai is { Point: null } && i == essai.Attente)
            {
                essai.Point = (tete, Entame || i > debut);
                commandes.Add(Head(tete));
                commandes.Add(new Commande("SAVEPOINT essai"));
            }

            var (ecriture, apres, avant) = attente[i];
            var liee = ChaineDuJournal.Link(ecriture, tete.Rang + 1, tete.Empreinte);
            tete = (liee.Rang, liee.Empreinte);
            commandes.Add(JournalSql.Insert(liee));
            commandes.AddRange(TableDeGenre.Of(apres.Genre).Write(apres, avant, bas));
        }

        commandes.Add(Head(tete));
        // What earlier works of the group recorded may be written: only this work's own cannot be taken back any more.
        (Tete, Entame, debut) = (tete, Entame || attente.Count > debut, 0);
        attente.Clear();
        if (essai is not null)
            essai.Attente = 0;
        await liaison.ExecuteAsync(commandes, annulation);
    }

    private static Commande Head((long Rang, string Empreinte) tete) => new("UPDATE journal_tete SET rang = $1, empreinte = $2", tete.Rang, tete.Empreinte);

    // What was seen and set since then stands as before.
    private void Forget(int depuis)
    {
        for (var i = retours.Count - 1; i >= depuis; i--)
            retours[i]();
        retours.RemoveRange(depuis, retours.Count - depuis);
    }

    private static Dictionary<string, string?> Hide(Genre genre, IReadOnlyDictionary<string, string?> champs)
        => champs.ToDictionary(c => c.Key, c => c.Value is not null && genre[c.Key].Secret ? Cache : string.IsNullOrEmpty(c.Value) ? null : c.Value, StringComparer.Ordinal);

    /// <summary>A part of the work that may be taken back alone.</summary>
    private sealed class Essai
    {
        /// <summary>How many of the entries that wait stand before it.</summary>
        public int Attente { get; set; }

        /// <summary>How many of the ways back stand before it.</summary>
        public required int Retours { get; init; }

        /// <summary>Where the journal and the work stood when the database was told to remember; null as long as nothing of it is written.</summary>
        public ((long Rang, string Empreinte) Tete, bool Entame)? Point { get; set; }
    }
}
