using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary>An edition with all that was checked on it: its diagnostics, its golden cases, its publication.</summary>
internal sealed record Examen(Edition Edition, IReadOnlyList<Diagnostic> Diagnostics, int CasReussis, bool EstPubliee)
{
    /// <summary>No error, no anomaly left open, and every golden case holds.</summary>
    public bool EstPubliable => Diagnostics.All(d => d.Severite is Severite.Resolue or Severite.Avertissement);

    public static Examen Run(string dossier)
    {
        var edition = Chargement.Load(dossier);
        var echecs = edition.Journal.AUneErreur ? [] : VerificationDesCas.Run(edition.Regles, edition.Cas);
        var diagnostics = edition.Journal.Tries()
            .Concat(echecs.Select(e => new Diagnostic("PRC801", Severite.Erreur, e.Cas.Lieu, e.Cas.Nom, null, $"Le cas « {e.Cas.Nom} » échoue : {e.Message}", "Corrigez la règle, ou le cas s'il se trompe.")));
        var registre = RegistreDesPublications.Check(edition);

        // Cases are not run on data that do not compile: none of them has passed.
        var reussis = edition.Journal.AUneErreur ? 0 : edition.Cas.Count - echecs.Count;
        return new Examen(edition, [.. diagnostics.Concat(registre.Diagnostics)], reussis, registre.EstPubliee);
    }
}
