using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>How the documents of a bulk work are handed over.</summary>
public enum FormeDEnvoi
{
    /// <summary>One file for each, in a folder for each établissement.</summary>
    Archive,

    /// <summary>One file to print.</summary>
    Fichier,
}

/// <summary>All the documents of one kind of a session, as one work: one file for each, or one file to print. What was made before a stop is not
/// made again.</summary>
public sealed class EnvoiEnNombre(BureauDesDocuments bureau) : ITravail
{
    /// <summary>Documents recorded in one transaction.</summary>
    private const int Lot = 40;

    private const int Voies = 4;

    public string Nature => "documents";

    /// <summary>What the person asks for.</summary>
    /// <param name="Document">A kind of the catalogue.</param>
    /// <param name="Sujets">Null for all.</param>
    private sealed record Demande(string Document, FormeDEnvoi Forme, IReadOnlySet<string>? Sujets, IReadOnlyDictionary<string, string>? Complements);

    public async Task<string> CheckAsync(Guichet guichet, Acteur acteur, string? session, string? parametres, CancellationToken annulation)
    {
        var (demande, prevu) = Read(parametres);
        if (bureau.Imprimeur.Empechement is { } empechement)
            throw new RefusException(NatureDeRefus.EtatContraire, "IMPRESSION-INDISPONIBLE", empechement);
        var fonds = await bureau.OpenAsync(acteur, session ?? throw Unreadable("session"), annulation);
        if (!prevu.Exists(fonds))
            throw new RefusException(NatureDeRefus.Introuvable, "DOCUMENT-HORS-REFERENTIEL", $"« {prevu.Libelle} » n'existe pas pour la certification de cette session.");
        if (prevu.SEmet && !await BureauDesDocuments.MayIssueAsync(fonds, inscription: null))
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {guichet.Droits.Action(BureauDesDocuments.Emettre).Libelle} » dépasse vos droits sur cette session. Demandez-le à qui la gère.");
        var sujets = demande.Sujets?.Count ?? (await prevu.SubjectsAsync(fonds)).Count;
        return sujets > 0
            ? $"{prevu.Libelle} : {Pluriel.Of(sujets, "document")}{(demande.Forme is FormeDEnvoi.Fichier ? ", en un seul fichier" : "")}"
            : throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-A-FAIRE", $"« {prevu.Libelle} » : rien dans cette session n'en demande. Vérifiez les inscriptions, ou choisissez un autre document.");
    }

    public async Task<Produit> RunAsync(Conduite conduite, CancellationToken annulation)
    {
        var (demande, prevu) = Read(conduite.Parametres);
        var session = conduite.Session ?? throw Unreadable("session");
        var fonds = await OpenAsync(conduite, session, demande, annulation);
        var places = await PlaceDansLEnvoi.AllAsync(fonds, prevu, demande.Sujets);
        var carnet = new CarnetDEnvoi(Path.Combine(conduite.Dossier, "fait.ndjson"));
        await carnet.CheckAsync(conduite.Guichet.Store, annulation);
        await conduite.TellAsync(new Progression(carnet.Count, places.Count));
        // Each lane reads for itself; there are more than posts of the printer, which would wait while a lane reads or writes.
        var lots = new ConcurrentQueue<PlaceDansLEnvoi[]>(places.Where(p => !carnet.Has(p.Sujet.Code)).Chunk(Lot));
        async Task LaneAsync(Fonds sien)
        {
            while (lots.TryDequeue(out var lot))
            {
                await MakeAsync(conduite, carnet, sien, prevu, demande.Forme, lot, annulation);
                await conduite.TellAsync(new Progression(carnet.Count, places.Count));
            }
        }

        var voies = new List<Task> { LaneAsync(fonds) };
        while (voies.Count < Voies)
            voies.Add(LaneAsync(await OpenAsync(conduite, session, demande, annulation)));
        await Task.WhenAll(voies);
        return await HandOverAsync(conduite, prevu, demande.Forme, fonds.Session["libelle"]!, [.. places.Select(p => carnet[p.Sujet.Code])], annulation);
    }

