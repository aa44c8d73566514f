using System.Diagnostics;

namespace Parchemin.Documents;

/// <summary>A worker process, watched: past its time or its memory it is stopped.</summary>
internal sealed class Ouvrier : IDisposable
{
    private static readonly TimeSpan Ronde = TimeSpan.FromMilliseconds(50);

    private readonly Process _processus;
    private readonly Imprimerie _imprimerie;

    private Ouvrier(Process processus, Imprimerie imprimerie) => (_processus, _imprimerie) = (processus, imprimerie);

    public int Numero => _processus.Id;

    /// <exception cref="OuvrierArreteException">It does not start, or not in time.</exception>
    public static async Task<Ouvrier> StartAsync(Imprimerie imprimerie, CancellationToken arret)
    {
        var commande = new ProcessStartInfo(imprimerie.Node)
        {
            ArgumentList = { "--max-old-space-size=512", imprimerie.Programme, imprimerie.Modeles },
            WorkingDirectory = imprimerie.Ouvrier,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Nothing of our environment, and a proxy that nobody serves: a template that asked for a package of the network would not get it.
        var chemin = commande.Environment.TryGetValue("PATH", out var path) ? path : null;
        commande.Environment.Clear();
        commande.Environment["PATH"] = chemin;
        commande.Environment["http_proxy"] = commande.Environment["https_proxy"] = "http://127.0.0.1:9";
        Process? processus;
        try
        {
            processus = Process.Start(commande);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            processus = null;
        }

        if (processus is null)
            throw new OuvrierArreteException(CauseDArret.NeDemarrePas);
        var ouvrier = new Ouvrier(processus, imprimerie);
        // What it says of itself is for whoever runs it by hand; unread, it would end by blocking it.
        _ = processus.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        try
        {
            await ouvrier.WatchAsync(Trame.ReadAsync(processus.StandardOutput.BaseStream, CancellationToken.None), CauseDArret.NeDemarrePas, arret).ConfigureAwait(false);
            return ouvrier;
        }
        catch
        {
            ouvrier.Dispose();
            throw;
        }
    }

    /// <exception cref="OuvrierArreteException">It died, or was stopped; it cannot serve any more.</exception>
    public async Task<(Reponse Reponse, byte[] Octets)> SendAsync(ReadOnlyMemory<byte> demande, CancellationToken arret)
        => await WatchAsync(ExchangeAsync(demande), CauseDArret.Interrompu, arret).ConfigureAwait(false);

    public void Dispose()
    {
        Kill();
        _processus.Dispose();
    }

    private async Task<(Reponse Reponse, byte[] Octets)> ExchangeAsync(ReadOnlyMemory<byte> demande)
    {
        await Trame.WriteAsync(_processus.StandardInput.BaseStream, demande, CancellationToken.None).ConfigureAwait(false);
        return await Trame.ReadAsync(_processus.StandardOutput.BaseStream, CancellationToken.None).ConfigureAwait(false);
    }

    // A compositor at work hears nothing: it is watched from outside.
    private async Task<(Reponse Reponse, byte[] Octets)> WatchAsync(Task<(Reponse Reponse, byte[] Octets)> echange, CauseDArret siMort, CancellationToken arret)
    {
        var debut = Stopwatch.GetTimestamp();
        CauseDArret? cause = null;
        while (cause is null && await Task.WhenAny(echange, Task.Delay(Ronde, CancellationToken.None)).ConfigureAwait(false) != echange)
        {
            cause = arret.IsCancellationRequested ? CauseDArret.Annule
                : Stopwatch.GetElapsedTime(debut) > _imprimerie.Delai ? CauseDArret.TropLong
                : MemoryInUse() > _imprimerie.Memoire ? CauseDArret.TropLourd
                : null;
        }

        if (cause is not null)
            Kill();
        try
        {
            var reponse = await echange.ConfigureAwait(false);
            return cause is null or CauseDArret.Annule ? reponse : throw new OuvrierArreteException(cause.Value);
        }
        catch (IOException)
        {
            arret.ThrowIfCancellationRequested();
            throw new OuvrierArreteException(cause ?? siMort);
        }
    }

    private long MemoryInUse()
    {
        try
        {
            _processus.Refresh();
            return _processus.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private void Kill()
    {
        try
        {
            _processus.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Already dead.
        }
    }
}

internal enum CauseDArret
{
    NeDemarrePas,
    Interrompu,
    TropLong,
    TropLourd,
    Annule,
}

/// <summary>A worker stopped before it answered.</summary>
internal sealed class OuvrierArreteException(CauseDArret cause) : Exception(cause.ToString())
{
    public CauseDArret Cause { get; } = cause;
}
