using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The recognition of a student engagement, as one person sees it: the request, what its fiche still lacks, before whom it passes.</summary>
/// <param name="Demande">Null while nothing is asked.</param>
/// <param name="Manques">What the fiche lacks before it can be asked, in French; empty when it is complete.</param>
/// <param name="Passage">The passage before the commission of its épreuve; null before.</param>
public sealed record EngagementLu(FormulaireDuDossier Usage, Epreuve Epreuve, Objet? Demande, IReadOnlyList<string> Manques, Objet? Passage)
{
    /// <summary>The form and the épreuve by which a certification recognises an engagement; null when it has none.</summary>
    public static (FormulaireDuDossier Usage, Epreuve Epreuve)? Of(Referentiel referentiel)
        => referentiel.Dossier?.Formulaires.FirstOrDefault(f => f.Usage is UsageDeFormulaire.Engagement) is { } usage
            && referentiel.Formulaires.FirstOrDefault(f => f.Code == usage.Formulaire.Code)?.Epreuves is [var premiere, ..]
            && referentiel.Epreuves.FirstOrDefault(e => e.Code == premiere.Code) is { } epreuve
            ? (usage, epreuve)
            : null;

    /// <summary>What stands of a candidate's request; null when his certification recognises no engagement.</summary>
    public static async ValueTask<EngagementLu?> ReadAsync(CadreDeDossier cadre, IReadOnlyList<FicheEcrite> fiches, IReader lecture, CancellationToken annulation = default)
    {
        if (Of(cadre.Referentiel) is not var (usage, epreuve))
            return null;
        var passages = await lecture.QueryAsync(new Requete(Genres.Passage, Filtre.Toutes(new Parmi("inscription", [cadre.Inscription.Id]), new Via("commission", new Parmi("epreuve", [epreuve.Code])))) { Ordre = "id", Taille = 1 }, annulation);
        return new EngagementLu(usage, epreuve, await FindAsync(lecture, cadre.Inscription.Id, annulation), Missing(usage, fiches), passages.Objets is [var passage] ? passage : null);
    }

    /// <summary>The request of a candidate; null while he has made none.</summary>
    public static async ValueTask<Objet?> FindAsync(IReader lecture, string inscription, CancellationToken annulation = default)
        => (await lecture.QueryAsync(new Requete(GenresDuParcours.Engagement, new Parmi("inscription", [inscription])) { Ordre = "id", Taille = 1 }, annulation)).Objets is [var seul] ? seul : null;

    private static List<string> Missing(FormulaireDuDossier usage, IReadOnlyList<FicheEcrite> fiches)
    {
        if (fiches.FirstOrDefault(f => f.Usage == usage) is not { } fiche)
            return ["La fiche d'engagement n'est pas commencée."];
        List<string> manques = [.. ChampDeFiche.Typed(fiche.Formulaire).Where(c => !fiche.Valeurs.ContainsKey(c.Code)).Select(c => $"« {c.Libelle} » n'est pas rempli.")];
        if (usage.Plan is { } plan && fiche.Valeurs.TryGetValue(plan.Champ.Code, out var texte))
            manques.AddRange(PlanSuivi.Missing(PlanSuivi.Elements(usage, fiche.Formulaire), texte).Select(e => $"Le descriptif ne reprend pas : {e}."));
        return manques;
    }
}
