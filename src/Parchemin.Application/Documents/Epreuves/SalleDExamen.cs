using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>Those who sit together: the candidates of a room at a written épreuve, those of the centre while its rooms are not published, or those
/// of a commission.</summary>
/// <param name="Entete">The head that the sign-in sheet and the poster share.</param>
/// <param name="Places">In the order of the list, each with his place when one is attributed.</param>
internal sealed record SalleDExamen(string Libelle, JsonObject Entete, IReadOnlyList<(Titulaire Candidat, string? Place)> Places)
{
    private const char Entre = '_';
    private const string SansPlace = "candidats sans place";

    public static async Task<IReadOnlyList<SujetDeDocument>> AllAsync(Fonds fonds)
    {
        var sujets = new List<SujetDeDocument>();
        var salles = (await PlacesPubliees.RoomsAsync(fonds)).ToLookup(s => (s.Epreuve, s.Centre));
        foreach (var siennes in (await fonds.InscriptionsAsync()).Where(i => CentreOf(i) is not null).GroupBy(i => CentreOf(i)!, StringComparer.Ordinal))
        {
            var organisation = await fonds.FindAsync(Genres.Organisation, siennes.Key);
            var acquises = await EpreuveEcriteAuCalendrier.HeldByAsync(fonds, [.. siennes.Select(i => i.Id)]);
            var voies = siennes.Select(i => i["voie"]).Distinct(StringComparer.Ordinal).ToList();
            // Where every candidate takes the épreuve during his training, nobody sits it.
            foreach (var e in EpreuveEcriteAuCalendrier.Of(fonds, organisation).Where(e => voies.Exists(v => EpreuveEcriteAuCalendrier.IsFor(fonds, v, e.Code, new HashSet<string>(StringComparer.Ordinal)))))
            {
                var publiees = salles[(e.Code, siennes.Key)].ToList();
                sujets.AddRange(publiees.Select(s => new SujetDeDocument($"{e.Code}{Entre}{siennes.Key}{Entre}{s.Id}", Named(e, organisation, $"salle {s.Nom}"))));
                if (publiees.Count == 0)
                    sujets.Add(new SujetDeDocument($"{e.Code}{Entre}{siennes.Key}", Named(e, organisation, null)));
                else if (Expected(fonds, e.Code, siennes, acquises).Select(i => i.Id).Except(publiees.SelectMany(s => s.Places).Select(p => p.Inscription), StringComparer.Ordinal).Any())
                    sujets.Add(new SujetDeDocument($"{e.Code}{Entre}{siennes.Key}", Named(e, organisation, SansPlace)));
            }
        }

        return [.. sujets.OrderBy(s => s.Libelle, StringComparer.Ordinal), .. await LieuDeCommission.AllAsync(fonds)];
    }

    /// <returns>Null when there is no such room.</returns>
    public static async Task<SalleDExamen?> ReadAsync(Fonds fonds, string sujet)
    {
        if (sujet.Split(Entre) is not [var epreuve, var centre, .. var salle])
            return await LieuDeCommission.ReadAsync(fonds, sujet) is { } lieu ? new SalleDExamen(lieu.Commission["libelle"]!, OfCommission(fonds, lieu), [.. (await lieu.HoldersAsync(fonds)).Select(c => (c, (string?)null))]) : null;
        var organisation = await fonds.FindAsync(Genres.Organisation, centre);
        if (EpreuveEcriteAuCalendrier.Of(fonds, organisation).FirstOrDefault(e => e.Code == epreuve) is not { } ecrite)
            return null;
        var siennes = (await fonds.InscriptionsAsync()).Where(i => CentreOf(i) == centre).ToList();
        var attendus = Expected(fonds, epreuve, siennes, await EpreuveEcriteAuCalendrier.HeldByAsync(fonds, [.. siennes.Select(i => i.Id)])).ToList();
        var salles = await PlacesPubliees.RoomsAsync(fonds, epreuve, centre);
        if (salle.Length > 0)
        {
            var connus = attendus.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
            return salles.FirstOrDefault(s => s.Id == salle[0]) is { } une
                ? new SalleDExamen(Named(ecrite, organisation, $"salle {une.Nom}"), OfWritten(fonds, ecrite, organisation, une), await SeatAsync(fonds, une.Places.Where(p => connus.Contains(p.Inscription)).Select(p => (p.Inscription, (string?)p.Place))))
                : null;
        }

        var assis = salles.SelectMany(s => s.Places).Select(p => p.Inscription).ToHashSet(StringComparer.Ordinal);
        return new SalleDExamen(Named(ecrite, organisation, salles.Count > 0 ? SansPlace : null), OfWritten(fonds, ecrite, organisation, null), await SeatAsync(fonds, attendus.Where(i => !assis.Contains(i.Id)).Select(i => (i.Id, (string?)null))));
    }

    /// <summary>One line for each, with a place.</summary>
    public JsonArray Lines()
    {
        var rang = 0;
        return EnJson.List(Places.Select(p =>
        {
            var ligne = p.Candidat.ToLine();
            rang++;
            ligne["place"] = p.Place is { } place ? place : rang;
            return ligne;
        }));
    }

    private static string Named(EpreuveEcriteAuCalendrier ecrite, ObjetVu? centre, string? suite) => string.Join(", ", new[] { ecrite.Intitule, centre?["nom"], suite }.OfType<string>());

    private static string? CentreOf(ObjetVu inscription) => inscription["centre"] ?? inscription["etablissement"];

    // The candidates of a centre who sit an épreuve: it is not in CCF for them, and its unité is still to be assessed.
    private static IEnumerable<ObjetVu> Expected(Fonds fonds, string epreuve, IEnumerable<ObjetVu> siennes, ILookup<string, string> acquises)
        => siennes.Where(i => EpreuveEcriteAuCalendrier.IsFor(fonds, i["voie"], epreuve, acquises[i.Id].ToHashSet(StringComparer.Ordinal)));

    private static async Task<IReadOnlyList<(Titulaire Candidat, string? Place)>> SeatAsync(Fonds fonds, IEnumerable<(string Inscription, string? Place)> places)
    {
        var assis = new List<(Titulaire, string?)>();
        foreach (var (inscription, place) in places)
        {
            if (await fonds.HolderAsync(inscription) is { } titulaire)
                assis.Add((titulaire, place));
        }

        return assis;
    }

    private static JsonObject OfCommission(Fonds fonds, LieuDeCommission lieu)
    {
        var json = lieu.Head(fonds);
        if (lieu.Passages.Select(p => p["prevu_le"]).OfType<string>().ToList() is { Count: > 0 } prevus)
            EnJson.Add(json, ("debut", lieu.Local(prevus[0]).Heure));
        return json;
    }

    private static JsonObject OfWritten(Fonds fonds, EpreuveEcriteAuCalendrier ecrite, ObjetVu? centre, SallePubliee? salle)
    {
        var json = fonds.Head().ToJson();
        EnJson.Add(json,
            ("date", ecrite.Jour), ("epreuve", ecrite.Intitule), ("debut", ecrite.Debut), ("fin", ecrite.Fin), ("centre", centre?["nom"]), ("salle", salle?.Nom), ("sorties", ecrite.Loge), ("mise-en-loge", ecrite.Loge),
            ("surveillants", salle is null ? null : EnJson.Texts(salle.Surveillants)));
        return json;
    }
}
