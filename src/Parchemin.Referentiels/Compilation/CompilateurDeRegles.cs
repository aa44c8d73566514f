using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Compiles the award rules of an edition for one session.</summary>
internal sealed partial class CompilateurDeRegles
{
    // The members that every candidate's object may have.
    private static readonly string[] MotsReserves =
    [
        "id", "certification", "edition", "session", "voie", "forme", "option", "unites", "facultatives", "blocs", "competences", "controle",
        "decisions_jury",
    ];

    private readonly Referentiel referentiel;
    private readonly SessionDExamen session;
    private readonly ReglesEcrites ecrites;
    private readonly bool surchargee;
    private readonly JournalDeDiagnostics journal;
    private readonly Dictionary<string, Parametre> parametres;
    private readonly Dictionary<string, RegleEcrite> regles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regle<Calcul>> calculs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regle<Condition>> conditions = new(StringComparer.Ordinal);
    private readonly List<string> enCours = [];
    private readonly HashSet<string> citees = new(StringComparer.Ordinal);
    private readonly Dictionary<NatureDElement, EnsembleDEnfants> enfants = [];
    private readonly List<Declaration> declarations = [];
    private readonly List<Evaluateur> evaluateurs = [];
    private readonly CompilateurDExpressions expressions;
    private readonly ConstructionDesElements construction;
    private readonly IReadOnlyList<Element> elements;

    public CompilateurDeRegles(
        Referentiel referentiel,
        SessionDExamen session,
        ReglesEcrites ecrites,
        IReadOnlyDictionary<string, Fraction> surcharges,
        bool surchargee,
        JournalDeDiagnostics journal)
    {
        this.surchargee = surchargee;
        this.referentiel = referentiel;
        this.session = session;
        this.ecrites = ecrites;
        this.journal = journal;
        parametres = referentiel.Parametres
            .GroupBy(p => p.Code, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => surcharges.TryGetValue(g.Key, out var valeur) ? g.First() with { Valeur = valeur } : g.First(),
                StringComparer.Ordinal);
        expressions = new CompilateurDExpressions(this);
        construction = new ConstructionDesElements(
            referentiel,
            Bareme,
            ecrites.Regles.Any(r => r.PorteSur is { } porteSur && FormeCanonique.Texte(porteSur).Contains("\"competences\"", StringComparison.Ordinal)));
        elements = construction.Build();
    }

    public Fraction Bareme => parametres.TryGetValue("bareme", out var bareme) ? bareme.Valeur : Fraction.Of(20);

    public IReadOnlyCollection<string> Parametres => parametres.Keys;

    public IReadOnlyCollection<string> Declarations => [.. declarations.Select(d => d.Code)];

    /// <summary>Compiles everything; null after an error, whose diagnostics are in the journal.</summary>
    public ReglesDAttribution? Compile(string empreinte)
    {
        var avant = journal.Diagnostics.Count(d => d.Severite == Severite.Erreur);
        CheckLimites();
        BuildDeclarations();
        foreach (var parametre in parametres.Values.Where(p => p is { Code: "bareme" or "pas-de-note", Valeur.IsZero: true }))
            journal.Erreur("PRC112", parametre.Lieu, parametre.Code, $"Le paramètre « {parametre.Code} » doit être positif.", "Écrivez par exemple « valeur: 20 » pour un barème, « valeur: 0.5 » pour un pas.");
        foreach (var regle in ecrites.Regles.Where(r => r.Validite.Contient(session.Deliberation)))
        {
            if (!regles.TryAdd(regle.Code.Code, regle))
                journal.Erreur("PRC109", regle.Code.Lieu, regle.Code.Code, $"Deux règles portent le code {regle.Code} et sont valables le {Jour(session.Deliberation)}.", "Donnez-leur des codes ou des dates de validité distincts.");
        }

        foreach (var regle in regles.Values)
            CompileRegle(regle);
        var etats = ecrites.Etats.Select(Etat).ToList();
        var controle = ecrites.Controle.Select(Controle).FirstOrDefault();
        var facultatives = ecrites.Facultatives.Select(Facultatives).FirstOrDefault();
        var decisions = Decisions();
        var sorties = ecrites.Sorties.Select(Sortie).OfType<Sortie>().ToList();
        var listes = ecrites.Listes.Select(Liste).OfType<ListePubliee>().ToList();
        if (!surchargee)
            CheckUsage();
        foreach (var element in elements)
        {
            foreach (var ensemble in Enum.GetValues<NatureDElement>().Select(Enfants))
                ensemble.Register(element);
        }

        if (journal.Diagnostics.Count(d => d.Severite == Severite.Erreur) > avant)
            return null;
        return new ReglesDAttribution
        {
            Certification = referentiel.Certification.Code,
            Edition = referentiel.Certification.Edition,
            Session = session.Code,
            Empreinte = empreinte,
            DateDeDeliberation = session.Deliberation,
            Textes = referentiel.Textes.DistinctBy(t => t.Code).ToDictionary(t => t.Code, t => t.Libelle, StringComparer.Ordinal),
            Elements = [.. elements],
            Voies = [.. referentiel.Voies.Select((v, i) => new Voie(i, v.Code, v.Libelle, Math.Max(0, Rang(construction.Colonnes, v.Colonne))))],
            Options = [.. referentiel.Options.Select((o, i) => new OptionDeParcours(i, o.Code, o.Libelle))],
            Evaluateurs = [.. evaluateurs],
            Declarations = [.. declarations],
            Etats = etats,
            NombreDeRegles = calculs.Count + conditions.Count,
            Controle = controle,
            Facultatives = facultatives,
            Decisions = [.. decisions],
            Sorties = [.. sorties],
            Listes = [.. listes],
            Quorum = parametres.GetValueOrDefault("quorum"),
            PasDeNote = parametres.TryGetValue("pas-de-note", out var pas) ? pas.Valeur : Fraction.Of(1, 2),
        };
    }

