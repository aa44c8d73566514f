using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings a sheet of marks into a session: one row per candidate, one column per unité; letters say the states that have no mark.</summary>
/// <param name="Etat">What a mark becomes: <c>arretee</c> or <c>proposee</c>.</param>
/// <param name="Correspondance">Heading = field or code of a unité, one per line.</param>
public sealed record ImporterDesNotes(string Session, Tableau Tableau, string Etat, string Fichier, string Empreinte, bool Simuler, string? Correspondance = null) : IOperation<RapportDImport>
{
    // The letters that people type, in the vocabulary of mark sheets; the first of a state is the one that we write.
    private static readonly (string Lettres, string Etat)[] Lettres =
    [
        ("ABS", "absent"), ("A", "absent"), ("FM", "force-majeure"), ("NV", "non-valide"), ("DISP", "dispensee"), ("D", "dispensee"), ("ATT", "attendue"), ("VAE", "validee-vae"),
    ];

    // What was decided elsewhere than in a mark sheet.
    private static readonly string[] Acquis = ["conservee", "reportee", "dispensee", "validee-vae", "annulee-fraude"];

    /// <summary>What a mark sheet shows of a result: its mark, or the letters of its state; null while it is expected.</summary>
    internal static string? Shown(string? etat, string? note) => note ?? (etat is "attendue" ? null : Array.Find(Lettres, l => string.Equals(l.Etat, etat, StringComparison.Ordinal)).Lettres);

    public string Code => "import.creer";

    public async ValueTask<RapportDImport> ExecuteAsync(Etabli etabli)
    {
        var session = await ImportFait.SessionAsync(etabli, Session);
        if (Etat is not ("arretee" or "proposee"))
            throw new RefusException(NatureDeRefus.Invalide, "ETAT-INCONNU", "Dites si les notes sont arrêtées ou proposées.");
        var colonnes = ModeleDImport.Notes.Match(Tableau.EnTetes, Correspondance);
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, etabli.Lecture, etabli.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé.");
        List<string> codes = [.. (referentiel.Unites.Count > 0 ? referentiel.Unites.Select(u => u.Code) : referentiel.Blocs.Select(b => b.Code))];
        var unites = Unites(colonnes, codes);
        if (unites.TrueForAll(u => u is null))
            throw new RefusException(NatureDeRefus.Invalide, "COLONNES-ABSENTES", $"Aucune colonne ne porte le code d'une unité ({string.Join(", ", codes)}). Renommez-les, ou enregistrez une correspondance.");
        ModeleDImport.CheckOnce(Tableau.EnTetes, unites, u => u);
        var connus = await Connus.ReadAsync(etabli, session, Tableau, colonnes);
        var resultats = await ResultsAsync(etabli, session);
        var vus = new HashSet<string>(StringComparer.Ordinal);
        var lignes = new List<LigneImportee>(Tableau.Lignes.Count);
        foreach (var ligne in Tableau.Lignes)
            lignes.Add(await RowAsync(etabli, ligne, colonnes, unites, connus, resultats, vus));
        var rapport = new RapportDImport(lignes, [.. Tableau.EnTetes.Where((e, i) => e.Length > 0 && colonnes[i] is null && unites[i] is null)]);
        if (Simuler)
            throw new SimulationException(rapport);
        await ImportFait.RecordAsync(etabli, session, ModeleDImport.Notes, Fichier, Empreinte, rapport);
        return rapport;
    }

    // « U1 », « U1 - Culture professionnelle », or what a saved map leads to it.
    private List<string?> Unites(IReadOnlyList<ColonneDImport?> colonnes, List<string> codes)
    {
        var donnee = ModeleDImport.Map(Correspondance);
        return [.. Tableau.EnTetes.Select((e, i) =>
        {
            var cle = donnee.GetValueOrDefault(CleDeTri.Of(e), CleDeTri.Of(e));
            return colonnes[i] is null ? codes.Find(c => (cle + " ").StartsWith(CleDeTri.Of(c) + " ", StringComparison.Ordinal)) : null;
        })];
    }

    private static async ValueTask<Dictionary<(string, string), Objet>> ResultsAsync(Etabli etabli, Objet session)
    {
        var lus = new Dictionary<(string, string), Objet>();
        foreach (var r in await etabli.Lecture.AllAsync(new Requete(Genres.Resultat, new Via("inscription", new Parmi("session", [session.Id]))) { Ordre = "id" }))
            lus[(r["inscription"]!, r["unite"]!)] = r;
        return lus;
    }

