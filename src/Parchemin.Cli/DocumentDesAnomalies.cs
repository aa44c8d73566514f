using System.Text;
using Parchemin.Referentiels;

namespace Parchemin.Cli;

/// <summary>Writes the document of the anomalies of the official texts, from the diagnostics alone.</summary>
internal static class DocumentDesAnomalies
{
    public static string Write(IEnumerable<Examen> examens)
    {
        var sortie = new StringBuilder();
        sortie.Append("# Anomalies des textes officiels\n\n")
            .Append("Produit par `parchemin check --anomalies docs/anomalies-des-textes.md` ; ne pas modifier à la main. Chaque anomalie est trouvée\n")
            .Append("par le compilateur dans les données des référentiels, et résolue par une interprétation qui dit pourquoi.\n");
        foreach (var examen in examens)
        {
            if (examen.Edition.Referentiel is not { } r)
                continue;
            sortie.Append($"\n## {r.Certification.Intitule}, édition {r.Certification.Edition}\n");
            foreach (var groupe in examen.Diagnostics.Where(d => d.Severite is Severite.Anomalie or Severite.Resolue or Severite.Avertissement)
                .GroupBy(d => d.Severite == Severite.Avertissement))
            {
                sortie.Append(groupe.Key ? "\n### À regarder\n\n" : "\n### Contradictions et lacunes\n\n");
                foreach (var d in groupe)
                    Append(sortie, d);
            }
        }

        return sortie.ToString();
    }

    private static void Append(StringBuilder sortie, Diagnostic d)
    {
        sortie.Append($"- **{d.Code}** {d.Message}");
        if (d.Article is { } article)
            sortie.Append($" *{article}.*");
        sortie.Append($" `{d.Lieu.Fichier}:{d.Lieu.Ligne}`\n");
        if (d.Resolution is { } resolution)
            sortie.Append($"  - {resolution.Code} : {resolution.Choix}\n  - Raison : {resolution.Raison}\n");
        else if (d.Severite == Severite.Anomalie)
            sortie.Append("  - **Non résolue.**\n");
    }
}
