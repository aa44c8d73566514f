using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests;

/// <summary>Roomy invented sessions in which one thing was then made impossible: what an explanation must find.</summary>
internal static class CausesPlantees
{
    private static readonly (string Nom, Action<JsonNode, Random> Plant)[] Causes =
    [
        ("enseignants absents un jour sur tous", TeachersLeave),
        ("professeurs de langue tous récusés", LanguageRecused),
        ("salles fermées", RoomsClosed),
        ("places de préparation retirées", SeatsRemoved),
        ("candidat absent partout", CandidateAbsent),
        ("majoration plus longue que les plages", TooLong),
        ("oraux fixés à la même heure", FixedTogether),
        ("oraux d'un candidat fixés l'un sur l'autre", FixedOver),
        ("limite par jour trop basse", LimitLow),
        ("candidats réunis sur une plage", CandidatesGathered),
    ];

    public static (string Cause, JsonDocument Document, SessionDOraux Session) Draw(int graine)
    {
        var tirage = new Random(graine);
        using var flux = new MemoryStream();
        GenerateurDeSession.Write(flux, SessionGeneree.Of(tirage.Next(40, 700), 40, (ulong)graine));
        var racine = JsonNode.Parse(flux.ToArray())!;
        var (nom, plant) = Causes[graine % Causes.Length];
        plant(racine, tirage);
        var json = JsonSerializer.SerializeToUtf8Bytes(racine);
        return (nom, JsonDocument.Parse(json), LectureDeSession.Read(json).Valeur ?? throw new InvalidDataException($"{nom}, {graine}"));
    }

    private static string Centre(JsonNode racine, Random tirage) => Choose(racine["plages"]!.AsArray(), tirage)!["centre"]!.GetValue<string>();

    private static JsonNode? Choose(JsonArray liste, Random tirage) => liste[tirage.Next(liste.Count)];

    private static HashSet<string> PlagesOf(JsonNode racine, string centre)
        => [.. racine["plages"]!.AsArray().Where(p => p!["centre"]!.GetValue<string>() == centre).Select(p => p!["id"]!.GetValue<string>())];

    private static IEnumerable<JsonNode> PeopleOf(JsonNode racine, string centre, string qualite)
    {
        var plages = PlagesOf(racine, centre);
        return racine["examinateurs"]!.AsArray().Where(x => x!["plages"]!.AsArray().Any(p => plages.Contains(p!.GetValue<string>())) && x["qualites"]!.AsArray().Any(q => q!.GetValue<string>() == qualite))!;
    }

    private static List<JsonNode> CandidatesOf(JsonNode racine, string centre)
        => racine["candidats"]!.AsArray().Where(c => c!["zone"] is null || c["zone"]!.GetValue<string>() == centre).ToList()!;

    // Most of the teachers of an épreuve keep one plage each.
    private static void TeachersLeave(JsonNode racine, Random tirage)
    {
        foreach (var x in PeopleOf(racine, Centre(racine, tirage), tirage.Next(2) == 0 ? "enseignant-1" : "enseignant-2").ToList())
        {
            var plages = x["plages"]!.AsArray();
            while (plages.Count > 1)
                plages.RemoveAt(tirage.Next(plages.Count));
        }
    }

    private static void LanguageRecused(JsonNode racine, Random tirage)
    {
        var centre = Centre(racine, tirage);
        var candidat = CandidatesOf(racine, centre).Find(c => c["epreuves"]!.AsArray().Any(e => e!.GetValue<string>() == "OL")) ?? CandidatesOf(racine, centre)[0];
        candidat["epreuves"] = new JsonArray("OL");
        foreach (var x in PeopleOf(racine, centre, "enseignant-langue").ToList())
            x["candidats_recuses"] = new JsonArray(candidat["id"]!.GetValue<string>());
    }

    private static void RoomsClosed(JsonNode racine, Random tirage) => Cut(racine, tirage, "interrogation");

