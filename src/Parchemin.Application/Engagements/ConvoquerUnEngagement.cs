using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Puts the candidate of an accepted request before the commission of his engagement: the people who hear him for the épreuve that the form names, right after it.</summary>
public sealed record ConvoquerUnEngagement(string Engagement) : IOperation<Objet>
{
    public string Code => "engagement.decider";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var engagement = await etabli.GetAsync(GenresDuParcours.Engagement, Engagement);
        await etabli.AuthorizeAsync(Code, engagement);
        if (engagement["etat"] is not "acceptee")
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-ACCEPTEE", "Cette demande n'est pas acceptée : il n'y a personne à convoquer.");
        return await TryAsync(etabli, Code, engagement)
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "ORAL-NON-PLANIFIE", "L'oral auquel l'engagement se rattache n'est pas planifié pour ce candidat. Planifiez-le d'abord.");
    }

    /// <summary>The passage; null as long as the épreuve beside which it stands is not planned.</summary>
    internal static async ValueTask<Objet?> TryAsync(Etabli etabli, string action, Objet engagement)
    {
        var referentiel = (await ListesDuReferentiel.EditionAsync(engagement, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (referentiel is null || EngagementLu.Of(referentiel) is not var (usage, epreuve) || usage.Epreuve is not { } principale)
            return null;
        if (await PassageAsync(etabli.Lecture, engagement["inscription"]!, epreuve.Code) is { } deja)
            return deja;
        if (await PassageAsync(etabli.Lecture, engagement["inscription"]!, principale.Code) is not { } oral || await etabli.Lecture.FindAsync(Genres.Commission, oral["commission"]!) is not { } commission)
            return null;
        var jumelle = await TwinAsync(etabli, action, engagement, commission, epreuve);
        return await etabli.DeriveAsync(action, engagement, DemanderUneAttestation.New(etabli, Genres.Passage),
        [
            new("commission", jumelle.Id), new("inscription", engagement["inscription"]), new("etat", "convoque"),
            new("prevu_le", After(oral["prevu_le"], Minutes(referentiel, principale.Code))),
        ]);
    }

    private static async ValueTask<Objet?> PassageAsync(IReader lecture, string inscription, string epreuve)
        => (await lecture.QueryAsync(new Requete(Genres.Passage, Filtre.Toutes(new Parmi("inscription", [inscription]), new Via("commission", new Parmi("epreuve", [epreuve])))) { Ordre = "id", Taille = 1 })).Objets is [var seul] ? seul : null;

    // The same people, at the same place, for the other épreuve: found again for the next candidate.
    private static async ValueTask<Objet> TwinAsync(Etabli etabli, string action, Objet engagement, Objet commission, Epreuve epreuve)
    {
        var libelle = $"{commission["libelle"]}, {epreuve.Libelle.ToLowerInvariant()}";
        var connues = await etabli.Lecture.QueryAsync(new Requete(Genres.Commission, Filtre.Toutes(new Parmi("session", [commission["session"]!]), new Parmi("epreuve", [epreuve.Code]), new Parmi("libelle", [libelle]))) { Ordre = "id", Taille = 1 });
        if (connues.Objets is [var connue])
            return connue;
        var jumelle = await etabli.DeriveAsync(action, engagement, DemanderUneAttestation.New(etabli, Genres.Commission),
        [
            new("session", commission["session"]), new("nature", "interrogation"), new("libelle", libelle), new("epreuve", epreuve.Code),
            new("organisation", commission["organisation"]), new("salle", commission["salle"]), new("le", commission["le"]),
        ]);
        etabli.Vouch(jumelle);
        foreach (var membre in await etabli.Lecture.AllAsync(new Requete(Genres.Membre, Filtre.Toutes(new Parmi("commission", [commission.Id]), new Vide("recuse_le"))) { Ordre = "id" }))
        {
            if (await etabli.Lecture.FindAsync(Genres.Personne, membre["personne"]!) is { } personne)
                etabli.Vouch(personne);
            await etabli.DeriveAsync(action, engagement, DemanderUneAttestation.New(etabli, Genres.Membre),
                [new("commission", jumelle.Id), new("personne", membre["personne"]), new("qualite", membre["qualite"]), new("fonction", membre["fonction"])]);
        }

        return jumelle;
    }

    private static int Minutes(Referentiel referentiel, string epreuve)
        => referentiel.Epreuves.FirstOrDefault(e => e.Code == epreuve)?.Modalites.Select(m => m.Duree).OfType<int>().DefaultIfEmpty().Max() ?? 0;

    private static string? After(string? instant, int minutes)
        => instant is null ? null : ValeurDeChamp.Format(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddMinutes(minutes));
}
