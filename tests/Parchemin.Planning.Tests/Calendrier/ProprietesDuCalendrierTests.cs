using System.Globalization;

namespace Parchemin.Planning.Tests;

public sealed class ProprietesDuCalendrierTests
{
    private const int Graine = 20240514;

    [Fact]
    public void The_texts_are_as_few_as_exhaustive_search_finds_and_their_proof_holds()
    {
        var hasard = new Random(Graine);
        for (var essai = 0; essai < 400; essai++)
        {
            var seances = AnalyseDuCalendrier.Run(Draw(hasard, hasard.Next(1, 8), 120), new ReglesDuCalendrier { CompterLesRetards = hasard.Next(2) == 0 }).Sujets[0].Seances;
            var variantes = VariantesDeSujet.Of(seances);
            ControleDesVariantes.Check(seances, variantes).ShouldBeEmpty(Which(essai));
            variantes.Groupes.Count.ShouldBe(Fewest([], seances, 0), Which(essai));
        }
    }

    [Fact]
    public void A_wrong_proof_is_refused()
    {
        var seances = AnalyseDuCalendrier.Run(Calendriers.OneDay(120, (480, 120), (500, 120), (900, 120))).Sujets[0].Seances;
        var juste = VariantesDeSujet.Of(seances);
        ControleDesVariantes.Check(seances, juste with { Temoins = [seances[0], seances[1]] }).ShouldNotBeEmpty();
        ControleDesVariantes.Check(seances, juste with { Groupes = [new Variante(juste.Groupes[0].Pivot, seances)] }).ShouldNotBeEmpty();
        ControleDesVariantes.Check(seances, juste with { Groupes = [.. juste.Groupes.Take(1)], Temoins = [seances[0]] }).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_nearest_starts_of_one_paper_are_those_that_exhaustive_search_finds()
    {
        var hasard = new Random(Graine);
        var (possibles, impossibles) = (0, 0);
        for (var essai = 0; essai < 300; essai++)
        {
            var analyse = AnalyseDuCalendrier.Run(Draw(hasard, hasard.Next(1, 7), hasard.Next(1, 3) * 60), new ReglesDuCalendrier { CompterLesRetards = hasard.Next(2) == 0, AuPlusTot = new TimeOnly(6, 0), AuPlusTard = new TimeOnly(21, 0) });
            var seances = analyse.Seances.ToList();
            var moindre = seances.Count(s => s.EstOuverte) switch
            {
                0 => LeastByPivots(seances),
                1 => LeastAround(seances.Single(s => s.EstOuverte), seances),
                // Each of them would have to be shut while the other is open.
                _ => int.MaxValue,
            };
            var proche = CalendrierSur.Find(analyse);
            (proche?.Minutes ?? int.MaxValue).ShouldBe(moindre, Which(essai));
            if (proche is not null)
                AnalyseDuCalendrier.Run(proche.Calendrier, analyse.Regles).Fuites.ShouldBeEmpty(Which(essai));
            _ = proche is null ? impossibles++ : possibles++;
        }

        (possibles > 100, impossibles > 20).ShouldBe((true, true));
    }

    // Every minute of the day as pivot, every legal start of each séance.
    private static int LeastByPivots(IReadOnlyList<SeancePlacee> seances)
        => Enumerable.Range(0, 24 * 60).Min(pivot => Total(seances, s => (pivot - s.Loge, pivot - s.Retard)));

    // Every legal start of the one that is left before its last entry, every start of the others that are shut from the one to the other.
    private static int LeastAround(SeancePlacee ouverte, IReadOnlyList<SeancePlacee> seances)
        => Enumerable.Range(0, 24 * 60).Min(debut => Total(seances, s => ReferenceEquals(s, ouverte) ? (debut, debut) : (debut + ouverte.Retard - s.Loge, debut + ouverte.Loge - s.Retard)));

    // In minutes of the day of Paris, as the drawn séances are.
    private static int Total(IReadOnlyList<SeancePlacee> seances, Func<SeancePlacee, (int Bas, int Haut)> debuts)
    {
        var jour = new DateTimeOffset(2024, 5, 13, 22, 0, 0, TimeSpan.Zero);
        long total = 0;
        foreach (var s in seances)
        {
            var voulu = (int)(s.Debut - jour).TotalMinutes;
            var (bas, haut) = (Math.Max(debuts(s).Bas, 6 * 60), Math.Min(debuts(s).Haut, (21 * 60) - s.Ecrite.Duree));
            total += bas > haut ? int.MaxValue : Math.Abs(voulu - Math.Clamp(voulu, bas, haut));
        }

        return (int)Math.Min(int.MaxValue, total);
    }

    private static CalendrierEcrit Draw(Random hasard, int territoires, int duree)
        => Calendriers.OneDay(duree, [.. Enumerable.Range(0, territoires).Select(_ => (360 + (5 * hasard.Next(0, 150)), (int?)(15 * hasard.Next(0, 1 + (duree / 15)))))]);

    // Each séance joins a group in which nothing leaks, or opens one.
    private static int Fewest(List<List<SeancePlacee>> groupes, IReadOnlyList<SeancePlacee> seances, int rang)
    {
        if (rang == seances.Count)
            return groupes.Count;
        var (ici, meilleur) = (seances[rang], int.MaxValue);
        foreach (var groupe in groupes.Where(g => g.TrueForAll(s => s.Sortie >= ici.Entree && ici.Sortie >= s.Entree)).ToList())
        {
            groupe.Add(ici);
            meilleur = Math.Min(meilleur, Fewest(groupes, seances, rang + 1));
            groupe.Remove(ici);
        }

        groupes.Add([ici]);
        meilleur = Math.Min(meilleur, Fewest(groupes, seances, rang + 1));
        groupes.RemoveAt(groupes.Count - 1);
        return meilleur;
    }

    private static string Which(int essai) => string.Create(CultureInfo.InvariantCulture, $"graine {Graine}, essai {essai}");
}
