using System.Globalization;

namespace Parchemin.Application;

/// <summary>What a convention is to say of one element.</summary>
/// <param name="Rang">The rank of the element in the text, from 1.</param>
/// <param name="Lue">What the person had before the eyes: a text changed since is not overwritten.</param>
public sealed record ClauseDite(int Rang, string? Lue, string? Texte);

/// <summary>Writes what a convention says of the elements that the text demands.</summary>
public sealed record EcrireUneConvention(string Stage, IReadOnlyList<ClauseDite> Clauses) : IOperation<Objet>
{
    public string Code => "convention.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var stage = await etabli.GetAsync(GenresDuParcours.Stage, Stage);
        await etabli.AuthorizeAsync(Code, stage);
        var regles = ConventionLue.Rules((await ListesDuReferentiel.EditionAsync(stage, etabli.Lecture, etabli.Bibliotheque))?.Referentiel, stage);
        var connues = await ConventionLue.ClausesAsync(etabli.Lecture, Stage);
        foreach (var dite in Clauses)
        {
            if (dite.Rang < 1 || dite.Rang > regles.Convention.Count)
                throw DeciderDeLaConformite.Refused("ELEMENT-INCONNU", "rang", dite.Rang.ToString(CultureInfo.InvariantCulture), $"Une convention a {regles.Convention.Count} éléments. Rechargez la page.");
            var (connue, texte) = (connues.GetValueOrDefault(dite.Rang), Clean(dite.Texte));
            if (string.Equals(texte, connue?["texte"], StringComparison.Ordinal) || string.Equals(texte, Clean(dite.Lue), StringComparison.Ordinal))
                continue;
            if (!string.Equals(Clean(dite.Lue), connue?["texte"], StringComparison.Ordinal))
                throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", $"L'élément {dite.Rang} a été changé entre-temps. Rien n'est enregistré : gardez l'un des deux textes.", [new Faute("CONFLIT", $"t{dite.Rang}", dite.Texte, $"Au registre : « {connue?["texte"] ?? "vide"} ».")]);
            await etabli.DeriveAsync(Code, stage, connue ?? DemanderUneAttestation.New(etabli, GenresDuParcours.Clause),
            [
                .. connue is null ? new KeyValuePair<string, string?>[] { new("stage", Stage), new("rang", dite.Rang.ToString(CultureInfo.InvariantCulture)) } : [],
                new("texte", texte),
            ]);
        }

        return stage;
    }

    private static string? Clean(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim().ReplaceLineEndings("\n");
}
