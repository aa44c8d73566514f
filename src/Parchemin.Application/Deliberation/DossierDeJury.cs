namespace Parchemin.Application;

/// <summary>All that the register holds of a candidate for a deliberation.</summary>
/// <param name="Evaluations">The validated evaluations, with what is entered in each.</param>
public sealed record DossierDeJury(
    Objet Session,
    Objet Inscription,
    IReadOnlyList<Objet> Resultats,
    IReadOnlyList<EvaluationLue> Evaluations,
    IReadOnlyList<Objet> Declarations)
{
    /// <summary>The dossiers of a session's candidates, in the order of their names; those who withdrew are left out.</summary>
    public static async Task<IReadOnlyList<DossierDeJury>> ReadAsync(IReader lecture, Objet session, CancellationToken annulation = default)
    {
        var inscriptions = await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session.Id]), new Non(new Parmi("etat", ["desiste", "radie"])))), annulation);
        return await ReadAsync(lecture, session, inscriptions, annulation);
    }

    /// <summary>The dossiers of some candidates of a session, in the order given.</summary>
    public static async Task<IReadOnlyList<DossierDeJury>> ReadAsync(IReader lecture, Objet session, IReadOnlyList<Objet> inscriptions, CancellationToken annulation = default)
    {
        Task<IReadOnlyList<Objet>> OfThemAsync(Genre genre) => lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(genre, new Parmi("inscription", lot)) { Ordre = "id" }, annulation);
        var resultats = await OfThemAsync(Genres.Resultat);
        var declarations = await OfThemAsync(Genres.Declaration);
        var evaluations = await OfThemAsync(Genres.Evaluation);
        var validees = evaluations.Where(e => e["etat"] is not "ouverte").ToList();
        var cotations = await lecture.AllAsync(validees.Select(e => e.Id), lot => new Requete(Genres.Cotation, new Parmi("evaluation", lot)) { Ordre = "id" }, annulation);
        var parEvaluation = cotations.Where(c => c["valeur"] is not null).ToLookup(c => c["evaluation"]!, StringComparer.Ordinal);
        var (r, e, d) = (resultats.ToLookup(x => x["inscription"]!, StringComparer.Ordinal), validees.ToLookup(x => x["inscription"]!, StringComparer.Ordinal), declarations.ToLookup(x => x["inscription"]!, StringComparer.Ordinal));
        return [.. inscriptions.Select(i => new DossierDeJury(session, i, [.. r[i.Id]], [.. e[i.Id].Select(x => EvaluationLue.Of(x, parEvaluation[x.Id]))], [.. d[i.Id]]))];
    }
}

/// <summary>An evaluation with what is entered in it: key → value.</summary>
public sealed record EvaluationLue(Objet Evaluation, IReadOnlyDictionary<string, string> Entrees)
{
    public static EvaluationLue Of(Objet evaluation, IEnumerable<Objet> cotations)
        => new(evaluation, cotations.Where(c => c["valeur"] is not null).ToDictionary(c => c["cle"]!, c => c["valeur"]!, StringComparer.Ordinal));

    public string? this[string cle] => Entrees.GetValueOrDefault(cle);
}
