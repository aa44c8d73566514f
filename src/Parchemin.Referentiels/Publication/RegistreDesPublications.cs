using System.Globalization;
using System.Text.Json;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What is recorded of a published edition.</summary>
/// <param name="Edition">SHA-256 of the canonical form of the edition.</param>
/// <param name="Sessions">Session code → what is recorded of the session.</param>
public sealed record Publication(string PublieeLe, string Edition, IReadOnlyDictionary<string, PublicationDeSession> Sessions);

/// <summary>What is recorded of a published session.</summary>
/// <param name="Donnees">SHA-256 of the canonical form of its file.</param>
/// <param name="Resultats">The fingerprint of the rules that this session runs, edition and session together; results carry its first 16 digits.</param>
public sealed record PublicationDeSession(string Donnees, string Resultats);

/// <summary>The record that makes a published edition immutable: <c>publication.json</c> beside its data.</summary>
public static class RegistreDesPublications
{
    private const string Fichier = "publication.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Compares an edition with what was published of it.</summary>
    public static (bool EstPubliee, IReadOnlyList<Diagnostic> Diagnostics) Check(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        Publication? publication;
        try
        {
            publication = Read(edition);
        }
        catch (JsonException)
        {
            return (false, [new Diagnostic("PRC902", Severite.Erreur, new Lieu(Fichier, 1, 1), Fichier, null, $"{Fichier} n'est pas lisible.", "Restaurez-le depuis l'historique du dépôt.")]);
        }

        if (publication is null)
            return (false, []);
        var diagnostics = new List<Diagnostic>();
        if (publication.Edition != edition.Empreinte)
            diagnostics.Add(Changed("l'édition", publication.Edition, edition.Empreinte));
        foreach (var (session, publiee) in publication.Sessions)
        {
            var actuelle = edition.EmpreintesDeSession.GetValueOrDefault(session, "");
            if (actuelle != publiee.Donnees)
                diagnostics.Add(Changed($"la session {session}", publiee.Donnees, actuelle));
        }

        diagnostics.AddRange(edition.EmpreintesDeSession.Keys.Where(s => !publication.Sessions.ContainsKey(s)).Order(StringComparer.Ordinal).Select(s => new Diagnostic(
            "PRC903",
            Severite.Avertissement,
            new Lieu(Fichier, 1, 1),
            s,
            null,
            $"La session {s} n'est pas publiée, bien que l'édition le soit.",
            "Publiez à nouveau : ce qui est déjà publié ne change pas.")));

        return (true, diagnostics);

        Diagnostic Changed(string quoi, string publiee, string actuelle) => new(
            "PRC901",
            Severite.Erreur,
            new Lieu(Fichier, 1, 1),
            edition.Dossier,
            null,
            $"Les données de {quoi} ont changé depuis la publication ({Court(publiee)}, à présent {Court(actuelle)}).",
            "Une édition publiée ne change plus : annulez la modification, ou créez une nouvelle édition ou une session.");
    }

    /// <summary>Records an edition, and the sessions added since; what was recorded never changes.</summary>
    public static Publication Publish(Edition edition, DateOnly jour)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var ancienne = Read(edition);
        var publication = new Publication(
            ancienne?.PublieeLe ?? jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            edition.Empreinte,
            edition.Regles.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(
                s => s.Key,
                s => new PublicationDeSession(edition.EmpreintesDeSession[s.Key], s.Value.Empreinte),
                StringComparer.Ordinal));
        var chemin = Path.Combine(edition.Dossier, Fichier);
        File.WriteAllText(chemin + ".en-cours", JsonSerializer.Serialize(publication, Format) + "\n");
        File.Move(chemin + ".en-cours", chemin, overwrite: true);
        return publication;
    }

    private static Publication? Read(Edition edition)
    {
        var chemin = Path.Combine(edition.Dossier, Fichier);
        if (!File.Exists(chemin))
            return null;
        return JsonSerializer.Deserialize<Publication>(File.ReadAllText(chemin), Format) is { Edition: not null, Sessions: not null } publication
            && publication.Sessions.Values.All(s => s is { Donnees: not null, Resultats: not null })
            ? publication
            : throw new JsonException("The record lacks a member.");
    }

    private static string Court(string empreinte) => empreinte.Length > 16 ? empreinte[..16] : "absente";
}
