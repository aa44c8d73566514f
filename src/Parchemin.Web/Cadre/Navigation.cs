using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The entries of the main navigation that this visitor may use.</summary>
internal static class Navigation
{
    public static IEnumerable<(string Libelle, string Adresse)> For(Visite visite)
    {
        if (visite.Acteur is null)
            yield break;
        yield return ("Accueil", "/");
        foreach (var genre in new[] { Genres.Inscription, Genres.Candidat, Genres.Session, Genres.Organisation, Genres.Personne })
        {
            if (visite.May(genre.Code + ".lire"))
                yield return (genre.Pluriel, "/registre/" + genre.Code);
        }

        if (visite.May("import.creer"))
            yield return ("Imports", "/imports");
        yield return ("Référentiels", "/referentiels");
        if (visite.May("journal.lire"))
            yield return ("Journal", "/journal");
    }
}
