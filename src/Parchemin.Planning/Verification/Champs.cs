using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>One object of a JSON document, read field by field: what is missing, misspelt or of another nature is noted with its place.</summary>
internal sealed class Champs
{
    private readonly Constat constat;
    private readonly Dictionary<string, JsonElement> valeurs = new(StringComparer.Ordinal);

    public Champs(JsonElement element, string lieu, Constat constat, params ReadOnlySpan<string> connus)
    {
        (Lieu, this.constat) = (lieu, constat);
        if (element.ValueKind != JsonValueKind.Object)
        {
            constat.Add(Regle.Format, $"{lieu} : un objet était attendu.");
            return;
        }

        foreach (var champ in element.EnumerateObject())
        {
            if (!connus.Contains(champ.Name))
                constat.Add(Regle.Format, $"{lieu} : clé inconnue « {champ.Name} ». Clés connues : {string.Join(", ", connus!)}.");
            else if (champ.Value.ValueKind != JsonValueKind.Null && !valeurs.TryAdd(champ.Name, champ.Value))
                constat.Add(Regle.Format, $"{lieu} : la clé « {champ.Name} » est écrite deux fois.");
        }
    }

    public string Lieu { get; }

    public bool Has(string cle) => valeurs.ContainsKey(cle);

    public string Texte(string cle) => TexteOuNull(cle) ?? Missing(cle, "");

    public string? TexteOuNull(string cle) => Read(cle, JsonValueKind.String, "un texte", e => e.GetString());

    public int Entier(string cle) => EntierOuNull(cle) ?? Missing(cle, 0);

    public int? EntierOuNull(string cle)
    {
        var nombre = NombreOuNull(cle);
        if (nombre is null || (nombre == decimal.Truncate(nombre.Value) && Math.Abs(nombre.Value) < int.MaxValue))
            return (int?)nombre;
        constat.Add(Regle.Format, $"{Lieu} : « {cle} » vaut {valeurs[cle]} ; un nombre entier était attendu.");
        return null;
    }

    public decimal? NombreOuNull(string cle) => Read(cle, JsonValueKind.Number, "un nombre", e => e.TryGetDecimal(out var n) ? n : (decimal?)null);

    public bool? OuiOuNon(string cle)
    {
        if (!valeurs.TryGetValue(cle, out var e))
            return null;
        if (e.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return e.GetBoolean();
        constat.Add(Regle.Format, $"{Lieu} : « {cle} » vaut {e} ; true ou false étaient attendus.");
        return null;
    }

    /// <summary>A local time, in minutes since year 1.</summary>
    public int Heure(string cle) => HeureOuNull(cle) ?? Missing(cle, 0);

    public int? HeureOuNull(string cle)
    {
        if (TexteOuNull(cle) is not { } texte)
            return null;
        if (DateTime.TryParseExact(texte, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var heure) && heure.Second == 0)
            return (int)(heure.Ticks / TimeSpan.TicksPerMinute);
        constat.Add(Regle.Format, $"{Lieu} : « {cle} » vaut « {texte} » ; une heure locale comme 2024-06-10T08:00 était attendue.");
        return null;
    }

    public IEnumerable<JsonElement> Liste(string cle)
        => Read(cle, JsonValueKind.Array, "une liste", e => (JsonElement?)e) is { } liste ? liste.EnumerateArray() : [];

    public List<string> Textes(string cle)
    {
        List<string> textes = [];
        foreach (var e in Liste(cle))
        {
            if (e.ValueKind == JsonValueKind.String)
                textes.Add(e.GetString()!);
            else
                constat.Add(Regle.Format, $"{Lieu} : « {cle} » contient {e} ; un texte était attendu.");
        }

        return textes;
    }

    public JsonElement? Objet(string cle) => Read(cle, JsonValueKind.Object, "un objet", e => (JsonElement?)e);

    private T? Read<T>(string cle, JsonValueKind nature, string attendu, Func<JsonElement, T?> read)
    {
        if (!valeurs.TryGetValue(cle, out var e))
            return default;
        if (e.ValueKind == nature)
            return read(e);
        constat.Add(Regle.Format, $"{Lieu} : « {cle} » vaut {e} ; {attendu} était attendu.");
        return default;
    }

    private T Missing<T>(string cle, T remplacement)
    {
        if (!Has(cle))
            constat.Add(Regle.Format, $"{Lieu} : la clé « {cle} » manque.");
        return remplacement;
    }
}
