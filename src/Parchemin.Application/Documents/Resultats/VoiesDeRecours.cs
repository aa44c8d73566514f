namespace Parchemin.Application;

/// <summary>What a decision that refuses says of the ways to contest it.</summary>
internal static class VoiesDeRecours
{
    public static readonly string[] Textes =
    [
        "Dans les deux mois de la notification de cette décision, vous pouvez former un recours gracieux auprès de l’autorité qui l’a prise, ou saisir le tribunal administratif (Code de justice administrative, R421-1). Le recours gracieux conserve le délai du recours contentieux.",
        "Le juge ne contrôle pas l’appréciation du jury sur la valeur d’un candidat. Vous pouvez demander la communication de vos copies et de vos grilles (Code des relations entre le public et l’administration, L311-6).",
    ];
}
