using System.Diagnostics;
using System.Globalization;
using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Bench;

/// <summary>How long it takes to place every oral, without lowering the cost afterwards, seed after seed; what is left is proved impossible, or not.</summary>
internal static class MesureDesPlacements
{
    public static int Run(int candidats, int marge, int graines)
    {
        var durees = new List<double>();
        for (var graine = 1; graine <= graines; graine++)
        {
            var session = GenerateurDeSession.Make(SessionGeneree.Of(candidats, marge, (ulong)graine));
            var (montre, processeur) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            var plan = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 0 }).Plan;
            durees.Add(montre.Elapsed.TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {graine}: {durees[^1]:F2} s (CPU {(Process.GetCurrentProcess().TotalProcessorTime - processeur).TotalSeconds:F2} s), unplaced {plan.NonPlaces.Length}"));
            if (plan.NonPlaces.Length > 0)
                Console.WriteLine($"  {Impossibilite.Explain(session, [.. plan.NonPlaces.Select(n => n.Oral)])?.Message ?? "not proved impossible"}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{graines} seeds: median {durees.Order().ElementAt(graines / 2):F2} s, longest {durees.Max():F2} s, {durees.Count(d => d <= 1)} in one second"));
        return 0;
    }
}
