using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What is declared and serves nothing: a forgotten link, or a line too many. One finding per family.</summary>
internal static class AnalyseDesInutilises
{
    public static IEnumerable<Diagnostic> Run(Referentiel r, IReadOnlyCollection<(string Texte, Lieu Lieu)> textesCites) =>
    [
        .. Inutilises("PRC710", "textes", r.Textes, textesCites.Select(t => t.Texte), "aucune source ne cite"),
        .. Qualites(r),
        .. Inutilises("PRC712", "langues", r.Langues, Codes(r.Epreuves.SelectMany(e => e.Langues)), "aucune épreuve n'offre"),
        .. Inutilises("PRC713", "formes", r.Formes, Codes(r.Voies.SelectMany(v => v.Formes)), "aucune voie n'ouvre"),
        .. Colonnes(r),
        .. Niveaux(r),
        .. Typologies(r),
        .. Activites(r),
        .. Formulaires(r),
        .. ContraintesNonRappelees(r),
        .. ContraintesInconnues(r),
    ];

    /// <summary>PRC711: qualités in no commission nor situation. Where the texts compose none, the rules alone name the assessors.</summary>
    private static IEnumerable<Diagnostic> Qualites(Referentiel r)
    {
        var competences = r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences));
        var citees = Codes(competences.SelectMany(c => c.Situations).Select(s => s.Evaluateur))
            .Concat(Codes(r.Epreuves.SelectMany(e => e.Modalites).SelectMany(m => m.Commissions).SelectMany(c => c.Compositions).SelectMany(c => c)))
            .ToList();
        return citees.Count == 0 ? [] : Inutilises("PRC711", "qualites", r.Qualites, citees, "aucune commission ni situation ne demande");
    }

    /// <summary>PRC714: a column under which no voie falls; nobody would ever read it.</summary>
    private static IEnumerable<Diagnostic> Colonnes(Referentiel r)
        => Inutilises("PRC714", "colonnes", r.Colonnes, r.Voies.Select(v => v.Colonne).OfType<string>(), "aucune voie ne relève de");

    /// <summary>PRC715: a level of knowledge that no line asks for.</summary>
    private static IEnumerable<Diagnostic> Niveaux(Referentiel r)
    {
        var demandes = r.Savoirs.SelectMany(s => s.Lignes).SelectMany(l => l.Niveaux.Values).ToHashSet();
        var inutiles = r.NiveauxDeSavoir.Select(n => n.Niveau).Where(n => !demandes.Contains(n)).ToList();
        if (inutiles.Count > 0)
        {
            var premier = r.Savoirs.Count > 0 ? r.Savoirs[0].Lieu : r.Certification.Lieu;
            yield return Inutilise("PRC715", premier, "niveaux-de-savoir", null, "aucun savoir ne demande", inutiles.Select(n => $"le niveau {n}"));
        }
    }

    /// <summary>PRC716: values that no constraint counts and that no form offers to the candidate.</summary>
    private static IEnumerable<Diagnostic> Typologies(Referentiel r)
    {
        if (r.Dossier is not { } dossier)
            yield break;
        var options = r.Formulaires.SelectMany(f => f.Sections).SelectMany(s => s.Champs).SelectMany(c => c.Options.Append(c.Libelle)).Select(Constat.Mots).ToHashSet(StringComparer.Ordinal);
        foreach (var typologie in dossier.Typologies)
        {
            var comptees = dossier.Contraintes.SelectMany(c => c.Ou.GetValueOrDefault(typologie.Code) ?? []).ToHashSet(StringComparer.Ordinal);
            var inutiles = typologie.Valeurs.Where(v => !comptees.Contains(v.Code) && !Offerte(v, options)).ToList();
            if (inutiles.Count > 0)
                yield return Inutilise("PRC716", inutiles[0].Lieu, $"typologie/{typologie.Code}", inutiles[0].Source, $"dans la typologie {typologie.Code}, aucune contrainte ni aucun formulaire n'emploie", inutiles.Select(v => v.Code));
        }
    }

    /// <summary>PRC717: activities that no unité nor competence takes up.</summary>
    private static IEnumerable<Diagnostic> Activites(Referentiel r)
    {
        var citees = Codes(r.Unites.SelectMany(u => u.Activites))
            .Concat(Codes(r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences)).SelectMany(c => c.Activites)));
        return Inutilises("PRC717", "activites", r.Domaines.SelectMany(d => d.Activites), citees, "aucune unité ni compétence ne se rattache à");
    }

    /// <summary>PRC718: forms that name no épreuve and that the dossier does not use.</summary>
    private static IEnumerable<Diagnostic> Formulaires(Referentiel r)
        => Inutilises(
            "PRC718",
            "formulaires",
            r.Formulaires.Where(f => f.Epreuves.Count == 0),
            Codes((r.Dossier?.Fiches ?? []).Select(f => f.Formulaire)),
            "aucune épreuve ni série de fiches n'emploie");

    /// <summary>PRC719: constraints of the dossier that no grid of their épreuve recalls to the assessors.</summary>
    private static IEnumerable<Diagnostic> ContraintesNonRappelees(Referentiel r)
    {
        foreach (var groupe in (r.Dossier?.Contraintes ?? []).GroupBy(c => c.Epreuve.Code, StringComparer.Ordinal))
        {
            foreach (var grille in r.Grilles.Where(g => g.Epreuve?.Code == groupe.Key).DefaultIfEmpty())
            {
                var oubliees = groupe.Where(c => grille?.Contraintes.All(x => x.Code != c.Code) ?? true).ToList();
                if (oubliees.Count > 0)
                    yield return Inutilise("PRC719", oubliees[0].Lieu, $"{grille?.Code ?? groupe.Key}/contraintes", oubliees[0].Source, grille is null ? $"aucune grille de {groupe.Key} ne rappelle" : $"la grille {grille.Code} ne rappelle pas", oubliees.Select(c => c.Code));
            }
        }
    }

    /// <summary>PRC720: constraints that a grid sanctions and that the dossier does not state.</summary>
    private static IEnumerable<Diagnostic> ContraintesInconnues(Referentiel r)
    {
        foreach (var grille in r.Grilles)
        {
            var connues = (r.Dossier?.Contraintes ?? []).Where(c => c.Epreuve.Code == grille.Epreuve?.Code).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            var inconnues = grille.Contraintes.Where(c => !connues.Contains(c.Code)).ToList();
            if (inconnues.Count > 0)
                yield return Inutilise("PRC720", inconnues[0].Lieu, $"{grille.Code}/contraintes", grille.Source, $"le dossier n'énonce pas, pour la grille {grille.Code},", inconnues.Select(c => c.Code));
        }
    }

    private static IEnumerable<Diagnostic> Inutilises(string code, string famille, IEnumerable<Item> items, IEnumerable<string> citees, string constat)
    {
        var utiles = citees.ToHashSet(StringComparer.Ordinal);
        var inutiles = items.Where(i => !utiles.Contains(i.Code)).ToList();
        if (inutiles.Count > 0)
            yield return Inutilise(code, inutiles[0].Lieu, famille, inutiles[0].Source, constat, inutiles.Select(i => i.Code));
    }

    private static Diagnostic Inutilise(string code, Lieu lieu, string objet, Source? article, string constat, IEnumerable<string> codes)
        => Constat.Avertissement(code, lieu, objet, article, $"{char.ToUpperInvariant(constat[0])}{constat[1..]} {Constat.Enumerer(codes)}.", "Rattachez ce qui doit l'être, ou retirez ce qui est de trop.");

    /// <summary>A form prints an option with the words of the value, or with its last ones under a common title.</summary>
    private static bool Offerte(Terme valeur, HashSet<string> options)
    {
        var mots = Constat.Mots(valeur.Libelle);
        return options.Contains(mots) || (mots.IndexOf(": ", StringComparison.Ordinal) is var i and >= 0 && options.Contains(mots[(i + 2)..]));
    }

    private static IEnumerable<string> Codes(IEnumerable<Citation> citations) => citations.Select(c => c.Code);
}
