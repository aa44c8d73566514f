using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Another certification that the same person prepares, with what each proves for the other by declared rapprochements.</summary>
/// <param name="Recus">What it proves for the one that is read.</param>
/// <param name="Donnes">What the one that is read proves for it.</param>
public sealed record CertificationVoisine(ObjetVu Inscription, IReadOnlyList<ApportDAutre> Recus, IReadOnlyList<ApportDAutre> Donnes)
{
    /// <summary>The other inscriptions of the same person that the actor may read.</summary>
    public static async Task<IReadOnlyList<CertificationVoisine>> ReadAsync(Guichet guichet, Acteur acteur, PortfolioLu lu, CancellationToken annulation = default)
    {
        var inscription = (await guichet.Store.FindAsync(Genres.Inscription, lu.Inscription.Id, annulation))!;
        var candidat = (await guichet.Store.FindAsync(Genres.Candidat, inscription["candidat"]!, annulation))!;
        // The same person has one record of candidate in each organisation that trains him.
        var siennes = candidat["personne"] is { } personne ? new Via("candidat", new Parmi("personne", [personne])) : (Filtre)new Parmi("candidat", [candidat.Id]);
        var autres = (await guichet.ListAsync(acteur, new Requete(Genres.Inscription, Filtre.Toutes(siennes, new Non(new EstUn([lu.Inscription.Id])))) { Taille = 20 }, annulation)).Objets;
        var voisines = new List<CertificationVoisine>();
        foreach (var autre in autres)
        {
            var la = await PortfolioLu.ReadAsync(guichet, acteur, autre.Id, annulation);
            voisines.Add(new CertificationVoisine(autre, ApportDAutre.Of(lu.Referentiel, la.Referentiel.Certification, la.Matrice), ApportDAutre.Of(la.Referentiel, lu.Referentiel.Certification, lu.Matrice)));
        }

        return voisines;
    }
}
