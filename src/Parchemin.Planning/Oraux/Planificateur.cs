using System.Diagnostics;

namespace Parchemin.Planning.Oraux;

/// <summary>Plans the orals of a session: places every oral it can, then lowers the cost until it is told to stop or nothing improves.</summary>
/// <remarks>
/// <para>The session is cut into parts that share nothing (<see cref="Decoupage"/>), searched at the same time; a single part is
/// searched several times at once from different seeds, the best being taken up by all at fixed moments.</para>
/// <para>The planning keeps every hard rule whenever it stops. It is not proved to be the best: the bound says how far it can be.</para>
/// </remarks>
public static class Planificateur
{
    private const int TranchesDeParts = 4;
    private const int TranchesDeCopies = 10;
    private const int PasParOralPourPlacer = 3;
    private const int RondesPourPlacer = 60;
    private const int RondesSansProgres = 3;

    // So few are placed at the expense of others; where more are left, people are short most often.
    private const int Poignee = 6;
    private const int RondesDEjections = 100;
    private const int OrauxParEjection = 32;
    private const double TempsPourPlacer = 0.9;
    private const double PartDeProgres = 0.9;
    private const int PasParOralEtTour = 60;
    private const int PasParTour = 20_000;
    private const int ToursSansProgres = 2;
    private const int ToursMax = 12;

    /// <summary>Plans a session; a cancelled search returns the best planning found so far.</summary>
    public static ResultatDePlan Solve(SessionDOraux session, DemandeDePlan demande, Action<AvancementDePlan>? avancement = null, CancellationToken arret = default)
        => new Travail(session, demande, avancement, arret).Run();

    private sealed class Travail(SessionDOraux session, DemandeDePlan demande, Action<AvancementDePlan>? avancement, CancellationToken arret)
    {
        private readonly long depart = Stopwatch.GetTimestamp();
        private readonly bool reparation = demande.Precedent is not null;
        private readonly Bareme bareme = new(session, demande.Precedent is not null);
        private Recherche[][] parts = [];

        private long Borne => demande.Borne?.Invoke() ?? 0;

        public ResultatDePlan Run()
        {
            var terrains = Decoupage.Cut(session, demande.Precedent ?? demande.Depart);
            var copies = Math.Max(1, demande.Coeurs / Math.Max(1, terrains.Length));
            parts = [.. terrains.Select((t, i) => Enumerable.Range(0, copies).Select(c => new Recherche(t, bareme, Seed(i, c))).ToArray())];
            Each(r =>
            {
                if ((demande.Precedent ?? demande.Depart) is { } connu)
                    new Reprise(r.Etat, connu).Restore();
                r.Build(arret);
            });
            Share();
            Tell();
            if (reparation)
            {
                Each(r => r.Repair(Fin(1), arret));
                Share();
                PlanAfresh();
            }
            else
            {
                PlaceTheOthers(parts);
                Share();
                Tell();
                Search();
            }

            return Result();
        }

        private void PlaceTheOthers(Recherche[][] lesquelles)
        {
            Rounds(lesquelles, Poignee + 1, int.MaxValue, RondesPourPlacer, RondesSansProgres, r => r.Complete((long)PasParOralPourPlacer * r.Terrain.Oraux, Fin(TempsPourPlacer), arret));
            Rounds(lesquelles, 1, Poignee, RondesDEjections, RondesDEjections, r => r.Eject(1 + (r.Terrain.Oraux / OrauxParEjection), Fin(TempsPourPlacer), arret));
            Each(lesquelles.SelectMany(p => p).Where(r => r.Etat.NonPlaces > 0), r => r.Adopt(r.Meilleur));
        }

        // Whom no change around a planning places, another planning may: it is taken when it leaves fewer out, brought back near the first.
        private void PlanAfresh()
        {
            Recherche[] restes = [.. parts.Where(p => Left(p) > 0).Select(p => p[0])];
            Recherche[] neuves = [.. restes.Select((r, i) => new Recherche(r.Terrain, bareme, Seed(parts.Length + i, 0)))];
            Each(neuves, r => r.Build(arret));
            PlaceTheOthers([.. neuves.Select(r => new[] { r })]);
            Each(neuves.Zip(restes).Where(x => x.First.Meilleur.NonPlaces < x.Second.Meilleur.NonPlaces).Select(x => x.First), r => r.Repair(Fin(1), arret));
            foreach (var (neuve, reste) in neuves.Zip(restes).Where(x => x.First.Meilleur.Cout < x.Second.Meilleur.Cout))
                reste.Adopt(neuve.Meilleur);
        }

