namespace Parchemin.Application;

/// <summary>A kind of long work, run away from the request that asked for it. It may be stopped at any moment and begun again: what its
/// folder already holds is not done twice.</summary>
public interface ITravail
{
    /// <summary>Lower case ASCII with hyphens.</summary>
    string Nature { get; }

    /// <summary>Refuses, before anything starts, what the actor may not do or what makes no sense.</summary>
    /// <exception cref="RefusException">With the remedy.</exception>
    Task<string> CheckAsync(Guichet guichet, Acteur acteur, string? session, string? parametres, CancellationToken annulation);

    /// <summary>Does the work as the person who asked for it, with the rights held now.</summary>
    /// <returns>The file to hand over, in the folder of the work, or null; and what to tell.</returns>
    Task<Produit> RunAsync(Conduite conduite, CancellationToken annulation);
}

/// <summary>What a work leaves.</summary>
/// <param name="Fichier">The name of a file of its folder; null when there is none.</param>
public sealed record Produit(string? Fichier, string Message);

/// <summary>How far a work has come.</summary>
/// <param name="Total">0 while it is not known.</param>
public sealed record Progression(int Fait, int Total, string? Message = null);

/// <summary>A work under way: on whose behalf, where it may write, and to whom it tells its progress.</summary>
/// <param name="Dossier">A folder of its own, kept when the service stops.</param>
public sealed record Conduite(Guichet Guichet, Acteur Acteur, Objet Tache, string Dossier, Func<Progression, Task> TellAsync)
{
    public string? Session => Tache["session"];

    public string? Parametres => Tache["parametres"];
}
