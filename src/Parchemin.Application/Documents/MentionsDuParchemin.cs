using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Parchemin.Application;

/// <summary>What a parchemin of a registered certification must say, and what it must not. Checked before it is printed.</summary>
/// <remarks>Source: foire aux questions of France compétences on the parchemin and the attestation of a bloc; no national template exists.</remarks>
public static partial class MentionsDuParchemin
{
    private static readonly (string Chemin, string Mention)[] Obligatoires =
    [
        ("certification.enregistrement", "l'enregistrement au répertoire national"),
        ("certification.decision-du", "la date de la décision d'enregistrement du directeur général de France compétences"),
        ("certificateurs.0.nom", "la raison sociale du certificateur"),
        ("certification.intitule", "l'intitulé exact de la certification"),
        ("certification.niveau", "le niveau de qualification"),
        ("certification.niveau-europeen", "le niveau du cadre européen des certifications"),
        ("certification.nsf.0", "le code de la nomenclature des spécialités de formation (NSF)"),
        ("titulaire.nom", "le nom du titulaire"),
        ("titulaire.prenoms", "le prénom du titulaire"),
        ("delivre-le", "la date de délivrance"),
        ("delivre-a", "le lieu de délivrance"),
        ("signataire.nom", "le nom du signataire"),
        ("signataire.qualite", "la qualité du signataire"),
    ];

    /// <summary>Finds what is missing and what is forbidden in the data of a parchemin.</summary>
    /// <param name="intituleEnregistre">The title as it is registered: the parchemin adds and removes nothing.</param>
    /// <returns>Nothing when the parchemin may be printed.</returns>
    public static IReadOnlyList<Faute> Check(JsonObject parchemin, string intituleEnregistre)
    {
        var fautes = new List<Faute>();
        foreach (var (chemin, mention) in Obligatoires)
        {
            if (string.IsNullOrWhiteSpace(Read(parchemin, chemin)))
                fautes.Add(new Faute("MENTION-MANQUANTE", chemin, null, $"Le parchemin doit porter {mention}. Complétez ce champ avant d'imprimer."));
        }

        if (Read(parchemin, "certification.intitule") is { Length: > 0 } intitule && intitule != intituleEnregistre)
            fautes.Add(new Faute("INTITULE-MODIFIE", "certification.intitule", intitule, $"L'intitulé doit être exactement celui de l'enregistrement : « {intituleEnregistre} ». Rétablissez-le."));
        foreach (var (chemin, texte) in Texts(parchemin, ""))
        {
            // A person may be called Master; a registered title is what it is.
            if (chemin.StartsWith("titulaire", StringComparison.Ordinal) || chemin.StartsWith("signataire.nom", StringComparison.Ordinal) || (chemin == "certification.intitule" && texte == intituleEnregistre))
                continue;
            foreach (Match interdit in Interdits().Matches(texte))
                fautes.Add(new Faute("MENTION-INTERDITE", chemin, interdit.Value, $"« {interdit.Value} » ne doit pas figurer sur un parchemin. Retirez ces mots."));
        }

        return fautes;
    }

    /// <exception cref="RefusException">PARCHEMIN-NON-CONFORME, with every fault.</exception>
    public static void Require(JsonObject parchemin, string intituleEnregistre)
    {
        var fautes = Check(parchemin, intituleEnregistre);
        if (fautes.Count > 0)
            throw new RefusException(NatureDeRefus.Invalide, "PARCHEMIN-NON-CONFORME", "Le parchemin ne peut pas être imprimé : des mentions obligatoires manquent ou des mentions sont interdites. Corrigez les champs signalés.", fautes);
    }

    private static string? Read(JsonNode? noeud, string chemin)
    {
        foreach (var cle in chemin.Split('.'))
        {
            noeud = noeud switch
            {
                JsonObject objet => objet[cle],
                JsonArray tableau when tableau.Count > 0 => tableau[0],
                _ => null,
            };
        }

        return noeud is JsonValue valeur ? valeur.ToString() : null;
    }

    private static IEnumerable<(string Chemin, string Texte)> Texts(JsonNode? noeud, string chemin) => noeud switch
    {
        JsonObject objet => objet.SelectMany(p => Texts(p.Value, chemin.Length == 0 ? p.Key : $"{chemin}.{p.Key}")),
        JsonArray tableau => tableau.SelectMany((n, i) => Texts(n, $"{chemin}.{i}")),
        JsonValue valeur when valeur.GetValueKind() is System.Text.Json.JsonValueKind.String => [(chemin, valeur.GetValue<string>())],
        _ => [],
    };

    [GeneratedRegex(@"\b(sous réserve|en cours|titre professionnel|mast[eè]re?s?|logo|label(lis[ée]e?)?|bac\s*\+\s*\d)(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interdits();
}
