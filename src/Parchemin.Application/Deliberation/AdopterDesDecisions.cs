using System.Text;

namespace Parchemin.Application;

/// <summary>The jury adopts decisions: the engine is asked again on what stands now, and its line is kept with the decision.</summary>
/// <param name="Inscriptions">Null for all those without difficulty.</param>
/// <param name="Decision">Another decision than the proposal, with its reason in the circumstances; null to adopt what is proposed.</param>
/// <returns>How many are adopted.</returns>
/// <remarks>One undoing takes a whole adoption back as long as the minutes are not sealed.</remarks>
public sealed record AdopterDesDecisions(IMoteur Moteur, string Session, int Groupe, IReadOnlyList<string>? Inscriptions, string? Decision = null) : IOperation<int>
{
    public string Code => "decision.adopter";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        if (Inscriptions is { Count: 0 })
            throw new RefusException(NatureDeRefus.Invalide, "RIEN-A-FAIRE", "Choisissez au moins un candidat.");
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var seance = await SeanceDeJury.ReadAsync(etabli.Lecture, etabli.Bibliotheque, Moteur, session, Groupe, etabli.Regard.Perimetre(Genres.Inscription), Inscriptions);
        if (Inscriptions is not null && seance.Candidats.Count != Inscriptions.Distinct(StringComparer.Ordinal).Count())
            throw new RefusException(NatureDeRefus.Introuvable, "CANDIDAT-HORS-JURY", $"Un des candidats n'est pas devant le jury du groupe {Groupe}. Rechargez la liste.");
        Scellement.CheckOpen(seance);
        ControleDuJury.Demand(seance.Constats);
        Siege.Check(seance.Membres, etabli.Acteur);
        var retenus = Inscriptions is null ? seance.Candidats.Where(c => c.SansDifficulte).ToList() : [.. seance.Candidats];
        // Read together: each decision is then checked in memory.
        await etabli.Lecture.FindAsync(Genres.Inscription, [.. retenus.Select(c => c.Inscription.Id)]);
        foreach (var candidat in retenus)
            await AdoptAsync(etabli, seance, candidat, Decision);
        return retenus.Count;
    }

    /// <summary>Records one decision.</summary>
    internal static async ValueTask<Objet> AdoptAsync(Etabli etabli, SeanceDeJury seance, CandidatAuJury candidat, string? autre)
    {
        var proposee = candidat.Proposition.Decision?.Resultat;
        var adoptee = autre ?? proposee;
        var refus = candidat.Empechement is { } empechement && (autre is null || candidat.Besoin is Besoin.Incomplet or Besoin.Livret or Besoin.Divergence || proposee is null) ? empechement : null;
        if (refus is not null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DECISION-IMPOSSIBLE", $"{candidat.Name(anonyme: false)} : aucune décision ne peut être adoptée. {refus}", [new Faute("DECISION-IMPOSSIBLE", null, candidat.Inscription.Id, refus)]);
        var permises = Groupes.DecisionsOf(seance.Regles, seance.Groupe);
        if (!permises.Any(d => d.Resultat == adoptee))
            throw new RefusException(NatureDeRefus.Invalide, "DECISION-INCONNUE", $"« {adoptee} » n'est pas une décision de ce groupe ({string.Join(", ", permises.Select(d => d.Libelle))}).", [new Faute("DECISION-INCONNUE", "decision", adoptee, "Choisissez-la dans la liste.")]);
        if (adoptee != proposee && etabli.Motif is null)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", $"{candidat.Name(anonyme: false)} : la décision diffère de celle que les règles donnent. Dites pourquoi.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal)
        {
            ["jury"] = seance.Jury?.Id,
            ["proposee"] = proposee,
            ["adoptee"] = adoptee,
            ["motif"] = adoptee == proposee ? null : etabli.Motif,
            ["adoptee_le"] = ValeurDeChamp.Format(etabli.Maintenant),
            ["entree"] = Encoding.UTF8.GetString(candidat.Ligne),
            ["regles"] = $"{seance.Regles.Code} {seance.Regles.Empreinte[..16]}",
            // What the body validated was another decision.
            ["validee"] = null,
            ["validee_le"] = null,
        };
        return candidat.Decision is { } avant
            ? await etabli.ChangeAsync(etabli.Operation, avant, valeurs)
            : await etabli.CreateAsync(etabli.Operation, Genres.Decision, valeurs.Append(new("inscription", candidat.Inscription.Id)).Append(new("groupe", $"{seance.Groupe}")));
    }
}
