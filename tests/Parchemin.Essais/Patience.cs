using System.Diagnostics;

namespace Parchemin.Essais;

/// <summary>Waiting for what another side does in its own time: a page that saves, a job of the background.</summary>
/// <remarks>A machine that builds and kills servers at the same time answers late: what is waited for, not how long, is what is tested.</remarks>
public static class Patience
{
    /// <summary>The longest wait before a test gives up.</summary>
    public static TimeSpan Limite { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Reads again and again until what is read is good or patience ends; the last value read, which the test asserts on.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Predicate<T> isGood)
    {
        var depart = Stopwatch.GetTimestamp();
        for (; ; )
        {
            var lu = await read();
            if (isGood(lu) || Stopwatch.GetElapsedTime(depart) > Limite)
                return lu;
            await Task.Delay(50);
        }
    }
}
