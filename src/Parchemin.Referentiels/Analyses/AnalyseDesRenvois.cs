using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>The references of a grid between its lines and its indicators, which must answer one another.</summary>
internal static class AnalyseDesRenvois
{
    public static IEnumerable<Diagnostic> Run(Grille g) =>
    [
        .. NonReciproques(g),
        .. IndicateursInemployes(g),
        .. LignesSansIndicateur(g),
        .. IndicateursInconnus(g),
    ];

    /// <summary>PRC400: an indicator and the lines do not name one another, where indicators name competences.</summary>
    private static IEnumerable<Diagnostic> NonReciproques(Grille g)
    {
        if (g.Indicateurs.All(i => i.Competences.Count == 0))
            yield break;
        foreach (var indicateur in g.Indicateurs)
        {
            var nommees = indicateur.Competences.Select(c => c.Code).ToList();
            var citantes = g.Lignes.Where(l => l.Competence is not null && l.Indicateurs.Contains(indicateur.Numero)).Select(l => l.Competence!.Value.Code).ToList();
            var muettes = nommees.Except(citantes, StringComparer.Ordinal).ToList();
            var seules = citantes.Except(nommees, StringComparer.Ordinal).ToList();
            if (muettes.Count + seules.Count == 0)
                continue;
            var phrases = new List<string>(2);
            if (muettes.Count > 0)
                phrases.Add($"il nomme {Constat.Enumerer(muettes)}, dont la ligne ne le cite pas");
            if (seules.Count > 0)
                phrases.Add($"la ligne {Constat.Enumerer(seules)} le cite sans qu'il la nomme");
            yield return Renvoi("PRC400", g, indicateur.Lieu, $"{indicateur.Numero}", $"Les renvois de l'indicateur ({indicateur.Numero}) de {g.Code} ne sont pas réciproques : {string.Join(" ; ", phrases)}.", "Dites par une interprétation quel renvoi on suit.");
        }
    }

    /// <summary>PRC401: an indicator that no line uses.</summary>
    private static IEnumerable<Diagnostic> IndicateursInemployes(Grille g)
        => from i in g.Indicateurs
           where i.Competences.Count == 0 && g.Lignes.All(l => !l.Indicateurs.Contains(i.Numero))
           select Renvoi("PRC401", g, i.Lieu, $"{i.Numero}", $"Aucune ligne de {g.Code} ne renvoie à l'indicateur ({i.Numero}) « {i.Libelle} ».", "Dites par une interprétation ce que l'indicateur sert à apprécier.");

    /// <summary>PRC402: a line without any indicator, where other lines have some.</summary>
    private static IEnumerable<Diagnostic> LignesSansIndicateur(Grille g)
        => from l in g.Lignes
           where l.Indicateurs.Count == 0 && g.Lignes.Any(x => x.Indicateurs.Count > 0)
           let nom = l.Competence?.Code ?? l.Critere ?? l.Libelle
           select Renvoi("PRC402", g, l.Lieu, nom, $"La ligne {nom} de {g.Code} ne renvoie à aucun indicateur.", "Dites par une interprétation sur quoi elle s'apprécie.");

    /// <summary>PRC403: a line that cites an indicator which is not printed.</summary>
    private static IEnumerable<Diagnostic> IndicateursInconnus(Grille g)
        => from l in g.Lignes
           from numero in l.Indicateurs
           where g.Indicateurs.All(i => i.Numero != numero)
           let nom = l.Competence?.Code ?? l.Critere ?? l.Libelle
           select Renvoi("PRC403", g, l.Lieu, $"{nom}/{numero}", $"La ligne {nom} de {g.Code} renvoie à l'indicateur ({numero}), qui n'est pas imprimé.", "Vérifiez le numéro, ou dites par une interprétation lequel est visé.");

    private static Diagnostic Renvoi(string code, Grille g, Lieu lieu, string objet, string message, string remede)
        => new(code, Severite.Anomalie, lieu, $"{g.Code}/{objet}", g.Source, message, remede);
}
