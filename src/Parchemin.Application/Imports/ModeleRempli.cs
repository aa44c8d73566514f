namespace Parchemin.Application;

/// <summary>A sheet ready to be filled: the candidates of a session already in it, their identity locked.</summary>
public sealed record ModeleRempli(IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes)
{
    public static async Task<ModeleRempli> ReadAsync(Guichet guichet, Acteur acteur, string session, string modele, CancellationToken annulation = default)
    {
        var s = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var notes = string.Equals(modele, ModeleDImport.Notes.Code, StringComparison.Ordinal);
        var m = notes ? ModeleDImport.Notes : ModeleDImport.Candidats;
        var unites = new List<string>();
        if (notes && guichet.Bibliotheque.Find(s["certification"]!, s["edition"]!)?.Referentiel is { } r)
            unites.AddRange(r.Unites.Count > 0 ? r.Unites.Select(u => u.Code) : r.Blocs.Select(b => b.Code));
        var colonnes = m.Colonnes.Select(c => new ColonneDeTableau(c.Champ.Libelle, c.Champ.Type is FormatDeChamp.Date ? TypeDeColonne.Date : TypeDeColonne.Texte, 18, Verrouillee: notes, c.Champ.Choix.Count > 0 ? [.. c.Champ.Choix.Select(x => x.Libelle)] : null))
            .Concat(unites.Select(u => new ColonneDeTableau(u, TypeDeColonne.Nombre, 8))).ToList();
        var lignes = new List<IReadOnlyList<string?>>();
        string? suite = null;
        do
        {
            var page = await guichet.ListAsync(acteur, new Requete(Genres.Inscription, new Parmi("session", [session])) { Taille = 1000, Apres = suite }, annulation);
            var candidats = await CandidatesAsync(guichet, acteur, page.Objets, annulation);
            var resultats = notes ? await ResultsAsync(guichet, acteur, page.Objets, annulation) : [];
            foreach (var i in page.Objets)
            {
                var candidat = candidats.GetValueOrDefault(i["candidat"] ?? "");
                var identite = m.Colonnes.Select(c => Shown(c, c.Genre == Genres.Candidat ? candidat : i));
                lignes.Add([.. identite, .. unites.Select(u => resultats.GetValueOrDefault((i.Id, u)))]);
            }

            suite = page.Suite;
        }
        while (suite is not null);
        return new ModeleRempli(colonnes, lignes);
    }

    // Words where there are some, as in the list of choices; dates stay dates.
    private static string? Shown(ColonneDImport colonne, ObjetVu? objet)
        => colonne.Champ.Vers is not null ? objet?.Titres.GetValueOrDefault(colonne.Champ.Code)
            : colonne.Champ.Choix.Count > 0 ? EnMots.Of(colonne.Champ, objet?[colonne.Champ.Code])
            : objet?[colonne.Champ.Code];

    private static async Task<Dictionary<string, ObjetVu>> CandidatesAsync(Guichet guichet, Acteur acteur, IReadOnlyList<ObjetVu> inscriptions, CancellationToken annulation)
    {
        var candidats = await guichet.AllAsync(acteur, inscriptions.Select(i => i["candidat"]).OfType<string>(), lot => new Requete(Genres.Candidat, new EstUn(lot)) { Ordre = "id" }, annulation);
        return candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<(string, string), string?>> ResultsAsync(Guichet guichet, Acteur acteur, IReadOnlyList<ObjetVu> inscriptions, CancellationToken annulation)
    {
        var resultats = await guichet.AllAsync(acteur, inscriptions.Select(i => i.Id), lot => new Requete(Genres.Resultat, new Parmi("inscription", lot)) { Ordre = "id" }, annulation);
        return resultats.ToDictionary(r => (r["inscription"]!, r["unite"]!), r => ImporterDesNotes.Shown(r["etat"], r["note"]));
    }
}
