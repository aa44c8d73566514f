using System.Text.Json.Nodes;
using Parchemin.Application;

namespace Parchemin.Documents.Tests;

/// <summary>A parchemin has its eight mentions and no forbidden word, or is not printed.</summary>
public sealed class MentionsDuParcheminTests
{
    private static JsonObject Exemple => Atelier.Example("parchemin").Donnees;

    private static string Intitule => Exemple["certification"]!["intitule"]!.GetValue<string>();

    [Fact]
    public void The_example_may_be_printed() => MentionsDuParchemin.Check(Exemple, Intitule).ShouldBeEmpty();

    [Theory]
    [InlineData("certification", "enregistrement")]
    [InlineData("certification", "decision-du")]
    [InlineData("certification", "niveau")]
    [InlineData("certification", "niveau-europeen")]
    [InlineData("certification", "nsf")]
    [InlineData("titulaire", "nom")]
    [InlineData("titulaire", "prenoms")]
    [InlineData("signataire", "nom")]
    [InlineData("signataire", "qualite")]
    public void A_missing_mention_is_named(string groupe, string champ)
    {
        var parchemin = Exemple;
        parchemin[groupe]!.AsObject().Remove(champ);
        var faute = MentionsDuParchemin.Check(parchemin, Intitule).ShouldHaveSingleItem();
        faute.Code.ShouldBe("MENTION-MANQUANTE");
        faute.Champ.ShouldNotBeNull().ShouldStartWith($"{groupe}.{champ}");
    }

    [Theory]
    [InlineData("delivre-le")]
    [InlineData("delivre-a")]
    [InlineData("certificateurs")]
    public void Nothing_is_delivered_without_date_place_and_certifier(string champ)
    {
        var parchemin = Exemple;
        parchemin.Remove(champ);
        Should.Throw<RefusException>(() => MentionsDuParchemin.Require(parchemin, Intitule)).Fautes.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("obtenu sous réserve de vérification")]
    [InlineData("Enregistrement en cours")]
    [InlineData("équivalent bac+3")]
    [InlineData("Bac + 5")]
    [InlineData("Mastère spécialisé")]
    [InlineData("titre professionnel")]
    public void Forbidden_words_are_found_wherever_they_are(string texte)
    {
        var parchemin = Exemple;
        parchemin["voie"] = texte;
        MentionsDuParchemin.Check(parchemin, Intitule).ShouldHaveSingleItem().Code.ShouldBe("MENTION-INTERDITE");
    }

    [Fact]
    public void A_holder_may_be_called_Master()
    {
        var parchemin = Exemple;
        parchemin["titulaire"]!["nom"] = "Master";
        MentionsDuParchemin.Check(parchemin, Intitule).ShouldBeEmpty();
    }

    [Fact]
    public void The_registered_title_is_neither_longer_nor_shorter()
    {
        var parchemin = Exemple;
        parchemin["certification"]!["intitule"] = Intitule + " option accueil";
        MentionsDuParchemin.Check(parchemin, Intitule).ShouldHaveSingleItem().Code.ShouldBe("INTITULE-MODIFIE");
    }
}
