namespace Parchemin.Core;

/// <summary>Whether a convention says each element that the text demands.</summary>
public static class ElementsDeConvention
{
    /// <param name="textes">What the convention says of each element, in the order of the rules; null or blank where it says nothing.</param>
    public static IReadOnlyList<Verification> Check(MilieuProfessionnel regles, IReadOnlyList<string?> textes)
    {
        ArgumentNullException.ThrowIfNull(regles);
        ArgumentNullException.ThrowIfNull(textes);
        return
        [
            .. regles.Convention.Select((element, rang) =>
            {
                var dit = rang < textes.Count && !string.IsNullOrWhiteSpace(textes[rang]);
                return new Verification($"convention-{rang + 1}", Phrases.Majuscule(element), dit ? IssueDeVerification.Remplie : IssueDeVerification.Incomplete, dit ? "précisé" : "absent")
                {
                    Source = regles.Duree?.Source,
                    Raison = dit ? null : "La convention doit préciser cet élément, éventuellement dans une annexe.",
                };
            }),
        ];
    }
}
