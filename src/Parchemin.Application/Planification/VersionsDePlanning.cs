using System.Globalization;

namespace Parchemin.Application;

/// <summary>The versions of the planning of a session.</summary>
public static class VersionsDePlanning
{
    public static int NumberOf(Objet planning) => int.Parse(planning["numero"]!, CultureInfo.InvariantCulture);

    /// <summary>Oldest first, the preparation aside.</summary>
    public static async ValueTask<IReadOnlyList<Objet>> AllAsync(IReader lecture, string session, CancellationToken annulation = default)
        => [.. (await lecture.AllAsync(new Requete(GenresDesActes.Planning, Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["preparation"])))) { Ordre = "id" }, annulation)).OrderBy(NumberOf)];
}
