using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Prepares the fields of a form for one person: the choices that he may see, the names behind references.</summary>
internal sealed class Saisies(Guichet guichet, Acteur acteur, int choixMax)
{
    private readonly Regard regard = guichet.Regard(acteur);
    private readonly Dictionary<string, IReadOnlyList<Choix>?> references = new(StringComparer.Ordinal);

    public async ValueTask<Saisie> OfAsync(Champ champ, Objet objet, string? faute, bool ecriture, CancellationToken annulation)
    {
        var valeur = objet[champ.Code];
        var titre = champ.Vers is { } vers && valeur is not null ? await regard.TitleAsync(Genres.Get(vers), valeur, annulation) : null;
        if (!ecriture)
            return new Saisie(champ, valeur, null, faute, Lisible: true, titre);
        var choix = champ.Type switch
        {
            FormatDeChamp.OuiNon => [new Choix("oui", "Oui"), new Choix("non", "Non")],
            FormatDeChamp.Reference => await ReferencesAsync(champ.Vers!, annulation),
            FormatDeChamp.Code when champ.Code is "role" => [.. guichet.Droits.Roles.Select(r => new Choix(r.Code, r.Libelle))],
            FormatDeChamp.Code => await ListesDuReferentiel.ChoicesAsync(champ, objet, guichet.Store, guichet.Bibliotheque),
            _ => null,
        };
        return new Saisie(champ, valeur, choix, faute, Lisible: false, titre);
    }

    // A list too long to choose from becomes a field to fill with an identifier; pages then lead to it from the object itself.
    private async ValueTask<IReadOnlyList<Choix>?> ReferencesAsync(string genre, CancellationToken annulation)
    {
        if (references.TryGetValue(genre, out var connues))
            return connues;
        var page = await guichet.ListAsync(acteur, new Requete(Genres.Get(genre), Filtre.Toujours) { Taille = choixMax }, annulation);
        return references[genre] = page.Suite is null ? [.. page.Objets.Select(o => new Choix(o.Id, o.Titre))] : null;
    }
}
