namespace Parchemin.Application;

/// <summary>On the day, a doubt about the dossier: the candidate is heard, and his mark waits for the verification (arrêté of 2017, annexe II-B).</summary>
/// <param name="Doute">What is doubted.</param>
public sealed record ReserverUneNote(string Inscription, string Epreuve, string Doute) : IOperation<Objet>
{
    /// <summary>The code of the operation, which may hold a mark back whoever does it.</summary>
    public const string Operation = "controle.reserver";

    public string Code => Operation;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        if (string.IsNullOrWhiteSpace(Doute))
            throw DeciderDeLaConformite.Refused("MOTIF-ATTENDU", "doute", null, "Dites le doute qui fait réserver la note.");
        var connu = await FindAsync(etabli.Lecture, Inscription, Epreuve);
        if (connu?["etat"] is "non-valide")
            throw new RefusException(NatureDeRefus.EtatContraire, "DEJA-DECIDE", "Cette épreuve est non valide : le candidat n'y est pas interrogé.");
        var controle = await etabli.DeriveAsync(Code, inscription, connu ?? DemanderUneAttestation.New(etabli, GenresDuParcours.Controle),
        [
            .. connu is null ? new KeyValuePair<string, string?>[] { new("inscription", Inscription), new("epreuve", Epreuve) } : [],
            new("etat", "reserve"), new("motif", Doute.Trim()), new("decide_le", null), new("decide_par", null),
        ]);
        if (await DeciderDeLaConformite.UniteOf(etabli, controle) is { } unite && await ValiderUneEvaluation.FindResultAsync(etabli, Inscription, unite) is { } resultat && resultat["etat"] is "proposee")
            await etabli.DeriveAsync(Code, inscription, resultat, [new("etat", "reservee")]);
        return controle;
    }

    /// <summary>The control of a candidate for an épreuve; null before it is opened.</summary>
    public static async ValueTask<Objet?> FindAsync(IReader lecture, string inscription, string epreuve, CancellationToken annulation = default)
        => (await lecture.QueryAsync(new Requete(GenresDuParcours.Controle, Filtre.Toutes(new Parmi("inscription", [inscription]), new Parmi("epreuve", [epreuve]))) { Ordre = "id", Taille = 1 }, annulation)).Objets is [var seul] ? seul : null;

    /// <summary>In which state a mark is proposed: held back while its control is under reserve.</summary>
    internal static async ValueTask<string> StateAsync(IReader lecture, string inscription, string epreuve)
        => (await FindAsync(lecture, inscription, epreuve))?["etat"] is "reserve" ? "reservee" : "proposee";
}
