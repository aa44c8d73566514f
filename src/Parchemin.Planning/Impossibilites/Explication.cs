using System.Text.Json;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Why a session cannot be planned wholly, what proves it, and what would put it right.</summary>
/// <param name="Message">In French: who asks, for what, and what there is.</param>
/// <param name="Corrections">Each removes this cause; the cheapest first.</param>
public sealed record Explication(string Message, CertificatDImpossibilite Certificat, IReadOnlyList<Correction> Corrections);

/// <summary>A change that removes a cause of impossibility.</summary>
/// <param name="Texte">What to do, in French.</param>
/// <param name="Prix">In units of the input's costs (<see cref="TarifDesCorrections"/>).</param>
public sealed record Correction(string Texte, decimal Prix)
{
    /// <summary>The positions of the orals that it gives up: nobody is given up by the others.</summary>
    public IReadOnlyList<int> OrauxReportes { get; init; } = [];
}

/// <summary>An oral by its names.</summary>
public sealed record OralNomme(string Candidat, string Epreuve);

/// <summary>What is needed to prove an impossibility again from the instance: which orals ask for more of what than there is.</summary>
/// <param name="Qualites">Whose people are short; empty when rooms, seats or time are.</param>
/// <param name="Moyen">« personnes », « salles » or « preparation » for simultaneous orals; empty otherwise.</param>
/// <param name="EnMinutes">Whether minutes or passages are counted.</param>
/// <param name="Demande">What the orals ask; candidates, for <see cref="NatureDImpossibilite.JourneesPartagees"/>.</param>
/// <param name="Capacite">The most that there is for them.</param>
/// <param name="Instant">The local time of simultaneous orals, 2024-06-10T08:00.</param>
/// <param name="Bloc">For <see cref="NatureDImpossibilite.Prix"/>, the bound that no planning can reach.</param>
public sealed record CertificatDImpossibilite(
    NatureDImpossibilite Nature, IReadOnlyList<OralNomme> Oraux, IReadOnlyList<string> Qualites, string Moyen, bool EnMinutes, long Demande, long Capacite, string? Instant,
    Bornes.PreuveDeBloc? Bloc)
{
    /// <summary>Writes the certificate as JSON.</summary>
    public void Write(Utf8JsonWriter sortie)
    {
        ArgumentNullException.ThrowIfNull(sortie);
        sortie.WriteStartObject();
        sortie.WriteNumber("version", 1);
        sortie.WriteString("nature", Code(Nature));
        sortie.WriteStartArray("oraux");
        foreach (var oral in Oraux)
        {
            sortie.WriteStartObject();
            sortie.WriteString("candidat", oral.Candidat);
            sortie.WriteString("epreuve", oral.Epreuve);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteStartArray("qualites");
        foreach (var qualite in Qualites)
            sortie.WriteStringValue(qualite);
        sortie.WriteEndArray();
        sortie.WriteString("moyen", Moyen);
        sortie.WriteBoolean("en_minutes", EnMinutes);
        sortie.WriteNumber("demande", Demande);
        sortie.WriteNumber("capacite", Capacite);
        if (Instant is not null)
            sortie.WriteString("instant", Instant);
        if (Bloc is not null)
        {
            sortie.WritePropertyName("bloc");
            Bloc.Write(sortie);
        }

        sortie.WriteEndObject();
    }

    /// <summary>The stable word of a nature, in files.</summary>
    public static string Code(NatureDImpossibilite nature) => nature switch
    {
        NatureDImpossibilite.OralSansPlace => "oral-sans-place",
        NatureDImpossibilite.JourneeDuCandidat => "journee-du-candidat",
        NatureDImpossibilite.JourneesPartagees => "journees-partagees",
        NatureDImpossibilite.OrauxSimultanes => "oraux-simultanes",
        NatureDImpossibilite.Personnes => "personnes",
        NatureDImpossibilite.Salles => "salles",
        NatureDImpossibilite.Preparation => "preparation",
        NatureDImpossibilite.Prix => "prix",
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
    };
}
