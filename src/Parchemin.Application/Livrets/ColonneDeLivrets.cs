using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A subject being entered for a class: one row per candidate, one column per half-year.</summary>
public sealed record ColonneDeLivrets(ObjetVu Session, FeuilleDeLivret Feuille, MatiereDuFormulaire? Matiere, IReadOnlyList<LivretLu> Livrets)
{
    /// <summary>The fields of this page, in the order of the columns; for no subject, what closes a livret.</summary>
    public IReadOnlyList<ChampDeLivret> Champs => Matiere is { } m
        ? [.. Feuille.Semestres.Select(s => Feuille.Find(FeuilleDeLivret.MarkKey(m.Code, s.Code))!), Feuille.Find(FeuilleDeLivret.RemarkKey(m.Code))!]
        : [.. Feuille.Champs.Where(c => c.Nature is NatureDeLivret.Choix or NatureDeLivret.Case || c.Cle.StartsWith("champ/", StringComparison.Ordinal))];

    /// <exception cref="RefusException">There is no such session, or its certification has no livret.</exception>
    public static async Task<ColonneDeLivrets> ReadAsync(Guichet guichet, Acteur acteur, string session, string? matiere, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var feuille = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel is { } referentiel ? FeuilleDeLivret.Of(referentiel) : null;
        if (feuille is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-LIVRET", "Les textes de cette certification ne prévoient pas de livret scolaire.");
        var inscriptions = await guichet.AllAsync(acteur, new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["desiste", "radie"])))), annulation);
        var lecture = new LectureRetenue(guichet.Store);
        var lisibles = new List<ObjetVu>();
        foreach (var i in inscriptions)
        {
            if (await SuiviDesPlacements.MayAsync(guichet, acteur, "ligne-de-livret.lire", GenresDuParcours.Livret, i.Id, lecture, annulation))
                lisibles.Add(i);
        }

        var lus = await LivretLu.ReadAsync(guichet.Store, feuille, lisibles, annulation);
        return new ColonneDeLivrets(vue, feuille, feuille.Matieres.FirstOrDefault(m => string.Equals(m.Code, matiere, StringComparison.Ordinal)), [.. lus.OrderBy(l => CleDeTri.Of(l.Inscription.Titre), StringComparer.Ordinal)]);
    }
}
