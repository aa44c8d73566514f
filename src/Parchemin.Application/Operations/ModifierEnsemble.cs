namespace Parchemin.Application;

/// <summary>Changes the same fields of several objects, all or none; one undoing takes it back.</summary>
public sealed record ModifierEnsemble(Genre Genre, IReadOnlyList<string> Ids, IReadOnlyDictionary<string, string?> Changements) : IOperation<int>
{
    private const int Maximum = 1000;

    public string Code => Genre.Code + ".modifier";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        if (Genre.Propre || Ids.Count == 0 || Changements.Count == 0)
            throw new RefusException(NatureDeRefus.Invalide, "RIEN-A-FAIRE", "Cochez au moins une ligne et choisissez au moins une valeur.");
        if (Ids.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-LIGNES", $"{Maximum} lignes au plus à la fois. Affinez le filtre.");
        var changes = 0;
        foreach (var id in Ids)
        {
            var avant = await etabli.GetAsync(Genre, id);
            var apres = await etabli.ChangeAsync(Code, avant, Changements);
            changes += apres.Version == avant.Version ? 0 : 1;
        }

        return changes;
    }
}
