namespace Parchemin.Application;

/// <summary>A sheet as it was read: its headings and its rows, every cell as text (dates ISO, numbers with a point, yes as « oui »).</summary>
public sealed record Tableau(IReadOnlyList<string> EnTetes, IReadOnlyList<LigneDeTableau> Lignes);

/// <summary>A row.</summary>
/// <param name="Numero">The number that the person sees in the margin of the sheet.</param>
/// <param name="Cellules">As many as there are headings.</param>
public sealed record LigneDeTableau(int Numero, IReadOnlyList<string> Cellules)
{
    /// <summary>Why the row cannot be taken whatever it says, in French; null when it can be.</summary>
    public string? Faute { get; init; }
}

/// <summary>A file that cannot be read as a sheet: why and what to do, in French.</summary>
public sealed class TableauIllisibleException(string code, string message) : Exception(message)
{
    /// <summary>Stable, upper case with hyphens.</summary>
    public string Code { get; } = code;
}

public enum FormatDeTableau
{
    Xlsx,
    Csv,
}

public enum TypeDeColonne
{
    Texte,
    Date,
    Nombre,

    /// <summary>A day and an hour of the clock on the wall, <c>2024-06-04 09:30</c>.</summary>
    DateHeure,
}

/// <summary>A column to write.</summary>
/// <param name="Largeur">In characters.</param>
/// <param name="Verrouillee">Its cells identify the row: the sheet protects them.</param>
/// <param name="Choix">The values to choose from.</param>
public sealed record ColonneDeTableau(string EnTete, TypeDeColonne Type, int Largeur, bool Verrouillee = false, IReadOnlyList<string>? Choix = null);

/// <summary>Reads sheets, whatever their format.</summary>
public interface ILecteurDeTableau
{
    /// <exception cref="TableauIllisibleException">It is not a sheet, or a trap.</exception>
    Tableau Read(Stream contenu);
}

/// <summary>Writes sheets.</summary>
public interface IEcritureDeTableau
{
    void Write(Stream sortie, FormatDeTableau format, string nom, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes);
}
