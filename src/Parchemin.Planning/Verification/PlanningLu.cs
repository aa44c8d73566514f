namespace Parchemin.Planning.Verification;

/// <summary>What a planning says, as the checker reads it.</summary>
internal sealed record PlanningLu(
    IReadOnlyList<CommissionLue> Commissions, IReadOnlyList<PassageLu> Passages, IReadOnlyList<(int Candidat, int Epreuve)> NonPlaces, AnnonceLue Annonce);

/// <param name="Epreuves">The épreuves of the passages that it hears.</param>
internal sealed record CommissionLue(string Id, int Plage, int Salle, IReadOnlyList<int> Membres, int? Composition)
{
    public SortedSet<int> Epreuves { get; } = [];
}

/// <param name="Place">The preparation room, null without preparation.</param>
internal sealed record PassageLu(int Candidat, int Epreuve, int Commission, int PreparationDebut, int Debut, int Fin, int? Place);

/// <summary>What the document claims of itself.</summary>
internal sealed record AnnonceLue(string Statut, decimal? Cout, decimal? Borne, IReadOnlyDictionary<string, decimal> Termes);
