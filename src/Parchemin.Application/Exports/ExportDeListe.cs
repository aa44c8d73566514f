namespace Parchemin.Application;

/// <summary>A list as a sheet, with what its reader may see and nothing else.</summary>
public sealed record ExportDeListe(IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes)
{
    private const int Maximum = 100_000;

    /// <exception cref="RefusException">The list is longer than a sheet holds: a sheet cut short would pass for a whole one.</exception>
    public static async Task<ExportDeListe> ReadAsync(Guichet guichet, Acteur acteur, Requete requete, CancellationToken annulation = default)
    {
        var champs = requete.Genre.Champs.Where(c => !c.Secret).ToList();
        var lignes = new List<IReadOnlyList<string?>>();
        var suite = requete.Apres;
        do
        {
            var page = await guichet.ListAsync(acteur, requete with { Taille = 1000, Apres = suite }, annulation);
            lignes.AddRange(page.Objets.Select(o => (IReadOnlyList<string?>)[.. champs.Select(c => Shown(o, c))]));
            suite = page.Suite;
        }
        while (suite is not null && lignes.Count < Maximum);
        if (suite is not null)
            throw new RefusException(NatureDeRefus.Invalide, "TROP-DE-LIGNES", $"Cette liste dépasse les {Maximum} lignes d'un tableau. Affinez le filtre, ou exportez la session entière.");
        return new ExportDeListe([.. champs.Select(Column)], lignes);
    }

    private static string? Shown(ObjetVu objet, Champ champ)
        => objet.IsHidden(champ.Code) ? null
            : champ.Vers is not null ? objet.Titres.GetValueOrDefault(champ.Code)
            : champ.Type is FormatDeChamp.Instant && objet[champ.Code] is { } instant ? Local(instant)
            : champ.Choix.FirstOrDefault(c => string.Equals(c.Code, objet[champ.Code], StringComparison.Ordinal))?.Libelle ?? objet[champ.Code];

    // The hour of the clock in Paris, as the pages show it.
    private static string Local(string instant) => string.Join(' ', Fonds.Local(instant).Jour, Fonds.Local(instant).Heure);

    private static ColonneDeTableau Column(Champ champ) => new(
        champ.Libelle,
        champ.Type switch
        {
            FormatDeChamp.Date => TypeDeColonne.Date,
            FormatDeChamp.Instant => TypeDeColonne.DateHeure,
            FormatDeChamp.Decimal or FormatDeChamp.Entier => TypeDeColonne.Nombre,
            _ => TypeDeColonne.Texte,
        },
        Math.Clamp(champ.LongueurMax / 6, 12, 40),
        Verrouillee: false,
        champ.Choix.Count > 0 ? [.. champ.Choix.Select(c => c.Libelle)] : null);
}
