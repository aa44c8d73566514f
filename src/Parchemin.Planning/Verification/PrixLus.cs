using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>The prices of a certificate of bound, as the checker reads them. Every price is in parts and none may be negative.</summary>
internal sealed class PrixLus
{
    private readonly Dictionary<(string Epreuve, int Preparation, int Passage), long> oraux = [];
    private readonly Dictionary<(string Plage, string Profil), long> personnes = [];
    private readonly Dictionary<string, long> salles = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Jour, string Profil), long> journees = [];

    private PrixLus()
    {
    }

    public List<long> Coupes { get; } = [];

    public IReadOnlyDictionary<(string Epreuve, int Preparation, int Passage), long> Oraux => oraux;

    public IReadOnlyDictionary<(string Plage, string Profil), long> Personnes => personnes;

    public IReadOnlyDictionary<string, long> Salles => salles;

    public IReadOnlyDictionary<(int Jour, string Profil), long> Journees => journees;

    public static PrixLus Read(JsonElement element, string lieu, Constat constat)
    {
        var c = new Champs(element, lieu, constat, "oraux", "coupes", "personnes", "salles", "journees");
        var prix = new PrixLus();
        foreach (var o in c.Liste("oraux").Select(e => new Champs(e, $"{lieu}.oraux", constat, "epreuve", "preparation", "passage", "prix")))
            prix.oraux[(o.Texte("epreuve"), o.Entier("preparation"), o.Entier("passage"))] = Prix(o, constat);
        foreach (var p in c.Liste("personnes").Select(e => new Champs(e, $"{lieu}.personnes", constat, "plage", "qualites", "prix")))
            prix.personnes[(p.Texte("plage"), Profil(p.Textes("qualites")))] = Prix(p, constat);
        foreach (var s in c.Liste("salles").Select(e => new Champs(e, $"{lieu}.salles", constat, "plage", "prix")))
            prix.salles[s.Texte("plage")] = Prix(s, constat);
        foreach (var j in c.Liste("journees").Select(e => new Champs(e, $"{lieu}.journees", constat, "jour", "qualites", "prix")))
        {
            if (DateOnly.TryParseExact(j.Texte("jour"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour))
                prix.journees[(jour.DayNumber, Profil(j.Textes("qualites")))] = Prix(j, constat);
            else
                constat.Add(Regle.Format, $"{j.Lieu} : « jour » doit être une date comme 2024-06-10.");
        }

        foreach (var coupe in c.Liste("coupes"))
            prix.Coupes.Add(coupe.TryGetInt64(out var n) ? Positive(n, $"{lieu}.coupes", constat) : 0);
        return prix;
    }

    /// <summary>A set of qualités as one text.</summary>
    public static string Profil(IEnumerable<string> qualites) => string.Join('\n', qualites.Order(StringComparer.Ordinal));

    private static long Prix(Champs c, Constat constat) => c.NombreOuNull("prix") is { } n && n == decimal.Truncate(n) && Math.Abs(n) < long.MaxValue ? Positive((long)n, c.Lieu, constat) : Positive(-1, c.Lieu, constat);

    private static long Positive(long prix, string lieu, Constat constat)
    {
        if (prix < 0)
            constat.Add(Regle.Format, $"{lieu} : un prix est un entier positif ou nul.");
        return Math.Max(0, prix);
    }
}
