using Parchemin.Application;
using Parchemin.Essais;
using Parchemin.Exchange;

namespace Parchemin.Web.Tests;

/// <summary>A server before which a jury deliberates, on a clock that the test sets.</summary>
internal sealed class SessionDeliberee : IAsyncDisposable
{
    // Links and cookies also live by the clock of the machine: they must not be over already.
    public static readonly DateTimeOffset Debut = new(2030, 7, 3, 8, 0, 0, TimeSpan.Zero);

    private SessionDeliberee(Serveur serveur, Deliberants scene, HorlogeDEssai horloge)
    {
        Serveur = serveur;
        Scene = scene;
        Horloge = horloge;
    }

    public Serveur Serveur { get; }

    public Deliberants Scene { get; }

    public HorlogeDEssai Horloge { get; }

    public Moteur Moteur { get; } = new(new Catalogue(Depot.Bibliotheque.Editions.SelectMany(e => e.Regles.Values)));

    public Guichet Guichet => Serveur.Guichet;

    /// <summary>Three candidates: one admitted, one sent to the control épreuves, one refused who produced a livret.</summary>
    public static async Task<SessionDeliberee> StartAsync()
    {
        var horloge = new HorlogeDEssai(Debut);
        var serveur = await Serveur.StartAsync(horloge: horloge);
        var scene = await Deliberants.BuildAsync(serveur.Guichet.Store, horloge);
        await scene.AppointAsync();
        await scene.MarkAsync(await scene.EnrolAsync("Aubert"), "12", "12", "12", "p13.37", "12", "12", "p12");
        await scene.MarkAsync(await scene.EnrolAsync("Berger"), "7", "8", "10", "p10.5", "9.5", "10", "p10");
        var livret = await scene.EnrolAsync("Carlier");
        await scene.MarkAsync(livret, "6", "6", "7", "p7", "7", "7", "p7");
        await scene.DeclareAsync(livret, "livret", "oui");
        return new SessionDeliberee(serveur, scene, horloge);
    }

    public async Task<T> DoAsync<T>(string personne, IOperation<T> operation, string? motif = null) => await Guichet.RunAsync(await Scene.ActAsync(personne), operation, new Circonstances(motif));

    /// <summary>The jury adopts everything, closes and seals.</summary>
    public async Task DecideAsync()
    {
        await DoAsync(Scene.Presidence, new ViserDesLivrets(Scene.Session, 1, [Scene.Inscriptions[2]]));
        await DoAsync(Scene.Presidence, new AdopterDesDecisions(Moteur, Scene.Session, 1, [.. Scene.Inscriptions]));
    }

    public async Task CloseAsync()
    {
        await DoAsync(Scene.Presidence, new CloreLeJury(Scene.Session));
        await DoAsync(Scene.Presidence, new ScellerLeProcesVerbal(Moteur, Scene.Session, 1));
    }

    public Task PublishAsync(DateTimeOffset? le = null) => DoAsync(Scene.Gestionnaire, new PublierLaSession(Scene.Session, le));

    public ValueTask DisposeAsync() => Serveur.DisposeAsync();
}
