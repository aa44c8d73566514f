using System.Collections.Immutable;
using System.Globalization;
using Parchemin.Essais;
using Xunit.Abstractions;

namespace Parchemin.Application.Tests;

/// <summary>A filter decided for one object in memory, turned into SQL for a list, counted, or asked of the register as its journal makes it
/// again: the same answer, whatever the filter and the data, on both databases.</summary>
/// <remarks>A failure is run again with the printed <c>PARCHEMIN_SEED</c>.</remarks>
public sealed class EvaluationTests(ITestOutputHelper sortie)
{
    private const int ObjetsParGenre = 25;
    private const int Filtres = 300;

    // Few and close, so that comparisons meet: case, accents, prefixes, quotes, wildcards, signs, other scripts, beyond the basic plane.
    private static readonly string[] Textes = ["a", "A", "aa", "á", "ab", "b", "'", "%", "_", "a%", "\\", "\"", "10", "9", " ", "é", "e\u0301", "œ", "ß", "漢", "\uFF21", "𝒜", "2024-01-01", "oui"];

    public static IEnumerable<object[]> Bases => BaseDEssai.Toutes;

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task A_filter_gives_the_same_answer_in_memory_and_in_the_database(string nature)
    {
        var hasard = new Hasard(sortie);
        await using var store = await BaseDEssai.NewAsync(nature);
        var objets = await store.WriteAsync(w => ValueTask.FromResult(Fill(w, hasard)));
        var memoire = await RegistreALaDate.ReadAsync(store, DateTimeOffset.MaxValue);
        var (trouves, vides) = (0, 0);
        for (var i = 0; i < Filtres; i++)
        {
            var genre = hasard.Of(objets.Keys.ToList());
            var filtre = NewFilter(hasard, genre, objets, profondeur: 4);
            var quoi = $"graine {hasard.Graine}, filtre {i} sur {genre} : {Told(filtre)}";
            var attendus = new List<string>();
            foreach (var objet in objets[genre])
            {
                if (await Evaluation.IsTrueAsync(filtre, objet, store))
                    attendus.Add(objet.Id);
            }

            attendus.Sort(StringComparer.Ordinal);
            (await ReadAsync(store, new Requete(genre, filtre) { Ordre = "id", Taille = hasard.Between(1, 30) })).ShouldBe(attendus, quoi);
            (await ReadAsync(store, new Requete(genre, filtre) { Ordre = hasard.Of([.. genre.Champs.Select(c => c.Code), "tri"]), Decroissant = hasard.Flip(), Taille = hasard.Between(1, 30) })).Order(StringComparer.Ordinal).ToList().ShouldBe(attendus, quoi);
            (await store.CountAsync(new Requete(genre, filtre))).ShouldBe(attendus.Count, quoi);
            (await store.CountAsync(new Requete(genre, filtre), plafond: 3)).ShouldBe(Math.Min(3, attendus.Count), quoi);
            foreach (var taille in new[] { 2, 1000 })
                (await store.QueryAsync(new Requete(genre, filtre) { Taille = taille, Compter = 3 })).Total.ShouldBe(Math.Min(3, attendus.Count), quoi);
            (await memoire.QueryAsync(new Requete(genre, filtre))).Objets.Select(o => o.Id).ToList().ShouldBe(attendus, quoi);
            _ = attendus.Count is 0 or ObjetsParGenre ? vides++ : trouves++;
        }

        sortie.WriteLine($"{trouves} filtres partagent leurs objets, {vides} les prennent ou les laissent tous.");
        trouves.ShouldBeGreaterThan(Filtres / 4);
    }

    private static async Task<List<string>> ReadAsync(Storage.Store store, Requete requete)
    {
        var lus = new List<string>();
        string? suite = null;
        do
        {
            var page = await store.QueryAsync(requete with { Apres = suite });
            lus.AddRange(page.Objets.Select(o => o.Id));
            suite = page.Suite;
        }
        while (suite is not null);
        return lus;
    }

