using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What a candidate shows, laid beside the competences to prove.</summary>
/// <param name="Objets">The competences, then the savoirs, on which one progresses.</param>
public sealed record PortfolioLu(ObjetVu Inscription, Referentiel Referentiel, IReadOnlyList<ObjetVu> Elements, MatriceDeCouverture Matrice, IReadOnlyList<ObjetDeFormation> Objets, ILookup<string, ObjetVu> Positions)
{
    /// <exception cref="RefusException">There is no such candidate, or the actor may not read him.</exception>
    public static async Task<PortfolioLu> ReadAsync(Guichet guichet, Acteur acteur, string inscription, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Inscription, inscription, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Inscription, inscription, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var sien = new Parmi("inscription", [inscription]);
        var elements = (await guichet.AllAsync(acteur, new Requete(GenresDuParcours.ElementDePortfolio, sien) { Ordre = "id" }, annulation)).Where(e => e["retire_le"] is null).ToList();
        var positions = acteur.MayAttempt("positionnement.lire") && acteur.Mandats.Any(m => guichet.Droits.Action("positionnement.lire").Qui.ContainsKey(m.Role))
            ? await guichet.AllAsync(acteur, new Requete(GenresDuParcours.Positionnement, sien) { Ordre = "id" }, annulation)
            : [];
        return new PortfolioLu(vue, referentiel, elements, Couverture.Of(inscription, Expected(referentiel, objet["option"]), elements.Select(e => Evidence(e, inscription)), positions.Select(p => Judgement(p, inscription)).OfType<JugementDeCompetence>()),
            ObjetsDeFormation.Of(referentiel), positions.ToLookup(p => p["objet"]!, StringComparer.Ordinal));
    }

    /// <summary>The competences to prove: those of the blocs of the candidate's path, or all of them.</summary>
    public static IReadOnlyList<string> Expected(Referentiel referentiel, string? option)
    {
        var choisie = referentiel.Options.FirstOrDefault(o => string.Equals(o.Code, option, StringComparison.Ordinal));
        var blocs = referentiel.TroncCommun.Concat(choisie?.Blocs ?? []).Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
        var siennes = referentiel.Blocs.Where(b => blocs.Contains(b.Code)).SelectMany(b => b.Competences).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return [.. referentiel.Competences.Select(c => c.Code).Where(c => siennes.Count == 0 || siennes.Contains(c))];
    }

    /// <summary>The competences that an item says to prove.</summary>
    public static IReadOnlyList<string> CodesOf(ObjetVu element) => (element["competences"] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);

    internal static PreuveDeCompetence Evidence(ObjetVu element, string inscription) => new(element.Id, inscription, CodesOf(element))
    {
        Simulee = element["situation"] is "simulee",
        AttesteeParLEnseignant = FaitsDePlacement.MaybeDate(element["atteste_par_l_enseignant_le"]),
        AttesteeParLeTuteur = FaitsDePlacement.MaybeDate(element["atteste_par_le_tuteur_le"]),
    };

    internal static JugementDeCompetence? Judgement(ObjetVu position, string inscription)
        => position["niveau"] is { } niveau ? new JugementDeCompetence(inscription, position["objet"]!, VoiceOf(position["source"]), niveau, FaitsDePlacement.MaybeDate(position["le"]) ?? default) : null;

    private static VoixDeJugement VoiceOf(string? source) => source switch
    {
        "equipe" => VoixDeJugement.Equipe,
        "tuteur" => VoixDeJugement.Tuteur,
        "mesure" => VoixDeJugement.Mesure,
        _ => VoixDeJugement.Candidat,
    };
}
