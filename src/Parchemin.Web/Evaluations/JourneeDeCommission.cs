using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Web;

/// <summary>Gathers the day of a commission as one person sees it: its passages in order, with the sheets of each.</summary>
internal static class JourneeDeCommission
{
    public static async Task<IReadOnlyList<PassageDuJour>> ReadAsync(ObjetVu commission, Guichet guichet, Acteur acteur, CancellationToken annulation)
    {
        var regard = guichet.Regard(acteur);
        var passages = await guichet.AllAsync(acteur, new Requete(Genres.Passage, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var evaluations = await guichet.AllAsync(acteur, new Requete(Genres.Evaluation, new Parmi("commission", [commission.Id])) { Ordre = "id" }, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Commission, commission.Id, annulation))!;
        var edition = await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque);
        var lignes = new List<PassageDuJour>();
        foreach (var vu in passages)
        {
            var passage = (await guichet.Store.FindAsync(Genres.Passage, vu.Id, annulation))!;
            var inscription = (await guichet.Store.FindAsync(Genres.Inscription, passage["inscription"]!, annulation))!;
            var siennes = evaluations.Where(e => e["inscription"] == inscription.Id).ToList();
            var grilles = new List<(string, string?, string?)>();
            Modalite? modalite = null;
            if (edition?.Referentiel is { } referentiel && commission["epreuve"] is { } code && edition.Regles.Values.FirstOrDefault() is { } regles)
            {
                modalite = referentiel.Epreuves.FirstOrDefault(e => e.Code == code) is { } epreuve ? Feuilles.ModaliteDe(referentiel, epreuve, inscription["voie"]) : null;
                foreach (var partie in commission["nature"] is not "interrogation" ? [] : OuvrirLesGrilles.SheetsOf(Feuilles.Parties(referentiel, inscription["voie"], code), passage["partie"]))
                {
                    var ouverte = siennes.FirstOrDefault(e => e["partie"] == partie && e["evaluateur"] == commission["evaluateur"]);
                    grilles.Add((Feuilles.Find(referentiel, regles, inscription["voie"], code, partie, commission["evaluateur"])?.Situation ?? "Grille", ouverte?.Id, ouverte?["etat"]));
                }
            }

            var conduite = await guichet.MayAsync(acteur, "passage.modifier", passage, annulation);
            var deroulement = Deroulement.Of(modalite, passage["partie"], await Deroulement.ExtraAsync(inscription.Id, guichet.Store, annulation));
            // What this person may not see of the passage (the fiche, the scenario) does not reach the page.
            lignes.Add(new PassageDuJour(AsSeen(vu), await regard.TitleAsync(Genres.Inscription, inscription.Id, annulation) ?? "Candidat", Situation(modalite, passage["partie"]), deroulement, modalite?.ChoixDeLaFiche?.Parmi, conduite, grilles));
        }

        return [.. lignes.OrderBy(l => l.Passage["prevu_le"] is null).ThenBy(l => l.Passage["prevu_le"], StringComparer.Ordinal).ThenBy(l => CleDeTri.Of(l.Candidat), StringComparer.Ordinal)];
    }

    /// <summary>The sheets of one situation in the order of the day: from one candidate to the next.</summary>
    public static (string? Precedente, string? Suivante) Around(IReadOnlyList<PassageDuJour> jour, string evaluation, string? situation)
    {
        var suite = jour.SelectMany(p => p.Grilles).Where(g => g.Id is not null && (g.Id == evaluation || g.Libelle == (situation ?? "Grille"))).Select(g => g.Id!).Distinct(StringComparer.Ordinal).ToList();
        var rang = suite.IndexOf(evaluation);
        return (rang > 0 ? suite[rang - 1] : null, rang >= 0 && rang + 1 < suite.Count ? suite[rang + 1] : null);
    }

    private static string? Situation(Modalite? modalite, string? partie) => modalite?.Parties.FirstOrDefault(p => p.Code == partie)?.Libelle ?? partie;

    private static Objet AsSeen(ObjetVu vu) => new(vu.Genre, vu.Id, vu.Version, System.Collections.Immutable.ImmutableDictionary.CreateRange(StringComparer.Ordinal, vu.Valeurs));
}
