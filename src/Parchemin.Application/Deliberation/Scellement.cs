namespace Parchemin.Application;

/// <summary>Once the minutes of a group are sealed, what they hold changes only by minutes that rectify them.</summary>
internal static class Scellement
{
    public const string Rectification = "proces-verbal.rectifier";

    private static readonly string[] DuControle = ["controle_choisi", "note_de_controle"];

    public static void CheckOpen(SeanceDeJury seance)
    {
        if (seance.ProcesVerbal is { } pv)
            throw Sealed(pv);
    }

    /// <summary>Refuses to change a result or a declaration on which a decision of sealed minutes rests.</summary>
    public static async ValueTask CheckAsync(Objet apres, Objet? avant, Etabli etabli)
    {
        if (etabli.Operation is Rectification || await etabli.Lecture.FindAsync(Genres.Inscription, apres["inscription"]!) is not { } inscription
            || await etabli.Lecture.FindAsync(Genres.Session, inscription["session"]!) is not { } session || session["jury_clos_le"] is null)
            return;
        if (await ListesDuReferentiel.RulesAsync(session, etabli.Lecture, etabli.Bibliotheque) is not { } regles)
            return;
        foreach (var champ in apres.Genre.Champs.Where(c => !string.Equals(apres[c.Code], avant?[c.Code], StringComparison.Ordinal)))
        {
            // What belongs to the second group is still open when the first is sealed.
            var duSecond = DuControle.Contains(champ.Code) || (apres.Genre == Genres.Declaration && string.Equals(apres["code"], Groupes.Visa(regles, 2)?.Code, StringComparison.Ordinal));
            if (await SeanceDeJury.MinutesAsync(etabli.Lecture, session, duSecond ? 2 : 1) is [.., var pv] && (await UnSeul.DecisionAsync(etabli.Lecture, inscription.Id, duSecond ? 2 : 1))?["adoptee"] is not null)
                throw Sealed(pv);
        }
    }

    private static RefusException Sealed(Objet pv)
        => new(NatureDeRefus.EtatContraire, "PV-SCELLE", $"Le procès-verbal n° {pv["numero"]} du groupe {pv["groupe"]} est scellé : rien de ce qu'il contient ne change plus que par un procès-verbal rectificatif.");
}
