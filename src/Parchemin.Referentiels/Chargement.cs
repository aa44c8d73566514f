using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>An edition of a certification as its folder gives it: the data, the compiled rules of each session, the golden cases and the findings.</summary>
public sealed class Edition
{
    /// <summary>The folder of the edition, relative to the root of the référentiels, with slashes.</summary>
    public required string Dossier { get; init; }

    /// <summary>The data, null when the certification itself could not be read.</summary>
    public required Referentiel? Referentiel { get; init; }

    /// <summary>Session code → compiled rules; a session whose rules are wrong is absent.</summary>
    public required IReadOnlyDictionary<string, ReglesDAttribution> Regles { get; init; }

    public required IReadOnlyList<CasDeReference> Cas { get; init; }

    public required IReadOnlyList<Interpretation> Interpretations { get; init; }

    /// <summary>SHA-256 of the canonical form of the edition, sessions and cases apart.</summary>
    public required string Empreinte { get; init; }

    /// <summary>Session code → SHA-256 of the canonical form of its file.</summary>
    public required IReadOnlyDictionary<string, string> EmpreintesDeSession { get; init; }

    public required JournalDeDiagnostics Journal { get; init; }

    /// <summary>The files as written, in order of name: what a comparison of editions reads.</summary>
    public IReadOnlyList<FichierEcrit> Fichiers { get; init; } = [];
}

/// <summary>A file of an edition as written.</summary>
/// <param name="Nom">Relative to the folder of the edition, with slashes.</param>
public sealed record FichierEcrit(string Nom, Table Contenu);

/// <summary>Reads and compiles the folder of an edition. Nothing stops at the first mistake: one run reports them all.</summary>
public static class Chargement
{
    private const string Manifeste = "certification.yaml";

    // Sections that several files may share; any other stands in one file.
    private static readonly HashSet<string> SectionsCumulables =
        new(StringComparer.Ordinal) { "grilles", "formulaires", "epreuves", "interpretations", "cas", "source" };

