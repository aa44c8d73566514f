namespace Parchemin.Application;

/// <summary>Undoes one use case: each object gets back the values that it had before, unless somebody changed them since.</summary>
/// <remarks>A creation is not undone: nothing leaves the register. Decisions that a jury adopted are taken back as long as its minutes are
/// not sealed: what was proposed stays. Closing a jury and publishing are decisions, not entries: neither are they.</remarks>
public sealed record AnnulerUnLot(string Lot) : IOperation<int>
{
    private static readonly string[] Decisions = ["session.clore-le-jury", "session.publier"];

    public string Code => "lot.annuler";

    /// <summary>Whether an entry is of those that can be undone; what happened since decides at the time.</summary>
    public static bool MayUndo(Ecriture ecriture)
        => IsAdoption(ecriture) || (ecriture.Version > 1 && !Decisions.Contains(ecriture.Operation) && !Genres.Get(ecriture.Genre).Propre);

    private static bool IsAdoption(Ecriture ecriture) => ecriture.Operation is "decision.adopter" && ecriture.Genre == Genres.Decision.Code;

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var ecritures = new List<Ecriture>();
        await foreach (var e in etabli.Lecture.JournalAsync(new FiltreDuJournal { Lot = Lot, Recentes = true }))
            ecritures.Add(e);
        if (ecritures.Count == 0)
            throw new RefusException(NatureDeRefus.Introuvable, "LOT-INCONNU", "Cette opération n'est pas au journal.");
        if (ecritures.TrueForAll(IsAdoption))
            return await TakeBackAsync(etabli, ecritures);
        if (ecritures.Exists(e => Decisions.Contains(e.Operation) || Genres.Get(e.Genre).Propre))
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-ANNULABLE", "Cette opération ne s'annule pas. Corrigez par une nouvelle opération.");
        var annulees = 0;
        foreach (var e in ecritures.Where(e => e.Version > 1))
        {
            var genre = Genres.Get(e.Genre);
            var objet = await etabli.GetAsync(genre, e.Objet);
            await etabli.CheckSeenAsync(objet, e.Apres.Keys);
            var fautes = e.Apres.Where(a => !string.Equals(objet[a.Key], a.Value, StringComparison.Ordinal))
                .Select(a => new Faute("CONFLIT", a.Key, objet[a.Key], $"{genre[a.Key].Libelle} a changé depuis : l'annulation l'effacerait.")).ToList();
            if (fautes.Count > 0)
                throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", "Une valeur a changé depuis cette opération : rien n'est annulé.", fautes);
            await etabli.ChangeAsync(genre.Code + ".modifier", objet, e.Avant);
            annulees++;
        }

        return annulees > 0 ? annulees : throw new RefusException(NatureDeRefus.EtatContraire, "NON-ANNULABLE", "Une création ne s'annule pas : rien ne quitte le registre.");
    }

    // A decision adopted at its first version goes back to what the engine proposed.
    private static async ValueTask<int> TakeBackAsync(Etabli etabli, List<Ecriture> ecritures)
    {
        var decisions = (await etabli.Lecture.FindAsync(Genres.Decision, [.. ecritures.Select(e => e.Objet)])).ToDictionary(d => d.Id, StringComparer.Ordinal);
        var inscriptions = (await etabli.Lecture.FindAsync(Genres.Inscription, [.. decisions.Values.Select(d => d["inscription"]!)])).ToDictionary(i => i.Id, StringComparer.Ordinal);
        foreach (var (session, groupe) in decisions.Values.Select(d => (inscriptions[d["inscription"]!]["session"]!, d["groupe"]!)).Distinct())
        {
            var (jugee, rang) = ((await etabli.Lecture.FindAsync(Genres.Session, session))!, int.Parse(groupe, System.Globalization.CultureInfo.InvariantCulture));
            await Siege.CheckAsync(etabli, jugee, rang);
            if ((await SeanceDeJury.MinutesAsync(etabli.Lecture, jugee, rang)).Count > 0)
                throw new RefusException(NatureDeRefus.EtatContraire, "PV-SCELLE", "Le procès-verbal qui porte ces décisions est scellé : elles ne se reprennent que par un procès-verbal rectificatif.");
        }

        foreach (var e in ecritures)
        {
            var decision = decisions[e.Objet];
            if (decision.Version != e.Version)
                throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", "Une de ces décisions a changé depuis : rien n'est repris.");
            var avant = e.Avant.Where(v => !(e.Version == 1 && Genres.Decision[v.Key] is { Requis: true } or { Fixe: true }));
            await etabli.ChangeAsync("decision.adopter", decision, avant);
        }

        return ecritures.Count;
    }
}
