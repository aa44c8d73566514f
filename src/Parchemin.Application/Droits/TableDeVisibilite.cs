using System.Collections.Frozen;
using System.Globalization;

namespace Parchemin.Application;

/// <summary>A moment from which something may be seen: the date held by a field at the end of a path, from each genre that waits for it.</summary>
public sealed record Evenement(string Code, string Libelle, IReadOnlyDictionary<Genre, string> Chemins);

/// <summary>Who may see a class, and after which moments.</summary>
/// <param name="Portee">Narrows the roles to what is the person's own; null where being able to read the object is enough.</param>
/// <param name="Apres">Moments that must all have come.</param>
public sealed record RegleDeVisibilite(IReadOnlySet<string> Roles, Portee? Portee, IReadOnlyList<Evenement> Apres, string Source, string? Raison);

/// <summary>A class of fields.</summary>
/// <param name="Filtrable">Whether a list may be filtered and ordered by its fields: a filter on a hidden field would reveal it.</param>
public sealed record ClasseDeVisibilite(string Code, string Libelle, bool Filtrable, IReadOnlyList<RegleDeVisibilite> Regles);

/// <summary>According to a state of the object, a class becomes another.</summary>
public sealed record Passage(Genre Genre, string Classe, string Champ, IReadOnlySet<string> Valeurs, string Devient);

/// <summary>Who may see what and from when (<c>droits/visibilite.yaml</c>): the one place that pages, API, exports and documents ask.</summary>
public sealed class TableDeVisibilite
{
    private readonly FrozenDictionary<string, ClasseDeVisibilite> classes;
    private readonly ILookup<Genre, Passage> passages;

    internal TableDeVisibilite(IReadOnlyList<ClasseDeVisibilite> classes, IReadOnlyList<Passage> passages)
    {
        Classes = classes;
        this.classes = classes.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        this.passages = passages.ToLookup(p => p.Genre);
    }

    public IReadOnlyList<ClasseDeVisibilite> Classes { get; }

    public ClasseDeVisibilite Classe(string code) => classes[code];

    public bool Knows(string classe) => classes.ContainsKey(classe);

    /// <summary>The class of a field of an object in the state where it stands.</summary>
    public ClasseDeVisibilite ClasseDe(Objet objet, Champ champ)
    {
        var passage = passages[objet.Genre].FirstOrDefault(p => string.Equals(p.Classe, champ.Classe, StringComparison.Ordinal) && objet[p.Champ] is { } etat && p.Valeurs.Contains(etat));
        return classes[passage?.Devient ?? champ.Classe];
    }

    /// <summary>The classes that a field may take, according to the state of its object.</summary>
    public IEnumerable<ClasseDeVisibilite> ClassesDe(Genre genre, Champ champ)
        => passages[genre].Where(p => string.Equals(p.Classe, champ.Classe, StringComparison.Ordinal)).Select(p => p.Devient).Prepend(champ.Classe).Select(Classe);

    public IEnumerable<Passage> Passages(Genre genre) => passages[genre];

    /// <summary>Whether one rule of the class opens it to a role at an instant; the object itself is already known to be readable by that mandat.</summary>
    public static async ValueTask<bool> IsOpenAsync(
        ClasseDeVisibilite classe, Objet objet, Acteur acteur, MandatActif mandat, DateTimeOffset instant, TableDesDroits droits, IReader lecture, CancellationToken annulation = default)
    {
        foreach (var regle in classe.Regles)
        {
            if (!regle.Roles.Contains(mandat.Role))
                continue;
            if (regle.Portee is { } portee && !await Evaluation.IsTrueAsync(droits.Scope(objet.Genre, acteur, mandat, portee), objet, lecture, annulation))
                continue;
            if (await HaveComeAsync(regle.Apres, objet, instant, lecture, annulation))
                return true;
        }

        return false;
    }

    /// <summary>When the last of the moments comes, null while one of them has no date.</summary>
    public static async ValueTask<DateTimeOffset?> DateAsync(IReadOnlyList<Evenement> evenements, Objet objet, IReader lecture, CancellationToken annulation = default)
    {
        var dernier = DateTimeOffset.MinValue;
        foreach (var evenement in evenements)
        {
            if (!evenement.Chemins.TryGetValue(objet.Genre, out var chemin) || await Evaluation.FollowAsync(objet, chemin, lecture, annulation) is not { } texte)
                return null;
            var date = DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            dernier = date > dernier ? date : dernier;
        }

        return dernier;
    }

    private static async ValueTask<bool> HaveComeAsync(IReadOnlyList<Evenement> evenements, Objet objet, DateTimeOffset instant, IReader lecture, CancellationToken annulation)
        => evenements.Count == 0 || (await DateAsync(evenements, objet, lecture, annulation) is { } date && date <= instant);
}
