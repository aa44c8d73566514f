using System.Diagnostics;

namespace Parchemin.Essais;

/// <summary>Clears up once the test process is gone, however it went.</summary>
/// <remarks>The runner of the tests kills its process a tenth of a second after the last test: an event of the end of the process would not
/// have the time.</remarks>
internal static class Gardien
{
    /// <summary>Runs a command of the shell after this process.</summary>
    public static void AfterExit(string commande)
    {
        var attente = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 0.2; done; {commande}";
        using var garde = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", $"({attente}) >/dev/null 2>&1 </dev/null &"]) { UseShellExecute = false, WorkingDirectory = "/" });
        garde!.WaitForExit();
    }
}
