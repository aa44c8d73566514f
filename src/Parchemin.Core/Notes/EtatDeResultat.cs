namespace Parchemin.Core;

/// <summary>In which state the result of an element (unité, bloc, part, criterion) stands. The set is closed.</summary>
public enum EtatDeResultat
{
    /// <summary>Nothing is known yet. The default.</summary>
    Attendue,

    /// <summary>A mark is proposed (CCF) and under embargo until the jury closes.</summary>
    Proposee,

    /// <summary>The mark is reserved until the conformity of the dossier has been verified again (arrêté of 2017, annexe II-B).</summary>
    Reservee,

    /// <summary>The mark stands.</summary>
    Arretee,

    /// <summary>A mark or bloc acquired before and kept (bénéfice, D643-15 and D643-23).</summary>
    Conservee,

    /// <summary>A mark below the threshold carried over in the forme progressive (D643-23).</summary>
    Reportee,

    /// <summary>The candidate is exempted (D643-17).</summary>
    Dispensee,

    /// <summary>Acquired by validation of experience.</summary>
    ValideeVae,

    /// <summary>Absent without a recognised reason (D643-24).</summary>
    Absent,

    /// <summary>Absent for a duly established force majeure (D643-24).</summary>
    ForceMajeure,

    /// <summary>Not valid: the dossier is not conform (NV).</summary>
    NonValide,

    /// <summary>Annulled by a disciplinary decision.</summary>
    AnnuleeFraude,

    /// <summary>The retained mark is that of the control épreuve (second group, D643-22).</summary>
    Controle,
}

/// <summary>What a state does to the computations; a référentiel says it for each state.</summary>
public enum EffetDEtat
{
    /// <summary>The mark counts with its coefficient.</summary>
    Compte,

    /// <summary>Counts 0 and keeps its coefficient.</summary>
    Zero,

    /// <summary>Leaves numerator and divisor.</summary>
    Sort,

    /// <summary>Something is still missing.</summary>
    Manque,

    /// <summary>The mark exists and may not be used yet.</summary>
    Reserve,

    /// <summary>No mark, and the certification cannot be delivered.</summary>
    Bloque,
}
