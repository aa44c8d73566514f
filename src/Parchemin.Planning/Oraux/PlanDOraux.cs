using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>A planning of the orals of a session: the output of the public format with every name turned into an index of its list.</summary>
/// <param name="Passages">The placed orals, at most one each; sorted by oral when the solver wrote them.</param>
/// <param name="NonPlaces">The orals left out, each with the reason that was found.</param>
public sealed record PlanDOraux(ImmutableArray<Commission> Commissions, ImmutableArray<Passage> Passages, ImmutableArray<OralNonPlace> NonPlaces)
{
    public static PlanDOraux Vide { get; } = new([], [], []);
}

/// <summary>People in one room during one plage.</summary>
/// <param name="Id">Its name in the output.</param>
/// <param name="Membres">Indices of examiners, sorted when the solver wrote them.</param>
/// <param name="Composition">The rank that is declared: the highest over the épreuves that it takes.</param>
public sealed record Commission(string Id, int Plage, int Salle, ImmutableArray<int> Membres, int Composition);

/// <summary>An oral in its place.</summary>
/// <param name="Commission">Index in <see cref="PlanDOraux.Commissions"/>.</param>
/// <param name="PreparationDebut">When the candidate begins to prepare; equal to <paramref name="Debut"/> without preparation.</param>
/// <param name="PlacePreparation">Index of the preparation room; <see cref="SessionDOraux.Aucun"/> without preparation.</param>
public sealed record Passage(int Oral, int Commission, int PreparationDebut, int Debut, int Fin, int PlacePreparation);

/// <summary>An oral that has no place, and why, in French.</summary>
public sealed record OralNonPlace(int Oral, string Raison);
