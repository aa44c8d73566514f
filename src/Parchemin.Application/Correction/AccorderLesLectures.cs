using System.Globalization;

namespace Parchemin.Application;

/// <summary>Opens a third reading for the scripts on which two correctors disagree, and gives it to a third one. Done again, it only adds what is missing.</summary>
/// <returns>How many third readings were opened.</returns>
public sealed record AccorderLesLectures(string Session, string Unite, IReadOnlyList<string> Correcteurs, int Taille = DistribuerLesLots.TailleOrdinaire) : IOperation<int>
{
    public string Code => "copie.anonymiser";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        var copies = await CopieEntiere.ReadAsync(etabli.Lecture, Session, Unite);
        var litiges = copies.Where(c => c.Settle(epreuve.Bareme(c.Partie), epreuve.EcartAdmis).Nature is NatureDIssue.TroisiemeAvis).ToList();
        foreach (var copie in litiges)
            await OpenAsync(etabli, copie, correcteur: null);
        // One script at least waits for somebody: those given before are left to those who have them.
        if (Correcteurs.Count > 0)
            await new DistribuerLesLots(Session, Unite, Correcteurs, Taille).ExecuteAsync(etabli);
        return litiges.Count;
    }

    internal static ValueTask<Objet> OpenAsync(Etabli etabli, CopieEntiere copie, string? correcteur)
    {
        var premiere = copie.Lectures[0];
        var numero = premiere["anonymat"]!;
        return etabli.CreateAsync(etabli.Operation, Genres.Copie,
        [
            new("session", premiere["session"]), new("inscription", copie.Inscription), new("unite", premiere["unite"]), new("partie", copie.Partie),
            new("anonymat", numero + "-C"), new("lecture", "3"), new("correcteur", correcteur),
        ]);
    }
}

/// <summary>The office settles a script itself, with a reason: its decision stands for the third opinion.</summary>
/// <param name="Copie">One of the readings of the script.</param>
public sealed record TrancherUneCopie(string Copie, string Note, string Motif) : IOperation<Objet>
{
    public string Code => "copie.harmoniser";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var lue = await etabli.GetAsync(Genres.Copie, Copie);
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, lue["session"]!, lue["unite"]!);
        if (string.IsNullOrWhiteSpace(Motif))
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Dites pourquoi cette note est retenue.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        var (note, etat) = ValeurDeCopie.Parse(Note, epreuve.Bareme(lue["partie"]), out var refus);
        if (refus is not null || (note is null && etat is null))
            throw new RefusException(NatureDeRefus.Invalide, "NOTE-REFUSEE", refus ?? "Donnez la note retenue.", [new Faute("NOTE-REFUSEE", "note", Note, refus ?? "La note est nécessaire.")]);
        var copie = CopieEntiere.Group((await CopieEntiere.ReadAsync(etabli.Lecture, lue["session"]!, lue["unite"]!)).SelectMany(c => c.Lectures).Where(c => string.Equals(c["inscription"], lue["inscription"], StringComparison.Ordinal) && string.Equals(c["partie"], lue["partie"], StringComparison.Ordinal))).Single();
        var issue = copie.Settle(epreuve.Bareme(copie.Partie), epreuve.EcartAdmis);
        if (CopieEntiere.LectureOf(copie.Lectures[^1]) < 3 && issue.Nature is not NatureDIssue.TroisiemeAvis)
            throw new RefusException(NatureDeRefus.EtatContraire, "SANS-LITIGE", $"Cette copie n'appelle pas de troisième avis ({issue.Motif.ToLower(CultureInfo.InvariantCulture)}). Rien n'est à trancher.");
        var troisieme = CopieEntiere.LectureOf(copie.Lectures[^1]) < 3 ? await AccorderLesLectures.OpenAsync(etabli, copie, correcteur: null) : copie.Lectures[^1];
        return await etabli.ChangeAsync(Code, troisieme, [new("note", note), new("etat", etat), new("remarque", Motif)]);
    }
}
