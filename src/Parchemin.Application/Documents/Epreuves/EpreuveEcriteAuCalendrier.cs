using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A written épreuve of the calendar as the candidates of a centre sit it, at the time of their territory.</summary>
internal sealed record EpreuveEcriteAuCalendrier(EpreuveAuCalendrier Prevue, Core.Passage Passage, string Intitule)
{
    /// <summary>Those of a centre; empty where the référentiel has no calendar for the session or for this territory.</summary>
    public static IReadOnlyList<EpreuveEcriteAuCalendrier> Of(Fonds fonds, ObjetVu? centre) => Of(fonds.Referentiel, fonds.Session["code"], centre?["fuseau"]);

    /// <param name="fuseau">The zone of the centre; null for that of Paris.</param>
    public static IReadOnlyList<EpreuveEcriteAuCalendrier> Of(Referentiel referentiel, string? code, string? fuseau)
    {
        if (referentiel.Sessions.FirstOrDefault(s => s.Code == code) is not { } session)
            return [];
        var territoire = CalendrierDeLaSession.TerritoireOf(session, fuseau ?? ZoneHoraire.ParDefaut)?.Code;
        return [.. session.Calendrier.SelectMany(e => e.Passages.Where(p => p.Territoire.Code == territoire).Select(p => new EpreuveEcriteAuCalendrier(e, p, Named(referentiel, e))))];
    }

    public string Code => Prevue.Epreuve.Code;

    public string Jour => EnJson.Date(Passage.Date);

    public string Debut => Passage.Debut.ToString("HH:mm", CultureInfo.InvariantCulture);

    public string Fin => Passage.Fin.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>When nobody may leave the room, so that the paper does not run from one territory to another.</summary>
    public string? Loge => Passage.MiseEnLoge is { } minutes ? $"Aucune sortie avant {Dates.Hour(Passage.Debut.AddMinutes(minutes))}" : null;

    /// <summary>Whether a candidate sits it: it is not in CCF on his path, and its unité is still to be assessed.</summary>
    public static bool IsFor(Fonds fonds, string? voie, string epreuve, IReadOnlySet<string> acquises)
        => IsFor(fonds.Referentiel, voie, epreuve, acquises);

    /// <inheritdoc cref="IsFor(Fonds, string?, string, IReadOnlySet{string})"/>
    public static bool IsFor(Referentiel referentiel, string? voie, string epreuve, IReadOnlySet<string> acquises)
        => referentiel.Epreuves.FirstOrDefault(e => e.Code == epreuve) is { } e && !acquises.Contains(e.Unite?.Code ?? "")
            && Feuilles.ModaliteDe(referentiel, e, voie) is { Forme: not FormeDEpreuve.Ccf };

    /// <summary>The unités that a candidate does not sit again.</summary>
    public static async Task<IReadOnlySet<string>> HeldAsync(Fonds fonds, string inscription)
        => fonds.MayTry("resultat.lire") ? (await fonds.OfAsync(Genres.Resultat, inscription)).Where(IsHeld).Select(r => r["unite"]!).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <summary>Whether a result keeps its unité from being sat again.</summary>
    public static bool IsHeld(ObjetVu resultat) => resultat["etat"] is "conservee" or "reportee" or "dispensee" or "validee-vae";

    private static string Named(Referentiel referentiel, EpreuveAuCalendrier prevue)
        => referentiel.Epreuves.FirstOrDefault(e => e.Code == prevue.Epreuve.Code) is { } e ? $"{e.Code} – {e.Libelle}" : prevue.Libelle ?? prevue.Epreuve.Code;

    /// <summary>The same, candidate by candidate.</summary>
    public static async Task<ILookup<string, string>> HeldByAsync(Fonds fonds, IReadOnlyCollection<string> inscriptions)
    {
        if (inscriptions.Count == 0 || !fonds.MayTry("resultat.lire"))
            return Array.Empty<(string, string)>().ToLookup(x => x.Item1, x => x.Item2, StringComparer.Ordinal);
        return (await fonds.AllAsync(Genres.Resultat, "inscription", inscriptions)).Where(IsHeld).ToLookup(r => r["inscription"]!, r => r["unite"]!, StringComparer.Ordinal);
    }
}
