using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What an examination changed.</summary>
/// <param name="Favorables">Controls where nothing that the machine looked at stands against conformity.</param>
public sealed record ExamenFait(int Ouverts, int Revus, int Favorables);

/// <summary>Opens the controls of a session and looks again at those that nobody has decided.</summary>
/// <param name="Inscriptions">Only these candidates; null for all.</param>
public sealed record ExaminerLaConformite(string Session, IReadOnlyList<string>? Inscriptions) : IOperation<ExamenFait>
{
    private static readonly string[] NonDecides = ["a-controler", "a-completer"];

    public string Code => "controle.examiner";

    public async ValueTask<ExamenFait> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (referentiel is not { Conformite.Count: > 0 })
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-CONTROLE", "Les textes de cette certification ne prévoient pas de contrôle de conformité.");
        var presents = Filtre.Toutes(new Parmi("session", [Session]), new Non(new Parmi("etat", ["desiste", "radie"])), Inscriptions is null ? Filtre.Toujours : new EstUn([.. Inscriptions]));
        var inscriptions = await etabli.Lecture.AllAsync(new Requete(Genres.Inscription, presents));
        var (faits, dossiers, connus) = await FactsAsync(etabli, inscriptions);
        var (ouverts, revus, favorables) = (0, 0, 0);
        foreach (var fait in faits)
        {
            var textes = await TextsAsync(etabli, fait);
            var duree = BilansDePlacement.Of(referentiel, fait, textes, session, DateOnly.FromDateTime(etabli.Maintenant.UtcDateTime));
            foreach (var epreuve in MotifsDeNonValidite.Epreuves(referentiel))
            {
                var controle = connus[fait.Inscription.Id].FirstOrDefault(c => string.Equals(c["epreuve"], epreuve, StringComparison.Ordinal));
                if (controle is not null && !NonDecides.Contains(controle["etat"]))
                    continue;
                var dossier = dossiers.GetValueOrDefault(fait.Inscription.Id);
                var signataire = dossier?["vise_par"] is { } p && await etabli.Lecture.FindAsync(Genres.Personne, p) is { } personne ? $"{personne["prenoms"]} {personne["nom"]}" : null;
                var bilan = ExamenDeConformite.Check(referentiel, epreuve, session, dossier, fait, duree, controle, signataire, etabli.Maintenant);
                var suite = await etabli.DeriveAsync(Code, session, controle ?? DemanderUneAttestation.New(etabli, GenresDuParcours.Controle),
                [
                    .. controle is null ? new KeyValuePair<string, string?>[] { new("inscription", fait.Inscription.Id), new("epreuve", epreuve), new("etat", "a-controler") } : [],
                    new("constats", ConstatsEcrits.Write(bilan.Controles)),
                ]);
                ouverts += controle is null ? 1 : 0;
                revus += controle is not null && suite.Version != controle.Version ? 1 : 0;
                favorables += bilan.Proposition is PropositionDeConformite.Conforme ? 1 : 0;
            }
        }

        return new ExamenFait(ouverts, revus, favorables);
    }

    private static async ValueTask<(IReadOnlyList<FaitsDePlacement>, Dictionary<string, Objet>, ILookup<string, Objet>)> FactsAsync(Etabli etabli, IReadOnlyList<Objet> inscriptions)
    {
        var dossiers = await etabli.Lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(GenresDuParcours.Dossier, new Parmi("inscription", lot)) { Ordre = "id" });
        var controles = await etabli.Lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(GenresDuParcours.Controle, new Parmi("inscription", lot)) { Ordre = "id" });
        return (await FaitsDePlacement.ReadAsync(etabli.Lecture, inscriptions), dossiers.ToDictionary(d => d["inscription"]!, StringComparer.Ordinal), controles.ToLookup(c => c["inscription"]!, StringComparer.Ordinal));
    }

    private static async ValueTask<Dictionary<string, string>> TextsAsync(Etabli etabli, FaitsDePlacement fait)
    {
        var textes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in fait.Stages.Where(s => fait.Attestations.Any(a => a["signee_le"] is not null && string.Equals(a["stage"], s.Id, StringComparison.Ordinal))))
            textes[stage.Id] = await TexteDAttestation.ReadAsync(stage, etabli.Lecture);
        return textes;
    }
}
