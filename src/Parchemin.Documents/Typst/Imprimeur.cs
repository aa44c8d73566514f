using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Parchemin.Application;

namespace Parchemin.Documents;

/// <summary>Typesets with workers that start at need, one document each at a time. A worker that dies is replaced, and its document begun
/// again once.</summary>
public sealed class Imprimeur : IImprimeur, IDisposable
{
    /// <summary>A JSON larger than this is no document.</summary>
    private const int TailleMax = 32_000_000;

    private readonly Imprimerie? _imprimerie;
    private readonly Channel<Ouvrier?> _postes = Channel.CreateUnbounded<Ouvrier?>();
    private readonly Lazy<IReadOnlyList<string>> _modeles;

    /// <param name="imprimerie">Null when its folders were not found.</param>
    public Imprimeur(Imprimerie? imprimerie)
    {
        _imprimerie = imprimerie;
        for (var i = 0; i < (imprimerie?.Postes ?? 0); i++)
            _postes.Writer.TryWrite(null);
        _modeles = new(() => imprimerie is null || !Directory.Exists(imprimerie.Modeles)
            ? []
            : [.. Directory.EnumerateFiles(imprimerie.Modeles, "*.typ").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != "commun").Order(StringComparer.Ordinal)]);
    }

    public string? Empechement => _imprimerie is null
        ? "Les documents ne peuvent pas être imprimés : les dossiers « modeles » et « imprimerie » de Parchemin sont introuvables. Rétablissez-les à côté du programme."
        : _imprimerie.Empechement();

    public IReadOnlyList<string> Modeles => _modeles.Value;

    public Task<Imprime> RenderAsync(string modele, JsonNode donnees, CancellationToken cancellationToken = default)
        => RenderAsync(modele, null, [donnees], cancellationToken);

    Task<Imprime> IImprimeur.RenderAsync(string modele, string titre, IReadOnlyList<JsonNode> documents, CancellationToken cancellationToken)
        => RenderAsync(modele, titre, documents, cancellationToken);

    public void Dispose()
    {
        _postes.Writer.TryComplete();
        while (_postes.Reader.TryRead(out var ouvrier))
            ouvrier?.Dispose();
    }

    private async Task<Imprime> RenderAsync(string modele, string? titre, IReadOnlyList<JsonNode> documents, CancellationToken arret)
    {
        if (documents.Count == 0)
            throw new ArgumentException("At least one document.", nameof(documents));
        if (!Modeles.Contains(modele, StringComparer.Ordinal) && Empechement is null)
            throw new RefusException(NatureDeRefus.Introuvable, "MODELE-INCONNU", $"Le modèle de document « {modele} » n'existe pas. Modèles connus : {string.Join(", ", Modeles)}.");
        if (Empechement is { } empechement)
            throw new RefusException(NatureDeRefus.EtatContraire, "IMPRESSION-INDISPONIBLE", empechement);
        var demande = Request(modele, titre, documents);
        for (var essai = 1; ; essai++)
        {
            try
            {
                return await RenderOnceAsync(modele, demande, arret).ConfigureAwait(false);
            }
            catch (OuvrierArreteException e) when (essai > 1 || e.Cause is not CauseDArret.Interrompu)
            {
                throw Refusal(modele, e.Cause);
            }
            catch (OuvrierArreteException)
            {
                // Once more, with a new worker.
            }
        }
    }

    private async Task<Imprime> RenderOnceAsync(string modele, byte[] demande, CancellationToken arret)
    {
        var ouvrier = await _postes.Reader.ReadAsync(arret).ConfigureAwait(false);
        try
        {
            ouvrier ??= await Ouvrier.StartAsync(_imprimerie!, arret).ConfigureAwait(false);
            var (reponse, pdf) = await ouvrier.SendAsync(demande, arret).ConfigureAwait(false);
            if (reponse.Memoire > _imprimerie!.Memoire / 2)
                Release(ref ouvrier);
            return reponse.Code is null
                ? new Imprime(pdf, reponse.Pages, Convert.ToHexStringLower(SHA256.HashData(pdf)))
                : throw new RefusException(NatureDeRefus.Invalide, reponse.Code, $"Le document « {modele} » ne peut pas être imprimé ({reponse.Lieu ?? "modèle"} : {reponse.Message}). Vérifiez que les données sont celles que le modèle décrit en tête de son fichier.");
        }
        catch (Exception e) when (e is OuvrierArreteException or OperationCanceledException)
        {
            Release(ref ouvrier);
            throw;
        }
        finally
        {
            if (!_postes.Writer.TryWrite(ouvrier))
                ouvrier?.Dispose();
        }
    }

    private static void Release(ref Ouvrier? ouvrier)
    {
        ouvrier?.Dispose();
        ouvrier = null;
    }

    private static byte[] Request(string modele, string? titre, IReadOnlyList<JsonNode> documents)
    {
        using var flux = new MemoryStream();
        using (var json = new Utf8JsonWriter(flux))
        {
            json.WriteStartObject();
            json.WriteNumber("id", 1);
            json.WriteString("modele", modele);
            json.WriteString("titre", titre);
            json.WriteStartArray("documents");
            foreach (var document in documents)
                WithQr(document).WriteTo(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return flux.Length <= TailleMax
            ? flux.ToArray()
            : throw new RefusException(NatureDeRefus.Invalide, "DONNEES-TROP-GRANDES", string.Create(CultureInfo.InvariantCulture, $"Les données du document « {modele} » dépassent {TailleMax / 1_000_000} Mo. Répartissez-les en plusieurs documents."));
    }

    // The QR code says the address that the foot of the page prints: it is drawn here, once, for every template.
    private static JsonNode WithQr(JsonNode document)
    {
        if (document["verification"] is not JsonObject { } verification || verification["adresse"]?.GetValue<string>() is not { Length: > 0 } adresse)
            return document;
        var copie = document.DeepClone();
        copie["verification"]!["qr"] = CodeQr.Svg(adresse);
        return copie;
    }

    private static RefusException Refusal(string modele, CauseDArret cause) => cause switch
    {
        CauseDArret.TropLong => new(NatureDeRefus.EtatContraire, "IMPRESSION-TROP-LONGUE", $"Le document « {modele} » demande trop de temps et a été abandonné. Imprimez-le en plusieurs parties."),
        CauseDArret.TropLourd => new(NatureDeRefus.EtatContraire, "IMPRESSION-TROP-LOURDE", $"Le document « {modele} » demande trop de mémoire et a été abandonné. Imprimez-le en plusieurs parties."),
        CauseDArret.NeDemarrePas => new(NatureDeRefus.EtatContraire, "IMPRESSION-INDISPONIBLE", "Les documents ne peuvent pas être imprimés : le compositeur ne démarre pas. Relancez « npm install » dans le dossier « imprimerie », puis réessayez."),
        _ => new(NatureDeRefus.EtatContraire, "IMPRESSION-INTERROMPUE", $"Le compositeur s'est arrêté deux fois sur le document « {modele} ». Réessayez ; si cela se répète, signalez le document."),
    };
}
