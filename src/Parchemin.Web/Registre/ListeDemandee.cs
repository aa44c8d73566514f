using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A list as its address asks for it: search, filters by field, order, page. Pages, exports and the API read it the same way.</summary>
internal sealed record ListeDemandee(Requete Requete, string Filtre)
{
    public static ListeDemandee Of(Genre genre, IQueryCollection valeurs, int taille)
    {
        var (termes, garde) = (new List<Filtre>(), new List<string>());
        foreach (var (cle, valeur) in valeurs)
        {
            if (valeur.ToString() is not { Length: > 0 and <= 500 } texte || cle is "apres" or "format" or "taille")
                continue;
            garde.Add($"{Uri.EscapeDataString(cle)}={Uri.EscapeDataString(texte)}");
            if (cle is "q")
                termes.Add(new Recherche(texte));
            else if (cle is not ("ordre" or "sens"))
                termes.Add(new Parmi(Known(genre, cle), [texte]));
        }

        var ordre = valeurs["ordre"].ToString() is { Length: > 0 } o ? Known(genre, o) : "tri";
        return new ListeDemandee(
            new Requete(genre, Application.Filtre.Toutes(termes))
            {
                Ordre = ordre,
                Decroissant = valeurs["sens"].ToString() is "desc",
                Taille = taille,
                Apres = valeurs["apres"].ToString() is { Length: > 0 } apres ? apres : null,
            },
            string.Join('&', garde));
    }

    private static string Known(Genre genre, string champ)
        => champ is "id" or "tri" || genre.Find(champ) is not null
            ? champ
            : throw new RefusException(NatureDeRefus.Invalide, "FILTRE-INCONNU", $"« {champ} » n'est pas un champ de {genre.Libelle.ToLowerInvariant()}. Ôtez ce filtre.");
}
