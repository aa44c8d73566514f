using System.Globalization;
using Microsoft.AspNetCore.Http;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>The reason of an operation and when it happened and was decided, as a form or the address of an API call gives them.</summary>
internal static class CirconstancesDites
{
    public static Circonstances Of(HttpContext http)
    {
        string? Said(string nom)
            => (http.Request.HasFormContentType ? http.Request.Form["_" + nom].ToString() : http.Request.Query[nom].ToString()) is { Length: > 0 } texte ? texte : null;
        return new Circonstances(Said("motif"), Instant("survenue_le", Said("survenue_le")), Instant("decidee_le", Said("decidee_le")));
    }

    private static DateTimeOffset? Instant(string nom, string? texte)
        => texte is null ? null
            : DateTimeOffset.TryParse(texte, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
            : throw new RefusException(NatureDeRefus.Invalide, "INSTANT-REFUSE", $"« {nom} » attend un jour ou un instant, tel que 2026-11-21 ou 2026-11-21T08:00:00Z.", [new Faute("INSTANT-REFUSE", nom, texte, "Corrigez la date.")]);
}
