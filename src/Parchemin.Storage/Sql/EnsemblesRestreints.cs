using System.Globalization;
using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Storage;

/// <summary>
/// Answers first the parts of a filter that look into other tables and that few objects fulfil: they become lists of identifiers, from
/// which the question starts. A part that many objects fulfil stays as it is: the list, read in its order, soon meets enough of them.
/// </summary>
/// <remarks>Left to themselves, both databases build sets of 200,000 identifiers to show 50.</remarks>
internal sealed class EnsemblesRestreints(Liaison liaison, IBase bas, CancellationToken annulation)
{
    private const int Peu = 2000;
    private const int Beaucoup = 20_000;
    private const int MotsAuPlus = 6;

    public async ValueTask<Filtre> ResolveAsync(Genre genre, Filtre filtre)
    {
        switch (filtre)
        {
            // The question already starts from identifiers.
            case Et et when et.Termes.Any(t => t is EstUn):
                return et;
            case Et et:
                var termes = await EachAsync(genre, et.Termes);
                return new Et(termes.Any(t => t is EstUn) ? termes : await NarrowAsync(genre, termes));
            case Ou ou:
                // What nobody fulfils would hide from the database that the rest leads to an index.
                return Filtre.Une((await EachAsync(genre, ou.Termes)).Where(t => t is not (Parmi { Valeurs.Count: 0 } or EstUn { Ids.Count: 0 })));
            case Non non:
                return new Non(await ResolveAsync(genre, non.Terme));
            case Via via:
                var cible = Genres.Get(genre[via.Champ].Vers!);
                var resolue = via with { Terme = await ResolveAsync(cible, via.Terme) };
                return await FewAsync(cible, "id", resolue.Terme) is { } cibles ? new Parmi(via.Champ, cibles) : resolue;
            case Existe existe:
                var resolu = existe with { Terme = await ResolveAsync(existe.Genre, existe.Terme) };
                return await FewAsync(existe.Genre, existe.Champ, resolu.Terme) is { } designes ? new EstUn(designes) : resolu;
            case Recherche recherche when Words(recherche.Texte) is { Count: > 0 } mots:
                var (porteur, champ) = Bearer(genre);
                if (await BearingAsync(porteur, mots) is not { } porteurs)
                    return recherche;
                return genre.RechercheDe is null ? new EstUn(porteurs) : new Parmi(champ, porteurs);
            default:
                return filtre;
        }
    }

    /// <summary>The words of a search, upper case without accents.</summary>
    public static IReadOnlyList<string> Words(string texte) => [.. CleDeTri.Of(texte).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MotsAuPlus)];

    /// <summary>The genre whose words are searched, and the column that leads to it.</summary>
    public static (Genre Porteur, string Champ) Bearer(Genre genre) => genre.RechercheDe is { } champ ? (Genres.Get(genre[champ].Vers!), champ) : (genre, "id");

    private async ValueTask<List<Filtre>> EachAsync(Genre genre, IReadOnlyList<Filtre> termes)
    {
        var resolus = new List<Filtre>(termes.Count);
        foreach (var terme in termes)
            resolus.Add(await ResolveAsync(genre, terme));
        return resolus;
    }

    // What somebody may reach is told by alternatives between references: few objects, or so many that reading in order soon meets them.
    private async ValueTask<List<Filtre>> NarrowAsync(Genre genre, List<Filtre> termes)
    {
        for (var i = 0; i < termes.Count; i++)
        {
            if (termes[i] is Ou ou && ou.Termes.All(t => IsReference(genre, t)) && await FewAsync(genre, "id", ou) is { } peu)
            {
                termes[i] = new EstUn(peu);
                break;
            }
        }

        return termes;
    }

    private static bool IsReference(Genre genre, Filtre terme) => terme switch
    {
        EstUn => true,
        Parmi parmi => genre[parmi.Champ].Vers is not null,
        Ou ou => ou.Termes.All(t => IsReference(genre, t)),
        _ => false,
    };

    private ValueTask<string[]?> FewAsync(Genre genre, string champ, Filtre filtre)
    {
        var redaction = new Redaction(bas.In, chercher: true);
        var colonne = Redaction.Column(genre, champ, "t");
        return ReadAsync($"SELECT {colonne} FROM {genre.Table} t WHERE {colonne} IS NOT NULL AND {redaction.Write(genre, filtre, "t")}", redaction);
    }

    /// <summary>The objects that bear all these words, or null when they are many.</summary>
    private async ValueTask<string[]?> BearingAsync(Genre genre, IReadOnlyList<string> mots)
    {
        // The rarest word leads, the others are tried on what it finds.
        var parRarete = mots.Count == 1 ? mots : await SortAsync(genre, mots);
        var redaction = new Redaction(bas.In, chercher: true);
        var portent = redaction.Add(genre.Code);
        var texte = $"SELECT m.objet FROM mot m WHERE m.genre = {portent} AND {redaction.Begins("m", parRarete[0])}"
            + string.Concat(parRarete.Skip(1).Select(mot => $" AND EXISTS (SELECT 1 FROM mot n WHERE n.objet = m.objet AND {redaction.Begins("n", mot)})"));
        return await ReadAsync(texte, redaction);
    }

    private async ValueTask<IReadOnlyList<string>> SortAsync(Genre genre, IReadOnlyList<string> mots)
    {
        var redaction = new Redaction(bas.In, chercher: true);
        var portent = redaction.Add(genre.Code);
        var comptes = mots.Select(mot => $"(SELECT COUNT(*) FROM (SELECT 1 FROM mot m WHERE m.genre = {portent} AND {redaction.Begins("m", mot)} LIMIT {Beaucoup.ToString(CultureInfo.InvariantCulture)}) c)").ToList();
        var lus = await liaison.ListAsync(new Commande($"SELECT {string.Join(", ", comptes)}", redaction.Parametres), l => mots.Select((mot, i) => (Mot: mot, Compte: l.GetInt64(i))).ToList(), annulation);
        return [.. lus[0].OrderBy(m => m.Compte).Select(m => m.Mot)];
    }

    private async ValueTask<string[]?> ReadAsync(string texte, Redaction redaction)
    {
        var ids = await liaison.ListAsync(new Commande($"{texte} LIMIT {(Peu + 1).ToString(CultureInfo.InvariantCulture)}", redaction.Parametres), l => l.GetString(0), annulation);
        return ids.Count > Peu ? null : [.. ids.Distinct(StringComparer.Ordinal)];
    }
}
