using System.Text;
namespace Parchemin.Core;

/// <summary>The proof of one candidate's result, for a person: the decision, every step down to the marks, and what would change it.</summary>
public sealed class Preuve
{
    private Preuve(string id, IReadOnlyList<ErreurDeSaisie> erreurs)
    {
        Id = id;
        Erreurs = erreurs;
    }

    public string Id { get; }

    /// <summary>Why the data are refused; empty when there is a proof.</summary>
    public IReadOnlyList<ErreurDeSaisie> Erreurs { get; }

    public Trace? Trace { get; private init; }

    public ReglesDAttribution? Regles { get; private init; }

    public IReadOnlyList<string> Manquants { get; private init; } = [];

    /// <summary>The published numbers and lists, each with its French label and value.</summary>
    public IReadOnlyList<(string Libelle, string Valeur)> Publies { get; private init; } = [];

    /// <summary>The smallest changes of one mark or opinion that would change the decision, the smallest first.</summary>
    public IReadOnlyList<Bascule> Bascules { get; private init; } = [];

    /// <summary>The smallest step up of each mark of the first group, and the decision that would then be taken.</summary>
    public IReadOnlyList<Bascule> UnPasDePlus { get; private init; } = [];

    /// <summary>Says why there is no proof.</summary>
    public static Preuve Refuse(string id, IReadOnlyList<ErreurDeSaisie> erreurs) => new(id, erreurs);

    /// <summary>Decides a candidate and proves the decision.</summary>
    public static Preuve Of(Candidature candidature)
    {
        ArgumentNullException.ThrowIfNull(candidature);
        var deliberation = new Deliberation(candidature.Regles);
        var erreurs = new List<ErreurDeSaisie>();
        if (Decide(deliberation, candidature, erreurs) is null)
            return new Preuve(candidature.Id, erreurs);
        var manquants = new List<string>();
        deliberation.CollectManquants(manquants);
        return new Preuve(candidature.Id, [])
        {
            Trace = deliberation.Explain(),
            Regles = candidature.Regles,
            Manquants = manquants,
            Publies = Publish(deliberation),
            Bascules = RechercheDeBascule.Find(candidature, deliberation.Decision!),
            UnPasDePlus = RechercheDeBascule.FindOneStepUp(candidature),
        };
    }

