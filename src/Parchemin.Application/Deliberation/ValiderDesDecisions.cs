namespace Parchemin.Application;

/// <summary>The joint body of a branch validates what its jury adopted: the second of two steps, where there is no second group of épreuves.</summary>
/// <param name="Inscriptions">Null for all that are adopted and not validated yet.</param>
public sealed record ValiderDesDecisions(string Session, IReadOnlyList<string>? Inscriptions) : IOperation<int>
{
    public string Code => "decision.valider";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var (_, regles) = await SeanceDeJury.RulesAsync(session, 1, etabli.Lecture, etabli.Bibliotheque);
        if (Groupes.HasTwo(regles))
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-VALIDATION", "Les décisions de ce jury sont souveraines : aucune instance ne les valide.");
        var decisions = (await etabli.Lecture.AllAsync(new Requete(Genres.Decision, Filtre.Toutes(new Via("inscription", new Parmi("session", [Session])), etabli.Regard.Perimetre(Genres.Decision))) { Ordre = "id" }))
            .Where(d => Inscriptions is null ? d["adoptee"] is not null && d["validee"] is not "oui" : Inscriptions.Contains(d["inscription"])).ToList();
        if (decisions.FirstOrDefault(d => d["adoptee"] is null) is not null || (Inscriptions is not null && decisions.Count != Inscriptions.Distinct(StringComparer.Ordinal).Count()))
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-ADOPTEE", "Le jury n'a pas encore adopté toutes ces décisions : l'instance valide après lui.");
        await etabli.Lecture.FindAsync(Genres.Inscription, [.. decisions.Select(d => d["inscription"]!)]);
        foreach (var decision in decisions)
            await etabli.ChangeAsync(Code, decision, [new("validee", "oui"), new("validee_le", ValeurDeChamp.Format(etabli.Maintenant))]);
        return decisions.Count;
    }
}
