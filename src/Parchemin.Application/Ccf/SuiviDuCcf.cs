using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>How far the proposal of a mark has come.</summary>
public enum EtatDeProposition
{
    Attendue,
    Planifiee,
    Ouverte,
    Validee,
    Transmise,
}

/// <summary>What an établissement owes for one candidate and one épreuve in CCF. The mark has no place in it.</summary>
/// <param name="PrevueLe">The first situation planned, as the register keeps it.</param>
public sealed record PropositionDeCcf(ObjetVu Inscription, Epreuve Epreuve, EtatDeProposition Etat, string? PrevueLe, string? TransmiseLe);

/// <summary>The proposals of one établissement for one épreuve.</summary>
public sealed record LigneDeCcf(string? Organisation, string Nom, Epreuve Epreuve, IReadOnlyList<PropositionDeCcf> Propositions, bool EnRetard)
{
    public int Count(EtatDeProposition etat) => Propositions.Count(p => p.Etat == etat);
}

/// <summary>The CCF of a session, as far as a person may follow it: states and dates, never a mark (arrêté of 2017, annexe II-D: a proposal is in no case told before the jury).</summary>
/// <param name="Limite">When the établissements must have sent their proposals, as the register keeps it.</param>
/// <param name="SessionSuivante">Until when subjects and productions are kept: the next session of the référentiel, or null when it has none yet.</param>
public sealed record SuiviDuCcf(ObjetVu Session, string? Limite, string? SessionSuivante, IReadOnlyList<LigneDeCcf> Lignes)
{
    private static readonly string[] Acquis = ["conservee", "reportee", "dispensee", "validee-vae"];

    /// <exception cref="RefusException">There is no such session.</exception>
    public static async Task<SuiviDuCcf> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var siennes = new Via("inscription", new Parmi("session", [session]));
        var inscriptions = await guichet.AllAsync(acteur, new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), new Parmi("etat", ["inscrit", "confirme"]))), annulation);
        var evaluations = (await guichet.AllAsync(acteur, new Requete(Genres.Evaluation, siennes) { Ordre = "id" }, annulation)).ToLookup(e => (e["inscription"], e["epreuve"]));
        var resultats = (await guichet.AllAsync(acteur, new Requete(Genres.Resultat, siennes) { Ordre = "id" }, annulation)).ToDictionary(r => (r["inscription"]!, r["unite"]!));
        var passages = (await guichet.AllAsync(acteur, new Requete(Genres.Passage, siennes) { Ordre = "id" }, annulation)).ToLookup(p => p["inscription"], StringComparer.Ordinal);
        var commissions = (await guichet.AllAsync(acteur, new Requete(Genres.Commission, new Parmi("session", [session])) { Ordre = "id" }, annulation)).ToDictionary(c => c.Id, c => c["epreuve"], StringComparer.Ordinal);
        var parVoie = inscriptions.Select(i => i["voie"]).Distinct(StringComparer.Ordinal).ToDictionary(v => v ?? "", v => EpreuvesOf(referentiel, v), StringComparer.Ordinal);
        var dues = new List<PropositionDeCcf>();
        foreach (var inscription in inscriptions)
        {
            foreach (var epreuve in parVoie[inscription["voie"] ?? ""])
            {
                var resultat = resultats.GetValueOrDefault((inscription.Id, (epreuve.Unite ?? epreuve.Bloc)?.Code ?? ""));
                if (Acquis.Contains(resultat?["etat"], StringComparer.Ordinal))
                    continue;
                var prevues = passages[inscription.Id].Where(p => p["prevu_le"] is not null && p["commission"] is { } c && commissions.GetValueOrDefault(c) is { } e && string.Equals(e, epreuve.Code, StringComparison.Ordinal)).Select(p => p["prevu_le"]!).ToList();
                var siennesIci = evaluations[(inscription.Id, epreuve.Code)].ToList();
                dues.Add(new PropositionDeCcf(inscription, epreuve, StateOf(siennesIci, resultat, prevues.Count > 0), prevues.Min(StringComparer.Ordinal), siennesIci.Select(e => e["transmise_le"]).Max(StringComparer.Ordinal)));
            }
        }

        var limite = objet["propositions_avant_le"];
        var passee = limite is not null && string.CompareOrdinal(ValeurDeChamp.Format(guichet.Maintenant)[..10], limite) > 0;
        var lignes = dues.GroupBy(d => (Organisation: d.Inscription["etablissement"], d.Epreuve.Code)).Select(g =>
        {
            var premiere = g.First();
            return new LigneDeCcf(g.Key.Organisation, premiere.Inscription.Titres.GetValueOrDefault("etablissement") ?? "Candidats sans établissement", premiere.Epreuve, [.. g], passee && g.Any(p => p.Etat is not EtatDeProposition.Transmise));
        }).OrderBy(l => CleDeTri.Of(l.Nom), StringComparer.Ordinal).ThenBy(l => l.Epreuve.Code, StringComparer.Ordinal).ToList();
        var suivante = referentiel.Sessions.Select(s => s.Code).Where(c => string.CompareOrdinal(c, objet["code"]) > 0).Min(StringComparer.Ordinal);
        return new SuiviDuCcf(vue, limite, suivante, lignes);
    }

    /// <summary>The épreuves that the candidates of a voie take during their training.</summary>
    public static IReadOnlyList<Epreuve> EpreuvesOf(Referentiel referentiel, string? voie)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        return [.. referentiel.Epreuves.Where(e => (e.Unite ?? e.Bloc) is not null && !e.Facultative && ModaliteOf(referentiel, e, voie) is { Forme: FormeDEpreuve.Ccf })];
    }

    /// <summary>How an épreuve is taken by the candidates of a voie.</summary>
    public static Modalite? ModaliteOf(Referentiel referentiel, Epreuve epreuve, string? voie)
    {
        ArgumentNullException.ThrowIfNull(referentiel);
        ArgumentNullException.ThrowIfNull(epreuve);
        var colonne = referentiel.Voies.FirstOrDefault(v => string.Equals(v.Code, voie, StringComparison.Ordinal))?.Colonne;
        return epreuve.Modalites.FirstOrDefault(m => m.Colonnes.Count == 0 || m.Colonnes.Any(c => string.Equals(c.Code, colonne, StringComparison.Ordinal)));
    }

    // A proposal that came by an import has no grid: its result tells that it is there, even to whom it does not tell the mark.
    private static EtatDeProposition StateOf(List<ObjetVu> evaluations, ObjetVu? resultat, bool planifiee)
        => evaluations.Count > 0 && evaluations.All(e => e["etat"] is "transmise") ? EtatDeProposition.Transmise
            : evaluations.Count > 0 && evaluations.All(e => e["etat"] is "validee" or "transmise") ? EtatDeProposition.Validee
            : evaluations.Count > 0 ? EtatDeProposition.Ouverte
            : resultat is not null && resultat["etat"] is not "attendue" ? EtatDeProposition.Transmise
            : planifiee ? EtatDeProposition.Planifiee
            : EtatDeProposition.Attendue;
}
