using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What a candidate confirms, in words drawn from the register: who he is, what he sits, how, and what he puts forward.</summary>
public static class RecapitulatifDInscription
{
    public static async ValueTask<string> ReadAsync(Objet inscription, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        var candidat = (await lecture.FindAsync(Genres.Candidat, inscription["candidat"]!, annulation))!;
        var session = (await lecture.FindAsync(Genres.Session, inscription["session"]!, annulation))!;
        var referentiel = (await ListesDuReferentiel.EditionAsync(inscription, lecture, bibliotheque))?.Referentiel;
        var justificatifs = await lecture.AllAsync(new Requete(GenresDuParcours.Justificatif, new Parmi("inscription", [inscription.Id])) { Ordre = "id" }, annulation);
        var resultats = await lecture.AllAsync(new Requete(Genres.Resultat, new Parmi("inscription", [inscription.Id])) { Ordre = "id" }, annulation);
        string? Word(IEnumerable<Item>? liste, string champ) => liste?.FirstOrDefault(i => string.Equals(i.Code, inscription[champ], StringComparison.Ordinal))?.Libelle ?? inscription[champ];
        var lignes = new List<(string Quoi, string? Valeur)>
        {
            ("Certification", referentiel?.Certification.Intitule ?? session["certification"]),
            ("Session", session["libelle"]),
            ("Nom de naissance", candidat["nom_de_naissance"]),
            ("Nom d'usage", candidat["nom_d_usage"]),
            ("Prénoms", candidat["prenoms"]),
            ("Né(e) le", French(candidat["ne_le"])),
            ("Voie", Word(referentiel?.Voies, "voie")),
            ("Forme", Word(referentiel?.Formes, "forme")),
            ("Option", Word(referentiel?.Options, "option")),
            ("Langue vivante", Word(referentiel?.Langues, "lv1")),
            ("Langue facultative", Word(referentiel?.Langues, "lv2")),
        };
        lignes.AddRange(resultats.Where(r => r["etat"] is "dispensee" or "conservee" or "reportee" or "validee-vae").Select(r => ($"Unité {r["unite"]}", (string?)Genres.Resultat["etat"].Choix.First(c => string.Equals(c.Code, r["etat"], StringComparison.Ordinal)).Libelle.ToLowerInvariant())));
        lignes.AddRange(justificatifs.Select(j => (GenresDuParcours.Justificatif["nature"].Choix.First(c => string.Equals(c.Code, j["nature"], StringComparison.Ordinal)).Libelle, (string?)$"{j["libelle"]}{(j["unite"] is { } u ? $" ({u})" : "")}")));
        return string.Join('\n', lignes.Where(l => l.Valeur is not null).Select(l => $"{l.Quoi} : {l.Valeur}"));
    }

    private static string? French(string? date) => date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
