using System.Globalization;
using System.Text;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Writes a calendar as iCalendar (RFC 5545): stable identifiers and growing sequences, so that a calendar that has read it before
/// updates what it holds. Times are in UTC: they mean the same wherever it is opened.</summary>
public static class EcritureIcs
{
    private const int Octets = 75;

    public static string Write(string nom, IEnumerable<Rendezvous> rendezvous)
    {
        var texte = new StringBuilder();
        void Line(string ligne) => Fold(texte, ligne);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Parchemin//FR");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(nom));
        foreach (var r in rendezvous)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escape(r.Uid));
            Line("DTSTAMP:" + Utc(r.Connu));
            Line(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{r.Rang}"));
            if (r.Fin is { } fin)
            {
                Line("DTSTART:" + Utc(r.Debut));
                Line("DTEND:" + Utc(fin));
            }
            else
            {
                Line("DTSTART;VALUE=DATE:" + Day(r.Debut));
                Line("DTEND;VALUE=DATE:" + Day(r.Debut.AddDays(1)));
            }

            if (r.Annule)
                Line("STATUS:CANCELLED");
            Line("SUMMARY:" + Escape(r.Annule ? "Annulé : " + r.Titre : r.Titre));
            if (r.Lieu is not null)
                Line("LOCATION:" + Escape(r.Lieu));
            if (r.Description is not null)
                Line("DESCRIPTION:" + Escape(r.Description));
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return texte.ToString();
    }

    private static string Utc(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string texte) => string.Concat(texte.ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A line holds 75 octets at most and goes on after a space; a character is never cut.
    private static void Fold(StringBuilder texte, string ligne)
    {
        var pris = 0;
        foreach (var rune in ligne.EnumerateRunes())
        {
            if (pris + rune.Utf8SequenceLength > Octets)
            {
                texte.Append("\r\n ");
                pris = 1;
            }

            texte.Append(rune.ToString());
            pris += rune.Utf8SequenceLength;
        }

        texte.Append("\r\n");
    }
}
