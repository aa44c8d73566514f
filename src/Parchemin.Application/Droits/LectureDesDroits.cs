using System.Collections.Frozen;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>The table of rights or of visibility is wrong: the product does not start on a doubtful right.</summary>
public sealed class DroitsIllisiblesException(string message) : Exception(message);

/// <summary>Reads <c>droits/*.yaml</c>; an unknown name anywhere stops the reading with its place.</summary>
internal static class LectureDesDroits
{
    private static readonly Dictionary<string, Portee> Portees = new(StringComparer.Ordinal)
    {
        ["tout"] = Portee.Tout,
        ["mandat"] = Portee.Mandat,
        ["soi"] = Portee.Soi,
        ["confie"] = Portee.Confie,
    };

    public static TableDesDroits Read() => Read(Embedded("actions.yaml"), Embedded("visibilite.yaml"));

    public static TableDesDroits Read(byte[] actions, byte[] visibilite)
    {
        var racine = Parse("actions.yaml", actions);
        var roles = Tables(racine, "roles").Select(t => new Role(Text(t, "code"), Text(t, "libelle"), Text(t, "role"))).ToList();
        var codes = roles.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var rattachements = Tables(racine, "rattachements").Select(Rattachement).ToList();
        foreach (var oublie in Genres.Tous.Except(rattachements.Select(r => r.Genre)))
            throw Faulty(racine, $"le genre « {oublie.Code} » n'a pas de rattachement");
        var table = Tables(racine, "actions").Select(t => Action(t, codes)).ToList();
        return new TableDesDroits(roles, table, rattachements, Visibilite(Parse("visibilite.yaml", visibilite), codes));
    }

    private static ActionDuRegistre Action(Table t, HashSet<string> roles)
    {
        var qui = new Dictionary<string, Droit>(StringComparer.Ordinal);
        var genre = Genres.Find(Text(t, "code").Split('.')[0]);
        foreach (var (cle, valeur) in (t["qui"] as Table ?? throw Faulty(t, "« qui » est attendu")).Entrees)
        {
            Known(cle, cle.Valeur, roles, "rôle");
            qui.Add(cle.Valeur, valeur switch
            {
                Scalaire s => new Droit(PorteeOf(s, s.Valeur), FrozenSet<string>.Empty),
                Table d => new Droit(PorteeOf(d, Text(d, "portee")), Texts(d, "sauf").Select(c => Field(d, genre, c)).ToFrozenSet(StringComparer.Ordinal)),
                _ => throw Faulty(valeur, "une portée est attendue"),
            });
        }

        return new ActionDuRegistre(Text(t, "code"), Text(t, "libelle"), qui);
    }

    private static Rattachement Rattachement(Table t)
    {
        var genre = GenreOf(t, Text(t, "genre"));
        IReadOnlyList<string> Paths(string cle) => [.. Texts(t, cle).Select(c => CheckPath(t, genre, c))];
        (Genre, string)? parmi = null;
        if (t["parmi"] is Scalaire s)
        {
            var point = s.Valeur.Split('.');
            var autre = GenreOf(s, point[0]);
            parmi = (autre, Field(s, autre, point[1]));
        }

        return new Rattachement(
            genre, Paths("organisation"), Paths("session"), Paths("certification"), Paths("inscription"), Paths("soi"), Paths("confie"),
            t["via"] is Scalaire via ? Field(via, genre, via.Valeur) : null, parmi);
    }

    private static TableDeVisibilite Visibilite(Table racine, HashSet<string> roles)
    {
        var evenements = Tables(racine, "evenements").Select(t => new Evenement(
            Text(t, "code"),
            Text(t, "libelle"),
            Tables(t, "chemins").ToDictionary(c => GenreOf(c, Text(c, "genre")), c => CheckPath(c, GenreOf(c, Text(c, "genre")), Text(c, "chemin"))))).ToDictionary(e => e.Code, StringComparer.Ordinal);
        var classes = Tables(racine, "classes").Select(t => new ClasseDeVisibilite(
            Text(t, "code"),
            Text(t, "libelle"),
            t["filtrable"] is Scalaire { Valeur: "oui" },
            [.. Tables(t, "regles").Select(r =>
            {
                foreach (var role in Texts(r, "roles"))
                    Known(r, role, roles, "rôle");
                foreach (var evenement in Texts(r, "apres"))
                    Known(r, evenement, evenements.Keys, "évènement");
                return new RegleDeVisibilite(
                    Texts(r, "roles").ToFrozenSet(StringComparer.Ordinal),
                    r["portee"] is Scalaire p ? PorteeOf(p, p.Valeur) : null,
                    [.. Texts(r, "apres").Select(e => evenements[e])],
                    Text(r, "source"),
                    (r["raison"] as Scalaire)?.Valeur);
            })])).ToList();
        var noms = classes.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (genre, champ) in Genres.Tous.SelectMany(g => g.Champs.Select(c => (g, c))))
        {
            if (!noms.Contains(champ.Classe))
                throw Faulty(racine, $"la classe « {champ.Classe} » de {genre.Code}.{champ.Code} n'est pas décrite");
        }

