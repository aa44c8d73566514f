using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>When a written épreuve is sat in a centre, by the clock of its wall.</summary>
/// <param name="Loge">Minutes after the start before which nobody leaves; null where none is printed.</param>
public sealed record HoraireDEcrit(DateOnly Jour, TimeOnly Debut, TimeOnly Fin, int? Loge)
{
    /// <summary>Whether somebody who comes at an hour of that day may enter.</summary>
    public EntreeEnSalle EntryAt(TimeOnly arrivee, bool causeReconnue, bool sortie) => EntreeEnSalle.Decide(Jour.ToDateTime(Debut), Jour.ToDateTime(arrivee), causeReconnue, sortie);

    /// <summary>After it, nobody enters any more.</summary>
    public TimeOnly DerniereEntree => Debut.AddMinutes(EntreeEnSalle.MinutesAuPlus);
}

/// <summary>Where the candidates of a centre sit a written épreuve: what is kept, what is published, what would be.</summary>
/// <param name="Reprises">The rooms are those of another épreuve in this centre: nothing is kept yet for this one.</param>
/// <param name="Horaire">Null where the référentiel prints no hour for this session and this place.</param>
/// <param name="Proposition">Everybody seated anew.</param>
/// <param name="Publie">The seats as published, those who have none in <see cref="PlanDesSalles.SansPlace"/>; null when nothing is.</param>
/// <param name="Partis">Published seats of candidates who do not sit it any more, or in rooms that are withdrawn.</param>
public sealed record SallesDEcrit(
    Objet Session, CentreConnu Centre, AppelDEcrit Appel, HoraireDEcrit? Horaire, IReadOnlyList<SalleTenue> Salles, bool Reprises, PlanDesSalles Proposition, PlanDesSalles? Publie, int Partis)
{
    /// <summary>What is published with a seat for those who have none, nobody else moved.</summary>
    public PlanDesSalles Complement => Publie is null ? Proposition : PlacesAjoutees.Add(Publie.Salles, Publie.SansPlace, [.. Salles.Select(s => s.Salle)]);

    /// <summary>How many published seats a plan would change.</summary>
    public int Moved(PlanDesSalles plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var avant = Seats(Publie ?? plan);
        return Seats(plan).Count(p => avant.TryGetValue(p.Key, out var place) && place != p.Value);
    }

    /// <exception cref="RefusException">There is no such session, nobody writes this épreuve in this centre, or the session is not the actor's.</exception>
    public static async Task<SallesDEcrit> ReadAsync(Guichet guichet, Acteur acteur, string session, string epreuve, string centre, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        return await OfAsync(await guichet.SessionAsync(acteur, PlanificationDUneSession.Action, session, annulation), epreuve, centre, guichet.Store, guichet.Bibliotheque, annulation);
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
        var prevue = EpreuveEcriteAuCalendrier.Of(referentiel, session["code"], lieu["fuseau"]).FirstOrDefault(e => e.Code == epreuve)?.Passage;
        return new SallesDEcrit(
            session, new CentreConnu(lieu.Id, lieu["nom"]!, lieu["fuseau"]), appel, prevue is null ? null : new HoraireDEcrit(prevue.Date, prevue.Debut, prevue.Fin, prevue.MiseEnLoge),
            salles.Count > 0 ? salles : reprises, salles.Count == 0 && reprises.Count > 0, PlanDesSalles.Assign(appel.Candidats, [.. salles.Select(s => s.Salle)]), places.Count == 0 ? null : publie, partis);
    }

    /// <summary>By inscription, the room and the label of each seat of a plan.</summary>
    internal static Dictionary<string, (string Salle, string Place)> Seats(PlanDesSalles plan)
        => plan.Salles.SelectMany(s => s.Places.Select(p => (p.Candidat.Id, Salle: s.Salle.Code, p.Etiquette))).ToDictionary(p => p.Id, p => (p.Salle, p.Etiquette), StringComparer.Ordinal);

    private static (PlanDesSalles Plan, int Partis) Published(AppelDEcrit appel, List<Objet> salles, IReadOnlyList<Objet> places)
    {
        var parSalle = places.ToLookup(p => p["salle"]!, StringComparer.Ordinal);
        var attendus = appel.Candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var placees = salles.Select(s => SallePlacee.Of(
            SalleTenue.Of(s).Salle,
            [.. from p in parSalle[s.Id]
                where attendus.ContainsKey(p["inscription"]!)
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
