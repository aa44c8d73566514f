namespace Parchemin.Core;

/// <summary>Tries every fiche that differs for some constraint, and keeps the best.</summary>
internal static class RechercheDeFiche
{
    // No candidate can name a product or a context so.
    private const string Nouveau = "\0";

    public static FicheConseillee? Find(DossierProfessionnel regles, BilanDeComposition bilan, List<FicheDeDossier> fiches)
    {
        var contraintes = bilan.Contraintes.Select(c => c.Contrainte).ToList();
        var attendus = Numerotation.Expected(regles, bilan.Epreuve);
        var libres = attendus.Except(fiches.Select(f => f.Numero)).ToList();
        var pleine = attendus.Count > 0 && libres.Count == 0;
        List<FicheDeDossier?> sacrifiees = pleine ? [.. fiches] : [null];
        Essai? meilleur = null;
        foreach (var sacrifiee in sacrifiees)
        {
            var gardees = fiches.Where(f => !ReferenceEquals(f, sacrifiee)).ToList();
            foreach (var traits in Traits(contraintes))
            {
                var essai = Try(bilan, gardees, sacrifiee, traits);
                if (meilleur is not { } autre || essai.Beats(autre))
                    meilleur = essai;
            }
        }

        // A replacement that only trades one lack for another is no advice.
        var (satisfaites, manque) = (bilan.Contraintes.Count(c => c.EstRespectee), bilan.Contraintes.Sum(c => c.Manque));
        return meilleur is { } e && (e.Respectees, -e.Manque).CompareTo((satisfaites, -manque)) > 0 ? Advise(bilan, e, pleine ? e.Sacrifiee?.Numero : libres.Count > 0 ? libres[0] : null) : null;
    }

    private static Essai Try(BilanDeComposition bilan, List<FicheDeDossier> gardees, FicheDeDossier? sacrifiee, Trait traits)
    {
        var fiche = new FicheDeDossier(0, bilan.Epreuve)
        {
            Produit = traits.Produit ? Nouveau : null,
            Contextes = traits.Contexte ? [Nouveau] : [],
            Typologies = traits.Valeurs.ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[v.Value], StringComparer.Ordinal),
        };
        List<FicheDeDossier> essayees = [.. gardees, fiche];
        var manques = bilan.Contraintes.Select(c => new ContrainteEvaluee(c.Contrainte, Composition.Count(c.Contrainte, essayees))).ToList();
        return new Essai(manques.Count(c => c.EstRespectee), manques.Sum(c => c.Manque), traits, sacrifiee, manques);
    }

    private static FicheConseillee Advise(BilanDeComposition bilan, Essai essai, int? numero)
    {
        var paires = bilan.Contraintes.Zip(essai.Contraintes).Where(p => !p.First.EstRespectee).ToList();
        return new FicheConseillee(
            numero,
            essai.Sacrifiee?.Numero,
            essai.Traits.Valeurs,
            essai.Traits.Produit,
            essai.Traits.Contexte,
            [.. paires.Where(p => p.Second.EstRespectee).Select(p => p.First.Contrainte)],
            [.. paires.Where(p => !p.Second.EstRespectee && p.Second.Manque < p.First.Manque).Select(p => p.First.Contrainte)]);
    }

    /// <summary>Every combination of the values that some constraint names; only those change a count.</summary>
    private static IEnumerable<Trait> Traits(List<ContrainteDeComposition> contraintes)
    {
        List<IReadOnlyDictionary<string, string>> combinaisons = [new Dictionary<string, string>(StringComparer.Ordinal)];
        foreach (var typologie in contraintes.SelectMany(c => c.Ou.Keys).Distinct(StringComparer.Ordinal))
        {
            var valeurs = contraintes.SelectMany(c => c.Ou.GetValueOrDefault(typologie) ?? []).Distinct(StringComparer.Ordinal).ToList();
            combinaisons = [.. combinaisons.SelectMany(c => valeurs.Select(v => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(c, StringComparer.Ordinal) { [typologie] = v }).Prepend(c))];
        }

        return combinaisons.SelectMany<IReadOnlyDictionary<string, string>, Trait>(v =>
            [new(v, false, false), new(v, false, true), new(v, true, false), new(v, true, true)]);
    }

    /// <summary>What a tried fiche bears.</summary>
    private readonly record struct Trait(IReadOnlyDictionary<string, string> Valeurs, bool Produit, bool Contexte)
    {
        public int Nombre => Valeurs.Count + (Produit ? 1 : 0) + (Contexte ? 1 : 0);
    }

    /// <summary>The better one satisfies more, then lacks less, then asks less of the candidate.</summary>
    private readonly record struct Essai(int Respectees, int Manque, Trait Traits, FicheDeDossier? Sacrifiee, IReadOnlyList<ContrainteEvaluee> Contraintes)
    {
        public bool Beats(Essai autre) => (Respectees, -Manque, -Traits.Nombre).CompareTo((autre.Respectees, -autre.Manque, -autre.Traits.Nombre)) > 0;
    }
}
