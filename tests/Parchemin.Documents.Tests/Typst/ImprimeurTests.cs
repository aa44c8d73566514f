using System.Diagnostics;
using System.Text.Json.Nodes;
using Parchemin.Application;

namespace Parchemin.Documents.Tests;

/// <summary>The printer goes on when a worker does not, and says why it cannot print.</summary>
public sealed class ImprimeurTests
{
    private static JsonObject Donnees => Atelier.Example("releve").Donnees;

    [Fact]
    public async Task A_worker_killed_at_rest_is_replaced()
    {
        using var dossier = new FauxOuvrier(Relais);
        using var imprimeur = new Imprimeur(dossier.Lieux with { Postes = 1 });
        var premier = await imprimeur.RenderAsync("releve", Donnees);
        KillWorkers(dossier);
        (await imprimeur.RenderAsync("releve", Donnees)).Empreinte.ShouldBe(premier.Empreinte);
    }

    [Fact]
    public async Task A_worker_killed_while_it_typesets_is_replaced_and_its_document_printed()
    {
        using var dossier = new FauxOuvrier(Relais);
        using var imprimeur = new Imprimeur(dossier.Lieux with { Postes = 1 });
        var attendu = await imprimeur.RenderAsync("releve", Donnees);
        IImprimeur port = imprimeur;
        var longue = port.RenderAsync("releve", "Longue", [.. Enumerable.Range(0, 60).Select(i => { var d = Donnees; d["reference"] = $"R{i}"; return (JsonNode)d; })]);
        KillWorkers(dossier);
        (await longue).Pages.ShouldBe(60);
        (await imprimeur.RenderAsync("releve", Donnees)).Empreinte.ShouldBe(attendu.Empreinte);
    }

    [Theory]
    [InlineData("process.exit(3);", "IMPRESSION-INDISPONIBLE")]
    [InlineData(Pret + "process.stdin.on('data', () => process.exit(3));", "IMPRESSION-INTERROMPUE")]
    [InlineData(Pret + "process.stdin.on('data', () => { for (;;); });", "IMPRESSION-TROP-LONGUE")]
    [InlineData(Pret + "const tas = []; process.stdin.on('data', () => { for (;;) tas.push(Buffer.alloc(20_000_000, 1)); });", "IMPRESSION-TROP-LOURDE")]
    public async Task A_worker_that_fails_each_time_is_stopped_and_said(string programme, string code)
    {
        using var dossier = new FauxOuvrier(programme);
        using var imprimeur = new Imprimeur(dossier.Lieux with { Postes = 1, Delai = code == "IMPRESSION-TROP-LONGUE" ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60), Memoire = 400_000_000 });
        var refus = await Should.ThrowAsync<RefusException>(imprimeur.RenderAsync("releve", Donnees));
        refus.Code.ShouldBe(code);
        refus.Message.ShouldEndWith(".");
    }

    [Fact]
    public async Task A_render_that_is_no_longer_wanted_is_abandoned()
    {
        using var dossier = new FauxOuvrier(Pret + "process.stdin.on('data', () => { for (;;); });");
        using var imprimeur = new Imprimeur(dossier.Lieux);
        using var arret = new CancellationTokenSource();
        var rendu = imprimeur.RenderAsync("releve", Donnees, arret.Token);
        await arret.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(rendu);
    }

    [Fact]
    public async Task Without_Node_the_printer_says_what_to_install()
    {
        using var imprimeur = new Imprimeur(Atelier.Lieux with { Node = "node-qui-n-existe-pas" });
        imprimeur.Empechement.ShouldNotBeNull().ShouldContain("Installez Node 18");
        (await Should.ThrowAsync<RefusException>(imprimeur.RenderAsync("releve", Donnees))).Code.ShouldBe("IMPRESSION-INDISPONIBLE");
    }

    [Fact]
    public void Without_the_package_the_printer_says_the_command()
    {
        using var dossier = new FauxOuvrier("", paquet: false);
        using var imprimeur = new Imprimeur(dossier.Lieux);
        imprimeur.Empechement.ShouldNotBeNull().ShouldContain("npm install");
    }

    [Fact]
    public void Without_its_folders_the_printer_says_which()
    {
        using var imprimeur = new Imprimeur(Imprimerie.Locate(Path.GetTempPath()));
        imprimeur.Empechement.ShouldNotBeNull().ShouldContain("« modeles »");
        imprimeur.Modeles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Data_that_a_template_does_not_expect_name_the_file_and_the_line()
    {
        using var imprimeur = new Imprimeur(Atelier.Lieux);
        var refus = await Should.ThrowAsync<RefusException>(imprimeur.RenderAsync("releve", new JsonObject { ["groupes"] = 12 }));
        refus.Code.ShouldBe("MODELE-INVALIDE");
        refus.Message.ShouldContain(".typ:");
    }

    // A worker of the tests answers at once that it is ready, then does what the test says.
    private const string Pret = "const j = Buffer.from('{\"id\":0,\"pret\":true}'); const l = Buffer.alloc(8); l.writeUInt32BE(j.length, 0); process.stdout.write(Buffer.concat([l, j]));\n";

    // The real one, known by the number that it leaves beside it.
    private static readonly string Relais = $"import {{ writeFileSync }} from 'node:fs'; writeFileSync(new URL('numero', import.meta.url), String(process.pid)); await import('file://{Atelier.Lieux.Ouvrier}/ouvrier.mjs');";

    private static void KillWorkers(FauxOuvrier dossier)
    {
        using var processus = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(dossier.Lieux.Ouvrier, "numero")), System.Globalization.CultureInfo.InvariantCulture));
        processus.Kill();
        processus.WaitForExit();
    }

    private sealed class FauxOuvrier : IDisposable
    {
        public FauxOuvrier(string programme, bool paquet = true)
        {
            var dossier = Directory.CreateTempSubdirectory("ouvrier").FullName;
            File.WriteAllText(Path.Combine(dossier, "ouvrier.mjs"), programme);
            if (paquet)
                Directory.CreateDirectory(Path.Combine(dossier, "node_modules", "@myriaddreamin", "typst-ts-node-compiler"));
            Lieux = new Imprimerie(Atelier.Lieux.Modeles, dossier);
        }

        public Imprimerie Lieux { get; }

        public void Dispose() => Directory.Delete(Lieux.Ouvrier, recursive: true);
    }
}
