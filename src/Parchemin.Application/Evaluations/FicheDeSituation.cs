using System.Globalization;

namespace Parchemin.Application;

/// <summary>Whether the fiche of a passage may support it: one of those of the épreuve and, where the text says so, not that of another situation of the candidate.</summary>
internal static class FicheDeSituation
{
    /// <summary>What makes the choice impossible, whoever writes the passage.</summary>
    public static async ValueTask<IReadOnlyList<Faute>> CheckAsync(Objet passage, Objet? avant, Etabli etabli)
    {
        if (passage["fiche"] is not { } texte || (string.Equals(texte, avant?["fiche"], StringComparison.Ordinal) && string.Equals(passage["commission"], avant?["commission"], StringComparison.Ordinal)))
            return [];
        var commission = (await etabli.Lecture.FindAsync(Genres.Commission, passage["commission"]!))!;
        var inscription = (await etabli.Lecture.FindAsync(Genres.Inscription, passage["inscription"]!))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(commission, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        var epreuve = referentiel?.Epreuves.FirstOrDefault(e => string.Equals(e.Code, commission["epreuve"], StringComparison.Ordinal));
        if (epreuve is null || Feuilles.ModaliteDe(referentiel!, epreuve, inscription["voie"])?.ChoixDeLaFiche is not { } choix)
            return [Fault("SANS-FICHE", texte, "Cette épreuve ne s'appuie sur aucune fiche. Videz le champ.")];
        var fiche = int.Parse(texte, CultureInfo.InvariantCulture);
        if (fiche < choix.Parmi.Premier || fiche > choix.Parmi.Dernier)
            return [Fault("FICHE-HORS-SERIE", texte, $"La fiche {fiche} n'est pas de cette épreuve. Choisissez parmi les fiches {choix.Parmi}.")];
        return choix.Distincte && await OtherAsync(etabli, passage, commission) is { } autre
            ? [Fault("FICHE-DEJA-CHOISIE", texte, $"La fiche {fiche} sert déjà à une autre situation de ce candidat ({autre}). Le texte en demande une différente.")]
            : [];
    }

    private static Faute Fault(string code, string valeur, string message) => new(code, "fiche", valeur, message);

    // The academic commission and the interrogation commission choose for the same candidate: all his passages of the épreuve count.
    private static async ValueTask<string?> OtherAsync(Etabli etabli, Objet passage, Objet commission)
    {
        var autres = await etabli.Lecture.AllAsync(new Requete(Genres.Passage, new Parmi("inscription", [passage["inscription"]!])) { Ordre = "id" });
        foreach (var autre in autres.Where(p => p.Id != passage.Id && string.Equals(p["fiche"], passage["fiche"], StringComparison.Ordinal)))
        {
            if (await etabli.Lecture.FindAsync(Genres.Commission, autre["commission"]!) is { } sienne && string.Equals(sienne["epreuve"], commission["epreuve"], StringComparison.Ordinal) && string.Equals(sienne["session"], commission["session"], StringComparison.Ordinal))
                return autre["partie"] ?? sienne["libelle"];
        }

        return null;
    }
}
