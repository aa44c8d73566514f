namespace Parchemin.Referentiels;

/// <summary>Compares two editions section by section, in the order in which a reader wants them.</summary>
internal sealed class ComparaisonDeSections(EditionEcrite avant, EditionEcrite apres)
{
    // Title → sections. A section that the format gains is compared too, under its own name, at the end.
    private static readonly (string Titre, string[] Sections)[] Plan =
    [
        ("Identité", ["certification"]),
        ("Textes", ["textes"]),
        ("Présentation", ["presentation"]),
        ("Candidats et évaluateurs", ["colonnes", "voies", "formes", "qualites", "langues"]),
        ("Domaines et activités", ["domaines"]),
        ("Compétences", ["competences"]),
        ("Savoirs", ["niveaux-de-savoir", "savoirs"]),
        ("Blocs", ["blocs"]),
        ("Options", ["options", "tronc-commun"]),
        ("Unités", ["unites"]),
        ("Matrice", ["matrice"]),
        ("Règlement d'examen", ["reglement"]),
        ("Épreuves", ["epreuves"]),
        ("Grilles", ["grilles"]),
        ("Formulaires", ["formulaires"]),
        ("Dossier", ["dossier", "conformite"]),
        ("Milieu professionnel et formation", ["milieu-professionnel", "ateliers", "horaires"]),
        ("Inscription", ["inscription"]),
        ("Dispenses et correspondances", ["dispenses", "correspondances", "rapprochements"]),
        ("Paramètres", ["parametres"]),
        ("Déclarations", ["declarations"]),
        ("États", ["etats"]),
        ("Règles", ["regles"]),
        ("Épreuves facultatives et de contrôle", ["facultatives", "controle"]),
        ("Décisions", ["decisions"]),
        ("Ce que le résultat publie", ["sorties", "listes"]),
        ("Interprétations des anomalies", ["interpretations"]),
    ];

    // The files give these their order, which says nothing.
    private static readonly HashSet<string> SansOrdre = new(StringComparer.Ordinal) { "epreuves", "grilles", "formulaires", "interpretations", "cas" };

    // The sections whose operations read parameters.
    private static readonly string[] QuiLisent = ["regles", "etats", "facultatives", "controle", "decisions"];

    private readonly ComparaisonDeNoeuds noeuds = new(avant, apres);

