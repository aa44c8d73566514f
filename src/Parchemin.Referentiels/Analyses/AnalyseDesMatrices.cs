using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The lists that say the same thing in several places: bloc, matrix, épreuve, grid, domain.</summary>
internal static class AnalyseDesMatrices
{
    public static IEnumerable<Diagnostic> Run(Referentiel r) =>
    [
        .. BlocsEtMatrice(r),
        .. DefinitionsEtMatrice(r),
        .. BlocsEtDefinitions(r),
        .. GrillesEtDefinitions(r),
        .. TableauxEntreEux(r),
        .. DomainesEtMatrice(r),
        .. DomainesEtBlocs(r),
    ];

    /// <summary>PRC210: the list of a bloc against the competences that its unité evaluates.</summary>
    private static IEnumerable<Diagnostic> BlocsEtMatrice(Referentiel r)
    {
        foreach (var bloc in r.Blocs.Where(b => b.Unite is not null && r.Matrice.Count > 0))
        {
            var unite = bloc.Unite!.Value.Code;
            if (Constat.Ecart(Codes(bloc.Competences), $"la liste du bloc {bloc.Code}", Matrices.Evaluees(r, unite), $"ce que la matrice évalue en {unite}") is { } ecart)
            {
                yield return Ecart("PRC210", bloc.Lieu, $"{unite}/bloc-matrice", bloc.Source, ecart, $"Dites dans une interprétation quelle liste dit ce que {unite} évalue.");
            }
        }
    }

    /// <summary>PRC211: the list of the definition of an épreuve against the competences that its unité evaluates.</summary>
    private static IEnumerable<Diagnostic> DefinitionsEtMatrice(Referentiel r)
    {
        foreach (var epreuve in r.Epreuves.Where(e => e.Unite is not null && r.Matrice.Count > 0))
        {
            var unite = epreuve.Unite!.Value.Code;
            if (Constat.Ecart(Codes(epreuve.Competences), $"la définition de {epreuve.Code}", Matrices.Evaluees(r, unite), $"ce que la matrice évalue en {unite}") is { } ecart)
            {
                yield return Ecart("PRC211", epreuve.Lieu, $"{epreuve.Code}/definition-matrice", epreuve.Source, ecart, $"Dites dans une interprétation quelle liste dit ce que {epreuve.Code} évalue.");
            }
        }
    }

    /// <summary>PRC212: the list of a bloc against that of the épreuve that assesses it.</summary>
    private static IEnumerable<Diagnostic> BlocsEtDefinitions(Referentiel r)
    {
        foreach (var bloc in r.Blocs)
        {
            var epreuves = r.Epreuves.Where(e => e.Bloc?.Code == bloc.Code).ToList();
            var listees = epreuves.SelectMany(e => Codes(e.Competences)).ToList();
            if (listees.Count > 0 && Constat.Ecart(Codes(bloc.Competences), $"la liste du bloc {bloc.Code}", listees, $"la définition de {Constat.Enumerer(epreuves.Select(e => e.Code))}") is { } ecart)
            {
                yield return Ecart("PRC212", bloc.Lieu, $"{bloc.Code}/bloc-definition", bloc.Source, ecart, $"Dites dans une interprétation quelle liste dit ce que {bloc.Code} évalue.");
            }
        }
    }

    /// <summary>PRC213: the lines of a grid against the list of the definition of its épreuve.</summary>
    private static IEnumerable<Diagnostic> GrillesEtDefinitions(Referentiel r)
    {
        foreach (var grille in r.Grilles)
        {
            var lignes = grille.Lignes.Select(l => l.Competence).OfType<Citation>().ToList();
            if (lignes.Count == 0 || r.Epreuves.FirstOrDefault(e => e.Code == grille.Epreuve?.Code) is not { } epreuve)
                continue;
            if (Constat.Ecart(Codes(lignes), $"la grille {grille.Code}", Codes(epreuve.Competences), $"la définition de {epreuve.Code}") is { } ecart)
            {
                yield return Ecart("PRC213", grille.Lieu, $"{grille.Code}/grille-definition", grille.Source, ecart, $"Dites dans une interprétation ce que la grille de {epreuve.Code} positionne.");
            }
        }
    }

