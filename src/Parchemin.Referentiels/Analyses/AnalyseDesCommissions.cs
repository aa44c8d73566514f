using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Whether the texts say who assesses.</summary>
internal static class AnalyseDesCommissions
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) =>
    [
        .. SansCommission(referentiel),
        .. CompositionsVides(referentiel),
    ];

    /// <summary>PRC522: oral, continuous or workplace assessments of which no text says who conducts them.</summary>
    private static IEnumerable<Diagnostic> SansCommission(Referentiel r)
    {
        var muettes = r.Epreuves.SelectMany(e => e.Modalites.Select(m => (Epreuve: e, Modalite: m)))
            .Where(x => x.Modalite.Forme is not (FormeDEpreuve.PonctuelleEcrite or FormeDEpreuve.Memoire) && x.Modalite.Commissions.Count == 0).ToList();
        if (muettes.Count > 0)
            yield return new Diagnostic("PRC522", Severite.Avertissement, muettes[0].Modalite.Lieu, "commissions", muettes[0].Epreuve.Source, $"Aucun texte ne compose la commission de {Constat.Enumerer(muettes.Select(x => $"{x.Epreuve.Code} ({string.Join(", ", x.Modalite.Colonnes.Select(c => c.Code).Append(Tournures.Nommer(x.Modalite.Forme)))})"))}.", "Rien à faire si la composition est laissée à l'organisateur : aucune règle ne la contrôlera.");
    }

    /// <summary>PRC523: a composition without any seat, which no appointment can satisfy.</summary>
    private static IEnumerable<Diagnostic> CompositionsVides(Referentiel r)
        => from e in r.Epreuves
           from m in e.Modalites
           from c in m.Commissions
           where c.Compositions.Count == 0 || c.Compositions.Any(x => x.Count == 0)
           select new Diagnostic("PRC523", Severite.Anomalie, m.Lieu, e.Objet(m), e.Source, $"La commission « {c.Libelle} » de {e.Code} a une composition sans aucun membre.", "Écrivez les qualités de ses membres.");
}
