using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Reads the keys of one table: each reading says which type it wants, and <see cref="Close"/> reports the keys that nobody asked for.</summary>
internal sealed class Champs
{
    private readonly Table table;
    private readonly HashSet<string> lues = new(StringComparer.Ordinal);
    private readonly HashSet<string> connues = new(StringComparer.Ordinal);

    public Champs(Contexte contexte, Table table, string nature)
    {
        Contexte = contexte;
        this.table = table;
        Nature = nature;
    }

    public Contexte Contexte { get; }

    public Lieu Lieu => table.Lieu;

    /// <summary>What the table describes, for messages: « unité », « épreuve ».</summary>
    public string Nature { get; }

    public IReadOnlyList<(Scalaire Cle, Noeud Valeur)> Entrees => table.Entrees;

    /// <summary>The node under a key, null when the key is absent or empty.</summary>
    public Noeud? Noeud(string cle)
    {
        connues.Add(cle);
        var noeud = table[cle];
        if (noeud is null)
            return null;
        lues.Add(cle);
        return noeud is Scalaire { Valeur: "" or "~" or "null", EntreGuillemets: false } ? null : noeud;
    }

    public bool A(string cle) => Noeud(cle) is not null;

    public string? Texte(string cle) => Scalaire(cle)?.Valeur;

    public string TexteRequis(string cle) => Requis(cle, Texte(cle)) ?? "";

    public Citation? Citation(string cle) => Scalaire(cle) is { } s ? new Citation(s.Valeur, s.Lieu) : null;

    public Citation CitationRequise(string cle) => Requis(cle, Citation(cle)) ?? new Citation("", Lieu);

    public IReadOnlyList<string> Textes(string cle) => [.. Liste<Scalaire>(cle, "un texte").Select(s => s.Valeur)];

    public IReadOnlyList<Citation> Citations(string cle) => [.. Liste<Scalaire>(cle, "un code").Select(s => new Citation(s.Valeur, s.Lieu))];

    public Fraction? Nombre(string cle) => Scalaire(cle) is { } s ? Contexte.Nombre(s) : null;

    public int? Entier(string cle)
    {
        if (Scalaire(cle) is not { } s)
            return null;
        if (int.TryParse(s.Valeur, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var entier))
            return entier;
        Contexte.TypeAttendu(s, "un nombre entier", "12");
        return null;
    }

    public bool OuiNon(string cle, bool defaut = false)
    {
        if (Scalaire(cle) is not { } s)
            return defaut;
        if (s.Valeur is "oui" or "non")
            return s.Valeur == "oui";
        Contexte.TypeAttendu(s, "« oui » ou « non »", "oui");
        return defaut;
    }