    private static string Jour(DateOnly jour) => jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static int Rang(IReadOnlyList<string> liste, string? mot)
    {
        for (var i = 0; i < liste.Count; i++)
        {
            if (liste[i] == mot)
                return i;
        }

        return -1;
    }

    private static Source SourceDe(RegleEcrite regle) => regle.Source ?? new Source(null, "source manquante");

    private void BuildDeclarations()
    {
        if (referentiel.Formes.Count > 0)
            declarations.Add(new Declaration(0, "forme", "Forme de l'examen", TypeDeDeclaration.Choix, [.. referentiel.Formes.Select(f => f.Code)], null));
        foreach (var ecrite in ecrites.Declarations)
        {
            if (ecrite.Champs.Count > 0)
            {
                AddDeclaration(ecrite, ecrite.Code, TypeDeDeclaration.Groupe);
                foreach (var champ in ecrite.Champs)
                    AddDeclaration(champ, $"{ecrite.Code}.{champ.Code}", champ.Type);
            }
            else
            {
                AddDeclaration(ecrite, ecrite.Code, ecrite.Type);
            }
        }
    }

    private void AddDeclaration(DeclarationEcrite ecrite, string code, TypeDeDeclaration? type)
    {
        if (MotsReserves.Contains(code))
            journal.Erreur("PRC119", ecrite.Lieu, code, $"« {code} » est un mot du format des candidats ; une déclaration ne peut le prendre.", "Choisissez un autre code.");
        if (declarations.Count >= 64)
            journal.Erreur("PRC117", ecrite.Lieu, code, "Plus de 64 valeurs sont déclarées.", "Réunissez-en.");
        if (type is null)
        {
            journal.Erreur("PRC003", ecrite.Lieu, "type", $"Le type de « {code} » manque.", "Ajoutez « type: » : choix, oui-non, entier ou nombre.");
            return;
        }

        var options = type == TypeDeDeclaration.OuiNon ? Core.Declaration.NonOui : ecrite.Options;
        var declaration = new Declaration(declarations.Count, code, ecrite.Libelle, type.Value, options, null);
        if (ecrite.Defaut is { } defaut)
        {
            declaration = declaration with { Defaut = declaration.OptionDe(defaut) };
            if (declaration.Defaut is null)
                journal.Erreur("PRC015", ecrite.Lieu, defaut, $"Le défaut « {defaut} » n'est pas une option de « {code} ».", $"Options : {string.Join(", ", options)}.");
        }

        if (declarations.Exists(d => d.Code == code))
            journal.Erreur("PRC008", ecrite.Lieu, code, $"Le code « {code} » désigne déjà une autre déclaration.", "Donnez un code propre à chacune.");
        declarations.Add(declaration);
    }

    private void CompileRegle(RegleEcrite regle)
    {
        if (regle.Source is null)
            journal.Erreur("PRC011", regle.Lieu, regle.Code.Code, $"La règle {regle.Code} n'a ni source ni interprétation.", "Ajoutez « source: » (texte, lieu) ou « interpretation: » (raison).");
        var operations = new[] { regle.Note, regle.Correction, regle.AcquisSi, regle.Calcul, regle.Condition }.Count(o => o is not null);
        if (operations != 1)
        {
            journal.Erreur("PRC104", regle.Lieu, regle.Code.Code, $"La règle {regle.Code} a {operations} opérations ; il en faut une.", "Gardez une seule clé parmi note, correction, acquis-si, calcul, condition.");
            return;
        }

        var delement = regle.Note is not null || regle.Correction is not null || regle.AcquisSi is not null;
        if (delement != regle.PorteSur is not null)
        {
            journal.Erreur("PRC104", regle.Lieu, regle.Code.Code, delement ? $"La règle {regle.Code} ne dit pas sur quoi elle porte." : $"La règle {regle.Code} est un calcul du candidat : « porte-sur » n'y a pas de sens.", delement ? "Ajoutez « porte-sur: »." : "Retirez « porte-sur ».");
            return;
        }

        if (regle.Calcul is not null)
            Calcul(regle.Code);
        else if (regle.Condition is not null)
            Condition(regle.Code);
        else
            OnElement(() => CompileRegleDElement(regle));
    }

