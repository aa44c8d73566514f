using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A subject of a livret with what the class obtained in it.</summary>
/// <param name="Moyennes">The candidate's means, one for each year.</param>
/// <param name="DeLaClasse">The means of the class, one for each year.</param>
public sealed record LigneDeMatiere(MatiereDuFormulaire Matiere, MatiereDeLivret Notes, IReadOnlyList<Mesure> Moyennes, IReadOnlyList<Mesure> DeLaClasse);

/// <summary>The livret of a candidate among his class: those of his établissement in his session.</summary>
/// <param name="Profil">How far he is from the class, subject by subject, over the last year.</param>
/// <param name="Cotation">How the opinions are shared out in the class.</param>
/// <param name="Relecture">The red flags.</param>
public sealed record LivretDeClasse(
    LivretLu Lu,
    IReadOnlyList<LigneDeMatiere> Matieres,
    IReadOnlyList<PointDeProfil> Profil,
    (int Min, int Max) Echelle,
    IReadOnlyList<(string Avis, int Candidats, int Pourcentage)> Cotation,
    IReadOnlyList<Verification> Relecture,
    int Effectif)
{
    /// <summary>Reads a livret; null when the certification has none.</summary>
    /// <exception cref="RefusException">There is no such candidate, or the actor may not read him.</exception>
    public static async Task<LivretDeClasse?> ReadAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Inscription, inscription, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Inscription, inscription, annulation))!;
        return (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel is { } referentiel && FeuilleDeLivret.Of(referentiel) is { } feuille
            ? await OfAsync(guichet.Store, feuille, vue, objet, annulation)
            : null;
    }

    private static async Task<LivretDeClasse> OfAsync(IReader lecture, FeuilleDeLivret feuille, ObjetVu vue, Objet objet, CancellationToken annulation)
    {
        // Only means leave this reading: nobody's marks but the candidate's.
        var siens = Filtre.Toutes(new Parmi("session", [objet["session"]!]), objet["etablissement"] is { } e ? new Parmi("etablissement", [e]) : new EstUn([objet.Id]), new Non(new Parmi("etat", ["desiste", "radie"])));
        var classe = await lecture.AllAsync(new Requete(Genres.Inscription, siens), annulation);
        var vide = new Dictionary<string, string>(StringComparer.Ordinal);
        var lus = await LivretLu.ReadAsync(lecture, feuille, [.. classe.Select(c => c.Id == objet.Id ? vue : new ObjetVu(Genres.Inscription, c.Id, c.Version, vide, new HashSet<string>(), new Dictionary<string, string?>()))], annulation);
        var lu = lus.FirstOrDefault(l => l.Inscription.Id == objet.Id) ?? (await LivretLu.ReadAsync(lecture, feuille, [vue], annulation))[0];
        var toutes = lus.Select(l => l.Matieres).ToList();
        var annees = Enumerable.Range(1, LivretLu.Derniere(feuille)).ToList();
        var lignes = feuille.Matieres.Select((m, rang) => new LigneDeMatiere(m, lu.Matieres[rang], [.. annees.Select(lu.Matieres[rang].Moyenne)], [.. annees.Select(a => MoyennesDeLivret.OfClass(toutes.Select(t => t[rang]), a))])).ToList();
        var echelle = ProfilDeLivret.Scale(feuille.Profil) ?? (-10, 10);
        var profil = ProfilDeLivret.Points(lignes.Where(l => l.Matiere.AuProfil).Select(l => (l.Matiere.Libelle, l.Moyennes[^1], l.DeLaClasse[^1])), echelle);
        var cotation = CotationDeClasse.Share([.. feuille.Avis.Select(a => a.Code)], lus.Select(l => l.Valeurs.GetValueOrDefault(FeuilleDeLivret.CleDAvis)).OfType<string>());
        var moyenne = MoyennesDeLivret.Mean(lignes.Where(l => !l.Matiere.Facultative).Select(l => l.DeLaClasse[^1]));
        return new LivretDeClasse(lu, lignes, profil, echelle, cotation, LivretLu.Check(feuille, lu.Valeurs, moyenne), classe.Count);
    }
}
