using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>
/// Sixty commissions fill their grids through the web application: one member saves a field about every second while another looks each
/// second at what changed, as the pages do. At the end the register is compared with what each was told is kept.
/// </summary>
internal sealed class EssaiDesGrilles
{
    private const int Commissions = 60;
    private const int Candidats = 10;
    private const string Epreuve = "E42";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly string[] Portees = ["evaluation.saisir", "evaluation.lire", "cotation.lire", "commission.lire", "passage.lire", "inscription.lire", "candidat.lire", "session.lire"];

    private readonly Guichet guichet;
    private readonly HttpClient client;
    private readonly Releve releve = new();
    private volatile bool finie;

    private EssaiDesGrilles(Guichet guichet, HttpClient client)
    {
        this.guichet = guichet;
        this.client = client;
    }

    /// <returns>How many fields the register holds otherwise than was told.</returns>
    public static async Task<int> RunAsync(Guichet guichet, Uri adresse, TimeSpan duree)
    {
        using var connexions = new SocketsHttpHandler { MaxConnectionsPerServer = 4 * Commissions };
        using var navigateur = new HttpClient(connexions) { BaseAddress = adresse };
        return await new EssaiDesGrilles(guichet, navigateur).RunAsync(duree);
    }

    private async Task<int> RunAsync(TimeSpan duree)
    {
        var cles = Feuilles.Find(Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!, Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Regles[Depot.Session], Depot.Voie, Epreuve, null, null)!.Lignes.Select(l => l.Cle).ToList();
        var tables = await PrepareAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tables.Count} commissions de {Candidats} candidats, {duree.TotalSeconds:0} s"));
        var travaux = tables.SelectMany(t => new[] { Task.Run(() => EnterAsync(t, cles)), Task.Run(() => LookAsync(t)) }).ToList();
        await Task.WhenAny([Task.Delay(duree / 10), .. travaux]);
        releve.Clear();
        var debut = Stopwatch.GetTimestamp();
        await Task.WhenAny([Task.Delay(duree), .. travaux]);
        var temps = Stopwatch.GetElapsedTime(debut);
        finie = true;
        await Task.WhenAll(travaux);
        releve.Print(temps);
        return await CompareAsync(tables);
    }

    private async Task EnterAsync(Table table, List<string> cles)
    {
        var hasard = new Random(table.Rang);
        string[] niveaux = ["TI", "I", "S", "TS", "NO"];
        while (!finie)
        {
            await Task.Delay(Pause * hasard.NextDouble());
            var grille = table.Grilles[hasard.Next(table.Grilles.Count)];
            var (cle, valeur) = hasard.Next(4) == 0 ? ("note", (hasard.Next(41) / 2m).ToString("0.0", CultureInfo.InvariantCulture)) : (cles[hasard.Next(cles.Count)], niveaux[hasard.Next(niveaux.Length)]);
            var lue = table.Tenues.GetValueOrDefault((grille, cle));
            var corps = JsonSerializer.Serialize(new { saisies = new[] { new { cle, lue, valeur } } });
            using var reponse = await releve.MeasureAsync("http, saisie d'un champ de grille", () => SendAsync(table, HttpMethod.Post, $"/api/v1/evaluation/{grille}/entrees", corps));
            table.Tenues[(grille, cle)] = reponse.RootElement.GetProperty("tenues").GetProperty(cle).GetString();
            table.Ecrites++;
        }
    }

    private async Task LookAsync(Table table)
    {
        var rang = 0L;
        while (!finie)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            using var reponse = await releve.MeasureAsync("http, regard sur une grille", () => SendAsync(table, HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/api/v1/evaluation/{table.Grilles[0]}/entrees?depuis={rang}"), null));
            rang = reponse.RootElement.GetProperty("rang").GetInt64();
        }
    }

    private async Task<int> CompareAsync(IReadOnlyList<Table> tables)
    {
        var perdues = 0;
        foreach (var table in tables)
        {
            foreach (var grille in table.Grilles)
            {
                var lues = CadreDEvaluation.Values(await CadreDEvaluation.EntriesAsync(grille, guichet.Store));
                perdues += table.Tenues.Count(t => t.Key.Grille == grille && !string.Equals(t.Value, lues.GetValueOrDefault(t.Key.Cle), StringComparison.Ordinal));
            }
        }

        Console.WriteLine($"{tables.Sum(t => t.Ecrites)} saisies faites, {tables.Sum(t => t.Tenues.Count)} champs tenus, {perdues} perdu(s)");
        return perdues;
    }

    private async Task<JsonDocument> SendAsync(Table table, HttpMethod verbe, string chemin, string? corps)
    {
        using var demande = new HttpRequestMessage(verbe, new Uri(chemin, UriKind.Relative));
        demande.Headers.Authorization = new AuthenticationHeaderValue("Bearer", table.Jeton);
        if (corps is not null)
            demande.Content = new StringContent(corps, Encoding.UTF8, "application/json");
        using var reponse = await client.SendAsync(demande);
        var texte = await reponse.Content.ReadAsStringAsync();
        return reponse.IsSuccessStatusCode ? JsonDocument.Parse(texte) : throw new InvalidOperationException($"{chemin} : {reponse.StatusCode}\n{texte}");
    }

    private async Task<IReadOnlyList<Table>> PrepareAsync()
    {
        var office = await AddAsync(Genres.Organisation, ("nature", "academie"), ("nom", "Académie"));
        var lycee = await AddAsync(Genres.Organisation, ("nature", "etablissement"), ("nom", "Lycée des candidats"), ("parent", office), ("statut", "public"));
        var session = await AddAsync(Genres.Session, ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session"), ("organisation", office));
        var acteurs = new Acteurs(guichet.Store, TimeProvider.System);
        var tables = new List<Table>();
        for (var c = 0; c < Commissions; c++)
        {
            var commission = await AddAsync(Genres.Commission, ("session", session), ("nature", "interrogation"), ("libelle", $"Commission {c}"), ("epreuve", Epreuve));
            var personne = await AddAsync(Genres.Personne, ("nom", "Essai"), ("prenoms", $"Anne {(char)('A' + (c / 26))}{(char)('A' + (c % 26))}"), ("organisation", office));
            await AddAsync(Genres.Mandat, ("personne", personne), ("role", "equipe"), ("organisation", office));
            await AddAsync(Genres.Membre, ("commission", commission), ("personne", personne));
            for (var i = 0; i < Candidats; i++)
            {
                var candidat = await AddAsync(Genres.Candidat, ("nom_de_naissance", Population.FamilyName(new Random((c * Candidats) + i))), ("prenoms", "Zoé"), ("ne_le", "2004-05-06"), ("organisation", lycee));
                var inscription = await AddAsync(Genres.Inscription, ("candidat", candidat), ("session", session), ("etablissement", lycee), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", "confirme"));
                await AddAsync(Genres.Passage, ("commission", commission), ("inscription", inscription), ("etat", "convoque"));
            }

            await guichet.RunAsync(Acteur.Systeme, new OuvrirLesGrilles(commission));
            var grilles = await guichet.Store.AllAsync(new Requete(Genres.Evaluation, new Parmi("commission", [commission])) { Ordre = "id" });
            var acteur = (await acteurs.FindAsync(personne))!;
            tables.Add(new Table(c, (await guichet.RunAsync(acteur, new CreerUnJeton("charge", Portees, guichet.Maintenant.AddDays(1)))).Secret, [.. grilles.Select(g => g.Id)]));
        }

        return tables;
    }

    private async Task<string> AddAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => (await guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)))).Id;

    /// <summary>A commission at work.</summary>
    private sealed record Table(int Rang, string Jeton, IReadOnlyList<string> Grilles)
    {
        public Dictionary<(string Grille, string Cle), string?> Tenues { get; } = [];

        public int Ecrites { get; set; }
    }
}
