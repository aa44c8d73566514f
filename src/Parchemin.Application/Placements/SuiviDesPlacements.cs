using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Where the placements of a candidate stand, in one line.</summary>
/// <param name="Attestees">Periods whose attestation is signed and still exact.</param>
public sealed record LigneDePlacement(ObjetVu Inscription, BilanDeDuree Bilan, int Periodes, int Attestees)
{
    /// <summary>The days still missing at this rhythm.</summary>
    public int Manque => Bilan.Prevision?.Manque ?? 0;
}

/// <summary>The placements of a class: those who need help come first.</summary>
public sealed record SuiviDesPlacements(ObjetVu Session, IReadOnlyList<LigneDePlacement> Lignes)
{
    private static readonly IssueDeVerification[] Urgence =
    [
        IssueDeVerification.NonRemplie, IssueDeVerification.EnDanger, IssueDeVerification.Incomplete, IssueDeVerification.AApprecier,
        IssueDeVerification.EnBonneVoie, IssueDeVerification.Remplie, IssueDeVerification.SansObjet,
    ];

    /// <summary>The candidates of a session whom the actor may read, the most urgent first.</summary>
    /// <exception cref="RefusException">There is no such session.</exception>
    public static async Task<SuiviDesPlacements> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        if ((await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel is not { MilieuProfessionnel.Situations.Count: > 0 } referentiel)
            return new SuiviDesPlacements(vue, []);
        var inscriptions = await guichet.AllAsync(acteur, new Requete(Genres.Inscription, Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["desiste", "radie"])))), annulation);
        // The proof rests on what this right opens: a list would tell what a page keeps.
        var objets = (await guichet.Store.FindAsync(Genres.Inscription, [.. inscriptions.Select(i => i.Id)], annulation)).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var (lot, lisibles) = (new LectureRetenue(guichet.Store), new List<ObjetVu>());
        foreach (var i in inscriptions)
        {
            if (await MayAsync(guichet, acteur, "derogation.lire", GenresDuParcours.Derogation, i.Id, lot, annulation))
                lisibles.Add(i);
        }

        var faits = await FaitsDePlacement.ReadAsync(guichet.Store, [.. lisibles.Select(i => objets[i.Id])], annulation);
        var (aujourdhui, lignes) = (DateOnly.FromDateTime(guichet.Maintenant.UtcDateTime), new List<LigneDePlacement>());
        for (var n = 0; n < lisibles.Count; n++)
        {
            var textes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var stage in faits[n].Stages.Where(s => faits[n].Attestations.Any(a => a["signee_le"] is not null && string.Equals(a["stage"], s.Id, StringComparison.Ordinal))))
                textes[stage.Id] = await TexteDAttestation.ReadAsync(stage, lot, annulation);
            var bilan = BilansDePlacement.Of(referentiel, faits[n], textes, objet, aujourdhui)!;
            lignes.Add(new LigneDePlacement(lisibles[n], bilan, faits[n].Stages.Count, faits[n].Stages.Count(s => textes.TryGetValue(s.Id, out var t) && faits[n].Proof(s, t) is not null)));
        }

        return new SuiviDesPlacements(vue, [.. lignes.OrderBy(l => Array.IndexOf(Urgence, l.Bilan.Preuve.Issue)).ThenByDescending(l => l.Manque).ThenBy(l => CleDeTri.Of(l.Inscription.Titre), StringComparer.Ordinal)]);
    }

    /// <summary>Whether an actor may do something on what belongs to a candidate.</summary>
    public static async ValueTask<bool> MayAsync(Guichet guichet, Acteur acteur, string action, Genre genre, string inscription, IReader lecture, CancellationToken annulation = default)
        => await guichet.Droits.MayAsync(acteur, action, new Objet(genre, "", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("inscription", inscription)), lecture, annulation);
}
