using System.Collections.Immutable;

namespace Parchemin.Application;

/// <summary>Somebody who will attest, told by the team when the register does not hold him yet.</summary>
public sealed record TuteurNomme(string Nom, string Prenoms, string Courriel);

/// <summary>An attestation that waits for its signature, and the link that opens it to its signatory.</summary>
public sealed record DemandeDAttestation(Objet Attestation, Objet Lien);

/// <summary>Asks the tuteur of a period to attest it, by a personal link: he is added if need be, with the right to see this one candidate.</summary>
/// <param name="Tuteur">Null for the tuteur that the period names already.</param>
public sealed record DemanderUneAttestation(string Stage, TuteurNomme? Tuteur) : IOperation<DemandeDAttestation>
{
    public static readonly TimeSpan Duree = TimeSpan.FromDays(30);

    public string Code => "attestation.demander";

    public async ValueTask<DemandeDAttestation> ExecuteAsync(Etabli etabli)
    {
        var stage = await etabli.GetAsync(GenresDuParcours.Stage, Stage);
        await etabli.AuthorizeAsync(Code, stage);
        var inscription = (await etabli.Lecture.FindAsync(Genres.Inscription, stage["inscription"]!))!;
        var personne = Tuteur is { } t ? await NameAsync(etabli, stage, inscription, t) : stage["tuteur"] ?? throw new RefusException(NatureDeRefus.Invalide, "TUTEUR-ATTENDU", "Cette période ne nomme pas de tuteur. Donnez son nom et son courriel.", [new Faute("TUTEUR-ATTENDU", "nom", null, "Le nom et le courriel du tuteur sont nécessaires.")]);
        if (!string.Equals(stage["tuteur"], personne, StringComparison.Ordinal))
            stage = await etabli.DeriveAsync(Code, stage, stage, [new("tuteur", personne)]);
        await LetSeeAsync(etabli, stage, inscription, personne);
        var attestation = await AskAsync(etabli, stage, personne);
        var lien = await new CreerUnLien(personne, "Attester une période en entreprise", $"/attestations/{attestation.Id}", Duree).ExecuteAsync(etabli);
        return new DemandeDAttestation(attestation, lien);
    }

    private async ValueTask<string> NameAsync(Etabli etabli, Objet stage, Objet inscription, TuteurNomme nomme)
    {
        var (courriel, motif) = ValeurDeChamp.Normalize(Genres.Personne["courriel"], nomme.Courriel);
        motif ??= courriel is null ? "Le courriel du tuteur est nécessaire : c'est par lui que le lien lui parvient." : null;
        if (motif is not null)
            throw new RefusException(NatureDeRefus.Invalide, "COURRIEL-REFUSE", motif, [new Faute("COURRIEL-REFUSE", "courriel", nomme.Courriel, motif)]);
        var connue = await etabli.Lecture.QueryAsync(new Requete(Genres.Personne, new Parmi("courriel", [courriel!])) { Ordre = "id", Taille = 1 });
        if (connue.Objets is [var deja])
            return deja.Id;
        var creee = await etabli.DeriveAsync(Code, stage, New(etabli, Genres.Personne),
        [
            new("nom", nomme.Nom), new("prenoms", nomme.Prenoms), new("courriel", courriel), new("organisation", inscription["etablissement"]), new("qualite", "Tuteur"),
        ]);
        return creee.Id;
    }

    private async ValueTask LetSeeAsync(Etabli etabli, Objet stage, Objet inscription, string personne)
    {
        var mandats = await etabli.Lecture.QueryAsync(new Requete(Genres.Mandat, Filtre.Toutes(new Parmi("personne", [personne]), new Parmi("role", ["tuteur"]), new Parmi("inscription", [inscription.Id]))) { Ordre = "id", Taille = 1 });
        if (mandats.Objets.Count == 0)
            await etabli.DeriveAsync(Code, stage, New(etabli, Genres.Mandat), [new("personne", personne), new("role", "tuteur"), new("inscription", inscription.Id)]);
    }

    // Asked again, an unsigned request takes the text of the day; a signed one stays as it is.
    private async ValueTask<Objet> AskAsync(Etabli etabli, Objet stage, string personne)
    {
        var attente = await etabli.Lecture.QueryAsync(new Requete(GenresDuParcours.Attestation, Filtre.Toutes(new Parmi("stage", [stage.Id]), new Parmi("signataire", [personne]), new Vide("signee_le"))) { Ordre = "id", Taille = 1 });
        var (texte, le) = (await TexteDAttestation.ReadAsync(stage, etabli.Lecture), ValeurDeChamp.Format(etabli.Maintenant));
        return attente.Objets is [var deja]
            ? await etabli.DeriveAsync(Code, stage, deja, [new("texte", texte), new("demandee_le", le)])
            : await etabli.DeriveAsync(Code, stage, New(etabli, GenresDuParcours.Attestation),
            [
                new("inscription", stage["inscription"]), new("stage", stage.Id), new("nature", TexteDAttestation.NatureOf(stage)), new("signataire", personne),
                new("texte", texte), new("demandee_le", le),
            ]);
    }

    internal static Objet New(Etabli etabli, Genre genre) => new(genre, Guid.CreateVersion7(etabli.Maintenant).ToString(), 0, ImmutableDictionary<string, string>.Empty);
}
