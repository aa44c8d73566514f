namespace Parchemin.Core;

/// <summary>A golden case: a candidate and what must be decided, in the format of the deliberation, named by a French sentence.</summary>
/// <param name="Regles">The codes of the rules that the case puts to the test.</param>
/// <param name="Entree">The candidate, a JSON object without identity nor certification.</param>
/// <param name="Attendu">The members of the result that must be found, a JSON object.</param>
public sealed record CasDeReference(
    string Nom,
    IReadOnlyList<Citation> Regles,
    Citation Session,
    string Entree,
    string Attendu,
    Lieu Lieu);
