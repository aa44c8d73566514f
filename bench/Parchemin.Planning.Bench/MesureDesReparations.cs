using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Bench;

/// <summary>Repairs a planning after seeded absences: one examiner, one half-day where he sits. Who is left out is proved impossible to place, or not.</summary>
internal static class MesureDesReparations
{
    public static int Run(SessionGeneree forme, int pannes)
    {
        var session = GenerateurDeSession.Make(forme);
        var plan = Planificateur.Solve(session, new DemandeDePlan { PasParOral = 60 }).Plan;
        Console.WriteLine($"plan of {plan.Passages.Length} passages, unplaced {plan.NonPlaces.Length}");
        var hasard = new Random((int)forme.Graine);
        var mesures = new List<(double Secondes, int NonPlaces, bool Prouve, double Part)>();
        for (var i = 0; i < pannes; i++)
        {
            var commission = plan.Commissions[hasard.Next(plan.Commissions.Length)];
            var absent = commission.Membres[hasard.Next(commission.Membres.Length)];
            var touches = plan.Passages.Count(p => plan.Commissions[p.Commission] == commission);
            var sans = session.Without(absent, commission.Plage);
            var montre = Stopwatch.StartNew();
            var repare = Planificateur.Solve(sans, new DemandeDePlan { Precedent = plan });
            var secondes = montre.Elapsed.TotalSeconds;
            var prouve = repare.Plan.NonPlaces.Length > 0 && IsProved(forme, sans, absent, commission.Plage, repare.Plan);
            mesures.Add((secondes, repare.Plan.NonPlaces.Length - plan.NonPlaces.Length, prouve, MesureDeCout.Changes(repare.Plan, plan) / (double)touches));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pannes} absences: median {Median(mesures.Select(m => m.Secondes)):F2} s, worst {mesures.Max(m => m.Secondes):F2} s; median re-timed/hit {Median(mesures.Select(m => m.Part)):F2}, worst {mesures.Max(m => m.Part):F2}; repairs that leave somebody out {mesures.Count(m => m.NonPlaces > 0)}, {mesures.Count(m => m.Prouve)} of them proved impossible"));
        return 0;
    }

    // Said of the session, then proved again by other code from the document.
    private static bool IsProved(SessionGeneree forme, SessionDOraux sans, int absent, int plage, PlanDOraux plan)
    {
        var montre = Stopwatch.StartNew();
        var explication = Impossibilite.Explain(sans, [.. plan.NonPlaces.Select(n => n.Oral)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.NonPlaces.Length} left out, {montre.Elapsed.TotalSeconds:F2} s: {explication?.Message ?? "not explained"}"));
        if (explication is null)
            return false;
        using var flux = new MemoryStream();
        GenerateurDeSession.Write(flux, forme);
        var document = JsonNode.Parse(flux.ToArray())!;
        var plages = document["examinateurs"]![absent]!["plages"]!.AsArray();
        plages.Remove(plages.First(p => p!.GetValue<string>() == sans.Plages[plage].Id));
        using var instance = JsonDocument.Parse(document.ToJsonString());
        using var certificat = EssaiDePreuves.Document(explication.Certificat.Write);
        return ControleDImpossibilite.Check(instance, certificat).EstProuvee;
    }

    private static double Median(IEnumerable<double> valeurs)
    {
        var tries = valeurs.Order().ToList();
        return tries[tries.Count / 2];
    }
}
