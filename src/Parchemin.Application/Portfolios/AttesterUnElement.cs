namespace Parchemin.Application;

/// <summary>A teacher or the tuteur attests that what a candidate shows was really made: both do, each for himself.</summary>
public sealed record AttesterUnElement(string Element) : IOperation<Objet>
{
    public string Code => "element.attester";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var element = await etabli.GetAsync(GenresDuParcours.ElementDePortfolio, Element);
        await etabli.AuthorizeAsync(Code, element);
        if (element["retire_le"] is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "ELEMENT-RETIRE", "Le candidat a retiré cet élément : il n'y a plus rien à attester.");
        var (instant, par) = await etabli.HoldsOnAsync(element, "equipe") ? ("atteste_par_l_enseignant_le", "enseignant") : ("atteste_par_le_tuteur_le", "tuteur");
        return element[instant] is not null
            ? element
            : await etabli.ChangeAsync(Code, element, [new(instant, ValeurDeChamp.Format(etabli.Maintenant)), new(par, etabli.Acteur.EstLeSysteme ? null : etabli.Acteur.Personne)]);
    }
}
