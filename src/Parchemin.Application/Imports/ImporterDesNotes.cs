using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings a sheet of marks into a session: one row per candidate, one column per unité; letters say the states that have no mark.</summary>
/// <param name="Etat">What a mark becomes: <c>arretee</c> or <c>proposee</c>.</param>
public sealed record ImporterDesNotes(string Session, Tableau Tableau, string Etat, string Fichier, string Empreinte, bool Simuler) : IOperation<RapportDImport>
{
    // The letters that people type, in the vocabulary of mark sheets.
    private static readonly Dictionary<string, string> Lettres = new(StringComparer.Ordinal)
    {
        ["ABS"] = "absent",
        ["A"] = "absent",
        ["FM"] = "force-majeure",
        ["NV"] = "non-valide",
        ["DISP"] = "dispensee",
        ["D"] = "dispensee",
        ["ATT"] = "attendue",
        ["VAE"] = "validee-vae",
    };

    public string Code => "import.creer";

    public async ValueTask<RapportDImport> ExecuteAsync(Etabli etabli)
    {
        var session = await ImportFait.SessionAsync(etabli, Session);
        if (Etat is not ("arretee" or "proposee"))
            throw new RefusException(NatureDeRefus.Invalide, "ETAT-INCONNU", "Dites si les notes sont arrêtées ou proposées.");
        var colonnes = ModeleDImport.Notes.Match(Tableau.EnTetes, null);
        var referentiel = (await ListesDuReferentiel.EditionAsync(session, etabli.Lecture, etabli.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé.");
        var codes = referentiel.Unites.Select(u => u.Code).Concat(referentiel.Blocs.Select(b => b.Code)).Distinct(StringComparer.Ordinal).ToDictionary(CleDeTri.Of, StringComparer.Ordinal);
        var unites = Tableau.EnTetes.Select((e, i) => colonnes[i] is null ? codes.GetValueOrDefault(CleDeTri.Of(e).Split(' ')[0]) : null).ToList();
        if (unites.TrueForAll(u => u is null))
            throw new RefusException(NatureDeRefus.Invalide, "COLONNES-ABSENTES", $"Aucune colonne ne porte le code d'une unité ({string.Join(", ", codes.Values)}). Renommez-les.");
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

    private static async ValueTask<Dictionary<(string, string), Objet>> ResultsAsync(Etabli etabli, Objet session)
    {
        var lus = new Dictionary<(string, string), Objet>();
        string? suite = null;
        do
        {
            var page = await etabli.Lecture.QueryAsync(new Requete(Genres.Resultat, new Via("inscription", new Parmi("session", [session.Id]))) { Ordre = "id", Taille = 1000, Apres = suite });
            foreach (var r in page.Objets)
                lus[(r["inscription"]!, r["unite"]!)] = r;
            suite = page.Suite;
        }
        while (suite is not null);
        return lus;
    }

    private async ValueTask<LigneImportee> RowAsync(Etabli etabli, LigneDeTableau ligne, IReadOnlyList<ColonneDImport?> colonnes, List<string?> unites, Connus connus, Dictionary<(string, string), Objet> resultats, HashSet<string> vus)
    {
        string? Cell(string champ) => colonnes.Select((c, i) => (c, i)).FirstOrDefault(x => x.c?.Champ.Code == champ) is { c: not null } x && ligne.Cellules[x.i].Length > 0 ? ligne.Cellules[x.i] : null;
        var nom = $"{Cell("nom_de_naissance")} {Cell("prenoms")} {Cell("numero")}".Trim();
        var changements = new List<(string, string?, string?)>();
        var refus = await etabli.TryAsync(async () =>
        {
            var inscription = (Cell("numero") is { } numero ? connus.ByNumber(numero) : null) ?? (Cell("ine") is { } ine && connus.ByIne(ine) is { } candidat ? connus.Inscription(candidat.Id) : null)
                ?? throw new RefusException(NatureDeRefus.Invalide, "CANDIDAT-INCONNU", "Aucun candidat de cette session n'a ce numéro ni cet INE. Vérifiez la ligne, ou inscrivez-le d'abord.");
            if (!vus.Add(inscription.Id))
                throw new RefusException(NatureDeRefus.Invalide, "LIGNE-DOUBLE", "Une ligne plus haut donne déjà les notes de ce candidat. Ôtez l'une des deux.");
            for (var i = 0; i < unites.Count; i++)
            {
                if (unites[i] is not { } unite || ligne.Cellules[i].Length == 0)
                    continue;
                var lettres = Lettres.GetValueOrDefault(CleDeTri.Of(ligne.Cellules[i]));
                Dictionary<string, string?> valeurs = lettres is null
                    ? new(StringComparer.Ordinal) { ["etat"] = Etat, ["note"] = ligne.Cellules[i] }
                    : new(StringComparer.Ordinal) { ["etat"] = lettres, ["note"] = null };
                var avant = resultats.GetValueOrDefault((inscription.Id, unite));
                var apres = avant is null
                    ? await etabli.CreateAsync("resultat.creer", Genres.Resultat, valeurs.Append(new("inscription", inscription.Id)).Append(new("unite", unite)))
                    : await etabli.ChangeAsync("resultat.modifier", avant, valeurs);
                resultats[(inscription.Id, unite)] = apres;
                if (apres.Version != avant?.Version)
                    changements.Add((unite, avant?["note"] ?? avant?["etat"], apres["note"] ?? apres["etat"]));
            }
        });
        return refus is not null
            ? new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], refus.Fautes.Count > 0 ? string.Join(" ", refus.Fautes.Select(f => f.Message)) : refus.Message)
            : new LigneImportee(ligne.Numero, nom, changements.Count > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee, changements, null);
    }
}
