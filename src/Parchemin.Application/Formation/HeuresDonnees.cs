using System.Globalization;
using System.Text.RegularExpressions;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The hours of one teaching: what the grid of hours prints, and what was given.</summary>
/// <param name="Prevues">By year of training; null where nothing is printed.</param>
/// <param name="Donnees">By year of training.</param>
public sealed record LigneDHeures(string Enseignement, IReadOnlyList<Fraction?> Prevues, IReadOnlyList<Fraction> Donnees);

/// <summary>The hours given to a group beside the grid of the référentiel, and the competences and savoirs worked.</summary>
/// <param name="Travailles">Competence or savoir → how many sessions of training worked it.</param>
public sealed partial record HeuresDonnees(ObjetVu Session, IReadOnlyList<string> Annees, IReadOnlyList<LigneDHeures> Lignes, IReadOnlyList<(ObjetDeFormation Objet, int Seances)> Travailles, IReadOnlyList<ObjetVu> Seances)
{
    /// <exception cref="RefusException">There is no such session.</exception>
    public static async Task<HeuresDonnees> ReadAsync(Guichet guichet, Acteur acteur, string session, CancellationToken annulation = default)
    {
        var vue = await guichet.ReadAsync(acteur, Genres.Session, session, annulation);
        var objet = (await guichet.Store.FindAsync(Genres.Session, session, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(objet, guichet.Store, guichet.Bibliotheque))?.Referentiel
            ?? throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.");
        var seances = await guichet.AllAsync(acteur, new Requete(GenresDuParcours.Seance, new Parmi("session", [session])) { Ordre = "id" }, annulation);
        var annees = referentiel.Horaires?.Annees ?? ["Formation"];
        var donnees = seances.Where(s => s["heures"] is not null).ToLookup(s => CleDeTri.Of(s["matiere"] ?? ""), s => (Annee: YearOf(s["le"]!, objet["code"]!, annees.Count), Heures: Note.Parse(s["heures"]!).Valeur));
        List<LigneDHeures> lignes = [.. (referentiel.Horaires?.Lignes ?? []).Where(l => !l.Enseignement.StartsWith("TOTAL", StringComparison.OrdinalIgnoreCase)).Select(l => new LigneDHeures(Name(l.Enseignement), [.. annees.Select(a => Printed(l.Valeurs.GetValueOrDefault(a)))], Given(donnees[CleDeTri.Of(Name(l.Enseignement))], annees.Count)))];
        var connus = lignes.Select(l => CleDeTri.Of(l.Enseignement)).ToHashSet(StringComparer.Ordinal);
        lignes.AddRange(donnees.Where(d => !connus.Contains(d.Key)).Select(d => new LigneDHeures(seances.First(s => CleDeTri.Of(s["matiere"] ?? "") == d.Key)["matiere"] ?? "Sans matière", [.. annees.Select(_ => (Fraction?)null)], Given(d, annees.Count))));
        var travailles = seances.SelectMany(s => (s["objets"] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)).CountBy(o => o, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new HeuresDonnees(vue, annees, lignes, [.. ObjetsDeFormation.Of(referentiel).Select(o => (o, travailles.GetValueOrDefault(o.Code)))], [.. seances.OrderByDescending(s => s["le"], StringComparer.Ordinal)]);
    }

    /// <summary>The yearly hours that a cell of the grid prints last: <c>3 h | 1 + (2) h | 81 h</c> gives 81.</summary>
    public static Fraction? Printed(string? cellule)
        => cellule?.Split('|') is { Length: 3 } parts && Number().Match(parts[2]) is { Success: true } nombre ? int.Parse(nombre.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The year of training, from 0, of a day: the last one begins in August of the year before the session.</summary>
    public static int YearOf(string jour, string session, int annees)
        => int.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var fin) && int.Parse(jour[..4], CultureInfo.InvariantCulture) is var an && int.Parse(jour[5..7], CultureInfo.InvariantCulture) is var mois
            ? Math.Clamp(annees - 1 - (fin - (mois >= 8 ? an + 1 : an)), 0, annees - 1)
            : 0;

    // The call of a note is not a part of the name.
    private static string Name(string enseignement) => Call().Replace(enseignement, "").Trim();

    private static IReadOnlyList<Fraction> Given(IEnumerable<(int Annee, Fraction Heures)> seances, int annees)
    {
        var liste = seances.ToList();
        return [.. Enumerable.Range(0, annees).Select(a => liste.Where(s => s.Annee == a).Aggregate(Fraction.Zero, (somme, s) => somme + s.Heures))];
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\(\d+\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
