using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;

namespace Parchemin.Referentiels.Tests;

/// <summary>A new certification is a new folder of data: this one is invented, and no line of code knows it.</summary>
public sealed class CinquiemeCertificationTests
{
    private static readonly Edition Edition = Chargement.Load(Path.Combine(AppContext.BaseDirectory, "Donnees/cap-essai/1"));

    [Fact]
    public void It_loads_with_nothing_to_correct_nor_to_interpret()
    {
        Edition.Journal.Diagnostics.Where(d => d.Severite is Severite.Erreur or Severite.Anomalie).ShouldBeEmpty();
        Edition.Regles.Keys.ShouldBe(["2024"]);
        Edition.Referentiel!.Unites.Count.ShouldBe(4);
        Edition.Referentiel.Colonnes.Select(c => c.Code).ShouldBe(["ccf", "ponctuel"]);
    }

    [Fact]
    public void Its_golden_cases_hold()
    {
        Edition.Cas.Count.ShouldBe(17);
        VerificationDesCas.Run(Edition.Regles, Edition.Cas).Select(e => $"{e.Cas.Nom} : {e.Message}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_and_decision_is_put_to_the_test_by_a_case()
    {
        var eprouvees = Edition.Cas.SelectMany(c => c.Regles).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var ecrites = Edition.Fichiers.Select(f => f.Contenu).SelectMany(t => new[] { t["regles"], t["decisions"] }).OfType<Sequence>()
            .SelectMany(s => s.Elements.OfType<Table>()).Select(t => ((Scalaire)t["code"]!).Valeur);
        ecrites.Except(eprouvees).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_deliberates_through_the_public_format()
    {
        var lignes = await RunAsync(
            "'voie':'apprenti','unites':{'UP1':{'parties':{'situation1':7.5,'situation2':'7,51'}},'UP2':{'note':12},'UG1':{'note':10}}",
            "'voie':'apprenti','unites':{'UP1':{'parties':{'dossier':30}}}",
            "'voie':'libre','unites':{'UP1':{'note':7.5},'UP2':{'note':20},'UG1':{'note':20}}",
            "'voie':'libre','unites':{'UP1':{'note':20},'UP2':{'note':20},'UG1':{'note':20}},'controle':{}");
        (lignes[0]["decision"]!.ToString(), lignes[0]["regles"]!.ToString()).ShouldBe(("admis", "cap-essai@1+session-2024"));
        lignes[0]["unites"]!["UP1"]!["note"]!.ToString().ShouldBe("8");
        Erreur(lignes[1]).ShouldBe("PARTIE-D-UNE-AUTRE-VOIE $.unites.UP1.parties.dossier");
        (lignes[2]["decision"]!.ToString(), lignes[2]["motifs"]![0]!.ToString()).ShouldBe(("refuse", "ELIMINE"));
        Erreur(lignes[3]).ShouldBe("CLE-INCONNUE $.controle");
    }

    [Fact]
    public async Task Its_rounding_is_named_in_the_proof_with_its_article()
    {
        var lignes = await RunAsync("'voie':'apprenti','unites':{'UP1':{'parties':{'situation1':7.5,'situation2':'7,51'}},'UP2':{'note':12},'UG1':{'note':10}}");
        var preuve = lignes[0]["explication"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        preuve.ShouldContain("NOTE-DES-PARTIES", Case.Sensitive, preuve);
        preuve.ShouldContain("Arrondi au multiple de 0,5 supérieur", Case.Sensitive, preuve);
        preuve.ShouldContain("7,5075");
        preuve.ShouldContain("REG, titre II");
    }

    [Fact]
    public void A_proof_says_what_would_change_the_decision()
    {
        var preuve = new Moteur(Catalogue()).Prove(Ligne("'voie':'libre','unites':{'UP1':{'note':7.5},'UP2':{'note':12},'UG1':{'note':10}}"));
        preuve.Trace!.Valeur.ShouldBe("refuse");
        preuve.Bascules.Select(b => b.ToFrench()).ShouldBe(["UP1 à 8 au lieu de 7,5 (+0,5) : Admis"]);
    }

    private static Catalogue Catalogue() => new(Edition.Regles.Values);

    private static byte[] Ligne(string membres)
        => Encoding.UTF8.GetBytes($"{{'id':'c','certification':'cap-essai','edition':'1','session':'2024',{membres}}}".Replace('\'', '"'));

    private static string Erreur(JsonNode ligne) => $"{ligne["erreurs"]![0]!["code"]} {ligne["erreurs"]![0]!["chemin"]}";

    private static async Task<IReadOnlyList<JsonNode>> RunAsync(params string[] candidats)
    {
        using var entree = new MemoryStream([.. candidats.SelectMany(c => Ligne(c).Append((byte)'\n'))]);
        using var sortie = new MemoryStream();
        await new FluxDeDeliberation(Catalogue(), explication: true).RunAsync(entree, sortie);
        return [.. Encoding.UTF8.GetString(sortie.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }
}
