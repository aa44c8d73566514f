using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The objects among which each person chooses (the organisations of a filter, the sessions of a form), kept until the journal says
/// that one of them, or somebody's rights, changed: every page of a list would read them again.</summary>
internal sealed class ChoixRetenus(Guichet guichet)
{
    /// <summary>A list longer than this is no list to choose from.</summary>
    private const int Maximum = 400;

    /// <summary>Past so many lists kept, all are forgotten.</summary>
    private const int Capacite = 4000;

    // Who may read these hangs on nothing but themselves, the organisations and the mandats; the others are read each time.
    private static readonly Genre[] Durables = [Genres.Organisation, Genres.Personne, Genres.Session];

    private readonly Lock verrou = new();
    private readonly Dictionary<(string Acteur, string Genre), ((long, DateOnly) Etat, IReadOnlyList<Choix>? Choix)> retenus = [];

    /// <summary>What the person may choose from; null when there is too much of it.</summary>
    public async ValueTask<IReadOnlyList<Choix>?> OfAsync(Acteur acteur, Genre genre, CancellationToken annulation)
    {
        if (!Durables.Contains(genre))
            return await ReadAsync(acteur, genre, annulation);
        var rang = 0L;
        foreach (var dont in Durables.Append(Genres.Mandat))
            rang = Math.Max(rang, await guichet.Store.RangAsync(dont, annulation));
        var etat = (rang, DateOnly.FromDateTime(guichet.Maintenant.UtcDateTime));
        lock (verrou)
        {
            if (retenus.TryGetValue((acteur.Id, genre.Code), out var connu) && connu.Etat == etat)
                return connu.Choix;
        }

        var choix = await ReadAsync(acteur, genre, annulation);
        lock (verrou)
        {
            if (retenus.Count >= Capacite)
                retenus.Clear();
            retenus[(acteur.Id, genre.Code)] = (etat, choix);
        }

        return choix;
    }

    private async ValueTask<IReadOnlyList<Choix>?> ReadAsync(Acteur acteur, Genre genre, CancellationToken annulation)
    {
        var page = await guichet.ListAsync(acteur, new Requete(genre, Filtre.Toujours) { Taille = Maximum }, annulation);
        return page.Suite is null ? [.. page.Objets.Select(o => new Choix(o.Id, o.Titre))] : null;
    }
}
