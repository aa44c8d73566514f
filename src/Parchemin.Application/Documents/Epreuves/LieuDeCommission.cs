using System.Text.Json.Nodes;

namespace Parchemin.Application;

/// <summary>A commission with all that its papers say: its place, its members, its passages in order.</summary>
internal sealed record LieuDeCommission(ObjetVu Commission, ObjetVu? Centre, IReadOnlyList<(ObjetVu Membre, string Nom, string Prenoms)> Membres, IReadOnlyList<ObjetVu> Passages)
{
    private string? Fuseau => Centre?["fuseau"];

    /// <summary>The commissions of a session that interrogate or examine.</summary>
    public static async Task<IReadOnlyList<SujetDeDocument>> AllAsync(Fonds fonds)
        => [.. (await fonds.AllAsync(Genres.Commission, Filtre.Toutes(new Parmi("session", [fonds.Session.Id]), new Parmi("nature", ["interrogation", "academique"])), "tri")).Select(c => new SujetDeDocument(c.Id, $"{c["libelle"]}{(c["epreuve"] is { } e ? $" ({e})" : "")}"))];

    /// <returns>Null when there is none in this session, or the person may not read it.</returns>
    public static async Task<LieuDeCommission?> ReadAsync(Fonds fonds, string id)
    {
        if (await fonds.FindAsync(Genres.Commission, id) is not { } commission || commission["session"] != fonds.Session.Id)
            return null;
        var membres = new List<(ObjetVu, string, string)>();
        if (fonds.MayTry("membre.lire"))
        {
            foreach (var membre in (await fonds.AllAsync(Genres.Membre, new Parmi("commission", [id]))).Where(m => m["recuse_le"] is null))
            {
                var (nom, prenoms) = await fonds.PersonAsync(membre["personne"]);
                membres.Add((membre, nom, prenoms));
            }
        }

        var passages = await fonds.AllAsync(Genres.Passage, new Parmi("commission", [id]));
        return new LieuDeCommission(commission, await fonds.FindAsync(Genres.Organisation, commission["organisation"]), membres,
            [.. passages.OrderBy(p => p["prevu_le"] is null).ThenBy(p => p["prevu_le"], StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)]);
    }

    public string? NomDuCentre => Centre?["nom"];

    /// <summary>The day of its work: the one planned, or that of its first passage.</summary>
    public string? Jour => Commission["le"] ?? (Passages.Select(p => p["prevu_le"]).FirstOrDefault(p => p is not null) is { } premier ? Local(premier).Jour : null);

    public (string Jour, string Heure) Local(string instant) => Fonds.Local(instant, Fuseau);

    public static string Seat(Fonds fonds, ObjetVu membre)
        => fonds.Referentiel.Qualites.FirstOrDefault(q => q.Code == membre["qualite"])?.Libelle ?? Genres.Membre["fonction"].Choix.FirstOrDefault(c => c.Code == membre["fonction"])?.Libelle ?? "";

    public JsonArray Members(Fonds fonds) => EnJson.List(Membres.Select(m => EnJson.Of(("nom", $"{m.Prenoms} {m.Nom}".Trim()), ("qualite", Seat(fonds, m.Membre)))));

    /// <summary>The head that all its papers share.</summary>
    public JsonObject Head(Fonds fonds)
    {
        var json = fonds.Head().ToJson();
        EnJson.Add(json, ("date", Jour), ("epreuve", fonds.EpreuveOf(Commission["epreuve"])), ("commission", Commission["libelle"]), ("centre", NomDuCentre), ("salle", Commission["salle"]));
        return json;
    }

    /// <summary>The candidates, once each, in the order of the day.</summary>
    public async Task<IReadOnlyList<Titulaire>> HoldersAsync(Fonds fonds)
    {
        var gens = new List<Titulaire>();
        foreach (var inscription in Passages.Select(p => p["inscription"]).Distinct(StringComparer.Ordinal))
        {
            if (await fonds.HolderAsync(inscription) is { } titulaire)
                gens.Add(titulaire);
        }

        return gens;
    }
}
