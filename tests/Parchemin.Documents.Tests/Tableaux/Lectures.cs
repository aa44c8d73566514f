using System.Text;
using Parchemin.Application;

namespace Parchemin.Documents.Tests;

/// <summary>Short ways to read and write sheets under test.</summary>
internal static class Lectures
{
    public static Tableau Read(byte[] octets) => new LecteurDeTableau().Read(new MemoryStream(octets));

    public static Tableau ReadCsv(string texte) => Read(Encoding.UTF8.GetBytes(texte));

    public static TableauIllisibleException Refused(byte[] octets) => Should.Throw<TableauIllisibleException>(() => Read(octets));

    public static TableauIllisibleException RefusedCsv(string texte) => Refused(Encoding.UTF8.GetBytes(texte));

    public static byte[] Write(FormatDeTableau format, IReadOnlyList<ColonneDeTableau> colonnes, params IReadOnlyList<string?>[] lignes)
    {
        using var flux = new MemoryStream();
        new EcritureDeTableau().Write(flux, format, "Essai", colonnes, lignes);
        return flux.ToArray();
    }

    public static ColonneDeTableau Texte(string entete) => new(entete, TypeDeColonne.Texte, 12);

    /// <summary>The rows as lists of cells, without their numbers.</summary>
    public static IEnumerable<string> Rows(this Tableau tableau) => tableau.Lignes.Select(l => string.Join('|', l.Cellules));
}
