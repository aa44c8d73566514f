using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Compiles the award rules of an edition for one session.</summary>
internal sealed class CompilateurDeRegles : IVocabulaire
{
    private static readonly string[] MotsDEnsemble =
    [
        "obligatoires", "facultatives", "generales", "professionnelles", "blocs", "parties", "criteres", "competences", "sous-competences",
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
        BuildDeclarations();
        foreach (var regle in ecrites.Regles.Where(r => r.Validite.Contient(session.Deliberation)))
        {
            if (!regles.TryAdd(regle.Code.Code, regle))
                journal.Erreur("PRC109", regle.Code.Lieu, regle.Code.Code, $"Deux règles portent le code {regle.Code} et sont valables le {Jour(session.Deliberation)}.", "Donnez-leur des codes ou des dates de validité distincts.");
        }

        foreach (var regle in regles.Values)
            CompileRegle(regle);
        var etats = ecrites.Etats.Select(Etat).ToList();
        var controle = ecrites.Controle.Select(Controle).FirstOrDefault();
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
            Elements = [.. elements],
            Voies = [.. referentiel.Voies.Select((v, i) => new Voie(i, v.Code, v.Libelle, Math.Max(0, Rang(construction.Colonnes, v.Colonne))))],
            Options = [.. referentiel.Options.Select((o, i) => new OptionDeParcours(i, o.Code, o.Libelle))],
            Evaluateurs = [.. evaluateurs],
            Declarations = [.. declarations],
            Etats = etats,
            NombreDeRegles = calculs.Count + conditions.Count,
            Controle = controle,
            Decisions = [.. decisions],
            Sorties = [.. sorties],
            Listes = [.. listes],
            PasDeNote = parametres.TryGetValue("pas-de-note", out var pas) ? pas.Valeur : Fraction.Of(1, 2),
        };
    }

    public Parametre? Parametre(string code)
    {
        citees.Add(code);
        return parametres.GetValueOrDefault(code);
    }

    public Declaration? Declaration(string code) => declarations.Find(d => d.Code == code);

    public EnsembleDEnfants Enfants(NatureDElement nature)
    {
        if (!enfants.TryGetValue(nature, out var ensemble))
        {
            var libelle = nature switch
            {
                NatureDElement.Partie => "parties",
                NatureDElement.Critere => "critères",
                NatureDElement.Competence => "compétences",
                NatureDElement.Bloc => "blocs",
                _ => "unités",
            };
            enfants[nature] = ensemble = new EnsembleDEnfants(libelle, nature, construction.Colonnes.Count);
        }

        return ensemble;
    }

    public int? Evaluateur(Scalaire code)
    {
        var connu = evaluateurs.Find(e => e.Code == code.Valeur);
        if (connu is not null)
            return connu.Index;
        if (referentiel.Qualites.FirstOrDefault(q => q.Code == code.Valeur) is not { } qualite)
        {
            var proche = Proximite.Nearest(code.Valeur, referentiel.Qualites.Select(q => q.Code));
            journal.Erreur("PRC009", code.Lieu, code.Valeur, $"L'évaluateur « {code.Valeur} » n'est pas une qualité déclarée.", proche is null ? "Déclarez-le dans « qualites »." : $"Vouliez-vous dire « {proche} » ?");
            return null;
        }

        evaluateurs.Add(new Evaluateur(evaluateurs.Count, qualite.Code, qualite.Libelle));
        return evaluateurs.Count - 1;
    }

    public Regle<Calcul>? Calcul(Citation code) => Named(code, calculs, r => r.Calcul, "un nombre", (r, i) =>
        new Regle<Calcul>(i, r.Code.Code, r.Libelle, SourceDe(r), expressions.Calcul(r.Calcul, r.Contexte, r.Lieu)));

    public Regle<Condition>? Condition(Citation code) => Named(code, conditions, r => r.Condition, "une condition", (r, i) =>
        new Regle<Condition>(i, r.Code.Code, r.Libelle, SourceDe(r), expressions.Condition(r.Condition, r.Contexte, r.Lieu)));

    public Ensemble? Ensemble(Noeud noeud)
    {
        if (noeud is Scalaire { Valeur: "parties" })
            return Enfants(NatureDElement.Partie);
        if (noeud is Scalaire { Valeur: "criteres" })
            return Enfants(NatureDElement.Critere);
        if (noeud is Scalaire { Valeur: "competences" })
            return Enfants(NatureDElement.Competence);
        return Elements(noeud) is { } membres ? new EnsembleFixe(Nom(noeud), membres, referentiel.Options.Count) : null;
    }

    private static string Nom(Noeud noeud) => noeud switch
    {
        Scalaire { Valeur: "obligatoires" } => "unités obligatoires",
        Scalaire { Valeur: "facultatives" } => "unités facultatives",
        Scalaire { Valeur: "generales" } => "unités générales",
        Scalaire { Valeur: "professionnelles" } => "unités professionnelles",
        Scalaire s => s.Valeur,
        Sequence q => string.Join(", ", q.Elements.OfType<Scalaire>().Select(s => s.Valeur)),
        _ => "",
    };

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

    /// <summary>The elements that a word or a list of codes designates, all options together.</summary>
    private List<Element>? Elements(Noeud noeud)
    {
        if (noeud is Sequence sequence)
            return [.. sequence.Elements.SelectMany(e => Elements(e) ?? [])];
        if (noeud is not Scalaire mot)
            return null;
        var unites = elements.Where(e => e.Nature == NatureDElement.Unite && !e.Facultatif);
        var trouves = mot.Valeur switch
        {
            "obligatoires" => unites,
            "facultatives" => elements.Where(e => e.Facultatif),
            "generales" => unites.Where(e => e.Domaine == DomaineDUnite.Generale),
            "professionnelles" => unites.Where(e => e.Domaine == DomaineDUnite.Professionnelle),
            "blocs" => elements.Where(e => e.Nature == NatureDElement.Bloc),
            "parties" => elements.Where(e => e.Nature == NatureDElement.Partie),
            "criteres" => elements.Where(e => e.Nature == NatureDElement.Critere),
            "competences" => elements.Where(e => e is { Nature: NatureDElement.Competence, Parent.Nature: NatureDElement.Bloc }),
            "sous-competences" => elements.Where(e => e is { Nature: NatureDElement.Competence, Parent.Nature: NatureDElement.Competence }),
            _ => elements.Where(e => e.Parent is null && e.Code == mot.Valeur),
        };
        var liste = trouves.ToList();
        if (liste.Count > 0 || MotsDEnsemble.Contains(mot.Valeur))
            return liste;
        var connus = elements.Where(e => e.Parent is null).Select(e => e.Code)
            .Concat(MotsDEnsemble).ToList();
        var proche = Proximite.Nearest(mot.Valeur, connus);
        journal.Erreur("PRC105", mot.Lieu, mot.Valeur, $"« {Proximite.Tronquer(mot.Valeur)} » ne désigne aucun ensemble d'éléments.", proche is null ? $"Connus : {string.Join(", ", connus)}." : $"Vouliez-vous dire « {proche} » ?");
        return [];
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
            CompileRegleDElement(regle);
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

    private Regle<T>? Named<T>(
        Citation code,
        Dictionary<string, Regle<T>> compilees,
        Func<RegleEcrite, Noeud?> operation,
        string attendu,
        Func<RegleEcrite, int, Regle<T>> compile)
        where T : Expression
    {
        if (enCours.Count > 0)
            citees.Add(code.Code);
        if (compilees.TryGetValue(code.Code, out var connue))
            return connue;
        if (!regles.TryGetValue(code.Code, out var ecrite))
        {
            var proche = Proximite.Nearest(code.Code, regles.Keys);
            journal.Erreur("PRC102", code.Lieu, code.Code, $"La règle « {Proximite.Tronquer(code.Code)} » n'existe pas.", proche is null ? "Citez le code d'une règle, ou écrivez une opération." : $"Vouliez-vous dire « {proche} » ?");
            return null;
        }

        if (operation(ecrite) is null)
        {
            journal.Erreur("PRC104", code.Lieu, code.Code, $"La règle {code} ne donne pas {attendu}, qui est attendu ici.", "Citez une règle du bon genre.");
            return null;
        }

        if (enCours.Contains(code.Code))
        {
            var cycle = string.Join(" → ", enCours.SkipWhile(c => c != code.Code).Append(code.Code));
            journal.Erreur("PRC103", code.Lieu, code.Code, $"La règle {code} se cite elle-même : {cycle}.", "Rompez ce cercle.");
            return null;
        }

        enCours.Add(code.Code);
        var regle = compile(ecrite, 0);
        enCours.Remove(code.Code);
        regle = regle with { Index = calculs.Count + conditions.Count };
        compilees[code.Code] = regle;
        return regle;
    }

    private RegleDEtat Etat(EtatEcrit e)
    {
        if (e.Source is null)
            journal.Erreur("PRC011", e.Lieu, e.Etat.ToString(), "Cet état n'a ni source ni interprétation.", "Ajoutez « source: » ou « interpretation: ».");
        int[]? formes = e.Formes.Count == 0 ? null : [.. e.Formes.Select(f => Rang([.. referentiel.Formes.Select(r => r.Code)], f.Code)).Where(r => r >= 0)];
        var duree = Fixe(e.DureeAnnees, e.Contexte, e.Lieu);
        return new RegleDEtat(
            e.Etat,
            e.Effet,
            e.Source ?? new Source(null, ""),
            Fixe(e.NoteMin, e.Contexte, e.Lieu),
            Fixe(e.NoteMoinsQue, e.Contexte, e.Lieu),
            duree is { } annees ? (int)(annees.Numerator / annees.Denominator) : null,
            formes);
    }

    private Fraction? Fixe(Noeud? noeud, Contexte contexte, Lieu lieu)
        => noeud is not null && expressions.Calcul(noeud, contexte, lieu) is Constante constante ? constante.Valeur : null;

    private RegleDeControle Controle(ControleEcrit c) => new(
        Ensemble(c.Unites ?? new Sequence(c.Lieu, [])) ?? new EnsembleFixe("", [], 0),
        c.Nombre,
        [.. c.Limites.Select(l => new LimiteDeControle(Ensemble(l.Unites) ?? new EnsembleFixe("", [], 0), l.AuPlus))],
        expressions.Calcul(c.Retenue, c.Contexte, c.Lieu),
        c.Source ?? new Source(null, "source manquante"));

    private List<Decision> Decisions()
    {
        var decisions = new List<Decision>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var conditionsVues = new Dictionary<string, string>(StringComparer.Ordinal);
        var derniere = false;
        foreach (var ecrite in ecrites.Decisions.Where(d => d.Validite.Contient(session.Deliberation)))
        {
            if (ecrite.Source is null)
                journal.Erreur("PRC011", ecrite.Lieu, ecrite.Code.Code, $"La décision {ecrite.Code} n'a ni source ni interprétation.", "Ajoutez « source: » ou « interpretation: ».");
            if (!codes.Add(ecrite.Code.Code))
                journal.Erreur("PRC109", ecrite.Code.Lieu, ecrite.Code.Code, $"Deux décisions portent le code {ecrite.Code}.", "Donnez-leur des codes distincts.");
            if (derniere)
                journal.Erreur("PRC108", ecrite.Lieu, ecrite.Code.Code, $"La décision {ecrite.Code} ne peut jamais être prise : elle suit « sinon ».", "Placez-la avant, ou retirez-la.");
            var sinon = ecrite.Si is Scalaire { Valeur: "sinon" };
            if (!sinon && ecrite.Si is not null && !conditionsVues.TryAdd(FormeCanonique.Texte(ecrite.Si), ecrite.Code.Code))
                journal.Erreur("PRC108", ecrite.Lieu, ecrite.Code.Code, $"La décision {ecrite.Code} ne peut jamais être prise : {conditionsVues[FormeCanonique.Texte(ecrite.Si)]} a la même condition et vient avant.", "Changez la condition ou l'ordre.");
            enCours.Add("decisions");
            var si = sinon ? null : expressions.Condition(ecrite.Si, ecrite.Contexte, ecrite.Lieu);
            enCours.Remove("decisions");
            derniere |= sinon;
            foreach (var tu in ecrite.Tait.Where(t => ecrites.Sorties.All(s => s.Nom.Code != t.Code) && ecrites.Listes.All(l => l.Nom.Code != t.Code)))
                journal.Erreur("PRC009", tu.Lieu, tu.Code, $"« {tu} » n'est pas une sortie publiée.", "Citez une clé de « sorties » ou de « listes ».");
            decisions.Add(new Decision(
                ecrite.Code.Code,
                ecrite.Resultat,
                ecrite.Libelle,
                ecrite.Groupe,
                si,
                ecrite.Tait.Select(t => t.Code).ToHashSet(StringComparer.Ordinal),
                ecrite.Source ?? new Source(null, "")));
        }

        if (!derniere)
            journal.Erreur("PRC108", ecrites.Lieu, "decisions", $"Session {session.Code} : aucune décision ne s'applique quand toutes les conditions échouent.", "Terminez la liste par une décision « si: sinon ».");
        return decisions;
    }

    private Sortie? Sortie(SortieEcrite s)
    {
        enCours.Add("sorties");
        var regle = s.Valeur is Scalaire code ? Calcul(new Citation(code.Valeur, code.Lieu)) : null;
        enCours.Remove("sorties");
        if (s.Valeur is not Scalaire)
            s.Contexte.TypeAttendu(s.Valeur, "le code d'une règle", "TOTAL");
        return regle is null ? null : new Sortie(s.Nom.Code, regle, s.Decimales);
    }

    private ListePubliee? Liste(ListeEcrite l)
    {
        enCours.Add("listes");
        var ensemble = l.De is null ? null : Ensemble(l.De);
        var liste = ensemble is null ? null : new ListePubliee(l.Nom.Code, ensemble, expressions.Condition(l.Si, l.Contexte, l.Nom.Lieu), l.ParBloc);
        enCours.Remove("listes");
        return liste;
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
    }
}
