using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bornes;

/// <summary>A proved lower bound of the cost of any planning that places every oral.</summary>
/// <param name="Soixantiemes">In sixtieths of a unit of the input's costs, as <see cref="CoutDePlan"/> counts.</param>
/// <param name="CommissionsAuMoins">How many commissions any such planning opens.</param>
/// <param name="Certificat">What proves it.</param>
/// <param name="Impossibles">Blocks whose commissions would cost more than one commission for each oral: no planning places them all. Their
/// people and rooms are then forgotten in the bound, which holds for the other blocks.</param>
public sealed record BorneProuvee(long Soixantiemes, long CommissionsAuMoins, CertificatDeBorne Certificat, IReadOnlyList<PreuveDeBloc> Impossibles)
{
    /// <summary>In units of the input's costs.</summary>
    public decimal Valeur => CoutDePlan.EnUnites(Soixantiemes);
}

/// <summary>Bounds the cost of a session from below: commissions and fallbacks by covering, waits and extra days candidate by candidate.</summary>
public static class Borne
{
    // In the proof that so many commissions are needed, each counts for this much.
    private const long PartsDUneCommission = 1_000_000;

    /// <summary>The bound; blocks of centres are computed side by side.</summary>
    public static BorneProuvee Of(SessionDOraux session, CancellationToken arret = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var profils = new Profils(session);
        var resultats = Bloc.Of(session).AsParallel().AsOrdered().WithCancellation(arret).Select(b => Prove(session, b, profils)).ToList();
        var attente = session.Candidats.Sum(c => AttenteDe(session, c));
        var valeur = attente + resultats.Sum(r => r.Preuve.Valeur);
        return new BorneProuvee(valeur, resultats.Sum(r => r.Commissions), new CertificatDeBorne([.. resultats.Select(r => r.Preuve)], attente, valeur),
            [.. resultats.Select(r => r.Impossible).OfType<PreuveDeBloc>()]);
    }

    /// <summary>Whether people and rooms are proved not to suffice in one of these centres.</summary>
    internal static bool IsImpossible(SessionDOraux session, IReadOnlyList<string> centres)
    {
        var profils = new Profils(session);
        return Bloc.Of(session).Any(b => b.Centres.Any(c => centres.Contains(session.Centres[c])) && Prove(session, b, profils).Impossible is not null);
    }

    /// <summary>What a candidate's orals cost him at least: the least gap between two of one day, or another day.</summary>
    private static long AttenteDe(SessionDOraux session, CandidatAuxOraux candidat)
    {
        if (candidat.NombreDOraux < 2)
            return 0;
        long attente = session.Couts.AttenteParHeure * (long)session.Regles.EcartMin;
        var jour = session.Regles.MemeJour ? attente : session.Couts.JourSupplementaire * (long)CoutDePlan.Unite;
        return (candidat.NombreDOraux - 1) * Math.Min(attente, jour);
    }

    private static (PreuveDeBloc Preuve, long Commissions, PreuveDeBloc? Impossible) Prove(SessionDOraux session, Bloc bloc, Profils profils)
    {
        var moyens = Moyens.Of(session, bloc, profils);
        var (preuve, commissions) = Prove(session, bloc, profils, moyens);

        // One commission for each oral, all at the worst rank: no planning costs more.
        var pire = session.Epreuves.Max(e => e.Compositions.Length) - 1;
        var plafond = CoutDePlan.Unite * bloc.Types.Sum(t => t.Nombre) * (session.Couts.CommissionOuverte + ((long)pire * session.Couts.CompositionDeRepli));
        if (preuve.Valeur <= plafond)
            return (preuve, commissions, null);
        var (sansLimite, auMoins) = Prove(session, bloc, profils, moyens with { SontLimites = false });
        return (sansLimite, auMoins, preuve);
    }

    private static (PreuveDeBloc Preuve, long Commissions) Prove(SessionDOraux session, Bloc bloc, Profils profils, Moyens moyens)
    {
        if (moyens.Genres.Count == 0 || moyens.Groupes.Count == 0)
            return (new PreuveDeBloc([.. bloc.Centres.Select(c => session.Centres[c])], new PrixProuvants([], [], [], [], []), [], 0), 0);
        var recouvrement = new Recouvrement(bloc, moyens);
        var unitaires = Enumerable.Repeat(PartsDUneCommission, moyens.Genres.Count).ToList();
        List<Coupe> coupes = [];
        foreach (var epreuves in Ensembles(bloc))
        {
            var unites = recouvrement.Price(t => epreuves.Contains(t.Epreuve), unitaires, []);
            var minimum = RoundUp(Recouvrement.Worth(bloc, moyens, unites, []), PartsDUneCommission);
            if (minimum > 0)
                coupes.Add(new Coupe(epreuves, minimum, unites));
        }

        var couts = moyens.Genres.Select(g => CoutDePlan.Unite * Recouvrement.Parts * (session.Couts.CommissionOuverte + ((long)g.Rang * session.Couts.CompositionDeRepli))).ToList();
        var commissions = coupes.Select(c => c.Minimum).DefaultIfEmpty(0).Max();
        var noms = new Denominations(session, bloc, moyens, profils);
        if (couts.Max() == 0)
            return (noms.Name(new Tarif(new long[bloc.Types.Count], new long[coupes.Count], [], [], []), coupes, 0), commissions);
        var tarif = recouvrement.Price(_ => true, couts, coupes);

        // Commissions and fallbacks cost whole multiples of this: so does what they cost together.
        var pas = CoutDePlan.Unite * Pgcd(session.Couts.CommissionOuverte, session.Couts.CompositionDeRepli);
        var valeur = RoundUp(Recouvrement.Worth(bloc, moyens, tarif, coupes), pas * Recouvrement.Parts) * pas;
        return (noms.Name(tarif, coupes, valeur), commissions);
    }

    // Each épreuve, then all of them.
    private static IEnumerable<IReadOnlyList<int>> Ensembles(Bloc bloc)
    {
        List<int> epreuves = [.. bloc.Types.Select(t => t.Epreuve).Distinct()];
        return epreuves.Count is 1 or > SacDePassages.MaxEpreuves ? [epreuves] : [.. epreuves.Select(e => (IReadOnlyList<int>)[e]), epreuves];
    }

    private static long RoundUp(Int128 valeur, long pas) => valeur <= 0 ? 0 : (long)((valeur + pas - 1) / pas);

    private static long Pgcd(long a, long b) => b == 0 ? Math.Max(1, a) : Pgcd(b, a % b);
}
