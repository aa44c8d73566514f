using System.Text;
using Parchemin.Core;

namespace Parchemin.Exchange;

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

    /// <summary>The smallest changes of one mark or opinion that would change the decision, the smallest first.</summary>
    public IReadOnlyList<Bascule> Bascules { get; private init; } = [];

    /// <summary>Reads one line of the deliberation format and proves its result.</summary>
    public static Preuve Of(Catalogue catalogue, ReadOnlySpan<byte> ligne)
    {
        var lecteur = new LecteurDeCandidature(catalogue);
        if (lecteur.Read(ligne) is not { } candidature)
            return new Preuve(lecteur.Id, lecteur.Erreurs);
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
            Bascules = RechercheDeBascule.Find(candidature, deliberation.Decision!),
        };
    }

    private static Decision? Decide(Deliberation deliberation, Candidature candidature, List<ErreurDeSaisie> erreurs)
    {
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
            sortie.Append($"Candidat {Id} : les données sont refusées.\n");
            foreach (var erreur in Erreurs)
                sortie.Append($"  {erreur.Chemin} : {erreur.Message} [{erreur.Code}]\n");
            return sortie.ToString();
        }

        sortie.Append($"Candidat {Id}\n{Trace.Libelle}\n")
            .Append($"Règles {Regles!.Code}, empreinte {Regles.Empreinte[..16]}\n\n");
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
        if (Bascules.Count == 0)
        {
            sortie.Append("Aucune autre valeur d'une seule note ou d'un seul avis ne changerait cette décision.\n");
        }
        else
        {
            sortie.Append("Ce qui changerait la décision :\n");
            foreach (var bascule in Bascules)
                sortie.Append($"  - {bascule.ToFrench()}\n");
        }

        return sortie.ToString();
    }

    /// <param name="vues">The rules already printed: a proof is read once, then cited.</param>
    private static void Append(StringBuilder sortie, Trace trace, int niveau, HashSet<(string?, string)> vues)
    {
        var dejaVue = trace.Regle is not null && !vues.Add((trace.Regle, trace.Libelle)) && trace.Details.Count > 0;
        sortie.Append(' ', niveau * 2)
            .Append(trace.Statut switch { StatutDeTrace.Applique => "· ", StatutDeTrace.SansObjet => "○ ", _ => "? " })
            .Append($"{trace.Libelle} : {trace.Valeur}");
        if (trace.Raison is { } raison)
            sortie.Append($" ({raison})");
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
