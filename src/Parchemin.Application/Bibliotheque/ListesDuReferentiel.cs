using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The codes that a référentiel allows in a field, for one object: the voies of its certification, the unités of its candidate's path.</summary>
public static class ListesDuReferentiel
{
    /// <summary>The allowed codes, or null when what decides of them (the certification, the session) is not known yet.</summary>
    public static async ValueTask<IReadOnlyList<Choix>?> ChoicesAsync(Champ champ, Objet objet, IReader lecture, Bibliotheque bibliotheque)
    {
        switch (champ.Liste)
        {
            case ListeDuReferentiel.Aucune:
                return champ.Choix.Count > 0 ? champ.Choix : null;
            case ListeDuReferentiel.Certification:
                return [.. bibliotheque.Editions.Select(e => e.Referentiel!.Certification).DistinctBy(c => c.Code).Select(c => new Choix(c.Code, c.IntituleCourt))];
            case ListeDuReferentiel.Edition:
                return [.. bibliotheque.Editions.Select(e => e.Referentiel!.Certification).Where(c => objet["certification"] is null || string.Equals(c.Code, objet["certification"], StringComparison.Ordinal)).Select(c => new Choix(c.Edition, $"{c.IntituleCourt}, {c.Edition}"))];
            case ListeDuReferentiel.Session when objet.Genre == Genres.Session:
                return objet["certification"] is { } certification && objet["edition"] is { } edition && bibliotheque.Find(certification, edition) is { } e
                    ? [.. e.Referentiel!.Sessions.Select(s => new Choix(s.Code, s.Libelle))]
                    : null;
        }

        if (await EditionAsync(objet, lecture, bibliotheque) is not { Referentiel: { } referentiel })
            return null;
        return champ.Liste switch
        {
            ListeDuReferentiel.Voie => Items(referentiel.Voies),
            ListeDuReferentiel.Forme => Items(referentiel.Formes),
            ListeDuReferentiel.Option => Items(referentiel.Options),
            ListeDuReferentiel.Langue => Items(referentiel.Langues),
            ListeDuReferentiel.Unite => Unites(referentiel),
            _ => null,
        };
    }

    /// <summary>The edition that rules an object, through its session; null when there is none.</summary>
    public static async ValueTask<Edition?> EditionAsync(Objet objet, IReader lecture, Bibliotheque bibliotheque)
    {
        var session = objet.Genre == Genres.Session ? objet : await SessionAsync(objet, lecture);
        return session?["certification"] is { } certification && session["edition"] is { } edition ? bibliotheque.Find(certification, edition) : null;
    }

    /// <summary>What every candidate of this path owes: the compulsory unités, or else the blocs of the title or of the chosen option.</summary>
    public static async ValueTask<IReadOnlyList<string>> ObligatoiresAsync(Objet inscription, IReader lecture, Bibliotheque bibliotheque)
    {
        if (await EditionAsync(inscription, lecture, bibliotheque) is not { Referentiel: { } referentiel })
            return [];
        if (referentiel.Unites.Count > 0)
            return [.. referentiel.Unites.Where(u => !u.Facultative).Select(u => u.Code)];
        var option = referentiel.Options.FirstOrDefault(o => string.Equals(o.Code, inscription["option"], StringComparison.Ordinal));
        var dus = referentiel.TroncCommun.Concat(option?.Blocs ?? []).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return [.. referentiel.Blocs.Select(b => b.Code).Where(b => dus.Count == 0 || dus.Contains(b))];
    }

    private static async ValueTask<Objet?> SessionAsync(Objet objet, IReader lecture)
    {
        if (objet.Genre.Find("session") is not null)
            return objet["session"] is { } session ? await lecture.FindAsync(Genres.Session, session) : null;
        return objet.Genre.Find("inscription") is not null && objet["inscription"] is { } id && await lecture.FindAsync(Genres.Inscription, id) is { } inscription
            ? await SessionAsync(inscription, lecture)
            : null;
    }

    private static List<Choix> Unites(Referentiel referentiel) => referentiel.Unites.Count > 0 ? Items(referentiel.Unites) : Items(referentiel.Blocs);

    private static List<Choix> Items(IEnumerable<Item> items) => [.. items.Select(i => new Choix(i.Code, i.Libelle))];
}
