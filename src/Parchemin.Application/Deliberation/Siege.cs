namespace Parchemin.Application;

/// <summary>Who sits in a jury decides in it: once its members are named, a mandat of jury on the session is not enough (a jury is appointed, D643-31), and who has withdrawn decides nothing more (CE, 18 July 2008).</summary>
public static class Siege
{
    /// <summary>Why the actor decides nothing in this jury; null when he sits in it, or as long as nobody is named.</summary>
    public static RefusException? Refusal(IReadOnlyList<Objet> membres, Acteur acteur)
    {
        var siens = membres.Where(m => string.Equals(m["personne"], acteur.Personne, StringComparison.Ordinal)).ToList();
        if (siens.Exists(m => m["recuse_le"] is not null))
            return new RefusException(NatureDeRefus.Interdit, "RECUSE", "Vous vous êtes récusé de ce jury : vous n'y décidez plus.");
        return siens.Count > 0 || membres.Count == 0 || acteur.EstLeSysteme
            ? null
            : new RefusException(NatureDeRefus.Interdit, "HORS-JURY", "Vous n'êtes pas membre du jury nommé pour ce groupe d'épreuves : vous suivez sa délibération sans y décider. Demandez à qui gère la session de vous y nommer.");
    }

    internal static void Check(IReadOnlyList<Objet> membres, Acteur acteur)
    {
        if (Refusal(membres, acteur) is { } refus)
            throw refus;
    }

    /// <summary>The same, for a decision on one candidate.</summary>
    internal static async ValueTask CheckAsync(Etabli etabli, Objet session, int groupe)
        => Check((await SeanceDeJury.JuryAsync(etabli.Lecture, session, groupe)).Membres, etabli.Acteur);
}
