using System.Text;

namespace Parchemin.Referentiels.Tests;

/// <summary>Wrong data give diagnostics with file, line and column; they never throw and never yield rules.</summary>
public sealed class ChargementTests
{
    private const string Profond = "PRC007";

    /// <summary>A file added to a correct certification, and where its error is.</summary>
    public static TheoryData<string, string, string> Syntaxes => new()
    {
        { "unites:\n\t- {code: U1}", "PRC001", "2:1" },
        { "unites:\n  - code: U1\n  \tlibelle: a", "PRC001", "3:3" },
        { "unites: [", "PRC001", "2:1" },
        { "unites: [{code: U1]", "PRC001", "1:19" },
        { "unites: {code: U1", "PRC001", "2:1" },
        { "mentions: \"sans fin", "PRC001", "1:11" },
        { "mentions: 'sans fin", "PRC001", "1:11" },
        { "mentions: a: b", "PRC001", "1:12" },
        { "unites:\n  - a\n - b", "PRC001", "3:2" },
        { "unites: &u\n  - {code: U1}", "PRC006", "1:9" },
        { "unites: *u", "PRC006", "1:9" },
        { "a: &a [x]\nb: *a", "PRC006", "2:4" },
        { "unites: !!seq []", "PRC006", "1:9" },
        { "unites: !mien []", "PRC006", "1:9" },
        { "unites: []\n---\nblocs: []", "PRC006", "2:1" },
        { "", "PRC001", "1:1" },
        { "# rien\n", "PRC001", "1:1" },
        { "- a\n- b", "PRC004", "1:1" },
        { "texte", "PRC004", "1:1" },
        { "unites: []\nunites: []", "PRC005", "2:1" },
        { "unites:\n  - {code: U1, libelle: a, code: U2}", "PRC005", "2:28" },
        { "? [a, b]\n: c", "PRC004", "1:3" },
        { "unties: []", "PRC002", "1:1" },
        { "unites: \"\\ud800\"", "PRC001", "1:9" },
        { "%YAML 9.9\n---\na: b", "PRC001", "1:1" },
        { "@a: b", "PRC001", "1:1" },
        { "a: `b", "PRC001", "1:4" },
    };

