using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <content>What expressions may cite, compiled when first cited.</content>
internal sealed partial class CompilateurDeRegles : IVocabulaire
{
    private static readonly string[] MotsDEnsemble =
    [
        "obligatoires", "facultatives", "generales", "professionnelles", "blocs", "parties", "criteres", "competences", "sous-competences",
    ];

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
        Scalaire { Valeur: "competences" } => "compétences",
        Scalaire { Valeur: "sous-competences" } => "sous-compétences",
        Scalaire { Valeur: "criteres" } => "critères",
        Scalaire s => s.Valeur,
        Sequence q => string.Join(", ", q.Elements.Select(Nom)),
        _ => "",
    };

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

        // A named rule has one value for the candidate, whatever element the rule that cites it bears on.
        var surElement = expressions.SurElement;
        expressions.SurElement = false;
        enCours.Add(code.Code);
        var regle = compile(ecrite, 0);
        enCours.Remove(code.Code);
        expressions.SurElement = surElement;
        regle = regle with { Index = calculs.Count + conditions.Count };
        compilees[code.Code] = regle;
        return regle;
    }
}