    /// <summary>Compiles what bears on an element.</summary>
    private void OnElement(Action compile)
    {
        var avant = expressions.SurElement;
        expressions.SurElement = true;
        compile();
        expressions.SurElement = avant;
    }

    private void CompileRegleDElement(RegleEcrite regle)
    {
        var cibles = Elements(regle.PorteSur!) ?? [];
        if (cibles.Count == 0 && regle.PorteSur is Scalaire)
        {
            journal.Add(new Diagnostic("PRC110", Severite.Avertissement, regle.Lieu, regle.Code.Code, regle.Source, $"La règle {regle.Code} ne porte sur aucun élément.", "Vérifiez « porte-sur »."));
            return;
        }

        var source = SourceDe(regle);
        if (regle.AcquisSi is not null)
        {
            var acquisition = new Regle<Condition>(-1, regle.Code.Code, regle.Libelle, source, expressions.Condition(regle.AcquisSi, regle.Contexte, regle.Lieu));
            foreach (var cible in cibles)
            {
                Check(cible, cible.Regles.Acquisition?.Code);
                cible.Regles.Acquisition = acquisition;
            }

            return;
        }

        var calcul = new Regle<Calcul>(-1, regle.Code.Code, regle.Libelle, source, expressions.Calcul(regle.Note ?? regle.Correction, regle.Contexte, regle.Lieu));
        foreach (var cible in cibles)
        {
            if (regle.Note is not null)
            {
                Check(cible, cible.Regles.Note?.Code);
                cible.Regles.Note = calcul;
            }
            else
            {
                Check(cible, cible.Regles.Correction?.Code);
                cible.Regles.Correction = calcul;
            }
        }

        void Check(Element cible, string? autre)
        {
            if (autre is not null)
                journal.Erreur("PRC113", regle.Lieu, $"{autre}/{regle.Code}", $"Les règles {autre} et {regle.Code} s'appliquent toutes deux à {cible.Chemin}.", "Restreignez « porte-sur » de l'une des deux.");
        }
    }

    /// <summary>Bounds of what the engine represents: beyond them results would be wrong without a word.</summary>
    private void CheckLimites()
    {
        var lieu = referentiel.Certification.Lieu;
        if (construction.Colonnes.Count > 32)
            journal.Erreur("PRC117", lieu, "colonnes", $"{construction.Colonnes.Count} colonnes sont déclarées ; 32 au plus sont admises.", "Réunissez celles qui ont les mêmes formes.");
        if (referentiel.Options.Count > 31)
            journal.Erreur("PRC117", lieu, "options", $"{referentiel.Options.Count} options sont déclarées ; 31 au plus sont admises.", "Répartissez-les en plusieurs certifications.");
        foreach (var (code, min) in new[] { ("bareme", Fraction.Of(1)), ("pas-de-note", Fraction.Of(1, 100)) })
        {
            if (parametres.GetValueOrDefault(code) is { } parametre && (parametre.Valeur < min || parametre.Valeur > 1000))
                journal.Erreur("PRC117", parametre.Lieu, code, $"Le paramètre {code} vaut {parametre.Valeur.ToFrench()} ; de {min.ToFrench()} à 1000 sont admis.", "Corrigez la valeur.");
        }

        foreach (var element in elements.Where(e => e.Coefficient > 1000 || e.Bareme > 1000))
            journal.Erreur("PRC117", lieu, element.Chemin, $"{element.Chemin} a un coefficient ou un barème de plus de 1000.", "Corrigez la valeur.");
    }

    private void CheckUsage()
    {
        foreach (var regle in regles.Values.Where(r => (r.Calcul is not null || r.Condition is not null) && !citees.Contains(r.Code.Code)))
        {
            journal.Add(new Diagnostic(
                "PRC110",
                Severite.Avertissement,
                regle.Lieu,
                regle.Code.Code,
                regle.Source,
                $"La règle {regle.Code} ne sert à rien : aucune décision, sortie ni règle ne la cite.",
                "Citez-la ou retirez-la."));
        }

        foreach (var parametre in parametres.Values.Where(p => !citees.Contains(p.Code) && p.Code is not ("bareme" or "pas-de-note" or "quorum")))
        {
            journal.Add(new Diagnostic(
                "PRC721",
                Severite.Avertissement,
                parametre.Lieu,
                parametre.Code,
                parametre.Source,
                $"Le paramètre {parametre.Code} ne sert à rien : aucune règle ne le lit.",
                "Citez-le par {parametre: …} ou retirez-le."));
        }
    }
}
