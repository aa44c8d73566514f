namespace Parchemin.Application;

/// <summary>The jury says that it examined the livrets of candidates: nobody who produced one is refused without it (D643-26).</summary>
/// <param name="Groupe">Each group of épreuves has its own visa.</param>
/// <returns>How many visas are new.</returns>
public sealed record ViserDesLivrets(string Session, int Groupe, IReadOnlyList<string> Inscriptions) : IOperation<int>
{
    public string Code => "declaration.viser";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        await Siege.CheckAsync(etabli, session, Groupe);
        var (_, regles) = await SeanceDeJury.RulesAsync(session, Groupe, etabli.Lecture, etabli.Bibliotheque);
        if (Groupes.Visa(regles, Groupe) is not { } visa)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-LIVRET", "Cette certification n'a pas de livret que ce jury vise.");
        var groupeDeChamps = visa.Code[..visa.Code.IndexOf('.', StringComparison.Ordinal)];
        var declarations = (await etabli.Lecture.AllAsync(Inscriptions, lot => new Requete(Genres.Declaration, new Parmi("inscription", lot)) { Ordre = "id" })).ToLookup(d => d["inscription"]!, StringComparer.Ordinal);
        var visees = 0;
        foreach (var id in Inscriptions.Distinct(StringComparer.Ordinal))
        {
            var inscription = await etabli.GetAsync(Genres.Inscription, id);
            var siennes = declarations[id].ToList();
            if (inscription["session"] != Session || !siennes.Exists(d => d["code"] == groupeDeChamps && d["valeur"] is "oui"))
                throw new RefusException(NatureDeRefus.EtatContraire, "LIVRET-ABSENT", "Ce candidat n'a pas produit de livret : il n'y a rien à viser. Déclarez d'abord le livret.");
            var avant = siennes.Find(d => d["code"] == visa.Code);
            if (avant?["valeur"] is "oui")
                continue;
            if (avant is null)
                await etabli.CreateAsync(Code, Genres.Declaration, [new("inscription", id), new("code", visa.Code), new("valeur", "oui")]);
            else
                await etabli.ChangeAsync(Code, avant, [new("valeur", "oui")]);
            visees++;
        }

        return visees;
    }
}
