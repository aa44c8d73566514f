using System.Text;
using Parchemin.Documents;
using Parchemin.Essais;
using Parchemin.Storage;

namespace Parchemin.Application.Tests;

/// <summary>A register with two académies, and short ways to import into the session of the first.</summary>
internal sealed class Importation : IAsyncDisposable
{
    private Importation(Store store, Monde monde) => (Store, Monde) = (store, monde);

    public Store Store { get; }

    public Monde Monde { get; }

    public Guichet Guichet => Monde.Guichet;

    public string Session => Monde["session/nord"].Id;

    public static async Task<Importation> NewAsync(string nature)
    {
        var store = await BaseDEssai.NewAsync(nature);
        return new Importation(store, await Monde.BuildAsync(store));
    }

    public static Tableau Sheet(string csv) => new LecteurDeTableau().Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)));

    /// <summary>The sheet as a person gets it from the product, read again.</summary>
    public static Tableau Again(FormatDeTableau format, IReadOnlyList<ColonneDeTableau> colonnes, IEnumerable<IReadOnlyList<string?>> lignes)
    {
        using var flux = new MemoryStream();
        new EcritureDeTableau().Write(flux, format, "Essai", colonnes, lignes);
        flux.Position = 0;
        return new LecteurDeTableau().Read(flux);
    }

    public Task<RapportDImport> CandidatsAsync(string csv, string? correspondance = null, Acteur? acteur = null) => CandidatsAsync(Sheet(csv), correspondance, acteur);

    public Task<RapportDImport> CandidatsAsync(Tableau tableau, string? correspondance = null, Acteur? acteur = null)
        => Guichet.RunAsync(acteur ?? Acteur.Systeme, new ImporterDesCandidats(Session, tableau, correspondance, "essai.csv", "00", Simuler: false));

    public Task<RapportDImport> PreviewAsync(string csv)
        => ImportFait.SimulateAsync(Guichet, Acteur.Systeme, new ImporterDesCandidats(Session, Sheet(csv), null, "essai.csv", "00", Simuler: true));

    public Task<RapportDImport> NotesAsync(string csv, string etat = "arretee", Acteur? acteur = null, string? correspondance = null) => NotesAsync(Sheet(csv), etat, acteur, correspondance);

    public Task<RapportDImport> NotesAsync(Tableau tableau, string etat = "arretee", Acteur? acteur = null, string? correspondance = null)
        => Guichet.RunAsync(acteur ?? Acteur.Systeme, new ImporterDesNotes(Session, tableau, etat, "essai.csv", "00", Simuler: false, correspondance));

    public Task<Acteur> GestionnaireAsync() => Monde.ActAsync(Monde.Personnages.Single(p => p is { Role: "gestionnaire", Base: "academie" }));

    public Task<Objet> ChangeAsync(Genre genre, string id, params (string Champ, string? Valeur)[] valeurs)
        => Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(genre, id, null, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)));

    public Task<Objet> CreateAsync(Genre genre, params (string Champ, string? Valeur)[] valeurs)
        => Guichet.RunAsync(Acteur.Systeme, CreerObjet.For(genre, valeurs.ToDictionary(v => v.Champ, v => v.Valeur, StringComparer.Ordinal)));

    /// <summary>The candidate of these names, whom there is one of.</summary>
    public async Task<Objet> CandidatAsync(string noms) => (await Store.QueryAsync(new Requete(Genres.Candidat, new Recherche(noms)))).Objets.Single();

    public async Task<Objet> InscriptionAsync(string noms)
        => (await Store.QueryAsync(new Requete(Genres.Inscription, Filtre.Toutes(new Recherche(noms), new Parmi("session", [Session]))))).Objets.Single();

    /// <summary>The result of a candidate, still expected when nothing has been said of it.</summary>
    public async Task<Objet> ResultatAsync(string noms, string unite)
    {
        var inscription = await InscriptionAsync(noms);
        var lu = (await Store.QueryAsync(new Requete(Genres.Resultat, Filtre.Toutes(new Parmi("inscription", [inscription.Id]), new Parmi("unite", [unite]))) { Ordre = "id" })).Objets;
        return lu.Count > 0 ? lu.Single() : await CreateAsync(Genres.Resultat, ("inscription", inscription.Id), ("unite", unite), ("etat", "attendue"));
    }

    public async Task<long> JournalAsync() => (await VerificationDuJournal.RunAsync(Store)) is { Rupture: null } rapport ? rapport.Ecritures : throw new InvalidOperationException("Le journal est rompu.");

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
