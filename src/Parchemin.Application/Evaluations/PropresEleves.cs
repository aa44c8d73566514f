using System.Globalization;

namespace Parchemin.Application;

/// <summary>Who has taught whom: nobody marks or examines his own students (case law on impartiality: CE, 22 June 2011, no 336757).</summary>
/// <remarks>
/// Somebody teaches where his sheet says, and where he holds a mandat of équipe: the rest of a shared service. He taught where either said so
/// within <see cref="AnneesDeMemoire"/>. A candidate comes from the établissement of his inscription, from who follows him, and from those of
/// his other sessions. Only where people are taught counts: an office that follows a candidate, or where an inspector works, teaches nobody.
/// An établissement attached to another shares its teachers: a CFA within a lycée (interpretation: the texts say nothing of it).
/// </remarks>
internal sealed class PropresEleves
{
    /// <summary>Years during which those whom somebody taught stay his (interpretation: two years of a course, and one to sit it again).</summary>
    public const int AnneesDeMemoire = 3;

    private readonly IReadOnlyList<Objet> personnes;
    private readonly ILookup<string, int> rangs;
    private readonly ILookup<string, string> origines;

    private PropresEleves(IReadOnlyList<Objet> personnes, ILookup<string, int> rangs, ILookup<string, string> origines) => (this.personnes, this.rangs, this.origines) = (personnes, rangs, origines);

    /// <param name="personnes">Those who would mark or examine, in the order of their ranks.</param>
    public static async Task<PropresEleves> ReadAsync(IReader lecture, IReadOnlyList<Objet> personnes, IReadOnlyCollection<Objet> inscriptions, DateTimeOffset maintenant)
    {
        var lieux = await PlacesAsync(lecture, personnes, maintenant.AddYears(-AnneesDeMemoire));
        var venues = await OriginsAsync(lecture, inscriptions);
        var maisons = await HousesAsync(lecture, lieux.Select(l => l.Organisation).Concat(venues.Select(o => o.Organisation)));
        return new PropresEleves(
            personnes,
            lieux.Where(l => maisons.ContainsKey(l.Organisation)).ToLookup(l => maisons[l.Organisation], l => l.Rang, StringComparer.Ordinal),
            venues.Where(o => maisons.ContainsKey(o.Organisation)).ToLookup(o => o.Inscription, o => maisons[o.Organisation], StringComparer.Ordinal));
    }

    /// <summary>Whether the person teaches or taught where the candidate comes from.</summary>
    public bool AreHis(string personne, string inscription) => TeachersOf(inscription).Any(rang => personnes[rang].Id == personne);

    /// <summary>The ranks of the people who teach or taught where the candidate comes from.</summary>
    public HashSet<int> TeachersOf(string inscription) => [.. origines[inscription].SelectMany(o => rangs[o])];

    // Where each one teaches, or taught since a day.
    private static async Task<List<(string Organisation, int Rang)>> PlacesAsync(IReader lecture, IReadOnlyList<Objet> personnes, DateTimeOffset depuis)
    {
        var rang = personnes.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var jour = depuis.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lieux = new List<(string? Organisation, int Rang)>(personnes.Select(p => (p["organisation"], rang[p.Id])));
        var mandats = await lecture.AllAsync(rang.Keys, lot => new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("personne", lot), new Parmi("role", ["equipe"]))) { Ordre = "id" });
        lieux.AddRange(mandats.Where(m => m["au"] is not { } au || string.CompareOrdinal(au, jour) >= 0).Select(m => (m["organisation"], rang[m["personne"]!])));
        await foreach (var e in lecture.JournalAsync(new FiltreDuJournal { Genre = Genres.Personne.Code, Objets = [.. rang.Keys], VersionApres = 1 }))
        {
            if (e.SurvenueLe >= depuis)
                lieux.Add((e.Avant.GetValueOrDefault("organisation"), rang[e.Objet]));
        }

        return [.. from l in lieux where l.Organisation is not null select (l.Organisation, l.Rang)];
    }

    private static async Task<List<(string Inscription, string Organisation)>> OriginsAsync(IReader lecture, IReadOnlyCollection<Objet> inscriptions)
    {
        string[] candidats = [.. inscriptions.Select(i => i["candidat"]!).Distinct(StringComparer.Ordinal)];
        var suivis = (await lecture.FindAsync(Genres.Candidat, candidats)).ToDictionary(c => c.Id, c => c["organisation"], StringComparer.Ordinal);
        var toutes = (await lecture.AllAsync(candidats, lot => new Requete(Genres.Inscription, new Parmi("candidat", lot)) { Ordre = "id" })).ToLookup(i => i["candidat"]!, i => i["etablissement"], StringComparer.Ordinal);
        return [.. from i in inscriptions
                   from o in toutes[i["candidat"]!].Append(i["etablissement"]).Append(suivis.GetValueOrDefault(i["candidat"]!)).OfType<string>().Distinct(StringComparer.Ordinal)
                   select (i.Id, o)];
    }

    // Where people are taught, and its house: an établissement attached to another is of that one.
    private static async Task<Dictionary<string, string>> HousesAsync(IReader lecture, IEnumerable<string> organisations)
    {
        var lues = (await lecture.FindAsync(Genres.Organisation, [.. organisations.Distinct(StringComparer.Ordinal)])).Where(o => o["nature"] is "etablissement" or "cfa" or "of").ToList();
        var parents = (await lecture.FindAsync(Genres.Organisation, [.. lues.Select(o => o["parent"]).OfType<string>().Distinct(StringComparer.Ordinal)])).ToDictionary(o => o.Id, StringComparer.Ordinal);
        return lues.ToDictionary(o => o.Id, o => o["parent"] is { } p && parents.GetValueOrDefault(p)?["nature"] is "etablissement" ? p : o.Id, StringComparer.Ordinal);
    }
}
