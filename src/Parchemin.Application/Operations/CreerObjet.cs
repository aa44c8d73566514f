namespace Parchemin.Application;

/// <summary>Adds an object whose genre needs nothing more than its fields.</summary>
public sealed record CreerObjet(Genre Genre, IReadOnlyDictionary<string, string?> Valeurs) : IOperation<Objet>
{
    public string Code => Genre.Code + ".creer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli) => await etabli.CreateAsync(Code, Genre, Valeurs);
}

/// <summary>Changes some fields of an object.</summary>
/// <param name="VersionLue">The version that the person had before the eyes; null takes the last word.</param>
public sealed record ModifierObjet(Genre Genre, string Id, long? VersionLue, IReadOnlyDictionary<string, string?> Changements) : IOperation<Objet>
{
    public string Code => Genre.Code + ".modifier";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => await etabli.ChangeAsync(Code, await etabli.GetAsync(Genre, Id), Changements, VersionLue);
}
