using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Planning;

namespace Parchemin.Web;

/// <summary>The API twin of the page of the written calendar: instants in UTC, durations in minutes.</summary>
internal static class CalendrierEnJson
{
    public static JsonObject Of(CalendrierDUneSession calendrier)
    {
        var acceptees = calendrier.Etat.Acceptees.ToDictionary(a => a.Fuite.Cle, a => a.Acceptation, StringComparer.Ordinal);
        return new JsonObject
        {
            ["session"] = calendrier.Session.Id,
            ["avertissements"] = Array(calendrier.Analyse.Avertissements.Select(a => (JsonNode)a)),
            ["sujets"] = Array(calendrier.Analyse.Sujets.Select(s => (JsonNode)new JsonObject
            {
                ["epreuve"] = s.Epreuve.Code,
                ["sujet"] = s.Sujet.Length == 0 ? "commun" : s.Sujet,
                ["seances"] = Array(s.Seances.Select(Of)),
                ["textes"] = Array(s.Variantes.Groupes.Select(g => (JsonNode)new JsonObject { ["pivot"] = Utc(g.Pivot), ["territoires"] = Array(g.Seances.Select(x => (JsonNode)x.Territoire.Code)) })),
                ["temoins"] = Array(s.Variantes.Temoins.Select(t => (JsonNode)t.Territoire.Code)),
                ["marges"] = Array(s.Marges.Select(m => (JsonNode)new JsonObject { ["de"] = m.De.Territoire.Code, ["vers"] = m.Vers.Territoire.Code, ["minutes"] = m.Minutes, ["niveau"] = LevelOf(m.Niveau) })),
            })),
            ["fuites"] = Array(calendrier.Analyse.Fuites.Select(f => (JsonNode)new JsonObject
            {
                ["cle"] = f.Cle,
                ["minutes"] = f.Minutes,
                ["explication"] = ExplicationDeFuite.Of(f),
                ["acceptee_par"] = acceptees.GetValueOrDefault(f.Cle)?.Par,
                ["motif"] = acceptees.GetValueOrDefault(f.Cle)?.Motif,
            })),
            ["propositions"] = Array(PropositionDeCalendrier.AllOf(calendrier.Analyse).Select(p => (JsonNode)new JsonObject
            {
                ["libelle"] = p.Libelle,
                ["textes"] = Array(p.Textes.Select(t => (JsonNode)t)),
                ["minutes"] = p.Calendrier?.Minutes,
                ["deplacements"] = Array((p.Calendrier?.Deplacements ?? []).Select(d => (JsonNode)new JsonObject { ["epreuve"] = d.Seance.Epreuve.Code, ["territoire"] = d.Seance.Territoire.Code, ["debut"] = d.Nouveau.ToString("s", CultureInfo.InvariantCulture), ["minutes"] = d.Minutes })),
            })),
        };
    }

    /// <summary>The word of a level, for a table or a program.</summary>
    public static string LevelOf(NiveauDeMarge niveau) => niveau switch
    {
        NiveauDeMarge.Fuite => "fuite",
        NiveauDeMarge.SansRetard => "sans retard",
        _ => "sûre",
    };

    private static JsonNode Of(SeancePlacee s) => new JsonObject
    {
        ["territoire"] = s.Territoire.Code,
        ["fuseau"] = s.Territoire.Fuseau,
        ["debut_local"] = s.Ecrite.Debut.ToString("s", CultureInfo.InvariantCulture),
        ["entree"] = Utc(s.Entree),
        ["sortie"] = Utc(s.Sortie),
        ["fin"] = Utc(s.Fin),
        ["mise_en_loge"] = s.Ecrite.MiseEnLoge,
    };

    private static JsonArray Array(IEnumerable<JsonNode> valeurs) => [.. valeurs];

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
