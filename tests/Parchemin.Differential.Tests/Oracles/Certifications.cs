namespace Parchemin.Differential.Tests.Oracles;

internal static class Certifications
{
    public const string Bts = "bts-assurance";
    public const string Titre = "charge-de-clientele-assurance-banque";
    public const string Gap = "cqp-gestionnaire-assurances-de-personnes";
    public const string Crca = "cqp-crca";
}
