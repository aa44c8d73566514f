using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The sheet that a commission hands over with the preparation: the fiche that it chose and what it changed in it. It is the form that
/// has a field for the changed parameters.</summary>
internal sealed class ParametresModifies : DocumentDeDossier
{
    private const string Parametres = "parametres-modifies";

    public override string Code => "parametres-modifies";

    public override string Libelle => "Modifications de paramètres, à remettre au candidat";

    public override PorteeDeDocument Portee => PorteeDeDocument.Grille;

    public override string? Annexe => "VII";

    public override bool Exists(Fonds fonds) => FormOf(fonds) is not null;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
    {
        if (!fonds.MayTry("passage.lire") || FormOf(fonds) is not { } formulaire)
            return [];
        var siens = Filtre.Toutes(new Via("inscription", new Parmi("session", [fonds.Session.Id])), new Via("commission", new Parmi("epreuve", [.. formulaire.Epreuves.Select(e => e.Code)])));
        return [.. (await fonds.AllAsync(Genres.Passage, siens)).OrderBy(p => p["prevu_le"], StringComparer.Ordinal)
            .Select(p => new SujetDeDocument(p.Id, $"{p.Titres.GetValueOrDefault("inscription") ?? "Candidat"}, {p.Titres.GetValueOrDefault("commission")}", p["inscription"]))];
    }

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (FormOf(fonds) is not { } formulaire || await fonds.FindAsync(Genres.Passage, sujet) is not { } passage || await fonds.HolderAsync(passage["inscription"]) is not { } titulaire
            || await LieuDeCommission.ReadAsync(fonds, passage["commission"] ?? "") is not { } lieu)
            throw SubjectUnknown();
        var valeurs = ChampsDuRegistre.Of(titulaire);
        if (passage["prevu_le"] is { } prevu)
            (valeurs["date"], valeurs["heure-de-passage"]) = (lieu.Local(prevu).Jour, lieu.Local(prevu).Heure);
        var (fiche, parametres) = SituationPreparee.Retained(passage);
        valeurs["fiche-support"] = fiche is null ? null : $"Fiche nᵒ {fiche}";
        valeurs[Parametres] = parametres;
        return Print(fonds, formulaire, valeurs, titulaire);
    }

    private static Formulaire? FormOf(Fonds fonds) => fonds.Referentiel.Formulaires.FirstOrDefault(f => f.Sections.SelectMany(s => s.Champs).Any(c => c.Code is Parametres));
}
