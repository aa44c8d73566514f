namespace Parchemin.Core;

/// <summary>A composition constraint, and how far the dossier meets it.</summary>
public sealed record ContrainteEvaluee(ContrainteDeComposition Contrainte, int Compte)
{
    /// <summary>How many are still missing.</summary>
    public int Manque => Math.Max(0, Contrainte.AuMoins - Compte);

    public bool EstRespectee => Manque == 0;

    public Verification ToVerification() => new(
        Contrainte.Code,
        Contrainte.Libelle,
        EstRespectee ? IssueDeVerification.Remplie : IssueDeVerification.NonRemplie,
        $"{Compte} sur {Contrainte.AuMoins}")
    {
        Source = Contrainte.Source,
        Raison = EstRespectee ? null : $"Il manque {Pluriel.Of(Manque, Contrainte.Compte switch
        {
            CompteDeComposition.Fiches => "fiche",
            CompteDeComposition.ProduitsDifferents => "produit différent",
            CompteDeComposition.Contextes => "contexte",
            _ => throw new InvalidOperationException($"{Contrainte.Compte} is not a count of composition."),
        })}.",
    };
}

/// <summary>The composition of a dossier for one épreuve: what is met, what is missing.</summary>
/// <param name="Numeros">Whether the fiches bear the printed numbers, each once.</param>
public sealed record BilanDeComposition(string Epreuve, IReadOnlyList<ContrainteEvaluee> Contraintes, Verification Numeros)
{
    /// <summary>How many constraints are unmet: what the commission confirms, and what the penalty counts.</summary>
    public int NonRespectees => Contraintes.Count(c => !c.EstRespectee);

    /// <summary>The points that the grid would take, for the commission to confirm. They are no ground of non conformity.</summary>
    public Fraction Retrait(IReadOnlyList<PalierDePenalite> paliers)
        => paliers.Where(p => NonRespectees >= p.APartir).Select(p => p.Points).DefaultIfEmpty(Fraction.Zero).Last();

    public Verification ToVerification() => Verification.Toutes($"composition-{Epreuve}", $"Composition des fiches de {Epreuve}", [Numeros, .. Contraintes.Select(c => c.ToVerification())]);
}
