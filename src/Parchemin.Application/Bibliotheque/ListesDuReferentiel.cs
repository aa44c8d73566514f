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
            // Where the text names no épreuve, each bloc is assessed as one.
            ListeDuReferentiel.Epreuve => referentiel.Epreuves.Count > 0 ? Items(referentiel.Epreuves) : Items(referentiel.Blocs),
            ListeDuReferentiel.Partie => [.. Parties(referentiel).DistinctBy(p => p.Code, StringComparer.Ordinal)],
            ListeDuReferentiel.Formulaire => Items(referentiel.Formulaires),
            ListeDuReferentiel.Reduction => Items(referentiel.MilieuProfessionnel?.Reductions ?? []),
            ListeDuReferentiel.Redoublement => Items(referentiel.MilieuProfessionnel?.Redoublants ?? []),
            ListeDuReferentiel.Grille => Items(referentiel.Grilles),
            ListeDuReferentiel.Qualite => Items(referentiel.Qualites),
            ListeDuReferentiel.Evaluateur => await RulesAsync(objet, lecture, bibliotheque) is { } r ? [.. r.Evaluateurs.Select(e => new Choix(e.Code, e.Libelle))] : null,
            ListeDuReferentiel.Decision => await RulesAsync(objet, lecture, bibliotheque) is { } r ? [.. r.Decisions.DistinctBy(d => d.Resultat, StringComparer.Ordinal).Select(d => new Choix(d.Resultat, d.Libelle))] : null,
            ListeDuReferentiel.Declaration => await RulesAsync(objet, lecture, bibliotheque) is { } r ? [.. r.Declarations.Select(d => new Choix(d.Code, d.Libelle))] : null,
            _ => null,
        };
    }

    /// <summary>The edition that rules an object, through its session; null when there is none.</summary>
    public static async ValueTask<Edition?> EditionAsync(Objet objet, IReader lecture, Bibliotheque bibliotheque)
    {
        var session = objet.Genre == Genres.Session ? objet : await SessionAsync(objet, lecture);
        return session?["certification"] is { } certification && session["edition"] is { } edition ? bibliotheque.Find(certification, edition) : null;
    }

    /// <summary>The rules that decide for an object, through its session; null when there are none.</summary>
    public static async ValueTask<ReglesDAttribution?> RulesAsync(Objet objet, IReader lecture, Bibliotheque bibliotheque)
    {
        var session = objet.Genre == Genres.Session ? objet : await SessionAsync(objet, lecture);
        return session?["certification"] is { } certification && session["edition"] is { } edition && session["code"] is { } code
            ? bibliotheque.Find(certification, edition)?.Regles.GetValueOrDefault(code)
            : null;
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
        foreach (var champ in new[] { "inscription", "commission", "evaluation", "fiche", "livret", "stage" })
        {
            if (objet.Genre.Find(champ) is { Vers: { } vers } && objet[champ] is { } id && await lecture.FindAsync(Genres.Get(vers), id) is { } autre)
                return await SessionAsync(autre, lecture);
        }

        return null;
    }

    // The parts of every épreuve, whatever its columns, and those in which its criteria are repeated.
    private static IEnumerable<Choix> Parties(Referentiel referentiel)
        => referentiel.Epreuves.SelectMany(e => e.Modalites.SelectMany(m => m.Parties).Select(p => new Choix(p.Code, p.Libelle)).Concat(e.Parties.Select(p => new Choix(p.Code, p.Libelle))));

    private static List<Choix> Unites(Referentiel referentiel) => referentiel.Unites.Count > 0 ? Items(referentiel.Unites) : Items(referentiel.Blocs);

    private static List<Choix> Items(IEnumerable<Item> items) => [.. items.Select(i => new Choix(i.Code, i.Libelle))];
}
