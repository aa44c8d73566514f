using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>What a change of one published seat would do, as it is shown before it is kept.</summary>
/// <param name="Changement">Null when it may not be.</param>
/// <param name="Refus">Why it may not be, and what to do instead.</param>
public sealed record DeplacementDePlace(SallesDEcrit Salles, ChangementDePlace? Changement, string? Refus)
{
    /// <param name="etiquette">The label of the seat wished: <c>B3</c>.</param>
    internal static async Task<DeplacementDePlace> OfAsync(SallesDEcrit salles, string inscription, string salle, string? etiquette, IReader lecture)
    {
        var (rangee, colonne) = PlaceAttribuee.Read(etiquette) ?? (0, 0);
        IReadOnlyList<SalleDEcrit> tenues = salles.Reprises ? [] : [.. salles.Salles.Select(s => s.Salle)];
        var assis = salles.Publie?.Salles ?? [];
        var changement = ChangementDePlace.Find(assis, tenues, inscription, salle, rangee, colonne, out var refus);
        if (changement is null && ChangementDePlace.Find(assis, tenues, inscription, salle, rangee, colonne, out _, retour: true) is { } contraire
            && new DeplacementDePlace(salles, contraire, null) is var retour && await IsUndoneAsync(retour, lecture))
            return retour;
        return new DeplacementDePlace(salles, changement, refus);
    }

    /// <summary>What it would do, for somebody who plans the session.</summary>
    public static Task<DeplacementDePlace> ReadAsync(Guichet guichet, SallesDEcrit salles, string inscription, string salle, string? etiquette)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        ArgumentNullException.ThrowIfNull(salles);
        return OfAsync(salles, inscription, salle, etiquette, guichet.Store);
    }

    /// <summary>Each one who moves, with his seat before and after.</summary>
    public IReadOnlyList<(CandidatAPlacer Candidat, string SalleAvant, string Avant, string SalleApres, string Apres)> Lignes =>
        Changement is not { } c ? [] : [.. new[] { c.Candidat, c.Autre }.OfType<CandidatAPlacer>().Select(x => (x, ChangementDePlace.SeatOf(c.Avant, x.Id)!.Value, ChangementDePlace.SeatOf(c.Apres, x.Id)!.Value))
            .Select(x => (x.x, x.Item2.Salle.Code, x.Item2.Place.Etiquette, x.Item3.Salle.Code, x.Item3.Place.Etiquette))];

    /// <summary>The same change of the same seats has the same mark: what was looked at is what is done.</summary>
    public string Empreinte => MarqueDApercu.Of(Lignes.Select(l => $"{l.Candidat.Id} {l.Avant} {l.SalleAvant} {l.Apres} {l.SalleApres}"));

    internal static async Task<IReadOnlyDictionary<string, Objet>> SeatsAsync(DeplacementDePlace deplacement, IReader lecture)
        => (await lecture.AllAsync(new Requete(GenresDEcrit.Place, Filtre.Toutes(new Parmi("inscription", [.. deplacement.Lignes.Select(l => l.Candidat.Id)]), new Parmi("epreuve", [deplacement.Salles.Appel.Epreuve.Code]))) { Ordre = "id" })).ToDictionary(p => p["inscription"]!, StringComparer.Ordinal);

    // The last entry of the journal on these seats, all together, is the change that this one takes back.
    private static async Task<bool> IsUndoneAsync(DeplacementDePlace retour, IReader lecture)
    {
        var places = await SeatsAsync(retour, lecture);
        var derniers = new List<Ecriture>();
        foreach (var place in places.Values)
        {
            await foreach (var e in lecture.JournalAsync(new FiltreDuJournal { Genre = GenresDEcrit.Place.Code, Objets = [place.Id], Recentes = true, Limite = 1 }))
                derniers.Add(e);
        }

        var premiere = retour.Lignes[0];
        return derniers.Count == retour.Lignes.Count && derniers.TrueForAll(e => e.Operation is DeplacerUnePlace.Action && e.Lot == derniers[0].Lot)
            && derniers.Find(e => e.Objet == places[premiere.Candidat.Id].Id) is { } sienne && (sienne.Avant.GetValueOrDefault("place") ?? premiere.Avant) == premiere.Apres
            && (sienne.Avant.TryGetValue("salle", out var salle) ? (await lecture.FindAsync(GenresDEcrit.Salle, salle!))?["nom"] : premiere.SalleAvant) == premiere.SalleApres;
    }
}

/// <summary>Gives a candidate another published seat: a free one, or that of somebody who takes his. The contrary change undoes it.</summary>
/// <param name="Salle">The name of the room.</param>
/// <param name="Place">The label of the seat.</param>
/// <param name="Vue">The mark of the change that the person looked at; null takes what is found.</param>
public sealed record DeplacerUnePlace(string Session, string Epreuve, string Centre, string Inscription, string Salle, string Place, string? Vue = null) : IOperation<DeplacementDePlace>
{
    internal const string Action = "place-d-ecrit.deplacer";

    public string Code => Action;

    public async ValueTask<DeplacementDePlace> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var voulu = await DeplacementDePlace.OfAsync(await SallesDEcrit.OfAsync(session, Epreuve, Centre, etabli.Lecture, etabli.Bibliotheque), Inscription, Salle, Place, etabli.Lecture);
        if (voulu.Changement is null)
            throw new RefusException(NatureDeRefus.Invalide, "PLACE-REFUSEE", voulu.Refus!, [new Faute("PLACE-REFUSEE", "place", $"{Place} {Salle}", voulu.Refus!)]);
        if (Vue is not null && Vue != voulu.Empreinte)
            throw new RefusException(NatureDeRefus.EtatContraire, "PLACES-CHANGEES", "Ces places ont changé depuis que vous les avez regardées. Regardez-les de nouveau.");
        var tenues = (await TenirLesSalles.AllAsync(etabli.Lecture, Session, Epreuve, Centre)).ToDictionary(s => s["nom"]!, s => s.Id, StringComparer.Ordinal);
        var places = await DeplacementDePlace.SeatsAsync(voulu, etabli.Lecture);
        foreach (var ligne in voulu.Lignes)
            await etabli.ChangeAsync(Code, places[ligne.Candidat.Id], [new("salle", tenues[ligne.SalleApres]), new("place", ligne.Apres), new("publiee_le", ValeurDeChamp.Format(etabli.Maintenant))]);
        return voulu;
    }
}
