using System.Collections.Immutable;

namespace Parchemin.Application;

/// <summary>The workbench of one use case: reads inside its transaction, and the only two gestures that write, each checking the right on the very object.</summary>
public sealed class Etabli
{
    private readonly IWriter writer;
    private readonly string lot;
    private readonly Circonstances circonstances;
    private readonly HashSet<(Genre, string)> lisibles = [];

    internal Etabli(IWriter writer, string operation, string lot, Acteur acteur, Circonstances circonstances, DateTimeOffset maintenant, TableDesDroits droits, Bibliotheque bibliotheque)
    {
        this.writer = writer;
        this.lot = lot;
        this.circonstances = circonstances;
        Operation = operation;
        Acteur = acteur;
        Maintenant = maintenant;
        Droits = droits;
        Bibliotheque = bibliotheque;
        Regard = new Regard(droits, writer, acteur, maintenant);
    }

    public string Operation { get; }

    public Acteur Acteur { get; }

    /// <summary>Why it is done, as the person says; null when nothing is said.</summary>
    public string? Motif => string.IsNullOrWhiteSpace(circonstances.Motif) ? null : circonstances.Motif.Trim();

    public DateTimeOffset Maintenant { get; }

    public TableDesDroits Droits { get; }

    public Bibliotheque Bibliotheque { get; }

    public Regard Regard { get; }

    public IReader Lecture => writer;

    public string Lot => lot;

    /// <summary>An object that the actor may read.</summary>
    /// <exception cref="RefusException">There is none, or he may not.</exception>
    public async ValueTask<Objet> GetAsync(Genre genre, string id)
        => await writer.FindAsync(genre, id) is { } objet && await Regard.VisibleFieldsAsync(objet) is not null ? objet : throw RefusException.Introuvable(genre);

    /// <summary>Refuses unless the actor may do this operation on the object.</summary>
    public async ValueTask<IReadOnlyList<Droit>> AuthorizeAsync(string action, Objet objet)
    {
        var droits = await Droits.DroitsAsync(Acteur, action, objet, writer);
        return droits.Count > 0
            ? droits
            : throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {Droits.Action(action).Libelle} » dépasse vos droits sur cet objet. Demandez-le à qui gère la session ou l'organisation.");
    }

    /// <summary>Whether the actor may read an object; asked once in a use case.</summary>
    /// <remarks>To ask again could put a question to the store after a part of the work was recorded, which then could not be taken back alone.</remarks>
    public async ValueTask<bool> MayReadAsync(Objet objet)
    {
        if (Acteur.EstLeSysteme || lisibles.Contains((objet.Genre, objet.Id)))
            return true;
        if (await Regard.VisibleFieldsAsync(objet) is null)
            return false;
        lisibles.Add((objet.Genre, objet.Id));
        return true;
    }

    /// <summary>Lets this work refer to an object that the actor may not read, because he brings it himself.</summary>
    internal void Vouch(Objet objet) => lisibles.Add((objet.Genre, objet.Id));

    /// <summary>The actor's own person, to whom he may always refer; null for the product itself.</summary>
    internal async ValueTask<string?> ReferToSelfAsync()
    {
        if (Acteur.EstLeSysteme || await writer.FindAsync(Genres.Personne, Acteur.Personne) is not { } personne)
            return null;
        Vouch(personne);
        return personne.Id;
    }

    /// <summary>Refuses to touch a field that the actor does not see. Asked before anything is compared: whether a guess is right would tell the value.</summary>
    public async ValueTask CheckSeenAsync(Objet objet, IEnumerable<string> champs)
    {
        if (Acteur.EstLeSysteme)
            return;
        if (await Regard.VisibleFieldsAsync(objet) is not { } visibles)
            return;
        lisibles.Add((objet.Genre, objet.Id));
        if (champs.Select(objet.Genre.Find).FirstOrDefault(c => c is { Secret: false } && !visibles.Contains(c.Code)) is { } cache)
            throw Forbidden(cache);
    }

    /// <summary>Whether the actor holds one of these roles by a mandat that reaches the object: a role held elsewhere does not count here.</summary>
    public async ValueTask<bool> HoldsOnAsync(Objet objet, params IReadOnlyCollection<string> roles)
    {
        foreach (var mandat in Acteur.Mandats.Where(m => roles.Contains(m.Role)))
        {
            if (await Evaluation.IsTrueAsync(Droits.Scope(objet.Genre, Acteur, mandat, Portee.Mandat), objet, writer))
                return true;
        }

        return false;
    }

    /// <summary>Adds an object.</summary>
    /// <param name="valeurs">As typed; brought to canonical form here.</param>
    public async ValueTask<Objet> CreateAsync(string action, Genre genre, IEnumerable<KeyValuePair<string, string?>> valeurs, string? id = null)
    {
        var apres = Normalize(genre, valeurs, avant: null);
        var objet = new Objet(genre, id ?? Guid.CreateVersion7(Maintenant).ToString(), 0, ImmutableDictionary<string, string>.Empty).With(apres);
        CheckWritable(await AuthorizeAsync(action, objet), genre, apres.Keys);
        await ReglesDuRegistre.CheckAsync(objet, avant: null, this);
        var cree = writer.Record(Entry(objet, apres.ToDictionary(v => v.Key, _ => (string?)null, StringComparer.Ordinal), apres), avant: null);
        await ReglesDuRegistre.FollowAsync(action, cree, avant: null, this);
        return cree;
    }

