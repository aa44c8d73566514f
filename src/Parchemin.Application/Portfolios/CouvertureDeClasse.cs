using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The coverage of one candidate, in a list.</summary>
public sealed record LigneDePortfolio(ObjetVu Inscription, int Elements, MatriceDeCouverture Matrice);

/// <summary>The coverage of a class, and of each établissement.</summary>
/// <param name="Groupes">Établissement, in words → its coverage; the whole first, under an empty name.</param>
public sealed record CouvertureDeClasse(ObjetVu Session, Referentiel Referentiel, IReadOnlyList<LigneDePortfolio> Lignes, IReadOnlyList<(string Nom, CouvertureDeGroupe Couverture)> Groupes)
{
    /// <exception cref="RefusException">There is no such session.</exception>
    public static async Task<CouvertureDeClasse> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var presents = Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["desiste", "radie"])));
        var inscriptions = await guichet.AllAsync(acteur, new Requete(Genres.Inscription, presents), annulation);
        var elements = (await guichet.AllAsync(acteur, new Requete(GenresDuParcours.ElementDePortfolio, new Via("inscription", presents)) { Ordre = "id" }, annulation)).Where(e => e["retire_le"] is null).ToLookup(e => e["inscription"]!, StringComparer.Ordinal);
        var lignes = inscriptions.Select(i => new LigneDePortfolio(i, elements[i.Id].Count(), Couverture.Of(i.Id, PortfolioLu.Expected(referentiel, i["option"]), elements[i.Id].Select(e => PortfolioLu.Evidence(e, i.Id)), [])))
            .OrderByDescending(l => l.Matrice.Lacunes.Count).ThenBy(l => CleDeTri.Of(l.Inscription.Titre), StringComparer.Ordinal).ToList();
        var groupes = new List<(string, CouvertureDeGroupe)> { ("", Couverture.Aggregate([.. lignes.Select(l => l.Matrice)])) };
        groupes.AddRange(lignes.GroupBy(l => l.Inscription.Titres.GetValueOrDefault("etablissement") ?? "Sans établissement").OrderBy(g => CleDeTri.Of(g.Key), StringComparer.Ordinal).Select(g => (g.Key, Couverture.Aggregate([.. g.Select(l => l.Matrice)]))));
        return new CouvertureDeClasse(vue, referentiel, lignes, groupes.Count == 2 ? groupes[..1] : groupes);
    }
}
