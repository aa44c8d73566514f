using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A form of the dossier with what the candidate wrote in it, as far as the person may read it.</summary>
internal sealed class FicheImprimee : DocumentDeDossier
{
    public override string Code => "fiche";

    public override string Libelle => "Fiche du dossier professionnel";

    public override string? Annexe => "V, VI, X, XIII";

    public override bool Exists(Fonds fonds) => fonds.Referentiel.Formulaires.Count > 0;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("fiche.lire") ? []
        : [.. (await fonds.AllAsync(GenresDuParcours.Fiche, new Via("inscription", new Parmi("session", [fonds.Session.Id])))).Where(f => f["etat"] is not "retiree" && !IsCover(fonds, f))
            .Select(f => new SujetDeDocument(f.Id, $"{f.Titres.GetValueOrDefault("inscription") ?? "Candidat"}, {FormOf(fonds, f)?.Libelle} {f["numero"]}".Trim(), f["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(GenresDuParcours.Fiche, sujet) is not { } fiche || FormOf(fonds, fiche) is not { } formulaire || await fonds.HolderAsync(fiche["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var valeurs = ChampsDuRegistre.Of(titulaire);
        if (fiche["numero"] is { } numero)
            valeurs["numero"] = numero;
        var champs = formulaire.Sections.SelectMany(s => s.Champs).ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var reponse in await fonds.AllAsync(GenresDuParcours.Reponse, new Parmi("fiche", [sujet])))
        {
            if (reponse["valeur"] is { } valeur && champs.TryGetValue(reponse["cle"]!, out var champ))
                valeurs[champ.Code] = ValeurImprimee.Of(champ, valeur);
        }

        return Print(fonds, formulaire, valeurs, titulaire);
    }

    private static Formulaire? FormOf(Fonds fonds, ObjetVu fiche) => fonds.Referentiel.Formulaires.FirstOrDefault(f => f.Code == fiche["formulaire"]);

    // The cover has a document of its own, with its visas.
    private static bool IsCover(Fonds fonds, ObjetVu fiche) => fonds.Referentiel.Dossier?.Formulaires.Any(f => f.Usage is UsageDeFormulaire.PageDeGarde && f.Formulaire.Code == fiche["formulaire"]) is true;
}
