using Parchemin.Application;

namespace Parchemin.Charge;

/// <summary>Durable saves: a hundred people at the same time, each changes a field of an inscription without rest, through the same use case as pages and API.</summary>
internal static class EssaiDuMagasin
{
    private const int Ecrivains = 100;

    public static Task RunAsync(Guichet guichet, Population population, TimeSpan duree)
        => Foule.RunAsync([.. population.Personnes.Take(Ecrivains)], duree, TimeSpan.Zero, (personne, hasard, releve) =>
        {
            var siennes = population.Inscriptions(personne);
            var geste = new ModifierObjet(Genres.Inscription, siennes[hasard.Next(siennes.Count)], null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["remarque"] = $"Vu le {hasard.Next()}" });
            return releve.MeasureAsync($"sauvegardes durables, {Ecrivains} à la fois", () => guichet.RunAsync(personne.Acteur, geste));
        });
}
