using System.Collections.Frozen;

namespace Parchemin.Application;

/// <summary>A role of the table of rights.</summary>
/// <param name="Mission">What the role is for, in one line.</param>
public sealed record Role(string Code, string Libelle, string Mission);

/// <summary>How far a right reaches.</summary>
public enum Portee
{
    /// <summary>Any object.</summary>
    Tout,

    /// <summary>The objects that belong to what the mandat covers.</summary>
    Mandat,

    /// <summary>The objects that are the person's own.</summary>
    Soi,

    /// <summary>The objects entrusted to the person.</summary>
    Confie,
}

/// <summary>What a role may do with an operation.</summary>
/// <param name="Sauf">Fields that this role may not write by this operation.</param>
public sealed record Droit(Portee Portee, IReadOnlySet<string> Sauf);

/// <summary>An operation and who may do it.</summary>
public sealed record ActionDuRegistre(string Code, string Libelle, IReadOnlyDictionary<string, Droit> Qui);

/// <summary>How the objects of a genre belong to what a mandat covers: paths of fields from the object.</summary>
/// <param name="Via">The field whose object answers instead.</param>
/// <param name="Parmi">A genre and its field that refers to this one: belongs also through those objects.</param>
public sealed record Rattachement(
    Genre Genre,
    IReadOnlyList<string> Organisation,
    IReadOnlyList<string> Session,
    IReadOnlyList<string> Certification,
    IReadOnlyList<string> Inscription,
    IReadOnlyList<string> Soi,
    IReadOnlyList<string> Confie,
    string? Via,
    (Genre Genre, string Champ)? Parmi);

/// <summary>The table of rights (<c>droits/actions.yaml</c>) and that of visibility (<c>droits/visibilite.yaml</c>), read once.</summary>
public sealed class TableDesDroits
{
    private readonly FrozenDictionary<string, ActionDuRegistre> actions;
    private readonly FrozenDictionary<Genre, Rattachement> rattachements;

    internal TableDesDroits(
        IReadOnlyList<Role> roles,
        IReadOnlyList<ActionDuRegistre> actions,
        IReadOnlyList<Rattachement> rattachements,
        TableDeVisibilite visibilite)
    {
        Roles = roles;
        Actions = actions;
        Visibilite = visibilite;
        this.actions = actions.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
        this.rattachements = rattachements.ToFrozenDictionary(r => r.Genre);
    }

    /// <summary>The table that the product carries.</summary>
    public static TableDesDroits Livree { get; } = LectureDesDroits.Read();

    public IReadOnlyList<Role> Roles { get; }

    public IReadOnlyList<ActionDuRegistre> Actions { get; }

    public TableDeVisibilite Visibilite { get; }

    public ActionDuRegistre Action(string code)
        => actions.GetValueOrDefault(code) ?? throw new ArgumentException($"L'opération « {code} » n'est pas dans droits/actions.yaml.", nameof(code));

    public bool Knows(string action) => actions.ContainsKey(action);

    public Rattachement Rattachement(Genre genre) => rattachements[genre];

    /// <summary>The objects on which an actor may do something. False for all when it is not allowed at all.</summary>
    public Filtre Perimetre(Acteur acteur, string action, Genre genre)
    {
        if (!acteur.MayAttempt(action))
            return Filtre.Jamais;
        if (acteur.EstLeSysteme)
            return Filtre.Toujours;
        var qui = Action(action).Qui;
        return Filtre.Une(acteur.Mandats.Where(m => qui.ContainsKey(m.Role)).Select(m => Scope(genre, acteur, m, qui[m.Role].Portee)));
    }

    /// <summary>Whether an actor may do an operation on an object, whatever the fields that it opens.</summary>
    public async ValueTask<bool> MayAsync(Acteur acteur, string action, Objet objet, IReader lecture, CancellationToken annulation = default)
        => (await DroitsAsync(acteur, action, objet, lecture, annulation)).Count > 0;

