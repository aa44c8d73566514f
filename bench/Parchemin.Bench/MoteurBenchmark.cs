using BenchmarkDotNet.Attributes;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Bench;

/// <summary>The engine alone on one core: candidates already in memory, decisions without proof. Target: 1,000,000 candidates a second.</summary>
[MemoryDiagnoser]
public class MoteurBenchmark
{
    private const int Nombre = 4096;

    private readonly List<ErreurDeSaisie> erreurs = [];
    private Candidature[] candidatures = [];
    private Deliberation deliberation = null!;

    /// <summary>Loads the rules and makes candidates whose averages lie around the thresholds, one in ten with control marks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var edition = Chargement.Load(Path.Combine(Racine(), "referentiels", "bts-assurance", "2017"), analyser: false);
        var regles = edition.Regles["2024"];
        deliberation = new Deliberation(regles);
        var hasard = new Random(7);
        candidatures = new Candidature[Nombre];
        for (var i = 0; i < Nombre; i++)
        {
            var candidature = new Candidature(regles) { Id = "b", Voie = regles.Voies[hasard.Next(regles.Voies.Length)] };
            candidature.SetChoix(regles.Forme!, 0);
            foreach (var unite in regles.Unites.Where(u => !u.Facultatif))
                candidature.SetResultat(unite, Resultat.Arretee(new Note(Fraction.Of(hasard.Next(12, 29), 2))));
            if (i % 3 == 0)
                candidature.SetResultat(regles.Unites.First(u => u.Facultatif), Resultat.Arretee(new Note(Fraction.Of(hasard.Next(16, 37), 2))));
            if (i % 10 == 0)
                candidature.SetControle(regles.Unites[0], new Note(12));
            candidatures[i] = candidature;
        }
    }

    /// <summary>Decides them all.</summary>
    [Benchmark(OperationsPerInvoke = Nombre)]
    public int Decide()
    {
        var decidees = 0;
        foreach (var candidature in candidatures)
            decidees += deliberation.Decide(candidature, erreurs) is null ? 0 : 1;
        return decidees == Nombre ? decidees : throw new InvalidOperationException("A candidate was refused.");
    }

    /// <summary>Decides them all and builds each full proof, to compare.</summary>
    [Benchmark(OperationsPerInvoke = Nombre)]
    public int DecideEtExplique()
    {
        var etapes = 0;
        foreach (var candidature in candidatures)
        {
            deliberation.Decide(candidature, erreurs);
            etapes += deliberation.Explain().Details.Count;
        }

        return etapes;
    }

    internal static string Racine()
    {
        var dossier = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(dossier!.FullName, "Parchemin.slnx")))
            dossier = dossier.Parent;
        return dossier.FullName;
    }
}
