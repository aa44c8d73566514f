using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Parchemin.Application;

/// <summary>The documents of a planning, kept compressed under their hash: the same demand kept by ten versions stands once.</summary>
internal static class ContenusDePlanning
{
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var sortie = new MemoryStream();
        using (var gzip = new GZipStream(sortie, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(json);
        return sortie.ToArray();
    }

    /// <exception cref="RefusException">It is no document of a planning.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> octets)
    {
        using var entree = new MemoryStream(octets.ToArray());
        using var gzip = new GZipStream(entree, CompressionMode.Decompress);
        using var sortie = new MemoryStream();
        try
        {
            gzip.CopyTo(sortie);
        }
        catch (InvalidDataException)
        {
            throw new RefusException(NatureDeRefus.EtatContraire, "PLANNING-ILLISIBLE", "Ce planning ne se lit pas : il n'a pas été calculé ici. Ouvrez une autre version, ou calculez-en une.");
        }

        return sortie.ToArray();
    }

    /// <summary>Keeps a document, as a consequence of what the actor may do on the session.</summary>
    public static async ValueTask<string> HoldAsync(Etabli etabli, Objet session, byte[] json)
    {
        var octets = Pack(json);
        var empreinte = Convert.ToHexStringLower(SHA256.HashData(octets));
        var contenu = await etabli.Lecture.FindAsync(GenresDuParcours.Contenu, empreinte)
            ?? await etabli.DeriveAsync(etabli.Operation, session, new Objet(GenresDuParcours.Contenu, empreinte, 0, ImmutableDictionary<string, string>.Empty),
                [new("taille", octets.Length.ToString(CultureInfo.InvariantCulture)), new("octets", Convert.ToBase64String(octets))]);
        etabli.Vouch(contenu);
        return empreinte;
    }

    public static async ValueTask<byte[]> ReadAsync(IReader lecture, string contenu, CancellationToken annulation = default)
        => await lecture.FindAsync(GenresDuParcours.Contenu, contenu, annulation) is { } trouve ? Unpack(Convert.FromBase64String(trouve["octets"]!)) : throw RefusException.Introuvable(GenresDuParcours.Contenu);
}

/// <summary>Keeps what a person prepares for the planning of a session: the next computation starts from it. One preparation by session, version 0.</summary>
/// <param name="VersionLue">The version that the person had before his eyes; null takes the last word.</param>
public sealed record PreparerLePlanning(string Session, DemandeDOraux Preparation, long? VersionLue = null) : IOperation<Objet>
{
    /// <summary>The number of the preparation among the versions of a session.</summary>
    public const string Numero = "0";

    internal static readonly byte[] SansPlanning = """{"version":1,"statut":"incomplet","commissions":[],"passages":[],"non_places":[]}"""u8.ToArray();

    public string Code => "planning.preparer";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var demande = await ContenusDePlanning.HoldAsync(etabli, session, Preparation.ToUtf8());
        if (await FindAsync(etabli.Lecture, Session) is { } preparation)
            return await etabli.ChangeAsync(Code, preparation, [new("demande", demande)], VersionLue);
        var resultat = await ContenusDePlanning.HoldAsync(etabli, session, SansPlanning);
        return await etabli.CreateAsync(Code, GenresDesActes.Planning,
            [new("session", Session), new("numero", Numero), new("libelle", "Préparation"), new("etat", "preparation"), new("demande", demande), new("resultat", resultat)]);
    }

    internal static async ValueTask<Objet?> FindAsync(IReader lecture, string session, CancellationToken annulation = default)
        => (await lecture.QueryAsync(new Requete(GenresDesActes.Planning, Filtre.Toutes(new Parmi("session", [session]), new Parmi("numero", [Numero]))) { Ordre = "id", Taille = 1 }, annulation)).Objets is [var seule, ..] ? seule : null;
}

/// <summary>Keeps a planning that was computed, changed by hand or repaired, as a new version of its session. Older ones stay.</summary>
/// <param name="Demande">The input of the public format that it answers.</param>
/// <param name="Resultat">The output of the public format.</param>
/// <param name="Cout">In sixtieths of the unit of costs.</param>
/// <param name="Borne">A proved lower bound in sixtieths; 0 when none is known.</param>
public sealed record GarderUnPlanning(string Session, byte[] Demande, byte[] Resultat, string Libelle, long Cout, long Borne) : IOperation<Objet>
{
    public string Code => "planning.garder";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        var versions = await VersionsDePlanning.AllAsync(etabli.Lecture, Session);
        var (demande, resultat) = (await ContenusDePlanning.HoldAsync(etabli, session, Demande), await ContenusDePlanning.HoldAsync(etabli, session, Resultat));
        // A work that begins again after it had kept its result does not keep it twice.
        if (versions is [.., var derniere] && derniere["demande"] == demande && derniere["resultat"] == resultat)
            return derniere;
        var numero = versions.Count == 0 ? 1 : versions.Max(VersionsDePlanning.NumberOf) + 1;
        return await etabli.CreateAsync(Code, GenresDesActes.Planning,
            [
                new("session", Session), new("numero", Text(numero)), new("libelle", Libelle), new("etat", "brouillon"), new("demande", demande), new("resultat", resultat), new("cout", Text(Cout)), new("borne", Text(Borne)),
            ]);
    }

    private static string Text(long nombre) => nombre.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Keeps a repaired planning, and what happened in the preparation: the next computation does not forget it.</summary>
public sealed record GarderUneReparation(GarderUnPlanning Version, AccidentDePlanning Accident) : IOperation<Objet>
{
    public string Code => Version.Code;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var version = await Version.ExecuteAsync(etabli);
        if (await PreparerLePlanning.FindAsync(etabli.Lecture, Version.Session) is { } tenue)
        {
            var preparation = DemandeDOraux.Read(await ContenusDePlanning.ReadAsync(etabli.Lecture, tenue["demande"]!));
            await new PreparerLePlanning(Version.Session, Accident.Note(preparation)).ExecuteAsync(etabli);
        }

        return version;
    }
}

/// <summary>The versions of the planning of a session.</summary>
public static class VersionsDePlanning
{
    public static int NumberOf(Objet planning) => int.Parse(planning["numero"]!, CultureInfo.InvariantCulture);

    /// <summary>Oldest first, the preparation aside.</summary>
    public static async ValueTask<IReadOnlyList<Objet>> AllAsync(IReader lecture, string session, CancellationToken annulation = default)
        => [.. (await lecture.AllAsync(new Requete(GenresDesActes.Planning, Filtre.Toutes(new Parmi("session", [session]), new Non(new Parmi("etat", ["preparation"])))) { Ordre = "id" }, annulation)).OrderBy(NumberOf)];
}
