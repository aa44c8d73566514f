using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A subject of a livret.</summary>
/// <param name="Code">The words of its label, in lower case without accents.</param>
/// <param name="AuProfil">Whether the profile graph shows it.</param>
/// <param name="Facultative">Whether a candidate may have no mark in it.</param>
public sealed record MatiereDuFormulaire(string Code, string Libelle, bool AuProfil, bool Facultative);

/// <summary>A half-year of a livret.</summary>
/// <param name="Annee">The year of training it belongs to, from 1.</param>
public sealed record SemestreDuFormulaire(string Code, string Libelle, int Annee);

/// <summary>What a field of a livret receives.</summary>
public enum NatureDeLivret
{
    Note,
    Texte,
    Choix,
    Case,
}

/// <summary>A field of a livret.</summary>
/// <param name="Cle"><c>note/matiere/semestre</c>, <c>appreciation/matiere</c>, <c>avis</c>, or <c>champ/code</c>.</param>
public sealed record ChampDeLivret(string Cle, string Libelle, NatureDeLivret Nature);

/// <summary>The livret of a certification, read from its official form: the one that draws a profile.</summary>
public sealed record FeuilleDeLivret(
    Formulaire Formulaire,
    IReadOnlyList<MatiereDuFormulaire> Matieres,
    IReadOnlyList<SemestreDuFormulaire> Semestres,
    IReadOnlyList<Terme> Avis,
    IReadOnlyList<ChampDeLivret> Champs)
{
    /// <summary>The greatest mark.</summary>
    public const int Bareme = 20;

    /// <summary>The opinion of the team, one of <see cref="Avis"/>.</summary>
    public const string CleDAvis = "avis";

    /// <summary>What the candidate writes beside his signature: outside what the team seals.</summary>
    public const string CleDuCandidat = "candidat";

    /// <summary>The graph of the profile.</summary>
    public ChampDeFormulaire Profil => Formulaire.Sections.SelectMany(s => s.Champs).First(c => c.Type is TypeDeChamp.Graphique);

    /// <summary>The livret of a référentiel; null when its texts have none.</summary>
    public static FeuilleDeLivret? Of(Referentiel referentiel)
    {
        var champs = referentiel.Formulaires.Select(f => (Formulaire: f, Champs: f.Sections.SelectMany(s => s.Champs).ToList())).FirstOrDefault(f => f.Champs.Exists(c => c.Type is TypeDeChamp.Graphique));
        if (champs.Champs?.Find(c => c.Type is TypeDeChamp.Tableau) is not { } tableau)
            return null;
        var profil = champs.Champs.Find(c => c.Type is TypeDeChamp.Graphique)!.Colonnes.Select(Slug).ToHashSet(StringComparer.Ordinal);
        var matieres = tableau.Lignes.Select(l => new MatiereDuFormulaire(Slug(l), l, profil.Contains(Slug(l)), CleDeTri.Of(l).Contains("FACULTATIVE", StringComparison.Ordinal))).ToList();
        // A column that is neither a mean nor an appreciation holds marks; what stands before the dash is its year.
        var semestres = new List<SemestreDuFormulaire>();
        var annees = new List<string>();
        foreach (var colonne in tableau.Colonnes.Where(c => !CleDeTri.Of(c).Contains("MOYENNE", StringComparison.Ordinal) && !CleDeTri.Of(c).Contains("APPRECIATION", StringComparison.Ordinal)))
        {
            var annee = colonne.Split(" - ")[0];
            if (!annees.Contains(annee))
                annees.Add(annee);
            semestres.Add(new SemestreDuFormulaire($"s{semestres.Count + 1}", colonne, annees.IndexOf(annee) + 1));
        }

        List<Terme> avis = [.. champs.Champs.Where(c => c.Type is TypeDeChamp.Pourcentage).Select(c => new Terme { Code = c.Code, Libelle = c.Libelle, Source = c.Source })];
        List<ChampDeLivret> tous =
        [
            .. matieres.SelectMany(m => semestres.Select(s => new ChampDeLivret(MarkKey(m.Code, s.Code), $"{m.Libelle}, {s.Libelle}", NatureDeLivret.Note))),
            .. matieres.Select(m => new ChampDeLivret(RemarkKey(m.Code), $"Appréciation, {m.Libelle}", NatureDeLivret.Texte)),
            new(CleDAvis, "Avis de l'équipe", NatureDeLivret.Choix),
            .. champs.Champs.Where(c => c.Type is TypeDeChamp.TexteLong or TypeDeChamp.Case && !EstDuCandidat(champs.Formulaire, c)).Select(c => new ChampDeLivret($"champ/{c.Code}", c.Libelle, c.Type is TypeDeChamp.Case ? NatureDeLivret.Case : NatureDeLivret.Texte)),
        ];
        return new FeuilleDeLivret(champs.Formulaire, matieres, semestres, avis, tous);
    }

    // What stands in the section where the candidate signs is his to write.
    private static bool EstDuCandidat(Formulaire formulaire, ChampDeFormulaire champ)
        => formulaire.Sections.First(s => s.Champs.Contains(champ)) is { } section && section.Champs.Any(c => c.Type is TypeDeChamp.Signature) && section.Champs.Any(c => c.Type is TypeDeChamp.Date);

    public static string MarkKey(string matiere, string semestre) => $"note/{matiere}/{semestre}";

    public static string RemarkKey(string matiere) => $"appreciation/{matiere}";

    public ChampDeLivret? Find(string cle) => Champs.FirstOrDefault(c => string.Equals(c.Cle, cle, StringComparison.Ordinal));

    // The same subject is printed with and without a plural in one form.
    private static string Slug(string libelle) => string.Join('-', CleDeTri.Of(libelle).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Length > 3 ? m.TrimEnd('s') : m));
}
