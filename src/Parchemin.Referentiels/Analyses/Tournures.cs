using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>French turns of phrase shared by the messages of the analyses.</summary>
internal static class Tournures
{
    public static string Nommer(FormeDEpreuve forme) => forme switch
    {
        FormeDEpreuve.Ccf => "contrôle en cours de formation",
        FormeDEpreuve.PonctuelleEcrite => "ponctuelle écrite",
        FormeDEpreuve.PonctuelleOrale => "ponctuelle orale",
        FormeDEpreuve.PonctuelleEcriteEtOrale => "ponctuelle écrite et orale",
        FormeDEpreuve.SituationDeTravail => "situation de travail",
        FormeDEpreuve.Memoire => "mémoire",
        _ => throw new ArgumentOutOfRangeException(nameof(forme)),
    };
}
