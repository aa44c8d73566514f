using Parchemin.Core;
using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>What a demand lacks before it can be computed, or holds that people should know.</summary>
internal static class ManquesDeDemande
{
    public const string Quoi = "quoi";
    public const string Quand = "quand";
    public const string Qui = "qui";
    public const string Ou = "ou";
    public const string Regles = "regles";

    // Beyond, people are counted.
    private const int Nommes = 4;

    public static IEnumerable<ManqueDeDemande> Of(FaitsDePlanification faits, DemandeDOraux preparation, DemandeDOraux demande)
        => OfEpreuves(faits, demande).Concat(OfPlages(faits, preparation, demande)).Concat(OfExaminateurs(faits, preparation, demande)).Concat(OfSalles(faits, demande)).Concat(OfContradictions(demande));

    private static IEnumerable<ManqueDeDemande> OfEpreuves(FaitsDePlanification faits, DemandeDOraux demande)
    {
        if (demande.Epreuves.Count == 0)
            yield return new("SANS-EPREUVE", Quoi, true, "Aucune épreuve n'est retenue. Cochez à l'étape « Quoi » les épreuves orales à planifier.");
        foreach (var e in demande.Epreuves)
        {
            if (e.Passage <= 0)
                yield return new("SANS-DUREE", Quoi, true, $"{e.Code} : le texte ne donne pas de durée de passage. Écrivez-la à l'étape « Quoi ».");
            if (e.Commission.Count == 0 || e.Commission.Any(c => c.Count == 0))
                yield return new("SANS-COMPOSITION", Quoi, true, $"{e.Code} : le texte ne dit pas qui compose la commission. Écrivez au moins une composition à l'étape « Quoi ».");
            var connue = faits.Epreuves.FirstOrDefault(x => x.Code == e.Code);
            if (connue is { SansLangue: true })
                yield return new("SANS-LANGUE", Quoi, false, $"{e.Code} : {Pluriel.Of(connue.Candidats, "candidat")} sans langue dite, qu'un examinateur d'une autre langue pourrait entendre. Donnez leur langue à l'inscription.");
            if (connue is { Passage: { } passage } && (connue.Preparation != e.Preparation || passage != e.Passage))
                yield return new("DUREE-DU-TEXTE", Quoi, false, $"{e.Code} : {e.Preparation} min de préparation et {e.Passage} de passage ici, {connue.Preparation} et {passage} d'après le texte. Convocations et agendas disent celles du texte : revenez-y, sauf décision.");
            if (!demande.Candidats.Any(c => c.Epreuves!.Contains(e.Code)))
                yield return new("SANS-CANDIDAT", Quoi, false, $"{e.Code} : aucun candidat inscrit ne doit plus cet oral. Retirez l'épreuve, ou vérifiez les inscriptions.");
        }

        if (demande.Epreuves.Count > 0 && demande.Candidats.Count == 0)
            yield return new("SANS-CANDIDAT", Quoi, true, "Aucun candidat inscrit ou confirmé ne doit d'oral parmi les épreuves retenues. Vérifiez les inscriptions de la session.");
    }

    private static IEnumerable<ManqueDeDemande> OfPlages(FaitsDePlanification faits, DemandeDOraux preparation, DemandeDOraux demande)
    {
        if (demande.Plages.Count == 0)
        {
            yield return new("SANS-PLAGE", Quand, true, "Aucune plage n'est ouverte. Ajoutez à l'étape « Quand » les jours et les heures des oraux.");
            yield break;
        }

        foreach (var ailleurs in preparation.Plages.Select(p => p.Centre).Distinct(StringComparer.Ordinal).Where(c => !faits.Centres.Any(x => x.Id == c)))
            yield return new("CENTRE-INCONNU", Quand, true, $"Le centre « {ailleurs} » n'est pas un centre de cette session. Retirez ses plages, ou inscrivez-y des candidats.");
        var ouverts = demande.Plages.Select(p => p.Centre).ToHashSet(StringComparer.Ordinal);
        var voulus = demande.Candidats.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var siens = faits.Candidats.Where(c => voulus.Contains(c.Inscription)).ToList();
        foreach (var centre in siens.GroupBy(c => c.Centre ?? "", StringComparer.Ordinal).Where(g => !ouverts.Contains(g.Key)))
        {
            yield return centre.Key.Length == 0
                ? new("SANS-CENTRE", Ou, false, $"{Pluriel.Of(centre.Count(), "candidat")} sans centre d'examen : {Pluriel.Agree(centre.Count(), "il sera placé", "ils seront placés")} dans n'importe lequel des centres ouverts. Donnez-leur un centre à l'inscription si ce n'est pas voulu.")
                : new("CENTRE-FERME", Quand, false, $"{faits.Organisations.GetValueOrDefault(centre.Key, centre.Key)} : {Pluriel.Of(centre.Count(), "candidat")} et aucune plage. Ouvrez une plage dans ce centre ; sans elle, {Pluriel.Agree(centre.Count(), "il sera placé", "ils seront placés")} dans un autre centre.");
        }
    }

