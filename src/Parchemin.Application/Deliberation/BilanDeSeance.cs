using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The marks of one element over a deliberation.</summary>
/// <param name="Nombre">How many marks are known.</param>
public sealed record NotesDUnElement(string Code, string Libelle, int Nombre, Fraction? Moyenne, Fraction? Min, Fraction? Max);

/// <summary>What a jury sees of its whole work: how far it is, what is proposed and adopted, the marks by unité.</summary>
public sealed record BilanDeSeance(
    int Candidats,
    int Decides,
    IReadOnlyList<(Besoin Besoin, int Nombre)> Besoins,
    IReadOnlyList<(string Decision, int Proposees, int Adoptees)> Decisions,
    IReadOnlyList<NotesDUnElement> Elements)
{
    public static BilanDeSeance Of(SeanceDeJury seance)
    {
        var decisions = seance.Regles.Decisions.Select(d => d.Resultat).Distinct(StringComparer.Ordinal)
            .Select(d => (d, seance.Candidats.Count(c => c.Proposition.Decision?.Resultat == d), seance.Candidats.Count(c => c.Decision?["adoptee"] == d)))
            .Where(d => d.Item2 + d.Item3 > 0);
        var elements = seance.Candidats.SelectMany(c => c.Proposition.Elements).GroupBy(e => e.Code, StringComparer.Ordinal).Select(Marks);
        return new BilanDeSeance(
            seance.Candidats.Count,
            seance.Candidats.Count(c => c.EstDecide),
            [.. Enum.GetValues<Besoin>().Select(b => (b, seance.Candidats.Count(c => c.Besoin == b))).Where(b => b.Item2 > 0)],
            [.. decisions],
            [.. elements]);
    }

    private static NotesDUnElement Marks(IGrouping<string, ElementDecide> element)
    {
        var notes = element.Where(e => e.Note is not null).Select(e => e.Note!.Value).ToList();
        if (notes.Count == 0)
            return new NotesDUnElement(element.Key, element.First().Libelle, 0, null, null, null);
        try
        {
            var total = notes.Aggregate(Fraction.Zero, (somme, note) => (somme + note).Reduce());
            return new NotesDUnElement(element.Key, element.First().Libelle, notes.Count, total / notes.Count, notes.Aggregate(Fraction.Min), notes.Aggregate(Fraction.Max));
        }
        catch (OverflowException)
        {
            // Denominators too many for an exact mean: the extremes remain.
            return new NotesDUnElement(element.Key, element.First().Libelle, notes.Count, null, notes.Aggregate(Fraction.Min), notes.Aggregate(Fraction.Max));
        }
    }
}
