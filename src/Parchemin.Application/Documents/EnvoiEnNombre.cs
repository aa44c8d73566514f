using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>All the documents of one kind of a session, as one work: one file for each, in a folder for each établissement, in an archive; or
/// one file to print. What was typeset before a stop is not typeset again.</summary>
public sealed class EnvoiEnNombre(BureauDesDocuments bureau) : ITravail
{
    /// <summary>Documents recorded in one transaction.</summary>
    private const int Lot = 40;

    // The same data give the same archive.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Nature => "documents";

    /// <summary>What the person asks for.</summary>
    /// <param name="Document">A kind of the catalogue.</param>
    /// <param name="Sujets">Null for all.</param>
    private sealed record Demande(string Document, IReadOnlyList<string>? Sujets = null, IReadOnlyDictionary<string, string>? Complements = null);

    /// <summary>A document of the work: where its file stands, or why there is none.</summary>
    private sealed record Fait(string Sujet, string Libelle, string Fichier, string? Code, string? Empreinte, string? Refus);

    public async Task<string> CheckAsync(Guichet guichet, Acteur acteur, string? session, string? parametres, CancellationToken annulation)
    {
        var (demande, prevu) = Read(parametres);
        if (bureau.Imprimeur.Empechement is { } empechement)
            throw new RefusException(NatureDeRefus.EtatContraire, "IMPRESSION-INDISPONIBLE", empechement);
        var fonds = await bureau.OpenAsync(acteur, session ?? throw Unreadable("session"), annulation);
        if (!prevu.Exists(fonds))
            throw new RefusException(NatureDeRefus.Introuvable, "DOCUMENT-HORS-REFERENTIEL", $"« {prevu.Libelle} » n'existe pas pour la certification de cette session.");
        if (prevu.SEmet && !await bureau.MayIssueAsync(fonds, inscription: null))
            throw new RefusException(NatureDeRefus.Interdit, "INTERDIT", $"« {guichet.Droits.Action(BureauDesDocuments.Emettre).Libelle} » dépasse vos droits sur cette session. Demandez-le à qui la gère.");
        var sujets = demande.Sujets?.Count ?? (await prevu.SubjectsAsync(fonds)).Count;
        return sujets > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{prevu.Libelle} : {sujets} document{(sujets > 1 ? "s" : "")}")
            : throw new RefusException(NatureDeRefus.EtatContraire, "RIEN-A-FAIRE", $"« {prevu.Libelle} » : rien dans cette session n'en demande. Vérifiez les inscriptions, ou choisissez un autre document.");
    }

