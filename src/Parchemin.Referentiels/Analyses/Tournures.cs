using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>French turns of phrase shared by the messages of the analyses.</summary>
internal static class Tournures
{
    /// <summary><c>1 point</c>, <c>2 points</c>: French takes the plural from two.</summary>
    public static string Compter(int nombre, string nom) => $"{nombre} {nom}{(nombre > 1 ? "s" : "")}";

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
