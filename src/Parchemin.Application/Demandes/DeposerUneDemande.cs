using System.Globalization;

namespace Parchemin.Application;

/// <summary>The delays of what a candidate may ask after the results.</summary>
public static class DelaisDeDemande
{
    /// <summary>Until when a request of this kind may be made, from the instant of the publication; null without limit.</summary>
    /// <remarks>Two months for an appeal (CJA, R421-1); one year for scripts and grids (usage, R-5.21 of the specification); none for the rules (CRPA, L311-3-1).</remarks>
    public static DateTimeOffset? Closing(string nature, DateTimeOffset publication) => nature switch
    {
        "recours-gracieux" => publication.AddMonths(2),
        "consultation" => publication.AddYears(1),
        _ => null,
    };

    /// <summary>The day from which silence is a refusal: two months (CRPA, L231-4 and L411-7), one for a document to communicate (CRPA, R311-13).</summary>
    public static DateOnly ImplicitRefusal(string nature, DateTimeOffset depot)
        => DateOnly.FromDateTime(depot.UtcDateTime).AddMonths(nature is "consultation" or "regles" ? 1 : 2);

    public static string Source(string nature) => nature switch
    {
        "recours-gracieux" => "CJA, R421-1 ; CRPA, L411-2 et L411-7",
        "erreur-materielle" => "CRPA, L231-4",
        _ => "CRPA, L311-1 et R311-13",
    };
}

/// <summary>A candidate asks something after his results.</summary>
public sealed record DeposerUneDemande(string Inscription, string Nature, string Texte) : IOperation<Objet>
{
    public string Code => "demande.deposer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        var session = (await etabli.Lecture.FindAsync(Genres.Session, inscription["session"]!))!;
        if (session["publiee_le"] is not { } texte || DateTimeOffset.Parse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) is var publication && publication > etabli.Maintenant)
        {
            await etabli.AuthorizeAsync(Code, inscription);
            throw new RefusException(NatureDeRefus.EtatContraire, "AVANT-PUBLICATION", "Les résultats ne sont pas publiés : une demande se dépose après eux.");
        }

        if (DelaisDeDemande.Closing(Nature, await LastAsync(etabli, inscription, publication)) is { } limite && etabli.Maintenant > limite)
            throw new RefusException(NatureDeRefus.EtatContraire, "DELAI-PASSE", $"Le délai de cette demande a pris fin le {limite.UtcDateTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} ({DelaisDeDemande.Source(Nature)}).");
        return await etabli.CreateAsync(Code, Genres.Demande,
        [
            new("inscription", Inscription), new("nature", Nature), new("texte", Texte), new("etat", "recue"),
            new("deposee_le", ValeurDeChamp.Format(etabli.Maintenant)),
            new("echeance", DelaisDeDemande.ImplicitRefusal(Nature, etabli.Maintenant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ]);
    }

    // For who took the control épreuves, the delay runs from their results.
    private static async ValueTask<DateTimeOffset> LastAsync(Etabli etabli, Objet inscription, DateTimeOffset publication)
        => await UnSeul.DecisionAsync(etabli.Lecture, inscription.Id, 2) is { } seconde && await Evaluation.FollowAsync(seconde, "jury.close_le", etabli.Lecture) is { } le
            && DateTimeOffset.Parse(le, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) is var instant && instant > publication && instant <= etabli.Maintenant
            ? instant
            : publication;
}

/// <summary>The service answers a candidate's request.</summary>
public sealed record RepondreAUneDemande(string Id, string Etat, string? Reponse) : IOperation<Objet>
{
    public string Code => "demande.repondre";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var demande = await etabli.GetAsync(Genres.Demande, Id);
        var close = Etat is "acceptee" or "rejetee";
        if (close && string.IsNullOrWhiteSpace(Reponse))
        {
            await etabli.AuthorizeAsync(Code, demande);
            throw new RefusException(NatureDeRefus.Invalide, "REPONSE-ATTENDUE", "Une demande se clôt par une réponse écrite. Rédigez-la.", [new Faute("REPONSE-ATTENDUE", "reponse", null, "La réponse est nécessaire.")]);
        }

        return await etabli.ChangeAsync(Code, demande, [new("etat", Etat), new("reponse", Reponse), new("repondue_le", close ? ValeurDeChamp.Format(etabli.Maintenant) : null)]);
    }
}
