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
    public void The_nearest_starts_of_one_paper_are_those_that_exhaustive_search_over_the_pivots_finds()
    {
        var hasard = new Random(Graine);
        for (var essai = 0; essai < 200; essai++)
        {
            var analyse = AnalyseDuCalendrier.Run(Draw(hasard, hasard.Next(1, 7), 60), new ReglesDuCalendrier { CompterLesRetards = hasard.Next(2) == 0, AuPlusTot = new TimeOnly(6, 0), AuPlusTard = new TimeOnly(21, 0) });
            var proche = CalendrierSur.Find(analyse).ShouldNotBeNull(Which(essai));
            AnalyseDuCalendrier.Run(proche.Calendrier, analyse.Regles).Fuites.ShouldBeEmpty(Which(essai));
            proche.Minutes.ShouldBe(LeastByPivots([.. analyse.Seances]), Which(essai));
        }
    }

    // Every minute of the days around as pivot, every legal start of each séance.
    private static int LeastByPivots(IReadOnlyList<SeancePlacee> seances)
    {
        var jour = new DateTimeOffset(2024, 5, 13, 22, 0, 0, TimeSpan.Zero);
        var meilleur = int.MaxValue;
        for (var pivot = 0; pivot < 24 * 60; pivot++)
        {
            long total = 0;
            foreach (var s in seances)
            {
                // In minutes of the day of Paris, as the drawn séances are.
                var voulu = (int)(s.Debut - jour).TotalMinutes;
                var (bas, haut) = (Math.Max(pivot - s.Loge, 6 * 60), Math.Min(pivot - s.Retard, (21 * 60) - s.Ecrite.Duree));
                total += bas > haut ? int.MaxValue : Math.Abs(voulu - Math.Clamp(voulu, bas, haut));
            }

            meilleur = (int)Math.Min(meilleur, total);
        }

        return meilleur;
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