    // Objects of genres that refer to one another, most of their fields empty or drawn without any rule of theirs.
    private static Dictionary<Genre, List<Objet>> Fill(IWriter writer, Hasard hasard)
    {
        var objets = new Dictionary<Genre, List<Objet>>();
        foreach (var genre in new[] { Genres.Organisation, Genres.Personne, Genres.Session, Genres.Candidat, Genres.Inscription, Genres.Resultat, Genres.Mandat })
        {
            objets[genre] = [];
            for (var i = 0; i < ObjetsParGenre; i++)
            {
                var valeurs = new Dictionary<string, string?>(StringComparer.Ordinal);
                foreach (var champ in genre.Champs)
                {
                    // What no two objects share carries its number.
                    var unique = genre.Uniques.Any(u => u[0] == champ.Code || (u.Count > 1 && u[1] == champ.Code));
                    if (champ.Vers is { } vers)
                        valeurs[champ.Code] = (champ.Requis || hasard.Between(0, 2) > 0) && objets.GetValueOrDefault(Genres.Get(vers)) is { Count: > 0 } cibles ? (unique ? cibles[i % cibles.Count] : hasard.Of(cibles)).Id : null;
                    else if (champ.Requis || hasard.Flip())
                        valeurs[champ.Code] = hasard.Of(Textes) + (unique ? $"-{i}" : "");
                }

                objets[genre].Add(writer.Record(
                    new Ecriture
                    {
                        Operation = "registre.peupler",
                        Lot = "essai",
                        Acteur = "systeme",
                        NomDeLActeur = "Système",
                        SurvenueLe = DateTimeOffset.UnixEpoch,
                        SaisieLe = DateTimeOffset.UnixEpoch,
                        Genre = genre.Code,
                        Objet = $"{genre.Code}-{i:00}",
                        Version = 1,
                        Avant = valeurs.ToImmutableDictionary(v => v.Key, _ => (string?)null, StringComparer.Ordinal),
                        Apres = valeurs,
                    },
                    avant: null));
            }
        }

        return objets;
    }

    private static Filtre NewFilter(Hasard hasard, Genre genre, Dictionary<Genre, List<Objet>> objets, int profondeur)
    {
        IReadOnlyList<Filtre> Terms() => [.. Enumerable.Range(0, hasard.Between(0, 3)).Select(_ => NewFilter(hasard, genre, objets, profondeur - 1))];
        var champ = hasard.Of(genre.Champs);
        var references = genre.Champs.Where(c => c.Vers is { } v && objets.ContainsKey(Genres.Get(v))).ToList();
        var retours = objets.Keys.SelectMany(g => g.Champs.Where(c => c.Vers == genre.Code).Select(c => (Genre: g, c.Code))).ToList();
        switch (hasard.Between(profondeur > 0 ? 0 : 6, 9))
        {
            case 0:
                return new Et(Terms());
            case 1:
                return new Ou(Terms());
            case 2:
                return new Non(NewFilter(hasard, genre, objets, profondeur - 1));
            case 3 or 4 when references.Count > 0 && hasard.Of(references) is var reference && Genres.Get(reference.Vers!) is var cible:
                return new Via(reference.Code, NewFilter(hasard, cible, objets, profondeur - 1));
            case 3 or 4 or 5 when retours.Count > 0 && hasard.Of(retours) is var retour:
                return new Existe(retour.Genre, retour.Code, NewFilter(hasard, retour.Genre, objets, profondeur - 1));
            case 6:
                return new EstUn([.. Enumerable.Range(0, hasard.Between(0, 8)).Select(_ => hasard.Of(objets[genre]).Id), .. hasard.Flip() ? ["absent"] : Array.Empty<string>()]);
            case 7:
                return new Vide(champ.Code);
            case 8:
                return new Entre(champ.Code, hasard.Flip() ? Value() : null, hasard.Flip() ? Value() : null);
            default:
                return new Parmi(champ.Code, [.. Enumerable.Range(0, hasard.Between(0, 4)).Select(_ => Value())]);
        }

        // Rather a value that some object holds.
        string Value() => hasard.Flip() ? hasard.Of(Textes) : hasard.Of(objets[genre])[champ.Code] ?? hasard.Of(Textes);
    }

    private static string Told(Filtre filtre) => filtre switch
    {
        Et et => $"({string.Join(" et ", et.Termes.Select(Told))})",
        Ou ou => $"({string.Join(" ou ", ou.Termes.Select(Told))})",
        Non non => $"non {Told(non.Terme)}",
        Via via => $"{via.Champ}.{Told(via.Terme)}",
        Existe existe => $"existe {existe.Genre}.{existe.Champ} : {Told(existe.Terme)}",
        EstUn un => $"[{string.Join(' ', un.Ids)}]",
        Parmi parmi => $"{parmi.Champ} parmi «{string.Join("» «", parmi.Valeurs)}»",
        var autre => autre.ToString(),
    };

    /// <summary>Draws whose seed is printed.</summary>
    private sealed class Hasard
    {
        private readonly Random random;

        public Hasard(ITestOutputHelper sortie)
        {
            Graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), CultureInfo.InvariantCulture, out var donnee) ? donnee : 20261121;
            sortie.WriteLine($"PARCHEMIN_SEED={Graine}");
            random = new Random(Graine);
        }

        public int Graine { get; }

        public bool Flip() => random.Next(2) == 0;

        public int Between(int min, int max) => random.Next(min, max + 1);

        public T Of<T>(IReadOnlyList<T> valeurs) => valeurs[random.Next(valeurs.Count)];
    }
}
