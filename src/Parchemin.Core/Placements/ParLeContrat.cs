namespace Parchemin.Core;

/// <summary>The duration proved by a contract of training, which the employer attests.</summary>
internal static class ParLeContrat
{
    public static Verification Prove(MilieuProfessionnel regles, SituationDeFormation situation, ParcoursEnEntreprise faits)
    {
        var piece = Piece(regles, situation);
        var contrats = faits.Contrats.Where(c => situation.Contrats.Contains(c.Nature)).OrderBy(c => c.Du).ToList();
        if (contrats.Count == 0)
        {
            return Verification.Toutes("contrat", "", [new Verification("contrat", "Contrat", IssueDeVerification.Incomplete, "aucun contrat")
            {
                Source = situation.Source,
                Raison = $"Aucun contrat n'est enregistré. Pièce attendue : {piece}.",
            }]);
        }

        return Verification.Toutes("contrat", "", [.. contrats.Select(c => Attestation(situation, c, piece)), Jusqua(situation, contrats, faits.Examen)]);
    }

    /// <summary>The paper that replaces the certificate of placement, in the words of the text.</summary>
    public static string Piece(MilieuProfessionnel regles, SituationDeFormation situation)
        => regles.Substitutions.FirstOrDefault(s => s.Code == situation.Substitution?.Code)?.Piece ?? "une attestation de l'employeur";

    private static Verification Attestation(SituationDeFormation situation, ContratDeTravail contrat, string piece) => new(
        "attestation",
        $"Attestation de {contrat.Employeur}",
        contrat.AttesteLe is null ? IssueDeVerification.Incomplete : IssueDeVerification.Remplie,
        contrat.AttesteLe is { } le ? $"signée le {Phrases.Date(le)}{(contrat.AttestePar is { } par ? $" par {par}" : "")}" : "non signée")
    {
        Source = situation.Source,
        Raison = contrat.AttesteLe is null ? $"L'employeur n'a pas signé. Pièce attendue : {piece}." : null,
    };

    // A contract broken before the exam no longer speaks for the whole training.
    private static Verification Jusqua(SituationDeFormation situation, List<ContratDeTravail> contrats, DateOnly? examen)
    {
        var fin = contrats.Exists(c => c.Au is null) ? null : contrats.Max(c => c.Au);
        var rompu = fin is { } dernier && examen is { } jour && dernier < jour;
        return new Verification("jusqu-a-l-examen", "Contrat en cours à l'examen", rompu ? IssueDeVerification.AApprecier : IssueDeVerification.Remplie, fin is { } au ? $"jusqu'au {Phrases.Date(au)}" : "en cours")
        {
            Source = situation.Source,
            Raison = rompu ? $"Le contrat a pris fin le {Phrases.Date(fin!.Value)}, avant l'examen : vérifiez que la durée de la formation en entreprise est atteinte." : null,
        };
    }
}
