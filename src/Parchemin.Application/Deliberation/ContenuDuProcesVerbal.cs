using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Writes the minutes of a deliberation as one JSON text, and reads them again: all that was decided, by whom, on what.</summary>
public static class ContenuDuProcesVerbal
{
    private static readonly JsonSerializerOptions Lisible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content to seal.</summary>
    /// <param name="noms">The words that name the members of the jury.</param>
    /// <param name="rectifie">The minutes that these rectify, with why.</param>
    public static string Write(SeanceDeJury seance, IReadOnlyDictionary<string, string> noms, DateTimeOffset instant, int numero, (Objet Premier, string Motif)? rectifie)
    {
        var certification = seance.Edition.Referentiel!.Certification;
        var racine = new JsonObject
        {
            ["format"] = "parchemin.proces-verbal.1",
            ["numero"] = numero,
            ["rectifie"] = rectifie is { } r ? new JsonObject { ["numero"] = r.Premier["numero"], ["empreinte"] = r.Premier["empreinte"], ["motif"] = r.Motif } : null,
            ["certification"] = new JsonObject { ["code"] = certification.Code, ["edition"] = certification.Edition, ["intitule"] = certification.Intitule },
            ["regles"] = new JsonObject { ["code"] = seance.Regles.Code, ["empreinte"] = seance.Regles.Empreinte },
            ["session"] = new JsonObject { ["id"] = seance.Session.Id, ["libelle"] = seance.Session["libelle"], ["groupe"] = seance.Groupe },
            ["scelle_le"] = ValeurDeChamp.Format(instant),
            ["jury"] = Jury(seance, noms),
            ["ordre"] = Order(seance),
            ["candidats"] = new JsonArray([.. seance.Candidats.Select(c => (JsonNode)Candidate(c))]),
            ["bilan"] = Count(seance),
        };
        // Stored as the register keeps texts: what is sealed is what is read again.
        return LettresLatines.Compose(racine.ToJsonString(Lisible));
    }

    /// <summary>SHA-256 of the content, in lower case hexadecimal.</summary>
    public static string Seal(string contenu) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contenu)));

    /// <summary>Whether the content is still that which was sealed.</summary>
    public static bool IsIntact(Objet procesVerbal) => string.Equals(Seal(procesVerbal["contenu"]!), procesVerbal["empreinte"], StringComparison.Ordinal);

    /// <summary>The content as it may be shown without names: candidates by their number, nothing that identifies them.</summary>
    public static JsonObject Read(Objet procesVerbal, bool anonyme)
    {
        var racine = JsonNode.Parse(procesVerbal["contenu"]!)!.AsObject();
        if (anonyme)
        {
            var rang = 0;
            foreach (var candidat in racine["candidats"]!.AsArray())
            {
                rang++;
                candidat!.AsObject().Remove("nom");
                candidat.AsObject().Remove("prenoms");
                candidat.AsObject().Remove("ne_le");
                candidat.AsObject().Remove("inscription");
                candidat["numero"] ??= $"rang {rang}";
            }
        }

        return racine;
    }

    private static JsonObject Jury(SeanceDeJury seance, IReadOnlyDictionary<string, string> noms) => new()
    {
        ["libelle"] = seance.Jury?["libelle"],
        ["acte"] = seance.Jury?["acte"],
        ["nommee_le"] = seance.Jury?["nommee_le"],
        ["le"] = seance.Jury?["le"],
        ["membres"] = new JsonArray([.. seance.Membres.Select(m => (JsonNode)new JsonObject
        {
            ["nom"] = noms.GetValueOrDefault(m["personne"]!),
            ["fonction"] = m["fonction"] ?? "membre",
            ["college"] = m["college"],
            ["presence"] = m["presence"],
            ["recuse"] = m["recuse_le"] is not null,
        })]),
        ["constats"] = new JsonArray([.. seance.Constats.Select(c => (JsonNode)new JsonObject { ["code"] = c.Code, ["message"] = c.Message, ["source"] = c.Source })]),
    };

    private static JsonArray Order(SeanceDeJury seance)
    {
        var visa = Groupes.Visa(seance.Regles, seance.Groupe);
        var vises = visa is null ? 0 : seance.Candidats.Count(c => c.Dossier.Declarations.Any(d => d["code"] == visa.Code && d["valeur"] is "oui"));
        return [$"Délibération du groupe d'épreuves {seance.Groupe}", $"Livrets visés : {vises}", $"Décisions adoptées : {seance.Candidats.Count(c => c.EstDecide)}"];
    }

    private static JsonObject Candidate(CandidatAuJury c)
    {
        var unites = new JsonObject();
        foreach (var element in c.Proposition.Elements)
        {
            unites[element.Code] = new JsonObject
            {
                ["etat"] = element.Etat.Code(),
                ["note"] = element.Note?.ToString(),
                ["coefficient"] = element.Coefficient?.ToString(),
                ["acquis"] = element.Acquis,
            };
        }

        var remarques = new JsonObject(c.Dossier.Resultats.Where(r => r["remarque_du_jury"] is not null).Select(r => new KeyValuePair<string, JsonNode?>(r["unite"]!, r["remarque_du_jury"])));
        return new JsonObject
        {
            ["inscription"] = c.Inscription.Id,
            ["numero"] = c.Inscription["numero"],
            ["nom"] = c.Candidat?["nom_de_naissance"],
            ["prenoms"] = c.Candidat?["prenoms"],
            ["ne_le"] = c.Candidat?["ne_le"],
            ["voie"] = c.Inscription["voie"],
            ["unites"] = unites,
            ["sorties"] = new JsonObject(c.Proposition.Sorties.Select(s => new KeyValuePair<string, JsonNode?>(s.Key, s.Value))),
            ["listes"] = new JsonObject(c.Proposition.Listes.Select(l => new KeyValuePair<string, JsonNode?>(l.Key, new JsonArray([.. l.Value.Select(v => (JsonNode)v)])))),
            ["proposee"] = c.Decision?["proposee"] ?? c.Proposition.Decision?.Resultat,
            ["decision"] = c.Decision?["adoptee"],
            ["libelle"] = c.Proposition.Regles?.Decisions.FirstOrDefault(d => d.Resultat == c.Decision?["adoptee"])?.Libelle,
            ["motif"] = c.Decision?["motif"],
            ["remarques"] = remarques.Count > 0 ? remarques : null,
            ["adoptee_le"] = c.Decision?["adoptee_le"],
            ["validee_le"] = c.Decision?["validee_le"],
        };
    }

    private static JsonObject Count(SeanceDeJury seance)
    {
        var decides = seance.Candidats.GroupBy(c => c.Decision?["adoptee"] ?? "sans-decision", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new JsonObject
        {
            ["candidats"] = seance.Candidats.Count,
            ["decisions"] = new JsonObject(decides.Select(g => new KeyValuePair<string, JsonNode?>(g.Key, g.Count()))),
            ["contre_la_proposition"] = seance.Candidats.Count(c => c.EstDecide && c.Decision!["adoptee"] != c.Decision["proposee"]),
        };
    }
}
