using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The official sheet of a control that found a dossier not conform: the épreuve, the candidate, the grounds retained, the date.</summary>
internal sealed class FicheDeControle : DocumentPrevu
{
    public override string Code => "fiche-de-controle";

    public override string Libelle => "Fiche de contrôle de conformité";

    public override string Modele => "formulaire";

    public override PorteeDeDocument Portee => PorteeDeDocument.Dossier;

    public override string? Annexe => "XVI";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => FormOf(fonds.Referentiel) is not null;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("controle.lire") ? []
        : [.. (await fonds.AllAsync(GenresDuParcours.Controle, Filtre.Toutes(new Parmi("etat", ["non-valide"]), new Via("inscription", new Parmi("session", [fonds.Session.Id]))))).Select(c => new SujetDeDocument(c.Id, $"{c.Titres.GetValueOrDefault("inscription") ?? "Candidat"}, {c["epreuve"]}", c["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(GenresDuParcours.Controle, sujet) is not { } controle || FormOf(fonds.Referentiel) is not { } formulaire || await fonds.HolderAsync(controle["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var valeurs = ChampsDuRegistre.Of(titulaire);
        foreach (var champ in formulaire.Sections.SelectMany(s => s.Champs))
        {
            var coches = champ.Options.Where(o => Names(o, controle["epreuve"]) || Retains(fonds.Referentiel, controle, o)).ToList();
            if (coches.Count > 0)
                valeurs[champ.Code] = EnJson.Texts(coches);
            else if (champ.Type is TypeDeChamp.Date && controle["decide_le"] is { } le)
                valeurs[champ.Code] = JsonValue.Create(Fonds.Local(le).Jour);
        }

        var enTete = fonds.Head() with { Emetteur = null, AdressePostale = null, Lieu = null };
        return new Projet(FormulaireImprime.Build(enTete, formulaire, valeurs), $"{Libelle} : {titulaire.FullName}, {controle["epreuve"]}", titulaire.Inscription.Id, []);
    }

    /// <summary>The form whose boxes are the grounds that the texts list.</summary>
    internal static Formulaire? FormOf(Referentiel referentiel)
    {
        var motifs = referentiel.Conformite.SelectMany(l => l.Motifs).Select(m => m.Libelle).ToHashSet(StringComparer.Ordinal);
        return referentiel.Formulaires.FirstOrDefault(f => f.Sections.SelectMany(s => s.Champs).Any(c => c.Options.Count > 1 && c.Options.All(motifs.Contains)));
    }

    // An option that names an épreuve bears its code as a word.
    private static bool Names(string option, string? epreuve)
        => epreuve is not null && CleDeTri.Of(option).Split(' ').Contains(CleDeTri.Of(epreuve), StringComparer.Ordinal);

    private static bool Retains(Referentiel referentiel, ObjetVu controle, string option)
        => (controle["cas"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } cas
            && referentiel.Conformite.SelectMany(l => l.Motifs).Any(m => cas.Contains(m.Code, StringComparer.Ordinal) && string.Equals(m.Libelle, option, StringComparison.Ordinal));
}
