using System.Text;
using System.Text.Json.Nodes;

namespace Parchemin.Documents.Tests;

/// <summary>What people type is printed as it is: it never becomes markup, code, a path or a broken page.</summary>
public sealed class DonneesHostilesTests(Atelier atelier) : IClassFixture<Atelier>
{
    private static readonly string[] Graines =
    [
        "#read(\"/etc/passwd\")", "#eval(\"1+1\")", "#import \"/commun.typ\": *", "#include \"/../../../etc/passwd\"", "*gras* _ital_ `code` $x^2$", "= Titre", "- liste",
        "\\ #pagebreak()", "#panic(\"non\")", "]]]]", "}{", "\"", "\\\"", "<fin-0>", "@preview/cetz:0.3.4", "//commentaire", "/* */", "https://exemple.fr/a?b=c&d=é", "../../etc/shadow",
        "\0\u0001\u001b[31m", "\u202eABC\u202c", "مرحبا بالعالم", "שלום", "😀👩‍👩‍👧‍👦🏳️‍🌈", "漢字かな", "œŒæÆÿŸéèêëÉÈÀÇ", "« guillemets » ’ – — …", "a\u0300\u0301\u0302\u0303", "\ud800", "\uffff\ufffe",
        "-- --- ~ ...", "{{modele}}", "${x}", "<script>alert(1)</script>", "'; DROP TABLE candidat;--", "ﬁn", "ß", "İ", "ǅ", "\u00ad", "\u200b", "\t\r\n", "",
    ];

    [Fact]
    public async Task Ten_thousand_hostile_texts_are_printed_and_none_is_executed()
    {
        var hasard = new Random(20240705);
        var modeles = Atelier.Noms.ToArray();
        var temoin = atelier.Imprimeur;
        var textes = 0;
        var tour = 0;
        while (textes < 10_000)
        {
            var (modele, donnees) = Atelier.Example(modeles[tour++ % modeles.Length]);
            var avant = textes;
            Poison(donnees, () =>
            {
                textes++;
                return Hostile(hasard);
            });
            textes.ShouldBeGreaterThan(avant, modele);
            var imprime = await temoin.RenderAsync(modele, donnees);
            imprime.Pages.ShouldBeGreaterThan(0);
            if (tour <= modeles.Length)
                (await Atelier.InspectAsync("pdftotext", imprime)).ShouldNotContain("root:x:0", Case.Sensitive, modele);
        }
    }

    [Fact]
    public async Task Markup_is_printed_as_it_was_typed()
    {
        var (modele, donnees) = Atelier.Example("releve");
        donnees["candidat"]!["prenoms"] = "#read(\"/etc/passwd\") *x* $y$";
        donnees["mentions"] = new JsonArray("= Pas un titre", "#eval(\"1+1\")");
        var texte = await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees));
        texte.ShouldContain("#read(\"/etc/passwd\") *x* $y$");
        texte.ShouldContain("= Pas un titre");
        texte.ShouldContain("#eval(\"1+1\")");
    }

    [Fact]
    public async Task A_direction_override_is_removed_and_an_unknown_sign_is_shown_as_a_lozenge()
    {
        var (modele, donnees) = Atelier.Example("releve");
        donnees["lieu"] = "Val\u202emont 漢";
        (await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees))).ShouldContain("Fait à Valmont ◊, le");
    }

    [Theory]
    [InlineData(29)]
    [InlineData(400)]
    [InlineData(20_000)]
    public async Task A_word_without_end_stays_on_the_page(int longueur)
    {
        var (modele, donnees) = Atelier.Example("releve");
        donnees["candidat"]!["etablissement"] = new string('m', longueur);
        var boites = await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees), "-bbox");
        boites.Split("xMax=\"").Skip(1).Max(b => double.Parse(b[..b.IndexOf('"', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)).ShouldBeLessThan(570);
    }

    [Theory]
    [InlineData("commun")]
    [InlineData("../../etc/passwd")]
    [InlineData("absent")]
    [InlineData("")]
    public async Task A_template_that_is_not_one_is_refused(string modele)
        => (await Should.ThrowAsync<Parchemin.Application.RefusException>(atelier.Imprimeur.RenderAsync(modele, new JsonObject()))).Code.ShouldBe("MODELE-INCONNU");

    // Every text that a person may type; the closed words that choose a layout are left, every other one is replaced.
    private static void Poison(JsonNode? noeud, Func<string> texte)
    {
        if (noeud is JsonObject objet)
        {
            foreach (var (cle, valeur) in objet.ToList())
            {
                if (valeur is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.String)
                    objet[cle] = texte();
                else
                    Poison(valeur, texte);
            }
        }
        else if (noeud is JsonArray tableau)
        {
            for (var i = 0; i < tableau.Count; i++)
            {
                if (tableau[i] is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.String)
                    tableau[i] = texte();
                else
                    Poison(tableau[i], texte);
            }
        }
    }

    private static string Hostile(Random hasard)
    {
        var texte = new StringBuilder();
        for (var n = hasard.Next(1, 5); n > 0; n--)
        {
            texte.Append(Graines[hasard.Next(Graines.Length)]);
            if (hasard.Next(4) == 0)
                texte.Append((char)hasard.Next(0x10000));
            if (hasard.Next(12) == 0)
                texte.Append('W', hasard.Next(1, 300));
            if (hasard.Next(2) == 0)
                texte.Append(' ');
        }

        return texte.ToString();
    }
}
