namespace Parchemin.Application;

/// <summary>A sheet of livrets ready to be filled: the candidates already in it, their identity locked, and what is already entered.</summary>
public static class LivretsAImporter
{
    private const int LargeurDeNote = 12;
    private const int LargeurDeTexte = 40;

    public static async Task<ModeleRempli> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        var colonne = await ColonneDeLivrets.ReadAsync(guichet, acteur, session, null, annulation);
        var champs = colonne.Feuille.Champs;
        var candidats = await CandidatesAsync(guichet, acteur, colonne, annulation);
        var identite = ModeleDImport.Notes.Colonnes;
        return new ModeleRempli(
            [
                .. identite.Select(c => new ColonneDeTableau(c.Champ.Libelle, TypeDeColonne.Texte, 18, Verrouillee: true)),
                .. champs.Select(c => new ColonneDeTableau(c.Libelle, c.Nature is NatureDeLivret.Note ? TypeDeColonne.Nombre : TypeDeColonne.Texte, c.Nature is NatureDeLivret.Texte ? LargeurDeTexte : LargeurDeNote,
                    Choix: c.Nature switch { NatureDeLivret.Choix => [.. colonne.Feuille.Avis.Select(a => a.Libelle)], NatureDeLivret.Case => ["oui", "non"], _ => null })),
            ],
            [.. colonne.Livrets.Select(l => (IReadOnlyList<string?>)[.. identite.Select(c => (c.Genre == Genres.Candidat ? candidats.GetValueOrDefault(l.Inscription["candidat"] ?? "") : l.Inscription)?[c.Champ.Code]), .. champs.Select(c => Shown(colonne.Feuille, c, l.Valeurs.GetValueOrDefault(c.Cle)))])]);
    }

    private static string? Shown(FeuilleDeLivret feuille, ChampDeLivret champ, string? valeur)
        => champ.Nature is NatureDeLivret.Choix ? feuille.Avis.FirstOrDefault(a => a.Code == valeur)?.Libelle : valeur;

    private static async Task<Dictionary<string, ObjetVu>> CandidatesAsync(Guichet guichet, Acteur acteur, ColonneDeLivrets colonne, CancellationToken annulation)
    {
        var candidats = await guichet.AllAsync(acteur, colonne.Livrets.Select(l => l.Inscription["candidat"]).OfType<string>(), lot => new Requete(Genres.Candidat, new EstUn(lot)) { Ordre = "id" }, annulation);
        return candidats.ToDictionary(c => c.Id, StringComparer.Ordinal);
    }
}
