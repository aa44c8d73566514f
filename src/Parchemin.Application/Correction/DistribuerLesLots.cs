using System.Globalization;
using System.Security.Cryptography;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>What a distribution did.</summary>
/// <param name="SansCorrecteur">Readings that nobody gets.</param>
/// <param name="SansHeures">Among them, those that somebody could have if he had the hours; all the correctors must refuse the others.</param>
public sealed record Distribution(int Copies, int Lots, int SansCorrecteur, int SansHeures = 0);

/// <summary>Gives the scripts that nobody has yet to correctors, in lots: never one's own students, centres mixed, as even as that allows.</summary>
/// <param name="Correcteurs">The identifiers of people who hold a mandat of évaluateur.</param>
/// <param name="Taille">Scripts at most in a lot.</param>
/// <param name="Heures">What each of them gives to this unité; loads then follow the hours and never exceed them. Null for as many scripts each.</param>
/// <remarks>
/// The parts of one script go together. A second reading goes to somebody else. Lots are cut in what each corrector got, the établissements dealt over them:
/// a lot that was formed first would keep away from everybody who teaches one of its candidates.
/// </remarks>
public sealed record DistribuerLesLots(string Session, string Unite, IReadOnlyList<string> Correcteurs, int Taille = DistribuerLesLots.TailleOrdinaire, HeuresDeCorrection? Heures = null) : IOperation<Distribution>
{
    public const int TailleMax = 200;

    /// <summary>Scripts at most in a lot when nobody says otherwise.</summary>
    public const int TailleOrdinaire = 25;

    public string Code => "copie.anonymiser";

