using System.Diagnostics;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>
/// The orals of a whole académie in the application: 34 centres, two orals a candidate, four days. The pages of the preparation, the
/// computation as a work in the background, the pages of the planning, its publication, the board of the day.
/// </summary>
internal static class EssaiDAcademie
{
    private const int Centres = 34;
    private const int Fois = 3;

    // By centre: what four days of two orals ask of about three hundred candidates, and what an absence takes.
    private const int Salles = 14;
    private static readonly (string Qualite, int Nombre)[] Examinateurs = [("enseignant-da1", 11), ("enseignant-da2", 11), ("professionnel", 16)];
    private static readonly string[] AutresPages =
    [
        "/inscriptions/session/{0}", "/conformite/session/{0}", "/formation/session/{0}", "/livrets/session/{0}", "/portfolios/session/{0}", "/stages/session/{0}", "/ccf/{0}", "/correction/{0}/U41",
        "/dossiers", "/commissions", "/sessions/{0}/documents", "/sessions/{0}/documents/convocation", "/sessions/{0}/salles", "/sessions/{0}/calendrier-ecrit", "/jury/{0}", "/registre/inscription", "/registre/passage",
    ];

    private static readonly string[] Jours = ["2024-06-10", "2024-06-11", "2024-06-12", "2024-06-13"];
    private static readonly (string Debut, string Fin)[] DemiJournees = [("08:00", "12:30"), ("13:30", "18:00")];

    public static async Task RunAsync(Serveur serveur, int candidats, int secondes)
    {
        var guichet = serveur.Guichet;
        var academie = await guichet.RunAsync(Acteur.Systeme, new Peupler(candidats));
        var acteur = (await new Acteurs(guichet.Store, TimeProvider.System).FindAsync(academie.Gestionnaire))!;
        var planning = $"/sessions/{academie.Session}/planning";
        using var client = new HttpClient { BaseAddress = serveur.Adresse, Timeout = TimeSpan.FromMinutes(10) };
        var jeton = await guichet.RunAsync(acteur, new CreerUnJeton("charge", [.. TableDesDroits.Livree.Actions.Where(a => a.Qui.ContainsKey("gestionnaire")).Select(a => a.Code)], guichet.Maintenant.AddDays(1)));
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", jeton.Secret);

        await Geste.TimeAsync("préparation gardée", async () => (await guichet.RunAsync(acteur, new PreparerLePlanning(academie.Session, await PrepareAsync(guichet, academie)))).Id.Length);
        foreach (var etape in new[] { "", "/quoi", "/quand", "/qui", "/ou", "/regles" })
            await PageAsync("préparation " + etape, planning + etape);
        var tache = await guichet.RunAsync(acteur, new LancerUneTache(CalculDePlanning.LaNature, "Planning", academie.Session, $$"""{"secondes":{{secondes}}}"""));
        var dossier = Directory.CreateTempSubdirectory("parchemin-academie-").FullName;
        await Geste.TimeAsync("calcul", async () => (await new CalculDePlanning().RunAsync(new Conduite(guichet, acteur, tache, dossier, _ => Task.CompletedTask), default)).Message);
        Directory.Delete(dossier, recursive: true);
        var version = (await VersionsDePlanning.AllAsync(guichet.Store, academie.Session))[^1].Id;
        foreach (var vue in new[] { "", "?par=salle", "?vue=tableau", "/services", "/horaire", "/horaire?format=csv", "/reparer", "/publier" })
            await PageAsync("planning " + vue, $"/plannings/{version}{vue}");
        var lu = await PlanningLu.ReadAsync(guichet, acteur, version);
        await Geste.TimeAsync("réparation d'une absence", () =>
        {
            var apres = new ExaminateurAbsent(lu.Pose.Session.Examinateurs[lu.Pose.Plan.Commissions[0].Membres[0]].Id, []).Repair(lu.Pose).Apres;
            return Task.FromResult($"{apres.Plan.NonPlaces.Length} sans place {string.Join(' ', apres.Explication.Take(1))}");
        });
        await Geste.TimeAsync("publication", async () => (await guichet.RunAsync(acteur, new PublierLePlanning(version))).ToString());
        await PageAsync("tableau du jour", $"/sessions/{academie.Session}/jour?jour={Jours[0]}");
        await PageAsync("capacité", $"/sessions/{academie.Session}/capacite");
        foreach (var autre in AutresPages)
            await PageAsync(autre, string.Format(CultureInfo.InvariantCulture, autre, academie.Session));
        Console.WriteLine($"mémoire de pointe : {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} Mo");

        async Task PageAsync(string quoi, string adresse)
        {
            for (var fois = 0; fois < Fois; fois++)
                await Geste.TimeAsync(quoi, async () => (await client.GetByteArrayAsync(new Uri(adresse, UriKind.Relative))).Length / 1000 + " ko");
        }
    }

