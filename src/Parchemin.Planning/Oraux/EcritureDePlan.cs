using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>Writes the output of the public format; the same result gives the same bytes.</summary>
public static class EcritureDePlan
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a whole document, in UTF-8.</summary>
    public static void Write(Stream sortie, SessionDOraux session, ResultatDePlan resultat)
    {
        using var json = new Utf8JsonWriter(sortie, Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("statut", resultat.Statut);
        json.WriteNumber("cout", CoutDePlan.EnUnites(resultat.Cout.Total));
        json.WriteNumber("borne", CoutDePlan.EnUnites(resultat.Borne));
        WriteTerms(json, resultat.Cout);
        json.WriteStartArray("commissions");
        foreach (var k in resultat.Plan.Commissions)
        {
            json.WriteStartObject();
            json.WriteString("id", k.Id);
            json.WriteString("plage", session.Plages[k.Plage].Id);
            json.WriteString("salle", session.Salles[k.Salle].Id);
            json.WriteStartArray("membres");
            foreach (var x in k.Membres)
                json.WriteStringValue(session.Examinateurs[x].Id);
            json.WriteEndArray();
            json.WriteNumber("composition", k.Composition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("passages");
        foreach (var p in resultat.Plan.Passages)
        {
            json.WriteStartObject();
            WriteOral(json, session, p.Oral);
            json.WriteString("commission", resultat.Plan.Commissions[p.Commission].Id);
            json.WriteString("preparation_debut", Horloge.Format(p.PreparationDebut));
            json.WriteString("debut", Horloge.Format(p.Debut));
            json.WriteString("fin", Horloge.Format(p.Fin));
            if (p.PlacePreparation >= 0)
                json.WriteString("place_preparation", session.Salles[p.PlacePreparation].Id);
            else
                json.WriteNull("place_preparation");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("non_places");
        foreach (var n in resultat.Plan.NonPlaces)
        {
            json.WriteStartObject();
            WriteOral(json, session, n.Oral);
            json.WriteString("raison", n.Raison);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("explication");
        foreach (var phrase in resultat.Explication)
            json.WriteStringValue(phrase);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        sortie.Write("\n"u8);
    }

    private static void WriteTerms(Utf8JsonWriter json, CoutDePlan c)
    {
        json.WriteStartObject("termes");
        json.WriteNumber("commission_ouverte", CoutDePlan.EnUnites(c.CommissionOuverte));
        json.WriteNumber("composition_de_repli", CoutDePlan.EnUnites(c.CompositionDeRepli));
        json.WriteNumber("jour_supplementaire_candidat", CoutDePlan.EnUnites(c.JourSupplementaire));
        json.WriteNumber("attente_par_heure", CoutDePlan.EnUnites(c.Attente));
        json.WriteNumber("trou_commission_par_quart_heure", CoutDePlan.EnUnites(c.Trou));
        json.WriteNumber("desequilibre", CoutDePlan.EnUnites(c.Desequilibre));
        json.WriteNumber("changement", CoutDePlan.EnUnites(c.Changement));
        json.WriteEndObject();
    }

    private static void WriteOral(Utf8JsonWriter json, SessionDOraux session, int oral)
    {
        json.WriteString("candidat", session.Candidats[session.Oraux[oral].Candidat].Id);
        json.WriteString("epreuve", session.Epreuves[session.Oraux[oral].Epreuve].Code);
    }
}
