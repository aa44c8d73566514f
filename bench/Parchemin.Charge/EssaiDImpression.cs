using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Documents;

namespace Parchemin.Charge;

/// <summary>Typesets the examples of the templates: one at a time, then in bulk on two workers, every document with its own names and marks.</summary>
internal static class EssaiDImpression
{
    public static async Task RunAsync(int documents)
    {
        var lieux = Imprimerie.Locate(Directory.GetCurrentDirectory()) ?? throw new InvalidOperationException("Lancez bench/impression depuis le dépôt, après « npm ci » dans imprimerie.");
        using var imprimeur = new Imprimeur(lieux);
        IImprimeur port = imprimeur;
        foreach (var modele in new[] { "releve", "convocation", "preuve", "pv" })
        {
            var exemple = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(lieux.Modeles, "exemples", modele + ".json")))!.AsObject();
            for (var i = 0; i < 20; i++)
                await imprimeur.RenderAsync(modele, Vary(exemple, i));
            var durees = new List<double>();
            for (var i = 0; i < 100; i++)
            {
                var debut = Stopwatch.GetTimestamp();
                await imprimeur.RenderAsync(modele, Vary(exemple, 1000 + i));
                durees.Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
            }

            durees.Sort();
            Line($"{modele}, un à un : médiane {durees[50]:0.0} ms, 95e centile {durees[95]:0.0} ms");
        }

        foreach (var modele in new[] { "releve", "convocation" })
        {
            var exemple = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(lieux.Modeles, "exemples", modele + ".json")))!.AsObject();
            var (pages, octets) = (0, 0L);
            var debut = Stopwatch.GetTimestamp();
            await Parallel.ForAsync(0, documents, new ParallelOptions { MaxDegreeOfParallelism = lieux.Postes }, async (i, arret) =>
            {
                var imprime = await imprimeur.RenderAsync(modele, Vary(exemple, i), arret);
                Interlocked.Add(ref pages, imprime.Pages);
                Interlocked.Add(ref octets, imprime.Pdf.Length);
            });
            var duree = Stopwatch.GetElapsedTime(debut);
            Line($"{modele}, {documents} fichiers sur {lieux.Postes} ouvriers : {duree.TotalSeconds:0.0} s, {pages / duree.TotalSeconds:0} pages/s, {octets / 1e6:0} Mo ; ouvriers {Workers():0} Mo");
            debut = Stopwatch.GetTimestamp();
            pages = 0;
            const int Lot = 25;
            await Parallel.ForAsync(0, documents / Lot, new ParallelOptions { MaxDegreeOfParallelism = lieux.Postes }, async (i, arret) =>
            {
                var imprime = await port.RenderAsync(modele, "Lot", [.. Enumerable.Range(i * Lot, Lot).Select(n => (JsonNode)Vary(exemple, n))], arret);
                Interlocked.Add(ref pages, imprime.Pages);
            });
            duree = Stopwatch.GetElapsedTime(debut);
            Line($"{modele}, {documents} en fichiers de {Lot} : {duree.TotalSeconds:0.0} s, {pages / duree.TotalSeconds:0} pages/s ; ouvriers {Workers():0} Mo");
        }
    }

    private static JsonObject Vary(JsonObject exemple, int n)
    {
        var copie = exemple.DeepClone().AsObject();
        copie["reference"] = string.Create(CultureInfo.InvariantCulture, $"R-{n:000000}");
        if (copie["verification"] is JsonObject verification)
            verification["adresse"] = string.Create(CultureInfo.InvariantCulture, $"https://verification.exemple.fr/{n:X8}");
        if (copie["candidat"] is JsonObject candidat)
            (candidat["nom"], candidat["numero"]) = (string.Create(CultureInfo.InvariantCulture, $"Nom-{n}"), string.Create(CultureInfo.InvariantCulture, $"024{n:00000000}"));
        foreach (var groupe in copie["groupes"]?.AsArray() ?? [])
        {
            foreach (var ligne in groupe!["lignes"]!.AsArray())
            {
                if (ligne!["note"] is not null)
                    ligne["note"] = string.Create(CultureInfo.InvariantCulture, $"{((n * 7) + ligne["intitule"]!.GetValue<string>().Length) % 41 / 2m}");
            }
        }

        foreach (var epreuve in copie["epreuves"]?.AsArray() ?? [])
            epreuve!["place"] = n % 40;
        return copie;
    }

    internal static double Workers() => Process.GetProcessesByName("node").Sum(p => p.WorkingSet64) / 1e6;

    private static void Line(FormattableString texte) => Console.WriteLine(texte.ToString(CultureInfo.InvariantCulture));
}