    public IReadOnlyList<ChapitreDeComparaison> Run()
    {
        var autres = avant.Sections.Keys.Union(apres.Sections.Keys, StringComparer.Ordinal).Except(Plan.SelectMany(p => p.Sections).Append("cas"), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(s => (Titre: EcritureDeValeur.Cle(s), Sections: new[] { s }));
        var chapitres = Plan.Concat(autres)
            .Select(p => new ChapitreDeComparaison(p.Titre, [.. p.Sections.SelectMany(CompareSection)]))
            .Append(new ChapitreDeComparaison("Sessions", [.. CompareSessions()]))
            .Append(new ChapitreDeComparaison("Cas de référence", [.. CompareSection("cas")]))
            .ToList();

        // All the sources are known only once everything has been compared.
        return [.. chapitres.Append(new ChapitreDeComparaison("Sources", [.. Sources()])).Where(c => c.Changements.Count > 0)];
    }

    private IEnumerable<Changement> CompareSection(string section)
    {
        var (a, b) = (avant.Sections.GetValueOrDefault(section), apres.Sections.GetValueOrDefault(section));
        var changements = (a ?? b) switch
        {
            null => [],
            Table when section is "sorties" or "listes" => CompareParCle(section, a as Table, b as Table),
            Table => CompareObjet(section, a as Table, b as Table),
            Sequence { Elements: [Scalaire, ..] } => CompareTextes(section, a as Sequence, b as Sequence),
            Sequence => CompareListe(section, Tables(a), Tables(b)),
            _ => [],
        };
        return section == "competences" ? MouvementsDeCompetences.Add(changements, avant, apres) : changements;
    }

    private List<Changement> CompareListe(string section, IReadOnlyList<Table> a, IReadOnlyList<Table> b)
    {
        var changements = new List<Changement>();
        foreach (var (cle, x, y) in Identite.Pair(section, a, b))
        {
            var nom = Identite.Nom(cle, (x ?? y)!);
            if (x is null)
                changements.Add(new Changement(NatureDeChangement.Ajout, nom, [.. noeuds.Describe(y!, ajoute: true), .. Place(section, b, cle)]));
            else if (y is null)
                changements.Add(new Changement(NatureDeChangement.Retrait, nom, noeuds.Describe(x, ajoute: false)));
            else if (noeuds.Compare(section, nom, x, y) is { Count: > 0 } lignes)
                changements.Add(new Changement(NatureDeChangement.Modification, nom, section == "parametres" ? [.. lignes, .. Lecteurs(cle)] : lignes));
        }

        if (!SansOrdre.Contains(section) && ComparaisonDeNoeuds.Ordre(section, a, b) is { } ordre)
            changements.Add(new Changement(NatureDeChangement.Modification, EcritureDeValeur.Cle(section), [ordre]));
        return [.. changements.OrderBy(c => c.Nature)];
    }

    private List<Changement> CompareObjet(string section, Table? a, Table? b)
    {
        var nom = EcritureDeValeur.Cle(section);
        if (a is null || b is null)
            return [new Changement(a is null ? NatureDeChangement.Ajout : NatureDeChangement.Retrait, nom, noeuds.Describe((a ?? b)!, ajoute: a is null))];
        var lignes = noeuds.Compare(section, nom, a, b);
        return lignes.Count == 0 ? [] : [new Changement(NatureDeChangement.Modification, nom, lignes)];
    }

    private static IEnumerable<Changement> CompareTextes(string section, Sequence? a, Sequence? b)
    {
        if (EcritureDeValeur.SontEgales(a, b))
            return [];
        var vide = new Sequence(default, []);
        var nom = EcritureDeValeur.Cle(section);
        return [new Changement(NatureDeChangement.Modification, nom, [.. ComparaisonDeNoeuds.CompareListes("liste", a ?? vide, b ?? vide)])];
    }

    // Names chosen by the author, each with a value.
    private static IEnumerable<Changement> CompareParCle(string section, Table? a, Table? b)
    {
        var mot = section == "sorties" ? "nombre" : "liste";
        foreach (var cle in (a?.Entrees ?? []).Concat(b?.Entrees ?? []).Select(e => e.Cle.Valeur).Distinct(StringComparer.Ordinal))
        {
            var (x, y) = (a?[cle], b?[cle]);
            if (EcritureDeValeur.SontEgales(x, y))
                continue;
            var nature = x is null ? NatureDeChangement.Ajout : y is null ? NatureDeChangement.Retrait : NatureDeChangement.Modification;
            var detail = nature == NatureDeChangement.Modification ? $"{EcritureDeValeur.Compacte(x!)} → {EcritureDeValeur.Compacte(y!)}" : EcritureDeValeur.Compacte((x ?? y)!);
            yield return new Changement(nature, $"{mot} {cle}", [detail]);
        }
    }

    private IEnumerable<Changement> CompareSessions()
    {
        foreach (var code in avant.Sessions.Keys.Union(apres.Sessions.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (a, b) = (avant.Sessions.GetValueOrDefault(code), apres.Sessions.GetValueOrDefault(code));
            if (a is null || b is null)
            {
                var session = (a ?? b)!["session"] as Table;
                yield return new Changement(a is null ? NatureDeChangement.Ajout : NatureDeChangement.Retrait, $"session {code}", session is null ? [] : [.. EcritureDeValeur.Essentiel(session, [])]);
            }
            else if (noeuds.Compare("sessions", $"session {code}", a, b) is { Count: > 0 } lignes)
            {
                yield return new Changement(NatureDeChangement.Modification, $"session {code}", lignes);
            }
        }
    }

    private IEnumerable<Changement> Sources() => noeuds.Sources
        .GroupBy(s => (s.Avant, s.Apres))
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Avant, StringComparer.Ordinal).ThenBy(g => g.Key.Apres, StringComparer.Ordinal)
        .Select(g => new Changement(NatureDeChangement.Modification, $"{g.Key.Avant} → {g.Key.Apres}", [string.Join(", ", g.Select(s => s.Objet).Distinct(StringComparer.Ordinal))]));

    // Only decisions are tried in order.
    private static IEnumerable<string> Place(string section, IReadOnlyList<Table> liste, string cle)
    {
        if (section != "decisions")
            yield break;
        var rang = liste.ToList().FindIndex(d => (d["code"] as Scalaire)?.Valeur == cle);
        yield return rang <= 0 ? "essayée en premier" : $"essayée après {(liste[rang - 1]["code"] as Scalaire)?.Valeur}";
    }

    /// <summary>The rules that read a parameter: its value changes what they do, though they are written the same.</summary>
    private IEnumerable<string> Lecteurs(string parametre)
    {
        var cite = $"{{\"parametre\":\"{parametre}\",}}";
        var lecteurs = QuiLisent
            .SelectMany(s => Tables(apres.Sections.GetValueOrDefault(s)).Where(r => FormeCanonique.Texte(r).Contains(cite, StringComparison.Ordinal))
                .Select(r => ((r["code"] ?? r["etat"]) as Scalaire)?.Valeur ?? EcritureDeValeur.Cle(s)))
            .ToList();
        if (lecteurs.Count > 0)
            yield return $"lu par {Constat.Enumerer(lecteurs)}";
    }

    private static List<Table> Tables(Noeud? noeud) => noeud switch
    {
        Sequence q => [.. q.Elements.OfType<Table>()],
        Table t => [t],
        _ => [],
    };
}
