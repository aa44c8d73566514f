namespace Parchemin.Planning.Impossibilites;

/// <summary>Why orals cannot be placed.</summary>
public enum NatureDImpossibilite
{
    /// <summary>One oral that no plage, team, room and seat can take, even alone.</summary>
    OralSansPlace,

    /// <summary>The orals of one candidate do not follow each other in the plages that are open to him.</summary>
    JourneeDuCandidat,

    /// <summary>More candidates sit the same épreuves, each on one day, than the days can take.</summary>
    JourneesPartagees,

    /// <summary>Orals fixed at one instant need more rooms, people or seats than there are.</summary>
    OrauxSimultanes,

    /// <summary>Orals need more of some people than can be heard by them.</summary>
    Personnes,

    /// <summary>Orals need more time in interrogation rooms than there is.</summary>
    Salles,

    /// <summary>Orals need more time in preparation seats than there is.</summary>
    Preparation,

    /// <summary>The prices of a bound prove that people and rooms together do not suffice.</summary>
    Prix,
}

/// <summary>Orals that demand more than can be had; everything else is counted again from the session.</summary>
/// <param name="Moyen">What is short; nothing when the orals cannot be placed even alone.</param>
/// <param name="Oraux">Positions of the orals, sorted.</param>
/// <param name="Instant">When everything is at once, for simultaneous orals.</param>
internal sealed record Manque(NatureDImpossibilite Nature, Moyen? Moyen, IReadOnlyList<int> Oraux, long Demande, long Capacite, int Instant = 0);
