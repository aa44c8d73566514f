namespace Parchemin.Core;

/// <summary>Whether the fiches of an épreuve bear the printed numbers, each once.</summary>
internal static class Numerotation
{
    public static Verification Check(DossierProfessionnel regles, string epreuve, IReadOnlyList<FicheDeDossier> fiches)
    {
        var attendus = Expected(regles, epreuve);
        var presents = fiches.Select(f => f.Numero).ToList();
        var doubles = presents.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).Order().ToList();
        var etrangers = attendus.Count == 0 ? [] : presents.Except(attendus).Order().ToList();
        var absents = attendus.Except(presents).Order().ToList();
        var (issue, raison) = (doubles.Count, etrangers.Count, absents.Count) switch
        {
            ( > 0, _, _) => (IssueDeVerification.NonRemplie, $"Le numéro {List(doubles)} sert deux fois : donnez un numéro à chaque fiche."),
            (_, > 0, _) => (IssueDeVerification.NonRemplie, $"Le numéro {List(etrangers)} n'est pas de cette épreuve : les fiches sont numérotées de {attendus[0]} à {attendus[^1]}."),
            (_, _, > 0) => (IssueDeVerification.Incomplete, $"Il manque la fiche {List(absents)}."),
            _ => (IssueDeVerification.Remplie, (string?)null),
        };
        return new Verification("numeros", attendus.Count == 0 ? "Numéros des fiches" : $"Fiches numérotées de {attendus[0]} à {attendus[^1]}", issue, presents.Count == 0 ? "aucune fiche" : List(presents.Distinct().Order()))
        {
            Raison = raison,
        };
    }

    /// <summary>The printed numbers of an épreuve, in order; empty where the dossier numbers nothing.</summary>
    public static List<int> Expected(DossierProfessionnel regles, string epreuve)
        => [.. regles.Fiches.Where(s => s.Epreuve.Code == epreuve).SelectMany(s => Enumerable.Range(s.Numeros.Premier, s.Numeros.Dernier - s.Numeros.Premier + 1)).Distinct().Order()];

    private static string List(IEnumerable<int> numeros) => Phrases.Enumerer(numeros.Select(n => $"{n}"));
}
