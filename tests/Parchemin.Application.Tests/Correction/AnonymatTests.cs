using Parchemin.Core;
using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>The numbers that stand for the candidates, and the rows opened under them.</summary>
public sealed class AnonymatTests
{
    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Fact]
    public void A_wrong_character_and_two_that_were_swapped_are_always_noticed()
    {
        const string Alphabet = "34679ACDEFGHJKMNPRTVWXY";
        for (var essai = 0; essai < 40; essai++)
        {
            var numero = NumeroDAnonymat.New();
            NumeroDAnonymat.IsValid(numero).ShouldBeTrue(numero);
            for (var i = 0; i < numero.Length; i++)
            {
                foreach (var autre in Alphabet.Where(c => c != numero[i]))
                    NumeroDAnonymat.IsValid(numero[..i] + autre + numero[(i + 1)..]).ShouldBeFalse($"{numero}, rang {i}, {autre}");
                if (i + 1 < numero.Length && numero[i] != numero[i + 1])
                    NumeroDAnonymat.IsValid(numero[..i] + numero[i + 1] + numero[i] + numero[(i + 2)..]).ShouldBeFalse($"{numero}, rangs {i} et {i + 1}");
            }
        }
    }

    [Theory]
    [InlineData(0, 1, "KX4M7PRT")]
    [InlineData(2, 1, "KX4M7PRT.2")]
    [InlineData(0, 2, "KX4M7PRT-B")]
    [InlineData(1, 3, "KX4M7PRT.1-C")]
    public void A_number_names_its_part_and_its_reading(int rang, int lecture, string attendu)
    {
        var numero = NumeroDAnonymat.Of("KX4M7PRT", rang, lecture);
        numero.ShouldBe(attendu);
        NumeroDAnonymat.Racine(numero).ShouldBe("KX4M7PRT");
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_row_is_opened_for_each_part_of_each_expected_script_and_doing_it_again_changes_nothing(string nature)
    {
        await using var salle = await Salle.NewAsync([4, 3], [1, 1], nature);
        (await salle.AnonymizeAsync("U1")).ShouldBe(14);
        var rang = await salle.Guichet.Store.RangAsync(Genres.Copie);
        (await salle.AnonymizeAsync("U1")).ShouldBe(0);
        (await salle.Guichet.Store.RangAsync(Genres.Copie)).ShouldBe(rang);
        var copies = await salle.ScriptsAsync("U1");
        copies.Select(c => c.Partie).Distinct().Order().ShouldBe(["ecriture", "synthese"]);
        copies.GroupBy(c => c.Inscription).ShouldAllBe(g => g.Select(c => c.Racine).Distinct().Count() == 1);
        copies.Select(c => c.Racine).Distinct().Count().ShouldBe(7);
        copies.ShouldAllBe(c => NumeroDAnonymat.IsValid(c.Racine));
    }

    [Fact]
    public async Task A_candidate_who_comes_late_gets_a_row_and_the_others_keep_theirs()
    {
        await using var salle = await Salle.NewAsync([3], [0]);
        await salle.AnonymizeAsync("U31");
        var avant = (await salle.ReadingsAsync("U31")).Select(c => (c.Id, c["anonymat"])).ToHashSet();
        await salle.AddAsync(salle.Lycees[0]);
        (await salle.AnonymizeAsync("U31")).ShouldBe(1);
        (await salle.ReadingsAsync("U31")).Select(c => (c.Id, c["anonymat"])).ToHashSet().IsProperSupersetOf(avant).ShouldBeTrue();
    }

    [Theory]
    [InlineData("scolaire", "U2", 1)]
    [InlineData("scolaire", "U5", 0)]
    [InlineData("hors-contrat", "U5", 1)]
    [InlineData("formation-continue-ccf-integral", "U1", 0)]
    [InlineData("formation-continue-ccf-integral", "U41", 1)]
    public async Task Only_who_writes_on_the_day_of_the_exam_has_a_script(string voie, string unite, int parCandidat)
    {
        await using var salle = await Salle.NewAsync([2], [0], voie: voie);
        (await salle.AnonymizeAsync(unite)).ShouldBe(2 * parCandidat);
    }

    [Fact]
    public async Task Who_holds_or_is_dispensed_of_the_unite_or_has_withdrawn_writes_nothing()
    {
        await using var salle = await Salle.NewAsync([4], [0]);
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", salle.Candidats[0].Inscription), ("unite", "U31"), ("etat", "dispensee"));
        await salle.Guichet.CreateAsync(Acteur.Systeme, Genres.Resultat, ("inscription", salle.Candidats[1].Inscription), ("unite", "U31"), ("etat", "conservee"), ("note", "12"), ("obtenue_le", "2023-07-04"));
        await salle.Guichet.ChangeAsync(Acteur.Systeme, (await salle.Guichet.Store.FindAsync(Genres.Inscription, salle.Candidats[2].Inscription))!, ("etat", "desiste"));
        (await salle.AnonymizeAsync("U31")).ShouldBe(1);
        (await salle.ReadingsAsync("U31")).Single()["inscription"].ShouldBe(salle.Candidats[3].Inscription);
    }

    [Fact]
    public async Task An_oral_has_no_script()
    {
        await using var salle = await Salle.NewAsync([1], [0]);
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new AnonymiserLesCopies(salle.Session, "U42"))).ShouldBe("SANS-COPIE");
        (await salle.Guichet.CodeAsync(salle.Gestionnaire, new AnonymiserLesCopies(salle.Session, "U99"))).ShouldBe("SANS-COPIE");
    }

    // Among n candidates in the order of names, the number of rises of the drawn numbers follows that of a random permutation: mean (n-1)/2,
    // variance (n+1)/12. Five standard deviations on each side: an order that follows names in either way is far outside.
    [Fact]
    public async Task Neither_the_numbers_nor_the_identifiers_nor_the_ranks_of_the_journal_follow_the_order_of_names()
    {
        const int Nombre = 100;
        await using var salle = await Salle.NewAsync([Nombre], [0]);
        await salle.AnonymizeAsync("U31");
        var parNom = salle.Candidats.OrderBy(c => c.Candidat, StringComparer.Ordinal).Select(c => c.Inscription).ToList();
        var copies = (await salle.ReadingsAsync("U31")).ToDictionary(c => c["inscription"]!);
        var rangs = new Dictionary<string, long>();
        await foreach (var e in salle.Guichet.Store.JournalAsync(new FiltreDuJournal { Genre = "copie" }))
            rangs[e.Objet] = e.Rang;
        foreach (var suite in new[] { parNom.Select(i => copies[i]["anonymat"]!), parNom.Select(i => copies[i].Id), parNom.Select(i => $"{rangs[copies[i].Id]:0000000}") })
        {
            var ordre = suite.ToList();
            var montees = Enumerable.Range(1, Nombre - 1).Count(i => string.CompareOrdinal(ordre[i - 1], ordre[i]) < 0);
            Math.Abs(montees - ((Nombre - 1) / 2.0)).ShouldBeLessThan(5 * Math.Sqrt((Nombre + 1) / 12.0), string.Join(' ', ordre.Take(10)));
        }
    }

    [Fact]
    public void The_scale_of_a_script_is_that_of_its_part()
    {
        var referentiel = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!;
        EpreuveEcrite.Of(referentiel, "U1", "scolaire")!.Parties.Select(p => (p.Code, p.Bareme)).ShouldBe([("synthese", Fraction.Of(40)), ("ecriture", Fraction.Of(20))]);
        EpreuveEcrite.Of(referentiel, "U2", "scolaire")!.Parties.Select(p => (p.Code, p.Bareme)).ShouldBe([("ecrit", Fraction.Of(20))]);
        EpreuveEcrite.Of(referentiel, "U41", "scolaire")!.Parties.Select(p => (p.Code, p.Bareme)).ShouldBe([((string?)null, Fraction.Of(20))]);
        EpreuveEcrite.Of(referentiel, "U32", "scolaire").ShouldBeNull();
    }
}
