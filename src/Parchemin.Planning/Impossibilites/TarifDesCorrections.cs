using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>What corrections cost, in units of the input's costs: an order between them rather than a budget.</summary>
/// <remarks>Everything is told in prices that the input gives: a person for half a day is worth a commission opened, a room half of one,
/// a seat a tenth; lifting a recusal or freeing a fixed oral is a change; an oral put off is a day more for its candidate and a commission.</remarks>
internal static class TarifDesCorrections
{
    public static decimal PersonneParPlage(SessionDOraux s) => Math.Max(1, s.Couts.CommissionOuverte);

    public static decimal SalleParPlage(SessionDOraux s) => PersonneParPlage(s) / 2;

    public static decimal PlaceParPlage(SessionDOraux s) => PersonneParPlage(s) / 10;

    public static decimal Changement(SessionDOraux s) => Math.Max(1, s.Couts.Changement);

    public static decimal OralReporte(SessionDOraux s) => s.Couts.JourSupplementaire + PersonneParPlage(s);

    public static decimal QuartDHeure(SessionDOraux s) => PersonneParPlage(s) / 10;

    public static decimal PassageDePlus(SessionDOraux s) => PersonneParPlage(s) / 10;

    public static decimal JourDePlus(SessionDOraux s) => Math.Max(1, s.Couts.JourSupplementaire);
}
