namespace Parchemin.Application;

/// <summary>What becomes of a row.</summary>
public enum SortDeLigne
{
    Creee,
    Modifiee,
    Inchangee,
    Refusee,
}

/// <summary>A row of an imported sheet: what it does, or why it is refused.</summary>
/// <param name="Numero">As the person sees it in the sheet.</param>
/// <param name="Changements">Field in words, before, after.</param>
public sealed record LigneImportee(int Numero, string Nom, SortDeLigne Sort, IReadOnlyList<(string Champ, string? Avant, string? Apres)> Changements, string? Motif);

/// <summary>What an import does, row by row.</summary>
public sealed record RapportDImport(IReadOnlyList<LigneImportee> Lignes, IReadOnlyList<string> ColonnesIgnorees)
{
    public int Count(SortDeLigne sort) => Lignes.Count(l => l.Sort == sort);
}

/// <summary>A trial: carries the report out of the transaction that it takes back.</summary>
internal sealed class SimulationException(RapportDImport rapport) : Exception
{
    public RapportDImport Rapport => rapport;
}
