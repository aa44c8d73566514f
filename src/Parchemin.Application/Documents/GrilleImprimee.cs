using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What assessors put on a grid.</summary>
public sealed record GrilleRemplie
{
    /// <summary>The sheet, among those for which the grid is printed.</summary>
    public string? Feuille { get; init; }

    /// <summary>Competence or criterion of a line → code of the level.</summary>
    public IReadOnlyDictionary<string, string> Niveaux { get; init; } = new Dictionary<string, string>();

    /// <summary>Code of a composition constraint → whether the dossier respects it.</summary>
    public IReadOnlyDictionary<string, bool> Contraintes { get; init; } = new Dictionary<string, bool>();

    /// <summary>The penalty that a person confirmed, kept apart from the mark.</summary>
    public Fraction? Retenue { get; init; }

    /// <summary>Code of a field → its value, as for a form.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Valeurs { get; init; } = new Dictionary<string, JsonNode?>();
}

/// <summary>An evaluation grid as the template « grille » takes it.</summary>
public static class GrilleImprimee
{
    /// <param name="dossier">The dossier whose composition constraints the grid recalls; null where there is none.</param>
    /// <param name="remplie">Null for a blank grid.</param>
    public static JsonObject Build(EnTete enTete, Grille grille, DossierProfessionnel? dossier = null, GrilleRemplie? remplie = null)
    {
        remplie ??= new GrilleRemplie();
        var libelles = dossier?.Contraintes.Where(c => c.Epreuve.Code == grille.Epreuve?.Code).ToDictionary(c => c.Code, c => c.Libelle, StringComparer.Ordinal) ?? [];
        var json = enTete.ToJson();
        json["titre"] = grille.Libelle;
        json["annexe"] = grille.Annexe;
        json["feuilles"] = EnJson.Texts(grille.Feuilles);
        json["feuille"] = remplie.Feuille;
        json["bareme"] = grille.Bareme?.ToString();
        json["niveaux"] = EnJson.List(grille.Niveaux.Select(n => new JsonObject { ["code"] = n.Code, ["libelle"] = n.Libelle, ["definition"] = n.Definition }));
        json["lignes"] = EnJson.List(grille.Lignes.Select(l => Line(l, remplie)));
        json["indicateurs"] = EnJson.List(grille.Indicateurs.Select(i => new JsonObject
        {
            ["numero"] = i.Numero,
            ["libelle"] = i.Libelle,
            ["competences"] = EnJson.Texts(i.Competences.Select(c => c.Code)),
        }));
        json["contraintes"] = EnJson.List(grille.Contraintes.Select(c => new JsonObject
        {
            ["libelle"] = libelles.GetValueOrDefault(c.Code, c.Code),
            ["respectee"] = remplie.Contraintes.TryGetValue(c.Code, out var respectee) ? respectee : null,
        }));
        json["penalites"] = EnJson.List(grille.Penalites.Select(p => new JsonObject { ["contraintes"] = p.APartir, ["points"] = p.Points.ToString() }));
        json["retenue"] = remplie.Retenue?.ToString();
        // The last mark asked for, and what follows it, stand under the grid, as on the printed sheets.
        var (avant, apres) = Split(grille.Champs);
        json["champs"] = FormulaireImprime.Fields(avant, remplie.Valeurs);
        json["conclusion"] = FormulaireImprime.Fields(apres, remplie.Valeurs);
        json["mentions"] = EnJson.Texts(grille.Mentions);
        return json;
    }

    private static JsonObject Line(LigneDeGrille ligne, GrilleRemplie remplie)
    {
        var code = ligne.Competence?.Code ?? ligne.Critere ?? "";
        var json = new JsonObject
        {
            ["code"] = code,
            ["libelle"] = ligne.Libelle,
            ["indicateurs"] = new JsonArray([.. ligne.Indicateurs.Select(i => (JsonNode?)i)]),
            ["niveau"] = remplie.Niveaux.GetValueOrDefault(code),
        };
        if (ligne.Degres.Count > 0)
            json["degres"] = new JsonObject(ligne.Degres.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        return json;
    }

    private static (IEnumerable<ChampDeFormulaire> Avant, IEnumerable<ChampDeFormulaire> Apres) Split(IReadOnlyList<ChampDeFormulaire> champs)
    {
        var derniere = champs.Count;
        for (var i = 0; i < champs.Count; i++)
        {
            if (champs[i].Type is TypeDeChamp.Note)
                derniere = i;
        }

        // An appreciation that stands right before the mark justifies it, and goes with it.
        if (derniere > 0 && derniere < champs.Count && champs[derniere - 1].Code is "appreciation")
            derniere--;
        return (champs.Take(derniere), champs.Skip(derniere));
    }
}
