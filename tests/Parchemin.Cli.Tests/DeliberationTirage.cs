using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Parchemin.Cli.Tests;

/// <summary>Random candidates whose seed is printed, so that a failure can be run again with <c>PARCHEMIN_SEED</c>.</summary>
internal sealed class DeliberationTirage
{
    private static readonly string[] Unites = ["U1", "U2", "U31", "U32", "U41", "U42", "U5"];

    private readonly Random random;

    public DeliberationTirage(ITestOutputHelper sortie)
    {
        Graine = int.TryParse(Environment.GetEnvironmentVariable("PARCHEMIN_SEED"), CultureInfo.InvariantCulture, out var donnee) ? donnee : 20240701;
        sortie.WriteLine($"PARCHEMIN_SEED={Graine}");
        random = new Random(Graine);
    }

    public int Graine { get; }

    public int Entre(int min, int max) => random.Next(min, max + 1);

    public T Parmi<T>(params ReadOnlySpan<T> valeurs) => valeurs[random.Next(valeurs.Length)];

    public void Melange<T>(Span<T> valeurs) => random.Shuffle(valeurs);

    /// <summary>A candidate near the thresholds, sometimes with states, parts, penalties, control marks or a livret.</summary>
    public JsonObject Bts()
    {
        var progressive = Entre(0, 3) == 0;
        var voie = progressive ? "distance" : Parmi("scolaire", "hors-contrat", "formation-continue-publique");
        var unites = new JsonObject();
        var (centreGeneral, centrePro) = (Parmi(4, 7, 10, 13), Parmi(7, 9, 10, 11, 14));
        foreach (var unite in Unites)
        {
            var note = Note(unite is "U1" or "U2" ? centreGeneral : centrePro);
            unites[unite] = Entre(0, 19) switch
            {
                0 => new JsonObject { ["etat"] = Parmi("dispense", "force-majeure", "valide-vae", "absent", "reservee", "annulee-fraude") },
                1 when note >= 10 => new JsonObject { ["conservee"] = new JsonObject { ["note"] = note, ["obtenue_le"] = "2022-07-01" } },
                2 when note < 10 && progressive => new JsonObject { ["reportee"] = new JsonObject { ["note"] = note, ["obtenue_le"] = "2022-07-01" } },
                3 or 4 when unite == "U1" => new JsonObject { ["parties"] = new JsonObject { ["synthese"] = Note(2 * centreGeneral), ["ecriture"] = note } },
                3 or 4 when unite is "U32" or "U42" => new JsonObject { ["note"] = note, ["penalites"] = new JsonObject { ["contraintes_non_respectees"] = Entre(0, 3) } },
                _ => new JsonObject { ["note"] = note },
            };
        }

        if (Entre(0, 29) == 0)
            unites.Remove(Parmi<string>(Unites));
        var candidat = new JsonObject
        {
            ["id"] = $"c-{Entre(0, 1_000_000)}",
            ["certification"] = "bts-assurance",
            ["edition"] = "2017",
            ["session"] = Parmi("2022", "2024", "2025"),
            ["voie"] = voie,
            ["forme"] = progressive ? "progressive" : "globale",
            ["unites"] = unites,
        };
        if (Entre(0, 2) == 0)
            candidat["facultatives"] = new JsonObject { [Parmi("UF1", "UF2")] = new JsonObject { ["note"] = Note(11) } };
        if (Entre(0, 2) == 0)
            candidat["controle"] = new JsonObject { [Parmi("U1", "U2")] = new JsonObject { ["note"] = Note(11) } };
        if (Entre(0, 3) == 0)
            candidat["livret"] = new JsonObject { ["vise_1er_groupe"] = Entre(0, 1) == 0, ["vise_2nd_groupe"] = Entre(0, 1) == 0 };
        return candidat;
    }

    /// <summary>A mark around a centre, on a half-point, hundredth or very fine grid.</summary>
    public decimal Note(int centre)
    {
        var pas = Parmi(0.5m, 0.5m, 0.01m, 0.000000000000001m);
        return Math.Clamp(centre + (Entre(-6, 6) / 2m) + (Entre(-3, 3) * pas), 0, 20);
    }
}