    private async ValueTask<LigneImportee> RowAsync(Etabli etabli, LigneDeTableau ligne, IReadOnlyList<ColonneDImport?> colonnes, List<string?> unites, Connus connus, Dictionary<(string, string), Objet> resultats, HashSet<string> vus)
    {
        string? Cell(string champ) => colonnes.Select((c, i) => (c, i)).FirstOrDefault(x => x.c?.Champ.Code == champ) is { c: not null } x && ligne.Cellules[x.i].Length > 0 ? ligne.Cellules[x.i] : null;
        var nom = $"{Cell("nom_de_naissance")} {Cell("prenoms")} {Cell("numero")}".Trim();
        if (ligne.Faute is { } faute)
            return new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], faute);
        var changements = new List<(string, string?, string?)>();
        string? enCours = null;
        var refus = await etabli.TryAsync(async () =>
        {
            var inscription = connus.Inscription(Cell("numero"), Cell("ine"), Cell("nom_de_naissance"), Cell("prenoms"));
            if (!vus.Add(inscription.Id))
                throw new RefusException(NatureDeRefus.Invalide, "LIGNE-DOUBLE", "Une ligne plus haut donne déjà les notes de ce candidat. Ôtez l'une des deux.");
            var ecrits = new List<Objet>();
            for (var i = 0; i < unites.Count; i++)
            {
                if (unites[i] is not { } unite || ligne.Cellules[i].Length == 0)
                    continue;
                enCours = unite;
                var avant = resultats.GetValueOrDefault((inscription.Id, unite));
                var apres = await MarkAsync(etabli, inscription, unite, avant, ligne.Cellules[i]);
                if (apres.Version == avant?.Version)
                    continue;
                ecrits.Add(apres);
                changements.Add((unite, Words(avant), Words(apres)));
            }

            foreach (var ecrit in ecrits)
                resultats[(inscription.Id, ecrit["unite"]!)] = ecrit;
        });
        if (refus is null)
            return new LigneImportee(ligne.Numero, nom, changements.Count > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee, changements, null);
        var motif = refus.Fautes.Count > 0 ? string.Join(" ", refus.Fautes.Select(f => f.Message)) : refus.Message;
        return new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], enCours is null ? motif : $"{enCours} : {motif}");
    }

    private async ValueTask<Objet> MarkAsync(Etabli etabli, Objet inscription, string unite, Objet? avant, string dit)
    {
        var lettres = Array.Find(Lettres, l => string.Equals(l.Lettres, CleDeTri.Of(dit), StringComparison.Ordinal)).Etat;
        var (etat, note) = lettres is null ? (Etat, dit) : (lettres, null);
        // What is settled elsewhere is not settled again here; the sheet may repeat it.
        if (avant is not null && (Acquis.Contains(avant["etat"]) || (lettres is null && avant["etat"] is "arretee" && etat is "proposee")))
        {
            await etabli.CheckSeenAsync(avant, ["etat", "note"]);
            var repete = lettres is null
                ? avant["note"] is { } connue && string.Equals(connue, ValeurDeChamp.Normalize(Genres.Resultat["note"], note).Valeur, StringComparison.Ordinal)
                : string.Equals(avant["etat"], lettres, StringComparison.Ordinal);
            return repete ? avant : throw new RefusException(NatureDeRefus.Invalide, "RESULTAT-ACQUIS", $"le résultat est déjà « {EnMots.Of(Genres.Resultat["etat"], avant["etat"])} » : cet import ne le change pas. Videz la cellule, ou changez d'abord le résultat sur sa fiche.");
        }

        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal) { ["etat"] = etat, ["note"] = note };
        return avant is null
            ? await etabli.CreateAsync("resultat.creer", Genres.Resultat, valeurs.Append(new("inscription", inscription.Id)).Append(new("unite", unite)))
            : await etabli.ChangeAsync("resultat.modifier", avant, valeurs);
    }

    // A unité of which nothing was said is expected.
    private static string? Words(Objet? resultat) => EnMots.Of(Genres.Resultat["note"], resultat?["note"]) ?? EnMots.Of(Genres.Resultat["etat"], resultat?["etat"] ?? "attendue");
}
