namespace Parchemin.Core.Tests.Portfolios;

/// <summary>What one certification proves for another is what is declared, no more, and never better than its least covered competence.</summary>
public sealed class ApportDAutreTests
{
    private static readonly Certification Autre = ReferentielDEssai("autre", []).Certification;
    private static readonly Referentiel Ici = ReferentielDEssai("ici", [new Rapprochement("autre", "1", new Citation("C1", default), ["A", "B"], new Source(null, "lu ainsi"), default), new Rapprochement("autre", "2", new Citation("C2", default), ["A"], null, default), new Rapprochement("tierce", "1", new Citation("C3", default), ["A"], null, default)]);

    private static Referentiel ReferentielDEssai(string code, IReadOnlyList<Rapprochement> rapprochements)
        => new() { Certification = new Certification(code, "1", code, code, NatureDeCertification.Diplome, null, null, null, [], default), Rapprochements = rapprochements };

    private static MatriceDeCouverture Matrix(params (string Competence, bool Enseignant, bool Tuteur)[] preuves)
        => Couverture.Of("z", ["A", "B"], preuves.Select((p, i) => new PreuveDeCompetence($"{i}", "z", [p.Competence]) { AttesteeParLEnseignant = p.Enseignant ? new DateOnly(2024, 1, 1) : null, AttesteeParLeTuteur = p.Tuteur ? new DateOnly(2024, 1, 1) : null }), []);

    [Fact]
    public void Only_what_is_declared_of_this_edition_is_received()
        => ApportDAutre.Of(Ici, Autre, Matrix(("A", true, true))).ShouldHaveSingleItem().Competence.ShouldBe("C1");

    [Fact]
    public void All_of_theirs_are_needed_and_the_least_covered_decides()
    {
        EtatDeCouverture Of(params (string, bool, bool)[] preuves) => ApportDAutre.Of(Ici, Autre, Matrix(preuves)).Single().Etat;
        Of().ShouldBe(EtatDeCouverture.SansPreuve);
        Of(("A", true, true)).ShouldBe(EtatDeCouverture.SansPreuve);
        Of(("A", true, true), ("B", true, false)).ShouldBe(EtatDeCouverture.NonAttestee);
        Of(("A", true, true), ("B", true, true)).ShouldBe(EtatDeCouverture.Attestee);
    }
}
