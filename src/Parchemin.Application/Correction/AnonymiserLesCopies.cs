using System.Globalization;

namespace Parchemin.Application;

/// <summary>Opens a row for each expected script of a unité, and each reading of it, under a number drawn at random. Done again, it only adds what is missing.</summary>
/// <remarks>The rows are written in the order of the numbers: neither their identifiers nor their ranks in the journal tell whose they are.</remarks>
public sealed record AnonymiserLesCopies(string Session, string Unite) : IOperation<int>
{
    public string Code => "copie.anonymiser";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var epreuve = await EpreuveDeSession.OpenAsync(etabli, Session, Unite);
        var attendus = await epreuve.ExpectedAsync(etabli.Lecture);
        var presentes = await CopieEntiere.ReadAsync(etabli.Lecture, Session, Unite);
        var connues = presentes.SelectMany(c => c.Lectures).Select(c => (c["inscription"]!, c["partie"], CopieEntiere.LectureOf(c))).ToHashSet();
        var racines = presentes.GroupBy(c => c.Inscription, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Racine, StringComparer.Ordinal);
        var pris = (await etabli.Lecture.AllAsync(new Requete(Genres.Copie, new Parmi("session", [Session])) { Ordre = "id" })).Select(c => NumeroDAnonymat.Racine(c["anonymat"]!)).ToHashSet(StringComparer.Ordinal);
        var nouvelles = new List<(string Numero, string Inscription, string? Partie, int Lecture)>();
        foreach (var (inscription, ecrite) in attendus)
        {
            if (!racines.TryGetValue(inscription.Id, out var racine))
            {
                do
                    racine = NumeroDAnonymat.New();
                while (!pris.Add(racine));
            }

            foreach (var (partie, rang) in ecrite.Parties.Select((p, i) => (p.Code, p.Code is null ? 0 : i + 1)))
            {
                for (var lecture = 1; lecture <= (epreuve.DoubleCorrection ? 2 : 1); lecture++)
                {
                    if (!connues.Contains((inscription.Id, partie, lecture)))
                        nouvelles.Add((NumeroDAnonymat.Of(racine, rang, lecture), inscription.Id, partie, lecture));
                }
            }
        }

        foreach (var (numero, inscription, partie, lecture) in nouvelles.OrderBy(n => n.Numero, StringComparer.Ordinal))
        {
            await etabli.CreateAsync(Code, Genres.Copie,
            [
                new("session", Session), new("inscription", inscription), new("unite", Unite), new("partie", partie),
                new("anonymat", numero), new("lecture", lecture.ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        return nouvelles.Count;
    }
}