    /// <summary>The mandats of an actor that allow an operation on an object, with their right; empty when it is forbidden.</summary>
    public async ValueTask<IReadOnlyList<Droit>> DroitsAsync(Acteur acteur, string action, Objet objet, IReader lecture, CancellationToken annulation = default)
    {
        if (!acteur.MayAttempt(action))
            return [];
        if (acteur.EstLeSysteme)
            return [new Droit(Portee.Tout, FrozenSet<string>.Empty)];
        var droits = new List<Droit>();
        var qui = Action(action).Qui;
        foreach (var mandat in acteur.Mandats)
        {
            if (qui.TryGetValue(mandat.Role, out var droit) && await Evaluation.IsTrueAsync(Scope(objet.Genre, acteur, mandat, droit.Portee), objet, lecture, annulation))
                droits.Add(droit);
        }

        return droits;
    }

    /// <summary>The objects of a genre that one mandat reaches.</summary>
    public Filtre Scope(Genre genre, Acteur acteur, MandatActif mandat, Portee portee) => portee switch
    {
        Portee.Tout => Filtre.Toujours,
        Portee.Soi => Attached(genre, r => r.Soi, [acteur.Personne]),
        Portee.Confie => Attached(genre, r => r.Confie, [acteur.Personne]),
        Portee.Mandat => Covered(genre, mandat),
        _ => throw new ArgumentOutOfRangeException(nameof(portee)),
    };

    private Filtre Covered(Genre genre, MandatActif mandat)
    {
        // A mandat that names nothing covers nothing: a forgotten scope must not open the whole register.
        if (mandat is { Organisations: null, Session: null, Inscription: null })
            return Filtre.Jamais;
        var r = Rattachement(genre);
        if (r.Via is { } via)
            return new Via(via, Covered(Genres.Get(genre[via].Vers!), mandat));
        var exigences = new List<Filtre>();
        if (mandat.Organisations is { } organisations)
            exigences.Add(Filtre.Une(r.Organisation.Select(c => Path(genre, c, organisations))));
        if (mandat.Session is { } session)
            exigences.Add(Filtre.Une(r.Session.Select(c => Path(genre, c, [session]))));
        if (mandat.Certification is { } certification)
            exigences.Add(Filtre.Une(r.Certification.Select(c => Path(genre, c, [certification]))));
        if (mandat.Inscription is { } inscription)
            exigences.Add(Filtre.Une(r.Inscription.Select(c => Path(genre, c, [inscription]))));
        var propre = Filtre.Toutes(exigences);
        return r.Parmi is { } parmi ? Filtre.Une(propre, new Existe(parmi.Genre, parmi.Champ, Covered(parmi.Genre, mandat))) : propre;
    }

    private Filtre Attached(Genre genre, Func<Rattachement, IReadOnlyList<string>> chemins, IReadOnlyCollection<string> ids)
    {
        var r = Rattachement(genre);
        return r.Via is { } via && chemins(r).Count == 0
            ? new Via(via, Attached(Genres.Get(genre[via].Vers!), chemins, ids))
            : Filtre.Une(chemins(r).Select(c => Path(genre, c, ids)));
    }

    private static Filtre Path(Genre genre, string chemin, IReadOnlyCollection<string> valeurs)
    {
        var point = chemin.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return string.Equals(chemin, "id", StringComparison.Ordinal) ? new EstUn(valeurs) : new Parmi(chemin, valeurs);
        var champ = chemin[..point];
        if (Retour.Read(champ) is { } retour)
        {
            var autre = Genres.Get(retour.Genre);
            var suite = Path(autre, chemin[(point + 1)..], valeurs);
            return new Existe(autre, retour.Champ, retour.Vide is { } vide ? Filtre.Toutes(new Vide(vide), suite) : suite);
        }

        return new Via(champ, Path(Genres.Get(genre[champ].Vers!), chemin[(point + 1)..], valeurs));
    }
}
