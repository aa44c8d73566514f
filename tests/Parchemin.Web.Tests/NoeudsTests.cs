using System.Net;
using System.Text.Json.Nodes;
using Parchemin.Application;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Two web nodes on one PostgreSQL behave as one.</summary>
public sealed class NoeudsTests
{
    [Fact]
    public async Task Signed_in_on_one_node_one_works_on_the_other_with_the_forms_of_the_first()
    {
        await using var premier = await Serveur.StartAsync(BaseDEssai.PostgreSql);
        await using var second = await Serveur.StartAsync(lieu: premier.Lieu);
        var monde = await Monde.BuildAsync(premier.Guichet.Store);
        using var visiteur = await premier.SignInAsync(monde.Personnages.First(p => p.Role == "gestionnaire").Id);
        using var ailleurs = visiteur.At(second.Adresse);
        var adresse = "/api/v1/candidat/" + monde["candidat/propre"].Id;

        var version = (await ailleurs.CallAsync("GET", adresse)).Headers.ETag!.Tag;
        // The form was drawn by one node and is received by the other.
        (await ailleurs.CallAsync("PATCH", adresse, new JsonObject { ["ville"] = "Nantes" }, version)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["ville"] = "Brest" }, version)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await visiteur.CallAsync("PATCH", adresse, new JsonObject { ["telephone"] = "0612345678" }, version)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_used_on_one_node_is_used_on_both_and_a_right_withdrawn_on_one_ends_on_both()
    {
        await using var premier = await Serveur.StartAsync(BaseDEssai.PostgreSql);
        await using var second = await Serveur.StartAsync(lieu: premier.Lieu);
        var monde = await Monde.BuildAsync(premier.Guichet.Store);
        var equipe = monde.Personnages.First(p => p.Role == "equipe");
        var lien = await premier.LinkAsync(equipe.Id);
        using var visiteur = second.Anonymous();
        await visiteur.FollowLinkAsync(lien);
        using var autre = premier.Anonymous();
        (await autre.GetAsync(lien)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await visiteur.GetAsync("/registre/candidat")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await premier.Guichet.RunAsync(Acteur.Systeme, new ModifierObjet(Genres.Mandat, monde["mandat/equipe/propre"].Id, null, new Dictionary<string, string?> { ["au"] = "2020-01-01" }));
        (await visiteur.GetAsync("/registre/candidat")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_write_with_a_key_sent_to_both_nodes_is_done_once_and_the_journal_holds()
    {
        await using var premier = await Serveur.StartAsync(BaseDEssai.PostgreSql);
        await using var second = await Serveur.StartAsync(lieu: premier.Lieu);
        var monde = await Monde.BuildAsync(premier.Guichet.Store);
        using var visiteur = await premier.SignInAsync(monde.Personnages.First(p => p.Role == "gestionnaire").Id);
        using var ailleurs = visiteur.At(second.Adresse);
        var reponses = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? visiteur : ailleurs).CallAsync("POST", "/api/v1/candidat",
            new JsonObject { ["nom_de_naissance"] = "Unique", ["prenoms"] = "Zoé", ["ne_le"] = "2004-05-06", ["organisation"] = monde["organisation/propre"].Id }, cle: "une-fois")));
        reponses.ShouldAllBe(r => r.StatusCode == HttpStatusCode.Created);
        (await premier.Guichet.Store.CountAsync(new Requete(Genres.Candidat, new Recherche("unique")))).ShouldBe(1);
        (await VerificationDuJournal.RunAsync(second.Guichet.Store)).Rupture.ShouldBeNull();
    }
}
