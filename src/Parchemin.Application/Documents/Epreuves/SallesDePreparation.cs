using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>Where the candidates of a session prepare, by the version of the planning in force: of a passage, the register keeps the hour alone.</summary>
/// <param name="salles">By candidate, and by the hour of his passage on the wall of the centre.</param>
internal sealed class SallesDePreparation(IReadOnlyDictionary<(string Inscription, string Debut), string> salles)
{
    /// <summary>None for whoever may not read the planning.</summary>
    public static async Task<SallesDePreparation> ReadAsync(Fonds fonds)
    {
        if (!fonds.MayTry("planning.lire")
            || (await fonds.AllAsync(GenresDesActes.Planning, Filtre.Toutes(new Parmi("session", [fonds.Session.Id]), new Parmi("etat", ["retenu"])))) is not [var planning, ..])
            return new SallesDePreparation(new Dictionary<(string, string), string>());
        var lecture = fonds.Guichet.Store;
        var pose = PlanningPose.Read(await ContenusDePlanning.ReadAsync(lecture, planning["demande"]!), await ContenusDePlanning.ReadAsync(lecture, planning["resultat"]!));
        var (s, prepares) = (pose.Session, pose.Plan.Passages.Where(p => p.PlacePreparation >= 0));
        return new SallesDePreparation(prepares.ToDictionary(p => (s.Candidats[s.Oraux[p.Oral].Candidat].Id, Horloge.Format(p.Debut)), p => s.Salles[p.PlacePreparation].Id));
    }

    /// <summary>That of a passage; null when the planning does not place it at this hour, for it was moved since.</summary>
    public string? Of(string inscription, (string Jour, string Heure) debut) => salles.GetValueOrDefault((inscription, $"{debut.Jour}T{debut.Heure}"));
}