    private async Task<Produit> HandOverAsync(Conduite conduite, DocumentPrevu prevu, FormeDEnvoi forme, string session, IReadOnlyList<DocumentFait> faits, CancellationToken annulation)
    {
        var nom = PlaceDansLEnvoi.FileName($"{prevu.Code} {session}");
        var (refuses, bons) = (faits.Count(f => f.Refus is not null), faits.Where(f => f.Refus is null).ToList());
        var message = Pluriel.Of(bons.Count, "document");
        IEnumerable<(string, string)> fichiers;
        if (forme is FormeDEnvoi.Fichier)
        {
            var volumes = await VolumesDEnvoi.WriteAsync(bureau.Imprimeur, conduite, $"{prevu.Libelle} – {session}", faits, annulation);
            if (volumes is [var seul] && refuses == 0)
            {
                File.Move(seul, Path.Combine(conduite.Dossier, nom + ".pdf"), overwrite: true);
                return new Produit(nom + ".pdf", message + " dans un seul fichier.");
            }

            message += volumes.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" en {volumes.Count} volumes") : " dans un seul fichier";
            fichiers = volumes.Select((v, i) => (volumes.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{nom} {i + 1:000}.pdf") : nom + ".pdf", v));
        }
        else
        {
            message += " dans l'archive";
            fichiers = bons.Select(f => (f.Fichier, Path.Combine(conduite.Dossier, f.Fichier)));
        }

        await ArchiveDEnvoi.WriteAsync(Path.Combine(conduite.Dossier, nom + ".zip"), fichiers, faits, annulation);
        return new Produit(nom + ".zip", refuses == 0 ? message + "." : string.Create(CultureInfo.InvariantCulture, $"{message} ; {refuses} n'ont pas pu être faits : « liste.csv » dit pourquoi."));
    }

    private async Task<Fonds> OpenAsync(Conduite conduite, string session, Demande demande, CancellationToken annulation)
    {
        var fonds = await bureau.OpenAsync(conduite.Acteur, session, annulation);
        if (demande.Complements is not null)
            fonds.Complements = demande.Complements;
        return fonds;
    }

    private async Task MakeAsync(Conduite conduite, CarnetDEnvoi carnet, Fonds fonds, DocumentPrevu prevu, FormeDEnvoi forme, IReadOnlyList<PlaceDansLEnvoi> places, CancellationToken annulation)
    {
        var (faits, aEmettre) = (new List<DocumentFait>(), new List<DocumentAEmettre>());
        await fonds.ExpectAsync(places.Select(p => p.Sujet.Inscription).OfType<string>(), annulation);
        foreach (var (sujet, fichier) in places)
        {
            annulation.ThrowIfCancellationRequested();
            try
            {
                var fait = new DocumentFait(sujet.Code, sujet.Libelle, fichier, prevu.Modele, null, null, null);
                Imprime? imprime = null;
                if (prevu.SEmet)
                {
                    (var document, imprime) = await bureau.PrepareAsync(fonds, prevu, sujet.Code, annulation);
                    aEmettre.Add(document);
                    fait = fait with { Code = document.Code, Empreinte = document.Empreinte };
                    if (forme is FormeDEnvoi.Fichier)
                        await WriteAsync(conduite, VolumesDEnvoi.DataOf(fichier), System.Text.Encoding.UTF8.GetBytes(document.Donnees), annulation);
                }
                else
                {
                    var projet = await bureau.DraftAsync(fonds, prevu, sujet.Code);
                    fait = fait with { Modele = projet.Modele ?? prevu.Modele };
                    if (forme is FormeDEnvoi.Fichier)
                        await WriteAsync(conduite, VolumesDEnvoi.DataOf(fichier), System.Text.Encoding.UTF8.GetBytes(projet.Donnees.ToJsonString(EnJson.Lisible)), annulation);
                    else
                        imprime = await bureau.Imprimeur.RenderAsync(fait.Modele, projet.Donnees, annulation);
                }

                if (forme is FormeDEnvoi.Archive)
                    await WriteAsync(conduite, fichier, imprime!.Pdf, annulation);
                faits.Add(fait with { Empreinte = imprime?.Empreinte });
            }
            catch (RefusException refus) when (refus.Code is not "IMPRESSION-INDISPONIBLE")
            {
                faits.Add(new DocumentFait(sujet.Code, sujet.Libelle, fichier, prevu.Modele, null, null, refus.Message));
            }
        }

        carnet.Add(faits);
        if (aEmettre.Count > 0)
            await conduite.Guichet.RunAsync(fonds.Acteur, new EmettreDesDocuments(aEmettre), annulation: annulation);
    }

    private static async Task WriteAsync(Conduite conduite, string fichier, ReadOnlyMemory<byte> octets, CancellationToken annulation)
    {
        var chemin = Path.Combine(conduite.Dossier, fichier);
        Directory.CreateDirectory(Path.GetDirectoryName(chemin)!);
        await using var flux = new FileStream(chemin, FileMode.Create, FileAccess.Write);
        await flux.WriteAsync(octets, annulation);
    }

    private static (Demande Demande, DocumentPrevu Prevu) Read(string? parametres)
    {
        try
        {
            var noeud = JsonNode.Parse(parametres ?? "")?.AsObject() ?? throw Unreadable("parametres");
            var demande = new Demande(
                noeud["document"]?.GetValue<string>() ?? throw Unreadable("document"),
                noeud["forme"]?.GetValue<string>() switch { null or "archive" => FormeDEnvoi.Archive, "fichier" => FormeDEnvoi.Fichier, _ => throw Unreadable("forme") },
                noeud["sujets"]?.AsArray().Select(s => s!.GetValue<string>()).ToHashSet(StringComparer.Ordinal),
                noeud["complements"]?.AsObject().ToDictionary(c => c.Key, c => c.Value?.GetValue<string>() ?? "", StringComparer.Ordinal));
            return (demande, CatalogueDesDocuments.Get(demande.Document));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable("parametres");
        }
    }

    private static RefusException Unreadable(string champ) => new(NatureDeRefus.Invalide, "PARAMETRES-ILLISIBLES", $"« {champ} » manque ou ne se lit pas : un envoi de documents demande une session, le code d'un document et, au besoin, une forme (« archive » ou « fichier »). Relancez-le depuis la page des documents.", [new Faute("PARAMETRES-ILLISIBLES", champ, null, "Donnez cette valeur.")]);
}
