using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Planning.Comparaison;
using Parchemin.Planning.Oraux;

namespace Parchemin.Web;

/// <summary>What the API says of the planning of a session.</summary>
internal static class PlanningEnJson
{
    public static JsonObject Of(PlanificationDUneSession p) => new()
    {
        ["session"] = p.Session.Id,
        ["complete"] = p.Construction.EstComplete,
        ["oraux"] = p.Construction.Demande.Candidats.Sum(c => c.Epreuves!.Count),
        ["candidats"] = p.Construction.Demande.Candidats.Count,
        ["plages"] = p.Construction.Demande.Plages.Count,
        ["examinateurs"] = p.Construction.Demande.Examinateurs.Count,
        ["salles"] = p.Construction.Demande.Salles.Count,
        ["manques"] = new JsonArray([.. p.Construction.Manques.Select(m => (JsonNode)new JsonObject { ["code"] = m.Code, ["etape"] = m.Etape, ["bloque"] = m.Bloque, ["message"] = m.Message })]),
        ["versions"] = new JsonArray([.. p.Versions.Select(v => (JsonNode)Of(v))]),
    };

    public static JsonObject Of(Objet version) => new()
    {
        ["id"] = version.Id,
        ["numero"] = VersionsDePlanning.NumberOf(version),
        ["libelle"] = version["libelle"],
        ["etat"] = version["etat"],
        ["cout"] = Units(version["cout"]),
        ["borne"] = Units(version["borne"]),
    };

    public static JsonObject Of(SessionDOraux session, ComparaisonDePlans differences) => new()
    {
        ["candidats_a_prevenir"] = new JsonArray([.. differences.CandidatsAPrevenir(session).Select(c => (JsonNode)session.Candidats[c].Id)]),
        ["oraux"] = new JsonArray([.. differences.Oraux.Select(d => (JsonNode)new JsonObject
        {
            ["candidat"] = session.Candidats[session.Oraux[d.Oral].Candidat].Id,
            ["epreuve"] = session.Epreuves[session.Oraux[d.Oral].Epreuve].Code,
            ["nature"] = Core.CleDeTri.Of(d.Nature.ToString()).ToLowerInvariant(),
            ["avant"] = d.Avant is { } a ? Horloge.Format(a.Debut) : null,
            ["apres"] = d.Apres is { } b ? Horloge.Format(b.Debut) : null,
        })]),
        ["examinateurs"] = new JsonArray([.. differences.Examinateurs.Select(x => (JsonNode)new JsonObject { ["personne"] = session.Examinateurs[x.Examinateur].Id, ["avant"] = x.PassagesAvant, ["apres"] = x.PassagesApres })]),
    };

    private static JsonNode? Units(string? soixantiemes) => long.TryParse(soixantiemes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n != 0 ? CoutDePlan.EnUnites(n) : null;
}
