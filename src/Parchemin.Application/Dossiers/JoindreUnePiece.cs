using System.Globalization;
using System.Security.Cryptography;

namespace Parchemin.Application;

/// <summary>Joins a file to a dossier: what it is is read in its bytes, never in its name.</summary>
/// <param name="Fiche">The fiche that it supports; null for the whole dossier.</param>
/// <param name="Nature">What it is, in the person's words or in those of the référentiel.</param>
public sealed record JoindreUnePiece(string Inscription, string? Fiche, string? Nature, string Nom, ReadOnlyMemory<byte> Octets) : IOperation<Objet>
{
    /// <summary>Bytes of one file, at most.</summary>
    public const int TailleMax = 10 * 1024 * 1024;

    /// <summary>Bytes of all the files of a dossier, at most.</summary>
    public const long TotalMax = 100L * 1024 * 1024;

    public string Code => "piece.joindre";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var cadre = await CadreDeDossier.AuthorizeAsync(etabli, Code, Inscription);
        cadre.CheckOpen();
        if (Fiche is { Length: > 0 } id && (await etabli.GetAsync(GenresDuParcours.Fiche, id))["inscription"] != Inscription)
            throw new RefusException(NatureDeRefus.Invalide, "FICHE-ETRANGERE", "Cette fiche n'est pas de ce dossier. Joignez la pièce depuis la page de sa fiche.");
        if (Octets.Length > TailleMax)
            throw new RefusException(NatureDeRefus.Invalide, "PIECE-TROP-GROSSE", $"Ce fichier pèse {TailleDeFichier.Words(Octets.Length)}, 10 Mo au plus. Réduisez les images, ou partagez-le.");
        var (type, motif) = TypeDePiece.Recognize(Octets);
        if (type is null)
            throw new RefusException(NatureDeRefus.Invalide, "PIECE-REFUSEE", motif!);
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(Octets.Span));
        var presentes = (await etabli.Lecture.AllAsync(new Requete(GenresDuParcours.Piece, Filtre.Toutes(new Parmi("inscription", [Inscription]), new Vide("retiree_le"))) { Ordre = "id" })).ToList();
        if (presentes.Find(p => p["contenu"] == empreinte && p["fiche"] == (Fiche is { Length: > 0 } ? Fiche : null)) is { } deja)
            return deja;
        if (presentes.Sum(p => long.Parse(p["taille"]!, CultureInfo.InvariantCulture)) + Octets.Length > TotalMax)
            throw new RefusException(NatureDeRefus.Invalide, "DOSSIER-TROP-GROS", "Les pièces d'un dossier pèsent 100 Mo au plus. Retirez-en une, ou réduisez ce fichier.");
        await HoldAsync(etabli, cadre, empreinte);
        await cadre.ForgetVisaAsync(etabli, Code);
        return await etabli.CreateAsync(Code, GenresDuParcours.Piece,
            [
                new("inscription", Inscription), new("fiche", Fiche), new("nature", Nature), new("nom", Named(Nom, type)), new("format", type.Format),
                new("taille", Octets.Length.ToString(CultureInfo.InvariantCulture)), new("contenu", empreinte),
            ]);
    }

    // The same bytes are kept once. Nobody reads them by their hash: who brings them may refer to them.
    private async ValueTask HoldAsync(Etabli etabli, CadreDeDossier cadre, string empreinte)
    {
        var contenu = await etabli.Lecture.FindAsync(GenresDuParcours.Contenu, empreinte)
            ?? await etabli.DeriveAsync(Code, cadre.Inscription, new Objet(GenresDuParcours.Contenu, empreinte, 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty),
                [new("taille", Octets.Length.ToString(CultureInfo.InvariantCulture)), new("octets", Convert.ToBase64String(Octets.Span))]);
        etabli.Vouch(contenu);
    }

    /// <summary>A name without a path nor control characters, that ends as what the file is.</summary>
    private static string Named(string nom, TypeDePiece type)
    {
        var feuille = string.Concat(nom.Replace('\\', '/').Split('/')[^1].Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))).Trim(' ', '.');
        var sienne = feuille.EndsWith(type.Extension, StringComparison.OrdinalIgnoreCase) || (type.Extension is ".jpg" && feuille.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
        var corps = feuille.Length == 0 ? "document" : feuille;
        corps = corps.Length > 200 ? corps[..200] : corps;
        return sienne ? corps : corps + type.Extension;
    }
}

/// <summary>Takes a file out of a dossier; its bytes stay as long as the register.</summary>
public sealed record RetirerUnePiece(string Piece) : IOperation<Objet>
{
    public string Code => "piece.retirer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var piece = await etabli.GetAsync(GenresDuParcours.Piece, Piece);
        await etabli.AuthorizeAsync(Code, piece);
        var cadre = await CadreDeDossier.ReadAsync((await etabli.Lecture.FindAsync(Genres.Inscription, piece["inscription"]!))!, etabli.Lecture, etabli.Bibliotheque);
        cadre.CheckOpen();
        if (piece["retiree_le"] is not null)
            return piece;
        await cadre.ForgetVisaAsync(etabli, Code);
        return await etabli.ChangeAsync(Code, piece, [new("retiree_le", ValeurDeChamp.Format(etabli.Maintenant))]);
    }
}

/// <summary>The bytes of a file joined to a dossier, for who may read it.</summary>
public sealed record PieceLue(ObjetVu Piece, byte[] Octets)
{
    /// <exception cref="RefusException">There is none, or the actor may not read it.</exception>
    public static async Task<PieceLue> ReadAsync(Guichet guichet, Acteur acteur, string id, CancellationToken annulation = default)
    {
        var piece = await guichet.ReadAsync(acteur, GenresDuParcours.Piece, id, annulation);
        // The reference is open to whom reads the file; the bytes themselves have no reader but the product.
        var contenu = await guichet.Store.FindAsync(GenresDuParcours.Contenu, piece["contenu"]!, annulation) ?? throw RefusException.Introuvable(GenresDuParcours.Contenu);
        return new PieceLue(piece, Convert.FromBase64String(contenu["octets"]!));
    }
}
