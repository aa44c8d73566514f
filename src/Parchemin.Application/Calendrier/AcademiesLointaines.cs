using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The academies and vice-rectorats that do not read the clock of Paris.</summary>
internal static class AcademiesLointaines
{
    private static readonly Dictionary<string, string> Fuseaux = new(StringComparer.Ordinal)
    {
        ["GUADELOUPE"] = "America/Guadeloupe",
        ["MARTINIQUE"] = "America/Martinique",
        ["GUYANE"] = "America/Cayenne",
        ["LA REUNION"] = "Indian/Reunion",
        ["REUNION"] = "Indian/Reunion",
        ["MAYOTTE"] = "Indian/Mayotte",
        ["POLYNESIE FRANCAISE"] = "Pacific/Tahiti",
        ["NOUVELLE CALEDONIE"] = "Pacific/Noumea",
        ["WALLIS ET FUTUNA"] = "Pacific/Wallis",
        ["SAINT PIERRE ET MIQUELON"] = "America/Miquelon",
    };

    /// <summary>In French, those that the grouping of a session names and whose clock its calendar prints no hour for.</summary>
    public static IEnumerable<string> WithoutHours(SessionDExamen session)
        => from nom in session.Groupements.SelectMany(g => g.Rattachees.Prepend(g.Pilote)).Select(c => c.Code).Distinct(StringComparer.Ordinal)
           let fuseau = Fuseaux.GetValueOrDefault(CleDeTri.Of(nom))
           where fuseau is not null && CalendrierDeLaSession.TerritoireOf(session, fuseau) is null
           select $"{nom} : les groupements d'académies la nomment, et le calendrier n'imprime aucune heure pour elle ({fuseau}). Complétez le calendrier, ou dites que personne n'y compose.";
}
