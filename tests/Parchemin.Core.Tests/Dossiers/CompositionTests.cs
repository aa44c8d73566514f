using Xunit.Abstractions;

namespace Parchemin.Core.Tests.Dossiers;

public sealed class CompositionTests(ITestOutputHelper sortie)
{
    private static readonly string[] Familles = ["biens", "personnes", "epargne"];
    private static readonly string[] Clients = ["particulier", "professionnel"];
    private static readonly string?[] Produits = ["auto", "Auto ", "sante", "vie", "", null];

    private static readonly DossierProfessionnel Regles = new(
        "Dossier",
        [],
        [],
        [Typologie("famille", Familles), Typologie("client", Clients)],
        [new SerieDeFiches(new Citation("ORAL", default), null, new Plage(1, 5), new Citation("F", default), default)],
        [
            Contrainte("fiches", CompteDeComposition.Fiches, 5),
            Contrainte("produits", CompteDeComposition.ProduitsDifferents, 3),
            Contrainte("contextes", CompteDeComposition.Contextes, 1),
            Contrainte("biens", CompteDeComposition.Fiches, 1, ("famille", ["biens"])),
            Contrainte("personnes", CompteDeComposition.Fiches, 1, ("famille", ["personnes"])),
            Contrainte("epargne", CompteDeComposition.Fiches, 1, ("famille", ["epargne"])),
            Contrainte("professionnel", CompteDeComposition.Fiches, 1, ("client", ["professionnel"]), ("famille", ["biens", "personnes"])),
        ],
        default);

    [Fact]
    public void Five_fiches_of_three_products_that_cover_everything_meet_all()
    {
        var bilan = Evaluate(Fiche(1, "biens", "professionnel", "auto", "c1"), Fiche(2, "personnes", "particulier", "sante"), Fiche(3, "epargne", "particulier", "vie"), Fiche(4, "biens", "particulier", "auto"), Fiche(5, "biens", "particulier", "auto"));
        bilan.NonRespectees.ShouldBe(0);
        bilan.ToVerification().Issue.ShouldBe(IssueDeVerification.Remplie);
        Composition.Suggest(Regles, "ORAL", []).ShouldNotBeNull();
    }

    [Fact]
    public void Savings_of_a_professional_are_not_insurance_of_the_professional()
    {
        Compte(Evaluate(Fiche(1, "epargne", "professionnel", "vie")), "professionnel").ShouldBe(0);
        Compte(Evaluate(Fiche(1, "personnes", "professionnel", "sante")), "professionnel").ShouldBe(1);
    }

    [Fact]
    public void The_same_product_written_otherwise_is_one_and_an_unnamed_one_is_none()
        => Compte(Evaluate(Fiche(1, "biens", "particulier", "Auto "), Fiche(2, "biens", "particulier", "auto"), Fiche(3, "biens", "particulier", "")), "produits").ShouldBe(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(7, 5)]
    public void The_penalty_follows_the_steps_of_the_grid(int nonRespectees, int points)
    {
        PalierDePenalite[] paliers = [new(1, 2), new(2, 5)];
        var contraintes = Enumerable.Range(0, 7).Select(i => new ContrainteEvaluee(Regles.Contraintes[0], i < nonRespectees ? 0 : 5)).ToList();
        new BilanDeComposition("ORAL", contraintes, Evaluate().Numeros).Retrait(paliers).ShouldBe((Fraction)points);
    }

    [Fact]
    public void Numbers_are_those_printed_each_once()
    {
        Evaluate().Numeros.Raison.ShouldBe("Il manque la fiche 1, 2, 3, 4 et 5.");
        Evaluate(Fiche(1), Fiche(1)).Numeros.Issue.ShouldBe(IssueDeVerification.NonRemplie);
        Evaluate(Fiche(6)).Numeros.Raison!.ShouldContain("numérotées de 1 à 5");
        Evaluate(Fiche(1), Fiche(2), Fiche(3), Fiche(4), Fiche(5)).Numeros.Issue.ShouldBe(IssueDeVerification.Remplie);
    }

