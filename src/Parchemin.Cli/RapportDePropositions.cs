using Parchemin.Planning;

namespace Parchemin.Cli;

/// <summary>Prints a way of stopping the leaks, with its price and its moves.</summary>
internal static class RapportDePropositions
{
    public static void Write(PropositionDeCalendrier proposition, TextWriter sortie)
    {
        sortie.WriteLine($"  - {proposition.Libelle} : {proposition.ToFrench()}.");
        foreach (var texte in proposition.Textes)
            sortie.WriteLine($"      Texte propre, {texte}");
        foreach (var deplacement in proposition.Calendrier?.Deplacements ?? [])
            sortie.WriteLine($"      {deplacement.ToFrench()}");
    }
}
