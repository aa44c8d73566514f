using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>
/// Runs the works that write, one after the other, and commits those that wait together in one transaction: a durable commit costs the same
/// for one work or a hundred. A work is answered only when its commit is durable.
/// </summary>
internal sealed class FileDEcriture : IAsyncDisposable
{
    private const int TailleDuGroupe = 256;
    private static readonly TimeSpan DureeDuGroupe = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan Menage = TimeSpan.FromMinutes(10);

    // How long the database is asked whether it kept a commit whose answer was lost.
    private static readonly int[] Relances = [0, 200, 1000, 3000, 6000];

    private readonly Channel<Travail> file = Channel.CreateUnbounded<Travail>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IBase bas;
    private readonly TimeProvider horloge;
    private readonly Task boucle;
    private DateTimeOffset dernierMenage;
    private long prochainRang;

    public FileDEcriture(IBase bas, TimeProvider horloge)
    {
        this.bas = bas;
        this.horloge = horloge;
        boucle = Task.Run(LoopAsync);
    }

    public Task<T> RunAsync<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation)
    {
        var entree = new Travail<T>(travail, annulation);
        return file.Writer.TryWrite(entree) ? entree.Reponse : Task.FromException<T>(new ObjectDisposedException("Le registre est fermé."));
    }

    public async ValueTask DisposeAsync()
    {
        file.Writer.TryComplete();
        await boucle;
    }

    private async Task LoopAsync()
    {
        while (await file.Reader.WaitToReadAsync())
        {
            var groupe = new List<Travail>();
            if (await AnswerAsync(groupe, Waiting()) is null)
                continue;
            if (groupe.Count == 0 && file.Reader.TryRead(out var premier))
                groupe.Add(premier);
            // The group failed as a whole: only the culprit must suffer for it, unless the database itself is away.
            RegistreInaccessibleException? panne = null;
            foreach (var travail in groupe)
            {
                if ((panne as Exception ?? await AnswerAsync([], [travail])) is not { } echec)
                    continue;
                var dit = Said(echec);
                panne = dit as RegistreInaccessibleException;
                travail.Fail(dit);
            }
        }
    }

    private IEnumerable<Travail> Waiting()
    {
        var debut = Stopwatch.GetTimestamp();
        for (var i = 0; i < TailleDuGroupe && Stopwatch.GetElapsedTime(debut) < DureeDuGroupe && file.Reader.TryRead(out var travail); i++)
            yield return travail;
    }

    /// <summary>Runs works in one transaction and answers them once it is durable.</summary>
    /// <param name="pris">Receives the works as they are begun.</param>
    /// <returns>Why nothing was kept and nobody was answered; null when they were.</returns>
    private async Task<Exception?> AnswerAsync(List<Travail> pris, IEnumerable<Travail> travaux)
    {
        try
        {
            var (tete, perdue) = await CommitAsync(pris, travaux);
            if (perdue is not null && !await IsDurableAsync(tete, perdue))
                return perdue;
            pris.ForEach(t => t.Answer());
            return null;
        }
        catch (CommitInconnuException e)
        {
            pris.ForEach(t => t.Fail(new RegistreInaccessibleException(e.Message, e.InnerException)));
            return null;
        }
#pragma warning disable CA1031 // Whatever happened, the works are run again, or the one that is alone hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (bas.Outage(e) is not null)
                bas.Forget();
            return e;
        }
    }

    /// <summary>Runs works in one transaction.</summary>
    /// <returns>Where the journal then stands, and why the database did not say that it kept the transaction; null when it did.</returns>
    private async Task<((long Rang, string Empreinte)? Tete, Exception? Perdue)> CommitAsync(List<Travail> pris, IEnumerable<Travail> travaux)
    {
        await using var liaison = await bas.WriteAsync(CancellationToken.None);
        try
        {
            var ecrivain = new Ecrivain(liaison, bas, horloge);
            await ecrivain.LockAsync();
            var depart = ecrivain.Tete;
            foreach (var travail in travaux)
            {
                pris.Add(travail);
                ecrivain.Begin();
                if (await travail.RunAsync(ecrivain) is not { } echec)
                    continue;
                // A refusal of the database has spoilt the transaction for all.
                if (ecrivain.Entame || echec is DbException)
                    ExceptionDispatchInfo.Throw(echec);
                ecrivain.Undo();
            }

            await ecrivain.FinishAsync();
            await KeepHouseAsync(liaison, ecrivain.Tete.Rang);
            try
            {
                await liaison.CommitAsync(CancellationToken.None);
                return (ecrivain.Tete, null);
            }
#pragma warning disable CA1031 // Whatever it is, only the journal knows what was kept.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await liaison.RollbackAsync();
                return (ecrivain.Tete == depart ? null : ecrivain.Tete, e);
            }
        }
        catch
        {
            await liaison.RollbackAsync();
            throw;
        }
    }

    /// <summary>
    /// Whether a commit whose answer was lost was made all the same. Asked with the head of the journal held, when the lost transaction has
    /// ended one way or the other: running its works again blindly could do them twice.
    /// </summary>
    private async Task<bool> IsDurableAsync((long Rang, string Empreinte)? tete, Exception perdue)
    {
        const string Inconnu = "Le registre n'a pas confirmé l'enregistrement. Vérifiez s'il est fait avant de recommencer.";
        if (tete is not { } attendue)
            throw new CommitInconnuException(Inconnu, perdue);
        foreach (var relance in Relances)
        {
            await Task.Delay(relance);
            bas.Forget();
            try
            {
                await using var liaison = await bas.WriteAsync(CancellationToken.None);
                await new Ecrivain(liaison, bas, horloge).LockAsync();
                var trouvees = await liaison.ListAsync(new Commande("SELECT 1 FROM journal WHERE rang = $1 AND empreinte = $2", attendue.Rang, attendue.Empreinte), _ => true, CancellationToken.None);
                await liaison.RollbackAsync();
                return trouvees.Count > 0;
            }
            catch (DbException e)
            {
                perdue = e;
            }
        }

        throw new CommitInconnuException(Inconnu, perdue);
    }

    // From time to time, and each time the register doubles: so that the ways chosen through the tables fit their size.
    private async Task KeepHouseAsync(Liaison liaison, long rang)
    {
        var maintenant = horloge.GetUtcNow();
        if (maintenant - dernierMenage < Menage && rang < prochainRang)
            return;
        (dernierMenage, prochainRang) = (maintenant, 2 * Math.Max(rang, 500));
        await liaison.ExecuteAsync([ValeursTechniques.Clean(maintenant), .. bas.Menage], CancellationToken.None);
    }

    /// <summary>What the one who asked is told.</summary>
    private Exception Said(Exception e)
        => bas.Explain(e) is { } infraction ? Infractions.Refusal(infraction)
        : bas.Outage(e) is { } panne ? new RegistreInaccessibleException(panne, e)
        : e;

    private sealed class CommitInconnuException(string message, Exception cause) : Exception(message, cause);

    private abstract class Travail
    {
        /// <summary>What the work threw, or null; it will be told when its group has ended.</summary>
        public abstract Task<Exception?> RunAsync(IWriter writer);

        public abstract void Answer();

        public abstract void Fail(Exception exception);
    }

    private sealed class Travail<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation) : Travail
    {
        private readonly TaskCompletionSource<T> reponse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T resultat = default!;
        private Exception? echec;

        public Task<T> Reponse => reponse.Task;

        public override async Task<Exception?> RunAsync(IWriter writer)
        {
            try
            {
                annulation.ThrowIfCancellationRequested();
                resultat = await travail(writer);
                return echec = null;
            }
#pragma warning disable CA1031 // Kept for the one who asked; the group goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return echec = e;
            }
        }

        public override void Answer()
        {
            if (echec is null)
                reponse.TrySetResult(resultat);
            else
                reponse.TrySetException(echec);
        }

        public override void Fail(Exception exception) => reponse.TrySetException(exception);
    }
}
