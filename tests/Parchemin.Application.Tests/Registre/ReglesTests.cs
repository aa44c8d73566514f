using Parchemin.Essais;

namespace Parchemin.Application.Tests;

/// <summary>Each rule that an object of the register must fulfil, kept and broken, on both sides of its bound.</summary>
public sealed class ReglesTests
{
    private static readonly DateTimeOffset Debut = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    // A French word or an identifier of the register: what holds a slash names an object of the scene.
    private static Dictionary<string, string?> Values(Scene scene, string texte)
        => texte.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => t[1].Length == 0 ? null : scene.Monde.Find(t[1])?.Id ?? t[1], StringComparer.Ordinal);

    [Theory]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2003-02-01, organisation=organisation/propre", null, null)]
    [InlineData("candidat", "prenoms=Éloi, ne_le=2003-02-01, organisation=organisation/propre", "VALEUR-ATTENDUE", "nom_de_naissance")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, organisation=organisation/propre", "VALEUR-ATTENDUE", "ne_le")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2003-02-01, organisation=absente", "REFERENCE-INCONNUE", "organisation")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2003-02-01, organisation=candidat/propre", "REFERENCE-INCONNUE", "organisation")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2003-02-01, organisation=organisation/propre, taille=2", "CHAMP-INCONNU", "taille")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=31/02/2003, organisation=organisation/propre", "VALEUR-REFUSEE", "ne_le")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2003-02-01, organisation=organisation/propre, sexe=X", "VALEUR-REFUSEE", "sexe")]
    // Thirteen years on the day, a day less, and a date to come.
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2013-06-01, organisation=organisation/propre", null, null)]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2013-06-02, organisation=organisation/propre", "NAISSANCE-IMPROBABLE", "ne_le")]
    [InlineData("candidat", "nom_de_naissance=Neuf, prenoms=Éloi, ne_le=2026-06-02, organisation=organisation/propre", "NAISSANCE-IMPROBABLE", "ne_le")]
    [InlineData("organisation", "nature=cfa, nom=Neuve, fuseau=Pacific/Tahiti", null, null)]
    [InlineData("organisation", "nature=cfa, nom=Neuve, fuseau=Europe/Ys", "FUSEAU-INCONNU", "fuseau")]
    [InlineData("organisation", "nature=moulin, nom=Neuve", "VALEUR-REFUSEE", "nature")]
    [InlineData("organisation", "nature=cfa, nom=Neuve, uai=0750654D", null, null)]
    [InlineData("organisation", "nature=cfa, nom=Neuve, uai=0750654E", "VALEUR-REFUSEE", "uai")]
    [InlineData("session", "certification=bts-assurance, edition=2017, code=2025, libelle=Neuve, organisation=academie/nord, inscriptions_du=2026-06-02, inscriptions_au=2026-06-03", null, null)]
    [InlineData("session", "certification=bts-assurance, edition=2017, code=2025, libelle=Neuve, organisation=academie/nord, inscriptions_du=2026-06-02, inscriptions_au=2026-06-02", null, null)]
    [InlineData("session", "certification=bts-assurance, edition=2017, code=2025, libelle=Neuve, organisation=academie/nord, inscriptions_du=2026-06-02, inscriptions_au=2026-06-01", "DATES-INVERSEES", "inscriptions_au")]
    [InlineData("session", "certification=inconnue, edition=2017, code=2025, libelle=Neuve, organisation=academie/nord", "HORS-REFERENTIEL", "certification")]
    [InlineData("session", "certification=bts-assurance, edition=1900, code=2025, libelle=Neuve, organisation=academie/nord", "HORS-REFERENTIEL", "edition")]
    [InlineData("session", "certification=bts-assurance, edition=2017, code=1900, libelle=Neuve, organisation=academie/nord", "HORS-REFERENTIEL", "code")]
    [InlineData("session", "certification=bts-assurance, edition=2017, code=2024, libelle=Double, organisation=academie/nord", "DOUBLON", "certification")]
    [InlineData("mandat", "personne=personne/propre, role=jury, organisation=organisation/propre, du=2026-06-02, au=2026-06-02", null, null)]
    [InlineData("mandat", "personne=personne/propre, role=jury, organisation=organisation/propre, du=2026-06-02, au=2026-06-01", "DATES-INVERSEES", "au")]
    [InlineData("mandat", "personne=personne/propre, role=roi, organisation=organisation/propre", "ROLE-INCONNU", "role")]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=scolaire, forme=globale, etat=inscrit", null, null)]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=scolaire, forme=progressive, etat=inscrit", "FORME-HORS-VOIE", "forme")]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=scolaire, forme=progressive, derogation_de_forme=Recteur le 2 mars 2026, etat=inscrit", null, null)]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=experience, forme=progressive, etat=inscrit", null, null)]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=scolaire, etat=inscrit", "VALEUR-ATTENDUE", "forme")]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=aucune, forme=globale, etat=inscrit", "HORS-REFERENTIEL", "voie")]
    [InlineData("inscription", "candidat=candidat/propre, session=session/sud, voie=scolaire, forme=globale, option=production, etat=inscrit", "HORS-REFERENTIEL", "option")]
    [InlineData("inscription", "candidat=candidat/propre, session=session/nord, voie=scolaire, forme=globale, etat=inscrit", "DOUBLON", "session")]
    [InlineData("amenagement", "inscription=inscription/propre, nature=ordinateur", null, null)]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore", "VALEUR-ATTENDUE", "temps_majore")]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=0", "TEMPS-IMPOSSIBLE", "temps_majore")]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=1", null, null)]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=34", null, null)]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=35", "AVIS-ATTENDU", "avis_medical")]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=35, avis_medical=Motivé", null, null)]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=300, avis_medical=Motivé", null, null)]
    [InlineData("amenagement", "inscription=inscription/propre, nature=temps-majore, temps_majore=301, avis_medical=Motivé", "TEMPS-IMPOSSIBLE", "temps_majore")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=attendue", null, null)]
    [InlineData("resultat", "inscription=inscription/propre, unite=U99, etat=attendue", "HORS-REFERENTIEL", "unite")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U1, etat=attendue", "DOUBLON", "inscription")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=arretee", "NOTE-ATTENDUE", "note")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=proposee", "NOTE-ATTENDUE", "note")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=arretee, note=0", null, null)]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=arretee, note=20", null, null)]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=arretee, note=20.01", "NOTE-HORS-BAREME", "note")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=arretee, note=-1", "VALEUR-REFUSEE", "note")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=absent, note=12", "NOTE-SANS-OBJET", "note")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=absent", null, null)]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=conservee, note=12", "VALEUR-ATTENDUE", "obtenue_le")]
    [InlineData("resultat", "inscription=inscription/propre, unite=U2, etat=conservee, note=12, obtenue_le=2025-06-30", null, null)]
    public async Task An_object_is_created_when_it_keeps_the_rules_and_refused_at_the_field_that_breaks_one(string genre, string valeurs, string? code, string? champ)
    {
        await using var scene = await Scene.NewAsync(Debut);
        var operation = CreerObjet.For(Genres.Get(genre), Values(scene, valeurs));
        if (code is null)
        {
            (await scene.Guichet.RunAsync(Acteur.Systeme, operation)).Version.ShouldBe(1);
            return;
        }

        var refus = await Should.ThrowAsync<RefusException>(() => scene.Guichet.RunAsync(Acteur.Systeme, operation));
        refus.Code.ShouldBe(refus.Fautes.Count == 1 ? code : "VALEURS-REFUSEES");
        (refus.Fautes[0].Code, refus.Fautes[0].Champ).ShouldBe((code, champ));
        refus.Message.ShouldNotBeNullOrWhiteSpace();
        (await VerificationDuJournal.RunAsync(scene.Guichet.Store)).Rupture.ShouldBeNull();
    }

    [Fact]
    public async Task Every_fault_of_an_object_is_told_at_once()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var refus = (await scene.Guichet.RefusalAsync(Acteur.Systeme, CreerObjet.For(Genres.Candidat, Essais.Dictionary(("nom_de_naissance", "1"), ("ne_le", "hier"), ("courriel", "rien"))))).ShouldNotBeNull();
        refus.Code.ShouldBe("VALEURS-REFUSEES");
        refus.Fautes.Select(f => f.Champ).ShouldBe(["nom_de_naissance", "ne_le", "courriel"]);
    }

    [Fact]
    public async Task An_organisation_is_never_attached_to_itself_however_far()
    {
        await using var scene = await Scene.NewAsync(Debut);
        async Task<string?> AttachAsync(string enfant, string parent)
            => await scene.Guichet.CodeAsync(Acteur.Systeme, new ModifierObjet(Genres.Organisation, scene[enfant].Id, null, Essais.Dictionary(("parent", scene[parent].Id))));
        (await AttachAsync("academie/nord", "academie/nord")).ShouldBe("RATTACHEMENT-EN-CERCLE");
        (await AttachAsync("academie/nord", "organisation/propre")).ShouldBe("RATTACHEMENT-EN-CERCLE");
        (await AttachAsync("academie/nord", "academie/sud")).ShouldBeNull();
        await scene.SetAsync("academie/nord", ("parent", scene["academie/sud"].Id));
        (await AttachAsync("academie/sud", "organisation/propre")).ShouldBe("RATTACHEMENT-EN-CERCLE");
    }

    [Fact]
    public async Task A_certification_with_options_asks_for_one()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var edition = Depot.Bibliotheque.Editions.Select(e => e.Referentiel!).First(r => r.Options.Count > 0);
        var session = await scene.Guichet.CreateAsync(Acteur.Systeme, Genres.Session, ("certification", edition.Certification.Code), ("edition", edition.Certification.Edition), ("code", edition.Sessions[0].Code), ("libelle", "À option"), ("organisation", scene["academie/nord"].Id));
        (string, string?)[] valeurs = [("candidat", scene["candidat/propre"].Id), ("session", session.Id), ("voie", edition.Voies[0].Code), ("etat", "inscrit")];
        var refus = (await scene.Guichet.RefusalAsync(Acteur.Systeme, new CreerObjet(Genres.Inscription, Essais.Dictionary(valeurs)))).ShouldNotBeNull();
        (refus.Code, refus.Fautes[0].Champ).ShouldBe(("VALEUR-ATTENDUE", "option"));
        var inscrite = await scene.Guichet.RunAsync(Acteur.Systeme, new CreerObjet(Genres.Inscription, Essais.Dictionary([.. valeurs, ("option", edition.Options[0].Code)])));
        // The blocs of the option are due, those of the other are not.
        var dus = await ListesDuReferentiel.ObligatoiresAsync(inscrite, scene.Guichet.Store, Depot.Bibliotheque);
        dus.ShouldBeSubsetOf(edition.Blocs.Select(b => b.Code));
        dus.ShouldContain(edition.Options[0].Blocs[0].Code);
        dus.ShouldNotContain(edition.Options[1].Blocs[0].Code);
    }

    [Fact]
    public async Task Two_languages_differ()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var langues = Depot.Bibliotheque.Find(Depot.Certification, Depot.Edition)!.Referentiel!.Langues;
        async Task<string?> SpeakAsync(string lv1, string lv2) => await scene.Guichet.CodeAsync(Acteur.Systeme, new ModifierObjet(Genres.Inscription, scene["inscription/propre"].Id, null, Essais.Dictionary(("lv1", lv1), ("lv2", lv2))));
        (await SpeakAsync(langues[0].Code, langues[0].Code)).ShouldBe("LANGUES-IDENTIQUES");
        (await SpeakAsync(langues[0].Code, langues[1].Code)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_given_at_creation_does_not_change_and_what_a_use_case_writes_is_not_typed()
    {
        await using var scene = await Scene.NewAsync(Debut);
        foreach (var acteur in new[] { Acteur.Systeme, await scene.ActAsync("gestionnaire", "academie") })
        {
            (await scene.Guichet.CodeAsync(acteur, new ModifierObjet(Genres.Session, scene["session/nord"].Id, null, Essais.Dictionary(("code", "2025"))))).ShouldBe("CHAMP-FIXE");
            (await scene.Guichet.CodeAsync(acteur, new ModifierObjet(Genres.Session, scene["session/nord"].Id, null, Essais.Dictionary(("code", "2024"))))).ShouldBeNull();
        }

        var gestionnaire = await scene.ActAsync("gestionnaire", "academie");
        foreach (var champ in new[] { "jury_clos_le", "publiee_le" })
        {
            (await scene.Guichet.CodeAsync(gestionnaire, new ModifierObjet(Genres.Session, scene["session/nord"].Id, null, Essais.Dictionary((champ, "2026-01-01T00:00:00Z"))))).ShouldBe("CHAMP-INTERDIT");
            (await scene.Guichet.CodeAsync(gestionnaire, new ModifierEnsemble(Genres.Session, [scene["session/nord"].Id], Essais.Dictionary((champ, "2026-01-01T00:00:00Z"))))).ShouldBe("CHAMP-INTERDIT");
            (await scene.Guichet.CodeAsync(gestionnaire, CreerObjet.For(Genres.Session, Essais.Dictionary(("certification", Depot.Certification), ("edition", Depot.Edition), ("code", "2025"), ("libelle", "N"), ("organisation", scene["academie/nord"].Id), (champ, "2026-01-01T00:00:00Z"))))).ShouldBe("CHAMP-INTERDIT");
        }

        (await scene.Guichet.CodeAsync(gestionnaire, CreerObjet.For(Genres.Candidat, Essais.Dictionary(("nom_de_naissance", "Neuf"), ("prenoms", "Éloi"), ("ne_le", "2003-02-01"), ("organisation", scene["organisation/propre"].Id), ("personne", gestionnaire.Personne))))).ShouldBe("CHAMP-INTERDIT");
        foreach (var genre in Genres.Tous.Where(g => g.Propre))
            Should.Throw<RefusException>(() => CreerObjet.For(genre, Essais.Dictionary())).Code.ShouldBe("INTROUVABLE");
    }

    [Theory]
    [InlineData("attendue", "proposee", null)]
    [InlineData("proposee", "proposee", null)]
    [InlineData("proposee", "attendue", null)]
    [InlineData("attendue", "arretee", "ETAT-RESERVE")]
    [InlineData("attendue", "absent", "ETAT-RESERVE")]
    [InlineData("proposee", "arretee", "ETAT-RESERVE")]
    [InlineData("conservee", "proposee", "ETAT-RESERVE")]
    [InlineData("conservee", "conservee", "ETAT-RESERVE")]
    [InlineData("arretee", "arretee", "ETAT-RESERVE")]
    [InlineData("arretee", "attendue", "ETAT-RESERVE")]
    public async Task The_team_proposes_and_touches_no_mark_that_is_settled_even_once_published(string avant, string apres, string? refus)
    {
        await using var scene = await Scene.NewAsync(Debut);
        static (string, string?)[] Of(string etat, string note) => [("etat", etat), ("note", etat is "attendue" or "absent" ? null : note), ("obtenue_le", etat is "conservee" ? "2025-06-30" : null)];
        await scene.SetAsync("resultat/propre", Of(avant, "12"));
        await scene.CloseAsync();
        await scene.PublishAsync(null);
        var changement = new ModifierObjet(Genres.Resultat, scene["resultat/propre"].Id, null, Essais.Dictionary(Of(apres, "13")));
        (await scene.Guichet.CodeAsync(await scene.ActAsync("equipe"), changement)).ShouldBe(refus);
        (await scene.Guichet.CodeAsync(await scene.ActAsync("jury"), changement)).ShouldBeNull();
        (await scene.Guichet.CodeAsync(await scene.ActAsync("gestionnaire"), changement)).ShouldBeNull();
    }

    [Fact]
    public async Task A_jury_closes_once_before_a_publication_that_is_not_in_the_past()
    {
        await using var scene = await Scene.NewAsync(Debut);
        var (gestionnaire, session) = (await scene.ActAsync("gestionnaire", "academie"), scene["session/nord"].Id);
        (await scene.Guichet.CodeAsync(gestionnaire, new PublierLaSession(session, null))).ShouldBe("JURY-NON-CLOS");
        await scene.Guichet.RunAsync(gestionnaire, new CloreLeJury(session));
        (await scene.Guichet.CodeAsync(gestionnaire, new CloreLeJury(session))).ShouldBe("JURY-DEJA-CLOS");
        (await scene.Guichet.CodeAsync(gestionnaire, new PublierLaSession(session, Debut.AddTicks(-1)))).ShouldBe("DATE-PASSEE");
        (await scene.Guichet.CodeAsync(gestionnaire, new PublierLaSession(session, Debut))).ShouldBeNull();
        (await scene.Guichet.CodeAsync(gestionnaire, new PublierLaSession(session, Debut.AddTicks(1)))).ShouldBeNull();
    }
}
