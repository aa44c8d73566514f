using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Parchemin.Essais;

/// <summary>A PostgreSQL server of the tests' own, started at the first use and stopped after the process, even a killed one.</summary>
/// <remarks>When <c>PARCHEMIN_POSTGRESQL</c> gives the connection text of a server, that one is used, and the databases made are left to it.</remarks>
public static class PostgreSql
{
    // The port is chosen before the server listens to it: another process may take it between the two.
    private const int EssaisDePort = 5;

    private static readonly Lazy<Task<string>> Administration = new(() => Task.Run(Start));

    /// <summary>A connection text to a new, empty database.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var admin = await StartAsync();
        var nom = $"essai_{Guid.NewGuid():N}";
        await using var connexion = new NpgsqlConnection(admin);
        await connexion.OpenAsync();
        await using var commande = connexion.CreateCommand();
        commande.CommandText = $"CREATE DATABASE {nom} TEMPLATE template0 ENCODING 'UTF8'";
        await commande.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(admin) { Database = nom, Pooling = true }.ToString();
    }

    /// <summary>The connection text of the server, started if need be.</summary>
    public static Task<string> StartAsync() => Administration.Value;

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable("PARCHEMIN_POSTGRESQL") is { Length: > 0 } donnee)
            return donnee;
        var serveur = Serveur.Create();
        for (var essai = 1; ; essai++)
        {
            var port = FreePort();
            if (serveur.TryStart(port, essai == EssaisDePort))
                return $"Host=127.0.0.1;Port={port};Username=parchemin;Database=postgres;Maximum Pool Size=60;Include Error Detail=true";
        }
    }

    private static int FreePort()
    {
        using var ecoute = new TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }

    /// <summary>A cluster in a folder of its own, which goes with it.</summary>
    private sealed class Serveur
    {
        private readonly string programmes;
        private readonly string dossier;

        // The server refuses to run as root: it then runs as the user that its package creates.
        private readonly bool racine = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

        private Serveur(string programmes, string dossier) => (this.programmes, this.dossier) = (programmes, dossier);

        private string Donnees => Path.Combine(dossier, "donnees");

        public static Serveur Create()
        {
            var installes = Directory.Exists("/usr/lib/postgresql")
                ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
                : null;
            if (installes is null)
                throw new InvalidOperationException("PostgreSQL est absent : apt-get install postgresql (./test l'installe).");
            var serveur = new Serveur(installes, Directory.CreateTempSubdirectory("parchemin-pg-").FullName);
            if (serveur.racine)
                serveur.Run("chown", "postgres", serveur.dossier);
            var arret = $"{installes}/pg_ctl -D {serveur.Donnees} -m immediate stop";
            Gardien.AfterExit($"{(serveur.racine ? $"runuser -u postgres -- {arret}" : arret)}; rm -rf {serveur.dossier}");
            serveur.RunAsOwner($"{installes}/initdb -D {serveur.Donnees} -U parchemin -A trust -E UTF8 --no-locale --no-sync > {serveur.dossier}/initdb.log 2>&1");
            return serveur;
        }

        /// <summary>Starts the server; fsync stays on: what the tests prove of a crash must be what happens in production.</summary>
        public bool TryStart(int port, bool dernier)
        {
            try
            {
                RunAsOwner($"{programmes}/pg_ctl -D {Donnees} -w -l {dossier}/serveur.log -o '-p {port} -k {dossier} -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=256MB' start > {dossier}/pg_ctl.log 2>&1");
                return true;
            }
            catch (InvalidOperationException) when (!dernier)
            {
                return false;
            }
        }

        private void RunAsOwner(string commande)
        {
            if (racine)
                Run("runuser", "-u", "postgres", "--", "sh", "-c", commande);
            else
                Run("sh", "-c", commande);
        }

        private void Run(string programme, params string[] arguments)
        {
            using var processus = Process.Start(new ProcessStartInfo(programme, arguments) { UseShellExecute = false, WorkingDirectory = "/" })!;
            processus.WaitForExit();
            if (processus.ExitCode != 0)
                throw new InvalidOperationException($"« {programme} {string.Join(' ', arguments)} » a échoué ({processus.ExitCode}).\n{Journaux()}");
        }

        private string Journaux()
            => string.Join('\n', Directory.EnumerateFiles(dossier, "*.log").Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} :\n{File.ReadAllText(f)}"));
    }
}
