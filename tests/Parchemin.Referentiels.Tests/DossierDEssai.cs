namespace Parchemin.Referentiels.Tests;

/// <summary>A certification written in a temporary folder: the smallest that compiles without a finding, then what a test adds or replaces.</summary>
internal sealed class DossierDEssai : IDisposable
{
    public DossierDEssai()
    {
        Chemin = Directory.CreateTempSubdirectory("parchemin-").FullName;
        Write("certification.yaml", Certification("diplome"));
        Write(
            "regles.yaml",
            """
            source: T, règles
            decisions:
              - {code: REFUS, decision: refuse, libelle: Refusé, si: sinon}
            """);
        Write("sessions/2024.yaml", "session: {code: \"2024\", libelle: Session 2024, deliberation: 2024-07-01}");
    }

    public string Chemin { get; }

    /// <summary>The root of the certifications that the repository ships.</summary>
    public static string Referentiels
    {
        get
        {
            var dossier = new DirectoryInfo(AppContext.BaseDirectory);
            while (dossier is not null && !File.Exists(Path.Combine(dossier.FullName, "Directory.Packages.props")))
                dossier = dossier.Parent;
            return Path.Combine(dossier.ShouldNotBeNull().FullName, "referentiels");
        }
    }

    /// <summary>The identity file of a certification of a given nature, complete enough to be published.</summary>
    public static string Certification(string nature) =>
        $$"""
        source: T, page 1
        certification:
          code: essai
          edition: "1"
          intitule: Certification d'essai
          intitule-court: Essai
          nature: {{nature}}
          niveau: 5
          certificateurs: [{nom: Certificateur}]
        textes:
          - {code: T, titre: Texte}
        voies:
          - {code: toutes, libelle: Tout candidat}
        """;

    /// <summary>Adds or replaces a file. Its top-level keys are sections, as in a shipped certification.</summary>
    public DossierDEssai Avec(string fichier, string contenu)
    {
        Write(fichier, contenu);
        return this;
    }

    public Edition Load() => Chargement.Load(Chemin);

    /// <summary>The findings of some codes, as « code objet », in the order of the files; nothing else may be wrong with the data.</summary>
    public IReadOnlyList<string> Constats(params string[] codes)
    {
        var diagnostics = Load().Journal.Tries();
        diagnostics.Where(d => d.Severite == Severite.Erreur && !codes.Contains(d.Code)).ShouldBeEmpty();
        return [.. diagnostics.Where(d => codes.Contains(d.Code)).Select(d => $"{d.Code} {d.Objet}")];
    }

    /// <summary>The only finding of a code.</summary>
    public Diagnostic Constat(string code) => Load().Journal.Tries().Where(d => d.Code == code).ShouldHaveSingleItem();

    public void Dispose() => Directory.Delete(Chemin, recursive: true);

    private void Write(string fichier, string contenu)
    {
        var chemin = Path.Combine(Chemin, fichier);
        Directory.CreateDirectory(Path.GetDirectoryName(chemin)!);
        File.WriteAllText(chemin, contenu);
    }
}
