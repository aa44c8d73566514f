using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A value of the register as the templates take it, by the type of its field.</summary>
internal static class ValeurImprimee
{
    public static JsonNode? Of(ChampDeFormulaire champ, string valeur) => champ.Type switch
    {
        TypeDeChamp.Case or TypeDeChamp.OuiNon => valeur is "oui",
        TypeDeChamp.TexteLong => TexteRiche.ToPlain(valeur),
        TypeDeChamp.ChoixMultiple => EnJson.Texts(valeur.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        TypeDeChamp.Tableau or TypeDeChamp.Graphique => Parse(valeur),
        _ => valeur,
    };

    private static JsonNode? Parse(string valeur)
    {
        try
        {
            return JsonNode.Parse(valeur);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The fields of official forms that the register fills by itself, whatever the form: the name, the number, the établissement.</summary>
internal static class ChampsDuRegistre
{
    public static Dictionary<string, JsonNode?> Of(Titulaire titulaire)
    {
        var (nom, prenoms) = (titulaire.Candidat?["nom_de_naissance"], titulaire.Candidat?["prenoms"]);
        var valeurs = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["nom"] = nom?.ToUpperInvariant(),
            ["prenom"] = prenoms,
            ["prenoms"] = prenoms,
            ["candidat"] = titulaire.Candidat is null ? null : $"{nom?.ToUpperInvariant()} {prenoms}",
            ["numero-d-inscription"] = titulaire.Numero,
            ["numero-de-candidat"] = titulaire.Numero,
            ["etablissement"] = titulaire.Etablissement,
            ["date-de-naissance"] = titulaire.Candidat?["ne_le"],
        };
        return valeurs.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
    }
}
