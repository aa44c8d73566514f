namespace Parchemin.Application;

/// <summary>The written épreuves of a session, centre by centre: what is ready and what is not.</summary>
public sealed record TableauDesSalles(Objet Session, IReadOnlyList<LigneDeSalles> Lignes)
{
    /// <exception cref="RefusException">There is no such session, its référentiel is not loaded, or it is not the actor's.</exception>
    public static async Task<TableauDesSalles> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var objet = await guichet.SessionAsync(acteur, PlanificationDUneSession.Action, session, annulation);
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var appels = await AppelDEcrit.ReadAsync(objet, referentiel, null, guichet.Store, annulation);
        var ordre = EpreuveSurTable.AllOf(referentiel).Select(e => e.Code).ToList();
        var debout = (await guichet.Store.AllAsync(new Requete(GenresDEcrit.Salle, Filtre.Toutes(new Parmi("session", [session]), new Vide("retiree_le"))) { Ordre = "id" }, annulation)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var salles = debout.Values.ToLookup(s => (s["epreuve"]!, s["centre"]!), SalleTenue.Of);
        var places = (await guichet.Store.AllAsync(new Requete(GenresDEcrit.Place, Filtre.Toutes(new Via("inscription", new Parmi("session", [session])), new Via("salle", new Vide("retiree_le")))) { Ordre = "id" }, annulation)).ToLookup(p => (p["inscription"]!, p["epreuve"]!));
        var noms = (await guichet.Store.FindAsync(Genres.Organisation, [.. appels.Select(a => a.Centre).Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(o => o.Id, o => o["nom"]!, StringComparer.Ordinal);
        return new TableauDesSalles(objet,
        [
            .. appels.Select(a => new LigneDeSalles(a.Epreuve, a.Centre, noms.GetValueOrDefault(a.Centre, "Sans centre"), a.Candidats.Count, salles[(a.Epreuve.Code, a.Centre)].Count(), salles[(a.Epreuve.Code, a.Centre)].Sum(s => s.Salle.Places), a.Candidats.Count(c => places[(c.Id, a.Epreuve.Code)].Any(p => SalleTenue.Stands(p["place"], x => debout[p["salle"]!][x], a.Centre)))))
                .OrderBy(l => ordre.IndexOf(l.Epreuve.Code)).ThenBy(l => Core.CleDeTri.Of(l.Nom), StringComparer.Ordinal),
        ]);
    }
}

/// <summary>A written épreuve in a centre.</summary>
/// <param name="Places">Seats of its rooms.</param>
/// <param name="Publiees">Candidates whose seat is published.</param>
public sealed record LigneDeSalles(EpreuveSurTable Epreuve, string Centre, string Nom, int Candidats, int Salles, int Places, int Publiees);
