using System.Globalization;
using Parchemin.Application;
using Parchemin.Documents;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>A sheet of 5,000 new candidates, read from its file and brought into the session where all the others are.</summary>
internal static class EssaiDImport
{
    private const int Lignes = 5000;

    public static async Task RunAsync(Guichet guichet, Population population, int fois)
    {
        var releve = new Releve();
        foreach (var format in new[] { FormatDeTableau.Csv, FormatDeTableau.Xlsx })
        {
            var fichier = Write(format, population, fois);
            var rapport = await releve.MeasureAsync($"import de {Lignes} lignes, {format}", async () =>
            {
                using var contenu = new MemoryStream(fichier);
                var tableau = new LecteurDeTableau().Read(contenu);
                return await guichet.RunAsync(population.Personnes[0].Acteur, new ImporterDesCandidats(population.Session, tableau, null, $"charge.{format}", $"{fois}", Simuler: false));
            });
            if (rapport.Count(SortDeLigne.Creee) != Lignes)
                throw new InvalidOperationException($"Import : {rapport.Count(SortDeLigne.Creee)} lignes reçues. {rapport.Lignes.FirstOrDefault(l => l.Motif is not null)?.Motif}");
        }

        releve.Print(TimeSpan.FromSeconds(1));
    }

    private static byte[] Write(FormatDeTableau format, Population population, int fois)
    {
        string[] entetes = ["Nom de naissance", "Prénoms", "Sexe", "Date de naissance", "Numéro de candidat", "Établissement", "Voie", "Forme"];
        var hasard = new Random((fois * 10) + (int)format);
        var lignes = Enumerable.Range(0, Lignes).Select(i => (IReadOnlyList<string?>)
        [
            Population.FamilyName(hasard), $"Import{(char)('a' + fois)}{(char)('a' + (int)format)}", i % 2 == 0 ? "F" : "M", new DateOnly(1990, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{format}-{fois}-{i:0000}", population.Lycees[i % population.Lycees.Count], Depot.Voie, Depot.Forme,
        ]);
        using var sortie = new MemoryStream();
        new EcritureDeTableau().Write(sortie, format, "Candidats", [.. entetes.Select(e => new ColonneDeTableau(e, TypeDeColonne.Texte, 20))], lignes);
        return sortie.ToArray();
    }
}
