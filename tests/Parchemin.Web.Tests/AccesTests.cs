using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Who gets in, by which door, and who does not.</summary>
public sealed class AccesTests
{
    [Fact]
    public async Task A_link_opens_once()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        var lien = await serveur.LinkAsync(monde["personne/propre"].Id);
        using var premier = serveur.Anonymous();
        // Reading the address uses nothing: mail filters do it.
        await premier.GetAsync(lien);
        await premier.FollowLinkAsync(lien);
        (await premier.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = serveur.Anonymous();
        await ExpectAsync(second, lien, "déjà servi");
        (await second.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_link_that_is_forged_cut_expired_or_revoked_opens_nothing()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using var passant = serveur.Anonymous();
        var lien = await serveur.LinkAsync(monde["personne/propre"].Id);
        await ExpectAsync(passant, lien[..^6], "n'est pas entier");
        await ExpectAsync(passant, "/lien/" + Guid.NewGuid().ToString("N"), "n'est pas entier");
        var autre = lien.ToCharArray();
        autre[40] = autre[40] == 'A' ? 'B' : 'A';
        await ExpectAsync(passant, new string(autre), "n'est pas entier");
        var court = await serveur.LinkAsync(monde["personne/propre"].Id, TimeSpan.FromSeconds(1));
        await Task.Delay(1200);
        await ExpectAsync(passant, court, "expiré");
        var revoque = await serveur.LinkAsync(monde["personne/propre"].Id);
        var page = await serveur.Guichet.Store.QueryAsync(new Requete(Genres.Lien, new Parmi("personne", [monde["personne/propre"].Id])) { Ordre = "id", Decroissant = true, Taille = 1 });
        await serveur.Guichet.RunAsync(Acteur.Systeme, new RevoquerUnLien(page.Objets[0].Id));
        await ExpectAsync(passant, revoque, "révoqué");
    }

    [Fact]
    public async Task A_password_opens_once_set_and_locks_after_five_failures()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        var equipe = monde.Personnages.First(p => p.Role == "equipe");
        using (var visiteur = await serveur.SignInAsync(equipe.Id))
        {
            (await visiteur.PostAsync("/mon-compte/mot-de-passe", ("nouveau", "trop court"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await visiteur.PostAsync("/mon-compte/mot-de-passe", ("nouveau", "une longue phrase à retenir"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        (await SignInAsync(serveur, "une longue phrase à retenir")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        for (var i = 0; i < 5; i++)
            (await (await SignInAsync(serveur, "mauvais mot de passe")).Content.ReadAsStringAsync()).ShouldContain("est faux");
        var verrouille = await SignInAsync(serveur, "une longue phrase à retenir");
        verrouille.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await verrouille.Content.ReadAsStringAsync()).ShouldContain("verrouillé");
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        await using var serveur = await Serveur.StartAsync();
        await Monde.BuildAsync(serveur.Guichet.Store);
        async Task<string> AnswerAsync(string identifiant)
        {
            using var passant = serveur.Anonymous();
            await passant.GetAsync("/connexion");
            var reponse = await passant.PostAsync("/connexion", ("identifiant", identifiant), ("mot_de_passe", "n'importe lequel"), ("retour", "/"));
            reponse.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            var page = WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync());
            return page[page.IndexOf("class=\"faute", StringComparison.Ordinal)..][..160];
        }

        (await AnswerAsync("propre@exemple.fr")).ShouldBe(await AnswerAsync("personne@exemple.fr"));
    }

    [Fact]
    public async Task A_right_withdrawn_ends_at_the_next_request()
    {
        await using var serveur = await Serveur.StartAsync();
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        var equipe = monde.Personnages.First(p => p.Role == "equipe");
        using var visiteur = await serveur.SignInAsync(equipe.Id);
        (await visiteur.GetAsync("/registre/candidat/" + monde["candidat/propre"].Id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await serveur.Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(Genres.Mandat, monde["mandat/equipe/propre"].Id, null, new Dictionary<string, string?> { ["au"] = "2020-01-01" }));
        (await visiteur.GetAsync("/registre/candidat/" + monde["candidat/propre"].Id)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("//mal.exemple")]
    [InlineData("https://mal.exemple")]
    [InlineData("/\\mal.exemple")]
    [InlineData("/%0d%0aX: y")]
    public async Task After_signing_in_one_stays_on_the_service(string retour)
    {
        await using var serveur = await Serveur.StartAsync();
        using var passant = serveur.Anonymous();
        await passant.GetAsync("/connexion");
        var reponse = await passant.PostAsync("/apparence", ("apparence", "sombre"), ("retour", retour));
        var vers = reponse.Headers.Location!.OriginalString;
        vers.ShouldStartWith("/");
        vers.ShouldNotStartWith("//");
        vers.ShouldNotContain("\\");
        vers.ShouldNotContain("\n");
    }

    [Fact]
    public async Task The_first_start_names_one_administrator_who_sets_his_password_and_no_other_link_after()
    {
        var lieu = await BaseDEssai.NewPlaceAsync(BaseDEssai.Sqlite);
        await using var serveur = await Serveur.StartAsync(lieu: lieu);
        var lien = (await serveur.FirstLinkAsync()).ShouldNotBeNull();
        using var administrateur = serveur.Anonymous();
        await administrateur.FollowLinkAsync(new Uri(lien).PathAndQuery);
        var moi = JsonNode.Parse(await administrateur.ReadAsync("/api/v1/moi"))!;
        moi["mandats"]![0]!["role"]!.GetValue<string>().ShouldBe("administrateur");
        var fiche = "/registre/personne/" + moi["personne"]!.GetValue<string>();
        await administrateur.GetAsync(fiche);
        (await administrateur.PostAsync(fiche, ("courriel", "admin@exemple.fr"), ("_version", "1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrateur.PostAsync("/mon-compte/mot-de-passe", ("nouveau", "une longue phrase à retenir"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await serveur.FirstLinkAsync()).ShouldBeNull();
        (await serveur.Guichet.Store.CountAsync(new Requete(Genres.Mandat, new Parmi("role", ["administrateur"])))).ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> SignInAsync(Serveur serveur, string motDePasse)
    {
        using var passant = serveur.Anonymous();
        await passant.GetAsync("/connexion");
        return await passant.PostAsync("/connexion", ("identifiant", "Equipe.Propre@exemple.fr"), ("mot_de_passe", motDePasse), ("retour", "/"));
    }

    private static async Task ExpectAsync(Visiteur visiteur, string lien, string raison)
    {
        var reponse = await visiteur.GetAsync(lien);
        reponse.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync()).ShouldContain(raison);
    }
}
