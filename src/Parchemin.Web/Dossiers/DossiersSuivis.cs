using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>A candidate in the list of dossiers.</summary>
/// <param name="Ecrites">Fiches of activity in which something is written.</param>
/// <param name="Attendues">Fiches of activity that the dossier must hold.</param>
/// <param name="Manques">Rules of composition that are not met.</param>
internal sealed record LigneDeDossier(ObjetVu Inscription, string? Etat, int Ecrites, int Attendues, int Pretes, int Manques);

/// <summary>The dossiers of a class, of a session: what each one still asks.</summary>
internal sealed record DossiersSuivis(IReadOnlyList<LigneDeDossier> Lignes, string? Suite, IReadOnlyList<ObjetVu> Sessions, IReadOnlyDictionary<string, string> Choisis, string? Refus)
{
    private const int Taille = 40;
    private static readonly string[] Filtres = ["session", "etablissement", "etat", "q"];

    public bool Filtree => Choisis.Count > 0;

    /// <summary>The requests of student engagement that wait for this person's answer.</summary>
    public IReadOnlyList<ObjetVu> Engagements { get; init; } = [];

    public static async Task<DossiersSuivis> ReadAsync(Guichet guichet, Acteur acteur, IQueryCollection question, CancellationToken annulation)
    {
        var choisis = Filtres.Where(f => question[f].ToString().Length > 0).ToDictionary(f => f, f => question[f].ToString(), StringComparer.Ordinal);
        var avecDossier = guichet.Bibliotheque.Editions.Where(e => e.Referentiel!.Dossier is { Formulaires.Count: > 0 }).Select(e => e.Referentiel!.Certification.Code).Distinct(StringComparer.Ordinal).ToList();
        if (avecDossier.Count == 0)
            return new DossiersSuivis([], null, [], choisis, null);
        var concerne = new Via("session", new Parmi("certification", avecDossier));
        var requete = new Requete(Genres.Inscription, Filtre.Toutes(new Filtre[] { concerne, new Non(new Parmi("etat", ["desiste", "radie"])) }.Concat(Chosen(choisis)))) { Taille = Taille, Apres = question["apres"].ToString() is { Length: > 0 } apres ? apres : null };
        var sessions = await guichet.AllAsync(acteur, new Requete(Genres.Session, new Parmi("certification", avecDossier)), annulation);
        try
        {
            var page = await guichet.ListAsync(acteur, requete, annulation);
            var lignes = new List<LigneDeDossier>();
            foreach (var inscription in page.Objets)
                lignes.Add(await LineAsync(guichet, acteur, inscription, annulation));
            return new DossiersSuivis(lignes, page.Suite, sessions, choisis, null) { Engagements = await WaitingAsync(guichet, acteur, annulation) };
        }
        catch (RefusException refus) when (refus.Code is "FILTRE-INTERDIT")
        {
            return new DossiersSuivis([], null, sessions, choisis, refus.Message);
        }
    }

    private static IEnumerable<Filtre> Chosen(Dictionary<string, string> choisis)
    {
        foreach (var (filtre, valeur) in choisis)
        {
            yield return filtre switch
            {
                "q" => Recherche.Of(valeur),
                "etat" when valeur is "non-commence" => new Non(new Existe(GenresDuParcours.Dossier, "inscription", Filtre.Toujours)),
                "etat" => new Existe(GenresDuParcours.Dossier, "inscription", new Parmi("etat", [valeur])),
                _ => new Parmi(filtre, [valeur]),
            };
        }
    }

    private static async Task<IReadOnlyList<ObjetVu>> WaitingAsync(Guichet guichet, Acteur acteur, CancellationToken annulation)
        => acteur.Mandats.Any(m => guichet.Droits.Action("engagement.decider").Qui.ContainsKey(m.Role))
            ? await guichet.AllAsync(acteur, new Requete(GenresDuParcours.Engagement, new Parmi("etat", ["demandee"])) { Ordre = "id" }, annulation)
            : [];

    private static async Task<LigneDeDossier> LineAsync(Guichet guichet, Acteur acteur, ObjetVu inscription, CancellationToken annulation)
    {
        var dossier = await DossierLu.ReadAsync(guichet, acteur, inscription.Id, annulation);
        var activites = dossier.Fiches.Where(f => f.Usage.Usage is Core.UsageDeFormulaire.Activite).ToList();
        return new LigneDeDossier(
            inscription, dossier.Dossier?["etat"], activites.Count(f => f.Remplis > 0), dossier.Cadre.Regles.Fiches.Sum(s => s.Numeros.Dernier - s.Numeros.Premier + 1),
            activites.Count(f => f.Objet["etat"] is "prete"), dossier.Compositions.Sum(c => c.Bilan.NonRespectees));
    }
}
