using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What every document says of itself: who issues it, for which certification, when, and where it is verified.</summary>
/// <param name="Adresse">The public address that tells whether the document is authentic, drawn as a QR code; null for a blank form.</param>
/// <param name="CodeCourt">The short code of that address.</param>
public sealed record EnTete(
    string? Emetteur = null,
    string? Service = null,
    string? AdressePostale = null,
    string? Certification = null,
    string? Session = null,
    string? Reference = null,
    DateOnly? Date = null,
    string? Lieu = null,
    string? Adresse = null,
    string? CodeCourt = null)
{
    /// <summary>For an edition of a certification.</summary>
    public static EnTete Of(Certification certification, string? session = null) => new(Certification: certification.Intitule, Session: session);

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        Group(json, "emetteur", ("nom", Emetteur), ("service", Service), ("adresse", AdressePostale));
        Group(json, "certification", ("intitule", Certification), ("session", Session));
        Group(json, "verification", ("adresse", Adresse), ("code", CodeCourt));
        Put(json, ("reference", Reference), ("date", Date is { } date ? EnJson.Date(date) : null), ("lieu", Lieu));
        return json;
    }

    private static void Group(JsonObject json, string nom, params ReadOnlySpan<(string Cle, string? Valeur)> valeurs)
    {
        var groupe = new JsonObject();
        Put(groupe, valeurs);
        if (groupe.Count > 0)
            json[nom] = groupe;
    }

    private static void Put(JsonObject json, params ReadOnlySpan<(string Cle, string? Valeur)> valeurs)
    {
        foreach (var (cle, valeur) in valeurs)
        {
            if (!string.IsNullOrEmpty(valeur))
                json[cle] = valeur;
        }
    }
}