    /// <summary>Changes some fields of an object.</summary>
    /// <param name="versionLue">The version that the actor had before his eyes: a field changed since by somebody else is a conflict on that field; null takes the last word.</param>
    /// <returns>The object as it now stands, unchanged when nothing differs.</returns>
    public async ValueTask<Objet> ChangeAsync(string action, Objet objet, IEnumerable<KeyValuePair<string, string?>> changements, long? versionLue = null)
    {
        var droits = await AuthorizeAsync(action, objet);
        var donnes = changements.ToList();
        await CheckSeenAsync(objet, donnes.Select(c => c.Key));
        var apres = Normalize(objet.Genre, donnes, objet);
        await MergeAsync(objet, apres, versionLue);
        if (apres.Count == 0)
            return objet;
        CheckWritable(droits, objet.Genre, apres.Keys);
        var suivant = objet.With(apres);
        // Nobody moves an object out of his reach, nor into another's.
        await AuthorizeAsync(action, suivant);
        await ReglesDuRegistre.CheckAsync(suivant, objet, this);
        var tenu = writer.Record(Entry(suivant, apres.Keys.ToDictionary(c => c, c => objet[c], StringComparer.Ordinal), apres), objet);
        await ReglesDuRegistre.FollowAsync(action, tenu, objet, this);
        return tenu;
    }

    /// <summary>Changes an object, or adds it at version 0, as the consequence of what the actor may do on another: the result of a unité follows from the validation of its grid.</summary>
    /// <param name="cause">The object on which the right is asked.</param>
    public async ValueTask<Objet> DeriveAsync(string action, Objet cause, Objet objet, IEnumerable<KeyValuePair<string, string?>> changements)
    {
        await AuthorizeAsync(action, cause);
        var apres = Normalize(objet.Genre, changements, objet.Version == 0 ? null : objet);
        if (apres.Count == 0)
            return objet;
        var suivant = objet.With(apres);
        var avant = objet.Version == 0 ? null : objet;
        await ReglesDuRegistre.CheckAsync(suivant, avant, this);
        return writer.Record(Entry(suivant, apres.Keys.ToDictionary(c => c, c => objet[c], StringComparer.Ordinal), apres), avant);
    }

    /// <summary>Records entries of another register as they stand there, under this one's chain: who, when and why remain.</summary>
    /// <returns>How many objects they make.</returns>
    /// <exception cref="RefusException">The actor is not the operator, or one of the objects already stands here.</exception>
    public async ValueTask<int> ReplayAsync(IReadOnlyList<Ecriture> ecritures)
    {
        if (!Acteur.EstLeSysteme)
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", "Reprendre une session se fait à la console de l'exploitant.");
        var objets = new Dictionary<(string, string), Objet>();
        foreach (var e in ecritures)
        {
            var genre = Genres.Find(e.Genre) ?? throw new RefusException(NatureDeRefus.Invalide, "GENRE-INCONNU", $"Cette version ne connaît pas « {e.Genre} ». Reprenez la session avec la version qui l'a exportée, ou une plus récente.");
            if (!objets.TryGetValue((e.Genre, e.Objet), out var avant) && await writer.FindAsync(genre, e.Objet) is not null)
                throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-ICI", $"{genre.Libelle} {e.Objet} est déjà dans ce registre. Reprenez la session dans un registre vide.");
            // What its exporter could not see is not in the entry, which counts in the history all the same.
            if (e.Version != (avant?.Version ?? 0) + 1)
                throw new RefusException(NatureDeRefus.Invalide, "EXPORT-ILLISIBLE", $"Il manque au fichier une écriture de {genre.Libelle.ToLowerInvariant()} {e.Objet}. Exportez de nouveau la session.");
            objets[(e.Genre, e.Objet)] = writer.Record(e with { Rang = 0 }, avant);
        }

        return objets.Count;
    }

    /// <summary>Does a part of the work, or nothing of it when it is refused.</summary>
    /// <returns>The refusal, or null.</returns>
    public ValueTask<RefusException?> TryAsync(Func<ValueTask> partie) => writer.TryAsync(partie);

    /// <summary>A technical value as this transaction sees it.</summary>
    public ValueTask<string?> GetAsync(string espace, string cle) => writer.GetAsync(espace, cle);

    /// <summary>Sets a technical value in the same transaction.</summary>
    public void Put(string espace, string cle, string valeur, DateTimeOffset fin) => writer.Put(espace, cle, valeur, fin);

    private Ecriture Entry(Objet apres, IReadOnlyDictionary<string, string?> avant, IReadOnlyDictionary<string, string?> valeurs) => new()
    {
        Operation = Operation,
        Lot = lot,
        Acteur = Acteur.Id,
        NomDeLActeur = Acteur.Nom,
        SurvenueLe = circonstances.SurvenueLe ?? Maintenant,
        SaisieLe = Maintenant,
        DecideeLe = circonstances.DecideeLe,
        Motif = circonstances.Motif,
        Genre = apres.Genre.Code,
        Objet = apres.Id,
        Version = apres.Version,
        Avant = avant,
        Apres = valeurs,
    };

