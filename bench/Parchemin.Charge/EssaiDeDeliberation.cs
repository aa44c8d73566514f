using System.Collections.Immutable;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>A jury before 2,000 candidates: how long its list takes to open, all without difficulty to be adopted, the minutes to be sealed.</summary>
internal static class EssaiDeDeliberation
{
    private const int Fois = 5;

    private static readonly string[] Unites = ["U1", "U2", "U31", "U32", "U41", "U42", "U5"];

    public static async Task RunAsync(Serveur serveur, int candidats)
    {
        var (guichet, moteur) = (serveur.Guichet, serveur.Moteur);
        var scene = await Deliberants.BuildAsync(guichet.Store);
        await scene.AppointAsync();
        await FillAsync(guichet.Store, scene, candidats);
        var president = await scene.ActAsync(scene.Presidence);
        var session = (await guichet.Store.FindAsync(Genres.Session, scene.Session))!;
        using var client = new HttpClient { BaseAddress = serveur.Adresse };
        var jeton = await guichet.RunAsync(await scene.ActAsync(scene.Gestionnaire), new CreerUnJeton("charge", ["deliberation.lire", "inscription.lire"], guichet.Maintenant.AddDays(1)));
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", jeton.Secret);
        for (var i = 0; i < Fois; i++)
        {
            await Geste.TimeAsync("séance lue et décidée", async () => (await SeanceDeJury.ReadAsync(guichet.Store, guichet.Bibliotheque, moteur, session, 1, Filtre.Toujours)).Candidats.Count);
            await Geste.TimeAsync("page de délibération, par HTTP", async () => Title(await client.GetStringAsync(new Uri("/jury/" + scene.Session, UriKind.Relative))));
            await Geste.TimeAsync("adoption de toutes les décisions sans difficulté", async () => await guichet.RunAsync(president, new AdopterDesDecisions(moteur, scene.Session, 1, null)));
            if (i < Fois - 1)
                await guichet.RunAsync(president, new AnnulerUnLot(await LastAsync(guichet)));
        }

        var seance = await SeanceDeJury.ReadAsync(guichet.Store, guichet.Bibliotheque, moteur, session, 1, Filtre.Toujours);
        var reste = seance.Candidats.Where(c => !c.EstDecide && c.Empechement is null).Select(c => c.Inscription.Id).ToList();
        await Geste.TimeAsync("adoption des autres", async () => await guichet.RunAsync(president, new AdopterDesDecisions(moteur, scene.Session, 1, reste)));
        await Geste.TimeAsync("clôture, notes proposées arrêtées", async () => (await guichet.RunAsync(president, new CloreLeJury(scene.Session), new Circonstances("Essai"))).Version);
        await Geste.TimeAsync("procès-verbal scellé, octets", async () => (await guichet.RunAsync(president, new ScellerLeProcesVerbal(moteur, scene.Session, 1)))["contenu"]!.Length);
    }

    // Says which page answered: that of the door would be quick.
    private static string Title(string page) => page[(page.IndexOf("<title>", StringComparison.Ordinal) + 7)..page.IndexOf("</title>", StringComparison.Ordinal)] + $", {page.Length} caractères";

    private static async Task<string> LastAsync(Guichet guichet)
    {
        await foreach (var e in guichet.Store.JournalAsync(new FiltreDuJournal { Operation = "decision.adopter", Recentes = true, Limite = 1 }))
            return e.Lot;
        throw new InvalidOperationException("Rien n'a été adopté.");
    }

    private static async Task FillAsync(IStore store, Deliberants scene, int candidats)
    {
        var hasard = new Random(1);
        for (var debut = 0; debut < candidats; debut += 500)
        {
            var premier = debut;
            await store.WriteAsync(w =>
            {
                for (var i = premier; i < Math.Min(premier + 500, candidats); i++)
                {
                    var candidat = Record(w, Genres.Candidat, ("nom_de_naissance", Population.FamilyName(hasard)), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", scene.Lycee));
                    var inscription = Record(w, Genres.Inscription, ("candidat", candidat), ("session", scene.Session), ("etablissement", scene.Lycee), ("numero", i.ToString("00000", CultureInfo.InvariantCulture)), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "confirme"));
                    var niveau = 7 + hasard.Next(9);
                    foreach (var unite in Unites)
                        Record(w, Genres.Resultat, ("inscription", inscription), ("unite", unite), ("etat", unite is "U32" or "U5" ? "proposee" : "arretee"), ("note", ((niveau * 2) + hasard.Next(-6, 7)) / 2m is var note and >= 0 ? note.ToString(CultureInfo.InvariantCulture) : "0"));
                    Record(w, Genres.Declaration, ("inscription", inscription), ("code", "livret"), ("valeur", "oui"));
                    Record(w, Genres.Declaration, ("inscription", inscription), ("code", "livret.vise_1er_groupe"), ("valeur", i % 10 == 0 ? "non" : "oui"));
                    // The grids of the dossier: opened on the candidate's page, and never read for the list.
                    var evaluation = Record(w, Genres.Evaluation, ("inscription", inscription), ("epreuve", "E32"), ("etat", "transmise"));
                    for (var n = 0; n < 12; n++)
                        Record(w, Genres.Cotation, ("evaluation", evaluation), ("cle", $"ligne/L{n}"), ("valeur", "S"));
                }

                return ValueTask.FromResult(0);
            });
        }
    }

    private static string Record(IWriter w, Genre genre, params (string Champ, string Valeur)[] valeurs)
    {
        var apres = valeurs.ToImmutableDictionary(v => v.Champ, v => (string?)v.Valeur, StringComparer.Ordinal);
        var maintenant = DateTimeOffset.UtcNow;
        return w.Record(new Ecriture
        {
            Operation = genre.Code + ".creer",
            Lot = Guid.CreateVersion7().ToString(),
            Acteur = Acteur.Systeme.Id,
            NomDeLActeur = Acteur.Systeme.Nom,
            SurvenueLe = maintenant,
            SaisieLe = maintenant,
            Genre = genre.Code,
            Objet = Guid.CreateVersion7().ToString(),
            Version = 1,
            Avant = apres.Keys.ToImmutableDictionary(c => c, _ => (string?)null, StringComparer.Ordinal),
            Apres = apres,
        }, null).Id;
    }
}
