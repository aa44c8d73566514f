using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The livret of one candidate: what is entered, and where it stands.</summary>
/// <param name="Livret">Null before anything is entered.</param>
/// <param name="Valeurs">Key → canonical value.</param>
public sealed record LivretLu(ObjetVu Inscription, FeuilleDeLivret Feuille, Objet? Livret, IReadOnlyDictionary<string, string> Valeurs)
{
    public bool EstScelle => Livret?["etat"] is "scelle";

    /// <summary>The subjects with their marks, as the pure heart reads them.</summary>
    public IReadOnlyList<MatiereDeLivret> Matieres => Subjects(Feuille, Valeurs);

    /// <summary>How far the last year of training goes: the one whose means the profile compares.</summary>
    public static int Derniere(FeuilleDeLivret feuille) => feuille.Semestres.Max(s => s.Annee);

    /// <summary>The red flags of a livret.</summary>
    /// <param name="classe">The mean of the class, when it is known.</param>
    public static IReadOnlyList<Verification> Check(FeuilleDeLivret feuille, IReadOnlyDictionary<string, string> valeurs, Mesure classe)
    {
        var avis = valeurs.GetValueOrDefault(FeuilleDeLivret.CleDAvis);
        var relu = new LivretARelire(Subjects(feuille, valeurs), FeuilleDeLivret.Bareme)
        {
            AvisAdmis = [.. feuille.Avis.Select(a => a.Libelle)],
            Avis = feuille.Avis.FirstOrDefault(a => string.Equals(a.Code, avis, StringComparison.Ordinal))?.Libelle,
            // The product shares out the opinions of the class by itself; the candidate signs what is sealed, after.
            Cotation = [.. CotationDeClasse.Share([.. feuille.Avis.Select(a => a.Code)], feuille.Avis.Select(a => a.Code)).Select(p => p.Pourcentage)],
            VuParLeCandidat = true,
            MoyenneDeLaClasse = classe,
        };
        return RelectureDeLivret.Check(relu);
    }

    private static IReadOnlyList<MatiereDeLivret> Subjects(FeuilleDeLivret feuille, IReadOnlyDictionary<string, string> valeurs)
        => [.. feuille.Matieres.Select(m => new MatiereDeLivret(m.Libelle, [.. feuille.Semestres.Select(s => valeurs.TryGetValue(FeuilleDeLivret.MarkKey(m.Code, s.Code), out var note) && ValeurDeCopie.Read(note) is { } lue ? (Mesure)lue : Mesure.Inconnue)])
        {
            Facultative = m.Facultative,
            Appreciation = valeurs.GetValueOrDefault(FeuilleDeLivret.RemarkKey(m.Code)),
        })];

    /// <summary>The livrets of some candidates whose registration one may read, in the order given.</summary>
    public static async Task<IReadOnlyList<LivretLu>> ReadAsync(IReader lecture, FeuilleDeLivret feuille, IReadOnlyList<ObjetVu> inscriptions, CancellationToken annulation = default)
    {
        var livrets = await lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(GenresDuParcours.Livret, new Parmi("inscription", lot)) { Ordre = "id" }, annulation);
        var lignes = await lecture.AllAsync(livrets.Select(l => l.Id), lot => new Requete(GenresDuParcours.LigneDeLivret, new Parmi("livret", lot)) { Ordre = "id" }, annulation);
        var (parInscription, parLivret) = (livrets.ToDictionary(l => l["inscription"]!, StringComparer.Ordinal), lignes.ToLookup(l => l["livret"]!, StringComparer.Ordinal));
        return [.. inscriptions.Select(i => parInscription.GetValueOrDefault(i.Id) is { } livret ? new LivretLu(i, feuille, livret, Values(parLivret[livret.Id])) : new LivretLu(i, feuille, null, new Dictionary<string, string>(StringComparer.Ordinal)))];
    }

    /// <summary>The entries of one livret.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, string>> EntriesAsync(IReader lecture, string livret, CancellationToken annulation = default)
        => Values(await lecture.AllAsync(new Requete(GenresDuParcours.LigneDeLivret, new Parmi("livret", [livret])) { Ordre = "id" }, annulation));

    private static Dictionary<string, string> Values(IEnumerable<Objet> lignes) => lignes.Where(l => l["valeur"] is not null).ToDictionary(l => l["cle"]!, l => l["valeur"]!, StringComparer.Ordinal);
}
