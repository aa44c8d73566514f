using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What can be opposed to a candidate must say where it comes from, and a registered certification who delivers it and at which level.</summary>
internal static class AnalyseDesSources
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) => [.. SansSource(r), .. Identite(r)];

    /// <summary>PRC011: an item with neither source nor interpretation, in its place, its file nor its section.</summary>
    private static IEnumerable<Diagnostic> SansSource(Referentiel r)
    {
        var items = Famille("compétence", r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences)))
            .Concat(Famille("unité", r.Unites))
            .Concat(Famille("bloc", r.Blocs))
            .Concat(Famille("épreuve", r.Epreuves))
            .Concat(Famille("grille", r.Grilles))
            .Concat(Famille("formulaire", r.Formulaires));
        foreach (var (famille, item) in items.Where(i => i.Item.Source is null))
        {
            yield return new Diagnostic(
                "PRC011",
                Severite.Erreur,
                item.Lieu,
                item.Code,
                null,
                $"{item.Code} ({famille}) ne dit pas d'où il vient.",
                "Ajoutez « source: TEXTE, lieu », ou « interpretation: raison » si aucun texte ne l'énonce.");
        }
    }

    /// <summary>PRC270, PRC271: a title or a CQP without level or certifier, which its parchment prints.</summary>
    private static IEnumerable<Diagnostic> Identite(Referentiel r)
    {
        var certification = r.Certification;
        if (certification.Nature == NatureDeCertification.Diplome)
            yield break;
        if (certification.Niveau is null)
        {
            yield return Constat.Avertissement(
                "PRC270",
                certification.Lieu,
                certification.Code,
                null,
                $"{certification.IntituleCourt} n'a pas de niveau dans le cadre national des certifications.",
                "Ajoutez « niveau » si un texte le dit ; le parchemin l'imprime.");
        }

        if (certification.Certificateurs.Count == 0)
        {
            yield return Constat.Avertissement(
                "PRC271",
                certification.Lieu,
                certification.Code,
                null,
                $"{certification.IntituleCourt} n'a pas de certificateur : le parchemin et les transmissions n'auraient pas d'auteur.",
                "Ajoutez-le à « certificateurs ».");
        }
    }

    private static IEnumerable<(string Famille, Item Item)> Famille(string famille, IEnumerable<Item> items) => items.Select(i => (famille, i));
}