    private static Dictionary<string, string?> Normalize(Genre genre, IEnumerable<KeyValuePair<string, string?>> valeurs, Objet? avant)
    {
        var resultat = new Dictionary<string, string?>(StringComparer.Ordinal);
        var fautes = new List<Faute>();
        foreach (var (code, texte) in valeurs)
        {
            if (genre.Find(code) is not { } champ)
            {
                fautes.Add(new Faute("CHAMP-INCONNU", code, texte, $"« {code} » n'est pas un champ de {genre.Libelle.ToLowerInvariant()}. Ôtez-le."));
                continue;
            }

            var (valeur, motif) = champ.Secret ? (texte, null) : ValeurDeChamp.Normalize(champ, texte);
            if (motif is not null)
                fautes.Add(new Faute("VALEUR-REFUSEE", code, texte, motif));
            else if (avant is not null && champ.Fixe && !string.Equals(avant[code], valeur, StringComparison.Ordinal))
                fautes.Add(new Faute("CHAMP-FIXE", code, texte, $"{champ.Libelle} ne change plus après la création."));
            else if (valeur is null ? avant?[code] is not null : !string.Equals(avant?[code], valeur, StringComparison.Ordinal))
                resultat[code] = valeur;
        }

        return fautes.Count == 0 ? resultat : throw Invalid(genre, fautes);
    }

    internal static RefusException Invalid(Genre genre, IReadOnlyList<Faute> fautes)
        => new(NatureDeRefus.Invalide, fautes.Count == 1 ? fautes[0].Code : "VALEURS-REFUSEES", fautes.Count == 1 ? fautes[0].Message : $"{genre.Libelle} : {fautes.Count} valeurs sont à corriger.", fautes);

    private void CheckWritable(IReadOnlyList<Droit> droits, Genre genre, IEnumerable<string> champs)
    {
        if (Acteur.EstLeSysteme)
            return;
        foreach (var champ in champs)
        {
            if (genre[champ].Reserve && Operation.StartsWith(genre.Code + ".", StringComparison.Ordinal) && (Operation.EndsWith(".creer", StringComparison.Ordinal) || Operation.EndsWith(".modifier", StringComparison.Ordinal)))
                throw Forbidden(genre[champ]);
            if (droits.All(d => d.Sauf.Contains(champ)))
                throw Forbidden(genre[champ]);
        }
    }

    private static RefusException Forbidden(Champ champ)
        => new(NatureDeRefus.Interdit, "CHAMP-INTERDIT", $"« {champ.Libelle} » dépasse vos droits. Demandez la modification à qui gère la session.",
            [new Faute("CHAMP-INTERDIT", champ.Code, null, $"« {champ.Libelle} » dépasse vos droits.")]);

    // A field that the actor did not touch keeps what somebody else wrote meanwhile; a field that both changed is a conflict.
    private async ValueTask MergeAsync(Objet objet, Dictionary<string, string?> changements, long? versionLue)
    {
        if (versionLue is not { } lue || lue == objet.Version || changements.Count == 0)
            return;
        if (lue > objet.Version || lue < 0)
            throw new RefusException(NatureDeRefus.Invalide, "VERSION-INCONNUE", $"La version {lue} n'existe pas : {objet.Genre.Libelle.ToLowerInvariant()} en est à la version {objet.Version}. Rechargez.");
        var lus = new Dictionary<string, (string? Valeur, Ecriture Par)>(StringComparer.Ordinal);
        await foreach (var e in writer.JournalAsync(new FiltreDuJournal { Genre = objet.Genre.Code, Objets = [objet.Id], VersionApres = lue }))
        {
            foreach (var (champ, avant) in e.Avant)
                lus[champ] = (lus.TryGetValue(champ, out var premier) ? premier.Valeur : avant, e);
        }

        var fautes = new List<Faute>();
        foreach (var (champ, valeur) in changements.ToList())
        {
            if (!lus.TryGetValue(champ, out var lu))
                continue;
            if (string.Equals(lu.Valeur, valeur, StringComparison.Ordinal))
                changements.Remove(champ);
            else
                fautes.Add(new Faute("CONFLIT", champ, valeur, $"{objet.Genre[champ].Libelle} a été changé entre-temps par {lu.Par.NomDeLActeur} : « {Shown(objet, champ)} ». Gardez cette valeur ou enregistrez de nouveau la vôtre."));
        }

        if (fautes.Count > 0)
            throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", "Un autre a changé le même champ entre-temps. Rien n'est enregistré ; choisissez la valeur à garder.", fautes);
    }

    private static string Shown(Objet objet, string champ)
        => objet.Genre[champ].Secret ? "(secret)" : objet.Genre[champ].Choix.FirstOrDefault(c => string.Equals(c.Code, objet[champ], StringComparison.Ordinal))?.Libelle ?? objet[champ] ?? "vide";
}
