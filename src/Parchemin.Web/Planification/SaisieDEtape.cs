using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What a step of the preparation shows: what was just typed and refused, or what is kept.</summary>
/// <param name="Formulaire">Null where nothing was typed yet.</param>
public sealed record SaisieDEtape(IFormCollection? Formulaire, IReadOnlyList<Faute> Fautes)
{
    public static readonly SaisieDEtape Vierge = new(null, []);

    public string? Value(string nom, object? tenue) => Formulaire is null ? Convert.ToString(tenue, CultureInfo.InvariantCulture) : Formulaire[nom].ToString();

    public bool Checked(string nom, bool tenue) => Formulaire is null ? tenue : Formulaire.ContainsKey(nom);

    public bool Checked(string nom, string valeur, bool tenue) => Formulaire is null ? tenue : Formulaire[nom].Contains(valeur);

    public string? Faute(string nom) => Fautes.FirstOrDefault(f => f.Champ == nom)?.Message;

    /// <summary>What ties a field to the sentence that says what is wrong with it, and to its help.</summary>
    public IEnumerable<KeyValuePair<string, object>> Attributes(string nom, string? aide = null)
    {
        var (faute, dits) = (Faute(nom) is not null, new List<string>());
        if (faute)
            dits.Add("faute-" + nom);
        if (aide is not null)
            dits.Add(aide);
        if (dits.Count > 0)
            yield return new("aria-describedby", string.Join(' ', dits));
        if (faute)
            yield return new("aria-invalid", "true");
    }
}
