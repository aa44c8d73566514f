namespace Parchemin.Core;

/// <summary>Why a candidate's data are refused: where, what was found, and a French sentence with the rule and the remedy.</summary>
/// <param name="Chemin">A JSON path in the candidate's data.</param>
public sealed record ErreurDeSaisie(string Code, string Chemin, string Valeur, string Message);
