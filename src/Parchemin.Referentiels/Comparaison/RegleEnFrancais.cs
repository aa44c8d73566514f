namespace Parchemin.Referentiels;

/// <summary>A rule of the data as a reader would say it.</summary>
/// <param name="Section">The section of the data where it stands, in words.</param>
/// <param name="Lignes">What it computes or requires, one line per key.</param>
/// <param name="Source">The article, as written; null where the section's own applies.</param>
/// <param name="Interpretation">Why it is read so, where no text states it.</param>
public sealed record RegleEnFrancais(string Section, string Code, string Libelle, IReadOnlyList<string> Lignes, string? Source, string? Interpretation)
{
    // Said elsewhere on the page of a rule.
    private static readonly string[] DejaDites = ["code", "etat", "libelle", "source", "interpretation"];

    /// <summary>The award rules of an edition, in the order of its files.</summary>
    public static IReadOnlyList<RegleEnFrancais> Of(Edition edition)
    {
        var ecrite = new EditionEcrite(edition.Fichiers);
        var operations = new EcritureDOperation(ecrite);
        return [.. edition.Fichiers.Where(f => string.Equals(Path.GetFileName(f.Nom), "regles.yaml", StringComparison.Ordinal))
            .SelectMany(f => f.Contenu.Entrees)
            .SelectMany(e => e.Valeur is Sequence s ? s.Elements.OfType<Table>().Select(t => One(e.Cle.Valeur, t, operations)) : [])];
    }

    private static RegleEnFrancais One(string section, Table t, EcritureDOperation operations)
        => new(
            char.ToUpperInvariant(EcritureDeValeur.Cle(section)[0]) + EcritureDeValeur.Cle(section)[1..],
            Text(t, "code") ?? Text(t, "etat") ?? "",
            Text(t, "libelle") ?? Text(t, "etat") ?? "",
            [.. t.Entrees.Where(e => !DejaDites.Contains(e.Cle.Valeur)).Select(e => $"{EcritureDeValeur.Cle(e.Cle.Valeur)} : {(EcritureDOperation.EstOperation(e.Cle.Valeur, e.Valeur) ? operations.Write(e.Valeur) : e.Valeur is Table o ? operations.Write(o) : EcritureDeValeur.Simple(e.Valeur))}")],
            Text(t, "source"),
            Text(t, "interpretation"));

    private static string? Text(Table t, string cle) => (t[cle] as Scalaire)?.Valeur;
}
