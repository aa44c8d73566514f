using System.Collections.Immutable;

namespace Parchemin.Application;

/// <summary>Closes a sheet once complete: its mark and its penalties become a proposal, and the unité that it settles is proposed.</summary>
public sealed record ValiderUneEvaluation(string Evaluation) : IOperation<Objet>
{
    private static readonly string[] Proposables = ["attendue", "proposee", "reservee"];

    public string Code => "evaluation.valider";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var evaluation = await etabli.GetAsync(Genres.Evaluation, Evaluation);
        await etabli.AuthorizeAsync(Code, evaluation);
        var cadre = await CadreDEvaluation.ReadAsync(evaluation, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckJuryOpen();
        if (evaluation["etat"] is not "ouverte")
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-VALIDEE", "Cette grille est déjà validée.");
        var entrees = CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(Evaluation, etabli.Lecture));
        if (Completude.Missing(cadre.Feuille, entrees) is { Count: > 0 } fautes)
            throw new RefusException(NatureDeRefus.Invalide, "GRILLE-INCOMPLETE", fautes.Count == 1 ? fautes[0].Message : $"La grille n'est pas complète : {fautes.Count} champs sont à revoir.", fautes);
        var note = entrees.GetValueOrDefault(Cle.Note);
        var contraintes = entrees.GetValueOrDefault(Cle.Contraintes);
        var validee = await etabli.ChangeAsync(Code, evaluation, [new("etat", "validee"), new("note", note), new("contraintes", contraintes), new("validee_le", ValeurDeChamp.Format(etabli.Maintenant))]);
        if (cadre.Feuille.Unite is { } unite && note is not null)
            await ProposeAsync(etabli, validee, unite, note, contraintes);
        return validee;
    }

    // The mark stays that of before the penalty: the rule of the unité takes the points away, in the open.
    private async ValueTask ProposeAsync(Etabli etabli, Objet validee, string unite, string note, string? contraintes)
    {
        var resultat = await FindResultAsync(etabli, validee["inscription"]!, unite);
        if (resultat is not null && !Proposables.Contains(resultat["etat"]))
        {
            var etat = Genres.Resultat["etat"].Choix.FirstOrDefault(c => string.Equals(c.Code, resultat["etat"], StringComparison.Ordinal))?.Libelle;
            throw new RefusException(NatureDeRefus.EtatContraire, "UNITE-DEJA-REGLEE", $"{unite} est déjà réglée pour ce candidat ({etat}). Voyez avec le service des examens avant de proposer une note.");
        }

        await etabli.DeriveAsync(Code, validee, resultat ?? new Objet(Genres.Resultat, Guid.CreateVersion7(etabli.Maintenant).ToString(), 0, ImmutableDictionary<string, string>.Empty),
            [new("inscription", validee["inscription"]), new("unite", unite), new("etat", await ReserverUneNote.StateAsync(etabli.Lecture, validee["inscription"]!, validee["epreuve"]!)), new("note", note), new("contraintes", contraintes), new("evaluation", validee.Id)]);
    }

    internal static async ValueTask<Objet?> FindResultAsync(Etabli etabli, string inscription, string unite)
        => (await etabli.Lecture.QueryAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", [inscription]), new Parmi("unite", [unite]))) { Ordre = "id", Taille = 1 })).Objets is [var seul] ? seul : null;
}

/// <summary>Opens a validated sheet again; the proposal that came from it is taken back.</summary>
/// <param name="Motif">Why: the journal keeps it with the circumstances.</param>
public sealed record RouvrirUneEvaluation(string Evaluation, string? Motif) : IOperation<Objet>
{
    public string Code => "evaluation.rouvrir";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var evaluation = await etabli.GetAsync(Genres.Evaluation, Evaluation);
        await etabli.AuthorizeAsync(Code, evaluation);
        if (string.IsNullOrWhiteSpace(Motif))
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites pourquoi la grille est rouverte.", [new Faute("MOTIF-ATTENDU", "motif", null, "Dites pourquoi la grille est rouverte.")]);
        var cadre = await CadreDEvaluation.ReadAsync(evaluation, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckJuryOpen();
        if (evaluation["etat"] is "ouverte")
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-OUVERTE", "Cette grille est déjà ouverte.");
        if (cadre.Feuille.Unite is { } unite && await ValiderUneEvaluation.FindResultAsync(etabli, evaluation["inscription"]!, unite) is { } resultat && string.Equals(resultat["evaluation"], evaluation.Id, StringComparison.Ordinal))
        {
            if (resultat["etat"] is not ("proposee" or "reservee"))
                throw new RefusException(NatureDeRefus.EtatContraire, "UNITE-DEJA-REGLEE", $"Le jury a réglé {unite} : la grille ne se rouvre plus.");
            await etabli.DeriveAsync(Code, evaluation, resultat, [new("etat", "attendue"), new("note", null), new("contraintes", null), new("evaluation", null)]);
        }

        return await etabli.ChangeAsync(Code, evaluation, [new("etat", "ouverte"), new("note", null), new("contraintes", null), new("validee_le", null), new("transmise_le", null)]);
    }
}

/// <summary>Hands the proposals of an établissement to the jury, all or none, before the date that the session sets.</summary>
public sealed record TransmettreLesPropositions(IReadOnlyList<string> Evaluations) : IOperation<int>
{
    private const int Maximum = 1000;

    public string Code => "evaluation.transmettre";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        if (Evaluations.Count is 0 or > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "RIEN-A-FAIRE", $"Choisissez au moins une grille validée ({Maximum} au plus à la fois).");
        var fautes = new List<Faute>();
        foreach (var id in Evaluations.Distinct(StringComparer.Ordinal))
        {
            var evaluation = await etabli.GetAsync(Genres.Evaluation, id);
            await etabli.AuthorizeAsync(Code, evaluation);
            var limite = await Application.Evaluation.FollowAsync(evaluation, "inscription.session.propositions_avant_le", etabli.Lecture);
            if (limite is not null && string.CompareOrdinal(ValeurDeChamp.Format(etabli.Maintenant), limite) >= 0)
                throw new RefusException(NatureDeRefus.EtatContraire, "DELAI-PASSE", $"Les propositions de note étaient attendues avant le {Texte(limite)}. Voyez avec le service des examens.");
            if (evaluation["etat"] is "validee")
                await etabli.ChangeAsync(Code, evaluation, [new("etat", "transmise"), new("transmise_le", ValeurDeChamp.Format(etabli.Maintenant))]);
            else if (evaluation["etat"] is "ouverte")
                fautes.Add(new Faute("GRILLE-OUVERTE", null, id, $"{evaluation["epreuve"]} : une grille n'est pas validée. Validez-la, ou ôtez-la de l'envoi."));
        }

        return fautes.Count == 0 ? Evaluations.Count : throw new RefusException(NatureDeRefus.EtatContraire, "GRILLE-OUVERTE", fautes.Count == 1 ? fautes[0].Message : $"{fautes.Count} grilles ne sont pas validées : rien n'est transmis.", fautes);
    }

    private static string Texte(string date) => $"{date[8..10]}/{date[5..7]}/{date[..4]}";
}
