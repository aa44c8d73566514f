using System.Text.Json;

namespace Parchemin.Planning.Bornes;

/// <summary>All that is needed to prove a lower bound again, with names of the instance: whoever holds the instance can check it.</summary>
/// <param name="Blocs">One proof per group of centres that share candidates.</param>
/// <param name="Attente">The waits and extra days that no planning avoids, in sixtieths of a unit of cost.</param>
/// <param name="Valeur">The bound, in sixtieths of a unit of cost.</param>
public sealed record CertificatDeBorne(IReadOnlyList<PreuveDeBloc> Blocs, long Attente, long Valeur)
{
    /// <summary>Writes the certificate as JSON.</summary>
    public void Write(Utf8JsonWriter sortie)
    {
        ArgumentNullException.ThrowIfNull(sortie);
        sortie.WriteStartObject();
        sortie.WriteNumber("version", 1);
        sortie.WriteNumber("valeur", Valeur);
        sortie.WriteNumber("attente", Attente);
        sortie.WriteStartArray("blocs");
        foreach (var bloc in Blocs)
            bloc.Write(sortie);
        sortie.WriteEndArray();
        sortie.WriteEndObject();
    }
}

/// <summary>What the commissions of some centres cost at least.</summary>
/// <param name="Prix">The prices that prove it.</param>
/// <param name="Coupes">What was first proved of the number of commissions.</param>
/// <param name="Valeur">In sixtieths of a unit of cost.</param>
public sealed record PreuveDeBloc(IReadOnlyList<string> Centres, PrixProuvants Prix, IReadOnlyList<CoupeProuvee> Coupes, long Valeur)
{
    internal void Write(Utf8JsonWriter sortie)
    {
        sortie.WriteStartObject();
        PrixProuvants.WriteTextes(sortie, "centres", Centres);
        sortie.WriteNumber("valeur", Valeur);
        sortie.WritePropertyName("prix");
        Prix.Write(sortie);
        sortie.WriteStartArray("coupes");
        foreach (var coupe in Coupes)
        {
            sortie.WriteStartObject();
            PrixProuvants.WriteTextes(sortie, "epreuves", coupe.Epreuves);
            sortie.WriteNumber("minimum", coupe.Minimum);
            sortie.WritePropertyName("prix");
            coupe.Prix.Write(sortie);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteEndObject();
    }
}

/// <summary>At least <paramref name="Minimum"/> commissions take one of these épreuves; its prices count commissions, a million parts each.</summary>
public sealed record CoupeProuvee(IReadOnlyList<string> Epreuves, long Minimum, PrixProuvants Prix);

/// <summary>Prices, in parts: what is not listed has none.</summary>
/// <param name="Coupes">The worth of a commission that takes an épreuve of each cut, in the order of the cuts.</param>
public sealed record PrixProuvants(
    IReadOnlyList<PrixDOral> Oraux, IReadOnlyList<long> Coupes, IReadOnlyList<PrixDePersonnes> Personnes, IReadOnlyList<PrixDeSalles> Salles, IReadOnlyList<PrixDeJournee> Journees)
{
    internal static void WriteTextes(Utf8JsonWriter sortie, string cle, IEnumerable<string> textes)
    {
        sortie.WriteStartArray(cle);
        foreach (var texte in textes)
            sortie.WriteStringValue(texte);
        sortie.WriteEndArray();
    }

    internal void Write(Utf8JsonWriter sortie)
    {
        sortie.WriteStartObject();
        sortie.WriteStartArray("oraux");
        foreach (var oral in Oraux)
        {
            sortie.WriteStartObject();
            sortie.WriteString("epreuve", oral.Epreuve);
            sortie.WriteNumber("preparation", oral.Preparation);
            sortie.WriteNumber("passage", oral.Passage);
            sortie.WriteNumber("prix", oral.Prix);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteStartArray("coupes");
        foreach (var prix in Coupes)
            sortie.WriteNumberValue(prix);
        sortie.WriteEndArray();
        sortie.WriteStartArray("personnes");
        foreach (var p in Personnes)
        {
            sortie.WriteStartObject();
            sortie.WriteString("plage", p.Plage);
            WriteTextes(sortie, "qualites", p.Qualites);
            sortie.WriteNumber("prix", p.Prix);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteStartArray("salles");
        foreach (var s in Salles)
        {
            sortie.WriteStartObject();
            sortie.WriteString("plage", s.Plage);
            sortie.WriteNumber("prix", s.Prix);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteStartArray("journees");
        foreach (var j in Journees)
        {
            sortie.WriteStartObject();
            sortie.WriteString("jour", j.Jour);
            WriteTextes(sortie, "qualites", j.Qualites);
            sortie.WriteNumber("prix", j.Prix);
            sortie.WriteEndObject();
        }

        sortie.WriteEndArray();
        sortie.WriteEndObject();
    }
}

/// <summary>What one oral is worth, by épreuve and durations.</summary>
public sealed record PrixDOral(string Epreuve, int Preparation, int Passage, long Prix);

/// <summary>What a commission pays for each of its people of exactly these qualités, in one plage.</summary>
public sealed record PrixDePersonnes(string Plage, IReadOnlyList<string> Qualites, long Prix);

/// <summary>What a commission pays for its room, in one plage.</summary>
public sealed record PrixDeSalles(string Plage, long Prix);

/// <summary>What each passage pays for each of its people of exactly these qualités, on one day, written 2024-06-10.</summary>
public sealed record PrixDeJournee(string Jour, IReadOnlyList<string> Qualites, long Prix);
