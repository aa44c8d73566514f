using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Prepares the fields of a form for one person: the choices that he may see, the names behind references.</summary>
internal sealed class Saisies(Guichet guichet, ChoixRetenus retenus, Acteur acteur)
{
    private readonly Regard regard = guichet.Regard(acteur);

    public async ValueTask<Saisie> OfAsync(Champ champ, Objet objet, string? faute, bool ecriture, CancellationToken annulation)
    {
        var valeur = objet[champ.Code];
        var titre = champ.Vers is { } vers && valeur is not null ? await regard.TitleAsync(Genres.Get(vers), valeur, annulation) : null;
        if (!ecriture)
            return new Saisie(champ, valeur, null, faute, Lisible: true, titre);
        var choix = champ.Type switch
        {
            FormatDeChamp.OuiNon => [new Choix("oui", "Oui"), new Choix("non", "Non")],
            // A list too long to choose from becomes a field to fill with an identifier; pages then lead to it from the object itself.
            FormatDeChamp.Reference => await retenus.OfAsync(acteur, Genres.Get(champ.Vers!), annulation),
            FormatDeChamp.Code when champ.Code is "role" => [.. guichet.Droits.Roles.Select(r => new Choix(r.Code, r.Libelle))],
            FormatDeChamp.Code => await ListesDuReferentiel.ChoicesAsync(champ, objet, guichet.Store, guichet.Bibliotheque),
            _ => null,
        };
        return new Saisie(champ, valeur, choix, faute, Lisible: false, titre);
    }
}
