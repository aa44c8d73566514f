using System.Text.Json;
using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Tests;

/// <summary>Random sessions small enough to be searched to the end: a few orals on a grid of ten minutes.</summary>
internal static class PetitesSessions
{
    /// <summary>The grid, in minutes.</summary>
    public const int Pas = 10;

    public static (JsonDocument Document, SessionDOraux Session) Draw(int graine, int maxOraux = 3)
    {
        var tirage = new Random(graine);
        string[] qualites = ["q1", "q2", "q3"];
        var oraux = 0;
        var plages = tirage.Next(1, 4);
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = 1,
            titre = $"Tirage {graine}",
            plages = Enumerable.Range(0, plages).Select(i => new { id = $"p{i}", centre = "L1", debut = Heure(i, 0), fin = Heure(i, Pas * tirage.Next(4, 8)) }),
            salles = Enumerable.Range(0, tirage.Next(1, 3)).Select(i => (object)new { id = $"s{i}", centre = "L1", usage = "interrogation" })
                .Append(new { id = "prep", centre = "L1", usage = "preparation", places = tirage.Next(1, 3) }),
            epreuves = Enumerable.Range(0, 2).Select(i => new
            {
                code = $"E{i}",
                preparation = Pas * tirage.Next(0, 2),
                passage = Pas * tirage.Next(1, 3),
                battement = Pas * tirage.Next(0, 2),
                commission = Enumerable.Range(0, tirage.Next(1, 3)).Select(_ => Enumerable.Range(0, tirage.Next(1, 3)).Select(_ => new { qualite = qualites[tirage.Next(3)] })),
            }),
            examinateurs = Enumerable.Range(0, tirage.Next(3, 6)).Select(i => new
            {
                id = $"x{i}",
                qualites = qualites.Where(_ => tirage.Next(3) > 0),
                etablissements = new[] { $"etab{tirage.Next(4)}" },
                plages = Enumerable.Range(0, plages).Where(_ => tirage.Next(5) > 0).Select(j => $"p{j}"),
                max_par_jour = tirage.Next(1, 5),
            }),
            candidats = Enumerable.Range(0, 3).Select(i => (Numero: i, Nombre: Math.Min(maxOraux - oraux, tirage.Next(1, 3)))).Where(c => (oraux += c.Nombre) >= 0 && c.Nombre > 0).Select(c => new
            {
                id = $"c{c.Numero}",
                etablissement = $"etab{tirage.Next(4)}",
                epreuves = Enumerable.Range(0, c.Nombre).Select(j => $"E{(j + c.Numero) % 2}"),
            }),
            regles = new { ecart_min_entre_oraux = Pas * tirage.Next(0, 3), meme_jour = tirage.Next(2) == 0, commission_stable_par_plage = tirage.Next(4) > 0 },
        });
        var document = JsonDocument.Parse(json);
        return (document, LectureDeSession.Read(json).Valeur.ShouldNotBeNull());
    }

    // Plages 0 and 1 share a day, as a morning and an afternoon do.
    private static string Heure(int plage, int minutes) => Horloge.Format((plage == 2 ? Horloge.MinutesParJour : 0) + (plage == 1 ? 300 : 0) + 480 + minutes);
}
