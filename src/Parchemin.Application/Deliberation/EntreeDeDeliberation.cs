using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Writes a candidate of the register in the public deliberation format: anybody can then run the same line and find the same proof.</summary>
/// <remarks>Before the jury decides, proposed marks are taken as the marks that it is asked to settle (arrêté of 2017, annexe II-D).</remarks>
public static class EntreeDeDeliberation
{
    private static readonly JsonSerializerOptions Lisible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The états of the register that carry no mark, and their code in the format.
    private static readonly Dictionary<string, string> SansNote = new(StringComparer.Ordinal)
    {
        ["reservee"] = "reservee",
        ["dispensee"] = "dispense",
        ["validee-vae"] = "valide-vae",
        ["absent"] = "absent",
        ["force-majeure"] = "force-majeure",
        ["non-valide"] = "non-valide",
        ["annulee-fraude"] = "annulee-fraude",
    };

    /// <summary>The line, as UTF-8.</summary>
    public static byte[] Write(DossierDeJury dossier, Referentiel referentiel, ReglesDAttribution regles) => Encoding.UTF8.GetBytes(Build(dossier, referentiel, regles).ToJsonString(Lisible));

    public static JsonObject Build(DossierDeJury dossier, Referentiel referentiel, ReglesDAttribution regles)
    {
        var (session, inscription) = (dossier.Session, dossier.Inscription);
        var ligne = new JsonObject
        {
            ["id"] = inscription["numero"] ?? inscription.Id,
            ["certification"] = session["certification"],
            ["edition"] = session["edition"],
            ["session"] = session["code"],
        };
        if (regles.Voies.Length > 1)
            ligne["voie"] = inscription["voie"];
        if (regles.Forme is not null)
            ligne["forme"] = inscription["forme"];
        if (regles.Options.Length > 0)
            ligne["option"] = inscription["option"];
        var resultats = dossier.Resultats.ToDictionary(r => r["unite"]!, StringComparer.Ordinal);
        foreach (var section in regles.Racines.GroupBy(e => e.Section!, StringComparer.Ordinal))
        {
            var objet = new JsonObject();
            foreach (var element in section)
            {
                var evaluations = Of(element, dossier, referentiel);
                if ((element.Section is "competences" ? Opinions(element, dossier, regles) : Result(element, resultats.GetValueOrDefault(element.Code), evaluations)) is { } valeur)
                    objet[element.Code] = valeur;
            }

            if (objet.Count > 0)
                ligne[section.Key] = objet;
        }

        AddControle(ligne, dossier, regles);
        AddJuryDecisions(ligne, dossier, regles);
        AddDeclarations(ligne, dossier, regles);
        return ligne;
    }

    private static List<EvaluationLue> Of(Element element, DossierDeJury dossier, Referentiel referentiel)
    {
        var epreuves = referentiel.Epreuves.Where(e => string.Equals((element.Nature == NatureDElement.Bloc ? e.Bloc : e.Unite)?.Code, element.Code, StringComparison.Ordinal)).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        return [.. dossier.Evaluations.Where(e => epreuves.Contains(e.Evaluation["epreuve"]!))];
    }

    private static JsonObject? Result(Element element, Objet? resultat, List<EvaluationLue> evaluations)
    {
        var etat = resultat?["etat"] ?? "attendue";
        if (SansNote.TryGetValue(etat, out var code))
            return element.Nature == NatureDElement.Bloc ? null : new JsonObject { ["etat"] = code };
        if (etat is "conservee" or "reportee")
        {
            return element.Nature == NatureDElement.Bloc
                ? new JsonObject { ["acquis_le"] = resultat!["obtenue_le"] }
                : new JsonObject { [etat] = new JsonObject { ["note"] = resultat!["note"], ["obtenue_le"] = resultat["obtenue_le"] } };
        }

        if (resultat?["note"] is { } note)
        {
            var marque = new JsonObject { ["note"] = note };
            if (resultat["contraintes"] is { } contraintes && element.Regles.Correction?.Expression is Penalite penalite)
                marque["penalites"] = new JsonObject { [penalite.Selon] = int.Parse(contraintes, CultureInfo.InvariantCulture) };
            return marque;
        }

        return Parts(element, evaluations);
    }

