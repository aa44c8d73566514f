using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>An official form of a candidate, printed with what the register holds of it: the sheet bears no issuer, as the printed one does not.</summary>
internal abstract class DocumentDeDossier : DocumentPrevu
{
    public override string Modele => "formulaire";

    public override PorteeDeDocument Portee => PorteeDeDocument.Dossier;

    public override bool SEmet => false;

    /// <param name="valeurs">Code of a field → its value.</param>
    protected static Projet Print(Fonds fonds, Formulaire formulaire, IReadOnlyDictionary<string, JsonNode?> valeurs, Titulaire titulaire)
    {
        var enTete = fonds.Head() with { Emetteur = null, AdressePostale = null, Lieu = null };
        return new Projet(FormulaireImprime.Build(enTete, formulaire, valeurs), $"{formulaire.Libelle} : {titulaire.FullName}", titulaire.Inscription.Id, []) { Modele = FormulaireVierge.TemplateOf(formulaire) };
    }
}
