using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The livret scolaire of a candidate. An entry is a mark (<c>note/matiere/semestre</c>), an appreciation (<c>appreciation/matiere</c>)
/// or another field (<c>champ/code</c>).</summary>
internal sealed class LivretScolaireImprime : DocumentPrevu
{
    public override string Code => "livret";

    public override string Libelle => "Livret scolaire";

    public override string Modele => "livret-scolaire";

    public override PorteeDeDocument Portee => PorteeDeDocument.Dossier;

    public override string? Annexe => "III";

    public override bool SEmet => false;

    public override bool Exists(Fonds fonds) => FormOf(fonds) is not null;

    public override async Task<IReadOnlyList<SujetDeDocument>> SubjectsAsync(Fonds fonds) => !fonds.MayTry("livret.lire") ? []
        : [.. (await fonds.AllAsync(GenresDuParcours.Livret, new Via("inscription", new Parmi("session", [fonds.Session.Id])))).Select(l => new SujetDeDocument(l.Id, l.Titres.GetValueOrDefault("inscription") ?? "Candidat", l["inscription"])).OrderBy(s => CleDeTri.Of(s.Libelle), StringComparer.Ordinal)];

    public override async Task<Projet> BuildAsync(Fonds fonds, string sujet)
    {
        if (await fonds.FindAsync(GenresDuParcours.Livret, sujet) is not { } livret || FormOf(fonds) is not { } formulaire || await fonds.HolderAsync(livret["inscription"]) is not { } titulaire)
            throw SubjectUnknown();
        var valeurs = ChampsDuRegistre.Of(titulaire);
        if (fonds.Referentiel.Langues.FirstOrDefault(l => l.Code == titulaire.Inscription["lv1"])?.Libelle is { } langue)
            valeurs["langue-vivante-1"] = langue;
        var champs = formulaire.Sections.SelectMany(s => s.Champs).ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var ligne in await fonds.AllAsync(GenresDuParcours.LigneDeLivret, new Parmi("livret", [sujet])))
        {
            if (ligne["valeur"] is not { } valeur)
                continue;
            switch (ligne["cle"]!.Split('/'))
            {
                case ["note", var matiere, var semestre] when Semesters(champs.Values).Contains(semestre, StringComparer.Ordinal):
                    SetCell(valeurs, champs.Values, matiere, Array.IndexOf(Semesters(champs.Values), semestre), valeur.Replace('.', ','));
                    break;
                case ["appreciation", var matiere]:
                    SetCell(valeurs, champs.Values, matiere, -1, valeur);
                    break;
                case ["champ", var code] when champs.TryGetValue(code, out var champ):
                    valeurs[code] = ValeurImprimee.Of(champ, valeur);
                    break;
            }
        }

        var enTete = fonds.Head() with { Emetteur = null, AdressePostale = null, Lieu = null };
        return new Projet(FormulaireImprime.Build(enTete, formulaire, valeurs), $"{Libelle} : {titulaire.FullName}", titulaire.Inscription.Id, []);
    }

    private static Formulaire? FormOf(Fonds fonds) => fonds.Referentiel.Formulaires.FirstOrDefault(f => FormulaireVierge.TemplateOf(f) is "livret-scolaire");

    // The columns of marks, « s1 » being the first: those that are neither a mean nor an appreciation.
    private static string[] Semesters(IEnumerable<ChampDeFormulaire> champs)
    {
        var rang = 0;
        return [.. Table(champs).Colonnes.Select(c => CleDeTri.Of(c) is var mots && (mots.Contains("MOYENNE", StringComparison.Ordinal) || IsRemark(mots)) ? "" : $"s{++rang}")];
    }

    private static void SetCell(Dictionary<string, JsonNode?> valeurs, IEnumerable<ChampDeFormulaire> champs, string matiere, int colonne, string valeur)
    {
        var table = Table(champs);
        var rangee = table.Lignes.Select(Slug).ToList().IndexOf(matiere);
        colonne = colonne < 0 ? table.Colonnes.ToList().FindIndex(c => IsRemark(CleDeTri.Of(c))) : colonne;
        if (rangee < 0 || colonne < 0)
            return;
        if (valeurs.GetValueOrDefault(table.Code) is not JsonArray grille)
            valeurs[table.Code] = grille = EnJson.List(table.Lignes.Select(_ => new JsonArray([.. table.Colonnes.Select(_ => (JsonNode?)null)])));
        grille[rangee]!.AsArray()[colonne] = valeur;
    }

    private static ChampDeFormulaire Table(IEnumerable<ChampDeFormulaire> champs) => champs.First(c => c.Type is TypeDeChamp.Tableau);

    private static bool IsRemark(string mots) => mots.Contains("APPRECIATION", StringComparison.Ordinal);

    // The words of a subject, with or without a plural, as the entries of the livret name it.
    private static string Slug(string libelle) => string.Join('-', CleDeTri.Of(libelle).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Length > 3 ? m.TrimEnd('s') : m));
}
