using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>An official form as the templates « formulaire » and « livret-scolaire » take it.</summary>
public static class FormulaireImprime
{
    /// <param name="valeurs">Code of a field → its value, as the head of the template « formulaire » says for each type. Empty for a blank form.</param>
    /// <param name="guider">Prints the annotations that guide the writing.</param>
    public static JsonObject Build(EnTete enTete, Formulaire formulaire, IReadOnlyDictionary<string, JsonNode?> valeurs, bool guider = false)
    {
        var json = enTete.ToJson();
        json["titre"] = formulaire.Libelle;
        json["annexe"] = formulaire.Annexe;
        json["guider"] = guider;
        json["guide"] = formulaire.Guide;
        json["sections"] = EnJson.List(formulaire.Sections.Select(s => new JsonObject
        {
            ["titre"] = s.Libelle,
            ["guide"] = s.Guide,
            ["champs"] = Fields(s.Champs, valeurs),
        }));
        json["mentions"] = EnJson.Texts(formulaire.Mentions);
        return json;
    }

    internal static JsonArray Fields(IEnumerable<ChampDeFormulaire> champs, IReadOnlyDictionary<string, JsonNode?> valeurs)
        => EnJson.List(champs.Select(c => new JsonObject
        {
            ["code"] = c.Code,
            ["libelle"] = c.Libelle,
            ["type"] = EnJson.Word(c.Type),
            ["options"] = EnJson.Texts(c.Options),
            ["lignes"] = EnJson.Texts(c.Lignes),
            ["colonnes"] = EnJson.Texts(c.Colonnes),
            ["valeur"] = valeurs.GetValueOrDefault(c.Code)?.DeepClone(),
        }));
}
