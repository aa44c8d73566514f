using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The calendar of the written épreuves by territory, and the groups of académies.</summary>
internal sealed class CalendrierDeSession : DocumentPrevu
{
    public override string Code => "calendrier";

    public override string Libelle => "Calendrier et regroupements";

    public override string Modele => "calendrier";

    public override PorteeDeDocument Portee => PorteeDeDocument.Session;

    public override string? Annexe => "I, II";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => Prescribed(fonds) is { Calendrier.Count: > 0 };

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => Task.FromResult<IReadOnlyList<SujetDeDocument>>(Exists(fonds) ? [new("", fonds.Session["libelle"]!)] : []);

    public override Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (Prescribed(fonds) is not { Calendrier.Count: > 0 } session)
            throw SubjectUnknown();
        var json = fonds.Head().ToJson();
        json["annexe"] = "I et II";
        json["titre"] = "Calendrier des épreuves écrites";
        json["territoires"] = EnJson.Texts(session.Territoires.Select(t => t.Libelle));
        json["epreuves"] = EnJson.List(session.Calendrier.Select(e => Line(fonds, session, e)));
        EnJson.Add(json, ("mention", string.Join(" ", session.Mentions)), ("groupes", EnJson.List(session.Groupements.Select(g => EnJson.Of(("pilote", g.Condition is { } condition ? $"{g.Pilote.Code} ({condition})" : g.Pilote.Code), ("rattachees", EnJson.Texts(g.Rattachees.Select(r => r.Code))))))));
        return Task.FromResult(new Projet(json, Libelle, null, []));
    }

    private static SessionDExamen? Prescribed(Fonds fonds) => fonds.Referentiel.Sessions.FirstOrDefault(s => s.Code == fonds.Session["code"]);

    private static JsonObject Line(Fonds fonds, SessionDExamen session, EpreuveAuCalendrier epreuve)
    {
        // The day of most territories stands once; a territory that sits on another day says it.
        var jour = epreuve.Passages.GroupBy(p => p.Date).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return EnJson.Of(
            ("intitule", fonds.EpreuveOf(epreuve.Epreuve.Code)), ("duree", Dates.Duration(epreuve.Duree)), ("date", EnJson.Date(jour)),
            ("horaires", EnJson.List(session.Territoires.Select(t => epreuve.Passages.FirstOrDefault(p => p.Territoire.Code == t.Code) is { } p ? Cell(p, jour) : new JsonObject()))));
    }

    private static JsonObject Cell(Core.Passage passage, DateOnly jour) => EnJson.Of(
        ("texte", $"{Dates.Hour(passage.Debut)} – {Dates.Hour(passage.Fin)}{(passage.SujetSpecifique ? " (sujet spécifique)" : "")}"),
        ("date", passage.Date == jour ? null : EnJson.Date(passage.Date)), ("loge", Dates.Duration(passage.MiseEnLoge) is { } loge ? $"Mise en loge : {loge}" : null));
}
