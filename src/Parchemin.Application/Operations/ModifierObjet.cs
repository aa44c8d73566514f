namespace Parchemin.Application;

/// <summary>Changes some fields of an object.</summary>
/// <param name="VersionLue">The version that the person had before the eyes; null takes the last word.</param>
public sealed record ModifierObjet(Genre Genre, string Id, long? VersionLue, IReadOnlyDictionary<string, string?> Changements) : IOperation<Objet>
{
    public string Code => Genre.Code + ".modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => Genre.Propre ? throw RefusException.Introuvable(Genre) : await etabli.ChangeAsync(Code, await etabli.GetAsync(Genre, Id), Changements, VersionLue);
}
