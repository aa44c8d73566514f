using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The cover of a professional dossier: who, the visa of the team, or the attestation on his honour of a candidate whom no établissement presents.</summary>
internal sealed class PageDeGarde : DocumentDeDossier
{
    public override string Code => "page-de-garde";

    public override string Libelle => "Page de garde du dossier professionnel";

    public override string? Annexe => "IV";

    public override bool Exists(Fonds fonds) => FormOf(fonds) is not null;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("dossier.lire") ? []
        : [.. (await fonds.AllAsync(GenresDuParcours.Dossier, new Via("inscription", new Parmi("session", [fonds.Session.Id])))).Select(d => new SujetDeDocument(d.Id, d.Titres.GetValueOrDefault("inscription") ?? "Candidat", d["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (FormOf(fonds) is not { } formulaire || await fonds.FindAsync(GenresDuParcours.Dossier, sujet) is not { } dossier || await fonds.HolderAsync(dossier["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var valeurs = ChampsDuRegistre.Of(titulaire);
        if (dossier["vise_le"] is { } vise)
        {
            var (nom, prenoms) = await fonds.PersonAsync(dossier["vise_par"]);
            valeurs["signataire"] = $"{prenoms} {nom}".Trim();
            valeurs["date-du-visa"] = Fonds.Local(vise).Jour;
            valeurs["signature-du-visa"] = EnJson.Of(("nom", $"{prenoms} {nom}".Trim()), ("le", Fonds.Local(vise).Jour));
        }

        if (dossier["honneur_le"] is { } honneur)
        {
            (valeurs["nom-du-soussigne"], valeurs["prenom-du-soussigne"]) = (titulaire.Candidat?["nom_de_naissance"]?.ToUpperInvariant(), titulaire.Candidat?["prenoms"]);
            valeurs["date-de-l-attestation"] = Fonds.Local(honneur).Jour;
            valeurs["signature-de-l-attestation"] = EnJson.Of(("nom", titulaire.FullName), ("le", Fonds.Local(honneur).Jour));
        }

        return Print(fonds, formulaire, valeurs, titulaire);
    }

    private static Formulaire? FormOf(Fonds fonds)
        => fonds.Referentiel.Dossier?.Formulaires.FirstOrDefault(f => f.Usage is UsageDeFormulaire.PageDeGarde) is { } garde ? fonds.Referentiel.Formulaires.FirstOrDefault(f => f.Code == garde.Formulaire.Code) : null;
}
