namespace Parchemin.Referentiels;

/// <summary>What changed from one edition of a certification to another, and what it does to a candidate under way.</summary>
public sealed record ComparaisonDEditions(IReadOnlyList<ChapitreDeComparaison> Chapitres, IReadOnlyList<Incidence> Incidences)
{
    /// <summary>Comments, layout, order of keys and distribution in files say nothing: only what the data say is compared.</summary>
    public bool SontEgales => Chapitres.Count == 0;

    public int Compte(NatureDeChangement nature) => Chapitres.Sum(c => c.Compte(nature));

    /// <summary>Compares two editions that compile.</summary>
    public static ComparaisonDEditions Of(Edition avant, Edition apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        var chapitres = new ComparaisonDeSections(new EditionEcrite(avant.Fichiers), new EditionEcrite(apres.Fichiers)).Run();
        var incidences = chapitres.Count > 0 && avant.Referentiel is not null && apres.Referentiel is not null
            ? IncidenceSurLesCandidats.Of(avant, apres)
            : [];
        return new ComparaisonDEditions(chapitres, incidences);
    }
}
