namespace Parchemin.Planning;

/// <summary>Two names of the IANA base for one clock: Guadeloupe and Martinique have each their own.</summary>
public static class HeureLegale
{
    /// <summary>Whether two zones show the same hour at each of these local times; false when the base does not know one of them.</summary>
    public static bool AreSame(string un, string autre, IEnumerable<DateTime> heures)
    {
        ArgumentNullException.ThrowIfNull(heures);
        return Fuseaux.Exists(un) && Fuseaux.Exists(autre) && heures.All(h => Fuseaux.ToUtc(h, un) == Fuseaux.ToUtc(h, autre));
    }
}