    /// <summary>The folders of editions under a root: <c>certification/edition</c>, in order.</summary>
    public static IReadOnlyList<string> Editions(string racine)
    {
        if (File.Exists(Path.Combine(racine, Manifeste)))
            return [racine];
        return Directory.Exists(racine)
            ? [.. Directory.EnumerateFiles(racine, Manifeste, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
                .Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The folders that say they are the same edition of the same certification: one of them would silently hide the others.</summary>
    public static IReadOnlyList<Diagnostic> Doublons(IEnumerable<Edition> editions) =>
    [
        .. editions.Where(e => e.Referentiel is not null)
            .GroupBy(e => $"{e.Referentiel!.Certification.Code}@{e.Referentiel.Certification.Edition}", StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any())
            .Select(g => new Diagnostic(
                "PRC904",
                Severite.Erreur,
                default,
                g.Key,
                null,
                $"{string.Join(" et ", g.Select(e => e.Dossier))} se disent tous {g.Key}.",
                "Changez le code ou l'édition dans certification.yaml.")),
    ];

    /// <summary>Loads one edition.</summary>
    /// <param name="dossier">The folder that holds <c>certification.yaml</c>.</param>
    /// <param name="analyser">Whether to look for the anomalies of the texts as well; deliberating does not need it.</param>
    public static Edition Load(string dossier, bool analyser = true)
    {
        var journal = new JournalDeDiagnostics();
        var textesCites = new HashSet<(string Texte, Lieu Lieu)>();
        var fichiers = ReadFiles(dossier, journal);
        var definition = fichiers.Where(f => !f.Nom.StartsWith("sessions/", StringComparison.Ordinal) && !f.Nom.StartsWith("cas/", StringComparison.Ordinal)).ToList();
        var racines = definition.ConvertAll(f => Ouvrir(f.Contenu, journal, textesCites));
        CheckSections(definition, journal);

        var referentiel = LectureDeReferentiel.Read(racines, journal, dossier);
        var interpretations = racines.SelectMany(r => r.Tables("interpretations", "interprétation", Interpretation)).ToList();
        var ecrites = LectureDeRegles.Read(racines);
        foreach (var racine in racines)
            racine.Close();

        var empreinte = FormeCanonique.Empreinte(definition.Select(f => (f.Nom, f.Contenu)));
        var (sessions, regles, empreintes) = (new List<SessionDExamen>(), new Dictionary<string, ReglesDAttribution>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var fichierDeSession = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fichier in fichiers.Where(f => f.Nom.StartsWith("sessions/", StringComparison.Ordinal)))
        {
            var racine = Ouvrir(fichier.Contenu, journal, textesCites);
            var session = LectureDeSession.Session(racine);
            var textes = racine.Tables("textes", "texte", LectureDeCertification.Texte);
            var surcharges = Surcharges(racine, referentiel, journal);
            var remplace = Remplacements(racine);
            racine.Close();
            sessions.Add(session);
            if (referentiel is null)
                continue;
            if (!fichierDeSession.TryAdd(session.Code, fichier.Nom))
            {
                journal.Erreur("PRC008", session.Lieu, session.Code, $"La session « {session.Code} » est déjà décrite dans {fichierDeSession[session.Code]}.", "Donnez un code propre à chaque session.");
                regles.Remove(session.Code);
                continue;
            }

            referentiel = referentiel with { Textes = [.. referentiel.Textes, .. textes] };
            var propre = FormeCanonique.Empreinte([(fichier.Nom, fichier.Contenu)]);
            empreintes[session.Code] = propre;
            var compilateur = new CompilateurDeRegles(referentiel, session, ecrites.Override(remplace), surcharges, remplace is not null, journal);
            if (compilateur.Compile(Combine(empreinte, propre)) is { } compilees)
                regles[session.Code] = compilees;
        }

        var cas = fichiers.Where(f => f.Nom.StartsWith("cas/", StringComparison.Ordinal)).SelectMany(f =>
        {
            var racine = Ouvrir(f.Contenu, journal, textesCites);
            var lus = racine.Tables("cas", "cas", LectureDeCas.Cas);
            racine.Close();
            return lus;
        }).ToList();

        if (referentiel is not null)
        {
            referentiel = referentiel with { Sessions = sessions };
            VerificationDesReferences.Check(referentiel, textesCites, cas, ecrites, journal);
            DropWrong(regles, fichierDeSession, journal);
            analyser &= !journal.AUneErreur;
            if (analyser)
                journal.AddRange(Analyses.Run(referentiel, textesCites, regles));
        }

        journal.Deduplicate();

        // Without the analyses there are no anomalies: their interpretations would all seem useless.
        if (analyser && referentiel is not null)
            journal.Resolve(interpretations);
        return new Edition
        {
            Dossier = dossier,
            Referentiel = referentiel,
            Regles = regles,
            Cas = cas,
            Interpretations = interpretations,
            Empreinte = empreinte,
            EmpreintesDeSession = empreintes,
            Journal = journal,
            Fichiers = [.. fichiers.Select(f => new FichierEcrit(f.Nom, f.Contenu))],
        };
    }

    private static List<(string Nom, Table Contenu)> ReadFiles(string dossier, JournalDeDiagnostics journal)
    {
        var noms = Directory.EnumerateFiles(dossier, "*.y*ml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = false })
            .Select(f => Path.GetRelativePath(dossier, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        var journaux = new JournalDeDiagnostics[noms.Length];
        var tables = new Table?[noms.Length];
        Parallel.For(0, noms.Length, i =>
        {
            journaux[i] = new JournalDeDiagnostics();
            tables[i] = ReadFile(dossier, noms[i], journaux[i]);
        });
        var fichiers = new List<(string, Table)>();
        for (var i = 0; i < noms.Length; i++)
        {
            journal.AddRange(journaux[i].Diagnostics);
            if (tables[i] is { } table)
                fichiers.Add((noms[i], table));
        }

        return fichiers;
    }

    /// <summary>Takes away rules that compiled on data that are wrong elsewhere: a value read by default must never decide.</summary>
    private static void DropWrong(Dictionary<string, ReglesDAttribution> regles, Dictionary<string, string> fichierDeSession, JournalDeDiagnostics journal)
    {
        var fautifs = journal.Diagnostics.Where(d => d.Severite == Severite.Erreur).Select(d => d.Lieu.Fichier ?? "").ToHashSet(StringComparer.Ordinal);
        var edition = fautifs.Any(f => !f.StartsWith("sessions/", StringComparison.Ordinal) && !f.StartsWith("cas/", StringComparison.Ordinal));
        foreach (var session in regles.Keys.Where(s => edition || fautifs.Contains(fichierDeSession[s])).ToList())
            regles.Remove(session);
    }

    private static Table? ReadFile(string dossier, string nom, JournalDeDiagnostics journal)
    {
        var lieu = new Lieu(nom, 1, 1);
        try
        {
            using var flux = new FileStream(Path.Combine(dossier, nom), FileMode.Open, FileAccess.Read);
            if (flux.CanSeek && flux.Length <= LecteurYaml.TailleMax)
            {
                var octets = new byte[flux.Length];
                flux.ReadExactly(octets);
                return LecteurYaml.Read(nom, octets, journal);
            }

            if (flux.CanSeek)
                journal.Erreur("PRC007", lieu, nom, $"Le fichier pèse {flux.Length} octets ; {LecteurYaml.TailleMax} au plus sont lus.", "Répartissez les sections en plusieurs fichiers.");
            else
                journal.Erreur("PRC016", lieu, nom, "Ce n'est pas un fichier ordinaire.", "Remplacez-le par un fichier.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            journal.Erreur("PRC016", lieu, nom, $"Le fichier ne peut être lu : {e.Message}", "Vérifiez qu'il existe encore et que vous avez le droit de le lire.");
        }

        return null;
    }

    private static Champs Ouvrir(Table contenu, JournalDeDiagnostics journal, HashSet<(string, Lieu)> textesCites)
    {
        var lecture = new Contexte(journal, textesCites);
        var source = contenu["source"] is Scalaire s ? lecture.Source(s) : null;
        if (contenu["source"] is { } autre and not Scalaire)
            lecture.TypeAttendu(autre, "une source : le code d'un texte, une virgule, le lieu", "ARR, annexe II-C");
        var racine = new Champs(new Contexte(journal, textesCites) { SourceDuFichier = source }, contenu, "section");
        _ = racine.Noeud("source");
        return racine;
    }

    private static void CheckSections(List<(string Nom, Table Contenu)> fichiers, JournalDeDiagnostics journal)
    {
        var vues = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (nom, contenu) in fichiers)
        {
            foreach (var cle in contenu.Entrees.Select(e => e.Cle).Where(c => !SectionsCumulables.Contains(c.Valeur)))
            {
                if (!vues.TryAdd(cle.Valeur, nom))
                    journal.Erreur("PRC013", cle.Lieu, cle.Valeur, $"La section « {cle.Valeur} » figure déjà dans {vues[cle.Valeur]}.", "Réunissez-les dans un seul fichier.");
            }
        }
    }

    private static Dictionary<string, Fraction> Surcharges(Champs racine, Referentiel? referentiel, JournalDeDiagnostics journal)
    {
        var surcharges = new Dictionary<string, Fraction>(StringComparer.Ordinal);
        foreach (var (cle, valeur) in racine.Libres("parametres"))
        {
            var connus = referentiel?.Parametres.Select(p => p.Code).ToList() ?? [];
            if (!connus.Contains(cle.Valeur))
            {
                var proche = Proximite.Nearest(cle.Valeur, connus);
                journal.Erreur("PRC106", cle.Lieu, cle.Valeur, $"La session change le paramètre « {cle.Valeur} », que l'édition ne déclare pas.", proche is null ? $"Déclarés : {string.Join(", ", connus)}." : $"Vouliez-vous dire « {proche} » ?");
            }
            else if (valeur is Scalaire s && racine.Contexte.Nombre(s) is { } nombre)
            {
                surcharges[cle.Valeur] = nombre;
            }
        }

        return surcharges;
    }

    private static ReglesEcrites? Remplacements(Champs racine)
    {
        if (racine.Table("remplace", "remplacement") is not { } remplace)
            return null;
        var ecrites = LectureDeRegles.Read([remplace]);
        remplace.Close();
        return ecrites;
    }

    private static Interpretation Interpretation(Champs c) => new(
        c.TexteRequis("code"),
        c.TexteRequis("anomalie"),
        c.TexteRequis("objet"),
        c.TexteRequis("choix"),
        c.TexteRequis("raison"),
        c.Lieu);

    private static string Combine(string edition, string session)
        => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{edition}+{session}")));
}
