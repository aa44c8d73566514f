using System.Collections.Frozen;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The editions of the certifications that this installation knows, loaded once with their diagnostics. An edition in error is left out.</summary>
public sealed class Bibliotheque
{
    private readonly FrozenDictionary<(string, string), Edition> parCode;
    private readonly Lazy<IReadOnlyList<Entree>> index;

    public Bibliotheque(IEnumerable<Edition> editions)
    {
        Editions = [.. editions.Where(e => e.Referentiel is not null && !e.Journal.AUneErreur).OrderBy(e => e.Referentiel!.Certification.Intitule, StringComparer.Ordinal).ThenBy(e => e.Referentiel!.Certification.Edition, StringComparer.Ordinal)];
        parCode = Editions.ToFrozenDictionary(e => (e.Referentiel!.Certification.Code, e.Referentiel.Certification.Edition));
        index = new Lazy<IReadOnlyList<Entree>>(() => [.. Editions.SelectMany(Entries)]);
    }

    public IReadOnlyList<Edition> Editions { get; }

    /// <summary>Loads every edition under a folder, several at once.</summary>
    public static Bibliotheque Load(string racine)
    {
        var dossiers = Chargement.Editions(racine);
        var editions = new Edition[dossiers.Count];
        Parallel.For(0, dossiers.Count, i => editions[i] = Chargement.Load(dossiers[i]));
        return new Bibliotheque(editions);
    }

    /// <summary>The rules of every session of every edition.</summary>
    public IEnumerable<ReglesDAttribution> Regles => Editions.SelectMany(e => e.Regles.Values);

    public Edition? Find(string certification, string edition) => parCode.GetValueOrDefault((certification, edition));

    /// <summary>Every item whose code or label holds all the words, accents forgotten, in the order of the référentiels.</summary>
    public IEnumerable<Entree> Search(string texte)
    {
        var mots = CleDeTri.Of(texte).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return mots.Length == 0 ? [] : index.Value.Where(e => Array.TrueForAll(mots, m => e.Cle.Contains(m, StringComparison.Ordinal)));
    }

    private static IEnumerable<Entree> Entries(Edition edition)
    {
        var r = edition.Referentiel!;
        foreach (var (page, genre, items) in Families(r))
        {
            foreach (var item in items)
                yield return new Entree(edition, page, genre, item.Code, item.Libelle, CleDeTri.Of($"{item.Code} {item.Libelle}"));
        }
    }

    private static IEnumerable<(string Page, string Genre, IEnumerable<Item> Items)> Families(Referentiel r) =>
    [
        ("activites", "Domaine", r.Domaines), ("competences", "Compétence", r.Competences), ("competences", "Savoir", r.Savoirs),
        ("epreuves", "Bloc", r.Blocs), ("epreuves", "Unité", r.Unites), ("epreuves", "Épreuve", r.Epreuves),
        ("grilles", "Grille", r.Grilles), ("formulaires", "Formulaire", r.Formulaires), ("textes", "Texte", r.Textes),
    ];

    /// <summary>An item found.</summary>
    /// <param name="Page">The page of the browser where it stands, under its code as an anchor.</param>
    /// <param name="Genre">What it is, to a person.</param>
    public sealed record Entree(Edition Edition, string Page, string Genre, string Code, string Libelle, string Cle);
}