    public DateOnly? Date(string cle)
    {
        if (Scalaire(cle) is not { } s)
            return null;
        if (DateOnly.TryParseExact(s.Valeur, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Contexte.TypeAttendu(s, "une date", "2024-05-14");
        return null;
    }

    public TimeOnly? Heure(string cle)
    {
        if (Scalaire(cle) is not { } s)
            return null;
        if (TimeOnly.TryParseExact(s.Valeur, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var heure))
            return heure;
        Contexte.TypeAttendu(s, "une heure", "\"14:00\"");
        return null;
    }

    /// <summary>A duration in minutes.</summary>
    public int? Duree(string cle)
    {
        if (Scalaire(cle) is not { } s)
            return null;
        if (Durees.TryParse(s.Valeur, out var minutes))
            return minutes;
        Contexte.TypeAttendu(s, "une durée", "1 h 30");
        return null;
    }

    public Plage? Plage(string cle)
    {
        if (Scalaire(cle) is not { } s)
            return null;
        var bornes = s.Valeur.Split('-');
        if (bornes.Length <= 2
            && int.TryParse(bornes[0], NumberStyles.None, CultureInfo.InvariantCulture, out var premier)
            && int.TryParse(bornes[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var dernier)
            && premier <= dernier)
        {
            return new Plage(premier, dernier);
        }

        Contexte.TypeAttendu(s, "un intervalle", "1-5");
        return null;
    }

    /// <summary>A word of a closed list.</summary>
    public T? Mot<T>(string cle, IReadOnlyDictionary<string, T> mots)
        where T : struct
    {
        if (Scalaire(cle) is not { } s)
            return null;
        if (mots.TryGetValue(s.Valeur, out var valeur))
            return valeur;
        Contexte.HorsListe(s, cle, mots.Keys);
        return null;
    }

    /// <summary>Several words of a closed list.</summary>
    public IReadOnlyList<T> Mots<T>(string cle, IReadOnlyDictionary<string, T> mots)
        where T : struct
    {
        var valeurs = new List<T>();
        foreach (var s in Liste<Scalaire>(cle, "un mot"))
        {
            if (mots.TryGetValue(s.Valeur, out var valeur))
                valeurs.Add(valeur);
            else
                Contexte.HorsListe(s, cle, mots.Keys);
        }

        return valeurs;
    }

    public T MotRequis<T>(string cle, IReadOnlyDictionary<string, T> mots)
        where T : struct
        => Requis(cle, A(cle) ? cle : null) is null ? default : Mot(cle, mots) ?? default;

    public Champs? Table(string cle, string nature) => Noeud(cle) switch
    {
        null => null,
        Table t => new Champs(Contexte, t, nature),
        var autre => Mauvais(autre, $"{nature} : des clés « clé: valeur »"),
    };

    public Champs? TableRequise(string cle, string nature) => Requis(cle, A(cle) ? cle : null) is null ? null : Table(cle, nature);

    public IReadOnlyList<T> Tables<T>(string cle, string nature, Func<Champs, T> lire)
        => [.. Liste<Table>(cle, $"{nature} : des clés « clé: valeur »").Select(t => Fermer(new Champs(Contexte, t, nature), lire))];

    public T? Objet<T>(string cle, string nature, Func<Champs, T> lire)
        where T : class
        => Table(cle, nature) is { } champs ? Fermer(champs, lire) : null;

    /// <summary>Names chosen by the author, each with a value: a column, a domain, an option.</summary>
    public IReadOnlyList<(Scalaire Cle, Noeud Valeur)> Libres(string cle) => Noeud(cle) switch
    {
        null => [],
        Table t => t.Entrees,
        var autre => MauvaisTable(autre),
    };

    public IReadOnlyDictionary<string, string> TextesParCle(string cle)
    {
        var textes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (nom, valeur) in Libres(cle))
        {
            if (valeur is Scalaire s)
                textes[nom.Valeur] = s.Valeur;
            else
                Contexte.TypeAttendu(valeur, "un texte", "…");
        }

        return textes;
    }

    /// <summary>Names chosen by the author, each with one text or a list of texts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ListesParCle(string cle)
    {
        var listes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (nom, valeur) in Libres(cle))
        {
            if (valeur is Scalaire s)
                listes[nom.Valeur] = [s.Valeur];
            else if (valeur is Sequence suite && suite.Elements.All(e => e is Scalaire))
                listes[nom.Valeur] = [.. suite.Elements.OfType<Scalaire>().Select(e => e.Valeur)];
            else
                Contexte.TypeAttendu(valeur, "un texte ou une liste de textes", "[a, b]");
        }

        return listes;
    }

    public Source? Source()
    {
        if (Scalaire("interpretation") is { } raison)
            return new Source(null, raison.Valeur);
        return Scalaire("source") is { } s ? Contexte.Source(s) : Contexte.SourceDuFichier;
    }

    public IReadOnlyList<Variante> Variantes() => Tables("variantes", "variante", c => new Variante(c.TexteRequis("libelle"), c.Source(), c.Lieu));

    /// <summary>Reports the keys that no reading asked for, with the nearest known key.</summary>
    public void Close()
    {
        foreach (var (cle, _) in table.Entrees)
        {
            if (lues.Contains(cle.Valeur))
                continue;
            var proche = Proximite.Nearest(cle.Valeur, connues);
            Contexte.Journal.Erreur(
                "PRC002",
                cle.Lieu,
                cle.Valeur,
                $"La clé « {cle.Valeur} » est inconnue ({Nature}).",
                proche is null ? $"Clés admises : {string.Join(", ", connues.Order(StringComparer.Ordinal))}." : $"Vouliez-vous dire « {proche} » ?");
        }
    }

    public static T Fermer<T>(Champs champs, Func<Champs, T> lire)
    {
        var valeur = lire(champs);
        champs.Close();
        return valeur;
    }

    public IReadOnlyList<TNoeud> Liste<TNoeud>(string cle, string attendu)
        where TNoeud : Noeud
    {
        if (Noeud(cle) is not { } noeud)
            return [];
        if (noeud is not Sequence sequence)
        {
            Contexte.TypeAttendu(noeud, "une liste", "[a, b]");
            return [];
        }

        foreach (var intrus in sequence.Elements.Where(e => e is not TNoeud))
            Contexte.TypeAttendu(intrus, attendu, "…");
        return [.. sequence.Elements.OfType<TNoeud>()];
    }

    private Scalaire? Scalaire(string cle)
    {
        var noeud = Noeud(cle);
        if (noeud is null or Referentiels.Scalaire)
            return (Scalaire?)noeud;
        Contexte.TypeAttendu(noeud, $"une valeur simple pour « {cle} »", "texte");
        return null;
    }

    private T? Requis<T>(string cle, T? valeur)
    {
        if (valeur is null && !(lues.Contains(cle) && table[cle] is not Referentiels.Scalaire))
            Contexte.Journal.Erreur("PRC003", Lieu, cle, $"La clé « {cle} » manque ({Nature}).", $"Ajoutez « {cle}: … ».");
        return valeur;
    }

    private Champs? Mauvais(Noeud noeud, string attendu)
    {
        Contexte.TypeAttendu(noeud, attendu, "{clé: valeur}");
        return null;
    }

    private IReadOnlyList<(Scalaire, Noeud)> MauvaisTable(Noeud noeud)
    {
        Contexte.TypeAttendu(noeud, "des clés « clé: valeur »", "{clé: valeur}");
        return [];
    }
}
