using Parchemin.Core;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>A script that changes hands: all the parts of one reading that its corrector has not marked.</summary>
/// <param name="Racine">The number under which people know it.</param>
public sealed record CopieDeleguee(string Racine, string? Vers, IReadOnlyList<Objet> Parties);

/// <summary>Somebody who takes scripts of an absent corrector.</summary>
/// <param name="Avant">Scripts that he has already.</param>
/// <param name="SesEleves">Scripts of the absent one that are of his own students.</param>
/// <param name="DejaLues">Others that he reads another time.</param>
public sealed record Repreneur(string Personne, string Nom, int Avant, int Recues, int SesEleves, int DejaLues)
{
    /// <summary>Why some of them cannot be his, in French; null when all can.</summary>
    public string? Empechement => (SesEleves, DejaLues) switch
    {
        (0, 0) => null,
        (var e, 0) => $"{e} de ses élèves",
        (0, var d) => $"{d} qu'il lit déjà",
        var (e, d) => $"{e} de ses élèves, {d} qu'il lit déjà",
    };
}

/// <summary>What would become of the scripts that an absent corrector has not marked: who takes which, nothing else moves.</summary>
/// <param name="Marquees">Scripts that he has wholly marked: they stay his.</param>
public sealed record DelegationDeLots(EpreuveDeSession Epreuve, Objet Absent, int Marquees, IReadOnlyList<Repreneur> Repreneurs, IReadOnlyList<CopieDeleguee> Copies)
{
    public string Nom => $"{Absent["prenoms"]} {Absent["nom"]}";

    public int SansRepreneur => Copies.Count(c => c.Vers is null);

    /// <summary>The same proposal has the same mark: what was looked at is what is done.</summary>
    public string Empreinte => MarqueDApercu.Of(Copies.Select(c => $"{c.Racine} {c.Vers}"));

    /// <exception cref="RefusException">It is not the actor's to organise, or somebody has no mandat to mark.</exception>
    public static async Task<DelegationDeLots> ReadAsync(Guichet guichet, Acteur acteur, string session, string unite, string absent, IReadOnlyList<string> repreneurs, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var epreuve = await EpreuveDeSession.OpenAsync(guichet, acteur, "copie.anonymiser", session, unite, annulation);
        return await OfAsync(epreuve, absent, repreneurs, guichet.Store, guichet.Maintenant);
    }

    internal static async Task<DelegationDeLots> OfAsync(EpreuveDeSession epreuve, string absent, IReadOnlyList<string> repreneurs, IReader lecture, DateTimeOffset maintenant)
    {
        var parti = await lecture.FindAsync(Genres.Personne, absent) ?? throw RefusException.Introuvable(Genres.Personne);
        var autres = repreneurs.Contains(absent) ? throw new RefusException(NatureDeRefus.Invalide, "REPRENEUR-ABSENT", "Le correcteur absent ne reprend pas ses propres copies. Choisissez-en d'autres.", [new Faute("REPRENEUR-ABSENT", "vers", absent, "Choisissez quelqu'un d'autre.")])
            : repreneurs.Count == 0 ? [] : await DistribuerLesLots.CorrecteursAsync(lecture, repreneurs, maintenant);
        var lectures = (await CopieEntiere.ReadAsync(lecture, epreuve.Session.Id, epreuve.Unite)).SelectMany(c => c.Lectures).ToList();
        var ecrits = await lecture.FindAsync(Genres.Inscription, [.. lectures.Select(l => l["inscription"]!).Distinct(StringComparer.Ordinal)]);
        var inscriptions = ecrits.ToDictionary(i => i.Id, i => i["etablissement"], StringComparer.Ordinal);
        var eleves = await PropresEleves.ReadAsync(lecture, autres, ecrits, maintenant);
        var siennes = lectures.Where(l => l["correcteur"] == absent).ToList();
        var orphelines = siennes.Where(l => ValeurDeCopie.Given(l).Manque).GroupBy(l => (Inscription: l["inscription"]!, Lecture: CopieEntiere.LectureOf(l)))
            .Select(g => (g.Key.Inscription, g.Key.Lecture, Parties: g.ToList())).OrderBy(o => o.Parties[0]["anonymat"], StringComparer.Ordinal).ToList();
        // Whoever reads a script another time does not read it again.
        var lus = lectures.Where(l => l["correcteur"] is not null).ToLookup(l => l["inscription"]!, l => (Lecture: CopieEntiere.LectureOf(l), Correcteur: l["correcteur"]!), StringComparer.Ordinal);
        var charges = autres.Select(a => lectures.Where(l => l["correcteur"] == a.Id).Select(l => (l["inscription"], CopieEntiere.LectureOf(l))).Distinct().Count()).ToList();
        var refus = orphelines.Select(o => (Eleves: eleves.TeachersOf(o.Inscription), Lus: Enumerable.Range(0, autres.Count).Where(i => lus[o.Inscription].Any(l => l.Lecture != o.Lecture && l.Correcteur == autres[i].Id)).ToHashSet())).ToList();
        var vers = Assign([.. orphelines.Zip(refus).Select(o => (inscriptions.GetValueOrDefault(o.First.Inscription) ?? "", (IReadOnlySet<int>)o.Second.Eleves.Union(o.Second.Lus).ToHashSet()))], charges);
        return new DelegationDeLots(
            epreuve, parti, siennes.GroupBy(l => (l["inscription"], CopieEntiere.LectureOf(l))).Count(g => g.All(l => !ValeurDeCopie.Given(l).Manque)),
            [.. autres.Select((a, i) => new Repreneur(a.Id, $"{a["prenoms"]} {a["nom"]}", charges[i], vers.Count(v => v == i), refus.Count(r => r.Eleves.Contains(i)), refus.Count(r => r.Lus.Contains(i) && !r.Eleves.Contains(i))))],
            [.. orphelines.Select((o, rang) => new CopieDeleguee(NumeroDAnonymat.Racine(o.Parties[0]["anonymat"]!), vers[rang] < 0 ? null : autres[vers[rang]].Id, o.Parties))]);
    }

