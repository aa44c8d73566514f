using System.Diagnostics;
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

    private readonly Channel<Travail> file = Channel.CreateUnbounded<Travail>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IBase bas;
    private readonly Task boucle;

    public FileDEcriture(IBase bas)
    {
        this.bas = bas;
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
            try
            {
                if (await RunGroupAsync(groupe))
                    continue;
            }
#pragma warning disable CA1031 // Whatever the database did, each work of the group gets its own answer below.
            catch
#pragma warning restore CA1031
            {
                if (groupe.Count == 0 && file.Reader.TryRead(out var premier))
                    groupe.Add(premier);
            }

            // The group failed as a whole: only the culprit must suffer for it.
            foreach (var travail in groupe)
                await RunAloneAsync(travail);
        }
    }

    /// <summary>False when the works must be run again one by one.</summary>
    private async Task<bool> RunGroupAsync(List<Travail> groupe)
    {
        await using var liaison = await bas.WriteAsync(CancellationToken.None);
        try
        {
            await Store.LockAsync(liaison);
            var ecrivain = new Ecrivain(liaison, bas);
            var debut = Stopwatch.GetTimestamp();
            while (groupe.Count < TailleDuGroupe && Stopwatch.GetElapsedTime(debut) < DureeDuGroupe && file.Reader.TryRead(out var travail))
            {
                groupe.Add(travail);
                ecrivain.Begin();
                if (await travail.RunAsync(ecrivain))
                    continue;
                if (ecrivain.Entame)
                {
                    await liaison.RollbackAsync();
                    return false;
                }

                ecrivain.Undo();
            }

            await ecrivain.FlushAsync(CancellationToken.None);
            await liaison.CommitAsync(CancellationToken.None);
        }
        catch
        {
            await liaison.RollbackAsync();
            throw;
        }

        foreach (var travail in groupe)
            travail.Answer();
        return true;
    }

    private async Task RunAloneAsync(Travail travail)
    {
        try
        {
            await using var liaison = await bas.WriteAsync(CancellationToken.None);
            try
            {
                await Store.LockAsync(liaison);
                var ecrivain = new Ecrivain(liaison, bas);
                if (!await travail.RunAsync(ecrivain))
                {
                    await liaison.RollbackAsync();
                }
                else
                {
                    await ecrivain.FlushAsync(CancellationToken.None);
                    await liaison.CommitAsync(CancellationToken.None);
                }
            }
            catch
            {
                await liaison.RollbackAsync();
                throw;
            }

            travail.Answer();
        }
#pragma warning disable CA1031 // The answer carries it to the one who asked.
        catch (Exception e)
#pragma warning restore CA1031
        {
            travail.Fail(bas.Explain(e) is { } infraction ? Infractions.Refusal(infraction) : e);
        }
    }

    private abstract class Travail
    {
        /// <summary>False when the work threw; it will be told when its group has ended.</summary>
        public abstract Task<bool> RunAsync(IWriter writer);

        public abstract void Answer();

        public abstract void Fail(Exception exception);
    }

    private sealed class Travail<T>(Func<IWriter, ValueTask<T>> travail, CancellationToken annulation) : Travail
    {
        private readonly TaskCompletionSource<T> reponse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T resultat = default!;
        private Exception? echec;

        public Task<T> Reponse => reponse.Task;

        public override async Task<bool> RunAsync(IWriter writer)
        {
            echec = null;
            try
            {
                annulation.ThrowIfCancellationRequested();
                resultat = await travail(writer);
                return true;
            }
#pragma warning disable CA1031 // Kept for the one who asked; the group goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                echec = e;
                return false;
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
