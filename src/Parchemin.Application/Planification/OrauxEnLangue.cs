using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>An épreuve sat in a language of the candidate's choice is, in a planning, one épreuve for each language: who speaks German is heard by
/// somebody who does. Its code and those of its qualités then carry the language, and lead back to what the référentiel says.</summary>
internal sealed class OrauxEnLangue
{
    private readonly Referentiel referentiel;
    private readonly Dictionary<string, (string Epreuve, string Langue)> epreuves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Qualite, string Langue)> qualites = new(StringComparer.Ordinal);

    public OrauxEnLangue(Referentiel referentiel)
    {
        this.referentiel = referentiel;
        foreach (var epreuve in referentiel.Epreuves)
        {
            foreach (var langue in epreuve.Langues)
            {
                epreuves[Joined(epreuve.Code, langue.Code)] = (epreuve.Code, langue.Code);
                foreach (var qualite in epreuve.Modalites.SelectMany(m => m.Commissions).SelectMany(c => c.Compositions).SelectMany(c => c))
                    qualites[Joined(qualite.Code, langue.Code)] = (qualite.Code, langue.Code);
            }
        }
    }

    /// <summary>The code under which a candidate sits an épreuve: with his language where he chose one, as it is otherwise.</summary>
    public static string CodeOf(Epreuve epreuve, Objet inscription)
        => (epreuve.Facultative ? inscription["lv2"] : inscription["lv1"]) is { } langue && epreuve.Langues.Any(l => l.Code == langue) ? Joined(epreuve.Code, langue) : epreuve.Code;

    /// <summary>The épreuve of the référentiel.</summary>
    public string EpreuveOf(string code) => epreuves.TryGetValue(code, out var e) ? e.Epreuve : code;

    /// <summary>The qualité of the référentiel.</summary>
    public string QualiteOf(string code) => qualites.TryGetValue(code, out var q) ? q.Qualite : code;

    /// <summary>The words of the language of an épreuve; null where it has none.</summary>
    public string? LangueOf(string epreuve) => epreuves.TryGetValue(epreuve, out var e) ? Words(e.Langue) : null;

    /// <summary>The code of a qualité in the language of an épreuve; as it is where the épreuve has none.</summary>
    public string QualiteFor(string qualite, string epreuve) => epreuves.TryGetValue(epreuve, out var e) ? Joined(qualite, e.Langue) : qualite;

    /// <summary>« examinateur (allemand) ».</summary>
    public string LibelleOf(string qualite)
    {
        var (simple, langue) = qualites.TryGetValue(qualite, out var q) ? (q.Qualite, (string?)q.Langue) : (qualite, null);
        var libelle = referentiel.Qualites.FirstOrDefault(x => string.Equals(x.Code, simple, StringComparison.Ordinal))?.Libelle ?? simple;
        return langue is null ? libelle : $"{libelle} ({Words(langue)})";
    }

    private string Words(string langue) => referentiel.Langues.FirstOrDefault(l => l.Code == langue)?.Libelle ?? langue;

    private static string Joined(string code, string langue) => $"{code}-{langue}";
}
