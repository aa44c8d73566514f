using System.Globalization;
using System.Text;
using Parchemin.Core;

namespace Parchemin.Planning.Verification;

/// <summary>What a check found: every hard constraint that is broken, and the cost by term.</summary>
/// <param name="Cout">The total of the terms, in units of the input's costs.</param>
/// <param name="CoutAnnonce">The total that the planning claims, if it claims one.</param>
/// <param name="BorneAnnoncee">The lower bound that it claims; the check says only that it is not above the cost.</param>
public sealed record RapportDeVerification(
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<TermeDeCout> Termes,
    decimal Cout,
    decimal? CoutAnnonce,
    decimal? BorneAnnoncee,
    int OrauxDemandes,
    int OrauxPlaces,
    int CommissionsOuvertes)
{
    /// <summary>True when no rule is broken: every demanded oral is placed as the format wants it.</summary>
    public bool EstRealisable => Violations.Count == 0;

    /// <summary>The report in French, one line per violation and per term.</summary>
    public string ToText()
    {
        var texte = new StringBuilder();
        texte.AppendLine(CultureInfo.InvariantCulture, $"{Pluriel.Of(OrauxPlaces, "oral placé", "oraux placés")} sur {OrauxDemandes}, {Pluriel.Of(CommissionsOuvertes, "commission ouverte")}.");
        texte.AppendLine(Violations.Count switch
        {
            0 => "Aucune contrainte violée.",
            1 => "1 contrainte violée :",
            var n => $"{n} contraintes violées :",
        });
        foreach (var violation in Violations)
            texte.AppendLine(CultureInfo.InvariantCulture, $"  - {violation.Message}");
        texte.AppendLine(CultureInfo.InvariantCulture, $"Coût : {Nombre(Cout)}{(CoutAnnonce is { } annonce ? $" (annoncé : {Nombre(annonce)})" : "")}");
        foreach (var terme in Termes)
            texte.AppendLine(CultureInfo.InvariantCulture, $"  {terme.Nom} : {Nombre(terme.Cout)} ({terme.Quantite} {Unite(terme.Nom)})");
        return texte.ToString();
    }

    private static string Nombre(decimal nombre) => nombre.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Unite(string terme) => terme switch
    {
        "commission_ouverte" => "commissions",
        "composition_de_repli" => "rangs",
        "jour_supplementaire_candidat" => "jours",
        "desequilibre" => "passages d'écart",
        "changement" => "passages changés",
        _ => "min",
    };
}
