using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parchemin.Application;

namespace Parchemin.Storage;

/// <summary>The journal's rows.</summary>
internal static class JournalSql
{
    public const string Colonnes = "rang, operation, lot, acteur, nom_de_l_acteur, survenue_le, saisie_le, decidee_le, genre, objet, version, avant, apres, motif, precedente, empreinte";

    private const string Insertion = $"INSERT INTO journal ({Colonnes}) VALUES ($1, $2, $3, $4, $5, $6, $7, CAST($8 AS BIGINT), $9, $10, $11, $12, $13, $14, $15, $16)";

    private static readonly JsonWriterOptions Lisible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Commande Insert(Ecriture e) => new(
        Insertion,
        e.Rang, e.Operation, e.Lot, e.Acteur, e.NomDeLActeur,
        e.SurvenueLe.ToUnixTimeMilliseconds(), e.SaisieLe.ToUnixTimeMilliseconds(), e.DecideeLe?.ToUnixTimeMilliseconds(),
        e.Genre, e.Objet, e.Version, Json(e.Avant), Json(e.Apres), e.Motif, e.EmpreintePrecedente, e.Empreinte);

    public static Ecriture Read(DbDataReader l) => new()
    {
        Rang = l.GetInt64(0),
        Operation = l.GetString(1),
        Lot = l.GetString(2),
        Acteur = l.GetString(3),
        NomDeLActeur = l.GetString(4),
        SurvenueLe = DateTimeOffset.FromUnixTimeMilliseconds(l.GetInt64(5)),
        SaisieLe = DateTimeOffset.FromUnixTimeMilliseconds(l.GetInt64(6)),
        DecideeLe = l.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(l.GetInt64(7)),
        Genre = l.GetString(8),
        Objet = l.GetString(9),
        Version = l.GetInt64(10),
        Avant = Fields(l.GetString(11)),
        Apres = Fields(l.GetString(12)),
        Motif = l.IsDBNull(13) ? null : l.GetString(13),
        EmpreintePrecedente = l.GetString(14),
        Empreinte = l.GetString(15),
    };

    public static Commande Select(IBase bas, FiltreDuJournal f, long? apres, int taille)
    {
        var (termes, parametres) = (new List<string>(), new List<object?>());
        void Add(string terme, object valeur)
        {
            parametres.Add(valeur);
            termes.Add($"{terme} ${parametres.Count}");
        }

        if (apres is { } rang)
            Add(f.Recentes ? "rang <" : "rang >", rang);
        if (f.Genre is { } genre)
            Add("genre =", genre);
        if (f.Objets is [var seul])
            Add("objet =", seul);
        else if (f.Objets is { } objets)
        {
            parametres.Add(objets.ToArray());
            termes.Add(bas.In("objet", $"${parametres.Count}"));
        }

        if (f.VersionApres is { } version)
            Add("version >", version);
        if (f.Acteur is { } acteur)
            Add("acteur =", acteur);
        if (f.Lot is { } lot)
            Add("lot =", lot);
        if (f.Operation is { } operation)
            Add("operation =", operation);
        var ou = termes.Count == 0 ? "" : " WHERE " + string.Join(" AND ", termes);
        return new Commande($"SELECT {Colonnes} FROM journal{ou} ORDER BY rang {(f.Recentes ? "DESC" : "ASC")} LIMIT {taille}", parametres);
    }

    private static string Json(IReadOnlyDictionary<string, string?> champs)
    {
        using var flux = new MemoryStream();
        using (var json = new Utf8JsonWriter(flux, Lisible))
        {
            json.WriteStartObject();
            foreach (var champ in champs.Keys.Order(StringComparer.Ordinal))
                json.WriteString(champ, champs[champ]);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(flux.GetBuffer(), 0, (int)flux.Length);
    }

    private static Dictionary<string, string?> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;
}
