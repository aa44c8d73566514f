using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;

namespace Parchemin.Cli.Tests;

/// <summary>The stream of lines: its cutting, its order, its line numbers, whatever way the bytes arrive.</summary>
public sealed class DeliberationFluxTests
{
    private const int Lot = 1 << 18;

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n")]
    [InlineData("\n\n \t\r\n")]
    [InlineData(" ")]
    public async Task An_input_without_candidate_gives_nothing(string entree)
    {
        var (lignes, bilan) = await DeliberationEssai.RunAsync(entree);
        lignes.ShouldBeEmpty();
        (bilan.Lues, bilan.Refusees, bilan.ParDecision.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task The_last_line_needs_no_newline()
    {
        var ligne = DeliberationEssai.Candidat("10");
        (await DeliberationEssai.RunAsync(ligne)).Lignes.ShouldBe((await DeliberationEssai.RunAsync($"{ligne}\n")).Lignes);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_are_accepted()
    {
        var attendu = (await DeliberationEssai.RunAsync(Lignes(3))).Lignes;
        (await DeliberationEssai.RunAsync($"\uFEFF{Lignes(3)}")).Lignes.ShouldBe(attendu);
        (await DeliberationEssai.RunAsync(Lignes(3).Replace("\n", "\r\n", StringComparison.Ordinal))).Lignes.ShouldBe(attendu);
        (await DeliberationEssai.RunAsync(Lignes(3).Replace("\n", " \t\r\n\t ", StringComparison.Ordinal))).Lignes.ShouldBe(attendu);
    }

    [Fact]
    public async Task A_byte_order_mark_elsewhere_is_refused()
    {
        var (lignes, bilan) = await DeliberationEssai.RunAsync($"{Lignes(1)}\uFEFF{Lignes(1)}{Lignes(1)}");
        bilan.Refusees.ShouldBe(1);
        Numeros(lignes).ShouldBe([null, 2, null]);
    }

    [Fact]
    public async Task Line_numbers_count_blank_and_refused_lines()
    {
        var entree = $"\n\nx\n{Lignes(1)}\n   \n[]\r\n\r\n{Lignes(1)}{{";
        var (lignes, bilan) = await DeliberationEssai.RunAsync(entree);
        Numeros(lignes).ShouldBe([3, null, 7, null, 10]);
        (bilan.Lues, bilan.Refusees).ShouldBe((5, 3));
        bilan.ParDecision.ShouldBe([KeyValuePair.Create("admis-1er-groupe", 2L)]);
    }

    [Fact]
    public async Task Line_numbers_are_right_across_lots()
    {
        // Blank lines of every length, and one wrong line in seven.
        var entree = new StringBuilder();
        var attendus = new List<int>();
        for (var (i, numero) = (0, 1); i < 6000; i++)
        {
            for (var vides = i % 4; vides > 0; vides--, numero++)
                entree.Append(' ', i % 3).Append('\n');
            entree.Append(i % 7 == 0 ? $"refusée {i}" : DeliberationEssai.Candidat("10")).Append('\n');
            if (i % 7 == 0)
                attendus.Add(numero);
            numero++;
        }

        entree.Length.ShouldBeGreaterThan(4 * Lot);
        var (lignes, _) = await DeliberationEssai.RunAsync(entree.ToString());
        lignes.Count.ShouldBe(6000);
        Numeros(lignes).OfType<int>().ShouldBe(attendus);
    }

    [Fact]
    public async Task Fifty_thousand_lines_keep_their_order()
    {
        var modeles = new[] { "8", "9.5", "10", "12", "21" }.Select(n => DeliberationEssai.Candidat(n)).ToArray();
        var entree = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            entree.Append(modeles[i * 7 % modeles.Length].Replace("\"c\"", $"\"c{i}\"", StringComparison.Ordinal)).Append('\n');
        var octets = Encoding.UTF8.GetBytes(entree.ToString());
        var (lignes, bilan) = await DeliberationEssai.RunAsync(octets);
        lignes.Count.ShouldBe(50_000);
        var attendus = modeles.Select(m => DeliberationEssai.Decide(m)["decision"]?.ToString()).ToArray();
        for (var i = 0; i < lignes.Count; i++)
        {
            lignes[i].ShouldContain($"\"id\":\"c{i}\"");
            lignes[i].ShouldContain(attendus[i * 7 % modeles.Length] is { } decision ? $"\"decision\":\"{decision}\"" : $"\"ligne\":{i + 1},");
        }

        bilan.Lues.ShouldBe(50_000);
        (bilan.ParDecision.Values.Sum() + bilan.Refusees).ShouldBe(50_000);
    }

    [Fact]
    public async Task One_line_at_a_time_and_many_at_once_give_the_same_results()
    {
        // A stream of its own for each line: no state is shared, no lot, one thread.
        var flux = new FluxDeDeliberation(DeliberationEssai.Catalogue, explication: true);
        var lignes = DeliberationRefusTests.Refus.Select(r => DeliberationEssai.Ligne((string)r[0], (string)r[1]))
            .Concat(new[] { "8", "9.5", "10", "12" }.SelectMany(n => Enumerable.Repeat(DeliberationEssai.Candidat(n), 40))).ToList();
        var seules = lignes.Select((l, i) => Encoding.UTF8.GetString(new FluxDeDeliberation(DeliberationEssai.Catalogue, explication: true).Decide(Encoding.UTF8.GetBytes(l))).Replace("\"ligne\":1,", $"\"ligne\":{i + 1},", StringComparison.Ordinal)).ToList();
        var entree = Encoding.UTF8.GetBytes(string.Join('\n', lignes));
        var ensemble = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var lecture = new MemoryStream(entree);
            using var sortie = new MemoryStream();
            await flux.RunAsync(lecture, sortie);
            return Encoding.UTF8.GetString(sortie.ToArray());
        }));
        foreach (var resultat in ensemble)
            resultat.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(seules);
    }

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 7, 1, 4099 })]
    [InlineData(new[] { Lot - 1 })]
    [InlineData(new[] { Lot })]
    [InlineData(new[] { Lot + 1 })]
    public async Task The_way_bytes_arrive_does_not_matter(int[] tailles)
    {
        var octets = Encoding.UTF8.GetBytes($"\uFEFF\n{Lignes(400)}refusée\n\n{Lignes(800)}{{");
        var (attendues, _) = await DeliberationEssai.RunAsync(octets);
        attendues.Count.ShouldBe(1202);
        Numeros(attendues).OfType<int>().ShouldBe([402, 1204]);
        using var lent = new FluxMorcele(octets, tailles);
        (await DeliberationEssai.RunAsync(lent)).Lignes.ShouldBe(attendues);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_line_may_end_anywhere_around_the_end_of_a_lot(int ecart)
    {
        foreach (var finale in (string[])["\n", ""])
        {
            var debut = Lignes(300);
            var derniere = DeliberationEssai.Candidat("10");
            var place = Lot + ecart - debut.Length - derniere.Length - finale.Length;
            var entree = $"{debut}{new string(' ', place)}{derniere}{finale}";
            entree.Length.ShouldBe(Lot + ecart);
            (await DeliberationEssai.RunAsync(entree)).Lignes.Count.ShouldBe(301);
            (await DeliberationEssai.RunAsync($"{entree}\n{debut}")).Lignes.Count.ShouldBe(601);
        }
    }

    [Theory]
    [InlineData((1 << 20) + 1)]
    [InlineData(1_500_000)]
    [InlineData(1 << 21)]
    [InlineData((1 << 21) + 1)]
    [InlineData((1 << 22) - 1)]
    [InlineData(1 << 22)]
    [InlineData((1 << 22) + 1)]
    [InlineData(9_000_000)]
    public async Task A_line_that_is_too_long_is_refused_and_the_next_are_decided(int longueur)
    {
        var longue = Longue(longueur);
        var (lignes, bilan) = await DeliberationEssai.RunAsync($"{Lignes(2)}\n{longue}\n{Lignes(1)}x\n{longue}\n{longue}");
        lignes.Count.ShouldBe(7);
        Numeros(lignes).ShouldBe([null, null, 4, null, 6, 7, 8]);
        foreach (var i in (int[])[2, 5, 6])
            JsonNode.Parse(lignes[i])!["erreurs"]![0]!["code"]!.ToString().ShouldBe("LIGNE-TROP-LONGUE");
        JsonNode.Parse(lignes[2])!["erreurs"]![0]!["message"]!.ToString().ShouldContain("1048576 octets");
        (bilan.Lues, bilan.Refusees).ShouldBe((7, 4));
    }

    [Fact]
    public async Task A_long_blank_beginning_does_not_hide_a_candidate()
    {
        var (lignes, bilan) = await DeliberationEssai.RunAsync($"{new string(' ', 5_000_000)}{Lignes(2)}");
        Numeros(lignes).ShouldBe([1, null]);
        bilan.Refusees.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_of_exactly_one_mebibyte_is_read()
    {
        var (lignes, bilan) = await DeliberationEssai.RunAsync($"{Longue(1 << 20)}\n{Longue(1 << 20)}");
        bilan.Refusees.ShouldBe(0);
        lignes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_line_that_arrives_in_pieces_is_refused_once()
    {
        var octets = Encoding.UTF8.GetBytes($"{Longue(5_000_000)}\n{Lignes(2)}");
        using var lent = new FluxMorcele(octets, [65_537]);
        var (lignes, bilan) = await DeliberationEssai.RunAsync(lent);
        Numeros(lignes).ShouldBe([1, null, null]);
        bilan.Refusees.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        using var annulation = new CancellationTokenSource();
        await annulation.CancelAsync();
        using var entree = new MemoryStream(Encoding.UTF8.GetBytes(Lignes(10)));
        await Should.ThrowAsync<OperationCanceledException>(() => new FluxDeDeliberation(DeliberationEssai.Catalogue, explication: false).RunAsync(entree, Stream.Null, annulation.Token));
    }

    private static string Lignes(int nombre) => string.Concat(Enumerable.Repeat(DeliberationEssai.Candidat("10") + "\n", nombre));

    /// <summary>A good candidate made long by its identifier.</summary>
    private static string Longue(int longueur)
    {
        var ligne = DeliberationEssai.Candidat("10");
        return ligne.Replace("\"c\"", $"\"{new string('c', longueur - ligne.Length + 1)}\"", StringComparison.Ordinal);
    }

    private static List<int?> Numeros(IEnumerable<string> lignes) => [.. lignes.Select(l => JsonNode.Parse(l)!["ligne"]?.GetValue<int>())];

    /// <summary>A stream that gives its bytes by pieces of some sizes, over and over.</summary>
    private sealed class FluxMorcele(byte[] octets, int[] tailles) : MemoryStream(octets)
    {
        private int rang;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, tailles[rang++ % tailles.Length])], cancellationToken);
    }
}
