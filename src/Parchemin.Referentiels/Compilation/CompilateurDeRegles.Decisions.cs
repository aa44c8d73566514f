using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <content>States, control épreuves, decisions and published outputs.</content>
internal sealed partial class CompilateurDeRegles
{
    private RegleDEtat Etat(EtatEcrit e)
    {
        if (e.Source is null)
            journal.Erreur("PRC011", e.Lieu, e.Etat.ToString(), "Cet état n'a ni source ni interprétation.", "Ajoutez « source: » ou « interpretation: ».");
        if (ecrites.Etats.First(autre => autre.Etat == e.Etat).Lieu != e.Lieu)
            journal.Erreur("PRC008", e.Lieu, e.Etat.Code(), $"L'effet de l'état « {e.Etat.Code()} » est déjà dit, à {ecrites.Etats.First(autre => autre.Etat == e.Etat).Lieu}.", "Gardez un seul des deux.");
        foreach (var inconnue in e.Formes.Where(f => referentiel.Formes.All(r => r.Code != f.Code)))
        {
            var proche = Proximite.Nearest(inconnue.Code, referentiel.Formes.Select(r => r.Code));
            journal.Erreur("PRC009", inconnue.Lieu, inconnue.Code, $"« {inconnue} » ne désigne aucun élément de la famille « forme ».", proche is null ? "Déclarez-la dans « formes »." : $"Vouliez-vous dire « {proche} » ?");
        }

        int[]? formes = e.Formes.Count == 0 ? null : [.. e.Formes.Select(f => Rang([.. referentiel.Formes.Select(r => r.Code)], f.Code)).Where(r => r >= 0)];
        return new RegleDEtat(
            e.Etat,
            e.Effet,
            e.Source ?? new Source(null, ""),
            Fixe(e.NoteMin, e.Contexte, e.Lieu),
            Fixe(e.NoteMoinsQue, e.Contexte, e.Lieu),
            Entier(e.DureeAnnees, e.Contexte, e.Lieu),
            formes);
    }

    /// <summary>A threshold known before any candidate: a number or a parameter.</summary>
    private Fraction? Fixe(Noeud? noeud, Contexte contexte, Lieu lieu)
    {
        if (noeud is null)
            return null;
        if (expressions.Calcul(noeud, contexte, lieu) is Constante constante)
            return constante.Valeur;
        journal.Erreur("PRC116", noeud.Lieu, "", "Ce seuil doit être connu d'avance : un nombre ou un paramètre.", "Écrivez par exemple {parametre: seuil-unite}.");
        return null;
    }

    private int? Entier(Noeud? noeud, Contexte contexte, Lieu lieu)
    {
        if (Fixe(noeud, contexte, lieu) is not { } valeur)
            return null;
        var reduite = valeur.Reduce();
        if (reduite.Denominator == 1 && reduite.Numerator <= 1000)
            return (int)reduite.Numerator;
        journal.Erreur("PRC116", noeud!.Lieu, "", $"Un nombre entier est attendu ici ; il y a {valeur.ToFrench()}.", "Écrivez par exemple 5.");
        return null;
    }

    private LimiteDeFacultatives? Facultatives(FacultativesEcrites f)
    {
        if (Entier(f.AuPlus, f.Contexte, f.Lieu) is { } nombre)
            return new LimiteDeFacultatives(nombre, f.Source ?? new Source(null, "source manquante"));
        if (f.AuPlus is null)
            journal.Erreur("PRC003", f.Lieu, "au-plus", "Le nombre maximal d'épreuves facultatives manque.", "Ajoutez « au-plus: » avec un nombre ou un paramètre.");
        return null;
    }

    private RegleDeControle Controle(ControleEcrit c)
    {
        if (c.Source is null)
            journal.Erreur("PRC011", c.Lieu, "controle", "Les épreuves de contrôle n'ont ni source ni interprétation.", "Ajoutez « source: » ou « interpretation: ».");
        if (c.Retenue is not null && FormeCanonique.Texte(c.Retenue).Contains("\"retenue\"", StringComparison.Ordinal))
            journal.Erreur("PRC103", c.Retenue.Lieu, "retenue", "La note retenue se cite elle-même.", "Écrivez-la avec « note » et « controle ».");
        Calcul retenue = new Constante(Fraction.Zero);
        OnElement(() => retenue = expressions.Calcul(c.Retenue, c.Contexte, c.Lieu));
        return new RegleDeControle(
            Ensemble(c.Unites ?? new Sequence(c.Lieu, [])) ?? new EnsembleFixe("", [], 0),
            c.Nombre,
            [.. c.Limites.Select(l => new LimiteDeControle(Ensemble(l.Unites) ?? new EnsembleFixe("", [], 0), l.AuPlus))],
            retenue,
            c.Source ?? new Source(null, "source manquante"));
    }

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
            if (ecrite.LitLeControle && ecrites.Controle.Count == 0)
                journal.Erreur("PRC115", ecrite.Lieu, ecrite.Code.Code, $"La décision {ecrite.Code} lit les notes de contrôle, mais aucune épreuve de contrôle n'est définie.", "Ajoutez la section « controle », ou retirez « lit-le-controle ».");
            foreach (var tu in ecrite.Tait.Where(t => ecrites.Sorties.All(s => s.Nom.Code != t.Code) && ecrites.Listes.All(l => l.Nom.Code != t.Code)))
                journal.Erreur("PRC009", tu.Lieu, tu.Code, $"« {tu} » n'est pas une sortie publiée.", "Citez une clé de « sorties » ou de « listes ».");
            decisions.Add(new Decision(
                ecrite.Code.Code,
                ecrite.Resultat,
                ecrite.Libelle,
                ecrite.Groupe,
                ecrite.LitLeControle,
                si,
                ecrite.Tait.Select(t => t.Code).ToHashSet(StringComparer.Ordinal),
                ecrite.Attend,
                ecrite.Delivre,
                ecrite.Source ?? new Source(null, "")));
        }

        if (!derniere)
            journal.Erreur("PRC108", ecrites.Decisions.Count > 0 ? ecrites.Decisions[^1].Lieu : ecrites.Lieu, "decisions", $"Session {session.Code} : aucune décision ne s'applique quand toutes les conditions échouent.", "Terminez la liste par une décision « si: sinon ».");
        return decisions;
    }

    private Sortie? Sortie(SortieEcrite s)
    {
        enCours.Add("sorties");
        var regle = s.Valeur is Scalaire code ? Calcul(new Citation(code.Valeur, code.Lieu)) : null;
        enCours.Remove("sorties");
        if (s.Valeur is not Scalaire)
            s.Contexte.TypeAttendu(s.Valeur, "le code d'une règle", "TOTAL");
        if (s.Decimales is < 0 or > 6)
            journal.Erreur("PRC117", s.Nom.Lieu, s.Nom.Code, $"« decimales » vaut {s.Decimales} ; de 0 à 6 sont admises.", "Écrivez par exemple « decimales: 2 ».");
        return regle is null ? null : new Sortie(s.Nom.Code, regle, s.Decimales);
    }

    private ListePubliee? Liste(ListeEcrite l)
    {
        enCours.Add("listes");
        var ensemble = l.De is null ? null : Ensemble(l.De);
        ListePubliee? liste = null;
        if (ensemble is not null)
            OnElement(() => liste = new ListePubliee(l.Nom.Code, ensemble, expressions.Condition(l.Si, l.Contexte, l.Nom.Lieu), l.ParBloc));
        enCours.Remove("listes");
        return liste;
    }
}
