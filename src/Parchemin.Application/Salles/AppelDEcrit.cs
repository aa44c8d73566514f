using Parchemin.Core;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>A written épreuve of a référentiel, as it is sat on the day.</summary>
public sealed record EpreuveSurTable(string Code, string Libelle, string Unite)
{
    /// <summary>Those of a référentiel that some voie sits in writing.</summary>
    public static IReadOnlyList<EpreuveSurTable> AllOf(Referentiel referentiel)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        return
        [
            .. referentiel.Unites.Where(u => EpreuveEcrite.AllOf(referentiel, u.Code).Count > 0)
                .SelectMany(u => referentiel.Voies.Select(v => EpreuveEcrite.Of(referentiel, u.Code, v.Code)?.Epreuve).OfType<Epreuve>().DistinctBy(e => e.Code, StringComparer.Ordinal).Select(e => new EpreuveSurTable(e.Code, e.Libelle, u.Code))),
        ];
    }
}

/// <summary>Those who sit a written épreuve in a centre.</summary>
/// <param name="Numeros">By inscription, the number of the candidate.</param>
public sealed record AppelDEcrit(EpreuveSurTable Epreuve, string Centre, IReadOnlyList<CandidatAPlacer> Candidats, IReadOnlyDictionary<string, string?> Numeros)
{
    /// <summary>Those whom nobody else may hear: a room apart is granted, or a secretary to whom one dictates (interpretation).</summary>
    private static readonly string[] SeulsDansUneSalle = ["salle-a-part", "secretaire"];

    /// <summary>Calls the candidates of a session, épreuve by épreuve and centre by centre.</summary>
    /// <param name="epreuve">Null for all.</param>
    internal static async Task<IReadOnlyList<AppelDEcrit>> ReadAsync(Objet session, Referentiel referentiel, string? epreuve, IReader lecture, CancellationToken annulation)
    {
        var siens = new Via("inscription", new Parmi("session", [session.Id]));
        var majores = (await lecture.AllAsync(new Requete(Genres.Amenagement, Filtre.Toutes(siens, new Non(new Vide("temps_majore")))) { Ordre = "id" }, annulation)).Select(a => a["inscription"]!).ToHashSet(StringComparer.Ordinal);
        var seuls = (await lecture.AllAsync(new Requete(Genres.Amenagement, Filtre.Toutes(siens, new Parmi("nature", SeulsDansUneSalle))) { Ordre = "id" }, annulation)).Select(a => a["inscription"]!).ToHashSet(StringComparer.Ordinal);
        var epreuves = EpreuveSurTable.AllOf(referentiel).Where(e => epreuve is null || e.Code == epreuve).ToList();
        var attendus = new List<(EpreuveSurTable Epreuve, Objet Inscription)>();
        foreach (var unite in epreuves.GroupBy(e => e.Unite, StringComparer.Ordinal))
        {
            foreach (var (inscription, ecrite) in await new EpreuveDeSession(session, referentiel, unite.Key, EpreuveEcrite.AllOf(referentiel, unite.Key)).ExpectedAsync(lecture, annulation))
            {
                if (unite.FirstOrDefault(e => e.Code == ecrite.Epreuve.Code) is { } sienne)
                    attendus.Add((sienne, inscription));
            }
        }

        var noms = (await lecture.FindAsync(Genres.Candidat, [.. attendus.Select(a => a.Inscription["candidat"]!).Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(c => c.Id, c => $"{c["nom_de_naissance"]} {c["prenoms"]?.Split(' ')[0]}".Trim(), StringComparer.Ordinal);
        return
        [
            .. from a in attendus
               group a.Inscription by (a.Epreuve, Centre: a.Inscription["centre"] ?? a.Inscription["etablissement"] ?? "") into g
               orderby epreuves.IndexOf(g.Key.Epreuve)
               select new AppelDEcrit(
                   g.Key.Epreuve, g.Key.Centre,
                   [.. g.Select(i => new CandidatAPlacer(i.Id, noms.GetValueOrDefault(i["candidat"]!, "Candidat"), i["etablissement"] ?? "", majores.Contains(i.Id), seuls.Contains(i.Id)))],
                   g.ToDictionary(i => i.Id, i => i["numero"], StringComparer.Ordinal)),
        ];
    }
}
