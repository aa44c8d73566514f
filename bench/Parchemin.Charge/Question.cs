namespace Parchemin.Charge;

/// <summary>What people ask of the list of inscriptions: its beginning, a name, an établissement, one état.</summary>
internal static class Question
{
    public static string Draw(Population.Personne personne, Random hasard) => hasard.Next(4) switch
    {
        0 => "",
        1 => $"?q={Uri.EscapeDataString(Population.FamilyName(hasard)[..5])}",
        2 => $"?etablissement={personne.Etablissement}",
        _ => "?etat=inscrit",
    };
}
