using System.Diagnostics;
using System.Text.Json;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Tests;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Bench;

/// <summary>Plans two hundred sessions, tiny to 20,000 candidates, loose, tight and impossible, and has every planning checked by other code.</summary>
internal static class EssaiDeLaSuite
{
    public static int Run()
    {
        var (violations, parMarge) = (0, new SortedDictionary<int, (int Sessions, int Completes, int Impossibles, int Oraux, int NonPlaces)>());
        var montre = Stopwatch.StartNew();
        for (var rang = 0; rang < SuiteDeSessions.Nombre; rang++)
        {
            var (forme, pas) = SuiteDeSessions.Draw(rang, longue: true);
            using var flux = new MemoryStream();
            GenerateurDeSession.Write(flux, forme);
            var session = LectureDeSession.Read(flux.ToArray()).Valeur!;
            var resultat = Planificateur.Solve(session, new DemandeDePlan { Graine = forme.Graine, PasParOral = pas });
            using var sortie = new MemoryStream();
            EcritureDePlan.Write(sortie, session, resultat);
            using var instance = JsonDocument.Parse(flux.ToArray());
            using var planning = JsonDocument.Parse(sortie.ToArray());
            var rapport = Verificateur.Check(instance, planning);
            var fautes = rapport.Violations.Where(v => v.Regle != Regle.OralPlace).ToList();
            if (rapport.OrauxPlaces != resultat.Plan.Passages.Length || Math.Abs(rapport.Cout - CoutDePlan.EnUnites(resultat.Cout.Total)) > 0.001m)
                Console.WriteLine($"rank {rang}: the checker counts otherwise");
            violations += fautes.Count;
            foreach (var faute in fautes.Take(3))
                Console.WriteLine($"rank {rang}: {faute.Message}");
            var impossible = !resultat.EstComplet && Borne.Of(session).Impossibles.Count > 0;
            var m = parMarge.GetValueOrDefault(forme.Marge);
            parMarge[forme.Marge] = (m.Sessions + 1, m.Completes + (resultat.EstComplet ? 1 : 0), m.Impossibles + (impossible ? 1 : 0), m.Oraux + session.Oraux.Length, m.NonPlaces + resultat.Plan.NonPlaces.Length);
        }

        foreach (var (marge, m) in parMarge)
            Console.WriteLine($"slack {marge,3} %: {m.Sessions} sessions, {m.Completes} placed whole, {m.Impossibles} of the others proved impossible, {m.NonPlaces} of {m.Oraux} orals left out");
        Console.WriteLine($"{violations} violations, {montre.Elapsed.TotalSeconds:F0} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return violations == 0 ? 0 : 1;
    }
}