    // By the kernel, which evens the loads and mixes the origins; in the order of the numbers within those that can stand for one another.
    private static int[] Assign(IReadOnlyList<(string Origine, IReadOnlySet<int> Interdits)> copies, List<int> charges)
    {
        var choix = Enumerable.Repeat(-1, copies.Count).ToArray();
        if (charges.Count == 0 || copies.Count == 0)
            return choix;
        var classes = Enumerable.Range(0, copies.Count).GroupBy(c => (copies[c].Origine, string.Join(',', copies[c].Interdits.Order()))).Select(g => g.ToList()).ToList();
        var plafond = charges.Sum() + copies.Count;
        // The absent one has the rank after the others.
        var absent = charges.Count;
        var demande = new CopiesAConfier(
            [.. classes.Select(g => new ClasseDeCopies(copies[g[0]].Origine, g.Count, copies[g[0]].Interdits))],
            [.. charges.Select((c, i) => new CorrecteurDisponible($"{i}", 1, plafond, c)), new CorrecteurDisponible("absent", 1, plafond)]);
        var tenue = new RepartitionDesCopies([.. classes.Select(g => Enumerable.Range(0, absent + 1).Select(i => i == absent ? g.Count : 0).ToArray())], new int[classes.Count], new long[classes.Count], new long[absent + 1]);
        var (_, repartition) = DelegationDeCopies.Reassign(demande, tenue, absent, new int[classes.Count]);
        foreach (var (classe, nombres) in classes.Zip(repartition.Nombres))
        {
            var rang = 0;
            for (var i = 0; i < absent; i++)
            {
                for (var n = 0; n < nombres[i]; n++)
                    choix[classe[rang++]] = i;
            }
        }

        return choix;
    }
}

/// <summary>Gives the scripts that an absent corrector has not marked to others, in lots of their own. What he has marked stays his.</summary>
/// <param name="Vue">The mark of the proposal that the person looked at; null takes what is found.</param>
public sealed record DeleguerDesCopies(string Session, string Unite, string Absent, IReadOnlyList<string> Repreneurs, string? Vue = null) : IOperation<DelegationFaite>
{
    public string Code => "copie.anonymiser";

    public async ValueTask<DelegationFaite> ExecuteAsync(Etabli etabli)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        var proposee = await DelegationDeLots.OfAsync(epreuve, Absent, Repreneurs, etabli.Lecture, etabli.Maintenant);
        if (proposee.Repreneurs.Count == 0)
            throw new RefusException(NatureDeRefus.Invalide, "CORRECTEURS-ABSENTS", "Choisissez au moins un correcteur qui reprend ces copies.", [new Faute("CORRECTEURS-ABSENTS", "vers", null, "Choisissez au moins un correcteur.")]);
        if (proposee.Copies.Count == proposee.SansRepreneur)
            throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-A-DELEGUER", proposee.Copies.Count == 0 ? "Ce correcteur n'a plus de copie à noter : il n'y a rien à confier." : $"Aucun de ceux que vous avez choisis ne peut prendre {Pluriel.Agree(proposee.Copies.Count, "cette copie", $"ces {proposee.Copies.Count} copies")} : {string.Join(" ; ", proposee.Repreneurs.Select(r => $"{r.Nom}, {r.Empechement}"))}. Choisissez quelqu'un d'un autre établissement ; si personne ne reste, donnez-lui d'abord un mandat d'évaluateur, depuis sa fiche.");
        if (Vue is not null && Vue != proposee.Empreinte)
            throw new RefusException(NatureDeRefus.EtatContraire, "DELEGATION-PERIMEE", "Des copies ont été notées ou confiées depuis cet aperçu : regardez-le de nouveau.");
        var pris = (await etabli.Lecture.AllAsync(new Requete(Genres.Copie, Filtre.Toutes(new Parmi("session", [Session]), new Parmi("unite", [Unite]))) { Ordre = "id" })).Select(l => l["lot"]).ToHashSet(StringComparer.Ordinal);
        var etablissements = (await etabli.Lecture.FindAsync(Genres.Inscription, [.. proposee.Copies.Select(c => c.Parties[0]["inscription"]!)])).ToDictionary(i => i.Id, i => i["etablissement"], StringComparer.Ordinal);
        var lots = 0;
        foreach (var repreneur in proposee.Repreneurs)
        {
            foreach (var lot in LotsDeCopies.Deal([.. proposee.Copies.Where(c => c.Vers == repreneur.Personne)], c => etablissements.GetValueOrDefault(c.Parties[0]["inscription"]!) ?? "", DistribuerLesLots.TailleOrdinaire))
            {
                var nom = DistribuerLesLots.NewLot(Unite, pris);
                lots++;
                foreach (var copie in lot.OrderBy(c => c.Racine, StringComparer.Ordinal).SelectMany(c => c.Parties))
                    await etabli.ChangeAsync(Code, copie, [new("correcteur", repreneur.Personne), new("lot", nom)]);
            }
        }

        return new DelegationFaite(proposee.Copies.Count - proposee.SansRepreneur, lots, proposee.SansRepreneur, etabli.Lot);
    }
}

/// <summary>What a delegation did.</summary>
/// <param name="Lot">The entry of the journal by which it is undone, as long as nothing has changed since.</param>
public sealed record DelegationFaite(int Copies, int Lots, int SansRepreneur, string Lot);