    private static void SeatsRemoved(JsonNode racine, Random tirage)
    {
        var centre = Centre(racine, tirage);
        foreach (var s in racine["salles"]!.AsArray().Where(s => s!["centre"]!.GetValue<string>() == centre && s["usage"]!.GetValue<string>() == "preparation"))
            s!["places"] = 1;
        foreach (var e in racine["epreuves"]!.AsArray().Where(e => e!["preparation"]!.GetValue<int>() > 0))
            e!["preparation"] = 150;
    }

    private static void Cut(JsonNode racine, Random tirage, string usage)
    {
        var centre = Centre(racine, tirage);
        var salles = racine["salles"]!.AsArray();
        foreach (var s in salles.Where(s => s!["centre"]!.GetValue<string>() == centre && s["usage"]!.GetValue<string>() == usage).Skip(1).ToList())
            salles.Remove(s);
        foreach (var p in racine["plages"]!.AsArray().Where(p => p!["centre"]!.GetValue<string>() == centre))
            p!["fin"] = Horloge.Format(Horloge.Parse(p["debut"]!.GetValue<string>())!.Value + 100);
    }

    private static void CandidateAbsent(JsonNode racine, Random tirage)
    {
        var candidat = Choose(racine["candidats"]!.AsArray(), tirage)!;
        candidat["indisponible"] = new JsonArray([.. racine["plages"]!.AsArray().Select(p => (JsonNode)p!["id"]!.GetValue<string>())]);
    }

    private static void TooLong(JsonNode racine, Random tirage)
    {
        Choose(racine["candidats"]!.AsArray(), tirage)!["majoration"] = "3/1";
        racine["epreuves"]![0]!["passage"] = 64;
    }

    private static void FixedTogether(JsonNode racine, Random tirage)
    {
        var centre = Centre(racine, tirage);
        var plage = racine["plages"]!.AsArray().First(p => p!["centre"]!.GetValue<string>() == centre)!;
        var nombre = PeopleOf(racine, centre, "enseignant-1").Count() + 1;
        var debut = Horloge.Format(Horloge.Parse(plage["debut"]!.GetValue<string>())!.Value + 60);
        racine["fixes"] = new JsonArray([.. CandidatesOf(racine, centre).Where(c => c["majoration"] is null && c["epreuves"]!.AsArray().Any(e => e!.GetValue<string>() == "O1")
                && (c["indisponible"] as JsonArray)?.Any(p => p!.GetValue<string>() == plage["id"]!.GetValue<string>()) != true).Take(nombre)
            .Select(c => (JsonNode)new JsonObject { ["candidat"] = c["id"]!.GetValue<string>(), ["epreuve"] = "O1", ["plage"] = plage["id"]!.GetValue<string>(), ["debut"] = debut })]);
    }

    private static void FixedOver(JsonNode racine, Random tirage)
    {
        var centre = Centre(racine, tirage);
        var plage = racine["plages"]!.AsArray().First(p => p!["centre"]!.GetValue<string>() == centre)!;
        var candidat = CandidatesOf(racine, centre)[0];
        candidat["indisponible"] = new JsonArray();
        candidat["epreuves"] = new JsonArray("O1", "O2");
        var debut = Horloge.Parse(plage["debut"]!.GetValue<string>())!.Value;
        racine["fixes"] = new JsonArray([.. new[] { ("O1", 60), ("O2", 80) }.Select(f =>
            (JsonNode)new JsonObject { ["candidat"] = candidat["id"]!.GetValue<string>(), ["epreuve"] = f.Item1, ["plage"] = plage["id"]!.GetValue<string>(), ["debut"] = Horloge.Format(debut + f.Item2) })]);
    }

    private static void LimitLow(JsonNode racine, Random tirage)
    {
        foreach (var x in PeopleOf(racine, Centre(racine, tirage), "enseignant-1").ToList())
            x["max_par_jour"] = 1;
    }

    private static void CandidatesGathered(JsonNode racine, Random tirage)
    {
        var centre = Centre(racine, tirage);
        var plages = PlagesOf(racine, centre).ToList();
        var seule = plages[tirage.Next(plages.Count)];
        foreach (var c in CandidatesOf(racine, centre))
            c["indisponible"] = new JsonArray([.. plages.Where(p => p != seule).Select(p => (JsonNode)p)]);
    }
}
