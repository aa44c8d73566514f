using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A field of a form: what it holds, what may be chosen, what is wrong with it.</summary>
/// <param name="Choix">The values to choose from, null for a free text.</param>
/// <param name="Lisible">Shown and not typed: fixed after creation, or beyond this person's rights.</param>
public sealed record Saisie(Champ Champ, string? Valeur, IReadOnlyList<Choix>? Choix, string? Faute, bool Lisible, string? Titre);
