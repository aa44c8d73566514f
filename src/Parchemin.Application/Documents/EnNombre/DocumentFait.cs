namespace Parchemin.Application;

/// <summary>A document of a bulk work: where it stands, or why there is none.</summary>
/// <param name="Fichier">The file as it is handed over: a folder for its établissement, then its name.</param>
/// <param name="Modele">The template.</param>
internal sealed record DocumentFait(string Sujet, string Libelle, string Fichier, string Modele, string? Code, string? Empreinte, string? Refus);
