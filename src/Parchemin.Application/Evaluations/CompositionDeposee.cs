using System.Collections.Frozen;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What the deposited dossier of a candidate says of the constraints that his grid asks about (arrêté, annexe II-D; circulaire, annexes VIII, IX, XI).</summary>
public static class CompositionDeposee
{
    /// <summary>The constraints of a sheet as the dossier meets them, by key of entry; empty when the sheet asks for none, or while no dossier is
    /// deposited: what may still change is not put before a commission.</summary>
    public static async ValueTask<IReadOnlyDictionary<string, ContrainteEvaluee>> ReadAsync(CadreDEvaluation cadre, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        if (cadre.Feuille.Contraintes.Count == 0 || cadre.Referentiel.Dossier is not { Formulaires.Count: > 0 })
            return FrozenDictionary<string, ContrainteEvaluee>.Empty;
        var dossier = await CadreDeDossier.ReadAsync(cadre.Inscription, lecture, bibliotheque, annulation);
        if (!dossier.Depose)
            return FrozenDictionary<string, ContrainteEvaluee>.Empty;
        return CompositionDuDossier.Of(dossier, await FicheEcrite.ReadAsync(dossier, lecture, annulation))
            .Where(c => string.Equals(c.Serie.Epreuve.Code, cadre.Feuille.Epreuve, StringComparison.Ordinal))
            .SelectMany(c => c.Bilan.Contraintes)
            .Where(c => cadre.Feuille.Find(Cle.Contrainte(c.Contrainte.Code)) is not null)
            .ToDictionary(c => Cle.Contrainte(c.Contrainte.Code), StringComparer.Ordinal);
    }

    /// <summary>The canonical value of the entry.</summary>
    public static string Value(ContrainteEvaluee contrainte) => contrainte.EstRespectee ? "oui" : "non";
}

/// <summary>Enters in a grid what the deposited dossier says of each constraint. The number that takes points away stays to be confirmed by a person.</summary>
public sealed record ReprendreLaComposition(string Evaluation) : IOperation<BilanDeSaisie>
{
    public string Code => "evaluation.saisir";

    public async ValueTask<BilanDeSaisie> ExecuteAsync(Etabli etabli)
    {
        var evaluation = await etabli.GetAsync(Genres.Evaluation, Evaluation);
        await etabli.AuthorizeAsync(Code, evaluation);
        var cadre = await CadreDEvaluation.ReadAsync(evaluation, etabli.Lecture, etabli.Bibliotheque);
        var constats = await CompositionDeposee.ReadAsync(cadre, etabli.Lecture, etabli.Bibliotheque);
        if (constats.Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-DOSSIER-DEPOSE", "Aucun dossier déposé ne dit la composition de ce candidat. Cochez chaque contrainte d'après le dossier que vous avez en main.");
        var actuelles = CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(Evaluation, etabli.Lecture));
        return await new SaisirDansUneGrille(Evaluation, [.. constats.Select(c => new SaisieDeGrille(c.Key, actuelles.GetValueOrDefault(c.Key), CompositionDeposee.Value(c.Value)))]).ExecuteAsync(etabli);
    }
}
