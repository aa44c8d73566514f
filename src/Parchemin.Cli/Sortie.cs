namespace Parchemin.Cli;

/// <summary>Exit statuses and how messages are printed.</summary>
internal static class Sortie
{
    public const int Succes = 0;

    /// <summary>Something was found: a refused line, an anomaly, a failed case.</summary>
    public const int Constat = 1;

    /// <summary>The command itself is wrong: unknown file, missing rule.</summary>
    public const int MauvaiseCommande = 2;

    public static int Fail(this TextWriter erreurs, string message)
    {
        try
        {
            erreurs.WriteLine($"parchemin : {message}");
        }
        catch (IOException)
        {
            // Nobody can be told any more: the exit status still says it.
        }

        return MauvaiseCommande;
    }
}
