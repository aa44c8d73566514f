using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Says why a session cannot be planned wholly, when a proof of it can be found.</summary>
/// <remarks>Looked for in order: an oral without any place, a candidate's own day, what is fixed at one instant, people, rooms and seats
/// centre by centre, the days that épreuves share, and at last the prices of the bound. Finding nothing proves nothing.</remarks>
public sealed class Impossibilite
{
    private readonly SessionDOraux session;
    private readonly Ouvertures ouvertures;
    private readonly Tension tension;

    private Impossibilite(SessionDOraux session)
    {
        this.session = session;
        ouvertures = new Ouvertures(session);
        tension = new Tension(session, ouvertures);
    }

    /// <summary>The explanation, or nothing when no cause was found.</summary>
    /// <param name="nonPlaces">Positions of orals that a solver left out: their centres are looked at first.</param>
    public static Explication? Explain(SessionDOraux session, IReadOnlyCollection<int>? nonPlaces = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var recherche = new Impossibilite(session);
        return recherche.Find(nonPlaces ?? []) is { } manque ? recherche.Tell(manque) : recherche.TellOfPrices();
    }

    private Manque? Find(IReadOnlyCollection<int> nonPlaces)
    {
        if (FindAlone() is { } seul)
            return seul;
        var journee = new Journee(session, ouvertures);
        foreach (var classe in Enumerable.Range(0, session.Candidats.Length).GroupBy(DayOf))
        {
            if (journee.Find(classe.First()) is { } manque)
                return manque;
        }

        var moyens = Moyen.Of(session);
        return new Simultaneite(session, ouvertures).Find(moyens) ?? FindShortage(moyens, nonPlaces);
    }

    // Candidates alike in this have days alike.
    private (int Classe, string Oraux) DayOf(int candidat)
    {
        var c = session.Candidats[candidat];
        var oraux = Enumerable.Range(c.PremierOral, c.NombreDOraux);
        return (ouvertures.ClasseDe(candidat), string.Join(';', oraux.Select(o => (session.Oraux[o].Epreuve, session.Oraux[o].Duree, ouvertures.FixeDe(o)?.Debut, ouvertures.FixeDe(o)?.Plage))));
    }

    private Manque? FindAlone()
    {
        var vus = new Dictionary<(int, int, int, int), bool>();
        int[] seuls = [.. Enumerable.Range(0, session.Oraux.Length).Where(o => !IsOpen(o, vus))];
        if (seuls.Length == 0)
            return null;

        // When many lack the same people it is told of all of them together.
        var o = session.Oraux[seuls[0]];
        int[] semblables = [.. seuls.Where(x => session.Oraux[x].Epreuve == o.Epreuve && session.Candidats[session.Oraux[x].Candidat].Centre == session.Candidats[o.Candidat].Centre && ouvertures.FixeDe(x) is null)];
        return Moyen.Of(session).Where(m => !m.EnMinutes).Select(m => tension.Measure(m, semblables)).FirstOrDefault(m => m is { Capacite: 0 } && Hours(m))
            ?? new Manque(NatureDImpossibilite.OralSansPlace, null, [seuls[0]], 1, 0);

        bool Hours(Manque manque) => manque.Oraux.All(x => Enumerable.Range(0, session.Plages.Length).Any(p => ouvertures.Fits(x, p)));
    }

    private bool IsOpen(int oral, Dictionary<(int, int, int, int), bool> vus)
    {
        var o = session.Oraux[oral];
        var cle = (ouvertures.ClasseDe(o.Candidat), o.Epreuve, o.Duree, ouvertures.FixeDe(oral) is null ? SessionDOraux.Aucun : oral);
        return vus.TryGetValue(cle, out var deja) ? deja : vus[cle] = Enumerable.Range(0, session.Plages.Length).Any(p => ouvertures.IsOpen(oral, p));
    }

    private Manque? FindShortage(IReadOnlyList<Moyen> moyens, IReadOnlyCollection<int> nonPlaces)
    {
        var parCentre = Enumerable.Range(0, session.Oraux.Length).GroupBy(o => session.Candidats[session.Oraux[o].Candidat].Centre).ToList();

        // Those of all the centres are together: candidates of one centre cannot be told apart from those who may go anywhere.
        if (parCentre.Any(c => c.Key == SessionDOraux.Aucun))
            parCentre = [.. Enumerable.Range(0, session.Oraux.Length).GroupBy(_ => SessionDOraux.Aucun)];
        var presses = nonPlaces.Select(o => session.Candidats[session.Oraux[o].Candidat].Centre).ToHashSet();
        int[][] centres = [.. parCentre.OrderByDescending(c => presses.Contains(c.Key)).Select(c => c.ToArray())];
        var journees = new JourneesPartagees(session, ouvertures);
        return centres.SelectMany(c => moyens.Select(m => Shortage(m, c))).Concat(centres.Select(journees.Find)).FirstOrDefault(m => m is not null);
    }

