namespace Parchemin.Application;

/// <summary>A person who may see something of an object.</summary>
/// <param name="Roles">Of the mandats in force that day.</param>
/// <param name="Visibles">The fields that he sees, in the order of the genre.</param>
public sealed record Spectateur(string Personne, string Nom, IReadOnlyList<string> Roles, IReadOnlyList<Champ> Visibles);

/// <summary>Who may see an object at an instant: the same table, the same reading, for every person of the register.</summary>
/// <param name="Caches">The fields that hold something and that nobody sees.</param>
public sealed record QuiPeutVoir(Objet Objet, DateTimeOffset Instant, IReadOnlyList<Spectateur> Spectateurs, int Exclus, IReadOnlyList<Champ> Caches)
{
    /// <exception cref="RefusException">There was no such object then.</exception>
    public static async Task<QuiPeutVoir> ReadAsync(IReader lecture, TableDesDroits droits, Genre genre, string id, DateTimeOffset instant, CancellationToken annulation = default)
    {
        var alors = await RegistreALaDate.ReadAsync(lecture, instant, annulation);
        var objet = await alors.FindAsync(genre, id, annulation)
            ?? throw new RefusException(NatureDeRefus.Introuvable, "INTROUVABLE", $"{genre.Libelle} {id} n'existe pas à cette date. Vérifiez l'identifiant (genre/identifiant) et la date.");
        var acteurs = new Acteurs(alors, TimeProvider.System);
        var jour = DateOnly.FromDateTime(instant.UtcDateTime);
        var spectateurs = new List<Spectateur>();
        var exclus = 0;
        foreach (var personne in (await alors.QueryAsync(new Requete(Genres.Personne, Filtre.Toujours), annulation)).Objets)
        {
            if (await acteurs.FindAsync(personne.Id, jour, annulation) is { } acteur && await new Regard(droits, alors, acteur, instant).VisibleFieldsAsync(objet, annulation) is { Count: > 0 } visibles)
                spectateurs.Add(new Spectateur(personne.Id, acteur.Nom, [.. acteur.Mandats.Select(m => m.Role).Distinct(StringComparer.Ordinal)], [.. genre.Champs.Where(c => visibles.Contains(c.Code))]));
            else
                exclus++;
        }

        var vus = spectateurs.SelectMany(s => s.Visibles).ToHashSet();
        return new QuiPeutVoir(objet, instant, spectateurs, exclus, [.. genre.Champs.Where(c => !c.Secret && objet[c.Code] is not null && !vus.Contains(c))]);
    }
}