        var passages = Tables(racine, "passages").Select(t =>
        {
            var genre = GenreOf(t, Text(t, "genre"));
            Known(t, Text(t, "devient"), noms, "classe");
            Known(t, Text(t, "classe"), noms, "classe");
            var champ = Field(t, genre, Text(t, "champ"));
            foreach (var valeur in Texts(t, "valeurs").Where(_ => genre[champ].Choix.Count > 0))
                Known(t, valeur, genre[champ].Choix.Select(c => c.Code).ToList(), "valeur");
            return new Passage(genre, Text(t, "classe"), champ, Texts(t, "valeurs").ToFrozenSet(StringComparer.Ordinal), Text(t, "devient"));
        }).ToList();
        return new TableDeVisibilite(classes, passages);
    }

    private static string CheckPath(Noeud lieu, Genre genre, string chemin)
    {
        var etapes = chemin.Split('.');
        var courant = genre;
        for (var i = 0; i < etapes.Length; i++)
        {
            if (Retour.Read(etapes[i]) is { } retour)
            {
                var autre = GenreOf(lieu, retour.Genre);
                Field(lieu, autre, retour.Champ);
                if (retour.Vide is { } vide)
                    Field(lieu, autre, vide);
                courant = autre;
                continue;
            }

            if (i == etapes.Length - 1 && string.Equals(etapes[i], "id", StringComparison.Ordinal))
                break;
            Field(lieu, courant, etapes[i]);
            if (i < etapes.Length - 1)
                courant = Genres.Get(courant[etapes[i]].Vers ?? throw Faulty(lieu, $"« {etapes[i]} » ne mène à aucun objet dans « {chemin} »"));
        }

        return chemin;
    }

    private static string Field(Noeud lieu, Genre? genre, string champ)
        => genre?.Find(champ) is not null ? champ : throw Faulty(lieu, $"le genre « {genre?.Code} » n'a pas de champ « {champ} »");

    private static Genre GenreOf(Noeud lieu, string code) => Genres.Find(code) ?? throw Faulty(lieu, $"le registre n'a pas de genre « {code} »");

    private static Portee PorteeOf(Noeud lieu, string mot) => Portees.TryGetValue(mot, out var portee) ? portee : throw Faulty(lieu, $"« {mot} » n'est pas une portée");

    private static void Known(Noeud lieu, string code, ICollection<string> connus, string quoi)
    {
        if (!connus.Contains(code))
            throw Faulty(lieu, $"« {code} » : {quoi} que rien ne décrit");
    }

    private static Table Parse(string nom, byte[] octets)
    {
        var journal = new JournalDeDiagnostics();
        var table = LecteurYaml.Read("droits/" + nom, octets, journal);
        return journal.Diagnostics is [var premier, ..] ? throw new DroitsIllisiblesException($"{premier.Lieu} {premier.Message}") : table!;
    }

    private static IEnumerable<Table> Tables(Table table, string cle) => table[cle] switch
    {
        null => [],
        Sequence s => s.Elements.Select(e => e as Table ?? throw Faulty(e, $"« {cle} » attend des tables")),
        var autre => throw Faulty(autre, $"« {cle} » attend une liste"),
    };

    private static IReadOnlyList<string> Texts(Table table, string cle) => table[cle] switch
    {
        null => [],
        Sequence s => [.. s.Elements.Select(e => (e as Scalaire)?.Valeur ?? throw Faulty(e, $"« {cle} » attend des codes"))],
        var autre => throw Faulty(autre, $"« {cle} » attend une liste"),
    };

    private static string Text(Table table, string cle) => (table[cle] as Scalaire)?.Valeur ?? throw Faulty(table, $"« {cle} » est attendu");

    private static DroitsIllisiblesException Faulty(Noeud lieu, string message) => new($"{lieu.Lieu} : {message}.");

    private static byte[] Embedded(string nom)
    {
        using var flux = typeof(LectureDesDroits).Assembly.GetManifestResourceStream("droits/" + nom)!;
        var octets = new byte[flux.Length];
        flux.ReadExactly(octets);
        return octets;
    }
}
