using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Writes a proof as a JSON tree.</summary>
public static class EcritureDeTrace
{
    public static void Write(Utf8JsonWriter sortie, Trace trace)
    {
        ArgumentNullException.ThrowIfNull(sortie);
        ArgumentNullException.ThrowIfNull(trace);
        sortie.WriteStartObject();
        if (trace.Regle is not null)
            sortie.WriteString("regle"u8, trace.Regle);
        sortie.WriteString("libelle"u8, trace.Libelle);
        if (trace.Source is not null)
            sortie.WriteString("source"u8, trace.Source);
        sortie.WriteString("valeur"u8, trace.Valeur);
        sortie.WriteString("statut"u8, trace.Statut switch
        {
            StatutDeTrace.Applique => "applique",
            StatutDeTrace.SansObjet => "sans-objet",
            _ => "manquant",
        });
        if (trace.Raison is not null)
            sortie.WriteString("raison"u8, trace.Raison);
        if (trace.Details.Count > 0)
        {
            sortie.WriteStartArray("details"u8);
            foreach (var detail in trace.Details)
                Write(sortie, detail);
            sortie.WriteEndArray();
        }

        sortie.WriteEndObject();
    }
}
