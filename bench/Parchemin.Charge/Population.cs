using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Charge;

/// <summary>One national session: an organiser, its académies, one établissement for each person at work, and the candidates shared among them.</summary>
internal sealed class Population
{
    private const int Lot = 500;
    private const int EtablissementsParAcademie = 20;

    private static readonly string[] Noms = ["Martin", "Bernard", "Dubois", "Thomas", "Robert", "Richard", "Petit", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Lefebvre", "Michel", "Garcia", "David", "Bertrand", "Roux", "Vincent", "Fournier", "Morel", "Girard", "André", "Lefèvre", "Mercier", "Dupont", "Lambert", "Bonnet", "François", "Martinez", "Legrand", "Garnier", "Faure", "Rousseau", "Blanc", "Guérin", "Müller", "Henry", "Roussel", "Nicolas"];
    private static readonly string[] Prenoms = ["Emma", "Jade", "Louise", "Alice", "Chloé", "Inès", "Léa", "Manon", "Zoé", "Lina", "Gabriel", "Raphaël", "Louis", "Adam", "Arthur", "Jules", "Hugo", "Maël", "Léo", "Noé"];

    private readonly List<List<string>> inscriptions = [];

    private Population(string session) => Session = session;

    public string Session { get; }

    public List<Personne> Personnes { get; } = [];

    public IReadOnlyList<string> Lycees { get; private set; } = [];

    /// <summary>The inscriptions of a person's établissement.</summary>
    public IReadOnlyList<string> Inscriptions(Personne personne) => inscriptions[personne.Rang];

    /// <summary>Somebody at work.</summary>
    /// <param name="Rang">That of the établissement too.</param>
    /// <param name="Acteur">Every second person sees the whole session, the others their établissement.</param>
    /// <param name="Jeton">What opens the API and the pages to this person.</param>
    public sealed record Personne(int Rang, Acteur Acteur, string Etablissement, string Jeton);

    public static string FamilyName(Random hasard) => $"{Noms[hasard.Next(Noms.Length)]}-{Noms[hasard.Next(Noms.Length)]}";

    /// <summary>Fills a register, candidates written straight to the store in large works.</summary>
    public static async Task<Population> FillAsync(Guichet guichet, int candidats, int personnes)
    {
        var hasard = new Random(1);
        var population = await guichet.Store.WriteAsync(w => ValueTask.FromResult(new Population(Record(w, Genres.Session,
            ("certification", Depot.Certification), ("edition", Depot.Edition), ("code", Depot.Session), ("libelle", "Session nationale"),
            ("organisation", Record(w, Genres.Organisation, ("nature", "certificateur"), ("nom", "Organisateur")))))));
        var racine = (await guichet.Store.FindAsync(Genres.Session, population.Session))!["organisation"]!;
        await population.AddPeopleAsync(guichet, racine, personnes);

        var debut = Stopwatch.GetTimestamp();
        for (var fait = 0; fait < candidats; fait += Lot)
        {
            var premier = fait;
            await guichet.Store.WriteAsync(w =>
            {
                for (var i = premier; i < Math.Min(premier + Lot, candidats); i++)
                {
                    var etablissement = population.Personnes[i % personnes].Etablissement;
                    var candidat = Record(w, Genres.Candidat, ("nom_de_naissance", FamilyName(hasard)), ("prenoms", $"{Prenoms[hasard.Next(Prenoms.Length)]} {Prenoms[hasard.Next(Prenoms.Length)]}"),
                        ("ne_le", new DateOnly(2003, 1, 1).AddDays(hasard.Next(1000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("organisation", etablissement));
                    population.inscriptions[i % personnes].Add(Record(w, Genres.Inscription, ("candidat", candidat), ("session", population.Session), ("etablissement", etablissement),
                        ("numero", i.ToString("000000", CultureInfo.InvariantCulture)), ("voie", Depot.Voie), ("forme", Depot.Forme), ("etat", i % 9 == 0 ? "inscrit" : "confirme")));
                }

                return ValueTask.FromResult(0);
            });
        }

        var temps = Stopwatch.GetElapsedTime(debut);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candidats} candidats et leurs inscriptions écrits en {temps.TotalSeconds:0.0} s, {2 * candidats / temps.TotalSeconds:0} objets/s"));
        return population;
    }

    private async Task AddPeopleAsync(Guichet guichet, string racine, int personnes)
    {
        var lues = await guichet.Store.WriteAsync(w =>
        {
            var (academie, ajoutees, lycees) = ("", new List<(string Personne, string Etablissement)>(), new List<string>());
            for (var i = 0; i < personnes; i++)
            {
                if (i % EtablissementsParAcademie == 0)
                    academie = Record(w, Genres.Organisation, ("nature", "academie"), ("nom", $"Académie {i / EtablissementsParAcademie}"), ("parent", racine));
                lycees.Add($"Lycée {i:000}");
                var etablissement = Record(w, Genres.Organisation, ("nature", "etablissement"), ("nom", lycees[^1]), ("parent", academie), ("statut", "public"));
                var personne = Record(w, Genres.Personne, ("nom", FamilyName(new Random(i))), ("prenoms", "Anne"), ("organisation", etablissement));
                Record(w, Genres.Mandat, ("personne", personne), ("role", "gestionnaire"), ("organisation", i % 2 == 0 ? racine : etablissement));
                ajoutees.Add((personne, etablissement));
            }

            Lycees = lycees;
            return ValueTask.FromResult(ajoutees);
        });
        var acteurs = new Acteurs(guichet.Store, TimeProvider.System);
        string[] portees = ["candidat.lire", "inscription.lire", "inscription.modifier", "session.lire", "organisation.lire", "import.creer"];
        var jetons = new List<Task<Personne>>();
        foreach (var (personne, etablissement) in lues)
        {
            var acteur = (await acteurs.FindAsync(personne))!;
            var rang = jetons.Count;
            jetons.Add(Task.Run(async () => new Personne(rang, acteur, etablissement, (await guichet.RunAsync(acteur, new CreerUnJeton("charge", portees, guichet.Maintenant.AddDays(1)))).Secret)));
            inscriptions.Add([]);
        }

        Personnes.AddRange(await Task.WhenAll(jetons));
    }

    internal static string Record(IWriter w, Genre genre, params (string Champ, string Valeur)[] valeurs)
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