    public async Task<Produit> RunAsync(Conduite conduite, CancellationToken annulation)
    {
        var (demande, prevu) = Read(conduite.Parametres);
        var session = conduite.Session ?? throw Unreadable("session");
        var fonds = await OpenAsync(conduite, session, demande, annulation);
        var choisis = demande.Sujets?.ToHashSet(StringComparer.Ordinal);
        var sujets = (await prevu.SubjectsAsync(fonds)).Where(s => choisis is null || choisis.Contains(s.Code)).ToList();
        var journal = new Carnet(Path.Combine(conduite.Dossier, "fait.ndjson"));
        var restants = sujets.Where(s => !journal.Has(s.Code)).ToList();
        await conduite.TellAsync(new Progression(journal.Count, sujets.Count));
        // Each lane reads for itself and keeps a post of the printer busy.
        var lots = new ConcurrentQueue<SujetDeDocument[]>(restants.Chunk(Lot));
        async Task LaneAsync(Fonds sien)
        {
            while (lots.TryDequeue(out var lot))
            {
                var faits = await MakeAsync(conduite, sien, prevu, lot, annulation);
                journal.Add(faits);
                await conduite.TellAsync(new Progression(journal.Count, sujets.Count));
            }
        }

        await Task.WhenAll(LaneAsync(fonds), LaneAsync(await OpenAsync(conduite, session, demande, annulation)));
        var faitsDansLOrdre = sujets.Select(s => journal[s.Code]).ToList();
        var nom = string.Create(CultureInfo.InvariantCulture, $"{FileName($"{prevu.Code} {fonds.Session["libelle"]}")}.zip");
        await PackAsync(Path.Combine(conduite.Dossier, nom), conduite.Dossier, faitsDansLOrdre, annulation);
        var refuses = faitsDansLOrdre.Count(f => f.Refus is not null);
        return new Produit(nom, $"{faitsDansLOrdre.Count - refuses} document(s) dans l'archive{(refuses > 0 ? $" ; {refuses} n'ont pas pu être faits : « liste.csv » dit pourquoi" : "")}.");
    }

    private async Task<Fonds> OpenAsync(Conduite conduite, string session, Demande demande, CancellationToken annulation)
    {
        var fonds = await bureau.OpenAsync(conduite.Acteur, session, annulation);
        if (demande.Complements is not null)
            fonds.Complements = demande.Complements;
        return fonds;
    }

    private async Task<IReadOnlyList<Fait>> MakeAsync(Conduite conduite, Fonds fonds, DocumentPrevu prevu, IReadOnlyList<SujetDeDocument> sujets, CancellationToken annulation)
    {
        var (faits, aEmettre) = (new List<Fait>(), new List<DocumentAEmettre>());
        foreach (var sujet in sujets)
        {
            annulation.ThrowIfCancellationRequested();
            var fichier = await PlaceAsync(fonds, prevu, sujet);
            try
            {
                Imprime imprime;
                string? code = null;
                if (prevu.SEmet)
                {
                    (var document, imprime) = await bureau.PrepareAsync(fonds, prevu, sujet.Code, annulation);
                    aEmettre.Add(document);
                    code = document.Code;
                }
                else
                {
                    imprime = await bureau.PreviewAsync(fonds, prevu, sujet.Code, annulation);
                }

                var chemin = Path.Combine(conduite.Dossier, fichier);
                Directory.CreateDirectory(Path.GetDirectoryName(chemin)!);
                await using (var flux = new FileStream(chemin, FileMode.Create, FileAccess.Write))
                    await flux.WriteAsync(imprime.Pdf, annulation);
                faits.Add(new Fait(sujet.Code, sujet.Libelle, fichier, code, imprime.Empreinte, null));
            }
            catch (RefusException refus) when (refus.Code is not "IMPRESSION-INDISPONIBLE")
            {
                faits.Add(new Fait(sujet.Code, sujet.Libelle, fichier, null, null, refus.Message));
            }
        }

        if (aEmettre.Count > 0)
            await conduite.Guichet.RunAsync(fonds.Acteur, new EmettreDesDocuments(aEmettre), annulation: annulation);
        return faits;
    }

    // By établissement, then by name and number: as an office hands them over.
    private static async Task<string> PlaceAsync(Fonds fonds, DocumentPrevu prevu, SujetDeDocument sujet)
    {
        var titulaire = sujet.Inscription is null ? null : await fonds.HolderAsync(sujet.Inscription);
        var nom = FileName(titulaire is null ? sujet.Libelle : $"{sujet.Libelle} {titulaire.Numero}");
        return Path.Combine(titulaire?.Etablissement is { } maison ? FileName(maison) : ".", $"{nom} - {prevu.Code}.pdf");
    }

    private static async Task PackAsync(string archive, string dossier, IReadOnlyList<Fait> faits, CancellationToken annulation)
    {
        var provisoire = archive + ".en-cours";
        await using (var flux = new FileStream(provisoire, FileMode.Create, FileAccess.Write))
        using (var zip = new ZipArchive(flux, ZipArchiveMode.Create))
        {
            var liste = new StringBuilder("\uFEFFRang;Nom;Fichier;Code de vérification;SHA-256;Refus\r\n");
            for (var i = 0; i < faits.Count; i++)
            {
                var f = faits[i];
                liste.Append(CultureInfo.InvariantCulture, $"{i + 1};{Cell(f.Libelle)};{Cell(f.Refus is null ? f.Fichier : "")};{f.Code};{f.Empreinte};{Cell(f.Refus ?? "")}\r\n");
                if (f.Refus is not null)
                    continue;
                await using var sortie = Entry(zip, f.Fichier.Replace('\\', '/').Replace("./", "", StringComparison.Ordinal), CompressionLevel.NoCompression).Open();
                await using var entree = new FileStream(Path.Combine(dossier, f.Fichier), FileMode.Open, FileAccess.Read);
                await entree.CopyToAsync(sortie, annulation);
            }

            await using var texte = Entry(zip, "liste.csv", CompressionLevel.Optimal).Open();
            await texte.WriteAsync(Encoding.UTF8.GetBytes(liste.ToString()), annulation);
        }

        File.Move(provisoire, archive, overwrite: true);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string nom, CompressionLevel niveau)
    {
        var entree = zip.CreateEntry(nom, niveau);
        entree.LastWriteTime = Date;
        return entree;
    }

    // A cell that begins as a formula is made a text; quotes are doubled.
    private static string Cell(string texte) => $"\"{(texte.Length > 0 && texte[0] is '=' or '+' or '-' or '@' ? "'" : "")}{texte.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Letters keep their accents; nothing remains that a file system or a path would read otherwise.
    private static string FileName(string texte)
    {
        var nom = string.Concat(texte.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '’' ? c : ' '));
        nom = string.Join(' ', nom.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return nom.Length == 0 ? "document" : nom.Length > 120 ? nom[..120].Trim() : nom;
    }

    private static (Demande Demande, DocumentPrevu Prevu) Read(string? parametres)
    {
        try
        {
            var noeud = JsonNode.Parse(parametres ?? "")?.AsObject() ?? throw Unreadable("parametres");
            var demande = new Demande(
                noeud["document"]?.GetValue<string>() ?? throw Unreadable("document"),
                noeud["sujets"]?.AsArray().Select(s => s!.GetValue<string>()).ToList(),
                noeud["complements"]?.AsObject().ToDictionary(c => c.Key, c => c.Value?.GetValue<string>() ?? "", StringComparer.Ordinal));
            return (demande, CatalogueDesDocuments.Get(demande.Document));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable("parametres");
        }
    }

    private static RefusException Unreadable(string champ) => new(NatureDeRefus.Invalide, "PARAMETRES-ILLISIBLES", $"« {champ} » manque ou ne se lit pas : un envoi de documents demande une session et le code d'un document. Relancez-le depuis la page des documents.", [new Faute("PARAMETRES-ILLISIBLES", champ, null, "Donnez cette valeur.")]);

    /// <summary>What is done, line by line, so that a stop loses nothing of it.</summary>
    private sealed class Carnet
    {
        private readonly Lock verrou = new();
        private readonly string fichier;
        private readonly Dictionary<string, Fait> faits = new(StringComparer.Ordinal);

        public Carnet(string fichier)
        {
            this.fichier = fichier;
            if (!File.Exists(fichier))
                return;
            foreach (var ligne in File.ReadLines(fichier))
            {
                // The last line may be half of one.
                if (ligne.EndsWith('}') && JsonSerializer.Deserialize<Fait>(ligne) is { } fait)
                    faits[fait.Sujet] = fait;
            }
        }

        public int Count
        {
            get
            {
                lock (verrou)
                    return faits.Count;
            }
        }

        public Fait this[string sujet]
        {
            get
            {
                lock (verrou)
                    return faits[sujet];
            }
        }

        public bool Has(string sujet)
        {
            lock (verrou)
                return faits.ContainsKey(sujet);
        }

        public void Add(IReadOnlyList<Fait> nouveaux)
        {
            lock (verrou)
            {
                foreach (var fait in nouveaux)
                    faits[fait.Sujet] = fait;
                File.AppendAllLines(fichier, nouveaux.Select(f => JsonSerializer.Serialize(f)));
            }
        }
    }
}
