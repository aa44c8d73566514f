using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The engine, asked with a line of the public deliberation format.</summary>
public interface IMoteur
{
    /// <summary>The decision of one candidate with its numbers, or why there is none.</summary>
    Proposition Decide(ReadOnlySpan<byte> ligne);

    /// <summary>The decision with its full proof.</summary>
    Preuve Prove(ReadOnlySpan<byte> ligne);
}

/// <summary>How an element stands once decided.</summary>
/// <param name="Note">The mark that is retained; null without one.</param>
/// <param name="Acquis">Null while it is not known.</param>
public sealed record ElementDecide(string Code, string Libelle, EtatDeResultat Etat, Fraction? Note, Fraction? Coefficient, bool Facultatif, bool? Acquis);

/// <summary>What the engine proposes for one candidate.</summary>
public sealed record Proposition
{
    public required string Id { get; init; }

    /// <summary>Why nothing is proposed; empty when there is a decision.</summary>
    public IReadOnlyList<ErreurDeSaisie> Erreurs { get; init; } = [];

    public Decision? Decision { get; init; }

    public ReglesDAttribution? Regles { get; init; }

    /// <summary>Unités, or blocs of the path.</summary>
    public IReadOnlyList<ElementDecide> Elements { get; init; } = [];

    /// <summary>The published numbers: name → French text, rounded for display only.</summary>
    public IReadOnlyDictionary<string, string> Sorties { get; init; } = new Dictionary<string, string>();

    /// <summary>The published lists: name → codes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Listes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> Manquants { get; init; } = [];

    /// <summary>Whether one step more on one mark would change the decision: the threshold zone, which a jury examines first.</summary>
    public bool AuSeuil { get; init; }

    public static Proposition Refuse(string id, IReadOnlyList<ErreurDeSaisie> erreurs) => new() { Id = id, Erreurs = [.. erreurs] };

    public static Proposition Of(Deliberation deliberation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var (regles, decision) = (deliberation.Regles, deliberation.Decision!);
        var elements = new List<ElementDecide>();
        foreach (var element in regles.Unites.Concat(regles.Blocs))
        {
            var etat = deliberation.EtatFinal(element);
            if (element.Facultatif && etat == EtatDeResultat.Attendue || (element.Nature == NatureDElement.Bloc && !deliberation.Candidature.EstDansLeParcours(element)))
                continue;
            var note = deliberation.Retenue(element);
            bool? acquis = deliberation.Acquisition(element) switch { Verdict.Oui => true, Verdict.Non => false, _ => null };
            elements.Add(new ElementDecide(element.Code, element.Libelle, etat, note.Connue ? note.Valeur : null, element.Coefficient, element.Facultatif, acquis));
        }

        var manquants = new List<string>();
        deliberation.CollectManquants(manquants);
        var proposition = new Proposition
        {
            Id = deliberation.Candidature.Id,
            Decision = decision,
            Regles = regles,
            Elements = elements,
            Sorties = regles.Sorties.Select(s => (s.Nom, s.Decimales, Valeur: deliberation.Publie(s))).Where(s => s.Valeur.Connue)
                .ToDictionary(s => s.Nom, s => s.Decimales is { } n ? s.Valeur.Valeur.ToFixed(n, ',') : s.Valeur.Valeur.ToFrench(), StringComparer.Ordinal),
            Listes = regles.Listes.Where(deliberation.Publie).ToDictionary(
                l => l.Nom,
                l => (IReadOnlyList<string>)[.. Members(deliberation, l)],
                StringComparer.Ordinal),
            Manquants = manquants,
        };
        // The candidature is read again below: what is said of it must be said before.
        return proposition with { AuSeuil = RechercheDeBascule.FindOneStepUp(deliberation.Candidature).Any(b => b.Decision.Resultat != decision.Resultat) };
    }

    private static IEnumerable<string> Members(Deliberation deliberation, ListePubliee liste)
    {
        foreach (var element in liste.Ensemble.Membres(deliberation, null).ToArray())
        {
            if (deliberation.Contient(liste, element))
                yield return liste.ParBloc ? element.Bloc ?? element.Code : element.Code;
        }
    }
}
