using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Puts the facts of the register before the rules of the référentiel, and gives what they prove.</summary>
public static class BilansDePlacement
{
    /// <summary>The proof of duration of a candidate; null when his certification asks for no placement.</summary>
    /// <param name="textes">The identifier of a period → what an attestation of it says today.</param>
    public static BilanDeDuree? Of(Referentiel referentiel, FaitsDePlacement faits, IReadOnlyDictionary<string, string> textes, Objet session, DateOnly au)
        => referentiel.MilieuProfessionnel is { Situations.Count: > 0 } regles ? PreuveDeDuree.Of(regles, Road(regles, faits, textes, session, referentiel), au) : null;

    private static ParcoursEnEntreprise Road(MilieuProfessionnel regles, FaitsDePlacement faits, IReadOnlyDictionary<string, string> textes, Objet session, Referentiel referentiel)
    {
        var voie = faits.Inscription["voie"] ?? "";
        var retenus = faits.Stages.Where(s => s["etat"] is not "interrompu" || s["au"] is not null).ToList();
        var possibles = regles.Situations.Where(s => s.Voies.Any(v => string.Equals(v.Code, voie, StringComparison.Ordinal))).ToList();
        return new ParcoursEnEntreprise(voie)
        {
            Situation = possibles.Count > 1 ? SituationOf(possibles, retenus) : null,
            Periodes = [.. retenus.Where(s => s["nature"] is "stage").Select(s => Signed(faits, textes, s) is { } preuve
                ? FaitsDePlacement.Period(s, faits.AbsencesOf(s)) with { AttesteeLe = FaitsDePlacement.MaybeDate(preuve["signee_le"]), AttesteePar = "le tuteur" }
                : FaitsDePlacement.Period(s, faits.AbsencesOf(s)))],
            Contrats = [.. retenus.Where(s => s["nature"] is not "stage").Select(s => new ContratDeTravail(s["entreprise"] ?? "l'employeur", KindOf(s, possibles), FaitsDePlacement.Date(s, "du"), FaitsDePlacement.Date(s, "au"))
            {
                AttesteLe = FaitsDePlacement.MaybeDate(Signed(faits, textes, s)?["signee_le"]),
                AttestePar = Signed(faits, textes, s) is null ? null : "le tuteur",
                Quotite = s["quotite"] is { } q ? Fraction.Of(int.Parse(q, CultureInfo.InvariantCulture), 100) : Fraction.One,
                ActivitesConformes = s["activites"] switch { "conformes" => true, "ecartees" => false, _ => null },
            })],
            Reduction = faits.Derogations is [.., var d] ? new ReductionDemandee(ReasonOf(regles, d))
            {
                SemainesAccordees = d["semaines"] is { } n ? int.Parse(n, CultureInfo.InvariantCulture) : null,
                DemandeeLe = FaitsDePlacement.MaybeDate(d["demandee_le"]),
                AccordeeLe = FaitsDePlacement.MaybeDate(d["decidee_le"]),
            } : null,
            Redoublement = faits.Redoublements is [.., var r] ? new RedoublementDeclare(r["cas"]!, r["session_anterieure"]!) { Autorise = r["autorise_le"] is not null } : null,
            Limite = FaitsDePlacement.MaybeDate(session["dossiers_avant_le"]),
            Examen = ExamOf(referentiel, session),
        };
    }

    private static Objet? Signed(FaitsDePlacement faits, IReadOnlyDictionary<string, string> textes, Objet stage) => textes.TryGetValue(stage.Id, out var texte) ? faits.Proof(stage, texte) : null;

    // What the candidate did tells in which situation he is, where the voie leaves several.
    private static string? SituationOf(List<SituationDeFormation> possibles, List<Objet> stages)
    {
        PreuveAttendue? faite = stages.Exists(s => s["nature"] is "alternance") ? PreuveAttendue.Contrat
            : stages.Exists(s => s["nature"] is "stage") ? PreuveAttendue.Stage
            : stages.Count > 0 ? PreuveAttendue.Emploi
            : null;
        return possibles.Find(s => s.Preuve == faite)?.Code;
    }

    private static NatureDeContrat KindOf(Objet stage, List<SituationDeFormation> possibles)
        => stage["nature"] is "emploi" ? NatureDeContrat.Travail : possibles.SelectMany(s => s.Contrats).FirstOrDefault(NatureDeContrat.Professionnalisation);

    // The reason that bears the name of the decision, or else the first that an authority decides.
    private static string ReasonOf(MilieuProfessionnel regles, Objet derogation)
        => (regles.Reductions.FirstOrDefault(r => string.Equals(r.Code, derogation["nature"], StringComparison.Ordinal)) ?? regles.Reductions.FirstOrDefault(r => r.Decision is not null))?.Code ?? derogation["nature"]!;

    // Months of work are counted back from the first written épreuve, or else from the deliberation.
    private static DateOnly? ExamOf(Referentiel referentiel, Objet session)
    {
        var prevue = referentiel.Sessions.FirstOrDefault(s => string.Equals(s.Code, session["code"], StringComparison.Ordinal));
        return prevue?.Calendrier.SelectMany(e => e.Passages).Select(p => (DateOnly?)p.Date).Min() ?? FaitsDePlacement.MaybeDate(session["deliberation_le"]) ?? prevue?.Deliberation;
    }
}
