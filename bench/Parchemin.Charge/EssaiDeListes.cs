using Parchemin.Application;

namespace Parchemin.Charge;

/// <summary>Pages of 50 inscriptions where the rights are applied, without the web: as many readers as processors, without rest.</summary>
internal static class EssaiDeListes
{
    public static Task RunAsync(Guichet guichet, Population population, TimeSpan duree)
        => Foule.RunAsync([.. population.Personnes.Take(Environment.ProcessorCount)], duree, TimeSpan.Zero, (personne, hasard, releve) =>
        {
            var (nom, filtre) = hasard.Next(4) switch
            {
                0 => ("début", Filtre.Toujours),
                1 => ("nom", new Recherche(Population.FamilyName(hasard)[..5])),
                2 => ("établissement", (Filtre)new Parmi("etablissement", [personne.Etablissement])),
                _ => ("état", new Parmi("etat", ["inscrit"])),
            };
            return releve.MeasureAsync($"guichet, page de 50, {nom}", async () => await guichet.ListAsync(personne.Acteur, new Requete(Genres.Inscription, filtre)));
        });
}
