using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The convention of a placement: each element that the text demands, and what is said of it.</summary>
/// <param name="Textes">In the order of the elements; null where the convention says nothing.</param>
/// <param name="Elements">One verification for each element: met, or missing.</param>
public sealed record ConventionLue(ObjetVu Stage, Objet Inscription, string Candidat, string Entreprise, string? Tuteur, IReadOnlyList<string?> Textes, IReadOnlyList<Verification> Elements, bool Modifiable)
{
    public IEnumerable<Verification> Manques => Elements.Where(e => !e.EstRemplie);

    /// <exception cref="RefusException">There is no such placement, the actor may not read it, or its certification demands no convention.</exception>
    public static async Task<ConventionLue> ReadAsync(Guichet guichet, Acteur acteur, string stage, CancellationToken annulation = default)
    {
        var vu = await guichet.ReadAsync(acteur, GenresDuParcours.Stage, stage, annulation);
        var objet = (await guichet.Store.FindAsync(GenresDuParcours.Stage, stage, annulation))!;
        var inscription = (await guichet.Store.FindAsync(Genres.Inscription, objet["inscription"]!, annulation))!;
        if (!await SuiviDesPlacements.MayAsync(guichet, acteur, "clause.lire", GenresDuParcours.Stage, inscription.Id, guichet.Store, annulation))
            throw RefusException.Introuvable(GenresDuParcours.Stage);
        var regles = Rules((await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel, objet);
        var clauses = await ClausesAsync(guichet.Store, stage, annulation);
        var textes = regles.Convention.Select((_, rang) => clauses.GetValueOrDefault(rang + 1)?["texte"]).ToList();
        var regard = guichet.Regard(acteur);
        return new ConventionLue(vu, inscription, await regard.TitleAsync(Genres.Inscription, inscription.Id, annulation) ?? "Candidat", await TexteDAttestation.EntrepriseAsync(objet, guichet.Store, annulation),
            objet["tuteur"] is { } t ? await regard.TitleAsync(Genres.Personne, t, annulation) : null, textes, ElementsDeConvention.Check(regles, textes),
            await SuiviDesPlacements.MayAsync(guichet, acteur, "convention.ecrire", GenresDuParcours.Stage, inscription.Id, guichet.Store, annulation));
    }

    /// <summary>What the conventions of some placements say, by the rank of the element from 1.</summary>
    internal static async ValueTask<IReadOnlyDictionary<int, Objet>> ClausesAsync(IReader lecture, string stage, CancellationToken annulation = default)
        => (await lecture.AllAsync(new Requete(GenresDuParcours.Clause, new Parmi("stage", [stage])) { Ordre = "id" }, annulation)).ToDictionary(c => int.Parse(c["rang"]!, CultureInfo.InvariantCulture));

    /// <summary>The rules that demand a convention of this placement.</summary>
    /// <exception cref="RefusException">None does: no text lists elements, or the period is not a placement.</exception>
    internal static MilieuProfessionnel Rules(Referentiel? referentiel, Objet stage)
        => referentiel?.MilieuProfessionnel is { Convention.Count: > 0 } regles && stage["nature"] is "stage"
            ? regles
            : throw new RefusException(NatureDeRefus.EtatContraire, "SANS-CONVENTION", "Aucun texte ne demande de convention pour cette période : un contrat de travail la régit, ou la certification n'en prévoit pas.");
}
