using System.Diagnostics;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>
/// A planning of 600 passages on one day is computed, then its page is opened in a browser again and again: what the server takes, and how
/// long until all of it is drawn.
/// </summary>
internal static class EssaiDHoraire
{
    private const int Candidats = 300;
    private const int Fois = 15;
    private static readonly string[] Qualites = ["enseignant-da1", "enseignant-da2", "professionnel"];

    public static async Task RunAsync(Serveur serveur)
    {
        var guichet = serveur.Guichet;
        var (session, personne) = await FillAsync(guichet);
        var acteur = (await new Acteurs(guichet.Store, TimeProvider.System).FindAsync(personne))!;
        var tache = await guichet.RunAsync(acteur, new LancerUneTache(CalculDePlanning.LaNature, "Planning", session, """{"secondes":10}"""));
        var dossier = Directory.CreateTempSubdirectory("parchemin-horaire-").FullName;
        Console.WriteLine((await new CalculDePlanning().RunAsync(new Conduite(guichet, acteur, tache, dossier, _ => Task.CompletedTask), default)).Message);
        Directory.Delete(dossier, recursive: true);
        var version = (await VersionsDePlanning.AllAsync(guichet.Store, session))[^1].Id;

        var page = await Navigateur.NewPageAsync(adresse: serveur.Adresse.ToString());
        await page.GotoAsync(await serveur.LinkAsync(personne));
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/");
        foreach (var (quoi, adresse) in new[] { ("par commission", $"/plannings/{version}"), ("par salle", $"/plannings/{version}?par=salle"), ("en tableau", $"/plannings/{version}?vue=tableau"), ("tableau du jour", $"/sessions/{session}/jour") })
        {
            var mesures = new List<(double Serveur, double Dessin, double Taille)>();
            for (var fois = 0; fois < Fois; fois++)
            {
                await page.GotoAsync(adresse);
                // After the load, two frames: what was laid out is painted.
                var temps = await page.EvaluateAsync<double[]>(
                    """
                    async () => {
                      await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
                      const dessine = performance.now(), n = performance.getEntriesByType('navigation')[0];
                      return [n.responseEnd - n.requestStart, dessine, n.decodedBodySize];
                    }
                    """);
                mesures.Add((temps[0], temps[1], temps[2]));
            }

            var chaudes = mesures.Skip(3).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quoi} : serveur {Median(chaudes.Select(m => m.Serveur)):0} ms, dessiné en {Median(chaudes.Select(m => m.Dessin)):0} ms (pire {chaudes.Max(m => m.Dessin):0}), {chaudes[0].Taille / 1024:0} Kio"));
        }

        await MeasureAsync("réparer une absence", async () =>
        {
            var lu = await PlanningLu.ReadAsync(guichet, acteur, version);
            _ = new ExaminateurAbsent(lu.Pose.Session.Examinateurs[lu.Pose.Plan.Commissions[0].Membres[0]].Id, []).Repair(lu.Pose);
        });
        await page.Context.CloseAsync();
    }

    private static async Task MeasureAsync(string quoi, Func<Task> geste)
    {
        var mesures = new List<double>();
        for (var fois = 0; fois < 5; fois++)
        {
            var debut = Stopwatch.GetTimestamp();
            await geste();
            mesures.Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quoi} : {Median(mesures):0} ms"));
    }

    private static double Median(IEnumerable<double> mesures) => mesures.Order().ToList() is var m ? m[m.Count / 2] : 0;

    // One centre, one day, enough rooms and people for two orals of three hundred candidates.
    private static async Task<(string Session, string Gestionnaire)> FillAsync(Guichet guichet)
    {
        async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
            => (await guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;
        var academie = await AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        var centre = await AddAsync(Genres.Organisation, ("nature", "centre"), ("nom", "Centre"), ("parent", academie));
        var lycee = await AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "École"), ("parent", academie), ("statut", "hors-contrat"));
        var session = await AddAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session"), ("organisation", academie));
        var gestionnaire = await AddAsync(Genres.Personne, ("nom", "Gestion"), ("prenoms", "Noé"), ("organisation", academie));
        await AddAsync(Genres.Mandat, ("personne", gestionnaire), ("role", "gestionnaire"), ("organisation", academie));
        var academique = await AddAsync(Genres.Commission, ("session", session), ("nature", "academique"), ("libelle", "Commission académique"));
        for (var i = 0; i < Candidats; i++)
        {
            var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", Name(i)), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", lycee));
            await AddAsync(Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", lycee), ("centre", centre), ("voie", "hors-contrat"), ("forme", Depot.Forme), ("etat", "confirme"), ("numero", $"N{i:000}"));
        }

        for (var i = 0; i < 180; i++)
        {
            var personne = await AddAsync(Genres.Personne, ("nom", Name(1000 + i)), ("prenoms", "Noé"), ("organisation", academie));
            await AddAsync(Genres.Membre, ("commission", academique), ("personne", personne), ("qualite", Qualites[i % Qualites.Length]), ("fonction", "membre"));
        }

        var acteur = (await new Acteurs(guichet.Store, TimeProvider.System).FindAsync(gestionnaire))!;
        var faits = await FaitsDePlanification.ReadAsync((await guichet.Store.FindAsync(Genres.Session, session))!, guichet.Store, guichet.Bibliotheque);
        var epreuves = faits.Epreuves.Where(e => e.Code is "E32" or "E42").Select(PreparationProposee.Of).ToList();
        await guichet.RunAsync(acteur, new PreparerLePlanning(session, new DemandeDOraux
        {
            Epreuves = epreuves,
            Plages = [new("P1", centre, "2024-06-10T08:00", "2024-06-10T12:30"), new("P2", centre, "2024-06-10T13:30", "2024-06-10T18:30")],
            Salles = [.. Enumerable.Range(1, 70).Select(i => new SalleDemandee($"A{i:000}", centre, "interrogation")), new SalleDemandee("Préparation", centre, "preparation", 60)],
            Examinateurs = PreparationProposee.Examiners(faits, epreuves),
        }));
        return (session, gestionnaire);
    }

    private static string Name(int i) => $"Nom{"abcdefghij"[i / 1000 % 10]}{"abcdefghij"[i / 100 % 10]}{"abcdefghij"[i / 10 % 10]}{"abcdefghij"[i % 10]}";
}