    /// <summary>The decision, or null with the reasons why there is none.</summary>
    public static Decision? Decide(Deliberation deliberation, Candidature candidature, List<ErreurDeSaisie> erreurs)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        ArgumentNullException.ThrowIfNull(candidature);
        ArgumentNullException.ThrowIfNull(erreurs);
        try
        {
            return deliberation.Decide(candidature, erreurs);
        }
        catch (OverflowException)
        {
            erreurs.Add(new ErreurDeSaisie("NOTE-ILLISIBLE", "$", candidature.Id, "Les notes ont trop de décimales pour un calcul exact. Donnez-en moins."));
            return null;
        }
    }

    /// <summary>The proof as French text, one step per line.</summary>
    public string ToFrench()
    {
        var sortie = new StringBuilder();
        if (Trace is null)
        {
            sortie.Append($"Candidat {Lisible(Id)} : les données sont refusées.\n");
            foreach (var erreur in Erreurs)
                sortie.Append($"  {Lisible(erreur.Chemin)} : {Lisible(erreur.Message)} [{erreur.Code}]\n");
            return sortie.ToString();
        }

        sortie.Append($"Candidat {Lisible(Id)}\n{Trace.Libelle}\n")
            .Append($"Règles {Regles!.Code}, empreinte {Regles.Empreinte[..16]}\n\n");
        foreach (var (libelle, valeur) in Publies)
            sortie.Append($"{libelle} : {valeur}\n");
        if (Publies.Count > 0)
            sortie.Append('\n');
        var numero = 0;
        var vues = new HashSet<(string?, string)>();
        foreach (var etape in Trace.Details)
        {
            numero++;
            sortie.Append($"{numero}. {etape.Libelle} : {etape.Valeur}{(etape.Raison is { } raison ? $" ({raison})" : "")}\n")
                .Append($"   {etape.Regle}, {etape.Source}\n");
            foreach (var detail in etape.Details)
                Append(sortie, detail, 2, vues);
        }

        if (Manquants.Count > 0)
            sortie.Append($"\nManque encore : {string.Join(", ", Manquants)}\n");
        sortie.Append('\n');
        foreach (var phrase in Changements())
            sortie.Append($"{phrase}\n");
        var cites = TextesCites();
        if (cites.Count > 0)
            sortie.Append("\nTextes cités\n");
        foreach (var (code, titre) in cites)
            sortie.Append($"  {code} : {titre}\n");
        return sortie.ToString();
    }

    /// <summary>What a candidate's file gives, with control and direction characters spelt out: they could forge lines of the proof.</summary>
    public static string Lisible(string texte) => string.Concat(texte.Select(c =>
        char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
            : c.ToString()));

    /// <summary>What would change the decision, one sentence each, or why nothing is said of it.</summary>
    public IEnumerable<string> Changements()
    {
        if (Bascules.Count > 0)
        {
            yield return "Ce qui changerait la décision :";
            foreach (var bascule in Bascules)
                yield return $"  - {bascule.ToFrench()}";
        }
        else
        {
            yield return Manquants.Count > 0
                ? "La décision dépend d’abord de ce qui manque encore."
                : "Aucune autre valeur d’une seule note ou d’un seul avis ne changerait cette décision.";
        }
    }

    /// <summary>The texts behind the codes that the proof cites.</summary>
    public IReadOnlyList<(string Code, string Titre)> TextesCites()
    {
        var sources = new List<string>();
        Collect(Trace!, sources);
        return [.. Regles!.Textes.Where(t => sources.Exists(s => s.StartsWith(t.Key + ",", StringComparison.Ordinal)))
            .OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value))];

        static void Collect(Trace trace, List<string> sources)
        {
            if (trace.Source is not null)
                sources.Add(trace.Source);
            foreach (var detail in trace.Details)
                Collect(detail, sources);
        }
    }

    private static List<(string Libelle, string Valeur)> Publish(Deliberation d)
    {
        var publies = new List<(string, string)>();
        foreach (var sortie in d.Regles.Sorties)
        {
            if (d.Publie(sortie) is { Connue: true } mesure)
                publies.Add((sortie.Regle.Libelle, sortie.Decimales is { } n ? $"{mesure.Valeur.ToFixed(n, ',')} (arrondi pour l’affichage seulement)" : mesure.Valeur.ToFrench()));
        }

        foreach (var liste in d.Regles.Listes)
        {
            var codes = new List<string>();
            foreach (var element in d.Publie(liste) ? liste.Ensemble.Membres(d, null) : [])
            {
                if (d.Contient(liste, element))
                    codes.Add(liste.ParBloc ? element.Bloc ?? element.Code : element.Code);
            }

            if (codes.Count > 0)
                publies.Add((liste.Nom.Replace('_', ' '), string.Join(", ", codes)));
        }

        return publies;
    }

    // « vues » holds the rules already printed: a proof is read once, then cited.
    private static void Append(StringBuilder sortie, Trace trace, int niveau, HashSet<(string?, string)> vues)
    {
        var dejaVue = trace.Regle is not null && !vues.Add((trace.Regle, trace.Libelle)) && trace.Details.Count > 0;
        sortie.Append(' ', niveau * 2)
            .Append(trace.Statut switch { StatutDeTrace.Applique => "· ", StatutDeTrace.SansObjet => "○ ", _ => "? " })
            .Append($"{trace.Libelle} : {trace.Valeur}");
        if (trace.Raison is { } raison)
            sortie.Append($" ({Lisible(raison)})");
        if (dejaVue)
        {
            sortie.Append($" [{trace.Regle}, voir plus haut]\n");
            return;
        }

        if (trace.Source is { } source)
            sortie.Append($" [{(trace.Regle is { } regle ? regle + ", " : "")}{source}]");
        sortie.Append('\n');
        foreach (var detail in trace.Details)
            Append(sortie, detail, niveau + 1, vues);
    }
}
