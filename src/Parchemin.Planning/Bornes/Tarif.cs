namespace Parchemin.Planning.Bornes;

/// <summary>Prices that prove a bound: no commission can take orals worth more than it costs, so the worth of all the orals must be paid.</summary>
/// <remarks>
/// Whole parts of a unit of cost; none is negative. A commission of a plage pays its own cost, the price of each of its people and
/// of its room in that plage, and for each passage the price of its people that day. What the resources could bring is taken off the bound.
/// </remarks>
/// <param name="Oraux">The worth of one oral of each type of the block.</param>
/// <param name="Coupes">The worth of a commission that takes an épreuve of each cut.</param>
/// <param name="Personnes">By group of plages, then profile.</param>
/// <param name="Salles">By group of plages.</param>
/// <param name="Journees">By day of the block, then profile.</param>
internal sealed record Tarif(long[] Oraux, long[] Coupes, long[][] Personnes, long[] Salles, long[][] Journees);

/// <summary>At least so many commissions take one of these épreuves.</summary>
internal sealed record Coupe(IReadOnlyList<int> Epreuves, long Minimum, Tarif Preuve);
