using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary>Prints an examination for a person at a terminal.</summary>
internal static class RapportDExamen
{
    public static void Write(Examen examen, bool tout, TextWriter sortie)
    {
        var edition = examen.Edition;
        var titre = edition.Referentiel is { } r
            ? $"{r.Certification.Intitule}, édition {r.Certification.Edition}"
            : edition.Dossier;
        sortie.WriteLine(titre);
        foreach (var diagnostic in examen.Diagnostics.Where(d => tout || d.Severite is Severite.Erreur or Severite.Anomalie))
            Write(edition, diagnostic, sortie);
        sortie.WriteLine(string.Join(" · ", Bilan(examen)));
        sortie.WriteLine();
    }

    private static IEnumerable<string> Bilan(Examen examen)
    {
        var edition = examen.Edition;
        if (edition.Referentiel is { } r)
        {
            yield return $"  {Pluriel.Of(r.Competences.Count, "compétence")}";
            yield return r.Unites.Count > 0 ? Pluriel.Of(r.Unites.Count, "unité") : Pluriel.Of(r.Blocs.Count, "bloc");
            yield return Pluriel.Of(edition.Regles.Count, "session");
        }

        yield return $"{examen.CasReussis}/{edition.Cas.Count} cas réussis";
        yield return Pluriel.Of(Compte(Severite.Erreur), "erreur");
        yield return $"{Pluriel.Of(Compte(Severite.Anomalie), "anomalie")} à résoudre";
        yield return Pluriel.Of(Compte(Severite.Resolue), "résolue");
        yield return Pluriel.Of(Compte(Severite.Avertissement), "avertissement");
        yield return examen.EstPubliee ? $"publiée {edition.Empreinte[..16]}" : $"empreinte {edition.Empreinte[..16]}";

        int Compte(Severite severite) => examen.Diagnostics.Count(d => d.Severite == severite);
    }

    private static void Write(Edition edition, Diagnostic d, TextWriter sortie)
    {
        var severite = d.Severite switch
        {
            Severite.Erreur => "erreur",
            Severite.Anomalie => "anomalie",
            Severite.Resolue => "résolue",
            _ => "avertissement",
        };
        var lieu = d.Lieu.Fichier is null ? edition.Dossier : $"{edition.Dossier}/{d.Lieu}";
        sortie.WriteLine($"  {severite} {d.Code} {lieu}{(d.Article is { } article ? $" [{article}]" : "")}");
        sortie.WriteLine($"    {d.Message}");
        sortie.WriteLine(d.Resolution is { } resolution
            ? $"    → {resolution.Code} : {resolution.Choix} ({resolution.Raison})"
            : $"    → {d.Remede}");
        if (d.Severite == Severite.Anomalie)
            sortie.WriteLine($"      pour la résoudre : anomalie: {d.Code}, objet: {d.Objet}");
    }
}
