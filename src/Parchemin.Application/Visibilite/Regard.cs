namespace Parchemin.Application;

/// <summary>What one actor sees at one instant: the only way from an object of the register to a page, the API, an export or a document.</summary>
public sealed class Regard(TableDesDroits droits, IReader lecture, Acteur acteur, DateTimeOffset instant)
{
    private readonly Dictionary<(Genre, string), string?> titres = [];
    private readonly Dictionary<(string, string, string), List<(long Version, string? Valeur)>> histoires = [];

    public DateTimeOffset Instant => instant;

    /// <summary>The objects of a genre that the actor may read.</summary>
    public Filtre Perimetre(Genre genre) => droits.Perimetre(acteur, genre.Code + ".lire", genre);

    /// <summary>The fields that the actor sees of an object; null when he may not read it at all.</summary>
    public async ValueTask<IReadOnlySet<string>?> VisibleFieldsAsync(Objet objet, CancellationToken annulation = default)
    {
        if (acteur.EstLeSysteme)
            return objet.Genre.Champs.Where(c => !c.Secret).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        if (!acteur.MayAttempt(objet.Genre.Code + ".lire"))
            return null;
        var qui = droits.Action(objet.Genre.Code + ".lire").Qui;
        HashSet<string>? visibles = null;
        foreach (var mandat in acteur.Mandats)
        {
            if (!qui.TryGetValue(mandat.Role, out var droit) || !await Evaluation.IsTrueAsync(droits.Scope(objet.Genre, acteur, mandat, droit.Portee), objet, lecture, annulation))
                continue;
            visibles ??= new HashSet<string>(StringComparer.Ordinal);
            var ouvertes = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var champ in objet.Genre.Champs)
            {
                if (champ.Secret || visibles.Contains(champ.Code))
                    continue;
                var classe = droits.Visibilite.ClasseDe(objet, champ);
                if (!ouvertes.TryGetValue(classe.Code, out var ouverte))
                    ouvertes[classe.Code] = ouverte = await TableDeVisibilite.IsOpenAsync(classe, objet, acteur, mandat, instant, droits, lecture, annulation);
                if (ouverte)
                    visibles.Add(champ.Code);
            }
        }

