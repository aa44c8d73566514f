namespace Parchemin.Planning;

/// <summary>Whether somebody who comes to a written épreuve may enter.</summary>
/// <param name="Motif">In French, for the person at the door.</param>
public sealed record EntreeEnSalle(bool Admise, string Motif)
{
    /// <summary>Minutes after the start until which the chef de centre may admit (circulaire 2011-072).</summary>
    public const int MinutesAuPlus = 60;

    /// <summary>Decides from what is known at the door.</summary>
    /// <param name="debut">When the envelopes are opened.</param>
    /// <param name="causeReconnue">The chef de centre recognises a cause that the candidate could not prevent.</param>
    /// <param name="sortie">Somebody has left the room already.</param>
    /// <remarks>No entry after the envelopes are opened; exceptionally up to one hour, as long as nobody has left, and without more time.</remarks>
    public static EntreeEnSalle Decide(DateTime debut, DateTime arrivee, bool causeReconnue, bool sortie)
    {
        if (arrivee < debut)
            return new EntreeEnSalle(true, "À l'heure : les enveloppes ne sont pas ouvertes.");
        if (arrivee > debut.AddMinutes(MinutesAuPlus))
            return new EntreeEnSalle(false, "Plus d'une heure après l'ouverture des enveloppes : l'accès est refusé.");
        if (sortie)
            return new EntreeEnSalle(false, "Un candidat est déjà sorti : plus personne n'entre.");
        return causeReconnue
            ? new EntreeEnSalle(true, "Admis par décision du chef de centre, sans prolongation : notez l'heure et la cause au procès-verbal.")
            : new EntreeEnSalle(false, "Les enveloppes sont ouvertes : seul le chef de centre peut admettre, pour une cause indépendante du candidat.");
    }
}
