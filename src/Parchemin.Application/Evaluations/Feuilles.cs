using System.Collections.Frozen;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>Draws the sheets of an épreuve from the référentiel, for the path of one candidate. No certification is known here.</summary>
public static class Feuilles
{
    // What the register already holds: the page shows it, nobody types it again.
    private static readonly FrozenSet<string> TenusParLeRegistre = new[]
    {
        "candidat", "etablissement", "numero-d-inscription", "date", "date-de-la-commission", "date-du-visa", "heure-de-debut", "heure-de-fin", "noms-des-interrogateurs", "membres-de-la-commission",
        "fiche", "parametres-modifies-ou-scenario", "scenario-construit", "parametres-modifies", "penalites",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Choix[] OuiNon = [new("oui", "Oui"), new("non", "Non")];
    private static readonly Choix[] Respect = [new("oui", "Respectée"), new("non", "Non respectée")];
    private static readonly Choix[] Opinions = [new("acquis", "Acquis"), new("non-acquis", "Non acquis")];

    /// <summary>The sheet of an épreuve, or of one of its parts, for a candidate of a voie.</summary>
    /// <returns>Null when the référentiel has no such épreuve for this path, or no such part.</returns>
    public static Feuille? Find(Referentiel referentiel, ReglesDAttribution regles, string? voie, string epreuve, string? partie, string? evaluateur)
    {
        var e = referentiel.Epreuves.FirstOrDefault(x => Same(x.Code, epreuve));
        var bloc = e?.Bloc?.Code ?? (referentiel.Epreuves.Count == 0 ? epreuve : null);
        if (e is null && !referentiel.Blocs.Any(b => Same(b.Code, bloc)))
            return null;
        var modalite = e is null ? null : ModaliteDe(referentiel, e, voie);
        var situation = modalite?.Parties.FirstOrDefault(p => Same(p.Code, partie));
        if (partie is not null && situation is null)
            return null;
        var grille = e is null ? null : GrilleDe(referentiel, e, voie);
        var element = regles.Racines.FirstOrDefault(x => x.Nature is NatureDElement.Unite or NatureDElement.Bloc && Same(x.Code, e?.Unite?.Code ?? bloc));
        var avis = element is null || e?.Unite is not null ? [] : Opinion(referentiel, regles, element, evaluateur);
        var criteres = element is null ? [] : Criteria(element, e);
        var synthese = partie is null;
        var aUneNote = (synthese && grille is { NoteGlobale: true }) || situation?.Bareme is not null || (grille is null && criteres.Count == 0 && avis.Count == 0);
        return new Feuille
        {
            Epreuve = epreuve,
            Titre = e is null ? referentiel.Blocs.First(b => Same(b.Code, bloc)).Libelle : e.Libelle,
            Partie = situation,
            Situation = SheetName(grille, modalite, situation),
            Evaluateur = regles.Evaluateurs.Length == 0 || avis.Count == 0 ? null : regles.Evaluateurs.FirstOrDefault(x => Same(x.Code, evaluateur)) ?? regles.Evaluateurs[0],
            Grille = grille,
            Modalite = modalite,
            Unite = synthese && aUneNote ? e?.Unite?.Code : null,
            Lignes = grille is null ? [] : [.. grille.Lignes.Select(l => Line(grille, l))],
            Criteres = criteres,
            Avis = avis,
            Contraintes = grille is null || !synthese ? [] : [.. grille.Contraintes.Select(c => new EntreeAttendue(Cle.Contrainte(c.Code), c.Code, ConstraintLabel(referentiel, epreuve, c.Code), NatureDEntree.Contrainte) { Choix = Respect })],
            Penalite = synthese && grille is { Penalites.Count: > 0 } ? new EntreeAttendue(Cle.Contraintes, "", "Contraintes non respectées, confirmées par la commission", NatureDEntree.Compte) { Maximum = grille.Contraintes.Count } : null,
            Note = aUneNote ? new EntreeAttendue(Cle.Note, "", NoteLabel(grille), NatureDEntree.Note) { Maximum = situation?.Bareme ?? grille?.Bareme ?? element?.Bareme ?? e?.Bareme ?? 20, Pas = regles.PasDeNote } : null,
            Appreciation = new EntreeAttendue(Cle.Appreciation, "", grille?.Champs.FirstOrDefault(c => c.Code is "appreciation")?.Libelle ?? "Appréciation", NatureDEntree.TexteLong),
            Champs = grille is null ? [] : [.. grille.Champs.Select(c => Field(c, modalite?.ChoixDeLaFiche)).OfType<EntreeAttendue>()],
        };
    }

    /// <summary>The parts for which a sheet is filled: each situation, then the whole (null) where the text wants one.</summary>
    public static IReadOnlyList<string?> Parties(Referentiel referentiel, string? voie, string epreuve)
    {
        if (referentiel.Epreuves.FirstOrDefault(x => Same(x.Code, epreuve)) is not { } e || ModaliteDe(referentiel, e, voie) is not { Parties.Count: > 0 } modalite)
            return [null];
        if (GrilleDe(referentiel, e, voie) is { } grille)
            return grille.Feuilles.Count > 1 ? [.. modalite.Parties.Select(p => p.Code), null] : [null];
        return modalite.Parties.Any(p => p.Bareme is not null) ? [.. modalite.Parties.Select(p => p.Code)] : [null];
    }

    /// <summary>How the candidates of a voie take an épreuve; null when the text gives them none.</summary>
    public static Modalite? ModaliteDe(Referentiel referentiel, Epreuve epreuve, string? voie)
        => epreuve.Modalites.FirstOrDefault(m => IsOf(m.Colonnes, ColonneDe(referentiel, voie)));

    private static Grille? GrilleDe(Referentiel referentiel, Epreuve epreuve, string? voie)
        => referentiel.Grilles.FirstOrDefault(g => Same(g.Epreuve?.Code, epreuve.Code) && IsOf(g.Colonnes, ColonneDe(referentiel, voie)));

    private static string? ColonneDe(Referentiel referentiel, string? voie) => referentiel.Voies.FirstOrDefault(v => Same(v.Code, voie))?.Colonne;

    private static bool IsOf(IReadOnlyList<Citation> colonnes, string? colonne) => colonnes.Count == 0 || colonnes.Any(c => Same(c.Code, colonne));

    private static string? SheetName(Grille? grille, Modalite? modalite, PartieDEpreuve? situation)
    {
        if (grille is not { Feuilles.Count: > 1 } || modalite is null)
            return situation?.Libelle;
        var rang = situation is null ? grille.Feuilles.Count - 1 : modalite.Parties.ToList().IndexOf(situation);
        return rang < grille.Feuilles.Count ? grille.Feuilles[rang] : situation?.Libelle;
    }

    private static string NoteLabel(Grille? grille) => grille?.Champs.FirstOrDefault(c => c.Type == TypeDeChamp.Note)?.Libelle ?? "Note";

    private static EntreeAttendue Line(Grille grille, LigneDeGrille ligne)
    {
        var code = ligne.Competence?.Code ?? ligne.Critere ?? ligne.Libelle;
        return new EntreeAttendue(Cle.Ligne(code), code, ligne.Libelle, NatureDEntree.Niveau)
        {
            Choix = [.. grille.Niveaux.Select(n => new Choix(n.Code, n.Libelle))],
            Indicateurs = ligne.Indicateurs,
            Degres = ligne.Degres,
        };
    }

    private static List<EntreeAttendue> Criteria(Element element, Epreuve? epreuve)
    {
        var parties = element.Enfants.Where(p => p.Nature == NatureDElement.Partie && p.Enfants.Any(c => c.Nature == NatureDElement.Critere && c.Section is null)).ToList();
        return [.. parties.Count > 0 ? parties.SelectMany(p => Of(p, p.Cle)) : Of(element, null)];

        IEnumerable<EntreeAttendue> Of(Element porteur, string? partie) => porteur.Enfants.Where(c => c.Nature == NatureDElement.Critere && c.Section is null)
            .Select((c, i) => new EntreeAttendue(Cle.Critere(partie, c.Cle), c.Code, c.Libelle, NatureDEntree.Points)
            {
                Maximum = c.Bareme,
                Groupe = partie is null ? null : porteur.Libelle,
                Details = epreuve?.Criteres.ElementAtOrDefault(i)?.Details ?? [],
            });
    }

    private static List<EntreeAttendue> Opinion(Referentiel referentiel, ReglesDAttribution regles, Element bloc, string? evaluateur)
    {
        var evalues = regles.Evalues.Where(x => IsIn(x, bloc)).ToList();
        return [.. evalues.Select(x => new EntreeAttendue(Cle.Avis(x.Code), x.Code, x.Libelle, NatureDEntree.Avis)
        {
            Choix = Opinions,
            Details = Details(referentiel, x.Code, evaluateur),
            Dans = x.Parent is { Section: "competences" } parent ? Cle.Avis(parent.Code) : null,
        })];
    }

    private static bool IsIn(Element element, Element bloc)
    {
        for (var e = element.Parent; e is not null; e = e.Parent)
        {
            if (ReferenceEquals(e, bloc))
                return true;
        }

        return false;
    }

    private static IReadOnlyList<string> Details(Referentiel referentiel, string code, string? evaluateur)
    {
        var critere = referentiel.Epreuves.SelectMany(e => e.Criteres).FirstOrDefault(c => Same(c.Code, code));
        if (critere is not null)
            return critere.Details;
        var competence = referentiel.Competences.Concat(referentiel.Competences.SelectMany(c => c.SousCompetences)).FirstOrDefault(c => Same(c.Code, code));
        return competence is null ? [] : [.. competence.Situations.Where(s => Same(s.Evaluateur.Code, evaluateur)).Select(s => s.Libelle), .. competence.Criteres];
    }

    private static string ConstraintLabel(Referentiel referentiel, string epreuve, string code)
        => referentiel.Dossier?.Contraintes.FirstOrDefault(c => Same(c.Code, code) && Same(c.Epreuve.Code, epreuve))?.Libelle ?? code;

    private static EntreeAttendue? Field(ChampDeFormulaire champ, ChoixDeFiche? fiches)
    {
        // A printed grid that covers two situations has a field for the fiche of each.
        if (fiches is not null && champ.Code.StartsWith("fiche-", StringComparison.Ordinal) && champ.Type is TypeDeChamp.Entier)
            return new EntreeAttendue(Cle.Champ(champ.Code), "", champ.Libelle, NatureDEntree.Fiche) { Choix = [.. Enumerable.Range(fiches.Parmi.Premier, fiches.Parmi.Dernier - fiches.Parmi.Premier + 1).Select(f => new Choix($"{f}", $"{f}"))] };
        NatureDEntree? nature = champ.Type switch
        {
            _ when TenusParLeRegistre.Contains(champ.Code) || champ.Code is "appreciation" => null,
            TypeDeChamp.Texte => NatureDEntree.Texte,
            TypeDeChamp.TexteLong => NatureDEntree.TexteLong,
            TypeDeChamp.Date => NatureDEntree.Date,
            TypeDeChamp.Heure => NatureDEntree.Heure,
            TypeDeChamp.Entier => NatureDEntree.Compte,
            TypeDeChamp.OuiNon => NatureDEntree.OuiNon,
            // Signed on paper, printed, or held elsewhere: nothing to type.
            _ => null,
        };
        return nature is { } n ? new EntreeAttendue(Cle.Champ(champ.Code), "", champ.Libelle, n) { Choix = n is NatureDEntree.OuiNon ? OuiNon : [] } : null;
    }

    private static bool Same(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.Ordinal);
}
