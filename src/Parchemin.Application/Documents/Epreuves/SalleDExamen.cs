using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>Those who sit together: the candidates of a centre at a written épreuve, or those of a commission.</summary>
/// <param name="Entete">The head that the sign-in sheet and the poster share.</param>
internal sealed record SalleDExamen(string Libelle, JsonObject Entete, IReadOnlyList<Titulaire> Candidats)
{
    private const char Entre = '_';

    public static async Task<IReadOnlyList<SujetDeDocument>> AllAsync(Fonds fonds)
    {
        var sujets = new List<SujetDeDocument>();
        foreach (var (centre, voies) in (await fonds.InscriptionsAsync()).Where(i => (i["centre"] ?? i["etablissement"]) is not null).GroupBy(i => (i["centre"] ?? i["etablissement"])!, i => i["voie"], (centre, voies) => (centre, voies.Distinct(StringComparer.Ordinal).ToList()), StringComparer.Ordinal))
        {
            var organisation = await fonds.FindAsync(Genres.Organisation, centre);
            // Where every candidate takes the épreuve during his training, nobody sits it.
            sujets.AddRange(EpreuveEcriteAuCalendrier.Of(fonds, organisation).Where(e => voies.Exists(v => EpreuveEcriteAuCalendrier.IsFor(fonds, v, e.Code, new HashSet<string>(StringComparer.Ordinal)))).Select(e => new SujetDeDocument($"{e.Code}{Entre}{centre}", $"{e.Intitule}, {organisation?["nom"]}")));
        }

        return [.. sujets.OrderBy(s => s.Libelle, StringComparer.Ordinal), .. await LieuDeCommission.AllAsync(fonds)];
    }

    /// <returns>Null when there is no such room.</returns>
    public static async Task<SalleDExamen?> ReadAsync(Fonds fonds, string sujet)
    {
        if (sujet.Split(Entre) is not [var epreuve, var centre])
            return await LieuDeCommission.ReadAsync(fonds, sujet) is { } lieu ? new SalleDExamen(lieu.Commission["libelle"]!, OfCommission(fonds, lieu), await lieu.HoldersAsync(fonds)) : null;
        var organisation = await fonds.FindAsync(Genres.Organisation, centre);
        if (EpreuveEcriteAuCalendrier.Of(fonds, organisation).FirstOrDefault(e => e.Code == epreuve) is not { } ecrite)
            return null;
        var siennes = (await fonds.InscriptionsAsync()).Where(i => (i["centre"] ?? i["etablissement"]) == centre).ToList();
        var acquises = await EpreuveEcriteAuCalendrier.HeldByAsync(fonds, [.. siennes.Select(i => i.Id)]);
        var gens = new List<Titulaire>();
        foreach (var inscription in siennes)
        {
            if (await fonds.HolderAsync(inscription.Id) is { } titulaire && EpreuveEcriteAuCalendrier.IsFor(fonds, inscription["voie"], epreuve, acquises[inscription.Id].ToHashSet(StringComparer.Ordinal)))
                gens.Add(titulaire);
        }

        return new SalleDExamen($"{ecrite.Intitule}, {organisation?["nom"]}", OfWritten(fonds, ecrite, organisation), gens);
    }

    /// <summary>One line for each, with a place.</summary>
    public JsonArray Lines()
    {
        var place = 0;
        return EnJson.List(Candidats.Select(c =>
        {
            var ligne = c.ToLine();
            ligne["place"] = ++place;
            return ligne;
        }));
    }

    private static JsonObject OfCommission(Fonds fonds, LieuDeCommission lieu)
    {
        var json = lieu.Head(fonds);
        if (lieu.Passages.Select(p => p["prevu_le"]).OfType<string>().ToList() is { Count: > 0 } prevus)
            EnJson.Add(json, ("debut", lieu.Local(prevus[0]).Heure));
        return json;
    }

    private static JsonObject OfWritten(Fonds fonds, EpreuveEcriteAuCalendrier ecrite, ObjetVu? centre)
    {
        var json = fonds.Head().ToJson();
        EnJson.Add(json, ("date", ecrite.Jour), ("epreuve", ecrite.Intitule), ("debut", ecrite.Debut), ("fin", ecrite.Fin), ("centre", centre?["nom"]), ("sorties", ecrite.Loge), ("mise-en-loge", ecrite.Loge));
        return json;
    }
}
