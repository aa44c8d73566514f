using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Brings a sheet of candidates into a session: right rows are taken, wrong ones told; a second import of the same sheet changes nothing.</summary>
/// <param name="Simuler">Only tells what would happen.</param>
public sealed record ImporterDesCandidats(string Session, Tableau Tableau, string? Correspondance, string Fichier, string Empreinte, bool Simuler) : IOperation<RapportDImport>
{
    private static readonly string[] Lieux = ["etablissement", "centre"];

    private static readonly string[] Attendues = ["nom_de_naissance", "prenoms"];

    public string Code => "import.creer";

    public async ValueTask<RapportDImport> ExecuteAsync(Etabli etabli)
    {
        var session = await ImportFait.SessionAsync(etabli, Session);
        var colonnes = ModeleDImport.Candidats.Match(Tableau.EnTetes, Correspondance);
        if (Attendues.Except(colonnes.Select(c => c?.Champ.Code)).Any())
            throw new RefusException(NatureDeRefus.Invalide, "COLONNES-ABSENTES", $"Les colonnes « Nom de naissance » et « Prénoms » sont attendues. Colonnes lues : {string.Join(", ", Tableau.EnTetes)}. Renommez-les, ou enregistrez une correspondance.");
        var connus = await Connus.ReadAsync(etabli, session, Tableau, colonnes);
        var lignes = new List<LigneImportee>(Tableau.Lignes.Count);
        foreach (var ligne in Tableau.Lignes)
            lignes.Add(await RowAsync(etabli, session, ligne, colonnes, connus));
        var rapport = new RapportDImport(lignes, [.. Tableau.EnTetes.Where((e, i) => e.Length > 0 && colonnes[i] is null)]);
        if (Simuler)
            throw new SimulationException(rapport);
        await ImportFait.RecordAsync(etabli, session, ModeleDImport.Candidats, Fichier, Empreinte, rapport);
        return rapport;
    }

    private static async ValueTask<LigneImportee> RowAsync(Etabli etabli, Objet session, LigneDeTableau ligne, IReadOnlyList<ColonneDImport?> colonnes, Connus connus)
    {
        var valeurs = colonnes.Select((c, i) => (Colonne: c, Texte: ligne.Cellules[i])).Where(v => v.Colonne is not null && v.Texte.Length > 0).ToLookup(v => v.Colonne!.Genre, v => (v.Colonne!.Champ.Code, (string?)v.Texte));
        var (identite, suivi) = (Dictionary(valeurs[Genres.Candidat]), Dictionary(valeurs[Genres.Inscription]));
        var nom = $"{identite.GetValueOrDefault("nom_de_naissance")} {identite.GetValueOrDefault("prenoms")}".Trim();
        var changements = new List<(string, string?, string?)>();
        var cree = false;
        if (ligne.Faute is { } faute)
            return new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], faute);
        var refus = await etabli.TryAsync(async () =>
        {
            if (identite.TryGetValue("sexe", out var sexe))
                identite["sexe"] = CleDeTri.Of(sexe!) switch { "MADAME" or "MME" or "MLLE" or "FEMME" or "FEMININ" or "2" => "F", "MONSIEUR" or "M" or "MR" or "H" or "HOMME" or "MASCULIN" or "1" => "M", _ => sexe };
            foreach (var code in suivi.Keys.Where(c => c is "voie" or "forme" or "option" or "lv1" or "lv2").ToList())
                suivi[code] = connus.CodeOf(code, suivi[code]!);
            var candidat = connus.Candidat(identite, suivi);
            var inscription = candidat is null ? null : connus.Inscription(candidat.Id);
            connus.Claim(identite, suivi, candidat?.Id);
            foreach (var champ in Lieux)
            {
                if (suivi.TryGetValue(champ, out var dit))
                    suivi[champ] = connus.Organisation(Genres.Inscription[champ], dit!, inscription?[champ]);
            }

            if (candidat is null)
            {
                cree = true;
                if (!suivi.ContainsKey("etablissement") && session["organisation"] is null)
                    throw Connus.Refused("LIGNE-REFUSEE", Genres.Inscription["etablissement"], null, "Établissement : il est nécessaire. Complétez.");
                identite["organisation"] = suivi.GetValueOrDefault("etablissement") ?? session["organisation"];
                connus.CheckIdentifiant(identite["organisation"], identite.GetValueOrDefault("identifiant"), null);
                candidat = await etabli.CreateAsync("candidat.creer", Genres.Candidat, identite);
            }
            else
            {
                var avant = candidat;
                connus.CheckIdentifiant(candidat["organisation"], identite.GetValueOrDefault("identifiant"), candidat.Id);
                candidat = await etabli.ChangeAsync("candidat.modifier", candidat, identite);
                Note(changements, avant, candidat, connus);
            }

            if (inscription is null)
            {
                cree = true;
                suivi["candidat"] = candidat.Id;
                suivi["session"] = session.Id;
                suivi.TryAdd("etat", "inscrit");
                inscription = await etabli.CreateAsync("inscription.creer", Genres.Inscription, suivi);
            }
            else
            {
                var avant = inscription;
                inscription = await etabli.ChangeAsync("inscription.modifier", inscription, suivi);
                Note(changements, avant, inscription, connus);
            }

            connus.Add(candidat, inscription);
        });
        return refus is not null
            ? new LigneImportee(ligne.Numero, nom, SortDeLigne.Refusee, [], refus.Fautes.Count > 0 ? string.Join(" ", refus.Fautes.Select(f => f.Message)) : refus.Message)
            : new LigneImportee(ligne.Numero, nom, cree ? SortDeLigne.Creee : changements.Count > 0 ? SortDeLigne.Modifiee : SortDeLigne.Inchangee, changements, null);
    }

    private static Dictionary<string, string?> Dictionary(IEnumerable<(string Code, string? Texte)> valeurs) => valeurs.ToDictionary(v => v.Code, v => v.Texte, StringComparer.Ordinal);

    private static void Note(List<(string, string?, string?)> changements, Objet avant, Objet apres, Connus connus)
    {
        if (apres.Version != avant.Version)
            changements.AddRange(avant.Genre.Champs.Where(c => !string.Equals(avant[c.Code], apres[c.Code], StringComparison.Ordinal)).Select(c => (c.Libelle, connus.Words(c, avant[c.Code]), connus.Words(c, apres[c.Code]))));
    }
}
