namespace Parchemin.Application;

/// <summary>A candidate who is moved to another commission takes his open sheets along; what a commission has validated stays its own.</summary>
internal static class Deplacement
{
    /// <summary>What makes the move impossible: a commission of another épreuve, or in another name.</summary>
    public static async ValueTask<IReadOnlyList<Faute>> CheckAsync(Objet passage, Objet? avant, Etabli etabli)
    {
        if (avant is null || !IsMove(passage, avant))
            return [];
        var (ici, la) = await CommissionsAsync(passage, avant, etabli);
        return string.Equals(ici["epreuve"], la["epreuve"], StringComparison.Ordinal) && string.Equals(ici["evaluateur"], la["evaluateur"], StringComparison.Ordinal) && string.Equals(ici["session"], la["session"], StringComparison.Ordinal)
            ? []
            : [new Faute("AUTRE-EPREUVE", "commission", passage["commission"], "Cette commission n'évalue pas la même épreuve de la même session. Choisissez-en une autre, ou ajoutez un passage.")];
    }

    public static async ValueTask FollowAsync(string action, Objet passage, Objet? avant, Etabli etabli)
    {
        if (avant is null || !IsMove(passage, avant))
            return;
        var (commission, _) = await CommissionsAsync(passage, avant, etabli);
        var inscription = (await etabli.Lecture.FindAsync(Genres.Inscription, passage["inscription"]!))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(commission, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (referentiel is null || commission["epreuve"] is not { } epreuve)
            return;
        var feuilles = OuvrirLesGrilles.SheetsOf(Feuilles.Parties(referentiel, inscription["voie"], epreuve), passage["partie"]).ToList();
        var ouvertes = await etabli.Lecture.AllAsync(new Requete(Genres.Evaluation, Filtre.Toutes(new Parmi("inscription", [inscription.Id]), new Parmi("commission", [avant["commission"]!]), new Parmi("etat", ["ouverte"]))) { Ordre = "id" });
        foreach (var evaluation in ouvertes.Where(e => feuilles.Contains(e["partie"], StringComparer.Ordinal)))
            await etabli.DeriveAsync(action, passage, evaluation, [new("commission", commission.Id)]);
    }

    private static bool IsMove(Objet passage, Objet avant) => !string.Equals(passage["commission"], avant["commission"], StringComparison.Ordinal);

    private static async ValueTask<(Objet Ici, Objet La)> CommissionsAsync(Objet passage, Objet avant, Etabli etabli)
        => ((await etabli.Lecture.FindAsync(Genres.Commission, passage["commission"]!))!, (await etabli.Lecture.FindAsync(Genres.Commission, avant["commission"]!))!);
}
