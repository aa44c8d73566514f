using System.Globalization;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>The minutes of a jury as they were sealed, with names or without; those that rectify others say what they change.</summary>
internal sealed class ProcesVerbalImprime(bool anonyme) : DocumentPrevu
{
    public override string Code => anonyme ? "pv-anonyme" : "pv";

    public override string Libelle => anonyme ? "Procès-verbal de délibération, exemplaire anonymisé" : "Procès-verbal de délibération";

    public override string Modele => "pv";

    public override PorteeDeDocument Portee => PorteeDeDocument.Jury;

    public override bool SImprime => true;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("proces-verbal.lire") ? []
        : [.. (await fonds.AllAsync(Genres.ProcesVerbal, new Parmi("session", [fonds.Session.Id]))).Where(p => p["contenu"] is not null).Select(p => new SujetDeDocument(p.Id, $"Groupe {p["groupe"]}, procès-verbal n° {p["numero"]}{(p["rectifie"] is null ? "" : ", rectificatif")}"))];

    public override IReadOnlyList<(string Code, string Libelle)> Tableaux => [(TableauDuProcesVerbal.Resultats, "Résultats"), (TableauDuProcesVerbal.Statistiques, "Statistiques")];

    public override async Task<FeuilleDeDocument> SheetAsync(Fonds fonds, string sujet, string feuille)
    {
        var (pv, contenu) = await ReadAsync(fonds, sujet);
        var unites = Columns(fonds, contenu).ConvertAll(c => (c.Code, c.Libelle));
        var (colonnes, lignes) = feuille switch
        {
            TableauDuProcesVerbal.Resultats => TableauDuProcesVerbal.Rows(contenu, unites, fonds.Regles, anonyme),
            TableauDuProcesVerbal.Statistiques => TableauDuProcesVerbal.Statistics(contenu, unites, fonds.Regles),
            _ => throw SheetUnknown(feuille),
        };
        return new FeuilleDeDocument($"{Reference(fonds, pv)}{(anonyme ? "-anonyme" : "")}-{feuille}", colonnes, lignes);
    }

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var (pv, contenu) = await ReadAsync(fonds, sujet);
        var reference = Reference(fonds, pv);
        var json = fonds.Head(reference).ToJson();
        json["date"] = contenu["jury"]!["le"]?.ToString() ?? Fonds.Local(pv["scelle_le"]!).Jour;
        json["anonyme"] = anonyme;
        json["seance"] = EnJson.Of(("lieu", fonds.Organisateur?["nom"]));
        json["membres"] = EnJson.List(Members(contenu));
        json["colonnes"] = EnJson.List(Columns(fonds, contenu).Select(c => EnJson.Of(("code", c.Code), ("intitule", c.Libelle), ("coefficient", c.Coefficient))));
        json["candidats"] = EnJson.List(contenu["candidats"]!.AsArray().Select(c => Candidate(c!.AsObject(), Columns(fonds, contenu))));
        json["totaux"] = EnJson.List(Totals(fonds, contenu));
        json["observations"] = EnJson.Texts(Remarks(contenu));
        json["signataires"] = EnJson.List(contenu["jury"]!["membres"]!.AsArray().Where(m => m!["recuse"]?.GetValue<bool>() is not true && m["presence"]?.ToString() is not "absent").Select(m => EnJson.Of(("qualite", Word("fonction", m!["fonction"])), ("nom", m["nom"]?.ToString()))));
        if (await RectifiedAsync(fonds, pv, contenu) is { } rectificatif)
            json["rectificatif"] = rectificatif;
        json["pied"] = $"Contenu scellé le {Dates.Long(Fonds.DateOf(DateTimeOffset.Parse(pv["scelle_le"]!, CultureInfo.InvariantCulture)))}, empreinte SHA-256 {pv["empreinte"]}";
        var libelle = $"{Libelle}, groupe {pv["groupe"]}, n° {pv["numero"]}";
        return new Projet(json, libelle, null, [.. Fonds.Said(libelle, json), ("Candidats", contenu["bilan"]!["candidats"]!.ToString()), ("Empreinte du contenu scellé", pv["empreinte"]!)]);
    }

    private async Task<(ObjetVu Pv, JsonObject Contenu)> ReadAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(Genres.ProcesVerbal, sujet) is not { } pv || pv["session"] != fonds.Session.Id || pv["contenu"] is null)
            throw SubjectUnknown();
        return ContenuDuProcesVerbal.IsIntact(Fonds.AsObject(pv))
            ? (pv, ContenuDuProcesVerbal.Read(Fonds.AsObject(pv), anonyme))
            : throw new RefusException(NatureDeRefus.EtatContraire, "PV-ALTERE", "Le contenu de ce procès-verbal ne répond plus à son empreinte : il ne s'imprime pas. Prévenez l'exploitant.");
    }

    private static string Reference(Fonds fonds, ObjetVu pv) => $"PV-{fonds.Session["code"]}-{pv["groupe"]}-{pv["numero"]}";

    private static IEnumerable<JsonNode> Members(JsonObject contenu) => contenu["jury"]!["membres"]!.AsArray().Select(m => EnJson.Of(
        ("nom", m!["nom"]?.ToString()), ("qualite", Word("fonction", m["fonction"])), ("college", Word("college", m["college"])),
        ("presence", m["recuse"]?.GetValue<bool>() is true ? "Récusé" : Word("presence", m["presence"]))));

    private static List<(string Code, string? Libelle, string? Coefficient)> Columns(Fonds fonds, JsonObject contenu)
    {
        var codes = contenu["candidats"]!.AsArray().SelectMany(c => c!["unites"]!.AsObject().Select(u => u.Key)).Distinct(StringComparer.Ordinal);
        var elements = fonds.Regles?.Unites.Concat(fonds.Regles.Blocs).ToList() ?? [];
        return [.. codes.Select(c => (Element: elements.Find(e => e.Code == c), Code: c)).OrderBy(c => c.Element is null ? int.MaxValue : elements.IndexOf(c.Element)).Select(c => (c.Code, c.Element?.Libelle, c.Element?.Coefficient?.ToString()))];
    }

    private JsonObject Candidate(JsonObject c, List<(string Code, string? Libelle, string? Coefficient)> colonnes) => EnJson.Of(
        ("numero", c["numero"]?.ToString()), ("nom", c["nom"]?.ToString()), ("prenoms", c["prenoms"]?.ToString()), ("ne-le", c["ne_le"]?.ToString()),
        ("resultats", EnJson.List(colonnes.Select(k => Result(c, k.Code)))),
        ("total", c["sorties"]?["total"]?.ToString()), ("moyenne", c["sorties"]?["moyenne"]?.ToString()), ("blocs", c["listes"]?["blocs_acquis"] is JsonArray b ? string.Join(" ", b.Select(x => x!.ToString())) : null),
        ("decision", c["libelle"]?.ToString() ?? c["decision"]?.ToString() ?? "Sans décision"), ("detail", anonyme ? null : c["motif"]?.ToString()));

    private static JsonObject Result(JsonObject candidat, string code)
    {
        if (candidat["unites"]![code] is not JsonObject unite)
            return new JsonObject();
        var etat = unite["etat"]?.ToString();
        return EnJson.Of(
            ("note", unite["note"]?.ToString()), ("modifiee", candidat["remarques"]?[code] is null ? null : true),
            ("etat", unite["note"] is null ? etat is "arretee" or "attendue" && unite["acquis"] is { } acquis ? acquis.GetValue<bool>() ? "acquis" : "non acquis" : etat : null));
    }

    private static IEnumerable<JsonNode> Totals(Fonds fonds, JsonObject contenu)
    {
        yield return EnJson.Of(("libelle", "Candidats"), ("valeur", contenu["bilan"]!["candidats"]!.ToString()));
        foreach (var (decision, nombre) in contenu["bilan"]!["decisions"]!.AsObject())
            yield return EnJson.Of(("libelle", decision is "sans-decision" ? "Sans décision" : fonds.Regles?.Decisions.FirstOrDefault(d => d.Resultat == decision)?.Libelle ?? decision), ("valeur", nombre!.ToString()));
    }

    private static IEnumerable<string> Remarks(JsonObject contenu)
    {
        foreach (var ligne in contenu["ordre"]!.AsArray())
            yield return $"{ligne}.";
        if (contenu["bilan"]!["contre_la_proposition"]!.GetValue<int>() is > 0 and var autres)
            yield return $"Décisions autres que celles que les règles seules donnent : {autres}.";
        foreach (var constat in contenu["jury"]!["constats"]!.AsArray())
            yield return constat!["message"]!.ToString();
        yield return $"Règles appliquées : {contenu["regles"]!["code"]}, empreinte {contenu["regles"]!["empreinte"]}.";
    }

    private async Task<JsonObject?> RectifiedAsync(Fonds fonds, ObjetVu pv, JsonObject contenu)
    {
        if (contenu["rectifie"] is not JsonObject rectifie || await fonds.FindAsync(Genres.ProcesVerbal, pv["rectifie"]) is not { } premier || premier["contenu"] is null)
            return null;
        // What changed since the minutes just before these, which the reader may hold.
        var tous = await fonds.AllAsync(Genres.ProcesVerbal, Filtre.Toutes(new Parmi("session", [fonds.Session.Id]), new Parmi("groupe", [pv["groupe"]!])));
        var veille = tous.Where(p => Number(p) < Number(pv)).MaxBy(Number) ?? premier;
        return EnJson.Of(
            ("reference", Reference(fonds, premier)), ("date", Fonds.Local(premier["scelle_le"]!).Jour), ("motif", rectifie["motif"]?.ToString()),
            ("corrections", EnJson.List(ComparaisonDeProcesVerbaux.Of(ContenuDuProcesVerbal.Read(Fonds.AsObject(veille), anonyme: false), ContenuDuProcesVerbal.Read(Fonds.AsObject(pv), anonyme: false), anonyme))));
    }

    private static int Number(ObjetVu pv) => int.Parse(pv["numero"]!, CultureInfo.InvariantCulture);

    private static string? Word(string champ, JsonNode? valeur) => valeur is null ? null : Genres.Membre[champ].Choix.FirstOrDefault(c => c.Code == valeur.ToString())?.Libelle ?? valeur.ToString();
}
