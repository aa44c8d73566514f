namespace Parchemin.Core;

/// <summary>The marks of earlier sessions that may be kept or carried over.</summary>
public static class Benefices
{
    /// <summary>One verification for each mark, under the rules of the session.</summary>
    public static IReadOnlyList<Verification> Check(ReglesDAttribution? regles, DemandeDInscription demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        return regles is null ? [] : [.. demande.Benefices.Select(n => Check(regles, demande.Forme, n))];
    }

    /// <summary>One mark. The delay runs to the day of the deliberation, included.</summary>
    public static Verification Check(ReglesDAttribution regles, string? forme, NoteDetenue note)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(note);
        var etat = note.Reportee ? EtatDeResultat.Reportee : EtatDeResultat.Conservee;
        var libelle = $"{(note.Reportee ? "Report" : "Bénéfice")} de {note.Unite}";
        var constat = $"{note.Note.Valeur.ToFrench()}, obtenue le {Phrases.Date(note.ObtenueLe)}";
        if (regles.RegleDe(etat) is not { } regle)
            return new Verification($"benefice-{note.Unite}", libelle, IssueDeVerification.NonRemplie, constat) { Raison = "Les règles de la session ne permettent pas de garder une note." };
        var fin = regle.DureeAnnees is { } annees ? note.ObtenueLe.AddYears(annees) : (DateOnly?)null;
        var rang = forme is null ? null : regles.Forme?.OptionDe(forme);
        var formes = regle.Formes is { } admises ? Phrases.Enumerer(admises.Select(f => regles.Forme?.Options[f] ?? "")) : "";
        var raison = note switch
        {
            _ when regles.Racines.All(e => e.Nature != NatureDElement.Unite || e.Code != note.Unite) => $"{note.Unite} n'est pas une unité de cette certification.",
            _ when regle.NoteMin is { } min && note.Note.Valeur < min => $"Seule une note d'au moins {min.ToFrench()} se conserve.",
            _ when regle.NoteMoinsQue is { } max && note.Note.Valeur >= max => $"Seule une note inférieure à {max.ToFrench()} se reporte ; celle-ci se conserve.",
            _ when fin < regles.DateDeDeliberation => $"La note n'était gardée que jusqu'au {Phrases.Date(fin.Value)}, avant la délibération du {Phrases.Date(regles.DateDeDeliberation)}.",
            _ when regle.Formes is { } f && rang is { } r && !f.Contains(r) => $"Cela n'existe que dans la forme {formes}.",
            _ => null,
        };
        return new Verification($"benefice-{note.Unite}", libelle, raison is null ? IssueDeVerification.Remplie : IssueDeVerification.NonRemplie, fin is { } jour && raison is null ? $"{constat}, gardée jusqu'au {Phrases.Date(jour)}" : constat)
        {
            Source = regle.Source,
            Raison = raison,
        };
    }
}
