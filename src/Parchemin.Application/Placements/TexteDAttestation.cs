using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The text that a tuteur signs about a period, drawn from the register: when the period changes, the text does, and the signature proves it no longer.</summary>
public static class TexteDAttestation
{
    /// <summary>What is attested of each kind of period.</summary>
    public static string NatureOf(Objet stage) => stage["nature"] switch
    {
        "alternance" => "employeur",
        "emploi" => "experience",
        _ => "stage",
    };

    /// <summary>The text for a period as it now stands.</summary>
    /// <param name="candidat">First names and name, as the register holds them.</param>
    /// <param name="entreprise">The name of the organisation that receives.</param>
    public static string Of(Objet stage, IEnumerable<Objet> absences, string candidat, string entreprise)
    {
        var periode = FaitsDePlacement.Period(stage, absences);
        var decompte = Decompte.Count([periode]);
        var quoi = stage["nature"] switch
        {
            "alternance" => "a été lié à l'entreprise par un contrat d'alternance",
            "emploi" => "a été employé",
            _ => "a accompli un stage",
        };
        var texte = $"J'atteste que {candidat} {quoi}, {entreprise}, du {French(periode.Du)} au {French(periode.Au)}";
        texte += stage["nature"] is "stage" ? $", soit {Pluriel.Of(decompte.JoursComptes, "jour")} de présence, {Pluriel.Of(decompte.SemainesDePresence, "semaine")}." : ".";
        if (periode.Absences.Count > 0)
            texte += $" Absences déduites : {string.Join(" ; ", periode.Absences.Select(a => (a.Du == a.Au ? $"le {French(a.Du)}" : $"du {French(a.Du)} au {French(a.Au)}") + (a.Recuperes > 0 ? $" ({Pluriel.Of(a.Recuperes, "jour récupéré")})" : "")))}.";
        return stage["missions"] is { } missions ? $"{texte}\nActivités confiées : {missions}" : texte;
    }

    /// <summary>The text, read from the register.</summary>
    public static async ValueTask<string> ReadAsync(Objet stage, IReader lecture, CancellationToken annulation = default)
    {
        var absences = await lecture.AllAsync(new Requete(GenresDuParcours.Absence, new Parmi("stage", [stage.Id])) { Ordre = "id" }, annulation);
        var inscription = (await lecture.FindAsync(Genres.Inscription, stage["inscription"]!, annulation))!;
        var candidat = (await lecture.FindAsync(Genres.Candidat, inscription["candidat"]!, annulation))!;
        return Of(stage, absences, $"{candidat["prenoms"]} {candidat["nom_de_naissance"]}", await EntrepriseAsync(stage, lecture, annulation));
    }

    /// <summary>Who receives in the period, in words.</summary>
    public static async ValueTask<string> EntrepriseAsync(Objet stage, IReader lecture, CancellationToken annulation = default)
        => stage["entreprise"] ?? (stage["organisation"] is { } o ? (await lecture.FindAsync(Genres.Organisation, o, annulation))?["nom"] : null) ?? "entreprise à préciser";

    private static string French(DateOnly jour) => jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
