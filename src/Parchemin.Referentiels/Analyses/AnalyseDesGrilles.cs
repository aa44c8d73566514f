using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The evaluation grids: their cross references, their levels, and whether each modality has one.</summary>
internal static class AnalyseDesGrilles
{
    public static IEnumerable<Diagnostic> Run(Referentiel referentiel) =>
    [
        .. referentiel.Grilles.SelectMany(AnalyseDesRenvois.Run),
        .. Echelles(referentiel),
        .. Definitions(referentiel),
        .. GrillesEnDouble(referentiel),
        .. GrillesManquantes(referentiel),
        .. GrillesDivergentes(referentiel),
    ];

    /// <summary>PRC404: grids whose scale of levels is not the one that most grids share.</summary>
    private static IEnumerable<Diagnostic> Echelles(Referentiel r)
    {
        var echelles = r.Grilles.Where(g => g.Niveaux.Count > 0)
            .GroupBy(g => string.Join(", ", g.Niveaux.Select(n => n.Code)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ToList();
        foreach (var autre in echelles.Skip(1))
        {
            yield return new Diagnostic(
                "PRC404",
                Severite.Avertissement,
                autre.First().Lieu,
                string.Join('+', autre.Select(g => g.Code)),
                autre.First().Source,
                $"Les niveaux de {Constat.Enumerer(autre.Select(g => g.Code))} sont {autre.Key}, ceux de {Constat.Enumerer(echelles[0].Select(g => g.Code))} sont {echelles[0].Key}.",
                "Rien à faire si chaque grille a bien son échelle : les positionnements ne se comparent pas de l'une à l'autre.");
        }
    }

    /// <summary>PRC405: grids that define a level otherwise than most grids do.</summary>
    private static IEnumerable<Diagnostic> Definitions(Referentiel r)
    {
        var communes = r.Grilles.SelectMany(g => g.Niveaux).Where(n => n.Definition is not null)
            .GroupBy(n => n.Code, StringComparer.Ordinal)
            .ToDictionary(n => n.Key, n => n.GroupBy(x => x.Definition!, StringComparer.Ordinal).MaxBy(d => d.Count())!.Key, StringComparer.Ordinal);
        foreach (var grille in r.Grilles)
        {
            var autres = grille.Niveaux.Where(n => n.Definition is { } d && d != communes[n.Code]).ToList();
            if (autres.Count > 0)
                yield return new Diagnostic("PRC405", Severite.Avertissement, grille.Lieu, $"{grille.Code}/niveaux", grille.Source, $"La grille {grille.Code} définit autrement que les autres grilles {(autres.Count > 1 ? "les niveaux" : "le niveau")} {Constat.Enumerer(autres.Select(n => $"{n.Code} (« {n.Definition} »)"))}.", "Rien à faire si chaque grille a bien ses définitions.");
        }
    }

    /// <summary>PRC406: two grids for the same candidates of the same épreuve.</summary>
    private static IEnumerable<Diagnostic> GrillesEnDouble(Referentiel r)
        => from e in r.Epreuves
           from colonne in r.CodesDeColonnes()
           let grilles = Grilles(r, e, colonne)
           where grilles.Count > 1
           select new Diagnostic("PRC406", Severite.Anomalie, grilles[1].Lieu, $"{e.Code}/{colonne}", grilles[1].Source, $"{grilles.Count} grilles valent pour {e.Code}, colonne « {colonne} » : {Constat.Enumerer(grilles.Select(g => g.Code))}.", "Dites par une interprétation laquelle s'emploie.");

    /// <summary>PRC407: an oral or continuous modality left without a grid while the épreuve has one for other columns.</summary>
    private static IEnumerable<Diagnostic> GrillesManquantes(Referentiel r)
        => from e in r.Epreuves
           where r.Grilles.Any(g => g.Epreuve?.Code == e.Code)
           from colonne in r.CodesDeColonnes()
           where Grilles(r, e, colonne).Count == 0
           where e.ModalitesDans(colonne).Any(m => m.Forme is FormeDEpreuve.Ccf or FormeDEpreuve.PonctuelleOrale or FormeDEpreuve.PonctuelleEcriteEtOrale)
           select new Diagnostic("PRC407", Severite.Avertissement, e.Lieu, $"{e.Code}/{colonne}", e.Source, $"{e.Code} a une grille pour d'autres colonnes, et aucune pour la colonne « {colonne} ».", "Vérifiez les annexes : la commission n'aura pas de grille officielle.");

    /// <summary>PRC408: the grids of one épreuve do not have the same lines or the same indicators.</summary>
    private static IEnumerable<Diagnostic> GrillesDivergentes(Referentiel r)
    {
        foreach (var grilles in r.Grilles.Where(g => g.Epreuve is not null).GroupBy(g => g.Epreuve!.Value.Code, StringComparer.Ordinal))
        {
            var premiere = grilles.First();
            foreach (var autre in grilles.Skip(1))
            {
                var ecarts = Ecarts(premiere, autre);
                if (ecarts.Count > 0)
                    yield return new Diagnostic("PRC408", Severite.Anomalie, autre.Lieu, $"{premiere.Code}/{autre.Code}", autre.Source, $"Les grilles {premiere.Code} et {autre.Code} de {grilles.Key} diffèrent : {Constat.Enumerer(ecarts)}.", "Dites par une interprétation si la différence est voulue.");
            }
        }
    }

    private static List<string> Ecarts(Grille a, Grille b) =>
    [
        .. Ecarts(
            a.Lignes.Select(l => ($"la ligne {Nom(l)}", $"{l.Libelle} ({string.Join(", ", l.Indicateurs)})")),
            b.Lignes.Select(l => ($"la ligne {Nom(l)}", $"{l.Libelle} ({string.Join(", ", l.Indicateurs)})"))),
        .. Ecarts(
            a.Indicateurs.Select(i => ($"l'indicateur {i.Numero}", $"{i.Libelle} ({string.Join(", ", i.Competences)})")),
            b.Indicateurs.Select(i => ($"l'indicateur {i.Numero}", $"{i.Libelle} ({string.Join(", ", i.Competences)})"))),
    ];

    private static IEnumerable<string> Ecarts(IEnumerable<(string Nom, string Contenu)> a, IEnumerable<(string Nom, string Contenu)> b)
        => a.Except(b).Concat(b.Except(a)).Select(x => x.Nom).Distinct(StringComparer.Ordinal);

    private static string Nom(LigneDeGrille ligne) => ligne.Competence?.Code ?? ligne.Critere ?? $"« {ligne.Libelle} »";

    private static List<Grille> Grilles(Referentiel r, Epreuve e, string colonne)
        => [.. r.Grilles.Where(g => g.Epreuve?.Code == e.Code && (g.Colonnes.Count == 0 || g.Colonnes.Any(c => c.Code == colonne)))];
}
