namespace Parchemin.Core;

/// <summary>The result of one element for one candidate: a state, and the mark and date that this state carries.</summary>
/// <remarks>The default value is <see cref="Attendue"/>. Only the factories make one, so that a state never carries a foreign value.</remarks>
public readonly record struct Resultat
{
    private Resultat(EtatDeResultat etat, Note? note = null, DateOnly? obtenueLe = null, int penalites = 0)
    {
        Etat = etat;
        Note = note;
        ObtenueLe = obtenueLe;
        Penalites = penalites;
    }

    public static Resultat Attendue => default;

    public EtatDeResultat Etat { get; }

    /// <summary>The mark before any penalty, on the scale of its element; null when the state carries none.</summary>
    public Note? Note { get; }

    /// <summary>When a kept or carried-over result was obtained.</summary>
    public DateOnly? ObtenueLe { get; }

    /// <summary>How many composition constraints of the dossier are unmet and still to be deducted.</summary>
    public int Penalites { get; }

    public static Resultat Arretee(Note note, int penalites = 0) => new(EtatDeResultat.Arretee, note, penalites: penalites);

    public static Resultat Conservee(Note note, DateOnly obtenueLe) => new(EtatDeResultat.Conservee, note, obtenueLe);

    /// <summary>A bloc acquired before, without a mark.</summary>
    public static Resultat Acquis(DateOnly obtenuLe) => new(EtatDeResultat.Conservee, null, obtenuLe);

    public static Resultat Reportee(Note note, DateOnly obtenueLe) => new(EtatDeResultat.Reportee, note, obtenueLe);

    /// <summary>A state that carries nothing: absent, dispensed, reserved…</summary>
    /// <exception cref="ArgumentException">The state carries a mark.</exception>
    public static Resultat SansNote(EtatDeResultat etat) => etat
        is EtatDeResultat.Arretee or EtatDeResultat.Conservee or EtatDeResultat.Reportee or EtatDeResultat.Proposee or EtatDeResultat.Controle
        ? throw new ArgumentException($"The state {etat} carries a mark.", nameof(etat))
        : new Resultat(etat);
}
