using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary>Prints a comparison of editions for a person at a terminal.</summary>
internal static class RapportDeComparaison
{
    private static readonly (NatureDeChangement Nature, string Signe, string Mot)[] Natures =
    [
        (NatureDeChangement.Ajout, "+", "ajout"),
        (NatureDeChangement.Retrait, "−", "retrait"),
        (NatureDeChangement.Modification, "~", "modification"),
    ];

    public static void Write(Edition avant, Edition apres, ComparaisonDEditions comparaison, TextWriter sortie)
    {
        sortie.WriteLine($"A : {Titre(avant)}");
        sortie.WriteLine($"B : {Titre(apres)}");
        if (comparaison.SontEgales)
        {
            sortie.WriteLine("Aucune différence");
            return;
        }

        sortie.WriteLine(Bilan(comparaison.Compte));
        foreach (var chapitre in comparaison.Chapitres)
        {
            sortie.WriteLine();
            sortie.WriteLine($"{chapitre.Titre} : {Bilan(chapitre.Compte)}");
            foreach (var changement in chapitre.Changements)
            {
                sortie.WriteLine($"  {Natures.First(n => n.Nature == changement.Nature).Signe} {changement.Objet}");
                foreach (var detail in changement.Details)
                    sortie.WriteLine($"      {detail}");
            }
        }

        if (comparaison.Incidences.Count == 0)
            return;
        sortie.WriteLine();
        sortie.WriteLine("Pour un candidat en cours qui passerait de A à B");
        foreach (var incidence in comparaison.Incidences)
        {
            sortie.WriteLine($"  {incidence.Titre} : {incidence.Lignes.Count}");
            foreach (var ligne in incidence.Lignes)
                sortie.WriteLine($"      {ligne}");
        }
    }

    private static string Titre(Edition edition)
        => $"{edition.Referentiel!.Certification.Intitule}, édition {edition.Referentiel.Certification.Edition} ({edition.Dossier})";

    private static string Bilan(Func<NatureDeChangement, int> compte) => string.Join(", ", Natures
        .Select(n => (n.Mot, Nombre: compte(n.Nature)))
        .Where(n => n.Nombre > 0)
        .Select(n => Pluriel.Of(n.Nombre, n.Mot)));
}
