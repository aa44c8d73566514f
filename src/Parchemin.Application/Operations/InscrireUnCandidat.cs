namespace Parchemin.Application;

/// <summary>Registers a candidate to a session; each unité, bloc or competence of the référentiel that is due gets its result, still expected.</summary>
public sealed record InscrireUnCandidat(IReadOnlyDictionary<string, string?> Valeurs) : IOperation<Objet>
{
    public string Code => "inscription.creer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.CreateAsync(Code, Genres.Inscription, Valeurs);
        foreach (var unite in await ListesDuReferentiel.ObligatoiresAsync(inscription, etabli.Lecture, etabli.Bibliotheque))
            await etabli.CreateAsync("resultat.creer", Genres.Resultat, [new("inscription", inscription.Id), new("unite", unite), new("etat", "attendue")]);
        return inscription;
    }
}
