using System.Globalization;

namespace Parchemin.Application;

/// <summary>Keeps what an import did, and tries one without doing it.</summary>
public static class ImportFait
{
    /// <summary>What an import would do: everything is checked as for good, then taken back.</summary>
    public static async Task<RapportDImport> SimulateAsync(Guichet guichet, Acteur acteur, IOperation<RapportDImport> import, CancellationToken annulation = default)
    {
        try
        {
            return await guichet.RunAsync(acteur, import, annulation: annulation);
        }
        catch (SimulationException simulation)
        {
            return simulation.Rapport;
        }
    }

    internal static async ValueTask RecordAsync(Etabli etabli, Objet session, ModeleDImport modele, string fichier, string empreinte, RapportDImport rapport)
    {
        string Number(SortDeLigne sort) => rapport.Count(sort).ToString(CultureInfo.InvariantCulture);
        await etabli.CreateAsync("import.creer", Genres.Import,
        [
            new("session", session.Id), new("modele", modele.Code), new("fichier", fichier), new("empreinte", empreinte),
            new("crees", Number(SortDeLigne.Creee)), new("modifies", Number(SortDeLigne.Modifiee)), new("inchanges", Number(SortDeLigne.Inchangee)), new("refuses", Number(SortDeLigne.Refusee)),
        ]);
    }
}
