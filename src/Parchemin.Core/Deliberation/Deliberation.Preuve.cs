namespace Parchemin.Core;

/// <content>The proof of a decision, built only when asked.</content>
public sealed partial class Deliberation
{
    /// <summary>The full proof of the decision: every decision examined in order, with its condition down to the entered marks.</summary>
    public Trace Explain()
    {
        if (Decision is null)
            return new Trace("Aucune décision", "inconnu", StatutDeTrace.Manquant) { Raison = "Les données du candidat sont refusées." };
        // The decisions are examined as they were: with the control marks in view.
        var lu = litLeControle;
        litLeControle = true;
        Forget();
        var details = new List<Trace>();
        foreach (var decision in Regles.Decisions)
        {
            var retenue = ReferenceEquals(decision, Decision);
            var condition = decision.Si?.Explain(this, null);
            details.Add(new Trace(decision.Libelle, retenue ? "oui" : "non", retenue ? StatutDeTrace.Applique : StatutDeTrace.SansObjet)
            {
                Regle = decision.Code,
                Source = decision.Source.ToString(),
                Raison = retenue ? null : "sa condition n'est pas remplie",
                Details = condition is null ? [] : [condition],
            });
            if (retenue)
                break;
        }

        litLeControle = lu;
        Forget();
        return new Trace($"Décision : {Decision.Libelle}", Decision.Resultat)
        {
            Regle = Decision.Code,
            Source = Decision.Source.ToString(),
            Details = details,
        };
    }

    /// <summary>The proof of the mark that counts for an element at the first group.</summary>
    public Trace ExplainNote(Element element)
    {
        var resultat = Candidature.Resultat(element);
        var etat = Etat(element);
        var note = Note(element);
        var source = Regles.SourceDe(etat)?.ToString();
        if (element.Regles.Correction is { } correction && note.Connue && etat == EtatDeResultat.Arretee && resultat.Penalites > 0)
            return correction.Explain(correction.Expression.Explain(this, element)) with { Valeur = note.ToFrench() };
        if (resultat.Note is null && element.Regles.Note is { } regle && resultat.Etat == EtatDeResultat.Attendue)
        {
            return regle.Explain(regle.Expression.Explain(this, element)) with
            {
                Libelle = $"{element.Chemin} : {regle.Libelle}",
                Valeur = note.ToFrench(),
                Statut = note.Connue ? StatutDeTrace.Applique : StatutDeTrace.Manquant,
            };
        }

        if (element.Facultatif && !note.Connue && etat != EtatDeResultat.Attendue)
            return new Trace($"{element.Chemin}, {element.Libelle}", Traces.Nom(etat), StatutDeTrace.SansObjet) { Raison = "sans effet : l’épreuve est facultative" };
        if (element.Facultatif && etat == EtatDeResultat.Attendue)
            return new Trace($"{element.Chemin}, {element.Libelle}", "sans objet", StatutDeTrace.SansObjet) { Raison = "unité facultative non présentée" };
        var bareme = element.Bareme is { } maximum ? $" / {maximum.ToFrench()}" : "";
        var date = resultat.ObtenueLe is { } jour
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", obtenue le {jour:dd/MM/yyyy}")
            : "";
        return new Trace(
            $"{element.Chemin}, {element.Libelle}",
            note.Connue ? note.ToFrench() + bareme : Traces.Nom(etat),
            note.Connue ? StatutDeTrace.Applique : Effet(element) == EffetDEtat.Manque ? StatutDeTrace.Manquant : StatutDeTrace.SansObjet)
        {
            Source = etat == EtatDeResultat.Arretee ? null : source,
            Raison = etat == EtatDeResultat.Arretee ? null : note.Connue ? $"note {Traces.Nom(etat)}{date}" : null,
        };
    }

    /// <summary>The proof of the mark that counts after the control épreuves.</summary>
    public Trace ExplainRetenue(Element element) => Controle(element).Connue && Regles.Controle is { } controle
        ? controle.Retenue.Explain(this, element) with { Source = controle.Source.ToString() }
        : ExplainNote(element);

    /// <summary>The proof of an acquisition.</summary>
    public Trace ExplainAcquisition(Element element)
    {
        if (AcquisLe(element) is { } date)
        {
            return new Trace(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{element.Chemin} : acquis le {date:dd/MM/yyyy}"),
                "oui")
            { Source = Regles.SourceDe(EtatDeResultat.Conservee)?.ToString() };
        }

        if (element.Regles.Acquisition is not { } regle)
            return Trace.Of($"{element.Chemin} : {element.Libelle}", Core.Verdict.Inconnu);
        var trace = regle.Explain(regle.Expression.Explain(this, element));
        return trace with { Libelle = $"{element.Chemin} : {regle.Libelle}", Valeur = Acquisition(element).ToFrench() };
    }
}
