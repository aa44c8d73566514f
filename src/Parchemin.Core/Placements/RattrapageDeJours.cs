namespace Parchemin.Core;

/// <summary>How missing days can still be made up.</summary>
internal static class RattrapageDeJours
{
    /// <summary>The last day on which a full-time period may begin, or why none would do.</summary>
    public static string Advise(IReadOnlyList<PeriodeEnEntreprise> periodes, int manque, DateOnly au, DateOnly limite)
    {
        var pris = Decompte.Count(periodes, limite).Jours.Select(j => j.Jour).ToHashSet();
        var regime = periodes.Count > 0 ? periodes.MaxBy(p => p.Au)!.Feries : RegimeDeFeries.Metropole;
        var libres = 0;
        for (var jour = limite; jour > au; jour = jour.AddDays(-1))
        {
            if (jour.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || pris.Contains(jour) || JoursFeries.Nom(jour, regime) is not null)
                continue;
            libres++;
            if (libres == manque)
                return $"Une période de {Pluriel.Of(manque, "jour")} à temps plein doit commencer au plus tard le {Phrases.Date(jour)}.";
        }

        return $"Il ne reste que {Pluriel.Of(libres, "jour")} de travail avant le {Phrases.Date(limite)} : une réduction de la durée doit être demandée.";
    }
}
