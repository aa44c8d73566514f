namespace Parchemin.Application;

/// <summary>The commission that interrogates takes note of the fiche and of the scenario that the academic commission prepared for the same
/// candidate (circulaire, annexe VII): they follow, in either order of writing.</summary>
internal static class SituationPreparee
{
    public static async ValueTask FollowAsync(string action, Objet passage, Objet? avant, Etabli etabli)
    {
        var commission = (await etabli.Lecture.FindAsync(Genres.Commission, passage["commission"]!))!;
        if (commission["epreuve"] is null)
            return;
        if (commission["nature"] is "academique" && (Differs("fiche") || Differs("parametres")))
        {
            foreach (var oral in await OfAsync(etabli, passage, commission, "interrogation"))
                await CarryAsync(action, passage, passage, oral, etabli);
        }
        else if (commission["nature"] is "interrogation" && avant is null && await OfAsync(etabli, passage, commission, "academique") is [var prepare, ..])
        {
            await CarryAsync(action, passage, prepare, passage, etabli);
        }

        bool Differs(string champ) => !string.Equals(passage[champ], avant?[champ], StringComparison.Ordinal);
    }

    /// <summary>On what a passage rests: what its own commission chose; else what was prepared, unless another fiche was chosen since.</summary>
    public static (string? Fiche, string? Parametres) Retained(ObjetVu passage)
    {
        var fiche = passage["fiche"] ?? passage["fiche_preparee"];
        return (fiche, passage["parametres"] ?? (string.Equals(fiche, passage["fiche_preparee"], StringComparison.Ordinal) ? passage["scenario"] : null));
    }

    private static async ValueTask CarryAsync(string action, Objet cause, Objet prepare, Objet oral, Etabli etabli)
        => await etabli.DeriveAsync(action, cause, oral, [new("fiche_preparee", prepare["fiche"]), new("scenario", prepare["parametres"])]);

    // The passages of the same candidate for the same épreuve, before commissions of this nature; the situation tells them apart where both name one.
    private static async ValueTask<IReadOnlyList<Objet>> OfAsync(Etabli etabli, Objet passage, Objet commission, string nature)
    {
        var retenus = new List<Objet>();
        foreach (var autre in await etabli.Lecture.AllAsync(new Requete(Genres.Passage, new Parmi("inscription", [passage["inscription"]!])) { Ordre = "id" }))
        {
            if (autre.Id != passage.Id && (autre["partie"] is null || passage["partie"] is null || string.Equals(autre["partie"], passage["partie"], StringComparison.Ordinal))
                && await etabli.Lecture.FindAsync(Genres.Commission, autre["commission"]!) is { } sienne && sienne["nature"] == nature
                && string.Equals(sienne["epreuve"], commission["epreuve"], StringComparison.Ordinal) && string.Equals(sienne["session"], commission["session"], StringComparison.Ordinal))
                retenus.Add(autre);
        }

        return retenus;
    }
}
