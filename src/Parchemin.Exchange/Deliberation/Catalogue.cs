using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>The compiled rules that files may name, by certification, edition and session.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<(string Certification, string Edition, string Session), IndexDeSaisie> parNom = [];

    public Catalogue(IEnumerable<ReglesDAttribution> regles)
    {
        foreach (var r in regles)
            parNom[(r.Certification, r.Edition, r.Session)] = new IndexDeSaisie(r);
    }

    internal IndexDeSaisie? Find(string certification, string edition, string session)
        => parNom.GetValueOrDefault((certification, edition, session));

    /// <summary>What is available where a name is not found, for messages.</summary>
    internal (string Cle, IReadOnlyList<string> Connus) Explain(string certification, string edition)
    {
        var noms = parNom.Keys.ToList();
        var memeCertification = noms.Where(n => n.Certification == certification).ToList();
        if (memeCertification.Count == 0)
            return ("certification", Distincts(noms.Select(n => n.Certification)));
        var memeEdition = memeCertification.Where(n => n.Edition == edition).ToList();
        return memeEdition.Count == 0
            ? ("edition", Distincts(memeCertification.Select(n => n.Edition)))
            : ("session", Distincts(memeEdition.Select(n => n.Session)));
    }

    private static List<string> Distincts(IEnumerable<string> noms) => [.. noms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
