using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parchemin.Core;
using Parchemin.Planning.Oraux;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Application;

/// <summary>What a publication did in the register.</summary>
/// <param name="Intouches">Passages that do not follow the planning, each with why: it has begun, it is assessed, or it has no place any more.</param>
/// <param name="SansMandat">Members who hold no mandate under which they would see their days and their grids.</param>
public sealed record BilanDePublication(int Commissions, int Membres, int PassagesCrees, int PassagesDeplaces, int PassagesInchanges, IReadOnlyList<string> Intouches, IReadOnlyList<string> SansMandat);

/// <summary>Writes a version of the planning into the register: its commissions, their members, the passages of the candidates. Convocations, agendas and
/// sheets follow from them. Published again, only what differs changes; what has begun or is assessed is never touched.</summary>
public sealed record PublierLePlanning(string Planning) : IOperation<BilanDePublication>
{
    internal const string Operation = "planning.publier";

    public string Code => Operation;

    /// <summary>Whether a publication wrote this commission: the identifiers that it gives are of a version of their own.</summary>
    internal static bool Wrote(string commission) => Guid.TryParse(commission, out var guid) && guid.Version == 8;

    public async ValueTask<BilanDePublication> ExecuteAsync(Etabli etabli)
    {
        var planning = await etabli.GetAsync(GenresDesActes.Planning, Planning);
        await etabli.AuthorizeAsync(Code, planning);
        var lu = await PlanningLu.OfAsync(planning, etabli.Lecture, etabli.Bibliotheque);
        if (lu.Pose.Violations() is [var violation, ..])
            throw new RefusException(NatureDeRefus.EtatContraire, "PLANNING-FAUTIF", $"Ce planning enfreint une règle ({lu.Noms.Say(violation.Message)}) : corrigez-le avant de le publier.");
        if (lu.Pose.Plan.Passages.IsEmpty)
            throw new RefusException(NatureDeRefus.EtatContraire, "PLANNING-VIDE", "Ce planning ne place aucun oral : il n'y a rien à publier. Calculez-en un autre.");
        var bilan = await new EcritureAuRegistre(etabli, lu).WriteAsync();
        await RetainAsync(etabli, planning);
        return bilan;
    }