    private static IEnumerable<ManqueDeDemande> OfExaminateurs(FaitsDePlanification faits, DemandeDOraux preparation, DemandeDOraux demande)
    {
        if (demande.Examinateurs.Count == 0)
            yield return new("SANS-EXAMINATEUR", Qui, true, "Aucun examinateur n'est retenu. Cochez à l'étape « Qui » ceux qui sont disponibles, ou nommez-en dans une commission de la session.");
        if (demande.Examinateurs.Count > 0 && Unfilled(demande) is { Count: > 0 } vides)
        {
            var qualites = vides.GroupBy(v => v.Qualite, v => v.Epreuve, StringComparer.Ordinal).Select(g => $"« {faits.QualiteDe(g.Key)} » ({string.Join(", ", g)})").ToList();
            yield return new("SANS-QUALITE", Qui, true, $"Aucun examinateur disponible n'est {string.Join(", ni ", qualites)}. Donnez {(qualites.Count > 1 ? "ces qualités" : "cette qualité")} à quelqu'un à l'étape « Qui », ou retirez {(vides.DistinctBy(v => v.Epreuve).Count() > 1 ? "ces épreuves" : "cette épreuve")}.");
        }

        var absents = demande.Examinateurs.Where(x => x.Plages!.Count == 0 && demande.Plages.Count > 0).ToLookup(x => faits.Examinateurs.FirstOrDefault(k => k.Personne == x.Id) is { Qualites.Count: > 0 } connu
            && demande.Plages.All(p => !ConstructionDeDemande.Covers(faits, connu, x, ConstructionDeDemande.DayOf(p))), x => NameOf(faits, x));
        if (absents[true].Any())
            yield return new("HABILITATION-EXPIREE", Qui, false, $"{Named(absents[true])} : {(absents[true].Count() > 1 ? "leur habilitation ne couvre aucun des jours ouverts. Prolongez-la dans leur commission, ou remplacez ces personnes" : "son habilitation ne couvre aucun des jours ouverts. Prolongez-la dans sa commission, ou remplacez cette personne")}.");
        if (absents[false].Any())
            yield return new("SANS-DISPONIBILITE", Qui, false, $"{Named(absents[false])} : {Pluriel.Agree(absents[false].Count(), "disponible")} à aucune plage. Cochez des plages, ou décochez {Pluriel.Agree(absents[false].Count(), "cette personne", "ces personnes")}.");

        var retires = preparation.Candidats.Count(c => c.Epreuves is { Count: 0 } && faits.Candidats.Any(k => k.Inscription == c.Id));
        if (retires > 0)
            yield return new("CANDIDATS-RETIRES", Qui, false, $"{Pluriel.Of(retires, "candidat")} hors du planning après une réparation. Rétablissez-{Pluriel.Agree(retires, "le", "les")} à l'étape « Qui » si {Pluriel.Agree(retires, "il vient", "ils viennent")} finalement.");
        var sans = demande.Examinateurs.Where(x => x.Qualites.Count == 0).Select(x => NameOf(faits, x)).ToList();
        if (sans.Count > 0)
            yield return new("SANS-QUALITE", Qui, false, $"{Named(sans)} : {Pluriel.Agree(sans.Count, "retenu")} sans aucune qualité, et ne {Pluriel.Agree(sans.Count, "siégera", "siégeront")} donc pas. Cochez au moins une qualité, ou décochez {Pluriel.Agree(sans.Count, "cette personne", "ces personnes")}.");
    }

    private static string NameOf(FaitsDePlanification faits, ExaminateurDemande x) => faits.Examinateurs.FirstOrDefault(k => k.Personne == x.Id)?.Nom ?? x.Id;

    private static string Named(IEnumerable<string> noms) => noms.ToList() is var tous && tous.Count > Nommes ? $"{string.Join(", ", tous.Take(Nommes))} et {tous.Count - Nommes} de plus" : string.Join(", ", tous);

    // By épreuve, the qualités that nobody available has, in the composition that lacks the fewest.
    private static List<(string Epreuve, string Qualite)> Unfilled(DemandeDOraux demande)
    {
        var presentes = demande.Examinateurs.Where(x => x.Plages!.Count > 0).SelectMany(x => x.Qualites).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from e in demande.Epreuves.Where(e => e.Commission.Count > 0)
               let manquantes = e.Commission.Select(c => c.Select(s => s.Qualite).Where(q => !presentes.Contains(q)).Distinct(StringComparer.Ordinal).ToList()).MinBy(m => m.Count)!
               from qualite in manquantes
               select (e.Code, qualite),
        ];
    }

    private static IEnumerable<ManqueDeDemande> OfSalles(FaitsDePlanification faits, DemandeDOraux demande)
    {
        foreach (var centre in demande.Plages.Select(p => p.Centre).Distinct(StringComparer.Ordinal))
        {
            var nom = faits.Organisations.GetValueOrDefault(centre, centre);
            if (!demande.Salles.Any(s => s.Centre == centre && !s.EstDePreparation))
                yield return new("SANS-SALLE", Ou, true, $"{nom} : aucune salle d'interrogation. Ajoutez-en à l'étape « Où ».");
            if (demande.Epreuves.Any(e => e.Preparation > 0) && !demande.Salles.Any(s => s.Centre == centre && s.EstDePreparation))
                yield return new("SANS-PREPARATION", Ou, true, $"{nom} : des oraux demandent une préparation et aucune salle de préparation n'est donnée. Ajoutez-en une avec ses places à l'étape « Où ».");
        }
    }

    // The strict reading of the format has the last word.
    private static IEnumerable<ManqueDeDemande> OfContradictions(DemandeDOraux demande)
        => demande.Epreuves.Any(e => e.Passage <= 0 || e.Commission.Count == 0 || e.Commission.Any(c => c.Count == 0)) ? []
            : LectureDeSession.Read(demande.ToUtf8()).Erreurs.Select(e => new ManqueDeDemande("CONTRADICTION", Regles, true, e));
}
