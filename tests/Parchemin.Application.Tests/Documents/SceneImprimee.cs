using System.Text.Json.Nodes;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>A session of which documents are gathered, without typesetting them: what the templates receive.</summary>
internal sealed class SceneImprimee : IAsyncDisposable
{
    private readonly Storage.Store store;

    private SceneImprimee(Storage.Store store, Deliberants lieux, HorlogeDEssai horloge) => (this.store, Lieux, Horloge) = (store, lieux, horloge);

    public Deliberants Lieux { get; }

    public HorlogeDEssai Horloge { get; }

    public static async Task<SceneImprimee> NewAsync()
    {
        var neuf = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var horloge = new HorlogeDEssai(new DateTimeOffset(2024, 5, 2, 8, 0, 0, TimeSpan.Zero));
        return new SceneImprimee(neuf, await Deliberants.BuildAsync(neuf, horloge), horloge);
    }

    public Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs) => Lieux.Guichet.RunAsync(Acteur.Systeme, new Ecrire(genre, valeurs));

    public Task<string> ChangeAsync(Genre genre, string id, params (string Champ, string? Valeur)[] valeurs) => Lieux.Guichet.RunAsync(Acteur.Systeme, new Ecrire(genre, valeurs, id));

    /// <summary>The subjects of a kind, and the data of one of them, the first when none is named, as the service sees them.</summary>
    public async Task<(IReadOnlyList<SujetDeDocument> Sujets, JsonObject Donnees)> BuildAsync(string type, string? sujet = null)
    {
        var fonds = await Fonds.OpenAsync(Lieux.Guichet, new Moteur(new Catalogue([])), Acteur.Systeme, Lieux.Session);
        var prevu = CatalogueDesDocuments.Get(type);
        var sujets = await prevu.SubjectsAsync(fonds);
        return (sujets, sujets.Count == 0 ? [] : (await prevu.BuildAsync(fonds, sujet ?? sujets[0].Code)).Donnees);
    }

    /// <summary>The value of a field of a form.</summary>
    public static JsonNode? ValueOf(JsonObject donnees, string champ)
        => donnees["sections"]!.AsArray().SelectMany(s => s!["champs"]!.AsArray()).Single(c => c!["code"]!.ToString() == champ)!["valeur"];

    public ValueTask DisposeAsync() => store.DisposeAsync();

    // The register as it would be after months of work, written at once.
    private sealed record Ecrire(Genre Genre, (string Champ, string? Valeur)[] Valeurs, string? Id = null) : IOperation<string>
    {
        public string Code => "registre.peupler";

        public async ValueTask<string> ExecuteAsync(Etabli etabli)
        {
            var valeurs = Valeurs.Select(v => new KeyValuePair<string, string?>(v.Champ, v.Valeur)).ToList();
            return Id is null ? (await etabli.CreateAsync(Code, Genre, valeurs)).Id : (await etabli.ChangeAsync(Code, await etabli.GetAsync(Genre, Id), valeurs)).Id;
        }
    }
}
