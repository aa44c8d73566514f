using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the calendar, territories and groups of a session.</summary>
internal static class LectureDeSession
{
    public static SessionDExamen Session(Champs racine)
    {
        var c = racine.TableRequise("session", "session");
        var session = new SessionDExamen(
            c?.TexteRequis("code") ?? "",
            c?.TexteRequis("libelle") ?? "",
            c?.Date("deliberation") ?? default,
            racine.Tables("territoires", "territoire", Territoire),
            racine.Tables("calendrier", "épreuve au calendrier", Calendrier),
            racine.Tables("groupements", "groupement", Groupement),
            racine.Tables("horloges", "horloge", Horloge),
            racine.Textes("mentions"),
            racine.Lieu);
        if (c is not null)
        {
            _ = c.TexteRequis("deliberation");
            _ = c.Source();
            c.Close();
        }

        return session;
    }

    private static Territoire Territoire(Champs c) => new()
    {
        Code = c.TexteRequis("code"),
        Libelle = c.TexteRequis("libelle"),
        Fuseau = c.TexteRequis("fuseau"),
        Source = c.Source(),
        Lieu = c.Lieu,
    };

    private static EpreuveAuCalendrier Calendrier(Champs c) => new(
        c.CitationRequise("epreuve"),
        c.Texte("libelle"),
        c.Duree("duree"),
        c.Tables("passages", "passage", Passage),
        c.Source(),
        c.Lieu);

    private static Passage Passage(Champs c)
    {
        _ = c.Source();
        return new Passage(
            c.CitationRequise("territoire"),
            c.Date("date") ?? default,
            c.Heure("debut") ?? default,
            c.Heure("fin") ?? default,
            c.Duree("mise-en-loge"),
            c.Mot("sujet", Sujets) ?? false,
            c.Lieu);
    }

    private static Groupement Groupement(Champs c)
    {
        _ = c.Source();
        return new Groupement(c.CitationRequise("pilote"), c.Citations("rattachees"), c.Textes("portee"), c.Texte("condition"), c.Lieu);
    }

    private static HorlogeDAcademie Horloge(Champs c) => new(c.CitationRequise("academie"), c.TexteRequis("fuseau"), c.Source(), c.Lieu);

    private static readonly Dictionary<string, bool> Sujets = new(StringComparer.Ordinal)
    {
        ["commun"] = false,
        ["specifique"] = true,
    };
}