    /// <summary>A wrong type, for each kind of value that the readers ask for.</summary>
    public static TheoryData<string, string, string, string> Types => new()
    {
        { "unites: [{code: U1, libelle: a, nature: obligatoire, coefficient: douze}]", "PRC004", "1:67", "Un nombre positif" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, coefficient: -1}]", "PRC004", "1:67", "Un nombre positif" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, coefficient: [1]}]", "PRC004", "1:67", "Une valeur simple" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, coefficient: 1e400}]", "PRC004", "1:67", "Un nombre positif" },
        { "reglement: [{unite: U1, cellules: {toutes: {forme: ccf, situations: 2.5}}}]", "PRC004", "1:69", "Un nombre entier" },
        { "epreuves: [{code: E1, libelle: a, facultative: vrai}]", "PRC004", "1:48", "« oui » ou « non »" },
        { "textes: [{code: V, titre: a, date: 01/02/2024}]", "PRC004", "1:36", "Une date" },
        { "textes: [{code: V, titre: a, date: 2023-02-29}]", "PRC004", "1:36", "Une date" },
        { "reglement: [{unite: U1, cellules: {toutes: {forme: ccf, duree: 4 heures}}}]", "PRC004", "1:64", "Une durée" },
        { "reglement: [{unite: U1, cellules: {toutes: {forme: ccf, duree: 0 min}}}]", "PRC004", "1:64", "Une durée" },
        { "dossier: {libelle: d, fiches: [{epreuve: E1, numeros: 5-1, formulaire: F}]}", "PRC004", "1:55", "Un intervalle" },
        { "unites: [{code: U1, libelle: a, nature: obligatoir}]", "PRC015", "1:41", "Vouliez-vous dire « obligatoire » ?" },
        { "reglement: [{unite: U1, cellules: {toutes: {forme: dictee}}}]", "PRC015", "1:52", "Valeurs admises : ccf" },
        { "unites: U1", "PRC004", "1:9", "Une liste" },
        { "unites: {code: U1}", "PRC004", "1:9", "Une liste" },
        { "unites: [U1]", "PRC004", "1:10", "Unité : des clés" },
        { "tronc-commun: [{code: B1}]", "PRC004", "1:16", "Un code" },
        { "dossier: [a]", "PRC004", "1:10", "Dossier : des clés" },
        { "dossier: a", "PRC004", "1:10", "Dossier : des clés" },
        { "savoirs: [{code: S1, libelle: a, lignes: [{code: S1.1, libelle: a, niveaux: [3]}]}]", "PRC004", "1:77", "Des clés" },
        { "savoirs: [{code: S1, libelle: a, lignes: [{code: S1.1, libelle: a, niveaux: {D: haut}}]}]", "PRC004", "1:81", "Un niveau" },
        { "reglement: [{unite: U1, cellules: {toutes: ccf}}]", "PRC004", "1:44", "La cellule" },
        { "matrice: [{domaine: D, evaluees: {U1: C1}}]", "PRC004", "1:39", "Une liste de compétences" },
        { "horaires: {lignes: [{enseignement: a, valeurs: {an: [1]}}]}", "PRC004", "1:53", "Un texte" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, source: annexe II}]", "PRC004", "1:62", "Une source" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, source: [T, page 1]}]", "PRC004", "1:62", "Une valeur simple" },
        { "source: [T, page 1]\nunites: []", "PRC004", "1:9", "Une source" },
        { "source: annexe II", "PRC004", "1:9", "Une source" },
        { "grilles: [{code: G, titre: a, note: globale, lignes: [{libelle: a, indicateurs: [un]}]}]", "PRC004", "1:82", "Le numéro d'un indicateur" },
        { "listes: {a: b}", "PRC004", "1:13", "Une liste publiée" },
        { "sorties: {a: [b]}", "PRC004", "1:14", "Le code d'une règle" },
        { "regles: [{code: R, libelle: r, source: \"T, 1\", calcul: {somme-ponderee: {a: b}}}]", "PRC004", "1:73", "Un ensemble" },
        { "regles: [{code: R, libelle: r, source: \"T, 1\", calcul: {somme-ponderee: }}]", "PRC003", "1:56", "somme-ponderee" },
        { "regles: [{code: R, libelle: r, source: \"T, 1\", calcul: [a]}]", "PRC004", "1:56", "Un nombre" },
        { "regles: [{code: R, libelle: r, source: \"T, 1\", condition: [a]}]", "PRC004", "1:59", "Une condition" },
        { "regles: [{code: R, libelle: r, source: \"T, 1\", condition: {existe: obligatoires, etat: [malade]}}]", "PRC015", "1:89", "Valeurs admises" },
    };

    /// <summary>A required key that is absent.</summary>
    public static TheoryData<string, string, string> Manques => new()
    {
        { "unites: [{libelle: a, nature: obligatoire}]", "code", "1:10" },
        { "unites: [{code: U1, nature: obligatoire}]", "libelle", "1:10" },
        { "unites: [{code: U1, libelle: a}]", "nature", "1:10" },
        { "unites: [{code: , libelle: a, nature: obligatoire}]", "code", "1:10" },
        { "unites: [{code: ~, libelle: a, nature: obligatoire}]", "code", "1:10" },
        { "epreuves: [{code: E1, libelle: a, modalites: [{}]}]", "forme", "1:47" },
        { "parametres: [{code: P, libelle: a}]", "valeur", "1:14" },
        { "regles: [{libelle: r, source: \"T, 1\", calcul: 1}]", "code", "1:10" },
    };

    /// <summary>A code that designates nothing, in each family.</summary>
    public static TheoryData<string, string> References => new()
    {
        { "unites: [{code: U1, libelle: a, nature: obligatoire, epreuve: E9}]", "PRC009 E9" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, activites: [A9]}]", "PRC009 A9" },
        { "epreuves: [{code: E1, libelle: a, unite: U9}]", "PRC009 U9" },
        { "epreuves: [{code: E1, libelle: a, bloc: B9}]", "PRC009 B9" },
        { "epreuves: [{code: E1, libelle: a, parente: E9}]", "PRC009 E9" },
        { "epreuves: [{code: E1, libelle: a, competences: [C9]}]", "PRC009 C9" },
        { "epreuves: [{code: E1, libelle: a, langues: [klingon]}]", "PRC009 klingon" },
        { "epreuves: [{code: E1, libelle: a, criteres: [{code: X, libelle: x, competences: [C9]}]}]", "PRC009 C9" },
        { "epreuves: [{code: E1, libelle: a, modalites: [{forme: ccf, colonnes: [k]}]}]", "PRC009 k" },
        { "epreuves: [{code: E1, libelle: a, modalites: [{forme: ccf, commissions: [{libelle: c, compositions: [[q9]]}]}]}]", "PRC009 q9" },
        { "blocs: [{code: B1, libelle: a, unite: U9}]", "PRC009 U9" },
        { "blocs: [{code: B1, libelle: a, domaine: D9}]", "PRC009 D9" },
        { "blocs: [{code: B1, libelle: a, competences: [C9]}]", "PRC009 C9" },
        { "tronc-commun: [B9]", "PRC009 B9" },
        { "options: [{code: o, libelle: o, blocs: [B9]}]", "PRC009 B9" },
        { "domaines: [{code: D1, libelle: d, competences: [C9]}]", "PRC009 C9" },
        { "competences: [{code: C1, libelle: c, activites: [A9]}]", "PRC009 A9" },
        { "competences: [{code: C1, libelle: c, situations: [{evaluateur: q9, libelle: s}]}]", "PRC009 q9" },
        { "savoirs: [{code: S1, libelle: s, lignes: [{code: S1.1, libelle: s, niveaux: {D9: 3}}]}]", "PRC009 D9" },
        { "matrice: [{domaine: D9}]", "PRC009 D9" },
        { "domaines: [{code: D1, libelle: d}]\nmatrice: [{domaine: D1, evaluees: {U9: []}}]", "PRC009 U9" },
        { "reglement: [{unite: U9}]", "PRC009 U9" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire}]\nreglement: [{unite: U1, epreuve: E9}]", "PRC009 E9" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire}]\nreglement: [{unite: U1, cellules: {k: {forme: ccf}}}]", "PRC009 k" },
        { "grilles: [{code: G, titre: g, note: globale, epreuve: E9}]", "PRC009 E9" },
        { "grilles: [{code: G, titre: g, note: globale, lignes: [{competence: C9, libelle: l}]}]", "PRC009 C9" },
        { "grilles: [{code: G, titre: g, note: globale, indicateurs: [{numero: 1, libelle: l, competences: [C9]}]}]", "PRC009 C9" },
        { "formulaires: [{code: F, titre: f, epreuves: [E9]}]", "PRC009 E9" },
        { "dossier: {libelle: d, fiches: [{epreuve: E9, numeros: 1-2, formulaire: F9}]}", "PRC009 F9" },
        { "dossier: {libelle: d, contraintes: [{code: k, libelle: k, epreuve: E9, compte: fiches}]}", "PRC009 E9" },
        { "conformite: [{epreuves: [E9], motifs: []}]", "PRC009 E9" },
        { "milieu-professionnel: {regles: [{code: r, libelle: r, voies: [v9]}]}", "PRC009 v9" },
        { "dispenses: [{unites: [U9]}]", "PRC009 U9" },
        { "correspondances: [{edition: \"0\", anciennes: [X], nouvelle: U9}]", "PRC009 U9" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire, source: \"X, page 1\"}]", "PRC009 X" },
        { "etats: [{etat: reportee, effet: compte, formes: [lente], source: \"T, 1\"}]", "PRC009 lente" },
        { "regles: [{code: R, libelle: r, calcul: AUTRE}]", "PRC102 AUTRE" },
        { "regles: [{code: R, libelle: r, calcul: {parametre: seuil}}]", "PRC106 seuil" },
        { "regles: [{code: R, libelle: r, calcul: {champ: memoire.pages}}]", "PRC107 memoire.pages" },
        { "regles: [{code: R, libelle: r, condition: {declare: livret}}]", "PRC107 livret" },
        { "regles: [{code: R, libelle: r, calcul: {somme-ponderee: obligatoire}}]", "PRC105 obligatoire" },
        { "regles: [{code: R, libelle: r, calcul: {somme-ponderee: [U1, U9]}}]\nunites: [{code: U1, libelle: a, nature: obligatoire}]", "PRC105 U9" },
        { "regles: [{code: R, libelle: r, porte-sur: [U9], acquis-si: {au-moins: [note, 10]}}]", "PRC105 U9" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire}]\nregles: [{code: R, libelle: r, porte-sur: [U1], note: {somme: exercices}}]", "PRC105 exercices" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire}]\nregles: [{code: R, libelle: r, porte-sur: [U1], acquis-si: {concordance: [juge]}}]", "PRC009 juge" },
    };

    /// <summary>What is wrong with rules and decisions, each alone.</summary>
    public static TheoryData<string, string> Regles => new()
    {
        { "regles: [{code: R, libelle: r, calcul: {somm: parties}}]", "PRC101 somm" },
        { "regles: [{code: R, libelle: r, calcul: {}}]", "PRC101 " },
        { "regles: [{code: R, libelle: r, calcul: {plus: [1, 2], moins: [1, 2]}}]", "PRC101 plus" },
        { "regles: [{code: R, libelle: r, condition: {au-mois: [1, 2]}}]", "PRC101 au-mois" },
        { "regles: [{code: R, libelle: r, calcul: {plus: [1, 2], avec: 3}}]", "PRC002 avec" },
        { "regles: [{code: R, libelle: r, condition: {au-moins: [1, 2, 3]}}]", "PRC104 au-moins" },
        { "regles: [{code: R, libelle: r, condition: {au-moins: [1]}}]", "PRC104 au-moins" },
        { "regles: [{code: R, libelle: r}]", "PRC104 R" },
        { "regles: [{code: R, libelle: r, calcul: 1, condition: {toutes: []}}]", "PRC104 R" },
        { "regles: [{code: R, libelle: r, acquis-si: {toutes: []}}]", "PRC104 R" },
        { "regles: [{code: R, libelle: r, porte-sur: blocs, calcul: 1}]", "PRC104 R" },
        { "regles: [{code: R, libelle: r, calcul: S}, {code: S, libelle: s, condition: {toutes: []}}]", "PRC104 S" },
        { "regles: [{code: R, libelle: r, calcul: R}]", "PRC103 R" },
        { "regles: [{code: R, libelle: r, calcul: {plus: [S, 1]}}, {code: S, libelle: s, calcul: {plus: [R, 1]}}]", "PRC103 R" },
        { "regles: [{code: R, libelle: r, condition: {toutes: [S]}}, {code: S, libelle: s, condition: {pas: R}}]", "PRC103 R" },
        { "regles: [{code: R, libelle: r, calcul: 1}, {code: R, libelle: s, calcul: 2}]", "PRC109 R" },
        { "regles: [{code: R, libelle: r, calcul: {arrondi: 1, pas: 0, sens: proche}}]", "PRC112 arrondi" },
        { "regles: [{code: R, libelle: r, calcul: {arrondi: 1, sens: proche}}]", "PRC112 arrondi" },
        { "regles: [{code: R, libelle: r, calcul: {arrondi: 1, pas: 0.5}}]", "PRC003 sens" },
        { "regles: [{code: R, libelle: r, calcul: {arrondi: 1, pas: 0.5, sens: haut}}]", "PRC015 haut" },
        { "unites: [{code: U1, libelle: a, nature: obligatoire}]\nregles: [{code: R, libelle: r, porte-sur: obligatoires, acquis-si: {au-moins: [note, 10]}}, {code: S, libelle: s, porte-sur: [U1], acquis-si: {au-moins: [note, 12]}}]", "PRC113 R/S" },
        { "parametres: [{code: pas-de-note, libelle: Pas, valeur: 0}]", "PRC112 pas-de-note" },
        { "parametres: [{code: bareme, libelle: Barème, valeur: 0}]", "PRC112 bareme" },
        { "declarations: [{code: d, libelle: d}]", "PRC003 type" },
        { "declarations: [{code: d, libelle: d, type: choix, options: [a], defaut: b}]", "PRC015 b" },
        { "declarations: [{code: d, libelle: d, type: entier}, {code: d, libelle: d, type: entier}]", "PRC008 d" },
        { "declarations: [{code: d, libelle: d, type: choix, options: [a]}]\nregles: [{code: R, libelle: r, condition: {declare: d, vaut: b}}]", "PRC015 b" },
        { "etats: [{etat: absent, effet: bloque}, {etat: absent, effet: zero}]", "PRC008 absent" },
        { "sorties: {total: AUTRE}", "PRC102 AUTRE" },
        { "controle: {unites: [U9], nombre: 2, retenue: {meilleure: [note, controle]}}", "PRC105 U9" },
        { "controle: {unites: obligatoires, nombre: 2}", "PRC003 un nombre" },
        { "controle: {unites: obligatoires, nombre: 2, retenue: {meilleure: [retenue, controle]}}", "PRC103 retenue" },
    };

    /// <summary>An operation on the current element, where there is none.</summary>
    public static TheoryData<string> SansElement =>
    [
        "regles: [{code: R, libelle: r, calcul: note}]",
        "regles: [{code: R, libelle: r, calcul: {plus: [1, retenue]}}]",
        "regles: [{code: R, libelle: r, calcul: {meilleure: [controle, 1]}}]",
        "regles: [{code: R, libelle: r, calcul: {somme: parties}}]",
        "regles: [{code: R, libelle: r, calcul: {moyenne: parties}}]",
        "regles: [{code: R, libelle: r, calcul: {ramenee: {somme: criteres}, vers: 20}}]",
        "regles: [{code: R, libelle: r, calcul: {somme-ponderee: parties}}]",
        "regles: [{code: R, libelle: r, calcul: {penalite: {selon: x, bareme: []}}}]",
        "regles: [{code: R, libelle: r, condition: acquis}]",
        "regles: [{code: R, libelle: r, condition: {etat: [absent]}}]",
        "regles: [{code: R, libelle: r, condition: {tous-acquis: parties}}]",
        "regles: [{code: R, libelle: r, condition: {tous-acquis: competences}}]",
        "qualites: [{code: q, libelle: q}]\nregles: [{code: R, libelle: r, condition: {concordance: [q]}}]",
        "unites: [{code: U1, libelle: a, nature: obligatoire}]\nregles: [{code: R, libelle: r, porte-sur: [U1], acquis-si: {au-moins: [S, 1]}}, {code: S, libelle: s, calcul: note}]",
    ];

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Wrong_yaml_is_found_at_its_place(string contenu, string code, string place)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu);
        Lieux(Load(dossier)).ShouldContain($"{code} x.yaml:{place}");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_wrong_type_is_found_at_its_place_with_what_was_expected(string contenu, string code, string place, string texte)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu);
        Load(dossier).ShouldContain(
            d => d.Code == code && $"{d.Lieu}" == $"x.yaml:{place}" && $"{d.Message} {d.Remede}".Contains(texte, StringComparison.Ordinal),
            string.Join('\n', Load(dossier)));
    }

    [Theory]
    [MemberData(nameof(Manques))]
    public void A_missing_key_is_named(string contenu, string cle, string place)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu);
        Load(dossier).ShouldContain(d => d.Code == "PRC003" && d.Objet == cle && $"{d.Lieu}" == $"x.yaml:{place}", string.Join('\n', Load(dossier)));
    }

    [Theory]
    [MemberData(nameof(References))]
    public void An_unknown_reference_is_found(string contenu, string attendu)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}");
        var diagnostic = Load(dossier).Where(d => $"{d.Code} {d.Objet}" == attendu).ShouldHaveSingleItem();
        diagnostic.Lieu.Fichier.ShouldBe("x.yaml");
        diagnostic.Lieu.Ligne.ShouldBeGreaterThan(1);
        diagnostic.Remede.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Regles))]
    public void A_wrong_rule_is_found(string contenu, string attendu)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}");
        var diagnostics = Load(dossier);
        diagnostics.Select(d => $"{d.Code} {d.Objet}").ShouldContain(attendu);
        diagnostics.First(d => $"{d.Code} {d.Objet}" == attendu).Lieu.Fichier.ShouldBe("x.yaml");
    }

    [Theory]
    [MemberData(nameof(SansElement))]
    public void An_operation_on_an_element_needs_one(string contenu)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}");
        Load(dossier).ShouldContain(d => d.Code == "PRC104" && d.Lieu.Fichier == "x.yaml", string.Join('\n', Load(dossier)));
    }

    [Fact]
    public void An_operation_on_an_element_is_allowed_where_there_is_one()
    {
        using var dossier = new DossierDEssai().Avec(
            "x.yaml",
            """
            source: T, page 2
            unites: [{code: U1, libelle: a, nature: obligatoire, coefficient: 1}]
            controle: {unites: obligatoires, nombre: 1, retenue: {meilleure: [note, controle]}, source: "T, 3"}
            regles:
              - {code: R, libelle: r, porte-sur: [U1], acquis-si: {toutes: [{etat: [arretee]}, {au-moins: [retenue, SEUIL]}]}}
              - {code: SEUIL, libelle: s, calcul: {quotient: [{somme-ponderee: obligatoires, note: retenue}, {somme-coefficients: obligatoires}]}}
            listes: {acquises: {de: obligatoires, si: acquis}}
            """);
        Erreurs(dossier).ShouldBeEmpty();
        dossier.Load().Regles.Keys.ShouldBe(["2024"]);
    }

    [Theory]
    [InlineData("unties: []", "unites")]
    [InlineData("competence: []", "competences")]
    [InlineData("decision: []", "decisions")]
    [InlineData("unites: [{code: U1, libellé: a, libelle: a, nature: obligatoire}]", "libelle")]
    [InlineData("unites: [{code: U1, libelle: a, nature: obligatoire, coefficent: 3}]", "coefficient")]
    [InlineData("regles: [{code: R, libelle: r, porte_sur: blocs, calcul: 1}]", "porte-sur")]
    [InlineData("epreuves: [{code: E1, libelle: a, modalites: [{forme: ccf, partie: []}]}]", "parties")]
    public void A_misspelt_key_suggests_the_right_one(string contenu, string suggestion)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}");
        Load(dossier).Where(d => d.Code == "PRC002").ShouldHaveSingleItem().Remede.ShouldBe($"Vouliez-vous dire « {suggestion} » ?");
    }

    [Fact]
    public void An_unknown_key_far_from_all_others_gives_the_list()
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", "unites: [{code: U1, libelle: a, nature: obligatoire, couleur-preferee: bleu}]");
        Load(dossier).Where(d => d.Code == "PRC002").ShouldHaveSingleItem().Remede.ShouldContain("coefficient, description");
    }

    [Theory]
    [InlineData("regles: [{code: TOTAL, libelle: t, calcul: 1}, {code: R, libelle: r, calcul: {plus: [TOTALE, 1]}}]", "PRC102", "TOTAL")]
    [InlineData("regles: [{code: R, libelle: r, calcul: {somme-pondere: obligatoires}}]", "PRC101", "somme-ponderee")]
    [InlineData("parametres: [{code: seuil-admission, libelle: s, valeur: 10}]\nregles: [{code: R, libelle: r, calcul: {parametre: seuil-admision}}]", "PRC106", "seuil-admission")]
    [InlineData("regles: [{code: R, libelle: r, calcul: {somme-ponderee: obligatoire}}]", "PRC105", "obligatoires")]
    [InlineData("competences: [{code: C1, libelle: c}]\nblocs: [{code: B1, libelle: b, competences: [C11]}]", "PRC009", "C1")]
    [InlineData("qualites: [{code: tuteur, libelle: t}]\nregles: [{code: R, libelle: r, porte-sur: blocs, acquis-si: {concordance: [tutrice]}}]\nblocs: [{code: B1, libelle: b}]", "PRC009", null)]
    public void An_unknown_word_suggests_the_nearest_known_one(string contenu, string code, string? suggestion)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}");
        var remede = Load(dossier).Where(d => d.Code == code).ShouldHaveSingleItem().Remede;
        if (suggestion is null)
            remede.ShouldNotContain("Vouliez-vous");
        else
            remede.ShouldBe($"Vouliez-vous dire « {suggestion} » ?");
    }

    [Theory]
    [InlineData("textes: [{code: V, titre: a}, {code: V, titre: b}]", "V")]
    [InlineData("qualites: [{code: q, libelle: a}, {code: q, libelle: b}]", "q")]
    [InlineData("langues: [{code: l, libelle: a}, {code: l, libelle: b}]", "l")]
    [InlineData("parametres: [{code: p, libelle: a, valeur: 1}, {code: p, libelle: b, valeur: 2}]", "p")]
    [InlineData("domaines: [{code: D, libelle: a}, {code: D, libelle: b}]", "D")]
    [InlineData("domaines: [{code: D, libelle: a, activites: [{code: A, libelle: a}, {code: A, libelle: b}]}]", "A")]
    [InlineData("competences: [{code: C, libelle: a}, {code: C, libelle: b}]", "C")]
    [InlineData("competences: [{code: C, libelle: a, sous-competences: [{code: C, libelle: b}]}]", "C")]
    [InlineData("savoirs: [{code: S, libelle: a}, {code: S, libelle: b}]", "S")]
    [InlineData("blocs: [{code: B, libelle: a}, {code: B, libelle: b}]", "B")]
    [InlineData("options: [{code: o, libelle: a}, {code: o, libelle: b}]", "o")]
    [InlineData("unites: [{code: U, libelle: a, nature: obligatoire}, {code: U, libelle: b, nature: facultative}]", "U")]
    [InlineData("epreuves: [{code: E, libelle: a}, {code: E, libelle: b}]", "E")]
    [InlineData("grilles: [{code: G, titre: a, note: globale}, {code: G, titre: b, note: globale}]", "G")]
    [InlineData("formulaires: [{code: F, titre: a}, {code: F, titre: b}]", "F")]
    [InlineData("formes: [{code: f, libelle: a}, {code: f, libelle: b}]", "f")]
    [InlineData("colonnes: [{code: toutes, libelle: a}, {code: toutes, libelle: b}]", "toutes")]
    public void A_code_designates_one_thing(string contenu, string code)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, page 2\n{contenu}".Replace("textes:", "conformite: []\ntextes:", StringComparison.Ordinal));
        Load(dossier).ShouldContain(d => d.Code == "PRC008" && d.Objet == code && d.Message.Contains("x.yaml:", StringComparison.Ordinal), string.Join('\n', Load(dossier)));
    }

    [Fact]
    public void Two_sessions_with_one_code_are_an_error()
    {
        using var dossier = new DossierDEssai().Avec("sessions/2024-bis.yaml", "session: {code: \"2024\", libelle: Session 2024, deliberation: 2024-09-01}");
        var diagnostic = Erreurs(dossier).ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Objet).ShouldBe(("PRC008", "2024"));
        dossier.Load().Regles.ShouldBeEmpty();
    }

    [Fact]
    public void A_section_stands_in_one_file()
    {
        using var dossier = new DossierDEssai().Avec("a.yaml", "source: T, 1\nunites: []").Avec("b.yaml", "source: T, 1\nunites: []").Avec("c.yaml", "voies: []");
        Erreurs(dossier).Select(d => $"{d.Code} {d.Lieu} {d.Objet}").ShouldBe(["PRC013 b.yaml:2:1 unites", "PRC013 certification.yaml:12:1 voies"], ignoreOrder: true);
    }

    [Fact]
    public void Some_sections_may_be_shared_by_several_files()
    {
        using var dossier = new DossierDEssai();
        foreach (var section in (string[])["grilles", "formulaires", "epreuves", "interpretations", "cas"])
            dossier.Avec($"{section}-1.yaml", $"{section}: []").Avec($"{section}-2.yaml", $"{section}: []");
        Erreurs(dossier).Where(d => d.Code == "PRC013").ShouldBeEmpty();
    }

    [Fact]
    public void An_epreuve_does_not_contain_itself()
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", "source: T, 1\nepreuves:\n  - {code: E1, libelle: a, parente: E2}\n  - {code: E2, libelle: b, parente: E1}\n  - {code: E3, libelle: c, parente: E3}");
        Load(dossier).Where(d => d.Code == "PRC010").Select(d => d.Objet).ShouldBe(["E1", "E2", "E3"], ignoreOrder: false);
    }

    [Theory]
    [InlineData("regles: [{code: R, libelle: r, calcul: 1}]", "R")]
    [InlineData("etats: [{etat: absent, effet: bloque}]", "Absent")]
    [InlineData("controle: {unites: obligatoires, nombre: 1, retenue: {meilleure: [note, controle]}}", "controle")]
    public void A_rule_says_where_it_comes_from(string contenu, string objet)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu);
        Load(dossier).ShouldContain(d => d.Code == "PRC011" && d.Objet == objet && d.Severite == Severite.Erreur);
        dossier.Avec("x.yaml", $"source: T, page 3\n{contenu}");
        Load(dossier).ShouldNotContain(d => d.Code == "PRC011");
    }

    [Theory]
    [InlineData("", "decisions", "aucune décision")]
    [InlineData("- {code: A, decision: a, libelle: a, si: {toutes: []}}", "decisions", "aucune décision")]
    [InlineData("- {code: A, decision: a, libelle: a, si: sinon}\n  - {code: B, decision: b, libelle: b, si: {toutes: []}}", "B", "suit « sinon »")]
    [InlineData("- {code: A, decision: a, libelle: a, si: sinon}\n  - {code: B, decision: b, libelle: b, si: sinon}", "B", "suit « sinon »")]
    [InlineData("- {code: A, decision: a, libelle: a, si: {declare: d, vaut: x}}\n  - {code: B, decision: b, libelle: b, si: {vaut: x, declare: d}}\n  - {code: C, decision: c, libelle: c, si: sinon}", "B", "A a la même condition")]
    public void Every_decision_can_be_taken_and_one_always_is(string decisions, string objet, string texte)
    {
        using var dossier = new DossierDEssai().Avec("regles.yaml", $"source: T, 1\ndeclarations: [{{code: d, libelle: d, type: choix, options: [x]}}]\ndecisions:\n  {decisions}");
        var diagnostic = Erreurs(dossier).Where(d => d.Code == "PRC108").ShouldHaveSingleItem();
        diagnostic.Objet.ShouldBe(objet);
        diagnostic.Message.ShouldContain(texte);
        dossier.Load().Regles.ShouldBeEmpty();
    }

    [Fact]
    public void Two_decisions_do_not_share_a_code()
    {
        using var dossier = new DossierDEssai().Avec("regles.yaml", "source: T, 1\ndecisions:\n  - {code: A, decision: a, libelle: a, si: {pas: {toutes: []}}}\n  - {code: A, decision: b, libelle: b, si: sinon}");
        Erreurs(dossier).Select(d => $"{d.Code} {d.Lieu} {d.Objet}").ShouldBe(["PRC109 regles.yaml:4:12 A"]);
    }

    [Fact]
    public void A_rule_that_bears_on_nothing_or_that_nobody_cites_is_a_warning()
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", "source: T, 1\nregles:\n  - {code: VIDE, libelle: v, porte-sur: facultatives, acquis-si: {au-moins: [note, 10]}}\n  - {code: SEULE, libelle: s, calcul: 1}");
        Erreurs(dossier).ShouldBeEmpty();
        dossier.Constats("PRC110").ShouldBe(["PRC110 VIDE", "PRC110 SEULE"]);
        dossier.Load().Regles.Keys.ShouldBe(["2024"]);
    }

    [Fact]
    public void A_golden_case_cites_existing_sessions_and_rules()
    {
        using var dossier = new DossierDEssai().Avec("cas/a.yaml", "cas:\n  - {nom: Un cas, regles: [REFUS, AUTRE], session: \"1999\", entree: {voie: toutes}, attendu: {decision: refuse}}");
        Erreurs(dossier).Select(d => $"{d.Code} {d.Lieu} {d.Objet}").ShouldBe(["PRC009 cas/a.yaml:2:52 1999", "PRC009 cas/a.yaml:2:35 AUTRE"], ignoreOrder: true);
    }

    [Fact]
    public void A_session_changes_only_declared_parameters()
    {
        using var dossier = new DossierDEssai()
            .Avec("x.yaml", "source: T, 1\nparametres: [{code: seuil, libelle: s, valeur: 10}]\nregles: [{code: R, libelle: r, calcul: {parametre: seuil}}]")
            .Avec("sessions/2025.yaml", "session: {code: \"2025\", libelle: s, deliberation: 2025-07-01}\nparametres: {seuil: 12, seuill: 3}");
        var diagnostic = Erreurs(dossier).ShouldHaveSingleItem();
        (diagnostic.Code, $"{diagnostic.Lieu}", diagnostic.Remede).ShouldBe(("PRC106", "sessions/2025.yaml:2:25", "Vouliez-vous dire « seuil » ?"));
        dossier.Load().Regles.Keys.ShouldBe(["2024"]);
    }

    [Theory]
    [InlineData("session: {libelle: s, deliberation: 2025-07-01}", "PRC003")]
    [InlineData("session: {code: \"2025\", libelle: s}", "PRC003")]
    [InlineData("session: {code: \"2025\", libelle: s, deliberation: juillet}", "PRC004")]
    [InlineData("mentions: [a]", "PRC003")]
    [InlineData("session: {code: \"2025\", libelle: s, deliberation: 2025-07-01}\nremplace: {regle: []}", "PRC002")]
    [InlineData("session: {code: \"2025\", libelle: s, deliberation: 2025-07-01}\nremplace: {decisions: [{code: A, decision: a, libelle: a, si: {toutes: []}, source: \"T, 1\"}]}", "PRC108")]
    [InlineData("session: {code: \"2025\", libelle: s, deliberation: 2025-07-01}\nterritoires: [{code: t, libelle: t, fuseau: Europe/Paris}]\ncalendrier: [{epreuve: E1, passages: [{territoire: u, date: 2025-05-01, debut: 14h, fin: \"18:00\"}]}]", "PRC004")]
    [InlineData("session: {code: \"2025\", libelle: s, deliberation: 2025-07-01}\nsource: {a: b}", "PRC004")]
    public void A_session_with_an_error_has_no_rules_and_the_others_keep_theirs(string session, string code)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", "source: T, 1\nepreuves: [{code: E1, libelle: a}]").Avec("sessions/2025.yaml", session);
        Erreurs(dossier).ShouldContain(d => d.Code == code && d.Lieu.Fichier == "sessions/2025.yaml", string.Join('\n', Erreurs(dossier)));
        dossier.Load().Regles.Keys.ShouldBe(["2024"]);
    }

    [Theory]
    [InlineData("parametres: [{code: seuil, libelle: s, valeur: dix}]")]
    [InlineData("unites: [{code: U1, libelle: a, nature: obligatoire, epreuve: E9}]")]
    [InlineData("unites: [{code: U1, libelle: a, nature: obligatoire, coeficient: 3}]")]
    [InlineData("unites: [")]
    public void An_edition_with_an_error_yields_no_rules(string contenu)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, 1\n{contenu}");
        Erreurs(dossier).ShouldNotBeEmpty();
        dossier.Load().Regles.ShouldBeEmpty();
        Chargement.Load(dossier.Chemin, analyser: false).Regles.ShouldBeEmpty();
    }

    [Fact]
    public void One_run_reports_every_error()
    {
        using var dossier = new DossierDEssai()
            .Avec("a.yaml", "unites: [")
            .Avec("b.yaml", "source: T, 1\nblocs:\n  - {code: B1, libelle: b, unite: U9}\n  - {code: B1, libele: c}\nunties: []")
            .Avec("c.yaml", "source: T, 1\nregles:\n  - {code: R, libelle: r, calcul: {plus: [S, {parametre: p}]}}\n  - {code: Q, libelle: q}")
            .Avec("sessions/2025.yaml", "session: {code: \"2025\", libelle: s, deliberation: hier}")
            .Avec("cas/a.yaml", "cas: [{nom: n}]");
        Erreurs(dossier).Select(d => $"{d.Code} {d.Lieu.Fichier}:{d.Lieu.Ligne}").Distinct().ShouldBe(
            [
                "PRC001 a.yaml:2",
                "PRC009 b.yaml:3",
                "PRC002 b.yaml:4",
                "PRC003 b.yaml:4",
                "PRC008 b.yaml:4",
                "PRC002 b.yaml:5",
                "PRC102 c.yaml:3",
                "PRC106 c.yaml:3",
                "PRC104 c.yaml:4",
                "PRC004 sessions/2025.yaml:1",
                "PRC003 cas/a.yaml:1",
                "PRC009 cas/a.yaml:1",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("[", "]", 10_000)]
    [InlineData("{a: ", "}", 10_000)]
    [InlineData("[", "", 10_000)]
    [InlineData("[", "]", 45)]
    public void Deep_flow_nesting_is_refused(string ouvrant, string fermant, int profondeur)
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"unites: {string.Concat(Enumerable.Repeat(ouvrant, profondeur))}{string.Concat(Enumerable.Repeat(fermant, profondeur))}");
        Load(dossier).ShouldContain(d => d.Code == Profond && d.Lieu.Fichier == "x.yaml" && d.Lieu.Ligne == 1);
    }

    [Fact]
    public void Deep_block_nesting_is_refused()
    {
        var contenu = new StringBuilder("unites:\n");
        for (var i = 0; i < 1_500; i++)
            contenu.Append(' ', i + 1).Append("a:\n");
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu.ToString()).Avec("y.yaml", $"unites:\n  {string.Concat(Enumerable.Repeat("- ", 10_000))}");
        var diagnostics = Load(dossier);
        diagnostics.ShouldContain(d => d.Code == Profond && d.Lieu.Fichier == "x.yaml");
        diagnostics.ShouldContain(d => d.Code == Profond && d.Lieu.Fichier == "y.yaml");
    }

    [Fact]
    public void Nesting_that_a_form_may_need_is_read()
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"source: T, 1\nregles: [{{code: R, libelle: r, condition: {string.Concat(Enumerable.Repeat("{pas: ", 30))}{{toutes: []}}{new string('}', 30)}}}]");
        Erreurs(dossier).ShouldBeEmpty();
    }

    [Fact]
    public void A_billion_laughs_is_refused_at_its_first_anchor()
    {
        var contenu = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
            contenu.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        using var dossier = new DossierDEssai().Avec("x.yaml", contenu.ToString());
        Load(dossier).First(d => d.Code == "PRC006").Lieu.ToString().ShouldBe("x.yaml:1:5");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var dossier = new DossierDEssai().Avec("x.yaml", $"mentions: [{new string('a', 5 * 1024 * 1024)}]").Avec("y.yaml", $"# {new string('a', LecteurYaml.TailleMax - 30)}\nconformite: []");
        var diagnostic = Erreurs(dossier).ShouldHaveSingleItem();
        (diagnostic.Code, $"{diagnostic.Lieu}").ShouldBe(("PRC007", "x.yaml:1:1"));
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        using var dossier = new DossierDEssai();
        File.WriteAllBytes(Path.Combine(dossier.Chemin, "latin1.yaml"), Encoding.Latin1.GetBytes("mentions: [é]"));
        File.WriteAllBytes(Path.Combine(dossier.Chemin, "utf16.yaml"), Encoding.Unicode.GetBytes("conformite: []"));
        File.WriteAllBytes(Path.Combine(dossier.Chemin, "binaire.yaml"), [.. Enumerable.Range(0, 2048).Select(i => (byte)(i * 37))]);
        File.WriteAllBytes(Path.Combine(dossier.Chemin, "nul.yaml"), new byte[100]);
        var erreurs = Erreurs(dossier);
        erreurs.Where(d => d.Code == "PRC014").Select(d => d.Lieu.Fichier).ShouldBe(["binaire.yaml", "latin1.yaml"], ignoreOrder: true);
        erreurs.Select(d => d.Lieu.Fichier).Distinct().ShouldBe(["binaire.yaml", "latin1.yaml", "nul.yaml", "utf16.yaml"], ignoreOrder: true);
        erreurs.First(d => d.Lieu.Fichier == "latin1.yaml").Message.ShouldContain("octet 12");
    }

    [Fact]
    public void A_byte_order_mark_windows_line_ends_and_layout_do_not_change_the_hash()
    {
        using var dossier = new DossierDEssai();
        var attendue = dossier.Load().Empreinte;
        var regles = "source: T, règles\ndecisions:\n- code: REFUS # commentaire\n  libelle: \"Refusé\"\n  decision: 'refuse'\n  si: sinon\n";
        dossier.Avec("regles.yaml", "\uFEFF" + regles.Replace("\n", "\r\n", StringComparison.Ordinal));
        Erreurs(dossier).ShouldBeEmpty();
        dossier.Load().Empreinte.ShouldBe(attendue);
        dossier.Avec("regles.yaml", regles.Replace("Refusé", "Refusée", StringComparison.Ordinal));
        dossier.Load().Empreinte.ShouldNotBe(attendue);
    }

    [Fact]
    public void A_folder_without_an_identity_says_what_is_missing()
    {
        using var dossier = new DossierDEssai();
        File.Delete(Path.Combine(dossier.Chemin, "certification.yaml"));
        Erreurs(dossier).ShouldContain(d => d.Code == "PRC003" && d.Objet == "certification");
        dossier.Load().Referentiel.ShouldBeNull();
        dossier.Avec("certification.yaml", "certification: {code: essai, edition: \"1\", intitule: e, intitule-court: e, nature: diplome}");
        Erreurs(dossier).ShouldContain(d => d.Code == "PRC003" && d.Objet == "voies");
        dossier.Load().Regles.ShouldBeEmpty();
    }

    private static IReadOnlyList<Diagnostic> Load(DossierDEssai dossier) => dossier.Load().Journal.Tries();

    private static IReadOnlyList<Diagnostic> Erreurs(DossierDEssai dossier) => [.. Load(dossier).Where(d => d.Severite == Severite.Erreur)];

    private static IEnumerable<string> Lieux(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(d => $"{d.Code} {d.Lieu}");
}