    // One version at a time is the one in force.
    private async ValueTask RetainAsync(Etabli etabli, Objet planning)
    {
        foreach (var autre in (await VersionsDePlanning.AllAsync(etabli.Lecture, planning["session"]!)).Where(v => v["etat"] is "retenu" && v.Id != planning.Id))
            await etabli.ChangeAsync(Code, autre, [new("etat", "remplace")]);
        if (planning["etat"] is not "retenu")
            await etabli.ChangeAsync(Code, planning, [new("etat", "retenu"), new("retenu_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}

/// <summary>Brings the commissions of a session to what a planning says.</summary>
internal sealed class EcritureAuRegistre(Etabli etabli, PlanningLu lu)
{
    // Who was withdrawn in these words by a publication may be seated again by another; by a person, never.
    private const string NeSiegePlus = "Ne siège plus d'après le planning";

    private const int Midi = 13 * 60;

    // Beyond, those who would hear their own students are counted.
    private const int Cites = 4;

    private readonly Dictionary<string, Objet> commissions = new(StringComparer.Ordinal);
    private readonly List<string> intouches = [];
    private int nouvelles;
    private int membresChanges;
    private int crees;
    private int deplaces;
    private int inchanges;

    private SessionDOraux S => lu.Pose.Session;

    // An épreuve of the planning is one of the référentiel, in one language where it has some.
    private sealed record Siege(string Cle, Commission Commission, int Planifiee, string Epreuve, IReadOnlyList<PassagePose> Passages);

    public async ValueTask<BilanDePublication> WriteAsync()
    {
        var sieges = Sieges();
        await RefuseOwnStudentsAsync(sieges);
        await VouchAsync(sieges);
        foreach (var siege in sieges)
            commissions[siege.Cle] = await CommissionAsync(siege);
        var siennes = new Via("commission", new Parmi("session", [lu.Session.Id]));
        var membres = (await etabli.Lecture.AllAsync(new Requete(Genres.Membre, siennes) { Ordre = "id" })).ToLookup(m => m["commission"]!, StringComparer.Ordinal);
        // Who leaves goes first, who comes arrives last: nobody meets his own students in between.
        foreach (var siege in sieges)
            await WithdrawAsync(siege, [.. membres[commissions[siege.Cle].Id]]);
        await PassagesAsync(sieges);
        await EmptyAsync(membres);
        foreach (var siege in sieges)
            await SeatAsync(siege, [.. membres[commissions[siege.Cle].Id]]);
        return new BilanDePublication(nouvelles, membresChanges, crees, deplaces, inchanges, intouches, await WithoutMandateAsync(sieges));
    }

    // Somebody may have changed établissement since the planning was computed; what has begun stays as it is.
    private async ValueTask RefuseOwnStudentsAsync(List<Siege> sieges)
    {
        var personnes = await etabli.Lecture.FindAsync(Genres.Personne, [.. sieges.SelectMany(s => s.Commission.Membres).Where(x => x >= 0).Select(x => S.Examinateurs[x].Id).Distinct(StringComparer.Ordinal)]);
        var inscriptions = await etabli.Lecture.FindAsync(Genres.Inscription, [.. sieges.SelectMany(s => s.Passages).Select(p => CandidatOf(p)).Distinct(StringComparer.Ordinal)]);
        var voies = inscriptions.ToDictionary(i => i.Id, i => i["voie"], StringComparer.Ordinal);
        var eleves = await PropresEleves.ReadAsync(etabli.Lecture, personnes, inscriptions, etabli.Maintenant);
        var commences = await OrauxCommences.ReadAsync(lu.Session.Id, etabli.Lecture);
        var siens = (from s in sieges
                     let epreuve = lu.Faits.Referentiel.Epreuves.First(e => e.Code == s.Epreuve)
                     from p in s.Passages
                     let candidat = CandidatOf(p)
                     where !commences.Contains(candidat, s.Epreuve) && Impartialite.AreForbidden(lu.Session, Feuilles.ModaliteDe(lu.Faits.Referentiel, epreuve, voies[candidat]))
                     from x in s.Commission.Membres.Where(x => x >= 0)
                     where eleves.AreHis(S.Examinateurs[x].Id, candidat)
                     select $"{lu.Noms[S.Examinateurs[x].Id]} ({s.Epreuve}, {lu.Noms[candidat]})").ToList();
        if (siens.Count > 0)
        {
            throw new RefusException(
                NatureDeRefus.EtatContraire, "SES-ELEVES", $"Des examinateurs entendraient leurs propres élèves, présents ou passés, ce que la session ne permet pas : {string.Join(", ", siens.Take(Cites))}{(siens.Count > Cites ? $" et {siens.Count - Cites} de plus" : "")}. Réparez ou calculez de nouveau ce planning.");
        }
    }

    private string CandidatOf(PassagePose passage) => S.Candidats[S.Oraux[passage.Oral].Candidat].Id;

    // Whoever already sits in the session is called to it again, were he of a company that the organiser does not follow.
    private async ValueTask VouchAsync(List<Siege> sieges)
    {
        var connus = lu.Faits.Examinateurs.Select(e => e.Personne).ToHashSet(StringComparer.Ordinal);
        foreach (var personne in await etabli.Lecture.FindAsync(Genres.Personne, [.. sieges.SelectMany(s => s.Commission.Membres).Select(x => S.Examinateurs[x].Id).Where(connus.Contains).Distinct(StringComparer.Ordinal)]))
            etabli.Vouch(personne);
    }

    private async ValueTask<IReadOnlyList<string>> WithoutMandateAsync(List<Siege> sieges)
    {
        List<string> assis = [.. sieges.SelectMany(s => s.Commission.Membres).Distinct().Select(x => S.Examinateurs[x].Id)];
        var tenus = (await etabli.Lecture.AllAsync(new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("personne", assis), new Parmi("role", ["evaluateur", "equipe", "jury"]))) { Ordre = "id" })).Select(m => m["personne"]!).ToHashSet(StringComparer.Ordinal);
        return [.. assis.Where(p => !tenus.Contains(p)).Select(p => lu.Noms[p]).OrderBy(CleDeTri.Of, StringComparer.Ordinal)];
    }

    // The register has one commission for each épreuve; the same place and épreuve is the same commission from one version to the next.
    private List<Siege> Sieges()
    {
        var rangs = new Dictionary<string, int>(StringComparer.Ordinal);
        var sieges = new List<Siege>();
        foreach (var groupe in lu.Pose.Plan.Passages.Where(p => p.Commission >= 0).GroupBy(p => (p.Commission, S.Oraux[p.Oral].Epreuve)).OrderBy(g => g.Key))
        {
            var (k, epreuve) = (lu.Pose.Plan.Commissions[groupe.Key.Commission], S.Epreuves[groupe.Key.Epreuve].Code);
            var plage = S.Plages[k.Plage];
            var lieu = $"{lu.Session.Id}|{S.Centres[plage.Centre]}|{Horloge.Format(plage.Debut)[..10]} {Half(plage)}|{S.Salles[k.Salle].Id}|{epreuve}";
            rangs[lieu] = rangs.GetValueOrDefault(lieu) + 1;
            sieges.Add(new Siege(IdOf($"{lieu}|{rangs[lieu]}"), k, groupe.Key.Epreuve, lu.Faits.EpreuveSimple(epreuve), [.. groupe.OrderBy(p => p.Debut)]));
        }

        return sieges;
    }

    // A half-day that begins late is the same half-day.
    private static string Half(Planning.Oraux.Plage plage) => plage.Debut % Horloge.MinutesParJour < Midi ? "matin" : "après-midi";

    // A name that follows from what it names, in the form of the register's identifiers.
    private static string IdOf(string quoi)
    {
        var octets = SHA256.HashData(Encoding.UTF8.GetBytes("planning|" + quoi))[..16];
        octets[6] = (byte)((octets[6] & 0x0F) | 0x80);
        octets[8] = (byte)((octets[8] & 0x3F) | 0x80);
        return new Guid(octets, bigEndian: true).ToString();
    }

    private async ValueTask<Objet> CommissionAsync(Siege siege)
    {
        var plage = S.Plages[siege.Commission.Plage];
        var jour = DateTime.UnixEpoch.AddMinutes(plage.Debut);
        var centre = S.Centres[plage.Centre];
        var salle = S.Salles[siege.Commission.Salle].Id;
        var libelle = string.Create(CultureInfo.InvariantCulture, $"{S.Epreuves[siege.Planifiee].Code}, {lu.Noms[centre]}, {salle}, {jour:dd/MM/yyyy} {Half(plage)}");
        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal)
        {
            ["libelle"] = libelle.Length > 200 ? libelle[..200] : libelle,
            ["organisation"] = centre,
            ["salle"] = salle,
            ["le"] = jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (await etabli.Lecture.FindAsync(Genres.Commission, siege.Cle) is { } dejala)
            return await etabli.ChangeAsync("commission.modifier", dejala, valeurs);
        nouvelles++;
        return await etabli.CreateAsync("commission.creer", Genres.Commission, [new("session", lu.Session.Id), new("nature", "interrogation"), new("epreuve", siege.Epreuve), .. valeurs], siege.Cle);
    }

    private async ValueTask WithdrawAsync(Siege siege, IReadOnlyList<Objet> membres)
    {
        var voulus = siege.Commission.Membres.Select(x => S.Examinateurs[x].Id).ToHashSet(StringComparer.Ordinal);
        foreach (var membre in membres.Where(m => m["recuse_le"] is null && !voulus.Contains(m["personne"]!)))
            await WithdrawAsync(membre);
    }

    private async ValueTask WithdrawAsync(Objet membre)
    {
        membresChanges++;
        await etabli.ChangeAsync("membre.modifier", membre, [new("recuse_le", ValeurDeChamp.Format(etabli.Maintenant)), new("motif", Motif)]);
    }

    private string Motif => $"{NeSiegePlus}, version {lu.Numero}";

    private async ValueTask SeatAsync(Siege siege, IReadOnlyList<Objet> membres)
    {
        var qualites = QualitesOf(siege);
        foreach (var x in siege.Commission.Membres)
        {
            var personne = S.Examinateurs[x].Id;
            var qualite = qualites.GetValueOrDefault(x);
            if (membres.FirstOrDefault(m => m["personne"] == personne) is { } dejala)
            {
                var avant = dejala.Version;
                var apres = await etabli.ChangeAsync("membre.modifier", dejala, dejala["recuse_le"] is not null && dejala["motif"]?.StartsWith(NeSiegePlus, StringComparison.Ordinal) is true
                    ? [new("recuse_le", null), new("motif", null), new("qualite", qualite)] : [new("qualite", qualite)]);
                membresChanges += apres.Version != avant ? 1 : 0;
                continue;
            }

            membresChanges++;
            var habilitation = lu.Faits.Examinateurs.FirstOrDefault(e => e.Personne == personne)?.Qualites.FirstOrDefault(q => q.Code == qualite);
            await etabli.CreateAsync("membre.creer", Genres.Membre,
                [
                    new("commission", commissions[siege.Cle].Id), new("personne", personne), new("qualite", qualite), new("fonction", "membre"), new("habilite_du", Iso(habilitation?.Du)), new("habilite_au", Iso(habilitation?.Au)),
                ]);
        }
    }

    // Each on one seat of the composition that they fill.
    private Dictionary<int, string> QualitesOf(Siege siege)
    {
        var membres = siege.Commission.Membres;
        var rang = S.RangDeComposition(siege.Planifiee, membres.AsSpan());
        var assis = new Dictionary<int, string>();
        if (rang >= 0)
            Seat(S.Epreuves[siege.Planifiee].Compositions[rang], 0, membres, assis);
        return assis;
    }

    private bool Seat(IReadOnlyList<int> sieges, int siege, IReadOnlyList<int> membres, Dictionary<int, string> assis)
    {
        if (siege == sieges.Count)
            return true;
        foreach (var x in membres.Where(x => !assis.ContainsKey(x) && S.Examinateurs[x].Qualites.Contains(sieges[siege])))
        {
            assis[x] = lu.Faits.QualiteSimple(S.Qualites[sieges[siege]]);
            if (Seat(sieges, siege + 1, membres, assis))
                return true;
            assis.Remove(x);
        }

        return false;
    }

    private async ValueTask PassagesAsync(List<Siege> sieges)
    {
        var session = new Parmi("session", [lu.Session.Id]);
        var interrogations = (await etabli.Lecture.AllAsync(new Requete(Genres.Commission, Filtre.Toutes(session, new Parmi("nature", ["interrogation"]))) { Ordre = "id" })).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var dejala = (await etabli.Lecture.AllAsync(new Requete(Genres.Passage, new Via("inscription", session)) { Ordre = "id" }))
            .Where(p => interrogations.ContainsKey(p["commission"]!)).ToLookup(p => (p["inscription"]!, interrogations[p["commission"]!]["epreuve"]));
        var evalues = (await etabli.Lecture.AllAsync(new Requete(Genres.Evaluation, new Via("inscription", session)) { Ordre = "id" })).Select(e => (e["inscription"]!, e["epreuve"])).ToHashSet();
        foreach (var siege in sieges)
        {
            foreach (var passage in siege.Passages)
            {
                var inscription = CandidatOf(passage);
                List<Objet> siens = [.. dejala[(inscription, siege.Epreuve)]];
                await PassageAsync(siege, passage, inscription, siens, evalues.Contains((inscription, siege.Epreuve)));
            }
        }

        await ReleaseAsync(sieges, dejala.SelectMany(g => g.Select(p => (Inscription: g.Key.Item1, Epreuve: g.Key.Item2, Passage: p))), evalues);
    }

    // Who has no place any more in the orals that are planned (withdrawn, or left out) is awaited at no hour.
    private async ValueTask ReleaseAsync(List<Siege> sieges, IEnumerable<(string Inscription, string? Epreuve, Objet Passage)> dejala, HashSet<(string, string?)> evalues)
    {
        var places = sieges.SelectMany(s => s.Passages.Select(p => (CandidatOf(p), (string?)s.Epreuve))).ToHashSet();
        var planifiees = S.Epreuves.Select(e => (string?)lu.Faits.EpreuveSimple(e.Code)).ToHashSet();
        foreach (var (inscription, epreuve, passage) in dejala.Where(p => p.Passage["etat"] is "convoque" && p.Passage["prevu_le"] is not null && planifiees.Contains(p.Epreuve) && !places.Contains((p.Inscription, p.Epreuve)) && !evalues.Contains((p.Inscription, p.Epreuve))))
        {
            if (PublierLePlanning.Wrote(passage["commission"]!))
            {
                await etabli.ChangeAsync("passage.modifier", passage, [new("prevu_le", null)]);
                intouches.Add($"{epreuve}, {lu.Noms[inscription]} : sans place dans ce planning, son passage n'a plus d'heure. Prévenez cette personne.");
            }
            else
            {
                intouches.Add($"{epreuve}, {lu.Noms[inscription]} : sans place dans ce planning, son passage reste où il était.");
            }
        }
    }

    private async ValueTask PassageAsync(Siege siege, PassagePose passage, string inscription, List<Objet> siens, bool evalue)
    {
        // An absence that is justified stays where it is said; another day is another passage.
        siens.RemoveAll(p => p["etat"] is "absent-justifie" && p["commission"] != commissions[siege.Cle].Id);
        var prevu = ValeurDeChamp.Format(Instant(passage));
        var commission = commissions[siege.Cle].Id;
        if (siens.Count > 0 && siens.TrueForAll(p => p["commission"] == commission && p["prevu_le"] == prevu))
        {
            inchanges++;
        }
        else if (siens.Exists(p => p["etat"] is not "convoque"))
        {
            intouches.Add($"{siege.Epreuve}, {lu.Noms[inscription]} : le passage a déjà commencé ou eu lieu.");
        }
        else if (evalue)
        {
            intouches.Add($"{siege.Epreuve}, {lu.Noms[inscription]} : une grille est déjà ouverte pour cet oral.");
        }
        else if (siens.Count > 0)
        {
            deplaces++;
            foreach (var p in siens)
                await etabli.ChangeAsync("passage.modifier", p, [new("commission", commission), new("prevu_le", prevu)]);
        }
        else
        {
            crees++;
            await etabli.CreateAsync("passage.creer", Genres.Passage, [new("commission", commission), new("inscription", inscription), new("partie", PartieOf(siege.Epreuve)), new("prevu_le", prevu), new("etat", "convoque")]);
        }
    }

    // The oral part of an épreuve that is also written; the whole of any other.
    private string? PartieOf(string epreuve)
    {
        var e = lu.Faits.Referentiel.Epreuves.FirstOrDefault(x => x.Code == epreuve);
        var modalite = e?.Modalites.FirstOrDefault(m => m.Forme is FormeDEpreuve.PonctuelleEcriteEtOrale);
        return modalite is null ? null : modalite.Parties.FirstOrDefault(p => p.Forme is FormeDePartie.Orale)?.Code;
    }

    // The clock on the wall of the centre.
    private DateTimeOffset Instant(PassagePose passage)
    {
        var centre = S.Centres[S.Plages[lu.Pose.Plan.Commissions[passage.Commission].Plage].Centre];
        var zone = ZoneHoraire.Of(lu.Faits.Centres.FirstOrDefault(c => c.Id == centre)?.Fuseau);
        var locale = DateTime.SpecifyKind(DateTime.UnixEpoch.AddMinutes(passage.Debut), DateTimeKind.Unspecified);
        return new DateTimeOffset(locale, zone.GetUtcOffset(locale)).ToUniversalTime();
    }

    // A commission that an earlier version opened and that hears nobody any more convenes nobody.
    private async ValueTask EmptyAsync(ILookup<string, Objet> membres)
    {
        var session = new Parmi("session", [lu.Session.Id]);
        var vides = await etabli.Lecture.AllAsync(new Requete(Genres.Commission, Filtre.Toutes(session, new Parmi("nature", ["interrogation"]), new Vide("ouverte_le"))) { Ordre = "id" });
        var occupees = (await etabli.Lecture.AllAsync(new Requete(Genres.Passage, Filtre.Toutes(new Via("commission", session), new Non(new Vide("prevu_le")))) { Ordre = "id" })).Select(p => p["commission"]!).ToHashSet(StringComparer.Ordinal);
        foreach (var commission in vides.Where(c => PublierLePlanning.Wrote(c.Id) && !commissions.ContainsKey(c.Id) && !occupees.Contains(c.Id)))
        {
            foreach (var membre in membres[commission.Id].Where(m => m["recuse_le"] is null))
                await WithdrawAsync(membre);
        }
    }

    private static string? Iso(DateOnly? jour) => jour?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
