namespace Parchemin.Core;

/// <summary>The duration proved by certificates of work.</summary>
internal static class ParLEmploi
{
    private const int JoursParMoisUsuels = 30;

    public static Verification Prove(MilieuProfessionnel regles, SituationDeFormation situation, ParcoursEnEntreprise faits, DateOnly au)
    {
        var attestes = faits.Contrats.Where(c => c.AttesteLe is not null).ToList();
        var piece = ParLeContrat.Piece(regles, situation);
        if (attestes.Count == 0)
        {
            return Verification.Toutes("emploi", "", [new Verification("certificats-de-travail", "Certificats de travail", IssueDeVerification.Incomplete, "aucun certificat signé")
            {
                Source = situation.Source,
                Raison = $"Aucun certificat de travail signé n'est enregistré. Pièce attendue : {piece}.",
            }]);
        }

        return Verification.Toutes("emploi", "", [Durees(situation, [.. attestes.Where(c => c.ActivitesConformes is not false)], faits.Examen, au, regles.Decompte?.JoursParMois ?? JoursParMoisUsuels), Activites(situation, attestes)]);
    }

    private static Verification Durees(SituationDeFormation situation, List<ContratDeTravail> attestes, DateOnly? examen, DateOnly au, int joursParMois)
    {
        const string libelle = "Durée de l'emploi";
        if (situation.Emplois.Count == 0)
        {
            return new Verification("duree-d-emploi", libelle, IssueDeVerification.AApprecier, Pluriel.Of(attestes.Count, "certificat"))
            {
                Source = situation.Source,
                Raison = "Le texte ne fixe pas de durée : une personne apprécie la nature et la durée de l'emploi.",
            };
        }

        if (examen is not { } jour)
        {
            return new Verification("duree-d-emploi", libelle, IssueDeVerification.Incomplete, "date de l'examen inconnue")
            {
                Source = situation.Source,
                Raison = "Les mois d'emploi se comptent en remontant de l'examen : il faut sa date.",
            };
        }

        return Verification.Une("duree-d-emploi", libelle, [.. situation.Emplois.Select(e => Duree(situation, e, attestes, jour, au, joursParMois))]);
    }

    private static Verification Duree(SituationDeFormation situation, EmploiRequis requis, List<ContratDeTravail> attestes, DateOnly examen, DateOnly au, int joursParMois)
    {
        var debut = examen.AddMonths(-requis.SurMois);
        var utiles = attestes.Where(c => !requis.TempsPlein || c.Quotite >= Fraction.One).ToList();
        var faits = Months(au < examen ? au : examen.AddDays(-1));
        var prevus = Months(examen.AddDays(-1));
        var issue = faits >= requis.Mois ? IssueDeVerification.Remplie
            : au >= examen ? IssueDeVerification.NonRemplie
            : prevus >= requis.Mois ? IssueDeVerification.EnBonneVoie : IssueDeVerification.EnDanger;
        var manque = requis.Mois - (au >= examen ? faits : prevus);
        return new Verification(
            requis.TempsPlein ? "temps-plein" : "temps-partiel",
            $"{requis.Mois} mois à temps {(requis.TempsPlein ? "plein" : "partiel")} au cours des {requis.SurMois} mois qui précèdent l'examen",
            issue,
            $"{InWords(faits, joursParMois)} du {Phrases.Date(debut)} au {Phrases.Date(examen.AddDays(-1))}")
        {
            Source = situation.Source,
            Raison = issue is IssueDeVerification.NonRemplie or IssueDeVerification.EnDanger ? $"Il manque{(au < examen ? "ra" : "")} {InWords(manque, joursParMois)}." : null,
        };

        Fraction Months(DateOnly fin) => DureeDEmploi.Months(utiles.Select(c => (c.Du > debut ? c.Du : debut, c.Au is { } a && a < fin ? a : fin)), joursParMois);
    }

    private static Verification Activites(SituationDeFormation situation, List<ContratDeTravail> attestes)
    {
        var retenus = attestes.Where(c => c.ActivitesConformes is not false).ToList();
        var inconnus = retenus.Where(c => c.ActivitesConformes is null).ToList();
        var issue = retenus.Count == 0 ? IssueDeVerification.NonRemplie : inconnus.Count > 0 ? IssueDeVerification.AApprecier : IssueDeVerification.Remplie;
        return new Verification("activites", "Secteur et activités conformes au référentiel", issue, Phrases.Enumerer(attestes.Select(c => c.Employeur).Distinct(StringComparer.Ordinal)))
        {
            Source = situation.Source,
            Raison = issue switch
            {
                IssueDeVerification.NonRemplie => "Les activités de tous les emplois ont été écartées.",
                IssueDeVerification.AApprecier => $"Une personne dit si les activités chez {Phrases.Enumerer(inconnus.Select(c => c.Employeur))} sont cohérentes avec le référentiel.",
                _ => null,
            },
        };
    }

    private static string InWords(Fraction mois, int joursParMois)
    {
        var entiers = (int)(mois.Numerator / mois.Denominator);
        var jours = (int)(((mois - entiers) * joursParMois).RoundTo(Fraction.One, SensArrondi.Superieur).Numerator);
        return jours == 0 ? $"{entiers} mois" : $"{entiers} mois et {Pluriel.Of(jours, "jour")}";
    }
}
