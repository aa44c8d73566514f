using Parchemin.Application;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>Decides and proves from lines of the deliberation format: what a page shows is what any file gives.</summary>
public sealed class Moteur(Catalogue catalogue) : IMoteur
{
    /// <summary>The engine on every edition of a library.</summary>
    public static Moteur Of(Bibliotheque bibliotheque)
    {
        ArgumentNullException.ThrowIfNull(bibliotheque);
        return new Moteur(new Catalogue(bibliotheque.Regles));
    }

    public Preuve Prove(ReadOnlySpan<byte> ligne)
    {
        var lecteur = new LecteurDeCandidature(catalogue);
        return lecteur.Read(ligne) is { } candidature ? Preuve.Of(candidature) : Preuve.Refuse(lecteur.Id, lecteur.Erreurs);
    }

    public Proposition Decide(ReadOnlySpan<byte> ligne)
    {
        var lecteur = new LecteurDeCandidature(catalogue);
        if (lecteur.Read(ligne) is not { } candidature)
            return Proposition.Refuse(lecteur.Id, lecteur.Erreurs);
        var deliberation = new Deliberation(candidature.Regles);
        var erreurs = new List<ErreurDeSaisie>();
        return Preuve.Decide(deliberation, candidature, erreurs) is null ? Proposition.Refuse(candidature.Id, erreurs) : Proposition.Of(deliberation);
    }
}
