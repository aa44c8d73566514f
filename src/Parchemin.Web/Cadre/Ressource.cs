using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Parchemin.Web;

/// <summary>A file that the pages use, carried by the program. Its address holds its hash: it can be kept for ever.</summary>
public sealed record Ressource(byte[] Octets, string Type, string Version)
{
    private static readonly FrozenDictionary<string, Ressource> Toutes = Load();

    public static Ressource? Find(string nom) => Toutes.GetValueOrDefault(nom);

    public static string Adresse(string nom) => $"/ressources/{nom}?v={Toutes[nom].Version}";

    private static FrozenDictionary<string, Ressource> Load()
    {
        var assemblage = typeof(Ressource).Assembly;
        const string Dossier = "Ressources/";
        return assemblage.GetManifestResourceNames().Where(n => n.StartsWith(Dossier, StringComparison.Ordinal)).ToFrozenDictionary(n => n[Dossier.Length..], n =>
        {
            using var flux = assemblage.GetManifestResourceStream(n)!;
            var octets = new byte[flux.Length];
            flux.ReadExactly(octets);
            return new Ressource(octets, TypeOf(n), Convert.ToHexStringLower(SHA256.HashData(octets))[..12]);
        }, StringComparer.Ordinal);
    }

    private static string TypeOf(string nom) => Path.GetExtension(nom) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var autre => throw new InvalidOperationException($"Type de ressource inconnu : {autre}"),
    };
}