        // For the parts where so many have no place: a part is left alone once one of its copies is complete, or when hardly more finds a place.
        private void Rounds(Recherche[][] lesquelles, int auMoins, int auPlus, int rondes, int sansProgres, Action<Recherche> ronde)
        {
            var (restes, sans) = (Array.ConvertAll(lesquelles, Left), new int[lesquelles.Length]);
            for (var n = 0; n < rondes && !arret.IsCancellationRequested && !(Fin(TempsPourPlacer) is { } fin && Stopwatch.GetTimestamp() >= fin); n++)
            {
                var encore = Enumerable.Range(0, lesquelles.Length).Where(i => restes[i] >= auMoins && restes[i] <= auPlus && sans[i] < sansProgres).ToArray();
                if (encore.Length == 0)
                    return;
                Each(encore.SelectMany(i => lesquelles[i]), ronde);
                foreach (var i in encore)
                    (restes[i], sans[i]) = Left(lesquelles[i]) <= restes[i] * PartDeProgres ? (Left(lesquelles[i]), 0) : (restes[i], sans[i] + 1);
            }
        }

        // Those who have no place even alone are not waited for.
        private static int Left(Recherche[] copies) => copies.Min(r => Raisons.Placeables(r.Terrain, r.Meilleur.Postes));

        private void Search()
        {
            if (demande.Duree is not null)
                Slices(1, pas: 0);
            else if (demande.PasParOral is { } pas)
                Slices(1, pas);
            else
                UntilNothingImproves();
        }

        private void UntilNothingImproves()
        {
            var (meilleur, sans) = (long.MaxValue, 0);
            for (var tour = 0; tour < ToursMax && sans < ToursSansProgres && !IsOver(); tour++)
            {
                // Later rounds start less warm: they look around what was found.
                Slices(1, PasParOralEtTour, tour == 0 ? 0 : 0.4, PasParTour);
                var cout = parts.Sum(p => p[0].Meilleur.Cout);
                sans = cout < meilleur - (meilleur / 500) ? 0 : sans + 1;
                meilleur = Math.Min(meilleur, cout);
            }
        }

        // The schedule from warm to cold, cut so that every part advances and the best is always near.
        private void Slices(double jusque, int pas, double de = 0, int auMoins = 0)
        {
            var tranches = parts.Length == 0 ? 0 : parts[0].Length > 1 ? TranchesDeCopies : TranchesDeParts;
            for (var s = 0; s < tranches && !IsOver(); s++)
            {
                var (a, b) = (de + ((jusque - de) * s / tranches), de + ((jusque - de) * (s + 1) / tranches));
                var fin = Fin(b);
                var debut = Stopwatch.GetTimestamp();
                var faits = 0;
                var total = parts.Length * (parts.Length == 0 ? 0 : parts[0].Length);
                Each(r =>
                {
                    // What is left of the slice is shared by what is left to do.
                    var iterations = Math.Max((long)pas * r.Terrain.Oraux, auMoins) / tranches;
                    long? instant = null;
                    if (fin is { } f)
                    {
                        var maintenant = Stopwatch.GetTimestamp();
                        var restent = Math.Max(1, total - Interlocked.Increment(ref faits) + 1);
                        var vagues = Math.Max(1, (restent + demande.Coeurs - 1) / demande.Coeurs);
                        instant = maintenant + Math.Max(0, (f - maintenant) / vagues);
                    }

                    r.Run(a, b, iterations, instant, arret);
                });
                Share();
                Tell();
            }
        }

        private bool IsOver() => arret.IsCancellationRequested || (demande.Borne is not null && parts.All(p => p[0].Meilleur.NonPlaces == 0) && parts.Sum(p => p[0].Meilleur.Cout) <= Borne);

        private long? Fin(double part) => demande.Duree is { } d ? depart + (long)(d.TotalSeconds * part * Stopwatch.Frequency) : null;

        private void Each(Action<Recherche> action) => Each(parts.SelectMany(p => p), action);

        private void Each(IEnumerable<Recherche> lesquelles, Action<Recherche> action)
            => Parallel.ForEach(lesquelles, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, demande.Coeurs) }, action);

        // The copies of a part go on from the best of them; the first one is it.
        private void Share()
        {
            foreach (var copies in parts.Where(p => p.Length > 1))
            {
                var meilleure = copies.MinBy(r => r.Meilleur.Cout)!;
                foreach (var r in copies.Where(r => r != meilleure))
                    r.Adopt(meilleure.Meilleur);
            }
        }

        private void Tell()
        {
            var cout = parts.Sum(p => p[0].Meilleur.CoutPlace);
            avancement?.Invoke(new AvancementDePlan(Stopwatch.GetElapsedTime(depart), parts.Sum(p => p.Sum(r => r.Iterations)), parts.Sum(p => p[0].Meilleur.NonPlaces), cout, Borne, Best));
        }

        private ulong Seed(int part, int copie) => (demande.Graine * 1_000_003) + ((ulong)part * 101) + (ulong)copie;

        private PlanDOraux Best() => Assemblage.Of(session, [.. parts.Select(p => (p[0].Terrain, p[0].Meilleur))], demande.Precedent);

        private ResultatDePlan Result()
        {
            var plan = Best();
            return new ResultatDePlan(plan, MesureDeCout.Of(session, plan, demande.Precedent), Borne, []);
        }
    }
}