    public async ValueTask<Distribution> ExecuteAsync(Etabli etabli)
    {
        await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        if (Taille is < 1 or > TailleMax)
            throw new RefusException(NatureDeRefus.Invalide, "TAILLE-REFUSEE", $"Un lot compte de 1 à {TailleMax} copies. Changez sa taille.", [new Faute("TAILLE-REFUSEE", "taille", Taille.ToString(CultureInfo.InvariantCulture), $"De 1 à {TailleMax}.")]);
        var correcteurs = await CorrecteursAsync(etabli.Lecture, Correcteurs, etabli.Maintenant);
        var copies = await CopieEntiere.ReadAsync(etabli.Lecture, Session, Unite);
        var inscriptions = await etabli.Lecture.AllAsync(new Requete(Genres.Inscription, new Parmi("session", [Session])) { Ordre = "id" });
        var etablissements = inscriptions.ToDictionary(i => i.Id, i => i["etablissement"], StringComparer.Ordinal);
        var plafonds = Heures?.Ceilings(correcteurs);
        var ecrits = copies.Select(c => c.Inscription).ToHashSet(StringComparer.Ordinal);
        var eleves = await PropresEleves.ReadAsync(etabli.Lecture, correcteurs, [.. inscriptions.Where(i => ecrits.Contains(i.Id))], etabli.Maintenant);
        var rangs = correcteurs.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        var charges = new int[correcteurs.Count];
        foreach (var tenue in copies.SelectMany(c => c.Lectures.Select(l => (Racine: NumeroDAnonymat.Racine(l["anonymat"]!), Lecture: CopieEntiere.LectureOf(l), Correcteur: l["correcteur"]))).Distinct())
        {
            if (tenue.Correcteur is { } c && rangs.TryGetValue(c, out var rang))
                charges[rang]++;
        }

        var pris = copies.SelectMany(c => c.Lectures).Select(l => l["lot"]).ToHashSet(StringComparer.Ordinal);
        var (donnees, lots, sans, sansHeures) = (0, 0, 0, 0);
        var lus = copies.SelectMany(c => c.Lectures).GroupBy(l => l["inscription"]!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Where(l => l["correcteur"] is not null).Select(l => (CopieEntiere.LectureOf(l), l["correcteur"]!)).ToHashSet(), StringComparer.Ordinal);
        foreach (var lecture in copies.SelectMany(c => c.Lectures).GroupBy(CopieEntiere.LectureOf).OrderBy(g => g.Key))
        {
            // What waits: all the parts of one script at this reading, together.
            var attendues = lecture.GroupBy(l => l["inscription"]!, StringComparer.Ordinal).Where(g => g.Any(l => l["correcteur"] is null)).Select(g => (Inscription: g.Key, Parties: g.Where(l => l["correcteur"] is null).ToList())).ToList();
            var copiesAttendues = attendues.Select(a =>
            {
                var interdits = eleves.TeachersOf(a.Inscription);
                interdits.UnionWith(lus[a.Inscription].Where(l => l.Item1 != lecture.Key && rangs.ContainsKey(l.Item2)).Select(l => rangs[l.Item2]));
                return (etablissements[a.Inscription] ?? "", (IReadOnlySet<int>)interdits);
            }).ToList();
            var choix = Repartition.Assign(copiesAttendues, charges, RandomNumberGenerator.GetInt32, plafonds);
            sans += choix.Count(c => c < 0);
            sansHeures += choix.Zip(copiesAttendues).Count(c => c.First < 0 && c.Second.Item2.Count < correcteurs.Count);
            foreach (var (correcteur, i) in correcteurs.Select((c, i) => (c, i)))
            {
                var siennes = attendues.Where((_, j) => choix[j] == i).ToArray();
                RandomNumberGenerator.Shuffle<(string Inscription, List<Objet> Parties)>(siennes);
                charges[i] += siennes.Length;
                foreach (var lot in LotsDeCopies.Deal(siennes, s => etablissements[s.Inscription] ?? "", Taille))
                {
                    var nom = NewLot(Unite, pris);
                    lots++;
                    // In the order of the numbers, which is that of chance: the ranks of the journal tell nothing of an établissement.
                    foreach (var (inscription, parties) in lot.OrderBy(l => l.Parties[0]["anonymat"], StringComparer.Ordinal))
                    {
                        lus[inscription].Add((lecture.Key, correcteur.Id));
                        donnees++;
                        foreach (var copie in parties)
                            await etabli.ChangeAsync(Code, copie, [new("correcteur", correcteur.Id), new("lot", nom)]);
                    }
                }
            }
        }

        return new Distribution(donnees, lots, sans, sansHeures);
    }

    /// <summary>A name that no lot of the unité bears.</summary>
    internal static string NewLot(string unite, HashSet<string?> pris)
    {
        string nom;
        do
            nom = $"{unite}-{NumeroDAnonymat.NewLot()}";
        while (!pris.Add(nom));
        return nom;
    }

    /// <exception cref="RefusException">Nobody is named, or somebody has no mandat to mark.</exception>
    internal static async ValueTask<IReadOnlyList<Objet>> CorrecteursAsync(IReader lecture, IReadOnlyList<string> ids, DateTimeOffset maintenant)
    {
        if (ids.Count == 0)
            throw new RefusException(NatureDeRefus.Invalide, "CORRECTEURS-ABSENTS", "Choisissez au moins un correcteur.");
        var correcteurs = new List<Objet>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var personne = await lecture.FindAsync(Genres.Personne, id) ?? throw RefusException.Introuvable(Genres.Personne);
            var mandats = await lecture.QueryAsync(new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("personne", [id]), new Parmi("role", ["evaluateur"]))) { Ordre = "id" });
            var jour = maintenant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!mandats.Objets.Any(m => m["au"] is not { } au || string.CompareOrdinal(jour, au) <= 0))
                throw new RefusException(NatureDeRefus.Invalide, "CORRECTEUR-SANS-MANDAT", $"{personne["prenoms"]} {personne["nom"]} n'a pas de mandat d'évaluateur : ses copies lui resteraient fermées. Donnez-lui ce mandat d'abord.");
            correcteurs.Add(personne);
        }

        return correcteurs;
    }
}
