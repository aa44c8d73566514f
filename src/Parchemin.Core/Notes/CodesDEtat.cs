namespace Parchemin.Core;

/// <summary>The stable codes of the states, in files and in référentiels.</summary>
public static class CodesDEtat
{
    public static string Code(this EtatDeResultat etat) => etat switch
    {
        EtatDeResultat.Attendue => "attendue",
        EtatDeResultat.Proposee => "proposee",
        EtatDeResultat.Reservee => "reservee",
        EtatDeResultat.Arretee => "arretee",
        EtatDeResultat.Conservee => "conservee",
        EtatDeResultat.Reportee => "reportee",
        EtatDeResultat.Dispensee => "dispense",
        EtatDeResultat.ValideeVae => "valide-vae",
        EtatDeResultat.Absent => "absent",
        EtatDeResultat.ForceMajeure => "force-majeure",
        EtatDeResultat.NonValide => "non-valide",
        EtatDeResultat.AnnuleeFraude => "annulee-fraude",
        EtatDeResultat.Controle => "controle",
        _ => throw new ArgumentOutOfRangeException(nameof(etat)),
    };
}
