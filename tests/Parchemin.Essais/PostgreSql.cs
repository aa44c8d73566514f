using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Parchemin.Essais;

/// <summary>A PostgreSQL server of the tests' own, started at the first use and stopped with the process.</summary>
public static class PostgreSql
{
    private static readonly SemaphoreSlim Verrou = new(1, 1);
    private static string? administration;
    private static int numero;

    /// <summary>A connection text to a new, empty database.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var admin = await StartAsync();
        var nom = $"essai_{Environment.ProcessId}_{Interlocked.Increment(ref numero)}";
        await using var connexion = new NpgsqlConnection(admin);
        await connexion.OpenAsync();
        await using var commande = connexion.CreateCommand();
        commande.CommandText = $"CREATE DATABASE {nom} TEMPLATE template0 ENCODING 'UTF8'";
        await commande.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(admin) { Database = nom, Pooling = true }.ToString();
    }

    /// <summary>The connection text of the server, started if need be; that of <c>PARCHEMIN_POSTGRESQL</c> when it is given.</summary>
    public static async Task<string> StartAsync()
    {
        await Verrou.WaitAsync();
        try
        {
            return administration ??= Environment.GetEnvironmentVariable("PARCHEMIN_POSTGRESQL") ?? await LaunchAsync();
        }
        finally
        {
            Verrou.Release();
        }
    }

    private static async Task<string> LaunchAsync()
    {
        var programmes = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programmes is null)
            throw new InvalidOperationException("PostgreSQL est absent : apt-get install postgresql (./test l'installe).");
        var dossier = Path.Combine(Path.GetTempPath(), $"parchemin-pg-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(dossier);
        var port = FreePort();
        // The server refuses to run as root: it then runs as the user that its package creates.
        var racine = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);
        if (racine)
            Run("chown", "postgres", dossier);
        var donnees = Path.Combine(dossier, "donnees");
        RunAs(racine, $"{programmes}/initdb -D {donnees} -U parchemin -A trust -E UTF8 --no-locale --no-sync > {dossier}/initdb.log 2>&1");
        // fsync stays on: what the tests prove of a crash must be what happens in production.
        RunAs(racine, $"{programmes}/pg_ctl -D {donnees} -w -l {dossier}/serveur.log -o '-p {port} -k {dossier} -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=256MB' start > {dossier}/pg_ctl.log 2>&1");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(racine, programmes, donnees, dossier);
        Guard(racine, programmes, donnees, dossier);
        await Task.CompletedTask;
        return $"Host=127.0.0.1;Port={port};Username=parchemin;Database=postgres;Maximum Pool Size=60;Include Error Detail=true";
    }

    // A killed test process must not leave a server behind.
    private static void Guard(bool racine, string programmes, string donnees, string dossier)
    {
        var arret = $"{programmes}/pg_ctl -D {donnees} -m immediate stop";
        var commande = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; {(racine ? $"runuser -u postgres -- {arret}" : arret)}; rm -rf {dossier}";
        using var garde = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", $"({commande}) >/dev/null 2>&1 </dev/null &"]) { UseShellExecute = false });
    }

    private static void Stop(bool racine, string programmes, string donnees, string dossier)
    {
        try
        {
            RunAs(racine, $"{programmes}/pg_ctl -D {donnees} -m immediate stop > /dev/null 2>&1");
            Directory.Delete(dossier, recursive: true);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // The guard ends what is left.
        }
    }

    private static void RunAs(bool racine, string commande)
    {
        if (racine)
            Run("runuser", "-u", "postgres", "--", "sh", "-c", commande);
        else
            Run("sh", "-c", commande);
    }

    private static void Run(string programme, params string[] arguments)
    {
        using var processus = Process.Start(new ProcessStartInfo(programme, arguments) { UseShellExecute = false, WorkingDirectory = "/" })!;
        processus.WaitForExit();
        if (processus.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"« {programme} {string.Join(' ', arguments)} » a échoué ({processus.ExitCode})."));
    }

    private static int FreePort()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }
}