    /// <summary>PRC214: two tables give the same competence different marks for the same unité.</summary>
    private static IEnumerable<Diagnostic> TableauxEntreEux(Referentiel r)
    {
        foreach (var competence in r.Competences)
        {
            var tableaux = r.Matrice.Where(t => Matrices.Toutes(t).Contains(competence.Code)).ToList();
            var ecarts = r.Unites
                .Select(u => (u.Code, Signes: tableaux.ConvertAll(t => (t.Domaine.Code, Signe: Signe(t, u.Code, competence.Code)))))
                .Where(u => u.Signes.DistinctBy(s => s.Signe, StringComparer.Ordinal).Count() > 1)
                .Select(u => $"en {u.Code}, {Constat.Enumerer(u.Signes.Select(s => $"{s.Signe} pour {s.Code}"))}")
                .ToList();
            if (ecarts.Count > 0)
            {
                yield return Ecart(
                    "PRC214",
                    tableaux[0].Lieu,
                    competence.Code,
                    tableaux[0].Source,
                    $"les tableaux de la matrice ne s'accordent pas sur {competence.Code} : {string.Join(" ; ", ecarts)}",
                    "Dites dans une interprétation quel tableau l'emporte, ou que leurs signes s'ajoutent.");
            }
        }
    }

    /// <summary>PRC215: the list of a domain against its table of the matrix.</summary>
    private static IEnumerable<Diagnostic> DomainesEtMatrice(Referentiel r)
    {
        foreach (var tableau in r.Matrice)
        {
            var domaine = r.Domaines.First(d => d.Code == tableau.Domaine.Code);
            var toutes = Matrices.Toutes(tableau);
            var table = r.Competences.Select(c => c.Code).Where(toutes.Contains);
            if (Constat.Ecart(table, $"le tableau de la matrice pour {domaine.Code}", Codes(domaine.Competences), $"la liste de {domaine.Code}") is { } ecart)
            {
                yield return Ecart("PRC215", tableau.Lieu, $"{domaine.Code}/domaine-matrice", tableau.Source, ecart, $"Dites dans une interprétation si ces compétences relèvent de {domaine.Code}.");
            }
        }
    }

    /// <summary>PRC216: the list of a domain against those of its blocs.</summary>
    private static IEnumerable<Diagnostic> DomainesEtBlocs(Referentiel r)
    {
        foreach (var domaine in r.Domaines)
        {
            var blocs = r.Blocs.Where(b => b.Domaine?.Code == domaine.Code).ToList();
            if (blocs.Count == 0 || domaine.Competences.Count == 0)
                continue;
            var listees = blocs.SelectMany(b => Codes(b.Competences)).Distinct(StringComparer.Ordinal);
            if (Constat.Ecart(Codes(domaine.Competences), $"la liste de {domaine.Code}", listees, $"les blocs {Constat.Enumerer(blocs.Select(b => b.Code))}") is { } ecart)
            {
                yield return Ecart("PRC216", domaine.Lieu, $"{domaine.Code}/domaine-blocs", domaine.Source, ecart, $"Dites dans une interprétation si ces compétences relèvent de {domaine.Code}.");
            }
        }
    }

    private static string Signe(TableauDeMatrice tableau, string unite, string competence)
        => Cite(tableau.Evaluees, unite, competence) ? "évaluée" : Cite(tableau.Mobilisees, unite, competence) ? "mobilisée" : "rien";

    private static bool Cite(IReadOnlyList<(Citation Unite, IReadOnlyList<Citation> Competences)> cellules, string unite, string competence)
        => cellules.Any(c => c.Unite.Code == unite && c.Competences.Any(x => x.Code == competence));

    private static Diagnostic Ecart(string code, Lieu lieu, string objet, Source? article, string ecart, string remede)
        => Constat.Anomalie(code, lieu, objet, article, $"{char.ToUpperInvariant(ecart[0])}{ecart[1..]}.", remede);

    private static IEnumerable<string> Codes(IEnumerable<Citation> citations) => citations.Select(c => c.Code);
}
