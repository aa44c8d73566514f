using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>A dossier as it was deposited: readable by anyone with the JSON alone, and verified by its SHA-256.</summary>
public static class DossierFige
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CadreDeDossier cadre, Objet candidat, Objet? etablissement, Objet? visePar, IReadOnlyList<FicheEcrite> fiches, IReadOnlyList<Objet> pieces, string depositaire, DateTimeOffset maintenant)
    {
        var dossier = cadre.Dossier!;
        var numeros = fiches.ToDictionary(f => f.Objet.Id, f => f.Libelle, StringComparer.Ordinal);
        var json = new JsonObject
        {
            ["format"] = "parchemin-dossier-1",
            ["certification"] = cadre.Referentiel.Certification.Code,
            ["edition"] = cadre.Referentiel.Certification.Edition,
            ["session"] = cadre.Session["libelle"],
            ["candidat"] = new JsonObject { ["nom"] = candidat["nom_de_naissance"], ["prenoms"] = candidat["prenoms"], ["numero"] = cadre.Inscription["numero"], ["etablissement"] = etablissement?["nom"] },
            ["vise_le"] = dossier["vise_le"],
            ["vise_par"] = visePar is null ? null : $"{visePar["prenoms"]} {visePar["nom"]}",
            ["atteste_sur_l_honneur_le"] = dossier["honneur_le"],
            ["depose_le"] = ValeurDeChamp.Format(maintenant),
            ["depose_par"] = depositaire,
            ["fiches"] = new JsonArray([.. fiches.Select(f => (JsonNode)new JsonObject
            {
                ["formulaire"] = f.Formulaire.Code,
                ["numero"] = f.Numero,
                ["contexte"] = f.Objet["contexte"] is { } c ? numeros.GetValueOrDefault(c) : null,
                ["champs"] = new JsonObject(ChampDeFiche.Typed(f.Formulaire).Where(x => f.Valeurs.ContainsKey(x.Code)).Select(x => new KeyValuePair<string, JsonNode?>(x.Code, f.Valeurs[x.Code]))),
                ["competences"] = new JsonArray([.. f.Competences.Select(x => (JsonNode?)x)]),
            })]),
            ["pieces"] = new JsonArray([.. pieces.Select(p => (JsonNode)new JsonObject
            {
                ["nom"] = p["nom"],
                ["nature"] = p["nature"],
                ["fiche"] = p["fiche"] is { } f ? numeros.GetValueOrDefault(f) : null,
                ["format"] = p["format"],
                ["taille"] = long.Parse(p["taille"]!, CultureInfo.InvariantCulture),
                ["sha256"] = p["contenu"],
            })]),
        };
        return json.ToJsonString(Format);
    }
}
