namespace Parchemin.Core;

/// <summary>A doubt on the day of the épreuve: the candidate is heard, and his mark waits for a new look at the dossier.</summary>
public static class DouteLeJour
{
    /// <summary>The state of the result: reserved while nobody has looked again, then proposed or not valid.</summary>
    /// <param name="conforme">What the new look found; null before it.</param>
    public static EtatDeResultat Etat(bool? conforme) => conforme switch
    {
        null => EtatDeResultat.Reservee,
        true => EtatDeResultat.Proposee,
        false => EtatDeResultat.NonValide,
    };
}
