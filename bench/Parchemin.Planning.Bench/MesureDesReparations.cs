using System.Diagnostics;
using System.Globalization;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bench;

/// <summary>Repairs a planning after seeded absences: one examiner, one half-day where he sits.</summary>
internal static class MesureDesReparations
{
    public static int Run(SessionGeneree forme, int pannes)
    {
        var session = GenerateurDeSession.Make(forme);
        var plan = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 60 }).Plan;
        Console.WriteLine($"plan of {plan.Passages.Length} passages, unplaced {plan.NonPlaces.Length}");
        var hasard = new Random((int)forme.Graine);
        var mesures = new List<(double Secondes, int NonPlaces, double Part)>();
        for (var i = 0; i < pannes; i++)
        {
            var commission = plan.Commissions[hasard.Next(plan.Commissions.Length)];
            var absent = commission.Membres[hasard.Next(commission.Membres.Length)];
            var touches = plan.Passages.Count(p => plan.Commissions[p.Commission] == commission);
            var montre = Stopwatch.StartNew();
            var repare = Planificateur.Solve(session.Without(absent, commission.Plage), new DemandeDePlan { Precedent = plan });
            mesures.Add((montre.Elapsed.TotalSeconds, repare.Plan.NonPlaces.Length - plan.NonPlaces.Length, MesureDeCout.Changes(repare.Plan, plan) / (double)touches));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pannes} absences: median {Median(mesures.Select(m => m.Secondes)):F2} s, worst {mesures.Max(m => m.Secondes):F2} s; median re-timed/hit {Median(mesures.Select(m => m.Part)):F2}, worst {mesures.Max(m => m.Part):F2}; repairs that leave somebody out {mesures.Count(m => m.NonPlaces > 0)}"));
        return 0;
    }

    private static double Median(IEnumerable<double> valeurs)
    {
        var tries = valeurs.Order().ToList();
        return tries[tries.Count / 2];
    }
}