        return visibles;
    }

    /// <summary>An entry of the journal as the actor sees it; null when he may not read its object.</summary>
    /// <param name="objet">As it stands now.</param>
    /// <remarks>A field shows only when it may be seen now and in the states before and after the entry: a mark that was proposed, then
    /// withdrawn, stays as hidden in the history as it was then.</remarks>
    public async ValueTask<Ecriture?> SeeAsync(Ecriture e, Objet objet, CancellationToken annulation = default)
    {
        if (await VisibleFieldsAsync(objet, annulation) is not { } visibles)
            return null;
        var vus = visibles.ToHashSet(StringComparer.Ordinal);
        if (!acteur.EstLeSysteme)
        {
            foreach (var alors in await StatesAsync(e, objet, annulation))
                vus.IntersectWith(await VisibleFieldsAsync(alors, annulation) ?? new HashSet<string>(StringComparer.Ordinal));
        }

        bool IsSeen(string champ) => vus.Contains(champ) || objet.Genre.Find(champ) is { Secret: true };
        return e with
        {
            Avant = e.Avant.Where(v => IsSeen(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
            Apres = e.Apres.Where(v => IsSeen(v.Key)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
            // The reason of a change may tell what was changed.
            Motif = e.Apres.Keys.All(IsSeen) ? e.Motif : null,
        };
    }

    // The object in the states that decide of its classes, as they were before and after the entry.
    private async ValueTask<IReadOnlyList<Objet>> StatesAsync(Ecriture e, Objet objet, CancellationToken annulation)
    {
        var etats = new List<Objet>();
        foreach (var champ in droits.Visibilite.Passages(objet.Genre).Where(p => e.Apres.Keys.Any(c => objet.Genre.Find(c)?.Classe == p.Classe)).Select(p => p.Champ).Distinct(StringComparer.Ordinal))
        {
            var valeurs = e.Apres.TryGetValue(champ, out var apres) ? [e.Avant[champ], apres] : new[] { await ThenAsync(e, champ, annulation) };
            etats.AddRange(valeurs.Where(v => v is not null && !string.Equals(v, objet[champ], StringComparison.Ordinal)).Select(v => objet.With([new(champ, v)])));
        }

        return etats;
    }

    // What a field held when an entry that leaves it alone was made.
    private async ValueTask<string?> ThenAsync(Ecriture e, string champ, CancellationToken annulation)
    {
        if (!histoires.TryGetValue((e.Genre, e.Objet, champ), out var histoire))
        {
            histoires[(e.Genre, e.Objet, champ)] = histoire = [];
            await foreach (var autre in lecture.JournalAsync(new FiltreDuJournal { Genre = e.Genre, Objets = [e.Objet] }, annulation))
            {
                if (autre.Apres.TryGetValue(champ, out var valeur))
                    histoire.Add((autre.Version, valeur));
            }
        }

        return histoire.LastOrDefault(h => h.Version < e.Version).Valeur;
    }

    /// <summary>The object as the actor sees it; null when he may not read it.</summary>
    public async ValueTask<ObjetVu?> SeeAsync(Objet objet, CancellationToken annulation = default)
    {
        if (await VisibleFieldsAsync(objet, annulation) is not { } visibles)
            return null;
        var vues = new Dictionary<string, string>(StringComparer.Ordinal);
        var noms = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var champ in objet.Genre.Champs)
        {
            if (!visibles.Contains(champ.Code) || objet[champ.Code] is not { } valeur)
                continue;
            vues[champ.Code] = valeur;
            if (champ.Vers is { } vers)
                noms[champ.Code] = await TitleAsync(Genres.Get(vers), valeur, annulation);
        }

        var caches = objet.Genre.Champs.Where(c => !c.Secret && !visibles.Contains(c.Code)).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return new ObjetVu(objet.Genre, objet.Id, objet.Version, vues, caches, noms);
    }

    /// <summary>The words that name an object, or null when the actor may not read it.</summary>
    public async ValueTask<string?> TitleAsync(Genre genre, string id, CancellationToken annulation = default)
    {
        if (titres.TryGetValue((genre, id), out var connu))
            return connu;
        // A cycle of references stops here.
        titres[(genre, id)] = null;
        string? titre = null;
        if (await lecture.FindAsync(genre, id, annulation) is { } objet && await VisibleFieldsAsync(objet, annulation) is { } visibles)
        {
            var mots = new List<string>();
            foreach (var code in genre.Titre.Where(c => visibles.Contains(c)))
            {
                if (objet[code] is not { } valeur)
                    continue;
                var champ = genre[code];
                var mot = champ.Vers is { } vers ? await TitleAsync(Genres.Get(vers), valeur, annulation) : champ.Choix.FirstOrDefault(c => string.Equals(c.Code, valeur, StringComparison.Ordinal))?.Libelle ?? valeur;
                if (mot is not null)
                    mots.Add(mot);
            }

            titre = mots.Count > 0 ? string.Join(' ', mots) : $"{genre.Libelle} {id[..8]}";
        }

        return titres[(genre, id)] = titre;
    }

    /// <summary>The question, kept to the objects that the actor may read, those through which it passes included.</summary>
    /// <exception cref="RefusException">It filters or orders by what may be hidden from him: the answer would reveal it.</exception>
    public Requete Within(Requete requete)
    {
        if (acteur.EstLeSysteme)
            return requete;
        Check(requete.Genre, requete.Filtre);
        if (requete.Ordre is not ("tri" or "id"))
            Check(requete.Genre, requete.Ordre);
        return requete with { Filtre = Filtre.Toutes(Bound(requete.Genre, requete.Filtre), Perimetre(requete.Genre)) };
    }

    private Filtre Bound(Genre genre, Filtre condition) => condition switch
    {
        Et et => new Et([.. et.Termes.Select(t => Bound(genre, t))]),
        Ou ou => new Ou([.. ou.Termes.Select(t => Bound(genre, t))]),
        Non non => new Non(Bound(genre, non.Terme)),
        Via via when Genres.Get(genre[via.Champ].Vers!) is var cible => via with { Terme = Filtre.Toutes(Bound(cible, via.Terme), Perimetre(cible)) },
        Existe existe => existe with { Terme = Filtre.Toutes(Bound(existe.Genre, existe.Terme), Perimetre(existe.Genre)) },
        _ => condition,
    };

    private void Check(Genre genre, Filtre condition)
    {
        switch (condition)
        {
            case Et et:
                foreach (var terme in et.Termes)
                    Check(genre, terme);
                break;
            case Ou ou:
                foreach (var terme in ou.Termes)
                    Check(genre, terme);
                break;
            case Non non:
                Check(genre, non.Terme);
                break;
            case Parmi p:
                Check(genre, p.Champ);
                break;
            case Vide v:
                Check(genre, v.Champ);
                break;
            case Entre e:
                Check(genre, e.Champ);
                break;
            case Via via:
                Check(genre, via.Champ);
                Check(Genres.Get(genre[via.Champ].Vers!), via.Terme);
                break;
            case Existe existe:
                Check(existe.Genre, existe.Champ);
                Check(existe.Genre, existe.Terme);
                break;
            case Recherche:
                var cherche = genre.RechercheDe is { } autre ? Genres.Get(genre[autre].Vers!) : genre;
                foreach (var champ in cherche.Recherche)
                    Check(cherche, champ);
                break;
        }
    }

    private void Check(Genre genre, string code)
    {
        var champ = genre.Find(code) ?? throw new RefusException(NatureDeRefus.Invalide, "FILTRE-INCONNU", $"« {code} » n'est pas un champ de {genre.Libelle.ToLowerInvariant()}. Ôtez ce filtre.");
        if (!MayFilter(genre, champ))
            throw new RefusException(NatureDeRefus.Interdit, "FILTRE-INTERDIT", $"« {champ.Libelle} » ne peut servir de filtre : il ne vous est pas toujours visible. Ôtez ce filtre.");
    }

    /// <summary>Whether a list may be filtered by a field: its answer could not reveal what is hidden.</summary>
    public bool MayFilter(Genre genre, Champ champ) => acteur.EstLeSysteme || (!champ.Secret && droits.Visibilite.ClassesDe(genre, champ).All(c => c.Filtrable || AlwaysOpen(genre, c)));

    // Every mandat that lets the actor read the genre opens the class without a condition.
    private bool AlwaysOpen(Genre genre, ClasseDeVisibilite classe)
    {
        var qui = droits.Action(genre.Code + ".lire").Qui;
        var lecteurs = acteur.Mandats.Where(m => qui.ContainsKey(m.Role)).ToList();
        return lecteurs.Count > 0 && lecteurs.TrueForAll(m => classe.Regles.Any(r => r.Roles.Contains(m.Role) && r.Apres.Count == 0 && r.Portee is null));
    }
}
