using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parchemin.Application;

/// <summary>What a version of a fiche holds: the fields written, by key.</summary>
public static class ContenuDeVersion
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<KeyValuePair<string, string>> valeurs) => JsonSerializer.Serialize(new SortedDictionary<string, string>(valeurs.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), StringComparer.Ordinal), Format);

    public static IReadOnlyDictionary<string, string> Read(string contenu) => JsonSerializer.Deserialize<Dictionary<string, string>>(contenu) ?? [];
}

/// <summary>Keeps a fiche as it stands. Nothing is kept twice: when the last version holds the same, it is told back.</summary>
public sealed record GarderUneVersion(string Fiche) : IOperation<Objet>
{
    public string Code => "dossier.ecrire";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, Fiche);
        return await KeepAsync(etabli, Code, Fiche);
    }

    internal static async ValueTask<Objet> KeepAsync(Etabli etabli, string action, string fiche)
    {
        var valeurs = (await EcrireUneFiche.AnswersAsync(fiche, etabli.Lecture)).Where(r => r.Value["valeur"] is not null).Select(r => new KeyValuePair<string, string>(r.Key, r.Value["valeur"]!));
        var contenu = ContenuDeVersion.Write(valeurs);
        var connues = (await etabli.Lecture.AllAsync(new Requete(GenresDuParcours.VersionDeFiche, new Parmi("fiche", [fiche])) { Ordre = "id" })).OrderBy(v => int.Parse(v["numero"]!, CultureInfo.InvariantCulture)).ToList();
        if (connues.Count > 0 && connues[^1]["contenu"] == contenu)
            return connues[^1];
        var numero = connues.Count == 0 ? 1 : int.Parse(connues[^1]["numero"]!, CultureInfo.InvariantCulture) + 1;
        return await etabli.CreateAsync(action, GenresDuParcours.VersionDeFiche,
            [new("fiche", fiche), new("numero", numero.ToString(CultureInfo.InvariantCulture)), new("le", ValeurDeChamp.Format(etabli.Maintenant)), new("par", await etabli.ReferToSelfAsync()), new("contenu", contenu)]);
    }
}

/// <summary>Brings back what a version held; what stood until now is kept as a version first.</summary>
public sealed record RestaurerUneVersion(string Version) : IOperation<int>
{
    public string Code => "dossier.ecrire";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var version = await etabli.GetAsync(GenresDuParcours.VersionDeFiche, Version);
        await etabli.AuthorizeAsync(Code, version);
        var (fiche, cadre) = await CadreDeDossier.AuthorizeFicheAsync(etabli, Code, version["fiche"]!);
        await GarderUneVersion.KeepAsync(etabli, Code, fiche.Id);
        var (voulues, reponses) = (ContenuDeVersion.Read(version["contenu"]!), await EcrireUneFiche.AnswersAsync(fiche.Id, etabli.Lecture));
        var changees = reponses.Keys.Union(voulues.Keys, StringComparer.Ordinal).Where(c => reponses.GetValueOrDefault(c)?["valeur"] != voulues.GetValueOrDefault(c)).ToList();
        if (changees.Count > 0)
            await cadre.ForgetVisaAsync(etabli, Code);
        foreach (var cle in changees)
            await EcrireUneFiche.WriteAsync(etabli, fiche.Id, reponses.GetValueOrDefault(cle), cle, voulues.GetValueOrDefault(cle));
        return changees.Count;
    }
}
