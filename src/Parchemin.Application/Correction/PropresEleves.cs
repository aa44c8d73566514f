using System.Globalization;

namespace Parchemin.Application;

/// <summary>Who has taught whom: nobody marks his own students (case law on impartiality: CE, 22 June 2011, no 336757).</summary>
/// <remarks>
/// A corrector teaches where his sheet says, and where he holds a mandat of équipe: the rest of a shared service. He taught where either said
/// so within <see cref="AnneesDeMemoire"/>. A candidate comes from the établissement of his inscription, from who follows him, and from those
/// of his other sessions.
/// </remarks>
internal sealed class PropresEleves
{
    /// <summary>Years during which those whom somebody taught stay his (interpretation: two years of a course, and one to sit it again).</summary>
    public const int AnneesDeMemoire = 3;

    // Identifiants in one question: what both engines take without effort.
    private const int LusEnsemble = 500;

    private readonly ILookup<string, int> rangs;
    private readonly ILookup<string, string> origines;

    private PropresEleves(ILookup<string, int> rangs, ILookup<string, string> origines) => (this.rangs, this.origines) = (rangs, origines);

    /// <param name="correcteurs">The people, in the order of their ranks.</param>
    public static async Task<PropresEleves> ReadAsync(IReader lecture, IReadOnlyList<Objet> correcteurs, IReadOnlyCollection<Objet> inscriptions, DateTimeOffset maintenant)
    {
        var depuis = maintenant.AddYears(-AnneesDeMemoire);
        var mandats = await MandatsAsync(lecture, correcteurs, depuis);
        var lieux = new List<(string Organisation, int Rang)>();
        foreach (var (correcteur, rang) in correcteurs.Select((c, i) => (c, i)))
            lieux.AddRange((await PlacesOfAsync(lecture, correcteur, mandats[correcteur.Id], depuis)).Select(o => (o, rang)));
        return new PropresEleves(lieux.ToLookup(l => l.Organisation, l => l.Rang, StringComparer.Ordinal), await OriginsAsync(lecture, inscriptions));
    }

    /// <summary>The ranks of the correctors who teach or taught where the candidate comes from.</summary>
    public HashSet<int> TeachersOf(string inscription) => [.. origines[inscription].SelectMany(o => rangs[o])];

    private static async Task<ILookup<string, string?>> MandatsAsync(IReader lecture, IReadOnlyList<Objet> correcteurs, DateTimeOffset depuis)
    {
        var jour = depuis.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var mandats = new List<Objet>();
        foreach (var ensemble in correcteurs.Select(c => c.Id).Chunk(LusEnsemble))
            mandats.AddRange(await lecture.AllAsync(new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("personne", ensemble), new Parmi("role", ["equipe"]))) { Ordre = "id" }));
        return mandats.Where(m => m["au"] is not { } au || string.CompareOrdinal(au, jour) >= 0).ToLookup(m => m["personne"]!, m => m["organisation"], StringComparer.Ordinal);
    }

    private static async Task<HashSet<string>> PlacesOfAsync(IReader lecture, Objet correcteur, IEnumerable<string?> mandats, DateTimeOffset depuis)
    {
        var lieux = mandats.Append(correcteur["organisation"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        await foreach (var e in lecture.JournalAsync(new FiltreDuJournal { Genre = Genres.Personne.Code, Objet = correcteur.Id, VersionApres = 1 }))
        {
            if (e.SurvenueLe >= depuis && e.Avant.GetValueOrDefault("organisation") is { } quittee)
                lieux.Add(quittee);
        }

        return lieux;
    }

    private static async Task<ILookup<string, string>> OriginsAsync(IReader lecture, IReadOnlyCollection<Objet> inscriptions)
    {
        var venues = new List<(string Inscription, string Organisation)>();
        foreach (var siennes in inscriptions.Chunk(LusEnsemble))
        {
            string[] candidats = [.. siennes.Select(i => i["candidat"]!).Distinct(StringComparer.Ordinal)];
            var suivis = (await lecture.FindAsync(Genres.Candidat, candidats)).ToDictionary(c => c.Id, c => c["organisation"], StringComparer.Ordinal);
            var toutes = (await lecture.AllAsync(new Requete(Genres.Inscription, new Parmi("candidat", candidats)) { Ordre = "id" })).ToLookup(i => i["candidat"]!, i => i["etablissement"], StringComparer.Ordinal);
            venues.AddRange(from i in siennes
                            from o in toutes[i["candidat"]!].Append(i["etablissement"]).Append(suivis.GetValueOrDefault(i["candidat"]!)).OfType<string>().Distinct(StringComparer.Ordinal)
                            select (i.Id, o));
        }

        return venues.ToLookup(o => o.Inscription, o => o.Organisation, StringComparer.Ordinal);
    }
}
