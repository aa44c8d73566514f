using System.Diagnostics;
using System.Text.Json;
using Parchemin.Planning.Bornes;
using Parchemin.Planning.Impossibilites;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Tests;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Bench;

/// <summary>Measures what is proved: bounds and their check, impossibilities and theirs.</summary>
internal static class EssaiDePreuves
{
    /// <summary>The bound of a generated session, and its proof again by other code.</summary>
    public static int Bound(SessionGeneree forme)
    {
        using var flux = new MemoryStream();
        GenerateurDeSession.Write(flux, forme);
        using var instance = JsonDocument.Parse(flux.ToArray());
        var session = LectureDeSession.Read(flux.ToArray()).Valeur!;
        var montre = Stopwatch.StartNew();
        var borne = Borne.Of(session);
        var calcul = montre.Elapsed;
        using var certificat = Document(borne.Certificat.Write);
        montre.Restart();
        var controle = ControleDeBorne.Check(instance, certificat);
        Say($"{forme.Candidats} candidates, {forme.Centres} centres, slack {forme.Marge} %: bound {borne.Valeur}, {borne.CommissionsAuMoins} commissions at least, {borne.Impossibles.Count} blocks impossible, "
            + $"{calcul.TotalSeconds:F2} s; proved again {controle.Valeur} in {montre.Elapsed.TotalSeconds:F2} s; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return controle.EstProuvee ? 0 : 1;
    }

    /// <summary>Sessions with a planted cause: each must be explained, proved again, and have three priced corrections.</summary>
    public static int Impossibilities(int nombre)
    {
        var (temps, fautes) = (new List<(double Secondes, int Graine)>(), 0);
        for (var graine = 0; graine < nombre; graine++)
        {
            var (cause, document, session) = CausesPlantees.Draw(graine);
            var montre = Stopwatch.StartNew();
            var explication = Impossibilite.Explain(session);
            temps.Add((montre.Elapsed.TotalSeconds, graine));
            using var certificat = explication is null ? null : Document(explication.Certificat.Write);
            if (certificat is null || !ControleDImpossibilite.Check(document, certificat).EstProuvee || explication!.Corrections.Count < 3)
            {
                fautes++;
                Say($"seed {graine}, {cause}: {explication?.Message ?? "no explanation"}");
            }
        }

        temps.Sort();
        Say($"{nombre} planted causes, {fautes} not explained, proved and corrected; median {temps[nombre / 2].Secondes:F3} s, longest {temps[^1].Secondes:F3} s (seed {temps[^1].Graine}), then {temps[^2].Secondes:F3} s");
        return fautes == 0 ? 0 : 1;
    }

    /// <summary>What is written, read again.</summary>
    public static JsonDocument Document(Action<Utf8JsonWriter> write)
    {
        using var flux = new MemoryStream();
        using (var sortie = new Utf8JsonWriter(flux))
            write(sortie);
        return JsonDocument.Parse(flux.ToArray());
    }

    private static void Say(string ligne) => Console.WriteLine(ligne);
}
