namespace Parchemin.Application;

/// <summary>Whether the mark of a script was carried to the results of its candidate.</summary>
internal static class Levee
{
    // What a result holds before anything was carried to it.
    private static readonly string[] Avant = ["attendue", "conservee", "reportee", "dispensee", "validee-vae"];

    public static async ValueTask<bool> IsAsync(Objet copie, Etabli etabli) => (await AmongAsync([copie], etabli)).Count > 0;

    /// <summary>The inscriptions, among those of some scripts of one unité, whose anonymity is lifted.</summary>
    public static async ValueTask<IReadOnlySet<string>> AmongAsync(IReadOnlyList<Objet> copies, Etabli etabli)
    {
        var levees = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lot in copies.GroupBy(c => (c["inscription"]!, c["unite"]!)).Chunk(500))
        {
            var inscriptions = lot.Select(c => c.Key.Item1).Distinct(StringComparer.Ordinal).ToList();
            var unites = lot.Select(c => c.Key.Item2).Distinct(StringComparer.Ordinal).ToList();
            var resultats = await etabli.Lecture.AllAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", inscriptions), new Parmi("unite", unites))) { Ordre = "id" });
            foreach (var resultat in resultats.Where(r => !Avant.Contains(r["etat"], StringComparer.Ordinal)))
            {
                // A proposal may come from elsewhere, before any script is marked; what the jury settled needs no question.
                if (resultat["etat"] is not "proposee" || await IsCarriedAsync(resultat, etabli))
                    levees.Add(resultat["inscription"]!);
            }

            var parties = lot.SelectMany(c => c).Select(c => c["partie"]).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (parties.Count == 0)
                continue;
            var referentiel = (await ListesDuReferentiel.EditionAsync(copies[0], etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
            var epreuves = referentiel?.Epreuves.Where(e => unites.Contains((e.Unite ?? e.Bloc)?.Code ?? "", StringComparer.Ordinal)).Select(e => e.Code).ToList() ?? [];
            if (epreuves.Count == 0)
                continue;
            var evaluations = await etabli.Lecture.AllAsync(new Requete(Genres.Evaluation, Filtre.Toutes(new Parmi("inscription", inscriptions), new Parmi("epreuve", epreuves), new Parmi("partie", parties))) { Ordre = "id" });
            foreach (var evaluation in evaluations)
            {
                if (await IsCarriedAsync(evaluation, etabli))
                    levees.Add(evaluation["inscription"]!);
            }
        }

        return levees;
    }

    private static async ValueTask<bool> IsCarriedAsync(Objet objet, Etabli etabli)
    {
        await foreach (var _ in etabli.Lecture.JournalAsync(new FiltreDuJournal { Genre = objet.Genre.Code, Objets = [objet.Id], Operation = LeverLAnonymat.Operation, Limite = 1 }))
            return true;
        return false;
    }
}
