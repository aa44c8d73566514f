using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>What each person sees of each object at each moment is what the table of visibility, read by other means, says; and the list,
/// the sheet, the export, the journal and the question « who can see » all answer the same.</summary>
public sealed class VisibiliteTests
{
    private static readonly TableLue Droits = TableLue.Read();
    private static readonly VisibiliteLue Visibilite = VisibiliteLue.Read();
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Cloture = Debut.AddDays(30);
    private static readonly DateTimeOffset Publication = Debut.AddDays(35);

    [Fact]
    public async Task Everyone_sees_at_every_moment_what_the_table_says_wherever_he_looks()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var horloge = new HorlogeDEssai(Debut);
        var monde = await WithResultsAsync(store, horloge);
        foreach (var (instant, jury, publication) in await MomentsAsync(monde, horloge))
        {
            horloge.Maintenant = instant;
            foreach (var qui in monde.Personnages)
            {
                var acteur = await monde.ActAsync(qui);
                foreach (var genre in Genres.Tous)
                    await CheckAsync(monde, qui, acteur, genre, jury, publication);
            }
        }
    }

    [Fact]
    public async Task Who_can_see_an_object_names_those_who_see_it_and_what_they_see()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var horloge = new HorlogeDEssai(Debut);
        var monde = await WithResultsAsync(store, horloge);
        foreach (var (instant, jury, publication) in await MomentsAsync(monde, horloge))
        {
            foreach (var (nom, objet) in monde.Of(Genres.Resultat).Concat(monde.Of(Genres.Amenagement)).Concat(monde.Of(Genres.Copie)))
            {
                var reponse = await QuiPeutVoir.ReadAsync(store, TableDesDroits.Livree, objet.Genre, objet.Id, instant);
                foreach (var qui in monde.Personnages)
                {
                    var attendus = objet.Genre.Champs.Where(c => Visibilite.IsOpen(Droits, qui, objet, c.Code, monde.Attaches(objet.Id), jury, publication)).Select(c => c.Code).ToList();
                    var dits = reponse.Spectateurs.SingleOrDefault(s => s.Personne == qui.Id)?.Visibles.Select(c => c.Code).ToList() ?? [];
                    dits.ShouldBe(attendus, $"{qui.Role} ({qui.Base}), {nom}, {instant:O}");
                }
            }
        }
    }

    [Fact]
    public async Task Nobody_filters_nor_orders_by_what_he_may_not_see()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var monde = await Monde.BuildAsync(store);
        var (permis, refuses) = (0, 0);
        foreach (var qui in monde.Personnages.Where(p => p.Base is Monde.Propre))
        {
            var acteur = await monde.ActAsync(qui);
            foreach (var (genre, champ) in Genres.Tous.Where(g => Droits.Gives(g.Code + ".lire", qui.Role)).SelectMany(g => g.Champs.Select(c => (g, c.Code))))
            {
                var attendu = Visibilite.MayFilter(Droits, qui.Role, genre, champ);
                foreach (var requete in new[]
                {
                    new Requete(genre, new Parmi(champ, ["x"])), new Requete(genre, new Non(new Vide(champ))), new Requete(genre, new Entre(champ, "a", null)),
                    new Requete(genre, Filtre.Une(new Vide(champ), new EstUn(["x"]))), new Requete(genre, Filtre.Toujours) { Ordre = champ },
                })
                {
                    var code = await Essais.CodeAsync(async () => await monde.Guichet.ListAsync(acteur, requete));
                    code.ShouldBe(attendu ? null : "FILTRE-INTERDIT", $"{qui.Role} ({qui.Base}), {genre}.{champ}");
                    (await Essais.CodeAsync(async () => await monde.Guichet.CountAsync(acteur, requete))).ShouldBe(code);
                    (await Essais.CodeAsync(async () => await ExportDeListe.ReadAsync(monde.Guichet, acteur, requete))).ShouldBe(code);
                }

                _ = attendu ? permis++ : refuses++;
            }
        }

        permis.ShouldBeGreaterThan(100);
        refuses.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_filter_that_passes_through_other_objects_passes_only_through_those_that_may_be_read()
    {
        await using var store = await BaseDEssai.NewAsync(BaseDEssai.Sqlite);
        var monde = await Monde.BuildAsync(store);
        async Task<int> CountAsync(string role, string lieu, Requete requete)
            => (await monde.Guichet.ListAsync(await monde.ActAsync(monde.Personnages.Single(p => p.Role == role && p.Base == lieu)), requete)).Objets.Count;
        var amenages = new Requete(Genres.Inscription, new Existe(Genres.Amenagement, "inscription", Filtre.Toujours));
        (await CountAsync("gestionnaire", "academie", amenages)).ShouldBe(2);
        (await CountAsync("equipe", Monde.Propre, amenages)).ShouldBe(1);
        // A tuteur may not know who has an aménagement: for him there is none.
        (await CountAsync("tuteur", Monde.Propre, new Requete(Genres.Inscription, Filtre.Toujours))).ShouldBe(1);
        (await CountAsync("tuteur", Monde.Propre, amenages)).ShouldBe(0);
        var aDesMandats = new Requete(Genres.Organisation, new Existe(Genres.Mandat, "organisation", Filtre.Toujours));
        (await CountAsync("equipe", Monde.Propre, aDesMandats)).ShouldBe(1);
        (await CountAsync("gestionnaire", Monde.Propre, new Requete(Genres.Mandat, new Via("personne", new Via("organisation", new Parmi("nature", ["etablissement"])))))).ShouldBeGreaterThan(1);
    }

    private static async Task CheckAsync(Monde monde, Monde.Personnage qui, Acteur acteur, Genre genre, bool jury, bool publication)
    {
        var liste = (await monde.Guichet.ListAsync(acteur, genre)).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var export = await ExportAsync(monde, acteur, genre);
        foreach (var (nom, _) in monde.Of(genre))
        {
            var objet = (await monde.Guichet.Store.FindAsync(genre, monde[nom].Id))!;
            var quoi = $"{qui.Role} ({qui.Base}), {nom}, jury {(jury ? "clos" : "ouvert")}, {(publication ? "publié" : "non publié")}";
            if (!Droits.Allows(qui, genre.Code + ".lire", monde.Attaches(objet.Id)))
            {
                liste.ShouldNotContainKey(objet.Id, quoi);
                (await monde.Guichet.JournalAsync(acteur, objet)).ShouldBeEmpty(quoi);
                continue;
            }

            var ouverts = genre.Champs.Where(c => Visibilite.IsOpen(Droits, qui, objet, c.Code, monde.Attaches(objet.Id), jury, publication)).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            var attendues = objet.Valeurs.Where(v => ouverts.Contains(v.Key)).OrderBy(v => v.Key, StringComparer.Ordinal).ToList();
            var fiche = await monde.Guichet.ReadAsync(acteur, genre, objet.Id);
            fiche.Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).ToList().ShouldBe(attendues, quoi);
            fiche.Caches.Order(StringComparer.Ordinal).ToList().ShouldBe(genre.Champs.Where(c => !c.Secret && !ouverts.Contains(c.Code)).Select(c => c.Code).Order(StringComparer.Ordinal).ToList(), quoi);
            liste[objet.Id].Valeurs.OrderBy(v => v.Key, StringComparer.Ordinal).ToList().ShouldBe(attendues, quoi);
            liste[objet.Id].Titres.ShouldBe(fiche.Titres, ignoreOrder: true, quoi);
            // Every cell of the export is of a field that the sheet shows.
            export[objet.Id].Except(ouverts, StringComparer.Ordinal).ShouldBeEmpty(quoi);
            export[objet.Id].ShouldBe(attendues.Select(v => v.Key).Where(c => genre[c].Vers is null || fiche.Titres[c] is not null), ignoreOrder: true, quoi);
            await CheckJournalAsync(monde, acteur, objet, ouverts, quoi);
        }
    }

    private static async Task CheckJournalAsync(Monde monde, Acteur acteur, Objet objet, HashSet<string> ouverts, string quoi)
    {
        var ecrits = await monde.Guichet.JournalAsync(Acteur.Systeme, objet);
        var vus = await monde.Guichet.JournalAsync(acteur, objet);
        vus.Select(e => e.Version).ShouldBe(ecrits.Select(e => e.Version), quoi);
        foreach (var (vu, ecrit) in vus.Zip(ecrits))
        {
            vu.Apres.Keys.Where(c => !objet.Genre[c].Secret).Except(ouverts, StringComparer.Ordinal).ShouldBeEmpty(quoi);
            vu.Apres.ShouldBeSubsetOf(ecrit.Apres, quoi);
            vu.Avant.Keys.ShouldBe(vu.Apres.Keys, ignoreOrder: true, quoi);
            vu.Motif.ShouldBe(vu.Apres.Count == ecrit.Apres.Count ? ecrit.Motif : null, quoi);
        }
    }

    // The fields that have a cell, by object: the lines come in the order of the list.
    private static async Task<Dictionary<string, List<string>>> ExportAsync(Monde monde, Acteur acteur, Genre genre)
    {
        var export = await ExportDeListe.ReadAsync(monde.Guichet, acteur, new Requete(genre, Filtre.Toujours) { Ordre = "id" });
        var ordre = (await monde.Guichet.ListAsync(acteur, new Requete(genre, Filtre.Toujours) { Ordre = "id", Taille = 1000 })).Objets;
        var champs = genre.Champs.Where(c => !c.Secret).Select(c => c.Code).ToList();
        export.Lignes.Count.ShouldBe(ordre.Count);
        return ordre.Zip(export.Lignes).ToDictionary(l => l.First.Id, l => champs.Where((_, i) => l.Second[i] is not null).ToList(), StringComparer.Ordinal);
    }

    /// <summary>In each place, a result in every state, with a remark of the jury; each was written in two times and for a reason.</summary>
    internal static async Task<Monde> WithResultsAsync(IStore store, TimeProvider horloge)
    {
        var monde = await Monde.BuildAsync(store, horloge);
        var etats = Genres.Resultat["etat"].Choix.Select(c => c.Code).ToList();
        var unites = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.Unites.Select(u => u.Code).Where(u => u != Depot.Unite).ToList();
        foreach (var (lieu, rang) in Monde.Lieux.Select((l, i) => (l, i)))
        {
            // As many unités as the référentiel has: the three places share the states.
            foreach (var (etat, unite) in unites.Select((u, i) => (etats[((rang * 4) + i) % etats.Count], u)))
            {
                var o = await monde.AddAsync($"resultat/{lieu}/{etat}", Genres.Resultat, monde.Attaches(monde[$"resultat/{lieu}"].Id), ("inscription", monde[$"inscription/{lieu}"].Id), ("unite", unite), ("etat", "attendue"));
                var note = etat is "proposee" or "reservee" or "arretee" or "conservee" or "reportee" ? "13.5" : null;
                await monde.Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(Genres.Resultat, o.Id, null, Essais.Dictionary(("etat", etat), ("note", note), ("obtenue_le", "2025-06-30"), ("motif", "Vu"), ("remarque_du_jury", "Débattu"))), new Circonstances($"Saisie de {etat}"));
                await monde.RefreshAsync($"resultat/{lieu}/{etat}");
            }
        }

        return monde;
    }

    // Before; the jury closed; the results to be published: one tick before, at the time, one tick after.
    private static async Task<IReadOnlyList<(DateTimeOffset Instant, bool Jury, bool Publication)>> MomentsAsync(Monde monde, HorlogeDEssai horloge)
    {
        horloge.Maintenant = Cloture;
        foreach (var session in new[] { "session/nord", "session/sud" })
        {
            await monde.Guichet.RunAsync(Acteur.Systeme, new CloreLeJury(monde[session].Id));
            await monde.Guichet.RunAsync(Acteur.Systeme, new PublierLaSession(monde[session].Id, Publication));
        }

        return
        [
            (Cloture.AddTicks(-1), false, false), (Cloture, true, false),
            (Publication.AddTicks(-1), true, false), (Publication, true, true), (Publication.AddTicks(1), true, true),
        ];
    }
}
