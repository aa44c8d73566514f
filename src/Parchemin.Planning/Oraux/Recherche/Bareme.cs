namespace Parchemin.Planning.Oraux;

/// <summary>The prices of the search, in sixtieths: those of the session, and what an oral left out or moved is worth.</summary>
internal sealed class Bareme
{
    // Share of an opening that a commission half full seems to cost besides; measured on the generated sessions.
    private const int GuideEnPourcent = 60;

    // Share of its part of an opening that the room for one passage, lost in gaps too short for it, seems to cost besides.
    private const int PerteEnPourcent = 100;

    private readonly long guide;
    private readonly long perte;

    /// <param name="reparation">A repair changes as little as possible before it looks at the price.</param>
    public Bareme(SessionDOraux session, bool reparation)
    {
        var c = session.Couts;
        Ouverture = (long)c.CommissionOuverte * CoutDePlan.Unite;
        Repli = (long)c.CompositionDeRepli * CoutDePlan.Unite;
        Jour = (long)c.JourSupplementaire * CoutDePlan.Unite;
        AttenteParMinute = c.AttenteParHeure;
        TrouParMinute = 4L * c.TrouParQuartDHeure;
        Desequilibre = (long)c.Desequilibre * CoutDePlan.Unite;
        guide = Ouverture * GuideEnPourcent / 100;
        perte = Ouverture * PerteEnPourcent / 100;
        var ordinaire = Ouverture + (4 * Repli) + Jour + (AttenteParMinute * Horloge.MinutesParJour) + (TrouParMinute * 240) + (20 * Desequilibre) + CoutDePlan.Unite;
        Changement = reparation ? Math.Max((long)c.Changement * CoutDePlan.Unite, 4 * ordinaire) : 0;

        // More than all the rest together: nobody is left out to spare anything.
        NonPlace = (session.Oraux.Length + 10) * (ordinaire + Changement);
    }

    public long Ouverture { get; }

    public long Repli { get; }

    public long Jour { get; }

    public long AttenteParMinute { get; }

    public long TrouParMinute { get; }

    public long Desequilibre { get; }

    public long Changement { get; }

    public long NonPlace { get; }

    /// <summary>What placing the oral there changes of the planning that is repaired.</summary>
    public long ChangementDe(Terrain t, int oral, int plage, int debut)
        => Changement == 0 || t.DebutAvant[oral] < 0 || (t.PlageAvant[oral] == plage && t.DebutAvant[oral] == debut) ? 0 : Changement;

    /// <summary>The most for a commission half full, nothing for a full or an empty one.</summary>
    public long GuideDe(int occupe, int duree) => occupe >= duree ? 0 : 4 * guide * occupe / duree * (duree - occupe) / duree;

    /// <summary>What is lost when so many passages of <paramref name="pas"/> minutes would fit in one gap, and do not in the gaps there are.</summary>
    public long PerteDe(int perdus, int pas, int duree) => perdus * (perte * pas / duree);
}
