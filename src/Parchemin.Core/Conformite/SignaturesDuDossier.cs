namespace Parchemin.Core;

/// <summary>Whether the papers bear the signatures that they need, from the right people.</summary>
internal static class SignaturesDuDossier
{
    public static Verification Check(IReadOnlyList<PieceDeDossier> pieces, DossierAControler dossier)
    {
        var details = pieces
            .SelectMany(p => p.Signatures.Where(s => s.Voies.Count == 0 || s.Voies.Any(v => v.Code == dossier.Voie)).Select(s => Check(p, s, dossier)))
            .ToList();
        return details.Count > 0
            ? Verification.Toutes("signatures", "Documents visés et signés par les personnes habilitées", details)
            : new Verification("signatures", "Documents visés et signés par les personnes habilitées", IssueDeVerification.SansObjet, "aucune signature n'est exigée");
    }

    private static Verification Check(PieceDeDossier piece, SignatureAttendue attendue, DossierAControler dossier)
    {
        var remise = dossier.Pieces.FirstOrDefault(p => p.Code == piece.Code);
        var bonne = remise?.Signatures.Where(s => s.Role == attendue.Role).MinBy(s => s.Le);
        var autre = remise?.Signatures.FirstOrDefault(s => s.Role != attendue.Role);
        return new Verification($"{piece.Code}-{InCode(attendue.Role)}", attendue.Libelle, bonne is null ? IssueDeVerification.Incomplete : IssueDeVerification.Remplie, bonne is null ? "absent" : $"{bonne.Nom}, le {Phrases.Date(bonne.Le)}")
        {
            Source = attendue.Source ?? piece.Source,
            Raison = bonne is not null ? null
                : autre is not null ? $"{Phrases.Majuscule(autre.Nom)} a signé au titre {InWords(autre.Role)} : il manque la signature {InWords(attendue.Role)} ({piece.Libelle})."
                : $"Il manque la signature {InWords(attendue.Role)} ({piece.Libelle}).",
        };
    }

    private static string InCode(RoleDeSignataire role) => role switch
    {
        RoleDeSignataire.Equipe => "equipe",
        RoleDeSignataire.Candidat => "candidat",
        RoleDeSignataire.Entreprise => "entreprise",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static string InWords(RoleDeSignataire role) => role switch
    {
        RoleDeSignataire.Equipe => "de l'équipe pédagogique",
        RoleDeSignataire.Candidat => "du candidat",
        RoleDeSignataire.Entreprise => "de l'entreprise",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
