using System.Diagnostics;
using System.Globalization;

namespace Parchemin.Planning.Bench;

/// <summary>Times the calendar (fewest texts, nearest safe hours) and the distribution of scripts, proofs checked. Seeds are fixed.</summary>
internal static class MesuresDuCalendrier
{
    private const int Graine = 2024;

    public static int Run(TextWriter sortie)
    {
        Texts(sortie, territoires: 20, epreuves: 30);
        Texts(sortie, territoires: 200, epreuves: 30);
        SafeHours(sortie, territoires: 8, epreuves: 6);
        Scripts(sortie, copies: 20_000, correcteurs: 500, etablissements: 300);
        Scripts(sortie, copies: 20_000, correcteurs: 500, etablissements: 60);
        return 0;
    }

    private static void Texts(TextWriter sortie, int territoires, int epreuves)
    {
        var calendrier = Draw(new Random(Graine), territoires, epreuves, 12 * 60);
        AnalyseDuCalendrier.Run(calendrier);
        var analyse = AnalyseDuCalendrier.Run(calendrier);
        var chrono = Stopwatch.StartNew();
        var variantes = analyse.Sujets.Select(s => (s.Seances, Variantes: VariantesDeSujet.Of(s.Seances))).ToList();
        chrono.Stop();
        var prouvees = variantes.TrueForAll(v => ControleDesVariantes.Check(v.Seances, v.Variantes).Count == 0);
        Write(sortie, $"textes : {territoires} territoires, {epreuves} épreuves, {variantes.Sum(v => v.Variantes.Groupes.Count)} textes, {Ms(chrono)}, preuve {(prouvees ? "relue" : "REFUSÉE")}");
    }

    private static void SafeHours(TextWriter sortie, int territoires, int epreuves)
    {
        var analyse = AnalyseDuCalendrier.Run(Draw(new Random(Graine), territoires, epreuves, 5 * 60));
        var chrono = Stopwatch.StartNew();
        var proche = CalendrierSur.Find(analyse);
        Write(sortie, $"horaires sûrs : {territoires} territoires, {epreuves} épreuves, {(proche is null ? "non prouvés" : $"{proche.Minutes} minutes déplacées, {proche.Noeuds} cas")}, {Ms(chrono)}");
    }

    private static void Scripts(TextWriter sortie, int copies, int correcteurs, int etablissements)
    {
        var hasard = new Random(Graine);
        var nombres = new int[etablissements];
        for (var i = 0; i < copies; i++)
            nombres[hasard.Next(etablissements)]++;
        var interdits = nombres.Select(_ => new HashSet<int>()).ToList();
        for (var i = 0; i < correcteurs; i++)
            interdits[hasard.Next(etablissements)].Add(i);
        var demande = new CopiesAConfier(
            [.. nombres.Select((n, j) => new ClasseDeCopies($"L{j}", n, interdits[j]))],
            [.. Enumerable.Range(0, correcteurs).Select(i => new CorrecteurDisponible($"c{i}", 12 + hasard.Next(7), 60 * (12 + hasard.Next(9))))]);
        var chrono = Stopwatch.StartNew();
        var repartition = RepartitionDesCopies.Solve(demande);
        chrono.Stop();
        var fautes = ControleDesCopies.Check(demande, repartition).Count;
        Write(sortie, $"copies : {copies} à {correcteurs} correcteurs de {etablissements} établissements, {repartition.SansCorrecteur.Sum()} sans correcteur, {Ms(chrono)}, optimum {(fautes == 0 ? "prouvé" : "REFUSÉ")}, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} Mo");
    }

    private static CalendrierEcrit Draw(Random hasard, int territoires, int epreuves, int etendue) => new(
        [.. Enumerable.Range(0, territoires).Select(i => new TerritoireDeComposition($"t{i}", $"Territoire {i}", "Europe/Paris"))],
        [.. Enumerable.Range(0, epreuves).Select(e => new EpreuveDatee($"E{e}", $"Épreuve {e}",
            [.. Enumerable.Range(0, territoires).Select(i => new SeanceEcrite($"t{i}", new DateTime(2024, 5, 13).AddDays(e).AddMinutes(480 + (5 * hasard.Next(etendue / 5))), 120, 30 * hasard.Next(1, 5)))]))]);

    private static string Ms(Stopwatch chrono) => string.Create(CultureInfo.InvariantCulture, $"{chrono.Elapsed.TotalMilliseconds:0.0} ms");

    private static void Write(TextWriter sortie, string ligne) => sortie.WriteLine(ligne);
}
