namespace Parchemin.Application;

/// <summary>What one actor sees at one instant: the only way from an object of the register to a page, the API, an export or a document.</summary>
public sealed class Regard(TableDesDroits droits, IReader lecture, Acteur acteur, DateTimeOffset instant)
{
    private readonly Dictionary<(Genre, string), string?> titres = [];

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

    /// <summary>Refuses a filter or an order on what may be hidden from the actor: the answer would reveal it.</summary>
    public void CheckFilters(Requete requete)
    {
        if (acteur.EstLeSysteme)
            return;
        Check(requete.Genre, requete.Filtre);
        if (requete.Ordre is not ("tri" or "id"))
            Check(requete.Genre, requete.Ordre);
    }

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
        var classe = droits.Visibilite.Classe(champ.Classe);
        var ouverte = !champ.Secret && (classe.Filtrable || AlwaysOpen(genre, classe));
        if (!ouverte)
            throw new RefusException(NatureDeRefus.Interdit, "FILTRE-INTERDIT", $"« {champ.Libelle} » ne peut servir de filtre : il ne vous est pas toujours visible. Ôtez ce filtre.");
    }

    // Every mandat that lets the actor read the genre opens the class without a condition, in all the states of the object.
    private bool AlwaysOpen(Genre genre, ClasseDeVisibilite classe)
    {
        var qui = droits.Action(genre.Code + ".lire").Qui;
        var lecteurs = acteur.Mandats.Where(m => qui.ContainsKey(m.Role)).ToList();
        return lecteurs.Count > 0 && lecteurs.TrueForAll(m => classe.Regles.Any(r => r.Roles.Contains(m.Role) && r.Apres.Count == 0 && r.Portee is null));
    }
}
