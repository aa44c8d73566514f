using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What the form of a page does.</summary>
internal static class GesteDePage
{
    private static readonly NatureDeRefus[] Courants = [NatureDeRefus.Invalide, NatureDeRefus.EtatContraire];

    /// <summary>Does the operation and leads to where it is seen; what the person can mend is told on the page itself.</summary>
    /// <param name="fait">What is told when it is done.</param>
    /// <param name="reprise">The page again, with the refusal.</param>
    /// <param name="dits">The refusals that the page tells, by default a value or a state; the others have a page of their own.</param>
    public static async Task<IResult> DoAsync<T>(this Guichet guichet, Visite visite, HttpContext http, IOperation<T> operation, Func<T, string> fait, string adresse, Func<RefusException, Task<IResult>> reprise, params IReadOnlyCollection<NatureDeRefus> dits)
    {
        try
        {
            visite.LeaveMessage(fait(await guichet.RunAsync(visite.Acteur!, operation, CirconstancesDites.Of(http), http.RequestAborted)));
            return Results.LocalRedirect(adresse);
        }
        catch (RefusException refus) when ((dits.Count == 0 ? Courants : dits).Contains(refus.Nature))
        {
            return await reprise(refus);
        }
    }
}
