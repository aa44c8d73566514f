using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Planning.Tests.Oraux;

/// <summary>Sessions for the tests, as documents of the public format, and what the independent checker says of their plannings.</summary>
internal static class Sessions
{
    /// <summary>The example of the format: one centre, two half-days, two épreuves, three candidates.</summary>
    public static JsonObject Petite() => JsonNode.Parse("""
        {"version":1,"titre":"Petite session",
         "plages":[{"id":"p1","centre":"L1","debut":"2024-06-10T08:00","fin":"2024-06-10T12:00"},
                   {"id":"p2","centre":"L1","debut":"2024-06-10T13:30","fin":"2024-06-10T18:00"}],
         "salles":[{"id":"s1","centre":"L1","usage":"interrogation"},{"id":"s2","centre":"L1","usage":"interrogation"},{"id":"s9","centre":"L1","usage":"preparation","places":12}],
         "epreuves":[
           {"code":"E32","preparation":15,"passage":40,"battement":5,
            "commission":[[{"qualite":"da1"},{"qualite":"pro"}],[{"qualite":"da1"},{"qualite":"second"}]]},
           {"code":"E42","preparation":0,"passage":20,"battement":5,
            "commission":[[{"qualite":"da2"},{"qualite":"pro"}]]}],
         "examinateurs":[
           {"id":"x1","qualites":["da1","second"],"etablissements":["A"],"entreprises":[],"plages":["p1","p2"],"candidats_recuses":["c3"],"max_par_jour":14},
           {"id":"x2","qualites":["da1","da2"],"etablissements":["B"],"plages":["p1","p2"]},
           {"id":"x3","qualites":["pro"],"entreprises":["F"],"plages":["p1","p2"],"max_par_jour":14},
           {"id":"x4","qualites":["pro"],"entreprises":["G"],"plages":["p1","p2"]}],
         "candidats":[
           {"id":"c1","etablissement":"A","entreprise":"F","epreuves":["E32","E42"],"majoration":"1/3","indisponible":[],"zone":"69"},
           {"id":"c2","etablissement":"B","epreuves":["E32"]},
           {"id":"c3","etablissement":"C","epreuves":["E32","E42"],"indisponible":["p1"]}],
         "regles":{"ecart_min_entre_oraux":20,"meme_jour":true,"recuser_meme_etablissement":true,"recuser_meme_entreprise":true,"commission_stable_par_plage":true,"attente_max":180},
         "couts":{"commission_ouverte":100,"composition_de_repli":20,"jour_supplementaire_candidat":30,"attente_par_heure":2,"trou_commission_par_quart_heure":1,"desequilibre":1,"changement":50}}
        """)!.AsObject();

    public static Lecture<SessionDOraux> Read(JsonNode document) => LectureDeSession.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));

    public static SessionDOraux Session(JsonNode document)
    {
        var lecture = Read(document);
        lecture.Erreurs.ShouldBeEmpty();
        return lecture.Valeur!;
    }

    /// <summary>A generated session and the document of which it is read.</summary>
    public static (byte[] Document, SessionDOraux Session) Generated(SessionGeneree forme)
    {
        using var flux = new MemoryStream();
        GenerateurDeSession.Write(flux, forme);
        return (flux.ToArray(), LectureDeSession.Read(flux.ToArray()).Valeur.ShouldNotBeNull());
    }

    /// <summary>What the independent checker says of a planning, once written.</summary>
    public static RapportDeVerification Check(byte[] document, SessionDOraux session, ResultatDePlan resultat)
    {
        using var instance = JsonDocument.Parse(document);
        using var planning = JsonDocument.Parse(Bytes(session, resultat));
        return Verificateur.Check(instance, planning);
    }

    public static byte[] Bytes(SessionDOraux session, ResultatDePlan resultat)
    {
        using var flux = new MemoryStream();
        EcritureDePlan.Write(flux, session, resultat);
        return flux.ToArray();
    }
}