    // Without a mark of its own, the element is made of its parts and criteria.
    private static JsonObject? Parts(Element element, List<EvaluationLue> evaluations)
    {
        var parties = new JsonObject();
        foreach (var partie in element.Enfants.Where(e => e.Nature == NatureDElement.Partie))
        {
            var sienne = evaluations.Find(e => string.Equals(e.Evaluation["partie"], partie.Code, StringComparison.Ordinal));
            var criteres = Criteria(partie, evaluations, partie.Code);
            if (criteres is not null)
                parties[partie.Cle] = new JsonObject { ["criteres"] = criteres };
            else if (sienne?[Cle.Note] is { } note)
                parties[partie.Cle] = element.Nature == NatureDElement.Bloc ? new JsonObject { ["note"] = note } : JsonValue.Create(note);
        }

        if (parties.Count > 0)
            return new JsonObject { ["parties"] = parties };
        if (Criteria(element, evaluations, null) is { } siens)
            return new JsonObject { ["criteres"] = siens };
        return evaluations.Find(e => e.Evaluation["partie"] is null)?[Cle.Note] is { } globale ? new JsonObject { ["note"] = globale } : null;
    }

    private static JsonObject? Criteria(Element element, List<EvaluationLue> evaluations, string? partie)
    {
        var points = new JsonObject();
        foreach (var critere in element.Enfants.Where(e => e.Nature == NatureDElement.Critere))
        {
            if (evaluations.Select(e => e[Cle.Critere(partie, critere.Cle)]).FirstOrDefault(v => v is not null) is { } valeur)
                points[critere.Cle] = valeur;
        }

        return points.Count > 0 ? points : null;
    }

    private static JsonObject? Opinions(Element element, DossierDeJury dossier, ReglesDAttribution regles)
    {
        var avis = new JsonObject();
        foreach (var evaluateur in regles.Evaluateurs)
        {
            var dit = dossier.Evaluations.Where(e => string.Equals(e.Evaluation["evaluateur"] ?? regles.Evaluateurs[0].Code, evaluateur.Code, StringComparison.Ordinal)).Select(e => e[Cle.Avis(element.Code)]).FirstOrDefault(v => v is not null);
            if (dit is not null)
                avis[evaluateur.Code] = dit;
        }

        return avis.Count > 0 ? avis : null;
    }

    private static void AddControle(JsonObject ligne, DossierDeJury dossier, ReglesDAttribution regles)
    {
        if (regles.Controle is null)
            return;
        var controle = new JsonObject();
        foreach (var resultat in dossier.Resultats.Where(r => r["controle_choisi"] is "oui" && r["note_de_controle"] is not null))
            controle[resultat["unite"]!] = new JsonObject { ["note"] = resultat["note_de_controle"] };
        if (controle.Count > 0)
            ligne["controle"] = controle;
    }

    private static void AddJuryDecisions(JsonObject ligne, DossierDeJury dossier, ReglesDAttribution regles)
    {
        var decisions = new JsonObject();
        foreach (var element in regles.Evalues)
        {
            if (dossier.Evaluations.FirstOrDefault(e => e[Cle.Jury(element.Code)] is not null) is { } tranchee)
                decisions[element.Code] = new JsonObject { ["acquis"] = tranchee[Cle.Jury(element.Code)] is "acquis", ["motif"] = tranchee[Cle.Motif(element.Code)] ?? "" };
        }

        if (decisions.Count > 0 && regles.Evaluateurs.Length > 0)
            ligne["decisions_jury"] = decisions;
    }

    private static void AddDeclarations(JsonObject ligne, DossierDeJury dossier, ReglesDAttribution regles)
    {
        var dites = dossier.Declarations.Where(d => d["valeur"] is not null).ToDictionary(d => d["code"]!, d => d["valeur"]!, StringComparer.Ordinal);
        foreach (var declaration in regles.Declarations.Where(d => d != regles.Forme))
        {
            var point = declaration.Code.IndexOf('.', StringComparison.Ordinal);
            if (!dites.TryGetValue(declaration.Code, out var valeur))
                continue;
            JsonNode? dit = declaration.Type switch
            {
                TypeDeDeclaration.Groupe => valeur is "oui" ? new JsonObject() : null,
                TypeDeDeclaration.OuiNon => valeur is "oui",
                _ => JsonValue.Create(valeur),
            };
            if (dit is null)
                continue;
            if (point < 0)
                ligne[declaration.Code] ??= dit;
            else
                ((JsonObject)(ligne[declaration.Code[..point]] ??= new JsonObject()))[declaration.Code[(point + 1)..]] = dit;
        }
    }
}
