using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests;

/// <summary>Two hundred invented sessions, from one candidate to 20,000, loose, tight and impossible.</summary>
internal static class SuiteDeSessions
{
    public const int Nombre = 200;

    private static readonly int[] Marges = [40, 8, 4, 12, 0, -3, -30];

    // How many sessions have about so many candidates: for the tests, then for the measures.
    private static readonly (int Nombre, int[] Tailles)[] Courte = [(170, [1, 2, 3, 5, 8, 13, 21, 34]), (22, [55, 89, 144]), (5, [300, 600]), (2, [1000, 2000]), (1, [20_000])];

    private static readonly (int Nombre, int[] Tailles)[] Longue = [(80, [1, 2, 3, 5, 8, 13, 21, 34]), (60, [55, 89, 144, 233]), (40, [300, 600, 1000]), (14, [2000, 5000]), (6, [10_000, 20_000])];

    /// <summary>The session of this rank, and the steps per oral that are worth giving to it.</summary>
    public static (SessionGeneree Forme, int Pas) Draw(int rang, bool longue)
    {
        var reste = rang;
        foreach (var (nombre, tailles) in longue ? Longue : Courte)
        {
            if (reste < nombre)
            {
                var candidats = tailles[reste % tailles.Length];
                var centres = candidats > 20 && rang % 3 == 0 ? 1 + ((candidats + 199) / 200) : (candidats + 299) / 300;
                return (new SessionGeneree(candidats, centres, Marges[rang % Marges.Length], (ulong)rang), longue ? 20 : candidats < 300 ? 5 : 0);
            }

            reste -= nombre;
        }

        throw new ArgumentOutOfRangeException(nameof(rang));
    }
}
