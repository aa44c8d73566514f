using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>An official form to fill by hand, with the annotations that guide the writing.</summary>
internal sealed class FormulaireVierge : DocumentPrevu
{
    public override string Code => "formulaire-vierge";

    public override string Libelle => "Formulaire vierge";

    public override string Modele => "formulaire";

    public override PorteeDeDocument Portee => PorteeDeDocument.Dossier;

    public override string? Annexe => "III à VII, X, XIII, XVI";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => fonds.Referentiel.Formulaires.Count > 0;

    public override Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds)
        => Task.FromResult<IReadOnlyList<SujetDeDocument>>([.. fonds.Referentiel.Formulaires.Select(f => new SujetDeDocument(f.Code, $"{(f.Annexe is { } a ? $"Annexe {a} : " : "")}{f.Libelle}"))]);

    public override Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        var formulaire = fonds.Referentiel.Formulaires.FirstOrDefault(f => f.Code == sujet) ?? throw SubjectUnknown();
        var json = FormulaireImprime.Build(EnTete.Of(fonds.Referentiel.Certification, fonds.Head().Session), formulaire, new Dictionary<string, JsonNode?>(), guider: true);
        return Task.FromResult(new Projet(json, formulaire.Libelle, null, []) { Modele = TemplateOf(formulaire) });
    }

    /// <summary>A form with a profile is laid out by the template of the livret.</summary>
    public static string TemplateOf(Formulaire formulaire) => formulaire.Sections.SelectMany(s => s.Champs).Any(c => c.Type is TypeDeChamp.Graphique) ? "livret-scolaire" : "formulaire";
}
