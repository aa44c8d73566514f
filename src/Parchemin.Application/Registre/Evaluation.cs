namespace Parchemin.Application;

/// <summary>Decides a condition for one object, as the store's SQL does for a list.</summary>
public static class Evaluation
{
    public static async ValueTask<bool> IsTrueAsync(Filtre condition, Objet objet, IReader lecture, CancellationToken annulation = default)
    {
        switch (condition)
        {
            case Et et:
                foreach (var terme in et.Termes)
                {
                    if (!await IsTrueAsync(terme, objet, lecture, annulation))
                        return false;
                }

                return true;
            case Ou ou:
                foreach (var terme in ou.Termes)
                {
                    if (await IsTrueAsync(terme, objet, lecture, annulation))
                        return true;
                }

                return false;
            case Non non:
                return !await IsTrueAsync(non.Terme, objet, lecture, annulation);
            case EstUn un:
                return un.Ids.Contains(objet.Id);
            case Parmi parmi:
                return objet[parmi.Champ] is { } valeur && parmi.Valeurs.Contains(valeur);
            case Vide vide:
                return objet[vide.Champ] is null;
            case Entre entre:
                return objet[entre.Champ] is { } v
                    && (entre.Min is null || Compare(v, entre.Min) >= 0)
                    && (entre.Max is null || Compare(v, entre.Max) <= 0);
            case Via via:
                return await TargetAsync(objet, via.Champ, lecture, annulation) is { } cible && await IsTrueAsync(via.Terme, cible, lecture, annulation);
            case Existe existe:
                var requete = new Requete(existe.Genre, Filtre.Toutes(new Parmi(existe.Champ, [objet.Id]), existe.Terme)) { Ordre = "id", Taille = 1 };
                return (await lecture.QueryAsync(requete, annulation)).Objets.Count > 0;
            case Recherche:
                // The searched words are the store's own columns.
                var trouve = new Requete(objet.Genre, Filtre.Toutes(new EstUn([objet.Id]), condition)) { Ordre = "id", Taille = 1 };
                return (await lecture.QueryAsync(trouve, annulation)).Objets.Count > 0;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition, "Filtre inconnu.");
        }
    }

    /// <summary>The value at the end of a path of references, such as <c>inscription.session.publiee_le</c>.</summary>
    public static async ValueTask<string?> FollowAsync(Objet objet, string chemin, IReader lecture, CancellationToken annulation = default)
    {
        var etapes = chemin.Split('.');
        for (var i = 0; i < etapes.Length - 1; i++)
        {
            if (await TargetAsync(objet, etapes[i], lecture, annulation) is not { } cible)
                return null;
            objet = cible;
        }

        return string.Equals(etapes[^1], "id", StringComparison.Ordinal) ? objet.Id : objet[etapes[^1]];
    }

    // By code point, as both databases compare: UTF-16 puts what lies beyond the basic plane before its last characters.
    private static int Compare(string a, string b)
    {
        var commun = a.AsSpan().CommonPrefixLength(b);
        return commun == Math.Min(a.Length, b.Length) ? a.Length.CompareTo(b.Length) : Rank(a[commun]).CompareTo(Rank(b[commun]));

        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    private static async ValueTask<Objet?> TargetAsync(Objet objet, string champ, IReader lecture, CancellationToken annulation)
        => objet[champ] is { } id ? await lecture.FindAsync(Genres.Get(objet.Genre[champ].Vers!), id, annulation) : null;
}
