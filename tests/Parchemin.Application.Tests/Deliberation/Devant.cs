using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Application.Tests;

/// <summary>A jury at work in a register of its own.</summary>
internal sealed class Devant : IAsyncDisposable
{
    public static readonly DateTimeOffset Debut = new(2024, 7, 3, 8, 0, 0, TimeSpan.Zero);

    public static readonly Moteur Moteur = new(new Catalogue(Depot.Bibliotheque.Editions.SelectMany(e => e.Regles.Values)));

    private readonly IStore store;

    private Devant(IStore store, HorlogeDEssai horloge, Deliberants scene)
    {
        this.store = store;
        Horloge = horloge;
        Scene = scene;
    }

    public HorlogeDEssai Horloge { get; }

    public Deliberants Scene { get; }

    public Guichet Guichet => Scene.Guichet;

    public static async Task<Devant> JuryAsync(bool nomme = true, string certification = Depot.Certification, string edition = Depot.Edition, string session = Depot.Session)
    {
        var horloge = new HorlogeDEssai(Debut);
        var registre = await BaseDEssai.NewAsync(BaseDEssai.Sqlite, horloge);
        var scene = await Deliberants.BuildAsync(registre, horloge, certification, edition, session);
        if (nomme)
            await scene.AppointAsync();
        return new Devant(registre, horloge, scene);
    }

    public async Task<T> DoAsync<T>(string personne, IOperation<T> operation, string? motif = null) => await Guichet.RunAsync(await Scene.ActAsync(personne), operation, new Circonstances(motif));

    public async Task<RefusException?> TryAsync<T>(string personne, IOperation<T> operation, string? motif = null)
    {
        try
        {
            await DoAsync(personne, operation, motif);
            return null;
        }
        catch (RefusException refus)
        {
            return refus;
        }
    }

    public Task<int> AdoptAsync(int groupe = 1, IReadOnlyList<string>? qui = null, string? decision = null, string? motif = null)
        => DoAsync(Scene.Presidence, new AdopterDesDecisions(Moteur, Scene.Session, groupe, qui, decision), motif);

    public async Task<Objet> SessionAsync() => (await store.FindAsync(Genres.Session, Scene.Session))!;

    public async Task<SeanceDeJury> SitAsync(int groupe = 1) => await SeanceDeJury.ReadAsync(store, Depot.Bibliotheque, Moteur, await SessionAsync(), groupe, Filtre.Toujours);

    public async Task<CandidatAuJury> SeeAsync(string inscription, int groupe = 1) => (await SitAsync(groupe)).Candidats.Single(c => c.Inscription.Id == inscription);

    public async Task<Objet> ResultAsync(string inscription, string unite) => (await store.QueryAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", [inscription]), new Parmi("unite", [unite]))) { Ordre = "id" })).Objets[0];

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
