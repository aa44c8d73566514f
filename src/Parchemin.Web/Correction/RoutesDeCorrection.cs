using Microsoft.AspNetCore.Routing;

namespace Parchemin.Web;

/// <summary>Written marks: lots, entry, statistics, harmonisation.</summary>
internal static class RoutesDeCorrection
{
    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
