namespace Parchemin.Planning;

/// <summary>Why a paper leaks, in French, with the hours that a person can check.</summary>
public static class ExplicationDeFuite
{
    /// <summary>« E2, Polynésie Française vers Antilles : … ».</summary>
    public static string Of(MargeDeSortie marge)
    {
        ArgumentNullException.ThrowIfNull(marge);
        var (de, vers) = (marge.De, marge.Vers);
        var heures = $"{de.Epreuve.Code}, {de.Territoire.Libelle} vers {vers.Territoire.Libelle} : on peut sortir avec le sujet {At(de, de.Sortie)}, et l'on entre encore {At(vers, vers.Entree)}{(vers.Retard > 0 ? ", retards compris" : "")}";
        return marge.Niveau switch
        {
            NiveauDeMarge.Fuite => $"{heures} : le sujet est dehors {Paroles.Duree(-marge.Minutes)} trop tôt.{WhyEarly(de)}",
            NiveauDeMarge.SansRetard => $"{heures} : la marge est de {Paroles.Duree(marge.Minutes)}, n'admettez aucun retard au-delà.",
            _ => $"{heures} : la marge est de {Paroles.Duree(marge.Minutes)}.",
        };
    }

    private static string At(SeancePlacee seance, DateTimeOffset instant)
        => $"le {Paroles.JourEtHeure(instant.UtcDateTime)} UTC ({Paroles.JourEtHeure(seance.ToLocal(instant))} sur place)";

    private static string WhyEarly(SeancePlacee de) => de switch
    {
        { Ecrite.MiseEnLoge: null, Loge: 0 } => " Aucune mise en loge n'y est imprimée.",
        _ when de.Loge < de.Ecrite.Duree => $" La mise en loge n'y est que de {Paroles.Duree(de.Loge)} sur {Paroles.Duree(de.Ecrite.Duree)}.",
        _ => "",
    };

    /// <summary>How many texts a paper needs and why no fewer do: « Deux textes au moins : … ».</summary>
    public static string Of(SujetPartage sujet)
    {
        ArgumentNullException.ThrowIfNull(sujet);
        var (groupes, temoins) = (sujet.Variantes.Groupes, sujet.Variantes.Temoins);
        if (groupes.Count < 2)
            return $"{sujet.Epreuve.Code} : un seul texte suffit ; à {Paroles.Heure(groupes[0].Pivot.UtcDateTime)} UTC, {Paroles.Jour(groupes[0].Pivot.UtcDateTime)}, tous sont entrés et nul n'est encore sorti.";
        var textes = groupes.Select((g, i) => $"texte {i + 1} pour {Paroles.Enumerer([.. g.Seances.Select(s => s.Territoire.Libelle)])} (pivot {Paroles.JourEtHeure(g.Pivot.UtcDateTime)} UTC)");
        return $"{sujet.Epreuve.Code} : {groupes.Count} textes au moins, car {Paroles.Enumerer([.. temoins.Select(t => t.Territoire.Libelle)])} n'ont deux à deux aucun instant commun : {string.Join(" ; ", textes)}.";
    }
}
