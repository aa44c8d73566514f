using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings a sheet of livrets into a session: one row per candidate, one column per field of the form, under its words or its key.</summary>
/// <remarks>An empty cell says nothing: it leaves what stands. A refused row leaves the others written.</remarks>
public sealed record ImporterDesLivrets(string Session, Tableau Tableau, string Fichier, string Empreinte, bool Simuler, string? Correspondance = null) : IOperation<RapportDImport>
{
    /// <summary>The name under which the register keeps these imports.</summary>
    public const string Modele = "livrets";

    public string Code => "livret.saisir";

    public async ValueTask<RapportDImport> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        var feuille = await SaisirDesLivrets.FeuilleAsync(etabli, session);
        var colonnes = ModeleDImport.Notes.Match(Tableau.EnTetes, Correspondance);
        var champs = Fields(feuille, colonnes);
        var classe = await ClasseDeLivrets.ReadAsync(etabli, Session);
        var (lignes, vus, cause) = (new List<LigneImportee>(Tableau.Lignes.Count), new HashSet<string>(StringComparer.Ordinal), (Objet?)null);
        foreach (var ligne in Tableau.Lignes)
        {
            var (lue, inscription) = await RowAsync(etabli, feuille, ligne, colonnes, champs, classe, vus);
            lignes.Add(lue);
            cause ??= lue.Sort is SortDeLigne.Modifiee ? inscription : null;
        }

        var rapport = new RapportDImport(lignes, [.. Tableau.EnTetes.Where((e, i) => e.Length > 0 && colonnes[i] is null && champs[i] is null)]);
        if (Simuler)
            throw new SimulationException(rapport);
        if (cause is not null)
            await ImportFait.KeepAsync(etabli, Code, cause, Session, Modele, Fichier, Empreinte, rapport);
        return rapport;
    }

    // « Gestion des sinistres, 1ère année - 1er SEM », « note/gestion-des-sinistre/s1 », or what a saved map leads to one of them.
    private List<ChampDeLivret?> Fields(FeuilleDeLivret feuille, IReadOnlyList<ColonneDImport?> colonnes)
    {
        var donnee = ModeleDImport.Map(Correspondance);
        List<ChampDeLivret?> champs = [.. Tableau.EnTetes.Select((e, i) =>
        {
            var cle = donnee.GetValueOrDefault(CleDeTri.Of(e), CleDeTri.Of(e));
            return colonnes[i] is null ? feuille.Champs.FirstOrDefault(c => string.Equals(CleDeTri.Of(c.Libelle), cle, StringComparison.Ordinal) || string.Equals(CleDeTri.Of(c.Cle), cle, StringComparison.Ordinal)) : null;
        })];
        if (champs.TrueForAll(c => c is null))
            throw new RefusException(NatureDeRefus.Invalide, "COLONNES-ABSENTES", $"Aucune colonne ne porte le nom d'un champ du livret (« {feuille.Champs[0].Libelle} »). Partez du modèle prérempli.");
        ModeleDImport.CheckOnce(Tableau.EnTetes, champs, c => c.Libelle);
        return champs;
    }

    private async ValueTask<(LigneImportee, Objet?)> RowAsync(Etabli etabli, FeuilleDeLivret feuille, LigneDeTableau ligne, IReadOnlyList<ColonneDImport?> colonnes, List<ChampDeLivret?> champs, ClasseDeLivrets classe, HashSet<string> vus)
    {
        string? Cell(string champ) => colonnes.Select((c, i) => (c, i)).FirstOrDefault(x => x.c?.Champ.Code == champ) is { c: not null } x && ligne.Cellules[x.i].Length > 0 ? ligne.Cellules[x.i] : null;
        var nom = $"{Cell("nom_de_naissance")} {Cell("prenoms")} {Cell("numero")}".Trim();
        if (ligne.Faute is { } faute)
            return (new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], faute), null);
        var (changements, enCours, inscription) = (new List<(string, string?, string?)>(), (ChampDeLivret?)null, (Objet?)null);
        var refus = await etabli.TryAsync(async () =>
        {
            inscription = classe.Find(Cell("numero"), Cell("ine"), Cell("nom_de_naissance"), Cell("prenoms"));
            if (!vus.Add(inscription.Id))
                throw new RefusException(NatureDeRefus.Invalide, "LIGNE-DOUBLE", "Une ligne plus haut donne déjà le livret de ce candidat. Ôtez l'une des deux.");
            var tenues = await SaisirDesLivrets.FindAsync(etabli.Lecture, inscription.Id) is { } livret ? await LivretLu.EntriesAsync(etabli.Lecture, livret.Id) : new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < champs.Count; i++)
            {
                if (champs[i] is not { } champ || ligne.Cellules[i].Trim() is not { Length: > 0 } dit)
                    continue;
                enCours = champ;
                var avant = tenues.GetValueOrDefault(champ.Cle);
                var apres = await SaisirDesLivrets.WriteAsync(etabli, Code, new CelluleDeLivret(inscription.Id, champ.Cle, avant, Said(feuille, champ, dit)));
                if (!string.Equals(apres, avant is null ? "" : ValeurDeLivret.Shown(champ, avant), StringComparison.Ordinal))
                    changements.Add((champ.Libelle, Words(feuille, champ, avant), Words(feuille, champ, apres)));
            }
        });
        if (refus is null)
            return (new LigneImportee(ligne.Numero, nom, changements.Count > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee, changements, null), inscription);
        return (new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], enCours is null ? refus.Message : $"{enCours.Libelle} : {refus.Message}"), null);
    }

    // A sheet holds the words of an opinion, and crosses.
    private static string Said(FeuilleDeLivret feuille, ChampDeLivret champ, string dit) => champ.Nature switch
    {
        NatureDeLivret.Choix => feuille.Avis.FirstOrDefault(a => string.Equals(CleDeTri.Of(a.Libelle), CleDeTri.Of(dit), StringComparison.Ordinal))?.Code ?? dit,
        NatureDeLivret.Case => CleDeTri.Of(dit) is "X" or "OUI" or "VRAI" or "1" ? "oui" : CleDeTri.Of(dit) is "NON" or "FAUX" or "0" ? "non" : dit,
        _ => dit,
    };

    private static string? Words(FeuilleDeLivret feuille, ChampDeLivret champ, string? valeur)
        => valeur is null ? null : champ.Nature is NatureDeLivret.Choix ? feuille.Avis.FirstOrDefault(a => a.Code == valeur)?.Libelle ?? valeur : ValeurDeLivret.Shown(champ, valeur);
}
