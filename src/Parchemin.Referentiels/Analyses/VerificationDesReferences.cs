using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Checks that codes are unique in their family and that every cited code exists.</summary>
internal static class VerificationDesReferences
{
    public static void Check(
        Referentiel r,
        IEnumerable<(string Texte, Lieu Lieu)> textesCites,
        IReadOnlyList<CasDeReference> cas,
        ReglesEcrites regles,
        JournalDeDiagnostics journal)
    {
        var competences = r.Competences.Concat(r.Competences.SelectMany(c => c.SousCompetences)).ToList();
        var activites = r.Domaines.SelectMany(d => d.Activites).ToList();
        Uniques(journal, "texte", r.Textes);
        Uniques(journal, "colonne", r.Colonnes);
        Uniques(journal, "voie", r.Voies);
        Uniques(journal, "forme", r.Formes);
        Uniques(journal, "qualité", r.Qualites);
        Uniques(journal, "langue", r.Langues);
        Uniques(journal, "paramètre", r.Parametres);
        Uniques(journal, "domaine", r.Domaines);
        Uniques(journal, "activité", activites);
        Uniques(journal, "compétence", competences);
        Uniques(journal, "savoir", r.Savoirs.SelectMany(s => s.Lignes.Cast<Item>().Prepend(s)).ToList());
        Uniques(journal, "bloc", r.Blocs);
        Uniques(journal, "option", r.Options);
        Uniques(journal, "unité", r.Unites);
        Uniques(journal, "épreuve", r.Epreuves);
        Uniques(journal, "grille", r.Grilles);
        Uniques(journal, "formulaire", r.Formulaires);
        Uniques(journal, "situation", r.MilieuProfessionnel?.Situations ?? []);

        var verification = new Famille(journal);
        verification.Add("colonne", r.Colonnes.Count > 0 ? r.Colonnes : [new ColonneDeReglement { Code = "toutes", Libelle = "" }]);
        verification.Add("forme", r.Formes);
        verification.Add("qualité", r.Qualites);
        verification.Add("langue", r.Langues);
        verification.Add("domaine", r.Domaines);
        verification.Add("activité", activites);
        verification.Add("compétence", competences);
        verification.Add("bloc", r.Blocs);
        verification.Add("unité", r.Unites);
        verification.Add("épreuve", r.Epreuves);
        verification.Add("formulaire", r.Formulaires);
        verification.Add("voie", r.Voies);

        foreach (var voie in r.Voies)
        {
            verification.Check("forme", voie.Formes);
            if (voie.Colonne is { } colonne)
                verification.Check("colonne", new Citation(colonne, voie.Lieu));
        }

        foreach (var domaine in r.Domaines)
            verification.Check("compétence", domaine.Competences);
        foreach (var competence in competences)
        {
            verification.Check("activité", competence.Activites);
            verification.Check("qualité", competence.Situations.Select(s => s.Evaluateur));
        }

        foreach (var ligne in r.Savoirs.SelectMany(s => s.Lignes))
            verification.Check("domaine", ligne.Niveaux.Keys.Select(d => new Citation(d, ligne.Lieu)));
        foreach (var bloc in r.Blocs)
        {
            verification.Check("unité", bloc.Unite);
            verification.Check("domaine", bloc.Domaine);
            verification.Check("compétence", bloc.Competences);
        }

        verification.Check("bloc", r.TroncCommun);
        foreach (var option in r.Options)
            verification.Check("bloc", option.Blocs);
        foreach (var unite in r.Unites)
        {
            verification.Check("épreuve", unite.Epreuve);
            verification.Check("activité", unite.Activites);
        }

        foreach (var tableau in r.Matrice)
        {
            verification.Check("domaine", tableau.Domaine);
            foreach (var (unite, codes) in tableau.Evaluees.Concat(tableau.Mobilisees))
            {
                verification.Check("unité", unite);
                verification.Check("compétence", codes);
            }
        }

        foreach (var ligne in r.Reglement)
        {
            verification.Check("unité", ligne.Unite);
            verification.Check("épreuve", ligne.Epreuve);
            verification.Check("colonne", ligne.Cellules.Select(c => c.Colonne));
        }

        foreach (var epreuve in r.Epreuves)
        {
            verification.Check("épreuve", epreuve.Parente);
            verification.Check("unité", epreuve.Unite);
            verification.Check("bloc", epreuve.Bloc);
            verification.Check("compétence", epreuve.Competences);
            verification.Check("compétence", epreuve.Criteres.SelectMany(c => c.Competences));
            verification.Check("langue", epreuve.Langues);
            verification.Check("colonne", epreuve.Modalites.SelectMany(m => m.Colonnes));
            verification.Check("qualité", epreuve.Modalites.SelectMany(m => m.Commissions).SelectMany(c => c.Compositions).SelectMany(c => c));
            CheckParente(epreuve, r.Epreuves, journal);
        }

        foreach (var grille in r.Grilles)
        {
            verification.Check("épreuve", grille.Epreuve);
            verification.Check("colonne", grille.Colonnes);
            verification.Check("compétence", grille.Lignes.Select(l => l.Competence).OfType<Citation>());
            verification.Check("compétence", grille.Indicateurs.SelectMany(i => i.Competences));
        }

        foreach (var formulaire in r.Formulaires)
            verification.Check("épreuve", formulaire.Epreuves);
        foreach (var serie in r.Dossier?.Fiches ?? [])
        {
            verification.Check("épreuve", serie.Epreuve);
            verification.Check("domaine", serie.Domaine);
            verification.Check("formulaire", serie.Formulaire);
        }

        foreach (var formulaire in r.Dossier?.Formulaires ?? [])
        {
            verification.Check("formulaire", formulaire.Formulaire);
            verification.Check("épreuve", formulaire.Epreuve);
        }

        ReponsesDuDossier(r, verification);
        verification.Check("épreuve", (r.Dossier?.Contraintes ?? []).Select(c => c.Epreuve));
        verification.Check("épreuve", r.Conformite.SelectMany(c => c.Epreuves));
        verification.Add("session", r.Sessions.Select(s => new Terme { Code = s.Code, Libelle = s.Libelle }));
        verification.Check("session", r.Conformite.SelectMany(c => c.Sessions));
        verification.Check("session", (r.Inscription?.Conditions ?? []).SelectMany(c => c.Sessions));
        verification.Check("voie", (r.Inscription?.Conditions ?? []).SelectMany(c => c.Voies));
        verification.Check("épreuve", r.Inscription?.LanguesDistinctes?.Epreuves ?? []);
        verification.Check("voie", (r.Dossier?.Pieces ?? []).SelectMany(p => p.Signatures).SelectMany(s => s.Voies));
        verification.Check("voie", (r.MilieuProfessionnel?.Regles ?? []).SelectMany(m => m.Voies));
        verification.Check("voie", (r.MilieuProfessionnel?.Substitutions ?? []).SelectMany(m => m.Voies));
        verification.Check("voie", (r.MilieuProfessionnel?.Situations ?? []).SelectMany(m => m.Voies));
        verification.Check("voie", (r.MilieuProfessionnel?.Redoublants ?? []).SelectMany(m => m.Voies));
        verification.Add("substitution", r.MilieuProfessionnel?.Substitutions ?? []);
        verification.Check("substitution", (r.MilieuProfessionnel?.Situations ?? []).Select(m => m.Substitution).OfType<Citation>());
        verification.Check("unité", r.Dispenses.SelectMany(d => d.Unites));
        verification.Check("unité", r.Correspondances.Select(c => c.Nouvelle));
        verification.Check("compétence", r.Rapprochements.Select(c => c.Competence));
        foreach (var session in r.Sessions)
        {
            var territoires = session.Territoires.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
            verification.Check("épreuve", session.Calendrier.Select(e => e.Epreuve));
            foreach (var passage in session.Calendrier.SelectMany(e => e.Passages).Where(p => !territoires.Contains(p.Territoire.Code)))
                verification.Inconnu("territoire", passage.Territoire, territoires);
            var academies = session.Groupements.SelectMany(g => g.Rattachees.Prepend(g.Pilote)).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var horloge in session.Horloges.Where(h => !academies.Contains(h.Academie.Code)))
                verification.Inconnu("académie", horloge.Academie, academies);
        }

