using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>A JSON object being read: it knows its place, reports what is missing or of the wrong kind, and which keys nobody asked for.</summary>
internal sealed class ObjetJson
{
    private readonly Dictionary<string, JsonElement> valeurs = new(StringComparer.Ordinal);
    private readonly List<string> connues = [];
    private readonly ErreursDeLecture erreurs;

    private ObjetJson(JsonElement objet, string lieu, ErreursDeLecture erreurs)
    {
        Lieu = lieu;
        this.erreurs = erreurs;
        foreach (var cle in objet.EnumerateObject())
        {
            if (!valeurs.TryAdd(cle.Name, cle.Value))
                erreurs.Add(lieu, $"la clé « {cle.Name} » est écrite deux fois ; gardez-en une.");
        }
    }

    public string Lieu { get; }

    public static ObjetJson? Of(JsonElement element, string lieu, ErreursDeLecture erreurs)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return new ObjetJson(element, lieu, erreurs);
        erreurs.Add(lieu, $"{Extrait(element)} n'est pas un objet ; écrivez-le entre accolades.");
        return null;
    }

    /// <summary>The place of a key of this object, as messages name it.</summary>
    public string LieuDe(string cle) => Lieu == "document" ? cle : $"{Lieu}.{cle}";

    /// <summary>The text of a required key; null, with an error, when it is missing, empty or not a text.</summary>
    public string? Texte(string cle)
    {
        if (Requis(cle) is not { } valeur)
            return null;
        return TexteDe(valeur, LieuDe(cle));
    }

    public string? TexteFacultatif(string cle) => Facultatif(cle) is { } valeur ? TexteDe(valeur, LieuDe(cle)) : null;

    /// <summary>A whole number between two limits; <paramref name="defaut"/> when the key is absent, which is an error without one.</summary>
    public int Entier(string cle, int min, int max, int? defaut = null)
    {
        if ((defaut is null ? Requis(cle) : Facultatif(cle)) is not { } valeur)
            return defaut ?? min;
        if (valeur.ValueKind == JsonValueKind.Number && valeur.TryGetInt32(out var nombre) && nombre >= min && nombre <= max)
            return nombre;
        erreurs.Add(LieuDe(cle), string.Create(CultureInfo.InvariantCulture, $"{Extrait(valeur)} n'est pas un nombre entier de {min} à {max} ; corrigez-le."));
        return min;
    }

    public bool Booleen(string cle, bool defaut)
    {
        if (Facultatif(cle) is not { } valeur)
            return defaut;
        if (valeur.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return valeur.GetBoolean();
        erreurs.Add(LieuDe(cle), $"{Extrait(valeur)} n'est ni true ni false ; corrigez-le.");
        return defaut;
    }

    /// <summary>An instant as minutes (<see cref="Horloge"/>); null, with an error, when it is missing or not one.</summary>
    public int? Instant(string cle)
    {
        if (Texte(cle) is not { } texte)
            return null;
        if (Horloge.Parse(texte) is { } minutes)
            return minutes;
        erreurs.Add(LieuDe(cle), $"« {texte} » n'est pas une heure locale ; écrivez-la comme « 2024-06-10T08:00 ».");
        return null;
    }

    /// <summary>The elements of a list, each with its place.</summary>
    public List<(JsonElement Element, string Lieu)> Liste(string cle, bool requise = true)
    {
        if ((requise ? Requis(cle) : Facultatif(cle)) is not { } valeur)
            return [];
        return Elements(valeur, LieuDe(cle), erreurs);
    }

    public static List<(JsonElement Element, string Lieu)> Elements(JsonElement valeur, string lieu, ErreursDeLecture erreurs)
    {
        if (valeur.ValueKind == JsonValueKind.Array)
            return [.. valeur.EnumerateArray().Select((e, i) => (e, string.Create(CultureInfo.InvariantCulture, $"{lieu}[{i}]")))];
        erreurs.Add(lieu, $"{Extrait(valeur)} n'est pas une liste ; écrivez-la entre crochets.");
        return [];
    }

    /// <summary>The objects of a list.</summary>
    public IEnumerable<ObjetJson> Objets(string cle, bool requise = true)
        => Liste(cle, requise).Select(e => Of(e.Element, e.Lieu, erreurs)).OfType<ObjetJson>();

    /// <summary>The texts of a list, each with its place; the same text twice is an error.</summary>
    public IEnumerable<(string Texte, string Lieu)> Textes(string cle, bool requise = true)
    {
        var vus = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (element, lieu) in Liste(cle, requise))
        {
            if (TexteDe(element, lieu) is not { } texte)
                continue;
            if (vus.Add(texte))
                yield return (texte, lieu);
            else
                erreurs.Add(lieu, $"« {texte} » est déjà dans la liste ; retirez-le.");
        }
    }

    /// <summary>Another object under a key; null when the key is absent.</summary>
    public ObjetJson? Objet(string cle) => Facultatif(cle) is { } valeur ? Of(valeur, LieuDe(cle), erreurs) : null;

    /// <summary>A key whose content the reader does not need.</summary>
    public void Ignore(string cle) => connues.Add(cle);

    /// <summary>Reports the keys that were never asked for; call it last.</summary>
    public void RefuseInconnues()
    {
        foreach (var cle in valeurs.Keys.Except(connues, StringComparer.Ordinal))
            erreurs.Add(Lieu, $"la clé « {cle} » est inconnue ; les clés admises ici sont : {string.Join(", ", connues)}.");
    }

    private string? TexteDe(JsonElement valeur, string lieu)
    {
        if (valeur.ValueKind == JsonValueKind.String && valeur.GetString() is { } texte && !string.IsNullOrWhiteSpace(texte))
            return texte;
        erreurs.Add(lieu, $"{Extrait(valeur)} n'est pas un texte ; écrivez-le entre guillemets, non vide.");
        return null;
    }

    private JsonElement? Requis(string cle)
    {
        var valeur = Facultatif(cle);
        if (valeur is null)
            erreurs.Add(Lieu, $"la clé « {cle} » manque ; ajoutez-la.");
        return valeur;
    }

    private JsonElement? Facultatif(string cle)
    {
        connues.Add(cle);
        return valeurs.TryGetValue(cle, out var valeur) && valeur.ValueKind != JsonValueKind.Null ? valeur : null;
    }

    private static string Extrait(JsonElement valeur)
    {
        var texte = valeur.GetRawText();
        return texte.Length <= 40 ? $"« {texte} »" : $"« {texte[..40]}… »";
    }
}
