namespace Parchemin.Application;

/// <summary>An official grid to fill by hand.</summary>
internal sealed class GrilleVierge : DocumentPrevu
{
    public override string Code => "grille-vierge";

    public override string Libelle => "Grille d’évaluation vierge";

    public override string Modele => "grille";

    public override PorteeDeDocument Portee => PorteeDeDocument.Grille;

    public override string? Annexe => "VIII, IX, XI, XII, XIV, XV";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => fonds.Referentiel.Grilles.Count > 0;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
        => Task.FromResult<IReadOnlyList<SujetDeDocument>>([.. fonds.Referentiel.Grilles.Select(g => new SujetDeDocument(g.Code, $"{(g.Annexe is { } a ? $"Annexe {a} : " : "")}{g.Libelle}"))]);

    public override Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var grille = fonds.Referentiel.Grilles.FirstOrDefault(g => g.Code == sujet) ?? throw SubjectUnknown();
        return Task.FromResult(new Projet(GrilleImprimee.Build(EnTete.Of(fonds.Referentiel.Certification, fonds.Head().Session), grille, fonds.Referentiel.Dossier), grille.Libelle, null, []));
    }
}
