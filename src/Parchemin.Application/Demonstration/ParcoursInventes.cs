using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Invents what a few candidates of a session and their team built before the épreuves: placements, portfolio, livret, conformity.</summary>
/// <param name="graine">A draw of its own: the rest of the demonstration stays what it was.</param>
internal sealed class ParcoursInventes(int graine, Demonstration demonstration)
{
    private const int Suivis = 8;
    private static readonly string[] Entreprises = ["Cabinet Delorme", "Mutuelle des Trois-Fleuves", "Courtage Vauban", "Comptoir du Beffroi"];
    private static readonly string[] Productions = ["Comparaison de deux contrats d’habitation", "Entretien de souscription automobile", "Suivi d’un dégât des eaux", "Campagne de relance d’échéance", "Accueil d’un assuré sinistré"];
    private static readonly string[] Clauses =
    [
        "Accueillir, découvrir le besoin, proposer une garantie ; déclarer et suivre un sinistre simple.", "Deux semaines d’observation, puis un portefeuille de vingt clients sous le contrôle du tuteur.",
        "Accès à la documentation commerciale, aux conditions générales et à l’outil de gestion.", "Au siège de l’agence, 35 heures du lundi au vendredi, un poste informatique attribué.",
        "Le tuteur fait le point chaque vendredi.", "Une visite à mi-parcours ; en cas de difficulté, appel au professeur référent dans la journée.", "Grille d’évaluation remplie ensemble la dernière semaine.",
    ];

    private readonly Random hasard = new(graine);

