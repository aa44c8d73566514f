using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Publishes the seats of a centre at a written épreuve: convocations, agendas and sign-in sheets carry them.</summary>
/// <param name="Refaire">Everybody is seated anew; otherwise whoever has a published seat keeps it.</param>
/// <param name="Vue">The mark of the seats that the person looked at; null takes what is found.</param>
/// <returns>How many seats are new or changed.</returns>
public sealed record PublierLesPlaces(string Session, string Epreuve, string Centre, bool Refaire, string? Vue = null) : IOperation<int>
{
    public string Code => "place-d-ecrit.publier";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var lues = await SallesDEcrit.OfAsync(session, Epreuve, Centre, etabli.Lecture, etabli.Bibliotheque);
        var plan = Refaire ? lues.Proposition : lues.Complement;
        if (plan.SansPlace.Count > 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-PLACE", $"{Pluriel.Of(plan.SansPlace.Count, "candidat n'a", "candidats n'ont")} pas de place dans ces salles : rien n'est publié. Ajoutez une salle, puis publiez.");
        if (Vue is not null && Vue != SallesDEcrit.MarkOf(plan))
            throw new RefusException(NatureDeRefus.EtatContraire, "PLACES-CHANGEES", "Les candidats ou les salles ont changé depuis cet aperçu : rien n'est publié. Regardez les places de nouveau.");
        var tenues = await TenirLesSalles.AllAsync(etabli.Lecture, Session, Epreuve, Centre);
        var salles = tenues.ToDictionary(s => s["nom"]!, s => s.Id, StringComparer.Ordinal);
        var voulues = SallesDEcrit.Seats(plan);
        // A seat that a candidate has in another centre is his one seat for this épreuve: he comes with it.
        var places = (await etabli.Lecture.AllAsync(new Requete(GenresDEcrit.Place, Filtre.Toutes(new Via("inscription", new Parmi("session", [Session])), new Parmi("epreuve", [Epreuve]))) { Ordre = "id" })).ToDictionary(p => p["inscription"]!, StringComparer.Ordinal);
        var maintenant = ValeurDeChamp.Format(etabli.Maintenant);
        var changees = 0;
        foreach (var partie in places.Values.Where(p => p["salle"] is { } s && tenues.Any(t => t.Id == s) && !voulues.ContainsKey(p["inscription"]!)))
        {
            changees++;
            await etabli.ChangeAsync(Code, partie, [new("salle", null), new("place", null)]);
        }

        foreach (var (inscription, (salle, place)) in voulues)
        {
            if (!places.TryGetValue(inscription, out var avant))
                await etabli.CreateAsync(Code, GenresDEcrit.Place, [new("inscription", inscription), new("epreuve", Epreuve), new("salle", salles[salle]), new("place", place), new("publiee_le", maintenant)]);
            else if (avant["salle"] != salles[salle] || avant["place"] != place)
                await etabli.ChangeAsync(Code, avant, [new("salle", salles[salle]), new("place", place), new("publiee_le", maintenant)]);
            else
                continue;
            changees++;
        }

        return changees;
    }
}
