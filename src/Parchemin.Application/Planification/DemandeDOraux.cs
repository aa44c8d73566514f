using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parchemin.Core;
using Parchemin.Planning.Oraux;

namespace Parchemin.Application;

/// <summary>The input of the public format of the orals (version 1), member by member: what a person prepares, and what the register completes.</summary>
/// <remarks>In what a person prepares, the candidates are only those of whom something is said (a plage where one cannot come); the register gives the others.</remarks>
public sealed record DemandeDOraux
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    public int Version { get; init; } = 1;

    public string Titre { get; init; } = "";

    public IReadOnlyList<PlageDemandee> Plages { get; init; } = [];

    public IReadOnlyList<SalleDemandee> Salles { get; init; } = [];

    public IReadOnlyList<EpreuveDemandee> Epreuves { get; init; } = [];

    public IReadOnlyList<ExaminateurDemande> Examinateurs { get; init; } = [];

    public IReadOnlyList<CandidatDemande> Candidats { get; init; } = [];

    public ReglesDemandees Regles { get; init; } = new();

    public IReadOnlyList<OralFixeDemande> Fixes { get; init; } = [];

    public CoutsDemandes Couts { get; init; } = new();

    /// <summary>The document in UTF-8; the same demand gives the same bytes.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads a document that this product wrote or that <see cref="Import"/> accepted.</summary>
    public static DemandeDOraux Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<DemandeDOraux>(json, Options) ?? new DemandeDOraux();

    /// <summary>Reads the document of anybody, strictly.</summary>
    /// <exception cref="RefusException">With every fault of the document, each with its place and its remedy.</exception>
    public static DemandeDOraux Import(ReadOnlyMemory<byte> json)
    {
        var lecture = LectureDeSession.Read(json);
        return lecture.Erreurs.Count == 0
            ? Read(json.Span)
            : throw new RefusException(NatureDeRefus.Invalide, "DEMANDE-ILLISIBLE", $"Cette demande de planning ne peut pas être lue : {Pluriel.Of(lecture.Erreurs.Count, "erreur")}. Corrigez le fichier, puis envoyez-le de nouveau.",
                [.. lecture.Erreurs.Select(e => new Faute("DEMANDE-ILLISIBLE", null, null, e))]);
    }

    /// <summary>The demand as the solver reads it.</summary>
    /// <exception cref="RefusException">It contradicts itself.</exception>
    public SessionDOraux ToSession()
    {
        var lecture = LectureDeSession.Read(ToUtf8());
        return lecture.Valeur ?? throw new RefusException(NatureDeRefus.Invalide, "DEMANDE-ILLISIBLE", "Cette demande de planning se contredit. Corrigez-la aux étapes de la préparation.",
            [.. lecture.Erreurs.Select(e => new Faute("DEMANDE-ILLISIBLE", null, null, e))]);
    }
}

/// <summary>A stretch of time of a centre, in its local time: <c>2024-06-10T08:00</c>.</summary>
public sealed record PlageDemandee(string Id, string Centre, string Debut, string Fin);

/// <summary>A room.</summary>
/// <param name="Usage"><c>interrogation</c> or <c>preparation</c>.</param>
/// <param name="Indisponible">The plages in which nobody may examine in it.</param>
public sealed record SalleDemandee(string Id, string Centre, string Usage, int? Places = null, IReadOnlyList<string>? Indisponible = null)
{
    [JsonIgnore]
    public bool EstDePreparation => Usage is "preparation";
}

/// <summary>An oral épreuve, durations in minutes.</summary>
/// <param name="Commission">The accepted compositions in order of preference, each a list of seats.</param>
public sealed record EpreuveDemandee(string Code, int Preparation, int Passage, int Battement, IReadOnlyList<IReadOnlyList<SiegeDemande>> Commission);

/// <summary>A seat, filled by somebody of this qualité.</summary>
public sealed record SiegeDemande(string Qualite);

/// <summary>A person who can sit.</summary>
/// <param name="Plages">When; null, in what a person prepares, for all of them.</param>
public sealed record ExaminateurDemande(
    string Id,
    IReadOnlyList<string> Qualites,
    IReadOnlyList<string>? Etablissements = null,
    IReadOnlyList<string>? Entreprises = null,
    IReadOnlyList<string>? Plages = null,
    IReadOnlyList<string>? CandidatsRecuses = null,
    int? MaxParJour = null);

/// <summary>A candidate and the orals he owes.</summary>
/// <param name="Majoration">The share of extra time as an exact fraction; never why it was granted.</param>
/// <param name="Indisponible">The plages in which he cannot come.</param>
/// <param name="Zone">The centre where he must be examined.</param>
public sealed record CandidatDemande(
    string Id,
    string? Etablissement = null,
    string? Entreprise = null,
    IReadOnlyList<string>? Epreuves = null,
    string? Majoration = null,
    IReadOnlyList<string>? Indisponible = null,
    string? Zone = null);

/// <summary>An oral whose hour is imposed.</summary>
public sealed record OralFixeDemande(string Candidat, string Epreuve, string Plage, string Debut);

/// <summary>The rules, all of them hard; minutes.</summary>
public sealed record ReglesDemandees
{
    public int EcartMinEntreOraux { get; init; } = 20;

    public bool MemeJour { get; init; } = true;

    public bool RecuserMemeEtablissement { get; init; } = true;

    public bool RecuserMemeEntreprise { get; init; } = true;

    public bool CommissionStableParPlage { get; init; } = true;

    public int? AttenteMax { get; init; }
}

/// <summary>The price of each term of the cost.</summary>
public sealed record CoutsDemandes
{
    public int CommissionOuverte { get; init; } = 100;

    public int CompositionDeRepli { get; init; } = 20;

    public int JourSupplementaireCandidat { get; init; } = 30;

    public int AttenteParHeure { get; init; } = 2;

    public int TrouCommissionParQuartHeure { get; init; } = 1;

    public int Desequilibre { get; init; } = 1;

    public int Changement { get; init; } = 50;
}
