using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>An edition as a book, for the template « livre »: what its texts say, the rules that run, the anomalies found and how each was settled.</summary>
public static class LivreImprime
{
    /// <param name="session">The session that the head names; null for none.</param>
    public static JsonObject Build(Edition edition, string? session, DateOnly date)
    {
        var r = edition.Referentiel ?? throw new ArgumentException("The edition could not be read.", nameof(edition));
        var json = (EnTete.Of(r.Certification, session) with { Reference = $"{r.Certification.Code}/{r.Certification.Edition}", Date = date }).ToJson();
        json["edition"] = $"Édition {r.Certification.Edition}";
        json["couverture"] = EnJson.Texts([.. Cover(r.Certification), $"Empreinte de l’édition : {edition.Empreinte}"]);
        json["chapitres"] = EnJson.List(Chapters(edition, r).Where(c => c["sections"]!.AsArray().Count > 0));
        return json;
    }

    private static IEnumerable<string> Cover(Certification c)
    {
        if (c.Niveau is { } niveau)
            yield return string.Create(CultureInfo.InvariantCulture, $"Niveau {niveau}{(c.CreditsEcts is { } credits ? $" – {credits} crédits européens" : "")}");
        foreach (var certificateur in c.Certificateurs)
            yield return certificateur.Nom;
    }

    private static IEnumerable<JsonObject> Chapters(Edition edition, Referentiel r)
    {
        yield return Chapter("Présentation", r.Presentation.Select(p => Section(p.Libelle, p.Source, p.Paragraphes)));
        yield return Chapter("Activités", r.Domaines.Select(d => Section($"{d.Code} – {d.Libelle}", d.Source, d.Presentation, sections: d.Activites.Select(a => Section($"{a.Code} – {a.Libelle}", a.Source, liste: a.Taches)))));
        yield return Chapter("Compétences", r.Competences.Select(c => Section($"{c.Code} – {c.Libelle}", c.Source, liste: [.. c.Savoirs, .. c.Indicateurs, .. c.Criteres, .. c.SousCompetences.Select(s => $"{s.Code} – {s.Libelle}")])));
        yield return Chapter("Blocs de compétences", r.Blocs.Select(b => Section($"{b.Code} – {b.Libelle}", b.Source, liste: [.. b.Competences.Select(c => Named(c.Code, r))])));
        yield return Chapter("Unités", r.Unites.Count == 0 ? [] :
        [
            Section(null, null, tableau: Table(["Code", "Unité", "Coefficient", "Nature"], r.Unites.Select(u => new[] { u.Code, u.Libelle, u.Coefficient?.ToString().Replace('.', ',') ?? "", u.Facultative ? "facultative" : "obligatoire" }))),
        ]);
        yield return Chapter("Épreuves", r.Epreuves.Select(e => Section($"{e.Code} – {e.Libelle}", e.Source, [.. e.Objectifs, .. e.Modalites.SelectMany(m => m.Description)], [.. e.CriteresDEvaluation, .. e.Obligations, .. e.Criteres.Select(c => c.Points is { } points ? $"{c.Libelle} ({points.ToString().Replace('.', ',')} points)" : c.Libelle)])));
        yield return Chapter("Savoirs associés", r.Savoirs.Select(s => Section($"{s.Code} – {s.Libelle}", s.Source, sections: s.Lignes.Select(l => Section(l.Libelle, null, liste: l.Contenus)))));
        yield return Chapter("Règles", RegleEnFrancais.Of(edition).GroupBy(e => e.Section, StringComparer.Ordinal).Select(g => Section(g.Key, null, sections: g.Select(Rule))));
        yield return Chapter("Anomalies des textes et interprétations", edition.Journal.Diagnostics.Where(d => d.Severite is Severite.Anomalie or Severite.Resolue).Select(d => Section($"{d.Code} – {d.Objet}", d.Article, [d.Message, .. d.Resolution is { } i ? new[] { $"Retenu : {i.Choix}", i.Raison } : [d.Remede]])));
        yield return Chapter("Textes cités", r.Textes.Count == 0 ? [] :
        [
            Section(null, null, tableau: Table(["Code", "Texte"], r.Textes.Select(t => new[] { t.Code, t.Libelle }))),
        ]);
    }

    // What it computes or requires, then the article that wants it, or why it is read so.
    private static JsonObject Rule(RegleEnFrancais regle)
    {
        var section = Section(regle.Libelle.Length == 0 || regle.Libelle == regle.Code ? regle.Code : $"{regle.Code} – {regle.Libelle}", null, regle.Interpretation is { } lecture ? [$"Interprétation : {lecture}"] : [], regle.Lignes);
        section["source"] = regle.Source;
        return section;
    }

    private static string Named(string code, Referentiel r) => r.Competences.FirstOrDefault(c => c.Code == code) is { } c ? $"{code} – {c.Libelle}" : code;

    private static JsonObject Chapter(string titre, IEnumerable<JsonObject> sections) => new() { ["titre"] = titre, ["sections"] = EnJson.List(sections) };

    private static JsonObject Section(string? titre, Source? source, IEnumerable<string>? paragraphes = null, IEnumerable<string>? liste = null, JsonObject? tableau = null, IEnumerable<JsonObject>? sections = null) => new()
    {
        ["titre"] = titre,
        ["source"] = source?.ToString(),
        ["paragraphes"] = EnJson.Texts(paragraphes ?? []),
        ["liste"] = EnJson.Texts(liste ?? []),
        ["tableau"] = tableau,
        ["sections"] = EnJson.List(sections ?? []),
    };

    private static JsonObject Table(IEnumerable<string> entetes, IEnumerable<IEnumerable<string>> lignes) => new()
    {
        ["entetes"] = EnJson.Texts(entetes),
        ["lignes"] = EnJson.List(lignes.Select(l => EnJson.Texts(l))),
    };
}
