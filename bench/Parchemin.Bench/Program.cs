using BenchmarkDotNet.Running;
using Parchemin.Bench;

// « generer N [graine] » writes N candidates; anything else is for BenchmarkDotNet.
if (args is ["generer", var nombre, .. var reste])
{
    var graine = reste.Length > 0 ? int.Parse(reste[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
    using var sortie = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
    GenerateurDeSession.Write(sortie, int.Parse(nombre, System.Globalization.CultureInfo.InvariantCulture), graine);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(MoteurBenchmark).Assembly).Run(args);
}
