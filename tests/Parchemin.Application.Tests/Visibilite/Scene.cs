using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>A small register on a clock that the test sets.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly IStore store;
    private readonly Monde monde;

    private Scene(IStore store, Monde monde, HorlogeDEssai horloge)
    {
        this.store = store;
        this.monde = monde;
        Horloge = horloge;
    }

    public HorlogeDEssai Horloge { get; }

    public Guichet Guichet => monde.Guichet;

    public Monde Monde => monde;

    public Objet this[string nom] => monde[nom];

    public static async Task<Scene> NewAsync(DateTimeOffset debut, string nature = BaseDEssai.Sqlite)
    {
        var horloge = new HorlogeDEssai(debut);
        var registre = await BaseDEssai.NewAsync(nature, horloge);
        return new Scene(registre, await Monde.BuildAsync(registre, horloge), horloge);
    }

    /// <summary>The person who holds a role on the first lycée, or on its académie.</summary>
    public Task<Acteur> ActAsync(string role, string lieu = Monde.Propre) => monde.ActAsync(monde.Personnages.Single(p => p.Role == role && p.Base == lieu));

    /// <summary>A new person, of the first lycée unless one says otherwise, with one mandat.</summary>
    public async Task<Acteur> NewPersonAsync(params (string Champ, string? Valeur)[] mandat) => await BecomeAsync(await NewPersonAsync(this["organisation/propre"].Id, mandat));

    public async Task<string> NewPersonAsync(string organisation, params (string Champ, string? Valeur)[] mandat)
    {
        var personne = (await Guichet.CreateAsync(Acteur.Systeme, Genres.Personne, ("nom", "Neuf"), ("prenoms", "Noé"), ("organisation", organisation))).Id;
        if (mandat.Length > 0)
            await GiveAsync(personne, mandat);
        return personne;
    }

    public Task<Objet> GiveAsync(string personne, params (string Champ, string? Valeur)[] mandat) => Guichet.CreateAsync(Acteur.Systeme, Genres.Mandat, [("personne", personne), .. mandat]);

    public async Task<Acteur> BecomeAsync(string personne) => (await new Acteurs(store, Horloge).FindAsync(personne))!;

    /// <summary>Changes an object in the name of the product.</summary>
    public async Task SetAsync(string nom, params (string Champ, string? Valeur)[] valeurs)
    {
        await Guichet.ChangeAsync(Acteur.Systeme, this[nom], valeurs);
        await monde.RefreshAsync(nom);
    }

    public Task CloseAsync() => Guichet.RunAsync(Acteur.Systeme, new CloreLeJury(this["session/nord"].Id));

    public Task PublishAsync(DateTimeOffset? le) => Guichet.RunAsync(Acteur.Systeme, new PublierLaSession(this["session/nord"].Id, le));

    public async Task<ObjetVu> SeeAsync(Acteur acteur, string nom) => await Guichet.ReadAsync(acteur, this[nom].Genre, this[nom].Id);

    /// <summary>The actor reads the object, and finds these fields neither on its sheet, nor in the list, the export or the journal.</summary>
    public async Task HidesAsync(Acteur acteur, string nom, params string[] champs)
    {
        var objet = this[nom];
        var vus = new[] { await SeeAsync(acteur, nom), (await Guichet.ListAsync(acteur, objet.Genre)).Single(o => o.Id == objet.Id) };
        var export = await ExportDeListe.ReadAsync(Guichet, acteur, new Requete(objet.Genre, new EstUn([objet.Id])));
        var colonnes = objet.Genre.Champs.Where(c => !c.Secret).Select(c => c.Code).ToList();
        var journal = await Guichet.JournalAsync(acteur, objet);
        foreach (var champ in champs)
        {
            vus.ShouldAllBe(v => v.IsHidden(champ) && v[champ] == null && !v.Titres.ContainsKey(champ));
            export.Lignes.Single()[colonnes.IndexOf(champ)].ShouldBeNull(champ);
            journal.ShouldAllBe(e => !e.Avant.ContainsKey(champ) && !e.Apres.ContainsKey(champ));
        }
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
