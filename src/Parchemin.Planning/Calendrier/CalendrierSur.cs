namespace Parchemin.Planning;

/// <summary>A séance that starts at another hour.</summary>
/// <param name="Nouveau">The new local start.</param>
/// <param name="Minutes">Later when positive, earlier when negative.</param>
public sealed record Deplacement(SeancePlacee Seance, DateTime Nouveau, int Minutes)
{
    /// <summary>« E2, Guyane : mercredi 15 mai à 6 h 30, à déplacer à 9 h (2 h 30 plus tard) ».</summary>
    public string ToFrench()
    {
        var avant = Seance.Ecrite.Debut;
        var nouveau = Nouveau.Date == avant.Date ? $"à {Paroles.Heure(Nouveau)}" : $"au {Paroles.JourEtHeure(Nouveau)}";
        return $"{Seance.Epreuve.Code}, {Seance.Territoire.Libelle} : {Paroles.JourEtHeure(avant)}, à déplacer {nouveau} ({Paroles.Duree(Math.Abs(Minutes))} plus {(Minutes > 0 ? "tard" : "tôt")})";
    }
}

/// <summary>The nearest calendar in which no paper leaks: the least sum of minutes by which séances are moved, proved.</summary>
/// <param name="Minutes">The sum of the moves.</param>
/// <param name="Noeuds">Cases examined before it was proved.</param>
public sealed record CalendrierSur(CalendrierEcrit Calendrier, IReadOnlyList<Deplacement> Deplacements, int Minutes, int Noeuds)
{
    /// <summary>Cases after which the search gives up.</summary>
    public const int NoeudsMax = 4000;

    /// <summary>Finds it.</summary>
    /// <param name="auPlus">Minutes beyond which a calendar is of no use.</param>
    /// <returns>Null when there is none, or none was proved within <see cref="NoeudsMax"/> cases.</returns>
    /// <remarks>
    /// Nobody leaves with a paper before everybody else who shares it is inside; every séance stays within the hours that the calendar itself practises,
    /// on any day; a candidate with extra time keeps his rest between two épreuves, and no day grows beyond eight hours or what is printed.
    /// Without hours and days the least moves are found exactly (<see cref="SystemeDEcarts"/>); a broken one is then forbidden in every
    /// way in turn, the cheapest case first: the first that breaks nothing is the best.
    /// </remarks>
    public static CalendrierSur? Find(AnalyseDuCalendrier analyse, int auPlus = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(analyse);
        var journees = new JourneesDeComposition(analyse);
        var cas = new PriorityQueue<Cas, (int Minutes, int Rang)>();
        var noeuds = 0;
        Enqueue(new Cas(null, default, null));
        while (noeuds < NoeudsMax && cas.TryDequeue(out var meilleur, out _))
        {
            noeuds++;
            var interdits = journees.Broken(meilleur.Solution!.Instants);
            if (interdits.Count == 0)
                return Of(analyse, journees, meilleur.Solution, noeuds);
            foreach (var contrainte in interdits)
                Enqueue(new Cas(meilleur, contrainte, null));
        }

        return null;

        void Enqueue(Cas nouveau)
        {
            var systeme = journees.System();
            for (var c = nouveau; c.Parent is not null; c = c.Parent)
                systeme.AtMost(c.Contrainte.Apres, c.Contrainte.Avant, c.Contrainte.Ecart);
            if (systeme.Solve() is { } solution && solution.Deplacement <= auPlus)
                cas.Enqueue(nouveau with { Solution = solution }, (solution.Deplacement, -nouveau.Profondeur));
        }
    }

    private static CalendrierSur Of(AnalyseDuCalendrier analyse, JourneesDeComposition journees, SystemeDEcarts.Solution solution, int noeuds)
    {
        var deplacements = new List<Deplacement>();
        var nouveaux = new Dictionary<SeanceEcrite, DateTime>(ReferenceEqualityComparer.Instance);
        foreach (var (seance, i) in journees.Seances.Select((s, i) => (s, i)))
        {
            var debut = journees.At(solution.Instants[i + 1]);
            nouveaux[seance.Ecrite] = seance.ToLocal(debut);
            if (debut != seance.Debut)
                deplacements.Add(new Deplacement(seance, nouveaux[seance.Ecrite], (int)(debut - seance.Debut).TotalMinutes));
        }

        var calendrier = analyse.Calendrier with
        {
            Epreuves = [.. analyse.Calendrier.Epreuves.Select(e => e with { Seances = [.. e.Seances.Select(s => nouveaux.TryGetValue(s, out var debut) ? s with { Debut = debut } : s)] })],
        };
        return new CalendrierSur(calendrier, deplacements, solution.Deplacement, noeuds);
    }

    private sealed record Cas(Cas? Parent, ContrainteDEcart Contrainte, SystemeDEcarts.Solution? Solution)
    {
        public int Profondeur { get; } = Parent is null ? 0 : Parent.Profondeur + 1;
    }
}
