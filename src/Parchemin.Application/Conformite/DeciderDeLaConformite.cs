namespace Parchemin.Application;

/// <summary>A person decides of a control: conform, reserved, or non valide with its grounds. Non valide goes to the result, and comes back from it.</summary>
/// <param name="Decision"><c>conforme</c>, <c>reserve</c> or <c>non-valide</c>.</param>
/// <param name="Motifs">The codes of the grounds, for a non valide.</param>
public sealed record DeciderDeLaConformite(string Controle, string Decision, IReadOnlyList<string> Motifs, string? Precision) : IOperation<Objet>
{
    private static readonly string[] Decisions = ["conforme", "reserve", "non-valide"];

    public string Code => "controle.decider";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var controle = await etabli.GetAsync(GenresDuParcours.Controle, Controle);
        await etabli.AuthorizeAsync(Code, controle);
        if (!Decisions.Contains(Decision))
            throw Refused("DECISION-INCONNUE", "decision", Decision, "Une décision est « conforme », « reserve » ou « non-valide ».");
        var motif = await GroundsAsync(etabli, controle);
        await CarryAsync(etabli, controle);
        return await etabli.ChangeAsync(Code, controle,
        [
            new("etat", Decision), new("cas", Decision is "non-valide" ? string.Join(' ', Motifs) : null), new("motif", motif), new("decide_le", ValeurDeChamp.Format(etabli.Maintenant)), new("decide_par", etabli.Acteur.EstLeSysteme ? null : etabli.Acteur.Personne), new("notifie_le", null),
        ]);
    }

    private async ValueTask<string?> GroundsAsync(Etabli etabli, Objet controle)
    {
        if (Decision is not "non-valide")
            return Decision is "reserve" && string.IsNullOrWhiteSpace(Precision) ? throw Refused("MOTIF-ATTENDU", "precision", null, "Dites le doute qui fait réserver la note.") : Precision;
        var referentiel = (await ListesDuReferentiel.EditionAsync(controle, etabli.Lecture, etabli.Bibliotheque))!.Referentiel!;
        var possibles = MotifsDeNonValidite.Of(referentiel, controle["epreuve"]!, await Evaluation.FollowAsync(controle, "inscription.session.code", etabli.Lecture));
        var choisis = possibles.Where(m => Motifs.Contains(m.Motif.Code)).ToList();
        if (choisis.Count == 0)
            throw Refused("MOTIF-ATTENDU", "motif", null, "Une non-validité se motive par un des cas que les textes énoncent. Choisissez-en au moins un.");
        if (Motifs.FirstOrDefault(m => !possibles.Any(p => string.Equals(p.Motif.Code, m, StringComparison.Ordinal))) is { } inconnu)
            throw Refused("MOTIF-INCONNU", "motif", inconnu, $"« {inconnu} » n'est pas un motif de non-validité de cette épreuve ({string.Join(", ", possibles.Select(p => p.Motif.Code))}).");
        return MotifsDeNonValidite.Words(choisis, Precision);
    }

    // The result of the unité follows: NV blocks it, a reserve holds its mark back, conformity gives it back.
    private async ValueTask CarryAsync(Etabli etabli, Objet controle)
    {
        if (await UniteOf(etabli, controle) is not { } unite)
            return;
        var resultat = await ValiderUneEvaluation.FindResultAsync(etabli, controle["inscription"]!, unite);
        Dictionary<string, string?>? suite = (Decision, resultat?["etat"]) switch
        {
            ("non-valide", "non-valide") => null,
            ("non-valide", null or "attendue" or "proposee" or "reservee") => new(StringComparer.Ordinal) { ["etat"] = "non-valide", ["note"] = null, ["contraintes"] = null, ["motif"] = "Dossier non conforme" },
            ("non-valide", { } autre) => throw new RefusException(NatureDeRefus.EtatContraire, "UNITE-DEJA-REGLEE", $"{unite} est déjà réglée pour ce candidat ({Words(autre)}). Voyez avec le jury."),
            ("reserve", "proposee") => new(StringComparer.Ordinal) { ["etat"] = "reservee" },
            (not "non-valide", "non-valide") => new(StringComparer.Ordinal) { ["etat"] = "attendue", ["motif"] = null },
            ("conforme", "reservee") => new(StringComparer.Ordinal) { ["etat"] = "proposee" },
            _ => null,
        };
        if (suite is not null)
            await etabli.DeriveAsync(Code, controle, resultat ?? DemanderUneAttestation.New(etabli, Genres.Resultat), suite.Concat(resultat is null ? [new("inscription", controle["inscription"]), new("unite", unite)] : []));
    }

    private static string Words(string etat) => Genres.Resultat["etat"].Choix.FirstOrDefault(c => string.Equals(c.Code, etat, StringComparison.Ordinal))?.Libelle ?? etat;

    internal static async ValueTask<string?> UniteOf(Etabli etabli, Objet controle)
        => (await ListesDuReferentiel.EditionAsync(controle, etabli.Lecture, etabli.Bibliotheque))?.Referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, controle["epreuve"], StringComparison.Ordinal)) is { } epreuve
            ? (epreuve.Unite ?? epreuve.Bloc)?.Code
            : null;

    internal static RefusException Refused(string code, string champ, string? valeur, string message) => new(NatureDeRefus.Invalide, code, message, [new Faute(code, champ, valeur, message)]);
}

/// <summary>Keeps how and to whom a decision of non-validity was notified: the delay of appeal runs from there (CJA, R421-5).</summary>
/// <param name="Envoi">By what, to what address: the register's proof of sending.</param>
public sealed record NotifierUneNonValidite(string Controle, string Envoi) : IOperation<Objet>
{
    public string Code => "controle.decider";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var controle = await etabli.GetAsync(GenresDuParcours.Controle, Controle);
        await etabli.AuthorizeAsync(Code, controle);
        if (controle["etat"] is not "non-valide")
            throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-A-NOTIFIER", "Ce contrôle n'a pas conclu à une non-validité : il n'y a rien à notifier.");
        if (string.IsNullOrWhiteSpace(Envoi))
            throw DeciderDeLaConformite.Refused("ENVOI-ATTENDU", "envoi", null, "Dites comment et à quelle adresse la décision est notifiée.");
        return await etabli.ChangeAsync(Code, controle, [new("notifie_le", ValeurDeChamp.Format(etabli.Maintenant)), new("envoi", Envoi)]);
    }
}
