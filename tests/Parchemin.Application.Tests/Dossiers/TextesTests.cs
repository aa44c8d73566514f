namespace Parchemin.Application.Tests;

/// <summary>The long texts of a form: what their few signs mean, and what changed between two of them.</summary>
public sealed class TextesTests
{
    private static string Shape(string texte) => string.Join('|', TexteRiche.Parse(texte).Select(b => $"{b.Nature.ToString()[0]}{(b.Nature is NatureDeBloc.ListeNumerotee ? "n" : "")}:" + string.Join('/', b.Lignes.Select(l => string.Concat(l.Select(t => t.Gras && t.Italique ? $"<bi {t.Texte}>" : t.Gras ? $"<b {t.Texte}>" : t.Italique ? $"<i {t.Texte}>" : t.Texte))))));

    [Theory]
    [InlineData("Un mot", "P:Un mot")]
    [InlineData("Un **mot gras** et *un autre*", "P:Un <b mot gras> et <i un autre>")]
    [InlineData("***les deux***", "P:<bi les deux>")]
    [InlineData("2 * 3 * 4 ** 5", "P:2 * 3 * 4 ** 5")]
    [InlineData("**jamais fermé", "P:**jamais fermé")]
    [InlineData("un\ndeux\n\ntrois", "P:un/deux|P:trois")]
    [InlineData("Avant\n- un\n- deux\nAprès", "P:Avant|L:un/deux|P:Après")]
    [InlineData("1. un\n2) deux", "Ln:un/deux")]
    [InlineData("• collé\n– collé", "L:collé/collé")]
    [InlineData("-5 degrés\n1.5 point", "P:-5 degrés/1.5 point")]
    [InlineData("<b onclick=x>", "P:<b onclick=x>")]
    [InlineData("****", "P:****")]
    [InlineData("", "")]
    public void A_text_is_paragraphs_lists_bold_and_italic_and_nothing_else(string texte, string attendu) => Shape(texte).ShouldBe(attendu);

    [Fact]
    public void A_print_without_bold_keeps_every_word() => TexteRiche.ToPlain("Un **mot**\n\n- un\n- *deux*\n\n1. trois").ShouldBe("Un mot\n\n• un\n• deux\n\n1. trois");

    [Theory]
    [InlineData("", "", "")]
    [InlineData("un deux trois", "un deux trois", "=un deux trois")]
    [InlineData("un deux trois", "un trois", "=un |-deux |=trois")]
    [InlineData("un trois", "un deux trois", "=un |+deux |=trois")]
    [InlineData("le client accepte", "le client refuse", "=le client |-accepte|+refuse")]
    [InlineData(null, "neuf", "+neuf")]
    public void What_changed_is_said_word_by_word(string? avant, string apres, string attendu)
        => string.Join('|', ComparaisonDeTextes.Compare(avant, apres).Select(m => $"{m.Sort switch { SortDeMots.Gardes => '=', SortDeMots.Otes => '-', _ => '+' }}{m.Texte}")).ShouldBe(attendu);

    [Fact]
    public void Whatever_the_texts_the_comparison_gives_both_back()
    {
        var hasard = new Random(12);
        for (var i = 0; i < 500; i++)
        {
            var (a, b) = (Draw(hasard), Draw(hasard));
            var compares = ComparaisonDeTextes.Compare(a, b);
            string.Concat(compares.Where(m => m.Sort is not SortDeMots.Ajoutes).Select(m => m.Texte)).ShouldBe(a);
            string.Concat(compares.Where(m => m.Sort is not SortDeMots.Otes).Select(m => m.Texte)).ShouldBe(b);
        }
    }

    private static string Draw(Random hasard) => string.Concat(Enumerable.Range(0, hasard.Next(30)).Select(_ => hasard.Next(6) switch { 0 => " ", 1 => "\n", 2 => "  ", 3 => "un", 4 => "deux ", _ => "é" }));
}
