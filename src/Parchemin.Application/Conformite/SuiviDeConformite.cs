using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A control in a list.</summary>
/// <param name="Constats">Empty where nothing was examined, or where the visitor may not see the findings.</param>
/// <param name="DelaiEchu">A complement was asked for, and its last day is past.</param>
public sealed record LigneDeConformite(ObjetVu Controle, ObjetVu Inscription, IReadOnlyList<ConstatEcrit> Constats, bool DelaiEchu)
{
    public IEnumerable<ConstatEcrit> Manques => Constats.Where(c => !c.EstRempli);
}

/// <summary>The controls of a session that a person may read, those that wait first.</summary>
/// <param name="Sans">How many candidates have no control yet.</param>
public sealed record SuiviDeConformite(ObjetVu Session, IReadOnlyList<string> Epreuves, IReadOnlyList<LigneDeConformite> Lignes, int Sans)
{
    private static readonly string[] Ordre = ["a-controler", "a-completer", "reserve", "non-valide", "conforme"];

    /// <param name="etat">Only the controls in this state.</param>
    /// <param name="epreuve">Only those of this épreuve.</param>
    /// <param name="favorable">Only those in which the machine found everything met, or something not.</param>
    public static async Task<SuiviDeConformite> ReadAsync(Guichet guichet, Acteur acteur, string session, string? etat, string? epreuve, bool? favorable, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel;
        var presents = Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["desiste", "radie"])));
        var inscriptions = (await guichet.AllAsync(acteur, new Requete(Genres.Inscription, presents), annulation)).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var controles = await guichet.AllAsync(acteur, new Requete(GenresDuParcours.Controle, new Via("inscription", presents)) { Ordre = "id" }, annulation);
        var aujourdhui = ValeurDeChamp.Format(guichet.Maintenant)[..10];
        var lignes = controles.Where(c => inscriptions.ContainsKey(c["inscription"]!))
            .Select(c => new LigneDeConformite(c, inscriptions[c["inscription"]!], ConstatsEcrits.Read(c["constats"]), c["etat"] is "a-completer" && c["delai"] is { } d && string.CompareOrdinal(d, aujourdhui) < 0))
            .Where(l => (etat is null || string.Equals(l.Controle["etat"], etat, StringComparison.Ordinal)) && (epreuve is null || string.Equals(l.Controle["epreuve"], epreuve, StringComparison.Ordinal)) && (favorable is not { } f || f == (l.Constats.Count > 0 && !l.Manques.Any())))
            .OrderByDescending(l => l.DelaiEchu).ThenBy(l => Array.IndexOf(Ordre, l.Controle["etat"])).ThenByDescending(l => l.Manques.Count()).ThenBy(l => CleDeTri.Of(l.Inscription.Titre), StringComparer.Ordinal).ThenBy(l => l.Controle["epreuve"], StringComparer.Ordinal);
        var sans = inscriptions.Keys.Except(controles.Select(c => c["inscription"]!), StringComparer.Ordinal).Count();
        return new SuiviDeConformite(vue, referentiel is null ? [] : MotifsDeNonValidite.Epreuves(referentiel), [.. lignes], sans);
    }
}
