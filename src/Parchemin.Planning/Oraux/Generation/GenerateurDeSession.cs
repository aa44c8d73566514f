using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>Writes sessions that look like real ones, in the public format, to measure and to test.</summary>
/// <remarks>
/// Each centre (<see cref="CentreGenere"/>): four days of two half-days of 270 minutes; every candidate sits two professional orals, a
/// quarter a language oral; 8 % have a third more time; six schools, 40 % of apprentices in 25 companies. The invented épreuves bear the
/// codes O1, O2 and OL.
/// </remarks>
public static class GenerateurDeSession
{
    /// <summary>Writes a whole input document, in UTF-8.</summary>
    public static void Write(Stream sortie, SessionGeneree forme)
    {
        var centres = Enumerable.Range(0, forme.Centres).Select(c => new CentreGenere(forme, c)).ToList();
        using var json = new Utf8JsonWriter(sortie);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("titre", string.Create(CultureInfo.InvariantCulture, $"Session inventée, {forme.Candidats} candidats, marge {forme.Marge} %, graine {forme.Graine}"));
        List(json, "plages", centres, c => c.WritePlages(json));
        List(json, "salles", centres, c => c.WriteSalles(json));
        WriteEpreuves(json);
        List(json, "examinateurs", centres, c => c.WriteExaminateurs(json));
        List(json, "candidats", centres, c => c.WriteCandidats(json));
        WriteRegles(json);
        json.WriteEndObject();
    }

    /// <summary>The session itself.</summary>
    public static SessionDOraux Make(SessionGeneree forme)
    {
        using var flux = new MemoryStream();
        Write(flux, forme);
        return LectureDeSession.Read(flux.ToArray()).Valeur!;
    }

    private static void List(Utf8JsonWriter json, string cle, List<CentreGenere> centres, Action<CentreGenere> ecrire)
    {
        json.WriteStartArray(cle);
        centres.ForEach(ecrire);
        json.WriteEndArray();
    }

    private static void WriteEpreuves(Utf8JsonWriter json)
    {
        json.WritePropertyName("epreuves");
        json.WriteRawValue("""
            [{"code":"O1","preparation":15,"passage":40,"battement":5,"commission":[[{"qualite":"enseignant-1"},{"qualite":"professionnel"}],[{"qualite":"enseignant-1"},{"qualite":"enseignant-pro"}]]},
            {"code":"O2","preparation":0,"passage":20,"battement":5,"commission":[[{"qualite":"enseignant-2"},{"qualite":"professionnel"}],[{"qualite":"enseignant-2"},{"qualite":"enseignant-pro"}]]},
            {"code":"OL","preparation":20,"passage":20,"battement":5,"commission":[[{"qualite":"enseignant-langue"}]]}]
            """);
    }

    private static void WriteRegles(Utf8JsonWriter json)
    {
        json.WritePropertyName("regles");
        json.WriteRawValue("""{"ecart_min_entre_oraux":20,"meme_jour":true,"recuser_meme_etablissement":true,"recuser_meme_entreprise":true,"commission_stable_par_plage":true,"attente_max":180}""");
        json.WritePropertyName("couts");
        json.WriteRawValue("""{"commission_ouverte":100,"composition_de_repli":20,"jour_supplementaire_candidat":30,"attente_par_heure":2,"trou_commission_par_quart_heure":1,"desequilibre":1,"changement":50}""");
    }
}
