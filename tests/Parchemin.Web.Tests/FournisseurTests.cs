using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Parchemin.Essais;

namespace Parchemin.Web.Tests;

/// <summary>Signing in through an organisation's own provider, before one that keeps to the standard and one that does not vouch for the address.</summary>
public sealed class FournisseurTests
{
    [Theory]
    [InlineData("equipe.propre@exemple.fr", true, true)]
    [InlineData("equipe.propre@exemple.fr", false, false)]
    [InlineData("inconnu@exemple.fr", true, false)]
    public async Task Only_a_verified_address_of_an_account_comes_in_and_the_code_is_proved_by_its_key(string courriel, bool verifie, bool entre)
    {
        string? defi = null;
        var prouve = false;
        await using var fournisseur = WebApplication.CreateSlimBuilder().Build();
        fournisseur.Urls.Add("http://127.0.0.1:0");
        fournisseur.MapPost("/jeton", async (HttpContext http) =>
        {
            var formulaire = await http.Request.ReadFormAsync();
            var cle = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(formulaire["code_verifier"].ToString())));
            prouve = formulaire["code"] == "code-1" && cle == defi;
            return prouve ? Results.Json(new { access_token = "acces", token_type = "Bearer" }) : Results.StatusCode(400);
        });
        fournisseur.MapGet("/informations", (HttpContext http) => http.Request.Headers.Authorization == "Bearer acces" ? Results.Json(new { sub = "1", email = courriel, email_verified = verifie }) : Results.StatusCode(401));
        await fournisseur.StartAsync();
        var base_ = fournisseur.Urls.First();

        await using var serveur = await Serveur.StartAsync(fournisseur: new FournisseurDIdentite("Académie", "client", "secret", base_ + "/autorisation", base_ + "/jeton", base_ + "/informations"));
        var monde = await Monde.BuildAsync(serveur.Guichet.Store);
        using (var equipe = await serveur.SignInAsync(monde.Personnages.First(p => p.Role == "equipe").Id))
            (await equipe.PostAsync("/mon-compte/mot-de-passe", ("nouveau", "une longue phrase à retenir"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var visiteur = serveur.Anonymous();
        (await visiteur.ReadAsync("/connexion")).ShouldContain("Avec Académie");
        var vers = (await visiteur.GetAsync("/connexion/fournisseur?retour=/registre/candidat")).Headers.Location!;
        var question = QueryHelpers.ParseQuery(vers.Query);
        question["code_challenge_method"].ToString().ShouldBe("S256");
        defi = question["code_challenge"];
        var retour = new Uri(question["redirect_uri"]!).AbsolutePath + "?code=code-1&state=" + Uri.EscapeDataString(question["state"]!);
        var arrivee = (await visiteur.GetAsync(retour)).Headers.Location!.OriginalString;
        prouve.ShouldBeTrue();
        arrivee.ShouldBe(entre ? "/registre/candidat" : "/connexion?fournisseur=refus");
        if (entre)
            JsonNode.Parse(await visiteur.ReadAsync("/api/v1/moi"))!["mandats"]![0]!["role"]!.GetValue<string>().ShouldBe("equipe");
        else
            (await visiteur.ReadAsync(arrivee)).ShouldContain("n’a pas confirmé une adresse connue");
        // Somebody else's answer, brought to this browser, opens nothing.
        using var autre = serveur.Anonymous();
        (await autre.GetAsync(retour)).Headers.Location!.OriginalString.ShouldBe("/connexion?fournisseur=refus");
    }
}
