using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Puts what the register holds of a dossier before the grounds of non-validity: the machine finds, a person decides.</summary>
public static class ExamenDeConformite
{
    /// <summary>What the machine finds for an épreuve.</summary>
    /// <param name="dossier">The candidate's professional dossier; null when he has none.</param>
    /// <param name="duree">The proof of duration; null when the certification asks for none.</param>
    /// <param name="controle">The control as it stands, with the complement that was asked for; null before it.</param>
    /// <param name="signataire">Who gave the team's visa, in words.</param>
    public static BilanDeConformite Check(Referentiel referentiel, string epreuve, Objet session, Objet? dossier, FaitsDePlacement faits, BilanDeDuree? duree, Objet? controle, string? signataire, DateTimeOffset maintenant)
        => ControleDeConformite.Check(referentiel, new DossierAControler(faits.Inscription["voie"] ?? "", epreuve, session["code"]!)
        {
            DeposeLe = Day(dossier?["depose_le"]),
            // The instant of the limit is the first too late: the day before is the last.
            Limite = Day(session["dossiers_avant_le"], -1),
            Pieces = [.. (referentiel.Dossier?.Pieces ?? []).Select(p => new PieceRemise(p.Code) { Signatures = Signatures(dossier, faits, signataire) })],
            Duree = duree,
            Demande = controle?["demande_le"] is { } demandee && controle["delai"] is { } delai ? new DemandeDeComplement(FaitsDePlacement.MaybeDate(demandee)!.Value, FaitsDePlacement.MaybeDate(delai)!.Value, []) : null,
        }, DateOnly.FromDateTime(maintenant.UtcDateTime));

    // Days are those of Paris: a dossier given at half past midnight is given the next day.
    private static DateOnly? Day(string? instant, long ticks = 0)
        => instant is null ? null : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).AddTicks(ticks), ZoneHoraire.Paris).DateTime);

    private static List<SignatureApposee> Signatures(Objet? dossier, FaitsDePlacement faits, string? signataire)
    {
        var signatures = new List<SignatureApposee>();
        if (FaitsDePlacement.MaybeDate(dossier?["vise_le"]) is { } vise)
            signatures.Add(new SignatureApposee(RoleDeSignataire.Equipe, signataire ?? "l'équipe", vise));
        if (FaitsDePlacement.MaybeDate(dossier?["honneur_le"]) is { } honneur)
            signatures.Add(new SignatureApposee(RoleDeSignataire.Candidat, "le candidat", honneur));
        // The company signs when each of the periods is attested.
        if (faits.Stages.Count > 0 && faits.Stages.All(s => faits.Attestations.Any(a => a["signee_le"] is not null && string.Equals(a["stage"], s.Id, StringComparison.Ordinal) && ActeSigne.IsIntact(a))))
            signatures.Add(new SignatureApposee(RoleDeSignataire.Entreprise, "le tuteur", faits.Attestations.Select(a => FaitsDePlacement.MaybeDate(a["signee_le"])).OfType<DateOnly>().Max()));
        return signatures;
    }
}
