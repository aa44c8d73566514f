using System.Text;
using System.Text.Json.Nodes;
using Parchemin.Exchange;
using Parchemin.Referentiels;

namespace Parchemin.Cli.Tests;

/// <summary>A session that admits one optional épreuve: the shipped data with one parameter changed.</summary>
public sealed class DeliberationLimitesTests : IDisposable
{
    private readonly string dossier = Directory.CreateTempSubdirectory("parchemin-").FullName;

    public void Dispose() => Directory.Delete(dossier, recursive: true);

    [Theory]
    [InlineData("\"UF1\":{\"note\":12}", null)]
    [InlineData("\"UF1\":{\"note\":12},\"UF2\":{\"note\":12}", "FACULTATIVES-TROP-NOMBREUSES")]
    public void More_optional_units_than_the_session_admits_are_refused(string facultatives, string? code)
    {
        var ligne = DeliberationEssai.Candidat("10", reste: $"'facultatives':{{{facultatives.Replace('"', '\'')}}}");

        var resultat = JsonNode.Parse(Flux().Decide(Encoding.UTF8.GetBytes(ligne)))!;

        ((string?)resultat["erreurs"]?[0]?["code"]).ShouldBe(code);
        if (code is not null)
            ((string?)resultat["erreurs"]![0]!["message"]).ShouldNotBeNull().ShouldContain("1 au plus");
    }

    private FluxDeDeliberation Flux()
    {
        var source = Path.Combine(DeliberationEssai.Referentiels, "bts-assurance", "2017");
        foreach (var fichier in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories))
        {
            var copie = Path.Combine(dossier, Path.GetRelativePath(source, fichier));
            Directory.CreateDirectory(Path.GetDirectoryName(copie)!);
            File.Copy(fichier, copie);
        }

        var session = Path.Combine(dossier, "sessions", "2024.yaml");
        File.AppendAllText(session, "\nparametres: {facultatives-maximum: 1}\n");
        return new FluxDeDeliberation(new Catalogue(Chargement.Load(dossier, analyser: false).Regles.Values), explication: false);
    }
}
