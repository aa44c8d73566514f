using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>When a written épreuve is sat in a centre, by the clock of its wall.</summary>
/// <param name="Loge">Minutes after the start before which nobody leaves; null where none is printed.</param>
public sealed record HoraireDEcrit(DateOnly Jour, TimeOnly Debut, TimeOnly Fin, int? Loge)
{
    /// <summary>From when, by this clock, the paper may be out elsewhere, and where; null when it is not within the time of late entries.</summary>
    public (DateTime Heure, string Territoire)? SujetDehors { get; init; }

    /// <summary>Whether somebody who comes at an hour of that day may enter.</summary>
    public EntreeEnSalle EntryAt(TimeOnly arrivee, bool causeReconnue, bool sortie) => EntreeEnSalle.Decide(Jour.ToDateTime(Debut), AfterMidnight(arrivee), causeReconnue, sortie);

    /// <summary>After it, nobody enters any more.</summary>
    public TimeOnly DerniereEntree => Debut.AddMinutes(EntreeEnSalle.MinutesAuPlus);

    /// <summary>When it ends for who has a third more time.</summary>
    public TimeOnly FinMajoree => Debut.AddMinutes(ReglesDuCalendrier.Majorer((int)(Fin - Debut).TotalMinutes));

    /// <summary>Reads the hours of an épreuve where a clock is read; null where none is printed for it.</summary>
    /// <param name="fuseau">IANA zone of the centre; null for that of Paris.</param>
    internal static HoraireDEcrit? Of(Core.Referentiel referentiel, string? session, string epreuve, string? fuseau)
    {
        if (EpreuveEcriteAuCalendrier.Of(referentiel, session, fuseau).FirstOrDefault(e => e.Code == epreuve)?.Passage is not { } prevue)
            return null;
        var analyse = AnalyseDuCalendrier.Run(CalendrierDeLaSession.Of(referentiel.Sessions.First(s => s.Code == session)));
        var premiere = analyse.Sujets.SelectMany(s => s.Marges).Where(m => m.Vers.Epreuve.Code == epreuve && m.Vers.Territoire.Code == prevue.Territoire.Code && m.Niveau is not NiveauDeMarge.Sure).MinBy(m => m.Minutes);
        return new HoraireDEcrit(prevue.Date, prevue.Debut, prevue.Fin, prevue.MiseEnLoge) { SujetDehors = premiere is null ? null : (premiere.Vers.ToLocal(premiere.De.Sortie), premiere.De.Territoire.Libelle) };
    }

    // Who comes to an épreuve that starts late in the evening may come the day after.
    private DateTime AfterMidnight(TimeOnly arrivee) => Jour.AddDays(DerniereEntree < Debut && arrivee < Debut && arrivee <= Fin ? 1 : 0).ToDateTime(arrivee);
}