        var textes = r.Textes.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (texte, lieu) in textesCites.Where(t => !textes.Contains(t.Texte)))
            verification.Inconnu("texte", new Citation(texte, lieu), textes);

        var sessions = r.Sessions.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var codesDeRegles = regles.Regles.Select(x => x.Code.Code).Concat(regles.Decisions.Select(d => d.Code.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var c in cas)
        {
            if (!sessions.Contains(c.Session.Code))
                verification.Inconnu("session", c.Session, sessions);
            foreach (var regle in c.Regles.Where(x => !codesDeRegles.Contains(x.Code)))
                verification.Inconnu("règle", regle, codesDeRegles);
        }
    }

    private static void Uniques(JournalDeDiagnostics journal, string famille, IReadOnlyList<Item> items)
    {
        var vus = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!vus.TryAdd(item.Code, item))
                journal.Erreur("PRC008", item.Lieu, item.Code, $"Le code « {item.Code} » désigne déjà une autre {famille}, à {vus[item.Code].Lieu}.", "Donnez un code propre à chacune.");
        }
    }

    // What an answer says of a fiche: the field, the option, the typology and its value stand in the data.
    private static void ReponsesDuDossier(Referentiel r, Famille verification)
    {
        foreach (var lu in r.Dossier?.Formulaires ?? [])
        {
            if (r.Formulaires.FirstOrDefault(f => f.Code == lu.Formulaire.Code) is not { } formulaire)
                continue;
            var champs = formulaire.Sections.SelectMany(s => s.Champs).DistinctBy(c => c.Code, StringComparer.Ordinal).ToDictionary(c => c.Code, StringComparer.Ordinal);
            void Connu(Citation? champ)
            {
                if (champ is { } c && !champs.ContainsKey(c.Code))
                    verification.Inconnu("champ", c, champs.Keys.ToHashSet(StringComparer.Ordinal));
            }

            foreach (var champ in lu.Produit.Concat(lu.Contexte))
                Connu(champ);
            Connu(lu.Plan?.Champ);
            foreach (var classement in lu.Classements)
            {
                Connu(classement.Champ);
                Connu(classement.Precision);
                if (champs.TryGetValue(classement.Champ.Code, out var champ) && !champ.Options.Contains(classement.Option, StringComparer.Ordinal))
                    verification.Inconnu("option", new Citation(classement.Option, classement.Lieu), champ.Options.ToHashSet(StringComparer.Ordinal));
                foreach (var (typologie, valeur) in classement.Valeurs)
                {
                    var connues = r.Dossier!.Typologies.FirstOrDefault(t => t.Code == typologie)?.Valeurs.Select(v => v.Code).ToHashSet(StringComparer.Ordinal);
                    if (connues is null)
                        verification.Inconnu("typologie", new Citation(typologie, classement.Lieu), r.Dossier.Typologies.Select(t => t.Code).ToHashSet(StringComparer.Ordinal));
                    else if (!connues.Contains(valeur))
                        verification.Inconnu("valeur", new Citation(valeur, classement.Lieu), connues);
                }
            }
        }
    }

    private static void CheckParente(Epreuve epreuve, IReadOnlyList<Epreuve> epreuves, JournalDeDiagnostics journal)
    {
        var vus = new List<string> { epreuve.Code };
        var courante = epreuve;
        while (courante.Parente is { } parente && epreuves.FirstOrDefault(e => e.Code == parente.Code) is { } suivante)
        {
            if (vus.Contains(suivante.Code))
            {
                journal.Erreur("PRC010", epreuve.Lieu, epreuve.Code, $"L'épreuve {epreuve.Code} se contient elle-même : {string.Join(" → ", vus.Append(suivante.Code))}.", "Corrigez « parente ».");
                return;
            }

            vus.Add(suivante.Code);
            courante = suivante;
        }
    }

    private sealed class Famille(JournalDeDiagnostics journal)
    {
        private readonly Dictionary<string, HashSet<string>> codes = new(StringComparer.Ordinal);

        public void Add(string famille, IEnumerable<Item> items)
            => codes[famille] = items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);

        public void Check(string famille, IEnumerable<Citation> citations)
        {
            foreach (var citation in citations)
                Check(famille, citation);
        }

        public void Check(string famille, Citation? citation)
        {
            if (citation is { } c && !codes[famille].Contains(c.Code))
                Inconnu(famille, c, codes[famille]);
        }

        public void Inconnu(string famille, Citation citation, HashSet<string> connus)
        {
            var proche = Proximite.Nearest(citation.Code, connus);
            journal.Erreur(
                "PRC009",
                citation.Lieu,
                citation.Code,
                $"« {Proximite.Tronquer(citation.Code)} » ne désigne aucun élément de la famille « {famille} ».",
                proche is not null ? $"Vouliez-vous dire « {proche} » ?" : connus.Count == 0 ? $"Aucun élément de cette famille n'est déclaré." : $"Connus : {string.Join(", ", connus.Order(StringComparer.Ordinal).Take(20))}.");
        }
    }
}
