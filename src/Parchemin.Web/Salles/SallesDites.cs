using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The rooms of a centre as a person types them.</summary>
/// <param name="Surveillants">By room, the names between commas.</param>
public sealed record SallesDites(string Epreuve, string Centre, string Salles, bool Espacees, IReadOnlyDictionary<string, string> Surveillants)
{
    private const string Champ = "surveillants-";

    public static SallesDites Of(IFormCollection f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new SallesDites(f["epreuve"].ToString(), f["centre"].ToString(), f["salles"].ToString(), f["espacees"] == "oui",
            f.Keys.Where(k => k.StartsWith(Champ, StringComparison.Ordinal)).ToDictionary(k => k[Champ.Length..], k => f[k].ToString(), StringComparer.Ordinal));
    }

    /// <exception cref="RefusException">With one fault for each line that does not read.</exception>
    public TenirLesSalles ToOperation(string session)
    {
        var (salles, fautes) = SalleTenue.Read(Salles, Espacees);
        return fautes.Count == 0
            ? new TenirLesSalles(session, Epreuve, Centre, [.. salles.Select(s => new SalleTenue(s, SalleTenue.Lines(Surveillants.GetValueOrDefault(s.Code))))])
            : throw new RefusException(NatureDeRefus.Invalide, "SALLES-A-CORRIGER", fautes.Count == 1 ? fautes[0] : $"{fautes.Count} lignes sont à corriger ; rien n'est enregistré.", [.. fautes.Select(f => new Faute("SALLES-A-CORRIGER", "salles", null, f))]);
    }
}
