using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Parchemin.Documents.Tests;

/// <summary>What people type is printed as it is: it never becomes markup, code, a path or a broken page.</summary>
public sealed class DonneesHostilesTests(Atelier atelier, ITestOutputHelper sortie) : IClassFixture<Atelier>
{
    private static readonly string[] Graines =
    [
        "#read(\"/etc/passwd\")", "#eval(\"1+1\")", "#import \"/commun.typ\": *", "#include \"/../../../etc/passwd\"", "*gras* _ital_ `code` $x^2$", "= Titre", "- liste",
        "\\ #pagebreak()", "#panic(\"non\")", "]]]]", "}{", "\"", "\\\"", "<fin-0>", "@preview/cetz:0.3.4", "//commentaire", "/* */", "https://exemple.fr/a?b=c&d=é", "../../etc/shadow",
        "\0\u0001\u001b[31m", "\u202eABC\u202c", "مرحبا بالعالم", "שלום", "😀👩‍👩‍👧‍👦🏳️‍🌈", "漢字かな", "œŒæÆÿŸéèêëÉÈÀÇ", "« guillemets » ’ – — …", "a\u0300\u0301\u0302\u0303", "\ud800", "\uffff\ufffe",
        "-- --- ~ ...", "{{modele}}", "${x}", "<script>alert(1)</script>", "'; DROP TABLE candidat;--", "ﬁn", "ß", "İ", "ǅ", "\u00ad", "\u200b", "\t\r\n", "",
    ];

    /// <summary>Twenty files of five hundred fields in two columns: every sign that could begin markup is read again where it was typed, on the page.</summary>
    [Fact]
    public async Task Ten_thousand_hostile_texts_are_read_again_as_they_were_typed()
    {
        const int Fichiers = 20;
        const int Champs = 500;
        var hasard = Seed();
        for (var fichier = 0; fichier < Fichiers; fichier++)
        {
            var textes = Enumerable.Range(0, Champs).Select(i => $"k{fichier}z{i}k{Readable(hasard)}k").ToList();
            var champs = textes.Select(t => (JsonNode)new JsonObject { ["libelle"] = "L", ["type"] = "texte", ["valeur"] = t });
            var donnees = new JsonObject { ["sections"] = new JsonArray(new JsonObject { ["champs"] = new JsonArray([.. champs]) }) };
            var imprime = await atelier.Imprimeur.RenderAsync("formulaire", donnees);
            var lu = Kept(await Atelier.InspectAsync("pdftotext", imprime, "-raw"));
            foreach (var texte in textes)
                lu.ShouldContain(Kept(texte), Case.Sensitive);
        }
    }

    /// <summary>Every value of every sample, and every template still makes its document.</summary>
    [Fact]
    public async Task Hostile_texts_break_no_template_and_nothing_is_read_from_the_disk()
    {
        var hasard = Seed();
        foreach (var exemple in Atelier.Noms)
        {
            var (modele, donnees) = Atelier.Example(exemple);
            var textes = 0;
            Poison(donnees, () =>
            {
                textes++;
                return Hostile(hasard);
            });
            textes.ShouldBeGreaterThan(0, exemple);
            (await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees))).ShouldNotContain("root:x:0", Case.Sensitive, exemple);
        }
    }

    private Random Seed()
    {
        var graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), CultureInfo.InvariantCulture, out var donnee) ? donnee : 20240705;
        sortie.WriteLine($"PARCHEMIN_SEED={graine}");
        return new Random(graine);
    }

    // What every font draws and no hyphenation changes: letters and digits of ASCII, and the signs that mean something to the compositor.
    private static string Kept(string texte) => string.Concat(texte.Where(c => char.IsAsciiLetterOrDigit(c) || "#$*_`\\[]{}()<>@=\"/".Contains(c, StringComparison.Ordinal)));

    // A field that is not cut over two pages, without what composes another letter with its neighbour.
    private static string Readable(Random hasard)
    {
        string texte;
        do
            texte = Hostile(hasard).Replace('\n', ' ');
        while (Encoding.UTF8.GetByteCount(texte) > 200 || texte.Any(c => c is 'ﬁ' or (>= '\u0300' and <= '\u036F') || (c > '\u007F' && !Graines.Any(g => g.Contains(c, StringComparison.Ordinal)))));
        return texte;
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
        => (await WidestAsync(new string('m', longueur))).ShouldBeLessThan(570);

    /// <summary>A space that does not break, a space before what closes, a hyphen before a figure, signs: none is an end of line.</summary>
    [Theory]
    [InlineData("\u00a0")]
    [InlineData("\u202f")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData(":")]
    [InlineData(" ]")]
    [InlineData("\" (")]
    public async Task Nor_do_words_without_end_that_a_sign_holds_together_leave_it(string signe)
        => (await WidestAsync(string.Join(signe, Enumerable.Repeat("9mmmmmmmmmmmmmmmmmmm", 40)))).ShouldBeLessThan(570);

    private async Task<double> WidestAsync(string mot)
    {
        var (modele, donnees) = Atelier.Example("releve");
        donnees["candidat"]!["etablissement"] = mot;
        var boites = await Atelier.InspectAsync("pdftotext", await atelier.Imprimeur.RenderAsync(modele, donnees), "-bbox");
        return boites.Split("xMax=\"").Skip(1).Max(b => double.Parse(b[..b.IndexOf('"', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
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
