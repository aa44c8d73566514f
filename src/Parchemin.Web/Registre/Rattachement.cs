using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What refers to an object by one of its fields: the first of them.</summary>
/// <param name="Champ">The code of the field.</param>
/// <param name="Suite">Whether others follow.</param>
public sealed record Rattachement(Genre Genre, string Champ, IReadOnlyList<ObjetVu> Objets, bool Suite);
