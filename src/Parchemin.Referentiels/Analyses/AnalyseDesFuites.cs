using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>A paper shared by several territories leaks when somebody may leave with it before somebody else has entered.</summary>
internal static class AnalyseDesFuites
{
    /// <summary>Latecomers are let in during the first hour as long as nobody has left: a smaller margin is not safe.</summary>
    private static readonly Duration EntreeTardive = Duration.FromHours(1);

    private static readonly InstantPattern Heure = InstantPattern.Create("dd/MM HH:mm", CultureInfo.InvariantCulture);

    public static IEnumerable<Diagnostic> Run(SessionDExamen session, EpreuveAuCalendrier epreuve, IReadOnlyList<Seance> seances)
    {
        var communes = seances.Where(s => !s.Passage.SujetSpecifique).ToList();
        var paires = (from a in communes
                      from b in communes
                      where !ReferenceEquals(a, b)
                      let marge = a.Sortie - b.Entree
                      select (Sortie: a, Entree: b, Marge: marge)).ToList();
        var fuites = paires.Where(p => p.Marge < Duration.Zero).OrderBy(p => p.Marge).ToList();
        var marges = paires.Where(p => p.Marge >= Duration.Zero && p.Marge < EntreeTardive).ToList();

        if (fuites.Count > 0)
        {
            yield return new Diagnostic(
                "PRC607",
                Severite.Anomalie,
                epreuve.Lieu,
                $"{session.Code}/{epreuve.Epreuve}/fuites",
                epreuve.Source,
                $"{epreuve.Epreuve} : le même sujet peut sortir d'un territoire avant d'être distribué dans un autre (heures UTC) : {string.Join(" ; ", fuites.Select(f => $"{f.Sortie.Territoire.Libelle} peut sortir le {Heure.Format(f.Sortie.Sortie)}, {f.Entree.Territoire.Libelle} entre le {Heure.Format(f.Entree.Entree)}, soit {Minutes(-f.Marge)} d'avance"))}.",
                "Changez l'horaire, allongez la mise en loge ou prévoyez un sujet spécifique ; à défaut, dites par une interprétation que le risque est accepté.");
        }

        if (marges.Count > 0)
        {
            yield return new Diagnostic(
                "PRC608",
                Severite.Avertissement,
                epreuve.Lieu,
                $"{session.Code}/{epreuve.Epreuve}/marges",
                epreuve.Source,
                $"{epreuve.Epreuve} : la marge entre la première sortie d'un territoire et l'entrée d'un autre est inférieure à l'heure admise pour les retards : {string.Join(" ; ", Regrouper(marges))}.",
                "N'admettez aucun retard là où le sujet peut déjà circuler.");
        }
    }

    /// <summary>Pairs with the same margin read together: « A et B vers C, 0 min ».</summary>
    private static IEnumerable<string> Regrouper(IEnumerable<(Seance Sortie, Seance Entree, Duration Marge)> marges)
        => from m in marges
           group m.Sortie.Territoire.Libelle by (Vers: m.Entree.Territoire.Libelle, m.Marge) into vers
           group vers.Key.Vers by (De: Constat.Enumerer(vers), vers.Key.Marge) into g
           select $"{g.Key.De} vers {Constat.Enumerer(g)}, {Minutes(g.Key.Marge)}";

    private static string Minutes(Duration duree) => duree == Duration.Zero ? "0 min" : Durees.Format((int)duree.TotalMinutes);
}
