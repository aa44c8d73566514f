using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Cli.Tests;

/// <summary>Deliberates lines of the public format under the référentiels that the repository ships.</summary>
internal static class DeliberationEssai
{
    private const string Bts = "'id':'c','certification':'bts-assurance','edition':'2017','session':'2024'";

    /// <summary>The four certifications, and how a line names each.</summary>
    private static readonly Dictionary<string, string> Identites = new(StringComparer.Ordinal)
    {
        ["bts"] = $"{Bts},'voie':'scolaire','forme':'globale'",
        ["bts-2021"] = "'id':'c','certification':'bts-assurance','edition':'2017','session':'2021','voie':'scolaire','forme':'globale'",
        ["bts-nu"] = Bts,
        ["titre"] = "'id':'c','certification':'charge-de-clientele-assurance-banque','edition':'initiale','session':'2024'",
        ["cqp"] = "'id':'c','certification':'cqp-gestionnaire-assurances-de-personnes','edition':'2017','session':'2024','option':'production'",
        ["cqp-nu"] = "'id':'c','certification':'cqp-gestionnaire-assurances-de-personnes','edition':'2017','session':'2024'",
        ["crca"] = "'id':'c','certification':'cqp-crca','edition':'2021','session':'2024'",
    };

    public static Catalogue Catalogue { get; } = Load();

    private static FluxDeDeliberation Flux { get; } = new(Catalogue, explication: false);

    /// <summary>The root of the certifications that the repository ships.</summary>
    public static string Referentiels
    {
        get
        {
            var dossier = new DirectoryInfo(AppContext.BaseDirectory);
            while (dossier is not null && !File.Exists(Path.Combine(dossier.FullName, "Directory.Packages.props")))
                dossier = dossier.Parent;
            return Path.Combine(dossier.ShouldNotBeNull().FullName, "referentiels");
        }
    }

    /// <summary>A line: the identity of a kind of candidate, then more members. Simple quotes stand for double ones.</summary>
    public static string Ligne(string genre, string membres = "") => Json($"{{{(genre.Length == 0 ? "" : Identites[genre])}{(genre.Length > 0 && membres.Length > 0 ? "," : "")}{membres}}}");

    public static string Json(string apostrophes) => apostrophes.Replace('\'', '"');

    /// <summary>A candidate with the same mark everywhere, then with some unités replaced.</summary>
    public static string Candidat(string note, string unites = "", string reste = "", string genre = "bts")
    {
        var parUnite = new JsonObject();
        foreach (var code in (string[])["U1", "U2", "U31", "U32", "U41", "U42", "U5"])
            parUnite[code] = new JsonObject { ["note"] = decimal.Parse(note, CultureInfo.InvariantCulture) };
        foreach (var (code, unite) in JsonNode.Parse(Json($"{{{unites}}}"))!.AsObject().ToList())
        {
            if (unite is null)
                parUnite.Remove(code);
            else
                parUnite[code] = unite.DeepClone();
        }

        return Ligne(genre, $"'unites':{parUnite.ToJsonString()}{(reste.Length > 0 ? "," : "")}{reste}");
    }

    public static JsonObject Decide(string ligne) => Decide(Encoding.UTF8.GetBytes(ligne));

    public static JsonObject Decide(byte[] ligne) => JsonNode.Parse(Flux.Decide(ligne))!.AsObject();

    /// <summary>The only error of a refused line.</summary>
    public static JsonObject Erreur(string ligne) => Erreurs(Decide(ligne)).ShouldHaveSingleItem();

    public static IReadOnlyList<JsonObject> Erreurs(JsonObject resultat)
        => [.. resultat["erreurs"].ShouldNotBeNull(resultat.ToJsonString()).AsArray().Select(e => e!.AsObject())];

    public static string Texte(this JsonObject objet, string cle) => objet[cle].ShouldNotBeNull($"{cle} manque dans {objet.ToJsonString()}").ToString();

    public static IReadOnlyList<string> Liste(this JsonObject objet, string cle) => [.. objet[cle].ShouldNotBeNull().AsArray().Select(e => e!.ToString())];

    public static Task<(IReadOnlyList<string> Lignes, Bilan Bilan)> RunAsync(string entree, bool explication = false) => RunAsync(Encoding.UTF8.GetBytes(entree), explication);

    public static async Task<(IReadOnlyList<string> Lignes, Bilan Bilan)> RunAsync(byte[] entree, bool explication = false)
    {
        using var lecture = new MemoryStream(entree);
        return await RunAsync(lecture, explication);
    }

    public static async Task<(IReadOnlyList<string> Lignes, Bilan Bilan)> RunAsync(Stream entree, bool explication = false)
    {
        using var sortie = new MemoryStream();
        var bilan = await new FluxDeDeliberation(Catalogue, explication).RunAsync(entree, sortie);
        var texte = Encoding.UTF8.GetString(sortie.ToArray());
        if (texte.Length > 0)
            texte[^1].ShouldBe('\n');
        return (texte.Split('\n', StringSplitOptions.RemoveEmptyEntries), bilan);
    }

    private static Catalogue Load()
    {
        var editions = Chargement.Editions(Referentiels).Select(d => Chargement.Load(d, analyser: false)).ToList();
        editions.Count.ShouldBeGreaterThanOrEqualTo(4);
        editions.ShouldAllBe(e => !e.Journal.AUneErreur);
        return new Catalogue(editions.SelectMany(e => e.Regles.Values));
    }
}
