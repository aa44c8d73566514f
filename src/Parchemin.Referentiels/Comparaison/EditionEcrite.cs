namespace Parchemin.Referentiels;

/// <summary>An edition as written, whatever file each section stands in: each item carries the source that its file gives it.</summary>
internal sealed class EditionEcrite
{
    // Sections whose keys are names chosen by the author, or whose items have no source.
    private static readonly HashSet<string> SansSource =
        new(StringComparer.Ordinal) { "sorties", "listes", "textes", "interpretations", "cas", "tronc-commun", "remplace" };

    private readonly Dictionary<string, Noeud> sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Table> sessions = new(StringComparer.Ordinal);

    public EditionEcrite(IReadOnlyList<FichierEcrit> fichiers)
    {
        foreach (var fichier in fichiers)
        {
            var contenu = WithSources(fichier.Contenu);
            if (fichier.Nom.StartsWith("sessions/", StringComparison.Ordinal))
                sessions[((contenu["session"] as Table)?["code"] as Scalaire)?.Valeur ?? fichier.Nom] = contenu;
            else
                Merge(contenu);
        }
    }

    public IReadOnlyDictionary<string, Noeud> Sections => sections;

    /// <summary>Session code → what its file says.</summary>
    public IReadOnlyDictionary<string, Table> Sessions => sessions;

    /// <summary>The value of a parameter of the edition, as written.</summary>
    public string? Parametre(string code) => sections.GetValueOrDefault("parametres") is Sequence parametres
        ? parametres.Elements.OfType<Table>().Where(p => (p["code"] as Scalaire)?.Valeur == code).Select(p => (p["valeur"] as Scalaire)?.Valeur).FirstOrDefault()
        : null;

    private void Merge(Table contenu)
    {
        foreach (var (cle, valeur) in contenu.Entrees)
        {
            sections[cle.Valeur] = (sections.GetValueOrDefault(cle.Valeur), valeur) switch
            {
                (Sequence debut, Sequence suite) => debut with { Elements = [.. debut.Elements, .. suite.Elements] },
                _ => valeur,
            };
        }
    }

    private static Table WithSources(Table contenu)
    {
        var source = contenu["source"];
        return contenu with
        {
            Entrees = [.. contenu.Entrees
                .Where(e => e.Cle.Valeur != "source")
                .Select(e => source is null || EstSansSource(e.Cle.Valeur, e.Valeur) ? e : (e.Cle, WithSource(e.Valeur, source)))],
        };
    }

    // The parameters of a session are a table of values, not a list of items.
    private static bool EstSansSource(string section, Noeud valeur) => SansSource.Contains(section) || (section == "parametres" && valeur is Table);

    private static Noeud WithSource(Noeud noeud, Noeud source) => noeud switch
    {
        Sequence q => q with { Elements = [.. q.Elements.Select(e => e is Table ? WithSource(e, source) : e)] },
        Table t when t["source"] is null && t["interpretation"] is null => t with { Entrees = [.. t.Entrees, (new Scalaire(default, "source", false), source)] },
        _ => noeud,
    };
}
