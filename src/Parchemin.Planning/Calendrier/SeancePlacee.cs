namespace Parchemin.Planning;

/// <summary>A written épreuve in one territory, on the universal clock: from when everybody is in, until when nobody is out.</summary>
public sealed record SeancePlacee
{
    internal SeancePlacee(EpreuveDatee epreuve, SeanceEcrite ecrite, TerritoireDeComposition territoire, int loge, ReglesDuCalendrier regles)
    {
        (Epreuve, Ecrite, Territoire, Loge) = (epreuve, ecrite, territoire, loge);
        Debut = Fuseaux.ToUtc(ecrite.Debut, territoire.Fuseau);
        // Nobody is let in once somebody has left; but where one may leave, nobody has to: the mise en loge does not close the door.
        RetardAdmis = Math.Min(regles.EntreeTardive, ecrite.Duree);
        Retard = regles.CompterLesRetards ? RetardAdmis : 0;
    }

    public EpreuveDatee Epreuve { get; }

    public SeanceEcrite Ecrite { get; }

    public TerritoireDeComposition Territoire { get; }

    /// <summary>Minutes during which nobody leaves, as counted: 0 where none is printed or presumed.</summary>
    public int Loge { get; }

    /// <summary>Minutes after the start during which somebody may be let in late, whether it counts or not.</summary>
    public int RetardAdmis { get; }

    /// <summary>Minutes after the start during which a late entry counts.</summary>
    public int Retard { get; }

    /// <summary>When the paper is handed out, in UTC.</summary>
    public DateTimeOffset Debut { get; }

    /// <summary>When the last person who counts comes in.</summary>
    public DateTimeOffset Entree => Debut.AddMinutes(Retard);

    /// <summary>The first instant at which somebody may carry the paper out.</summary>
    public DateTimeOffset Sortie => Debut.AddMinutes(Loge);

    public DateTimeOffset Fin => Debut.AddMinutes(Ecrite.Duree);

    /// <summary>The end for a candidate who has a third more time: it delays the end and nothing else.</summary>
    public DateTimeOffset FinMajoree => Debut.AddMinutes(ReglesDuCalendrier.Majorer(Ecrite.Duree));

    /// <summary>Somebody may be let in after somebody else may have left, in another room: late entries count and the mise en loge is shorter.</summary>
    public bool EstOuverte => Entree > Sortie;

    /// <summary>Its key among the séances of a calendar: <c>E2/polynesie</c>.</summary>
    public string Cle => $"{Epreuve.Code}/{Territoire.Code}";

    /// <summary>The local wall time of an instant.</summary>
    public DateTime ToLocal(DateTimeOffset instant) => Fuseaux.ToLocal(instant, Territoire.Fuseau);
}
