using System.Diagnostics;
using System.Globalization;
using Parchemin.Planning.Bench;
using Parchemin.Planning.Oraux;

// generer <candidats> <marge> <graine> <fichier>
// borner <candidats> <marge> <graine>: the bound, and its proof again by other code
// suite: two hundred sessions planned and checked
// impossibles <nombre>: sessions with a planted cause
// calendrier: the written calendar and the scripts
// placer <candidats> <marge> <graines>: every oral placed, from seed 1 on
// reparer <candidats> <marge> <graine> <pannes>
// resoudre <candidats> <marge> <graine> <secondes>, or <pas>p to stop after so many steps per oral
return args switch
{
    ["generer", var candidats, var marge, var graine, var fichier] => Generate(Forme(candidats, marge, graine), fichier),
    ["resoudre", var candidats, var marge, var graine, var secondes] => Solve(Forme(candidats, marge, graine), secondes),
    ["borner", var candidats, var marge, var graine] => EssaiDePreuves.Bound(Forme(candidats, marge, graine)),
    ["suite"] => EssaiDeLaSuite.Run(),
    ["impossibles", var nombre] => EssaiDePreuves.Impossibilities(int.Parse(nombre, CultureInfo.InvariantCulture)),
    ["calendrier"] => MesuresDuCalendrier.Run(Console.Out),
    ["placer", var candidats, var marge, var graines] => MesureDesPlacements.Run(int.Parse(candidats, CultureInfo.InvariantCulture), int.Parse(marge, CultureInfo.InvariantCulture), int.Parse(graines, CultureInfo.InvariantCulture)),
    ["reparer", var candidats, var marge, var graine, var pannes] => MesureDesReparations.Run(Forme(candidats, marge, graine), int.Parse(pannes, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static SessionGeneree Forme(string candidats, string marge, string graine)
    => SessionGeneree.Of(int.Parse(candidats, CultureInfo.InvariantCulture), int.Parse(marge, CultureInfo.InvariantCulture), ulong.Parse(graine, CultureInfo.InvariantCulture));

static DemandeDePlan Demande(string arret)
    => arret.EndsWith('p')
        ? new DemandeDePlan { PasParOral = int.Parse(arret[..^1], CultureInfo.InvariantCulture) }
        : new DemandeDePlan { Duree = TimeSpan.FromSeconds(double.Parse(arret, CultureInfo.InvariantCulture)) };

static int Usage()
{
    Console.Error.WriteLine("generer <candidats> <marge> <graine> <fichier> | borner <candidats> <marge> <graine> | suite | impossibles <nombre> | calendrier | placer <candidats> <marge> <graines> | reparer <candidats> <marge> <graine> <pannes> | resoudre <candidats> <marge> <graine> <secondes>");
    return 2;
}

static int Generate(SessionGeneree forme, string fichier)
{
    using var sortie = File.Create(fichier);
    GenerateurDeSession.Write(sortie, forme);
    return 0;
}

static int Solve(SessionGeneree forme, string arret)
{
    var montre = Stopwatch.StartNew();
    var session = GenerateurDeSession.Make(forme);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generated in {montre.Elapsed.TotalSeconds:F2} s: {session.Candidats.Length} candidates, {session.Oraux.Length} orals, {session.Centres.Length} centres, {session.Examinateurs.Length} examiners"));
    montre.Restart();
    var resultat = Planificateur.Solve(session, Demande(arret), a =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {a.Duree.TotalSeconds,7:F2} s (CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds,6:F2})  {a.Pas,9} steps  unplaced {a.NonPlaces,5}  cost {CoutDePlan.EnUnites(a.Cout):F1}")));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{montre.Elapsed.TotalSeconds:F2} s, cost {CoutDePlan.EnUnites(resultat.Cout.Total):F1}, CPU {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F2} s, unplaced {resultat.Plan.NonPlaces.Length}, commissions {resultat.Plan.Commissions.Length}, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    Console.WriteLine(resultat.Cout);
    return 0;
}
