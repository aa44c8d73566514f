using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parchemin.Application;

namespace Parchemin.Web;

/// <summary>What surrounds every request: safe headers, the measure of its time, and a page or a problem in French for whatever went wrong.</summary>
internal static partial class Garde
{
    public static async Task SurroundAsync(HttpContext http, RequestDelegate suite)
    {
        var entetes = http.Response.Headers;
        entetes.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'";
        entetes.XContentTypeOptions = "nosniff";
        entetes["Referrer-Policy"] = "same-origin";
        entetes["Cross-Origin-Opener-Policy"] = "same-origin";
        entetes.CacheControl = "no-store";
        var debut = Stopwatch.GetTimestamp();
        try
        {
            await suite(http);
        }
        catch (RefusDAcces) when (!http.Response.HasStarted)
        {
            if (IsApi(http))
                await WriteAsync(http, StatusCodes.Status401Unauthorized, "CONNEXION", "Connectez-vous, ou présentez un jeton en vigueur.", []);
            else
                http.Response.Redirect("/connexion?retour=" + Uri.EscapeDataString(http.Request.Method == "GET" ? http.Request.Path + http.Request.QueryString : "/"));
        }
        catch (RefusException refus) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, StatusOf(refus.Nature), refus.Code, refus.Message, refus.Fautes);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            var (code, message) = e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => ("ENVOI-TROP-GROS", "L'envoi est trop gros (32 Mo au plus). Partagez-le."),
                StatusCodes.Status428PreconditionRequired => ("VERSION-ABSENTE", "Dites quelle version vous avez lue : l'en-tête If-Match, tel que l'ETag l'a donné."),
                _ => ("DEMANDE-ILLISIBLE", "La demande est mal formée. Rechargez la page et recommencez."),
            };
            await WriteAsync(http, e.StatusCode, code, message, []);
        }
        // The form is read with its token: what it throws is inside.
        catch (AntiforgeryValidationException e) when (!http.Response.HasStarted && e.InnerException is InvalidDataException)
        {
            await WriteAsync(http, StatusCodes.Status413PayloadTooLarge, "FORMULAIRE-TROP-LONG", $"Ce formulaire a trop de champs ({Hote.ChampsDUnFormulaire / 1000}\u00a0000 au plus) : rien n'est enregistré. Filtrez la page, puis recommencez par parties.", []);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The visitor has left.
        }
#pragma warning disable CA1031 // The last wall: a person is never shown a stack trace; the operator reads it in the log.
        catch (Exception e) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            var numero = Guid.NewGuid().ToString("N")[..8];
            LogFailure(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Parchemin"), e, numero, http.Request.Path);
            await WriteAsync(http, StatusCodes.Status500InternalServerError, "PANNE", $"Une panne est survenue ; rien n'a été écrit à moitié. Réessayez, et si elle revient, signalez le numéro {numero}.", []);
        }
        finally
        {
            http.RequestServices.GetRequiredService<Mesures>().Count(http.Response.StatusCode, Stopwatch.GetElapsedTime(debut));
        }
    }

    /// <summary>Tells whoever asks too often to wait.</summary>
    public static async ValueTask HoldAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        await WriteAsync(http, StatusCodes.Status429TooManyRequests, "TROP-DE-DEMANDES", "Trop de demandes viennent de cette adresse. Attendez une minute, puis recommencez.", []);
    }

    public static async Task RecognizeAsync(HttpContext http, RequestDelegate suite)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<SansVisite>() is null)
            http.RequestServices.GetRequiredService<Visite>().Acteur = await http.RequestServices.GetRequiredService<Seances>().RecognizeAsync(http);
        await suite(http);
    }

    /// <summary>The status of a page that may tell a refusal.</summary>
    public static int StatusOf(RefusException? refus) => refus is null ? StatusCodes.Status200OK : StatusOf(refus.Nature);

    public static int StatusOf(NatureDeRefus nature) => nature switch
    {
        NatureDeRefus.Invalide => StatusCodes.Status422UnprocessableEntity,
        NatureDeRefus.Interdit => StatusCodes.Status403Forbidden,
        NatureDeRefus.Introuvable => StatusCodes.Status404NotFound,
        NatureDeRefus.Conflit => StatusCodes.Status409Conflict,
        NatureDeRefus.EtatContraire => StatusCodes.Status409Conflict,
        _ => throw new ArgumentOutOfRangeException(nameof(nature)),
    };

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static async Task WriteAsync(HttpContext http, int statut, string code, string message, IReadOnlyList<Faute> fautes)
    {
        http.Response.StatusCode = statut;
        if (IsApi(http))
        {
            await Results.Problem(message, statusCode: statut, title: Titre(statut), type: $"urn:parchemin:{code}",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code, ["fautes"] = fautes }).ExecuteAsync(http);
            return;
        }

        await new RazorComponentResult<PageDErreur>(new { Statut = statut, Titre = Titre(statut), Message = message, Fautes = fautes }) { StatusCode = statut }.ExecuteAsync(http);
    }

    private static string Titre(int statut) => statut switch
    {
        401 => "Connexion nécessaire",
        403 => "Accès refusé",
        404 => "Introuvable",
        409 => "Conflit",
        413 => "Envoi trop gros",
        422 => "Demande refusée",
        429 => "Trop de demandes",
        500 => "Panne",
        _ => "Demande refusée",
    };

    [LoggerMessage(LogLevel.Error, "Panne {Numero} sur {Chemin}")]
    private static partial void LogFailure(ILogger journal, Exception e, string numero, PathString chemin);
}

/// <summary>A route that needs nobody: style sheets, health.</summary>
internal sealed record SansVisite;
