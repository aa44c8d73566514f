using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What can be imported, with the columns that it understands.</summary>
public sealed record ModeleDImport(string Code, string Libelle, IReadOnlyList<ColonneDImport> Colonnes)
{
    public static readonly ModeleDImport Candidats = new("candidats", "Candidats et inscriptions",
    [
        .. Genres.Candidat.Champs.Where(c => c.Code is not ("organisation" or "personne")).Select(c => new ColonneDImport(Genres.Candidat, c)),
        .. Genres.Inscription.Champs.Where(c => c.Code is not ("candidat" or "session" or "remarque")).Select(c => new ColonneDImport(Genres.Inscription, c)),
    ]);

    /// <summary>The marks: a column for the candidate, then one per unité of the référentiel.</summary>
    public static readonly ModeleDImport Notes = new("notes", "Notes",
    [
        new ColonneDImport(Genres.Inscription, Genres.Inscription["numero"]), new ColonneDImport(Genres.Candidat, Genres.Candidat["ine"]),
        new ColonneDImport(Genres.Candidat, Genres.Candidat["nom_de_naissance"]), new ColonneDImport(Genres.Candidat, Genres.Candidat["prenoms"]),
    ]);

    public static IReadOnlyList<ModeleDImport> Tous { get; } = [Candidats, Notes];

    /// <summary>For each heading, the column that it feeds, or null: by its code, its words, the names that other systems use, or a saved map.</summary>
    /// <param name="correspondance">See <see cref="Map"/>.</param>
    /// <exception cref="RefusException">Two headings feed one column.</exception>
    public IReadOnlyList<ColonneDImport?> Match(IReadOnlyList<string> entetes, string? correspondance)
    {
        var donnee = Map(correspondance);
        var trouvees = entetes.Select(e =>
        {
            var cle = donnee.GetValueOrDefault(CleDeTri.Of(e), CleDeTri.Of(e));
            return Colonnes.FirstOrDefault(c => c.Noms.Contains(cle));
        }).ToList();
        CheckOnce(entetes, trouvees, c => c.Champ.Libelle);
        return trouvees;
    }

    /// <summary>A saved map: for the key of a heading, the key of what it feeds; empty for a heading to leave aside.</summary>
    /// <param name="correspondance">Heading = field (its code or its words), one per line.</param>
    internal static IReadOnlyDictionary<string, string> Map(string? correspondance)
        => (correspondance ?? "").Split('\n').Select(l => (Ligne: l, Coupe: l.LastIndexOf('='))).Where(l => l.Coupe >= 0)
            .GroupBy(l => CleDeTri.Of(l.Ligne[..l.Coupe]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => CleDeTri.Of(g.First().Ligne[(g.First().Coupe + 1)..]), StringComparer.Ordinal);

    /// <summary>Refuses two headings for one thing: which of the two is right, nobody knows.</summary>
    internal static void CheckOnce<T>(IReadOnlyList<string> entetes, IReadOnlyList<T?> trouvees, Func<T, string> nom)
        where T : class
    {
        if (entetes.Zip(trouvees).Where(x => x.Second is not null).GroupBy(x => x.Second!).FirstOrDefault(g => g.Skip(1).Any()) is { } double_)
            throw new RefusException(NatureDeRefus.Invalide, "COLONNES-DOUBLES", $"Les colonnes {string.Join(" et ", double_.Select(x => $"« {x.First} »"))} donnent toutes « {nom(double_.Key)} ». Renommez celle qui est de trop, ou enregistrez une correspondance qui l'écarte (« {double_.Last().First} = »).");
    }
}

/// <summary>A column that an import understands.</summary>
public sealed record ColonneDImport(Genre Genre, Champ Champ)
{
    // The headings of the exports of school and examination systems.
    private static readonly Dictionary<string, string[]> Usages = new(StringComparer.Ordinal)
    {
        ["nom_de_naissance"] = ["NOM", "NOM DE FAMILLE", "NOM CANDIDAT", "NOM PATRONYMIQUE"],
        ["nom_d_usage"] = ["NOM USAGE", "NOM D USAGE", "NOM MARITAL"],
        ["prenoms"] = ["PRENOM", "PRENOMS", "PRENOM 1", "PRENOM CANDIDAT"],
        ["sexe"] = ["SEXE", "CIVILITE", "GENRE"],
        ["ne_le"] = ["DATE NAISSANCE", "DATE DE NAISSANCE", "NE LE", "DATE NAISS", "NAISSANCE"],
        ["commune_de_naissance"] = ["CODE COMMUNE NAISSANCE", "CODE INSEE NAISSANCE", "COMMUNE NAISSANCE INSEE"],
        ["lieu_de_naissance"] = ["LIEU NAISSANCE", "VILLE NAISSANCE", "COMMUNE NAISSANCE"],
        ["ine"] = ["INE", "NUMERO INE", "ID NATIONAL", "IDENTIFIANT NATIONAL"],
        ["courriel"] = ["MAIL", "EMAIL", "E MAIL", "MEL", "ADRESSE MAIL"],
        ["telephone"] = ["TEL", "TELEPHONE", "TEL PORTABLE", "PORTABLE"],
        ["numero"] = ["NUMERO CANDIDAT", "NUMERO DE CANDIDAT", "N CANDIDAT", "NUM CANDIDAT", "MATRICULE"],
        ["etablissement"] = ["UAI", "UAI ETABLISSEMENT", "RNE", "CODE ETABLISSEMENT", "ETABLISSEMENT"],
        ["centre"] = ["CENTRE", "CENTRE D EXAMEN", "UAI CENTRE"],
        ["voie"] = ["VOIE", "STATUT", "CATEGORIE CANDIDAT"],
        ["lv1"] = ["LV1", "LANGUE VIVANTE 1", "LANGUE"],
        ["lv2"] = ["LV2", "LANGUE VIVANTE 2"],
    };

    /// <summary>The headings under which it is known, as keys.</summary>
    public IReadOnlySet<string> Noms { get; } = Usages.GetValueOrDefault(Champ.Code, []).Append(CleDeTri.Of(Champ.Libelle)).Append(CleDeTri.Of(Champ.Code)).ToHashSet(StringComparer.Ordinal);
}
