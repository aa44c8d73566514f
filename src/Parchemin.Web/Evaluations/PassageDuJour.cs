using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>A row of the day of a commission: a candidate, where the passage stands, what it is about, and the sheets to fill.</summary>
/// <param name="Fiches">The fiches among which the commission chooses; null where there are none.</param>
/// <param name="Conduite">Whether this person conducts the passage.</param>
/// <param name="Grilles">For each sheet: its name, its evaluation when it is open, its state.</param>
public sealed record PassageDuJour(Objet Passage, string Candidat, string? Situation, Deroulement Deroulement, Plage? Fiches, bool Conduite, IReadOnlyList<(string Libelle, string? Id, string? Etat)> Grilles);
