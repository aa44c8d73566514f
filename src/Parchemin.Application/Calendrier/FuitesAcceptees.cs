using System.Globalization;
using Parchemin.Core;
using Parchemin.Planning;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The leaks that somebody lets stand: an edition by its interpretations of the anomaly PRC607, a person on the session itself.</summary>
public static class FuitesAcceptees
{
    private const string Anomalie = "PRC607";
    private const char Separateur = '|';

    /// <summary>What an edition accepts of the calendar of a session, leak by leak.</summary>
    public static IEnumerable<AcceptationDeFuite> Of(Edition edition, SessionDExamen session, AnalyseDuCalendrier analyse)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(analyse);
        return from fuite in analyse.Fuites
               // An edition judged what leaks although nobody is late.
               where fuite.De.Sortie < fuite.Vers.Debut
               from i in edition.Interpretations
               where i.Anomalie is Anomalie && string.Equals(i.Objet, $"{session.Code}/{fuite.De.Epreuve.Code}/fuites", StringComparison.Ordinal)
               select new AcceptationDeFuite(fuite.Cle, $"interprétation {i.Code}", $"{i.Choix} {i.Raison}");
    }

    /// <summary>What people accepted on a session of the register: one line « leak and its minutes at worst | person | reason » each.</summary>
    public static IEnumerable<AcceptationDeFuite> Of(Objet session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return from ligne in (session["fuites_acceptees"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
               let parts = ligne.Split(Separateur, 3, StringSplitOptions.TrimEntries)
               where parts.Length == 3
               let vue = parts[0].Split(' ', 2)
               select new AcceptationDeFuite(vue[0], parts[1], parts[2], vue.Length > 1 && int.TryParse(vue[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) ? minutes : null);
    }

    internal static string Write(IEnumerable<AcceptationDeFuite> acceptations) => string.Join('\n', acceptations.Select(a => $"{a.Cle} {a.AuPire?.ToString(CultureInfo.InvariantCulture)}".TrimEnd() + $" {Separateur} {a.Par.Replace(Separateur, ' ')} {Separateur} {a.Motif.ReplaceLineEndings(" ")}"));
}
