using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>One code should have one label wherever the texts print it.</summary>
internal static class AnalyseDesLibelles
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) => [.. DeuxLibelles(r), .. LignesDeGrille(r), .. LignesDuReglement(r)];

    /// <summary>PRC201: the author wrote down another reading of a label; one of them has to be retained.</summary>
    private static IEnumerable<Diagnostic> DeuxLibelles(Referentiel r)
    {
        var items = Famille("domaine", r.Domaines)
            .Concat(Famille("activite", r.Domaines.SelectMany(d => d.Activites)))
            .Concat(Famille("competence", r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences))))
            .Concat(Famille("savoir", r.Savoirs.SelectMany(s => s.Lignes.Cast<Item>().Prepend(s))))
            .Concat(Famille("bloc", r.Blocs))
            .Concat(Famille("unite", r.Unites))
            .Concat(Famille("epreuve", r.Epreuves))
            .Concat(r.Epreuves.SelectMany(e => Famille($"critere/{e.Code}", e.Criteres)))
            .Concat(r.Epreuves.SelectMany(e => Famille($"partie/{e.Code}", e.Modalites.SelectMany(m => m.Parties))))
            .Concat(Famille("grille", r.Grilles))
            .Concat(r.Grilles.SelectMany(g => Famille($"champ/{g.Code}", g.Champs)))
            .Concat(Famille("formulaire", r.Formulaires))
            .Concat(r.Formulaires.SelectMany(f => Famille($"section/{f.Code}", f.Sections)))
            .Concat(r.Formulaires.SelectMany(f => Famille($"champ/{f.Code}", f.Sections.SelectMany(s => s.Champs))));
        foreach (var (objet, item) in items.Where(i => i.Item.Variantes.Count > 0))
            yield return DeuxLibelles(objet, item.Code, item.Libelle, item.Variantes, item.Lieu, item.Source);
        foreach (var grille in r.Grilles)
        {
            foreach (var ligne in grille.Lignes.Where(l => l.Variantes.Count > 0))
                yield return DeuxLibelles($"ligne/{grille.Code}/{CodeDe(ligne)}", CodeDe(ligne), ligne.Libelle, ligne.Variantes, ligne.Lieu, grille.Source);
        }
    }

    /// <summary>PRC202: a grid prints for a competence words that neither its label nor any of its readings has.</summary>
    private static IEnumerable<Diagnostic> LignesDeGrille(Referentiel r)
    {
        var competences = r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences)).ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var grille in r.Grilles)
        {
            foreach (var ligne in grille.Lignes)
            {
                if (ligne.Competence is not { } citation || Dit(competences[citation.Code], ligne.Libelle))
                    continue;
                yield return Constat.Anomalie(
                    "PRC202",
                    ligne.Lieu,
                    $"{grille.Code}/{citation.Code}",
                    grille.Source,
                    $"La grille {grille.Code} intitule {citation.Code} « {ligne.Libelle} », le référentiel « {competences[citation.Code].Libelle} ».",
                    $"Corrigez le libellé, ou écrivez celui de la grille parmi les variantes de {citation.Code}.");
            }
        }
    }

    /// <summary>PRC203: the règlement names an épreuve otherwise than its definition does.</summary>
    private static IEnumerable<Diagnostic> LignesDuReglement(Referentiel r)
    {
        var epreuves = r.Epreuves.ToDictionary(e => e.Code, StringComparer.Ordinal);
        foreach (var ligne in r.Reglement)
        {
            if (ligne is not { Epreuve: { } citation, Libelle: { } libelle } || Dit(epreuves[citation.Code], libelle))
                continue;
            yield return Constat.Anomalie(
                "PRC203",
                ligne.Lieu,
                $"reglement/{citation.Code}",
                ligne.Source,
                $"Le règlement intitule {citation.Code} « {libelle} », la définition de l'épreuve « {epreuves[citation.Code].Libelle} ».",
                $"Corrigez le libellé, ou écrivez celui du règlement parmi les variantes de {citation.Code}.");
        }
    }

    private static Diagnostic DeuxLibelles(string objet, string code, string libelle, IReadOnlyList<Variante> variantes, Lieu lieu, Source? article)
    {
        var autres = variantes
            .GroupBy(v => v.Libelle, StringComparer.Ordinal)
            .Select(g => $"« {g.Key} » ({string.Join(" ; ", g.Select(v => Lieu(v.Source)))})");
        return Constat.Anomalie(
            "PRC201",
            lieu,
            objet,
            article,
            $"{code} porte plusieurs libellés : « {libelle} » ({Lieu(article)}), et {Constat.Enumerer(autres)}.",
            "Dites dans une interprétation lequel est retenu, et pourquoi.");
    }

    private static IEnumerable<(string Objet, Item Item)> Famille(string famille, IEnumerable<Item> items)
        => items.Select(i => ($"{famille}/{i.Code}", i));

    private static bool Dit(Item item, string libelle)
        => item.Variantes.Select(v => v.Libelle).Prepend(item.Libelle).Any(l => Constat.Mots(l) == Constat.Mots(libelle));

    private static string CodeDe(LigneDeGrille ligne) => ligne.Competence?.Code ?? ligne.Critere ?? ligne.Libelle;

    private static string Lieu(Source? source) => source is { Texte: { } texte } ? $"{texte}, {source.Lieu}" : "lieu non précisé";
}
