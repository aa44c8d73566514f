namespace Parchemin.Planning.Oraux;

/// <summary>A small fast generator of numbers that is the same everywhere and for ever: a plan must be found again from its seed.</summary>
internal sealed class Alea
{
    private ulong etat;

    public Alea(ulong graine)
    {
        // Neighbouring seeds must not give neighbouring sequences.
        etat = (graine + 1) * 0x9E3779B97F4A7C15UL;
        for (var i = 0; i < 4; i++)
            Next();
        if (etat == 0)
            etat = 1;
    }

    /// <summary>From 0 to <paramref name="limite"/> - 1.</summary>
    public int Below(int limite) => (int)(((Next() >> 32) * (ulong)limite) >> 32);

    /// <summary>From 0 included to 1 excluded.</summary>
    public double Part() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double part) => Part() < part;

    public void Shuffle(Span<int> liste)
    {
        for (var i = liste.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (liste[i], liste[j]) = (liste[j], liste[i]);
        }
    }

    // xorshift64*, Vigna 2016.
    private ulong Next()
    {
        etat ^= etat >> 12;
        etat ^= etat << 25;
        etat ^= etat >> 27;
        return etat * 0x2545F4914F6CDD1DUL;
    }
}
