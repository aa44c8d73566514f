using System.Collections.Frozen;
using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What stands in a field of a grid, and who put it there.</summary>
public sealed record EntreeLue(string Cle, string? Valeur, string Par, DateTimeOffset Le, string Acteur);

/// <summary>The entries of another assessor of the same candidate, as far as this person may see them.</summary>
public sealed record AutreAvis(string Evaluateur, string Etat, IReadOnlyDictionary<string, string> Entrees);

/// <summary>A grid as one person sees it, with all that its page shows.</summary>
/// <param name="Visibles">Whether this person sees what is entered; else the page only says that the grid exists.</param>
/// <param name="Modifiable">Whether this person may enter something now.</param>
/// <param name="Composition">Key → what the deposited dossier says of a constraint; empty where nothing is entered to be seen, or nothing deposited.</param>
/// <param name="Rang">Entries of the journal up to here are counted: what is asked next begins after.</param>
public sealed record GrilleLue(
    CadreDEvaluation Cadre,
    ObjetVu Evaluation,
    string Candidat,
    IReadOnlyDictionary<string, EntreeLue> Entrees,
    bool Visibles,
    bool Modifiable,
    long Rang,
    Objet? Passage,
    Deroulement Deroulement,
    IReadOnlyList<AutreAvis> Autres,
    IReadOnlyDictionary<string, ContrainteEvaluee> Composition)
{
    public Feuille Feuille => Cadre.Feuille;

    public IReadOnlyDictionary<string, string> Valeurs { get; } = Entrees.Where(e => e.Value.Valeur is not null).ToDictionary(e => e.Key, e => e.Value.Valeur!, StringComparer.Ordinal);

    /// <summary>Whether the dossier says of a constraint something else than the grid.</summary>
    public bool CompositionDiffere => Composition.Any(c => !string.Equals(Valeurs.GetValueOrDefault(c.Key), CompositionDeposee.Value(c.Value), StringComparison.Ordinal));

    /// <summary>Reads a grid.</summary>
    /// <exception cref="RefusException">There is none, or the actor may not read it.</exception>
    public static async Task<GrilleLue> ReadAsync(Guichet guichet, Acteur acteur, string id, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Evaluation, id, annulation);
        var evaluation = (await guichet.Store.FindAsync(Genres.Evaluation, id, annulation))!;
        var cadre = await CadreDEvaluation.ReadAsync(evaluation, guichet.Store, guichet.Bibliotheque, annulation);
        var rang = await guichet.Store.RangAsync(Genres.Cotation, annulation);
        var (entrees, visibles) = await EntriesAsync(guichet, acteur, evaluation, annulation);
        var modifiable = evaluation["etat"] is "ouverte" && cadre.Session["jury_clos_le"] is null && await guichet.MayAsync(acteur, "evaluation.saisir", evaluation, annulation);
        var passage = evaluation["commission"] is { } commission ? await PassageAsync(guichet.Store, commission, evaluation, annulation) : null;
        var deroulement = Deroulement.Of(cadre.Feuille.Modalite, evaluation["partie"] ?? passage?["partie"], await Deroulement.ExtraAsync(evaluation["inscription"]!, guichet.Store, annulation));
        var composition = visibles || modifiable ? await CompositionDeposee.ReadAsync(cadre, guichet.Store, guichet.Bibliotheque, annulation) : FrozenDictionary<string, ContrainteEvaluee>.Empty;
        return new GrilleLue(cadre, vue, vue.Titres.GetValueOrDefault("inscription") ?? "Candidat", entrees, visibles || modifiable, modifiable, rang, passage, deroulement, await OthersAsync(guichet, acteur, evaluation, annulation), composition);
    }

    /// <summary>What changed in a grid after a rank of the journal, for somebody who has it before the eyes.</summary>
    public static async Task<(long Rang, string Etat, IReadOnlyList<EntreeLue> Entrees)> SinceAsync(Guichet guichet, Acteur acteur, string id, long depuis, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Evaluation, id, annulation);
        var rang = await guichet.Store.RangAsync(Genres.Cotation, annulation);
        var lues = new Dictionary<string, EntreeLue>(StringComparer.Ordinal);
        if (rang > depuis && await SeesAsync(guichet, acteur, id, annulation))
        {
            var siennes = (await CadreDEvaluation.EntriesAsync(id, guichet.Store, annulation)).Values.ToDictionary(c => c.Id, StringComparer.Ordinal);
            await foreach (var e in guichet.Store.JournalAsync(new FiltreDuJournal { Genre = Genres.Cotation.Code, Apres = depuis }, annulation))
            {
                if (siennes.TryGetValue(e.Objet, out var cotation))
                    lues[cotation["cle"]!] = Read(cotation, e);
                rang = Math.Max(rang, e.Rang);
            }
        }

        return (rang, vue["etat"]!, [.. lues.Values]);
    }

    private static async Task<(Dictionary<string, EntreeLue> Entrees, bool Visibles)> EntriesAsync(Guichet guichet, Acteur acteur, Objet evaluation, CancellationToken annulation)
    {
        var entrees = new Dictionary<string, EntreeLue>(StringComparer.Ordinal);
        if (!await SeesAsync(guichet, acteur, evaluation.Id, annulation))
            return (entrees, false);
        foreach (var (cle, cotation) in await CadreDEvaluation.EntriesAsync(evaluation.Id, guichet.Store, annulation))
        {
            await foreach (var e in guichet.Store.JournalAsync(new FiltreDuJournal { Genre = Genres.Cotation.Code, Objets = [cotation.Id], Recentes = true, Limite = 1 }, annulation))
                entrees[cle] = Read(cotation, e);
        }

        return (entrees, true);
    }

    // All the entries of one evaluation are of one class and belong to the same people: the first answers for all.
    private static async ValueTask<bool> SeesAsync(Guichet guichet, Acteur acteur, string evaluation, CancellationToken annulation)
    {
        var page = await guichet.Store.QueryAsync(new Requete(Genres.Cotation, new Parmi("evaluation", [evaluation])) { Ordre = "id", Taille = 1 }, annulation);
        return page.Objets is [var premiere] && await guichet.Regard(acteur).VisibleFieldsAsync(premiere, annulation) is { } champs && champs.Contains("valeur");
    }

    private static EntreeLue Read(Objet cotation, Ecriture e) => new(cotation["cle"]!, cotation["valeur"], e.NomDeLActeur, e.SaisieLe, e.Acteur);

    private static async Task<Objet?> PassageAsync(IReader lecture, string commission, Objet evaluation, CancellationToken annulation)
    {
        var page = await lecture.QueryAsync(new Requete(Genres.Passage, Filtre.Toutes(new Parmi("commission", [commission]), new Parmi("inscription", [evaluation["inscription"]!]))) { Ordre = "id", Taille = 20 }, annulation);
        return page.Objets.FirstOrDefault(p => string.Equals(p["partie"], evaluation["partie"], StringComparison.Ordinal)) ?? page.Objets.FirstOrDefault(p => p["partie"] is null) ?? (page.Objets.Count > 0 ? page.Objets[^1] : null);
    }

    private static async Task<IReadOnlyList<AutreAvis>> OthersAsync(Guichet guichet, Acteur acteur, Objet evaluation, CancellationToken annulation)
    {
        if (evaluation["evaluateur"] is null)
            return [];
        var autres = new List<AutreAvis>();
        var page = await guichet.ListAsync(acteur, new Requete(Genres.Evaluation, Filtre.Toutes(new Parmi("inscription", [evaluation["inscription"]!]), new Parmi("epreuve", [evaluation["epreuve"]!]))) { Ordre = "id" }, annulation);
        foreach (var autre in page.Objets.Where(o => o.Id != evaluation.Id && o["evaluateur"] is not null))
        {
            if (await SeesAsync(guichet, acteur, autre.Id, annulation))
                autres.Add(new AutreAvis(autre["evaluateur"]!, autre["etat"]!, CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(autre.Id, guichet.Store, annulation))));
        }

        return autres;
    }

    /// <summary>An hour as people read it in Paris, for « modifié par … à 14:05 ».</summary>
    public static string Heure(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, ZoneHoraire.Paris).ToString("HH:mm", CultureInfo.InvariantCulture);
}