    [Fact]
    public void The_advice_says_what_to_write_and_what_it_satisfies()
    {
        var conseil = Composition.Suggest(Regles, "ORAL", [Fiche(1, "biens", "particulier", "auto", "c1"), Fiche(3, "epargne", "particulier", "vie")])!;
        conseil.Numero.ShouldBe(2);
        conseil.Satisfaites.Select(c => c.Code).ShouldBe(["produits", "personnes", "professionnel"]);
        conseil.Avancees.Select(c => c.Code).ShouldBe(["fiches"]);
        conseil.AvecContexte.ShouldBeFalse();
        conseil.ToFrench(Regles).ShouldBe("Écrivez la fiche 2 : personnes, professionnel et un produit que les autres fiches n'ont pas. Cela satisfait : « produits », « personnes » et « professionnel ».");
    }

    [Fact]
    public void When_all_numbers_are_used_the_advice_is_to_replace_one()
    {
        var conseil = Composition.Suggest(Regles, "ORAL", [Fiche(1, "biens", "professionnel", "auto", "c1"), Fiche(2, "personnes", "particulier", "sante"), Fiche(3, "biens", "particulier", "mrh"), Fiche(4, "biens", "particulier", "auto"), Fiche(5, "biens", "particulier", "auto")])!;
        conseil.Satisfaites.Single().Code.ShouldBe("epargne");
        conseil.Remplace.ShouldNotBeNull();
        conseil.Remplace.ShouldNotBe(2);
    }

    [Fact]
    public void Nothing_is_advised_when_nothing_is_missing()
        => Composition.Suggest(Regles, "ORAL", [Fiche(1, "biens", "professionnel", "auto", "c1"), Fiche(2, "personnes", "particulier", "sante"), Fiche(3, "epargne", "particulier", "vie"), Fiche(4), Fiche(5)]).ShouldBeNull();

    [Fact]
    public void On_random_dossiers_the_verdict_is_the_naive_count()
    {
        var tirage = new Tirage(sortie);
        for (var essai = 0; essai < 1000; essai++)
        {
            var fiches = Dossier(tirage, 9);
            Dictionary<string, int> naif = new(StringComparer.Ordinal)
            {
                ["fiches"] = fiches.Count,
                ["produits"] = new HashSet<string>(fiches.Select(f => (f.Produit ?? "").Trim().ToUpperInvariant()).Where(p => p.Length > 0)).Count,
                ["contextes"] = new HashSet<string>(fiches.SelectMany(f => f.Contextes)).Count,
                ["professionnel"] = fiches.Count(f => Bears(f, "client", "professionnel") && (Bears(f, "famille", "biens") || Bears(f, "famille", "personnes"))),
            };
            foreach (var famille in Familles)
                naif[famille] = fiches.Count(f => Bears(f, "famille", famille));
            foreach (var contrainte in Evaluate([.. fiches]).Contraintes)
                contrainte.Compte.ShouldBe(naif[contrainte.Contrainte.Code], $"graine {tirage.Graine}, essai {essai}, {contrainte.Contrainte.Code}");
        }
    }

    [Fact]
    public void Adding_a_fiche_never_makes_a_met_rule_unmet()
    {
        var tirage = new Tirage(sortie);
        for (var essai = 0; essai < 1000; essai++)
        {
            var fiches = Dossier(tirage, 8);
            var avant = Evaluate([.. fiches]);
            var apres = Evaluate([.. fiches, Draw(tirage, 9)]);
            avant.Contraintes.Zip(apres.Contraintes).ShouldAllBe(c => !c.First.EstRespectee || c.Second.EstRespectee, $"graine {tirage.Graine}, essai {essai}");
        }
    }