    private Manque? Shortage(Moyen moyen, IReadOnlyList<int> oraux)
    {
        if (tension.Find(moyen, oraux) is not { } manque)
            return null;

        // One épreuve, one stretch of plages: the fewer orals, the clearer.
        foreach (var part in (Func<int, object>[])[o => session.Oraux[o].Epreuve, o => string.Join(',', session.Candidats[session.Oraux[o].Candidat].Indisponible)])
            manque = manque.Oraux.GroupBy(part).Select(g => tension.Find(moyen, [.. g])).FirstOrDefault(m => m is not null) ?? manque;
        return manque;
    }

    private Explication Tell(Manque manque)
        => new(Phrases.Of(session, ouvertures, manque), Certify(manque), Corrections.Of(session, ouvertures, manque, (changee, oraux) => Persists(changee, manque, oraux)));

    private static bool Persists(SessionDOraux changee, Manque manque, IReadOnlyList<int> oraux)
    {
        var possibles = new Ouvertures(changee);
        return oraux.Count > 0 && manque.Nature switch
        {
            NatureDImpossibilite.OralSansPlace => !Enumerable.Range(0, changee.Plages.Length).Any(p => possibles.IsOpen(oraux[0], p)),
            NatureDImpossibilite.JourneeDuCandidat => oraux.Count == manque.Oraux.Count && new Journee(changee, possibles).Find(changee.Oraux[oraux[0]].Candidat) is not null,
            NatureDImpossibilite.JourneesPartagees => new JourneesPartagees(changee, possibles).Measure(oraux) is not null,
            NatureDImpossibilite.OrauxSimultanes => new Simultaneite(changee, possibles).Measure(manque.Moyen!, oraux, manque.Instant) is not null,
            _ => new Tension(changee, possibles).Find(manque.Moyen!, oraux) is not null,
        };
    }

    private CertificatDImpossibilite Certify(Manque manque)
        => new(manque.Nature, [.. manque.Oraux.Select(o => new OralNomme(session.Candidats[session.Oraux[o].Candidat].Id, session.Epreuves[session.Oraux[o].Epreuve].Code))],
            [.. (manque.Moyen?.Qualites ?? []).Select(q => session.Qualites[q])], manque.Moyen is { } m ? CertificatDImpossibilite.Code(m.Nature) : "", manque.Moyen?.EnMinutes ?? false,
            manque.Demande, manque.Capacite, manque.Nature == NatureDImpossibilite.OrauxSimultanes ? Horloge.Format(manque.Instant) : null, null);

    private Explication? TellOfPrices()
    {
        if (Borne.Of(session).Impossibles is not [var bloc, ..])
            return null;
        var centres = bloc.Centres.Select(c => session.Centres.IndexOf(c)).ToHashSet();
        int[] oraux = [.. Enumerable.Range(0, session.Oraux.Length).Where(o => centres.Contains(session.Candidats[session.Oraux[o].Candidat].Centre))];
        if (oraux.Length == 0)
            oraux = [.. Enumerable.Range(0, session.Oraux.Length)];
        var rares = bloc.Prix.Personnes.GroupBy(p => string.Join(" et ", p.Qualites)).OrderByDescending(g => g.Sum(p => p.Prix)).Select(g => g.Key).Take(2).ToList();
        var message = $"Au centre {Phrases.Liste(bloc.Centres)}, les personnes{(bloc.Prix.Salles.Count > 0 ? " et les salles" : "")} disponibles ne suffisent pas, ensemble, aux {oraux.Length} oraux demandés"
            + $"{(rares.Count > 0 ? $" ; le plus rare : {Phrases.Liste(rares)}" : "")}.";
        var manque = new Manque(NatureDImpossibilite.Prix, null, oraux, oraux.Length, oraux.Length - 1);
        return new Explication(message, Certify(manque) with { Bloc = bloc }, CorrectionsDePrix.Of(session, bloc));
    }
}
