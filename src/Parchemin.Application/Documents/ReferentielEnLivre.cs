namespace Parchemin.Application;

/// <summary>The référentiel of a session as a book, with its rules and its anomalies.</summary>
internal sealed class ReferentielEnLivre : DocumentPrevu
{
    public override string Code => "livre";

    public override string Libelle => "Référentiel en livre";

    public override string Modele => "livre";

    public override PorteeDeDocument Portee => PorteeDeDocument.Session;

    public override bool SEmet => false;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => Task.FromResult<IReadOnlyList<SujetDeDocument>>([new("", fonds.Referentiel.Certification.Intitule)]);

    public override Task<Projet> BuildAsync(Fonds fonds, string sujet)
        => Task.FromResult(new Projet(LivreImprime.Build(fonds.Edition, fonds.Session["code"], Fonds.DateOf(fonds.Instant)), fonds.Referentiel.Certification.Intitule, null, []));
}
