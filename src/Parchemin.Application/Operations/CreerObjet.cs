namespace Parchemin.Application;

/// <summary>Adds an object whose genre needs nothing more than its fields.</summary>
public sealed record CreerObjet(Genre Genre, IReadOnlyDictionary<string, string?> Valeurs) : IOperation<Objet>
{
    public string Code => Genre.Code + ".creer";

    /// <summary>The use case that creates an object of a genre from its fields.</summary>
    /// <exception cref="RefusException">The genre has only use cases of its own.</exception>
    public static IOperation<Objet> For(Genre genre, IReadOnlyDictionary<string, string?> valeurs)
        => genre.Propre ? throw RefusException.Introuvable(genre) : new CreerObjet(genre, valeurs);

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
        => Genre.Propre ? throw RefusException.Introuvable(Genre) : await etabli.CreateAsync(Code, Genre, Valeurs);
}