/// <summary>Where the candidates of a centre sit a written épreuve: what is kept, what is published, what would be.</summary>
/// <param name="Reprises">The rooms are those of another épreuve in this centre: nothing is kept yet for this one.</param>
/// <param name="Horaire">Null where the référentiel prints no hour for this session and this place.</param>
/// <param name="Proposition">Everybody seated anew.</param>
/// <param name="Publie">The seats as published, those who have none in <see cref="PlanDesSalles.SansPlace"/>; null when nothing is.</param>
/// <param name="Partis">Published seats that are none any more: their candidate does not sit it here, their room is withdrawn or has grown smaller.</param>
public sealed record SallesDEcrit(
    Objet Session, CentreConnu Centre, AppelDEcrit Appel, HoraireDEcrit? Horaire, IReadOnlyList<SalleTenue> Salles, bool Reprises, PlanDesSalles Proposition, PlanDesSalles? Publie, int Partis)
{
    /// <summary>The candidates whose convocation, as it was issued, does not say the seat that is theirs now.</summary>
    public IReadOnlyList<string> AReconvoquer { get; init; } = [];

    /// <summary>What is published with a seat for those who have none, nobody else moved.</summary>
    public PlanDesSalles Complement => Publie is null ? Proposition : PlacesAjoutees.Add(Publie.Salles, Publie.SansPlace, [.. Salles.Select(s => s.Salle)]);

    /// <summary>In French, each person who would watch two rooms at once.</summary>
    public IReadOnlyList<string> SurveillantsEnDouble =>
        [.. from x in Salles.SelectMany(s => s.Surveillants.Distinct(StringComparer.Ordinal).Select(n => (Nom: n, s.Salle.Code)))
            group x by Core.CleDeTri.Of(x.Nom) into g
            where g.Count() > 1
            select $"{g.First().Nom} surveille {string.Join(" et ", g.Select(x => x.Code))} à la même heure"];

    /// <summary>How many published seats a plan would change.</summary>
    public int Moved(PlanDesSalles plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var avant = Seats(Publie ?? plan);
        return Seats(plan).Count(p => avant.TryGetValue(p.Key, out var place) && place != p.Value);
    }

    /// <summary>The same seats have the same mark: what was looked at is what is published.</summary>
    public static string MarkOf(PlanDesSalles plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return MarqueDApercu.Of(Seats(plan).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value.Place} {p.Value.Salle}"));
    }

    /// <exception cref="RefusException">There is no such session, nobody writes this épreuve in this centre, or the session is not the actor's.</exception>
    public static async Task<SallesDEcrit> ReadAsync(Guichet guichet, Acteur acteur, string session, string epreuve, string centre, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var lues = await OfAsync(await guichet.SessionAsync(acteur, PlanificationDUneSession.Action, session, annulation), epreuve, centre, guichet.Store, guichet.Bibliotheque, annulation);
        return lues with { AReconvoquer = await OutdatedAsync(lues, guichet.Store, annulation) };
    }

    internal static async Task<SallesDEcrit> OfAsync(Objet session, string epreuve, string centre, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, lecture, bibliotheque))?.Referentiel ?? throw Unknown(epreuve);
        var sue = EpreuveSurTable.AllOf(referentiel).FirstOrDefault(e => e.Code == epreuve) ?? throw Unknown(epreuve);
        var lieu = await lecture.FindAsync(Genres.Organisation, centre, annulation) ?? throw RefusException.Introuvable(Genres.Organisation);
        var appel = (await AppelDEcrit.ReadAsync(session, referentiel, epreuve, lecture, annulation)).FirstOrDefault(a => a.Centre == centre) ?? new AppelDEcrit(sue, centre, [], new Dictionary<string, string?>(StringComparer.Ordinal));
        var tenues = await TenirLesSalles.AllAsync(lecture, session.Id, epreuve, centre, annulation);
        var debout = tenues.Where(t => t["retiree_le"] is null).ToList();
        var salles = debout.Select(SalleTenue.Of).OrderBy(s => s.Salle.Code, StringComparer.Ordinal).ToList();
        var reprises = salles.Count == 0 ? await OthersAsync(lecture, session.Id, centre, annulation) : [];
        var places = tenues.Count == 0 ? [] : await lecture.AllAsync(new Requete(GenresDEcrit.Place, new Parmi("salle", [.. tenues.Select(t => t.Id)])) { Ordre = "id" }, annulation);
        var (publie, partis) = Published(appel, debout, places);
        return new SallesDEcrit(
            session, new CentreConnu(lieu.Id, lieu["nom"]!, lieu["fuseau"]), appel, HoraireDEcrit.Of(referentiel, session["code"], epreuve, lieu["fuseau"]),
            salles.Count > 0 ? salles : reprises, salles.Count == 0 && reprises.Count > 0, PlanDesSalles.Assign(appel.Candidats, [.. salles.Select(s => s.Salle)]), places.Count == 0 ? null : publie, partis);
    }

    /// <summary>By inscription, the room and the label of each seat of a plan.</summary>
    internal static Dictionary<string, (string Salle, string Place)> Seats(PlanDesSalles plan)
        => plan.Salles.SelectMany(s => s.Places.Select(p => (p.Candidat.Id, Salle: s.Salle.Code, p.Etiquette))).ToDictionary(p => p.Id, p => (p.Salle, p.Etiquette), StringComparer.Ordinal);

    // A convocation issued before the seat changed, or that says a seat which is none any more.
    private static async Task<IReadOnlyList<string>> OutdatedAsync(SallesDEcrit salles, IReader lecture, CancellationToken annulation)
    {
        if (salles.Publie is not { } publie)
            return [];
        var assis = Seats(publie);
        var candidats = salles.Appel.Candidats.Select(c => c.Id).ToList();
        var places = (await lecture.AllAsync(candidats, lot => new Requete(GenresDEcrit.Place, Filtre.Toutes(new Parmi("inscription", lot), new Parmi("epreuve", [salles.Appel.Epreuve.Code]))) { Ordre = "id" }, annulation)).ToDictionary(p => p["inscription"]!, StringComparer.Ordinal);
        var convocations = await lecture.AllAsync(candidats, lot => new Requete(GenresDesActes.Document, Filtre.Toutes(new Parmi("inscription", lot), new Parmi("modele", ["convocation"]), new Vide("remplace_par"), new Vide("revoque_le"))) { Ordre = "id" }, annulation);
        var perimees = convocations.Where(c => places.TryGetValue(c["inscription"]!, out var p) && (string.CompareOrdinal(c["emis_le"], p["publiee_le"]) < 0 || !assis.ContainsKey(c["inscription"]!))).Select(c => c["inscription"]!).ToHashSet(StringComparer.Ordinal);
        return [.. salles.Appel.Candidats.Where(c => perimees.Contains(c.Id)).Select(c => c.Nom)];
    }

    private static (PlanDesSalles Plan, int Partis) Published(AppelDEcrit appel, List<Objet> salles, IReadOnlyList<Objet> places)
    {
        var parSalle = places.ToLookup(p => p["salle"]!, StringComparer.Ordinal);
        var attendus = appel.Candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var placees = salles.Select(s => SallePlacee.Of(
            SalleTenue.Of(s).Salle,
            [.. from p in parSalle[s.Id]
                where attendus.ContainsKey(p["inscription"]!)
                where SalleTenue.Stands(p["place"], c => s[c], appel.Centre)
                let ou = PlaceAttribuee.Read(p["place"])!.Value
                select new PlaceAttribuee(attendus[p["inscription"]!], ou.Rangee, ou.Colonne)])).Where(s => s.Places.Count > 0).OrderBy(s => s.Salle.Code, StringComparer.Ordinal).ToList();
        var assis = placees.SelectMany(s => s.Places).Select(p => p.Candidat.Id).ToHashSet(StringComparer.Ordinal);
        return (new PlanDesSalles(placees, [.. appel.Candidats.Where(c => !assis.Contains(c.Id))]), places.Count - assis.Count);
    }

    // The rooms of a centre are much the same from one épreuve to the next: those of the last one kept.
    private static async Task<IReadOnlyList<SalleTenue>> OthersAsync(IReader lecture, string session, string centre, CancellationToken annulation)
    {
        var autres = (await lecture.AllAsync(new Requete(GenresDEcrit.Salle, Filtre.Toutes(new Parmi("session", [session]), new Parmi("centre", [centre]), new Vide("retiree_le"))) { Ordre = "id" }, annulation)).ToList();
        return autres.Count == 0 ? [] : [.. autres.Where(s => s["epreuve"] == autres[^1]["epreuve"]).Select(SalleTenue.Of).Select(s => s with { Surveillants = [] }).OrderBy(s => s.Salle.Code, StringComparer.Ordinal)];
    }

    private static RefusException Unknown(string epreuve) => new(NatureDeRefus.Introuvable, "SANS-ECRIT", $"« {epreuve} » n'est pas une épreuve écrite de cette session. Choisissez-la dans la liste.");
}