    /// <summary>Every fiche one could write, tried one after the other in the plainest way.</summary>
    [Fact]
    public void No_other_single_fiche_does_better_than_the_advice()
    {
        var tirage = new Tirage(sortie);
        var possibles = (from famille in Familles.Append("aucune")
                         from client in Clients.Append("aucun")
                         from produit in Produits.Append("nouveau")
                         from contexte in new[] { "c1", "nouveau", null }
                         select Fiche(9, famille, client, produit, contexte)).ToList();
        for (var essai = 0; essai < 80; essai++)
        {
            var fiches = Dossier(tirage, 5).Select((f, i) => f with { Numero = i + 1 }).ToList();
            var bases = fiches.Count < 5 ? [fiches] : fiches.ConvertAll(f => fiches.Where(x => x != f).ToList());
            var optimum = bases.SelectMany(b => possibles.Select(p => Evaluate([.. b, p]))).Max(b => (Respectees(b), -Manque(b)));
            var actuel = Evaluate([.. fiches]);
            var conseil = Composition.Suggest(Regles, "ORAL", fiches);
            if (conseil is null)
            {
                (Respectees(actuel) == 7 || optimum.CompareTo((Respectees(actuel), -Manque(actuel))) <= 0).ShouldBeTrue($"graine {tirage.Graine}, essai {essai}");
                continue;
            }

            var suivie = Fiche(9, conseil.Typologies.GetValueOrDefault("famille", "aucune"), conseil.Typologies.GetValueOrDefault("client", "aucun"), conseil.ProduitNouveau ? "nouveau" : null, conseil.AvecContexte ? "nouveau" : null);
            var apres = Evaluate([.. fiches.Where(f => f.Numero != conseil.Remplace), suivie]);
            (Respectees(apres), -Manque(apres)).ShouldBe(optimum, $"graine {tirage.Graine}, essai {essai}");
        }
    }

    private static int Respectees(BilanDeComposition bilan) => bilan.Contraintes.Count(c => c.EstRespectee);

    private static int Manque(BilanDeComposition bilan) => bilan.Contraintes.Sum(c => c.Manque);

    private static int Compte(BilanDeComposition bilan, string code) => bilan.Contraintes.Single(c => c.Contrainte.Code == code).Compte;

    private static BilanDeComposition Evaluate(params FicheDeDossier[] fiches) => Composition.Evaluate(Regles, "ORAL", fiches);

    private static bool Bears(FicheDeDossier fiche, string typologie, string valeur) => fiche.Typologies.TryGetValue(typologie, out var valeurs) && valeurs.Contains(valeur);

    private static List<FicheDeDossier> Dossier(Tirage tirage, int auPlus) => [.. Enumerable.Range(1, tirage.Entre(0, auPlus)).Select(n => Draw(tirage, n))];

    private static FicheDeDossier Draw(Tirage tirage, int numero)
        => Fiche(numero, tirage.Parmi(Familles), tirage.Parmi(Clients), tirage.Parmi(Produits), tirage.Parmi("c1", "c2", null));

    private static FicheDeDossier Fiche(int numero, string famille = "biens", string client = "particulier", string? produit = "auto", string? contexte = null) => new(numero, "ORAL")
    {
        Produit = produit,
        Contextes = contexte is null ? [] : [contexte],
        Typologies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["famille"] = [famille], ["client"] = [client] },
    };

    private static Typologie Typologie(string code, string[] valeurs)
        => new() { Code = code, Libelle = code, Valeurs = [.. valeurs.Select(v => new Terme { Code = v, Libelle = v })] };

    private static ContrainteDeComposition Contrainte(string code, CompteDeComposition compte, int auMoins, params (string Typologie, string[] Valeurs)[] ou) => new()
    {
        Code = code,
        Libelle = code,
        Epreuve = new Citation("ORAL", default),
        Compte = compte,
        AuMoins = auMoins,
        Ou = ou.ToDictionary(o => o.Typologie, o => (IReadOnlyList<string>)o.Valeurs, StringComparer.Ordinal),
        Source = new Source("T", "annexe II"),
    };
}