    public async ValueTask<int> AddAsync(Etabli etabli, Objet session, Avancement avancement)
    {
        if ((await ListesDuReferentiel.EditionAsync(session, etabli.Lecture, etabli.Bibliotheque))?.Referentiel is not { Competences.Count: > 0 } referentiel || !int.TryParse(session["code"], NumberStyles.None, CultureInfo.InvariantCulture, out var annee))
            return 0;
        // Those who have an access of their own come first.
        var siennes = new Parmi("session", [session.Id]);
        var avecAcces = (await etabli.Lecture.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(siennes, new Via("candidat", new Non(new Vide("personne"))))) { Ordre = "id", Taille = 2 })).Objets;
        List<Objet> inscriptions = [.. avecAcces, .. (await etabli.Lecture.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(siennes, new Non(new EstUn([.. avecAcces.Select(i => i.Id)])))) { Ordre = "id", Taille = Suivis - avecAcces.Count })).Objets];
        var tuteur = (await etabli.Lecture.QueryAsync(new Requete(Genres.Mandat, new Parmi("role", ["tuteur"])) { Ordre = "id", Taille = 1 })).Objets is [var mandat, ..] ? mandat["personne"] : null;
        for (var rang = 0; rang < inscriptions.Count; rang++)
        {
            if (referentiel.MilieuProfessionnel is { } milieu)
                await PlaceAsync(etabli, inscriptions[rang], milieu, annee, rang, tuteur);
            await ShowAsync(etabli, inscriptions[rang], referentiel, annee, rang, tuteur);
            if (FeuilleDeLivret.Of(referentiel) is { } feuille)
                await FillAsync(etabli, inscriptions[rang], feuille, rang, avancement);
        }

        await TeachAsync(etabli, session, inscriptions, referentiel, annee);
        if (referentiel.Conformite.Count > 0)
            await ControlAsync(etabli, session, inscriptions, avancement is Avancement.Saisie or Avancement.Inscriptions);
        return inscriptions.Count;
    }

    // Three periods; the third candidate is short of one, the fourth was absent.
    private static async ValueTask PlaceAsync(Etabli etabli, Objet inscription, MilieuProfessionnel milieu, int annee, int rang, string? tuteur)
    {
        var nature = inscription["voie"]?.StartsWith("apprentissage", StringComparison.Ordinal) is true ? "alternance" : inscription["voie"] is "experience" ? "emploi" : "stage";
        (DateOnly Du, DateOnly Au)[] periodes = nature is "stage"
            ? [(new(annee - 2, 11, 14), new(annee - 2, 12, 16)), (new(annee - 1, 5, 15), new(annee - 1, 6, 30)), (new(annee - 1, 11, 20), new(annee - 1, 12, 18))]
            : [(new(annee - 2, 9, 1), new(annee, 8, 31))];
        foreach (var (du, au) in rang == 2 ? periodes[..Math.Max(1, periodes.Length - 1)] : periodes)
        {
            var stage = await NewAsync(etabli, GenresDuParcours.Stage, ("inscription", inscription.Id), ("nature", nature), ("entreprise", Entreprises[rang % Entreprises.Length]), ("territoire", "metropole"), ("tuteur", tuteur), ("du", Day(du)), ("au", Day(au)),
                ("missions", "Accueil, devis, suivi des contrats et des sinistres simples."), ("convention_signee_le", Day(du.AddDays(-20))), ("etat", "termine"));
            if (nature is "stage")
                await AgreeAsync(etabli, stage, milieu, rang == 3 ? milieu.Convention.Count - 2 : milieu.Convention.Count);
            if (rang == 3 && du == periodes[0].Du)
                await NewAsync(etabli, GenresDuParcours.Absence, ("stage", stage.Id), ("du", Day(du.AddDays(7))), ("au", Day(du.AddDays(8))), ("motif", "Maladie, certificat fourni"));
            await NewAsync(etabli, GenresDuParcours.Visite, ("stage", stage.Id), ("nature", "visite"), ("prevue_le", Day(du.AddDays(14))), ("faite_le", Day(du.AddDays(14))), ("compte_rendu", "Intégration réussie ; les missions répondent au référentiel."));
            if (rang is 1 || tuteur is null)
                continue;
            var (texte, le) = (await TexteDAttestation.ReadAsync(stage, etabli.Lecture), au.AddDays(3).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc));
            var instant = ValeurDeChamp.Format(new DateTimeOffset(le));
            await NewAsync(etabli, GenresDuParcours.Attestation, ("inscription", inscription.Id), ("stage", stage.Id), ("nature", TexteDAttestation.NatureOf(stage)), ("signataire", tuteur), ("texte", texte), ("demandee_le", instant), ("signee_le", instant), ("empreinte", ActeSigne.Empreinte(texte, tuteur, instant)));
        }

        if (rang == 2)
            await NewAsync(etabli, GenresDuParcours.Derogation, ("inscription", inscription.Id), ("nature", "positionnement"), ("semaines", "10"), ("decidee_le", Day(new DateOnly(annee - 2, 10, 3))), ("motif", "Expérience antérieure dans une agence"));
    }

    private static async ValueTask AgreeAsync(Etabli etabli, Objet stage, MilieuProfessionnel milieu, int elements)
    {
        foreach (var rang in Enumerable.Range(0, Math.Min(elements, milieu.Convention.Count)))
            await NewAsync(etabli, GenresDuParcours.Clause, ("stage", stage.Id), ("rang", (rang + 1).ToString(CultureInfo.InvariantCulture)), ("texte", Clauses[rang % Clauses.Length]));
    }

    private async ValueTask ShowAsync(Etabli etabli, Objet inscription, Referentiel referentiel, int annee, int rang, string? tuteur)
    {
        var attendues = PortfolioLu.Expected(referentiel, inscription["option"]);
        for (var n = 0; n < 3 && attendues.Count > 0; n++)
        {
            var siennes = Enumerable.Range(0, 4).Select(k => attendues[(rang + (n * 5) + k) % attendues.Count]).Distinct(StringComparer.Ordinal);
            var le = ValeurDeChamp.Format(new DateTimeOffset(annee, 1, 15, 9, 0, 0, TimeSpan.Zero));
            await NewAsync(etabli, GenresDuParcours.ElementDePortfolio, ("inscription", inscription.Id), ("titre", Productions[(rang + n) % Productions.Length]), ("description", "Ce que j’ai produit, pour qui, et ce que j’en retiens."), ("situation", n == 2 ? "simulee" : "reelle"),
                ("produit_le", Day(new DateOnly(annee - 1, 6, 20))), ("competences", string.Join(' ', siennes)), ("atteste_par_l_enseignant_le", n < 2 ? le : null), ("atteste_par_le_tuteur_le", n == 0 && tuteur is not null ? le : null), ("tuteur", n == 0 ? tuteur : null));
        }

        var objets = ObjetsDeFormation.Of(referentiel).Where(o => !o.EstUnSavoir).Take(6).ToList();
        foreach (var objet in objets)
        {
            foreach (var source in new[] { "candidat", "equipe" })
                await NewAsync(etabli, GenresDuParcours.Positionnement, ("inscription", inscription.Id), ("objet", objet.Code), ("source", source), ("niveau", objet.Niveaux[hasard.Next(objet.Niveaux.Count)].Code), ("le", Day(new DateOnly(annee, 2, 1))));
        }
    }

    private async ValueTask FillAsync(Etabli etabli, Objet inscription, FeuilleDeLivret feuille, int rang, Avancement avancement)
    {
        var cellules = new List<CelluleDeLivret>();
        foreach (var matiere in feuille.Matieres.Where(m => !m.Facultative))
        {
            var niveau = 9 + hasard.Next(7);
            cellules.AddRange(feuille.Semestres.Select(s => new CelluleDeLivret(inscription.Id, FeuilleDeLivret.MarkKey(matiere.Code, s.Code), null, (niveau + (hasard.Next(7) / 2m) - 1).ToString(CultureInfo.InvariantCulture))));
            cellules.Add(new CelluleDeLivret(inscription.Id, FeuilleDeLivret.RemarkKey(matiere.Code), null, $"{matiere.Libelle} : {demonstration.Appreciations[hasard.Next(demonstration.Appreciations.Count)]}"));
        }

        cellules.Add(new CelluleDeLivret(inscription.Id, FeuilleDeLivret.CleDAvis, null, feuille.Avis[rang % feuille.Avis.Count].Code));
        await new SaisirDesLivrets(cellules).ExecuteAsync(etabli);
        // A sealed livret must be examined by the jury: where it has sat already, the demonstration leaves them open.
        if (rang % 2 == 0 && avancement is Avancement.Saisie or Avancement.Inscriptions)
            await new ScellerUnLivret(inscription.Id).ExecuteAsync(etabli);
    }

    private static async ValueTask TeachAsync(Etabli etabli, Objet session, List<Objet> inscriptions, Referentiel referentiel, int annee)
    {
        if (inscriptions.Select(i => i["etablissement"]).FirstOrDefault(e => e is not null) is not { } organisation || referentiel.Horaires is not { } grille)
            return;
        foreach (var (ligne, rang) in grille.Lignes.Take(6).Select((l, i) => (l, i)))
            await NewAsync(etabli, GenresDuParcours.Seance, ("organisation", organisation), ("session", session.Id), ("libelle", $"{ligne.Enseignement}, séance {rang + 1}"), ("nature", rang % 3 == 0 ? "atelier" : "cours"), ("le", Day(new DateOnly(annee - 1, 9, 10 + rang))), ("heures", "4"), ("matiere", ligne.Enseignement), ("objets", string.Join(' ', referentiel.Competences.Skip(rang * 3).Take(3).Select(c => c.Code))));
    }

    private static async ValueTask ControlAsync(Etabli etabli, Objet session, List<Objet> inscriptions, bool ouverte)
    {
        await new ExaminerLaConformite(session.Id, [.. inscriptions.Select(i => i.Id)]).ExecuteAsync(etabli);
        var controles = (await etabli.Lecture.QueryAsync(new Requete(GenresDuParcours.Controle, new Via("inscription", new Parmi("session", [session.Id]))) { Ordre = "id", Taille = 3 })).Objets;
        if (!ouverte || controles is not [var premier, var second, ..])
            return;
        await new DeciderDeLaConformite(premier.Id, "conforme", [], null).ExecuteAsync(etabli);
        await new DemanderUnComplement(second.Id, Day(DateOnly.FromDateTime(etabli.Maintenant.UtcDateTime).AddDays(15)), "Courriel à l’adresse du candidat").ExecuteAsync(etabli);
    }

    private static string Day(DateOnly jour) => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ValueTask<Objet> NewAsync(Etabli etabli, Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => etabli.CreateAsync(genre.Code + ".creer", genre, valeurs.Select(v => new KeyValuePair<string, string?>(v.Champ, v.Valeur)));
}
