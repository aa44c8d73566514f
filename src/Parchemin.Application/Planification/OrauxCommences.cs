namespace Parchemin.Application;

/// <summary>The orals of a session that have begun, are over or are assessed: no planning moves them any more. An absence that is justified is none of them,
/// so that another day may be given.</summary>
public sealed class OrauxCommences
{
    private readonly HashSet<(string Inscription, string Epreuve)> oraux;

    private OrauxCommences(HashSet<(string, string)> oraux) => this.oraux = oraux;

    internal static async ValueTask<OrauxCommences> ReadAsync(string session, IReader lecture, CancellationToken annulation = default)
    {
        var ici = new Parmi("session", [session]);
        var epreuves = (await lecture.AllAsync(new Requete(Genres.Commission, Filtre.Toutes(ici, new Parmi("nature", ["interrogation"]))) { Ordre = "id" }, annulation)).ToDictionary(c => c.Id, c => c["epreuve"], StringComparer.Ordinal);
        var passages = await lecture.AllAsync(new Requete(Genres.Passage, Filtre.Toutes(new Via("inscription", ici), new Non(new Parmi("etat", ["convoque", "absent-justifie"])))) { Ordre = "id" }, annulation);
        var evaluations = await lecture.AllAsync(new Requete(Genres.Evaluation, new Via("inscription", ici)) { Ordre = "id" }, annulation);
        return new OrauxCommences(
        [
            .. passages.Where(p => epreuves.GetValueOrDefault(p["commission"]!) is not null).Select(p => (p["inscription"]!, epreuves[p["commission"]!]!)),
            .. evaluations.Select(e => (e["inscription"]!, e["epreuve"]!)),
        ]);
    }

    /// <param name="epreuve">Its code in the référentiel, without a language.</param>
    public bool Contains(string inscription, string epreuve) => oraux.Contains((inscription, epreuve));
}
