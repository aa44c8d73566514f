namespace Parchemin.Application;

/// <summary>A cell of the entry column.</summary>
/// <param name="Lue">What the person had before the eyes: <c>12,5</c>, <c>ABS</c>, or nothing.</param>
/// <param name="Valeur">What the person typed.</param>
public sealed record CelluleDeCopie(string Copie, string? Lue, string? Valeur);

/// <summary>What became of a cell.</summary>
/// <param name="Valeur">What the register holds now; null when the script is not to be seen.</param>
/// <param name="Refus">Why nothing was written; null when it was, or when nothing differed.</param>
public sealed record CelluleNotee(string Copie, string? Valeur, RefusException? Refus);

/// <summary>Enters the marks that a corrector gives: each cell stands by itself, a refused one leaves the others written.</summary>
public sealed record NoterDesCopies(IReadOnlyList<CelluleDeCopie> Cellules) : IOperation<IReadOnlyList<CelluleNotee>>
{
    private const int Maximum = 1000;

    public string Code => "copie.modifier";

    public async ValueTask<IReadOnlyList<CelluleNotee>> ExecuteAsync(Etabli etabli)
    {
        if (Cellules.Count > Maximum)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-LIGNES", $"{Maximum} copies au plus à la fois. Enregistrez lot par lot.");
        var notees = new List<CelluleNotee>(Cellules.Count);
        foreach (var cellule in Cellules)
        {
            Objet? copie = null;
            var refus = await etabli.TryAsync(async () =>
            {
                copie = await etabli.GetAsync(Genres.Copie, cellule.Copie);
                copie = await WriteAsync(etabli, copie, cellule);
            });
            notees.Add(new CelluleNotee(cellule.Copie, copie is null ? null : ValeurDeCopie.Shown(copie), refus));
        }

        return notees;
    }

    private async ValueTask<Objet> WriteAsync(Etabli etabli, Objet copie, CelluleDeCopie cellule)
    {
        var referentiel = (await ListesDuReferentiel.EditionAsync(copie, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        var bareme = EpreuveEcrite.Bareme(referentiel, copie["unite"]!, copie["partie"]);
        var (note, etat) = ValeurDeCopie.Parse(cellule.Valeur, bareme, out var motif);
        if (motif is not null)
            throw new RefusException(NatureDeRefus.Invalide, "NOTE-REFUSEE", motif, [new Faute("NOTE-REFUSEE", "note", cellule.Valeur, motif)]);
        // Said again as it stands, or left as it was read: somebody else's value is not a conflict then.
        var lue = ValeurDeCopie.Parse(cellule.Lue, bareme, out _);
        (string? Note, string? Etat) tenue = (copie["etat"] is null ? copie["note"] : null, copie["etat"]);
        if (lue == (note, etat) || tenue == (note, etat))
            return copie;
        if (lue != tenue)
        {
            throw new RefusException(NatureDeRefus.Conflit, "CONFLIT", $"Cette copie a été changée entre-temps : « {(ValeurDeCopie.Shown(copie) is { Length: > 0 } s ? s : "vide")} ». Gardez cette valeur ou enregistrez de nouveau la vôtre.",
                [new Faute("CONFLIT", "note", cellule.Valeur, "Changée entre-temps.")]);
        }

        // The office, which gives no mark, leaves the one that stands beneath a state.
        var droits = await etabli.AuthorizeAsync(Code, copie);
        return await etabli.ChangeAsync(Code, copie, note is null && droits.All(d => d.Sauf.Contains("note")) ? [new("etat", etat)] : [new("note", note), new("etat", etat)]);
    }
}