    private static async Task<DemandeDOraux> PrepareAsync(Guichet guichet, Academie academie)
    {
        var faits = await FaitsDePlanification.ReadAsync((await guichet.Store.FindAsync(Genres.Session, academie.Session))!, guichet.Store, guichet.Bibliotheque);
        var epreuves = faits.Epreuves.Where(e => e.Code is "E32" or "E42").Select(PreparationProposee.Of).ToList();
        List<PlageDemandee> plages = [.. from centre in academie.Centres from jour in Jours from demi in DemiJournees select new PlageDemandee($"{academie.Centres.IndexOf(centre):00}-{jour}-{demi.Debut[..2]}", centre, $"{jour}T{demi.Debut}", $"{jour}T{demi.Fin}")];
        return new DemandeDOraux
        {
            Epreuves = epreuves,
            Plages = plages,
            Salles = [.. academie.Centres.SelectMany((c, n) => Enumerable.Range(1, Salles).Select(i => new SalleDemandee($"{n:00}-A{i:00}", c, "interrogation")).Append(new SalleDemandee($"{n:00}-P", c, "preparation", 40)))],
            Examinateurs = [.. PreparationProposee.Examiners(faits, epreuves).Select(e => e with { Plages = [.. plages.Where(p => p.Centre == academie.CentreDe[e.Id]).Select(p => p.Id)] })],
        };
    }

    private sealed record Academie(string Session, string Gestionnaire, List<string> Centres, Dictionary<string, string> CentreDe);

    private sealed record Peupler(int Candidats) : IOperation<Academie>
    {
        public string Code => "session.creer";

        public async ValueTask<Academie> ExecuteAsync(Etabli etabli)
        {
            async ValueTask<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
                => (await etabli.CreateAsync(genre.Code + ".creer", genre, valeurs.Select(v => KeyValuePair.Create(v.Champ, v.Valeur)))).Id;
            var academie = await AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
            var session = await AddAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session"), ("organisation", academie));
            var gestionnaire = await AddAsync(Genres.Personne, ("nom", "Gestion"), ("prenoms", "Noé"), ("organisation", academie));
            await AddAsync(Genres.Mandat, ("personne", gestionnaire), ("role", "gestionnaire"), ("organisation", academie));
            var academique = await AddAsync(Genres.Commission, ("session", session), ("nature", "academique"), ("libelle", "Commission académique"));
            var (centres, lycees, centreDe) = (new List<string>(), new List<string>(), new Dictionary<string, string>());
            for (var c = 0; c < Centres; c++)
            {
                centres.Add(await AddAsync(Genres.Organisation, ("nature", "centre"), ("nom", $"Centre {c:00}"), ("parent", academie)));
                lycees.Add(await AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", $"École {c:00}"), ("parent", academie), ("statut", "hors-contrat")));
                for (var i = 0; i < Examinateurs.Sum(e => e.Nombre); i++)
                {
                    // One in ten teaches in the school of the candidates.
                    var personne = await AddAsync(Genres.Personne, ("nom", Name((c * 100) + i)), ("prenoms", "Noé"), ("organisation", i % 10 == 0 ? lycees[c] : academie));
                    var qualite = Examinateurs.First(e => i < Examinateurs.TakeWhile(x => x != e).Sum(x => x.Nombre) + e.Nombre).Qualite;
                    await AddAsync(Genres.Membre, ("commission", academique), ("personne", personne), ("qualite", qualite), ("fonction", "membre"));
                    centreDe[personne] = centres[c];
                }
            }

            for (var i = 0; i < Candidats; i++)
            {
                var c = i % Centres;
                var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", Name(i)), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", lycees[c]));
                await AddAsync(Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", lycees[c]), ("centre", centres[c]), ("voie", "hors-contrat"), ("forme", Depot.Forme), ("etat", "confirme"));
            }

            return new Academie(session, gestionnaire, centres, centreDe);
        }

        private static string Name(int i) => "Nom" + string.Concat(i.ToString("00000", CultureInfo.InvariantCulture).Select(d => (char)('a' + (d - '0'))));
    }
}
