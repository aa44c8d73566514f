using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>Runs the long works one at a time on this node. A work is held by a lease: when the node that holds it stops, another one, or the
/// same started again, takes it up where its folder stands.</summary>
internal sealed partial class Atelier(Guichet guichet, Acteurs acteurs, IEnumerable<ITravail> travaux, OptionsDHote options, ILogger<Atelier> journal) : BackgroundService
{
    private const string EspaceDesBaux = "bail";
    private const string EspaceDesProgressions = "progression";

    private static readonly TimeSpan Bail = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Repos = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PasDeProgression = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly string noeud = Guid.NewGuid().ToString("N");

    /// <summary>Where the works write, one folder each.</summary>
    public string Dossier { get; } = options.Travaux;

    /// <summary>The kinds of work that this service knows.</summary>
    public ITravail? Find(string nature) => travaux.FirstOrDefault(t => string.Equals(t.Nature, nature, StringComparison.Ordinal));

    /// <summary>Checks a work, then queues it.</summary>
    public async Task<Objet> LaunchAsync(Acteur acteur, string nature, string? session, string? parametres, CancellationToken annulation)
    {
        var travail = Find(nature) ?? throw new RefusException(NatureDeRefus.Introuvable, "TRAVAIL-INCONNU", $"Le travail « {nature} » n'existe pas. Travaux connus : {string.Join(", ", travaux.Select(t => t.Nature))}.");
        var libelle = await travail.CheckAsync(guichet, acteur, session, parametres, annulation);
        var tache = await guichet.RunAsync(acteur, new LancerUneTache(nature, libelle, session, parametres), annulation: annulation);
        if (signal.CurrentCount == 0)
            signal.Release();
        return tache;
    }

    /// <summary>How far a work has come, from whichever node runs it.</summary>
    public async Task<Progression?> ProgressAsync(string tache, CancellationToken annulation)
        => await guichet.Store.Cles.GetAsync(EspaceDesProgressions, tache, annulation) is { } lu ? JsonSerializer.Deserialize<Progression>(lu) : null;

    /// <summary>The file of a finished work; null when it is no longer on this machine.</summary>
    public string? FileOf(Objet tache) => tache["fichier"] is { } nom && Path.Combine(FolderOf(tache), nom) is var chemin && File.Exists(chemin) ? chemin : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TakeAsync(stoppingToken) is { } tache)
                    await DoAsync(tache, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A work that fails, or a database that does not answer, must not end the workshop.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailure(journal, e);
            }

            await ((Task)signal.WaitAsync(Repos, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private string FolderOf(Objet tache) => Path.Combine(Dossier, tache.Id);

    private async Task<Objet?> TakeAsync(CancellationToken annulation)
    {
        var page = await guichet.Store.QueryAsync(new Requete(GenresDesActes.Tache, new Parmi("etat", ["en-attente", "en-cours"])) { Ordre = "id", Taille = 100 }, annulation);
        foreach (var tache in page.Objets)
        {
            if (await guichet.Store.Cles.AddAsync(EspaceDesBaux, tache.Id, noeud, guichet.Maintenant + Bail, annulation))
                return tache;
        }

        return null;
    }

    private async Task DoAsync(Objet tache, CancellationToken arret)
    {
        using var fin = CancellationTokenSource.CreateLinkedTokenSource(arret);
        var garde = HoldAsync(tache.Id, fin);
        try
        {
            if (await guichet.RunAsync(Acteur.Systeme, new ConduireUneTache(tache.Id, "en-cours"), annulation: fin.Token) is not { } encours)
                return;
            var (etat, produit) = await TryAsync(encours, fin.Token);
            var empreinte = produit.Fichier is { } nom ? await HashAsync(Path.Combine(FolderOf(tache), nom), fin.Token) : null;
            await guichet.RunAsync(Acteur.Systeme, new ConduireUneTache(tache.Id, etat, produit.Message, produit.Fichier, empreinte), annulation: fin.Token);
        }
        catch (OperationCanceledException) when (!arret.IsCancellationRequested)
        {
            // Cancelled by its person: the register says so already.
        }
        finally
        {
            await fin.CancelAsync();
            await garde;
            if (!arret.IsCancellationRequested)
                await guichet.Store.Cles.RemoveAsync(EspaceDesBaux, tache.Id, CancellationToken.None);
        }
    }

    private async Task<(string Etat, Produit Produit)> TryAsync(Objet tache, CancellationToken annulation)
    {
        try
        {
            var acteur = await acteurs.FindAsync(tache["personne"]!, annulation) ?? throw new RefusException(NatureDeRefus.Introuvable, "PERSONNE-INCONNUE", "La personne qui a demandé ce travail n'est plus au registre.");
            var travail = Find(tache["nature"]!) ?? throw new RefusException(NatureDeRefus.EtatContraire, "TRAVAIL-INCONNU", "Cette version ne connaît plus ce travail. Relancez-le depuis sa page.");
            Directory.CreateDirectory(FolderOf(tache));
            return ("faite", await travail.RunAsync(new Conduite(guichet, acteur, tache, FolderOf(tache), Teller(tache.Id, annulation)), annulation));
        }
        catch (RefusException refus)
        {
            return ("echouee", new Produit(null, refus.Message));
        }
#pragma warning disable CA1031 // A person is told that it failed; the operator reads why in the log.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(journal, e);
            return ("echouee", new Produit(null, string.Create(CultureInfo.InvariantCulture, $"Une panne a arrêté ce travail ({e.GetType().Name}). Relancez-le ; si elle revient, signalez-la avec l'heure, {guichet.Maintenant:HH:mm:ss} UTC.")));
        }
    }

    // Told at most twice a second: a progress is read by people.
    private Func<Progression, Task> Teller(string tache, CancellationToken annulation)
    {
        var dernier = DateTimeOffset.MinValue;
        return async avancement =>
        {
            annulation.ThrowIfCancellationRequested();
            var maintenant = guichet.Maintenant;
            if (maintenant - dernier < PasDeProgression)
                return;
            dernier = maintenant;
            await guichet.Store.Cles.PutAsync(EspaceDesProgressions, tache, JsonSerializer.Serialize(avancement), maintenant.AddDays(1), annulation);
        };
    }

    // Renews the lease and looks whether the work was cancelled.
    private async Task HoldAsync(string tache, CancellationTokenSource fin)
    {
        while (!fin.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), fin.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (fin.IsCancellationRequested)
                return;
            try
            {
                await guichet.Store.Cles.PutAsync(EspaceDesBaux, tache, noeud, guichet.Maintenant + Bail, fin.Token);
                if ((await guichet.Store.FindAsync(GenresDesActes.Tache, tache, fin.Token))?["etat"] is "annulee")
                    await fin.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A renewal missed once is made the next time; the lease lasts for many.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailure(journal, e);
            }
        }
    }

    private static async Task<string> HashAsync(string fichier, CancellationToken annulation)
    {
        await using var flux = new FileStream(fichier, FileMode.Open, FileAccess.Read);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(flux, annulation));
    }

    [LoggerMessage(LogLevel.Error, "Un travail s'est arrêté")]
    private static partial void LogFailure(ILogger journal, Exception e);
}
