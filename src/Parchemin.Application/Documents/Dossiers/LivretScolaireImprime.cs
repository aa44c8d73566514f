using System.Globalization;
using System.Text.Json.Nodes;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The livret scolaire of a candidate: what is entered, the means, the profile, the opinions of the class, the signatures.</summary>
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
        if (await SuiviDesPlacements.MayAsync(fonds.Guichet, fonds.Acteur, "ligne-de-livret.lire", GenresDuParcours.Livret, titulaire.Inscription.Id, fonds.Guichet.Store)
            && await LivretDeClasse.ReadAsync(fonds.Guichet, fonds.Acteur, titulaire.Inscription.Id) is { } classe)
            await FillAsync(fonds, formulaire, titulaire, classe, valeurs);
        var enTete = fonds.Head() with { Emetteur = null, AdressePostale = null, Lieu = null };
        return new Projet(FormulaireImprime.Build(enTete, formulaire, valeurs), $"{Libelle} : {titulaire.FullName}", titulaire.Inscription.Id, []);
    }

    private static Formulaire? FormOf(Fonds fonds) => fonds.Referentiel.Formulaires.FirstOrDefault(f => FormulaireVierge.TemplateOf(f) is "livret-scolaire");

    // What is entered, and what is computed from it: the means of each year, how the class is shared out, the profile.
    private static async Task FillAsync(Fonds fonds, Formulaire formulaire, Titulaire titulaire, LivretDeClasse classe, Dictionary<string, JsonNode?> valeurs)
    {
        foreach (var section in formulaire.Sections)
        {
            var signee = section.Champs.Any(c => c.Type is TypeDeChamp.Signature) && section.Champs.Any(c => c.Type is TypeDeChamp.Date);
            foreach (var champ in section.Champs)
            {
                var valeur = champ.Type switch
                {
                    TypeDeChamp.Tableau => Marks(champ, classe),
                    TypeDeChamp.Graphique => Profile(champ, classe),
                    TypeDeChamp.Pourcentage => classe.Cotation.Any(c => c.Candidats > 0) ? JsonValue.Create(classe.Cotation.First(c => c.Avis == champ.Code).Pourcentage.ToString(CultureInfo.InvariantCulture)) : null,
                    TypeDeChamp.Signature or TypeDeChamp.Date or TypeDeChamp.TexteLong when signee => ByTheCandidate(champ, titulaire, classe),
                    TypeDeChamp.Signature => await VisaAsync(fonds, formulaire, champ, titulaire),
                    _ when classe.Lu.Valeurs.GetValueOrDefault("champ/" + champ.Code) is { } dite => ValeurImprimee.Of(champ, dite),
                    _ => null,
                };
                if (valeur is not null)
                    valeurs[champ.Code] = valeur;
            }
        }

        Opine(formulaire, classe.Lu, valeurs);
    }

    // The opinion of the council stands before its remarks.
    private static void Opine(Formulaire formulaire, LivretLu lu, Dictionary<string, JsonNode?> valeurs)
    {
        var avis = lu.Feuille.Avis.FirstOrDefault(a => a.Code == lu.Valeurs.GetValueOrDefault(FeuilleDeLivret.CleDAvis))?.Libelle;
        if (avis is not null && formulaire.Sections.SelectMany(s => s.Champs).FirstOrDefault(c => c.Type is TypeDeChamp.TexteLong && lu.Feuille.Find($"champ/{c.Code}") is not null) is { } champ)
            valeurs[champ.Code] = valeurs.GetValueOrDefault(champ.Code) is { } dit ? $"{avis}\n{dit}" : avis;
    }

    // A column is a mean, an appreciation, or the next half-year.
    private static JsonArray Marks(ChampDeFormulaire champ, LivretDeClasse classe) => EnJson.List(classe.Matieres.Select(ligne =>
    {
        var (semestre, annee) = (0, 0);
        return new JsonArray([.. champ.Colonnes.Select(colonne => CleDeTri.Of(colonne) switch
        {
            var mots when mots.Contains("MOYENNE", StringComparison.Ordinal) => Number(ligne.Moyennes[annee++], exact: false),
            var mots when mots.Contains("APPRECIATION", StringComparison.Ordinal) => ligne.Notes.Appreciation is { } dite ? JsonValue.Create(dite) : null,
            _ => Number(ligne.Notes.Semestres[semestre++], exact: true),
        })]);
    }));

    private static JsonValue? Number(Mesure mesure, bool exact) => mesure.Connue ? JsonValue.Create(exact ? mesure.Valeur.ToFrench() : mesure.Valeur.ToFixed(2, ',')) : null;

    // One step of the scale for each subject, in the order of the graph.
    private static JsonArray Profile(ChampDeFormulaire champ, LivretDeClasse classe) => new([.. classe.Profil.Select(p => p.Case is not { } ecart ? null : (JsonNode?)champ.Lignes.FirstOrDefault(l =>
        int.TryParse(l.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var marche) ? marche == ecart : ecart == 0))]);

    private static JsonNode? ByTheCandidate(ChampDeFormulaire champ, Titulaire titulaire, LivretDeClasse classe)
    {
        if (classe.Lu.Livret?["vu_par_le_candidat_le"] is not { } vu)
            return null;
        var le = Fonds.Local(vu).Jour;
        return champ.Type switch
        {
            TypeDeChamp.Date => JsonValue.Create(le),
            TypeDeChamp.Signature => EnJson.Of(("nom", titulaire.FullName), ("le", le)),
            _ => classe.Lu.Valeurs.GetValueOrDefault(FeuilleDeLivret.CleDuCandidat) is { } remarques ? JsonValue.Create(remarques) : null,
        };
    }

    // The n-th visa of the form is that of the n-th group of épreuves: who gave it, and when, is in the journal.
    private static async Task<JsonNode?> VisaAsync(Fonds fonds, Formulaire formulaire, ChampDeFormulaire champ, Titulaire titulaire)
    {
        var visas = formulaire.Sections.Where(s => s.Champs.All(c => c.Type is TypeDeChamp.Signature)).SelectMany(s => s.Champs).ToList();
        if (visas.IndexOf(champ) is var rang && (rang < 0 || fonds.Regles is null || Groupes.Visa(fonds.Regles, rang + 1) is not { } visa))
            return null;
        var donne = (await fonds.AllAsync(Genres.Declaration, Filtre.Toutes(new Parmi("inscription", [titulaire.Inscription.Id]), new Parmi("code", [visa.Code])))).FirstOrDefault(d => d["valeur"] is "oui");
        if (donne is null)
            return null;
        await foreach (var ecriture in fonds.Guichet.Store.JournalAsync(new FiltreDuJournal { Genre = Genres.Declaration.Code, Objets = [donne.Id], Recentes = true, Limite = 1 }))
            return EnJson.Of(("nom", ecriture.NomDeLActeur), ("le", Fonds.Local(ValeurDeChamp.Format(ecriture.SaisieLe)).Jour));
        return null;
    }
}
