using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>A rule as written, before its operations are compiled.</summary>
internal sealed record RegleEcrite(
    Citation Code,
    string Libelle,
    Source? Source,
    Noeud? PorteSur,
    Noeud? Note,
    Noeud? Correction,
    Noeud? AcquisSi,
    Noeud? Calcul,
    Noeud? Condition,
    Validite Validite,
    Contexte Contexte,
    Lieu Lieu);

/// <summary>The days between which a rule holds, both included; null is open.</summary>
internal readonly record struct Validite(DateOnly? Du, DateOnly? Au)
{
    public bool Contient(DateOnly jour) => (Du is null || jour >= Du) && (Au is null || jour <= Au);
}

internal sealed record DecisionEcrite(
    Citation Code,
    string Resultat,
    string Libelle,
    int? Groupe,
    bool LitLeControle,
    Noeud? Si,
    IReadOnlyList<Citation> Tait,
    Attente? Attend,
    bool Delivre,
    Source? Source,
    Validite Validite,
    Contexte Contexte,
    Lieu Lieu);

internal sealed record EtatEcrit(
    EtatDeResultat Etat,
    EffetDEtat Effet,
    Noeud? NoteMin,
    Noeud? NoteMoinsQue,
    Noeud? DureeAnnees,
    IReadOnlyList<Citation> Formes,
    Source? Source,
    Contexte Contexte,
    Lieu Lieu);

internal sealed record LimiteEcrite(Noeud Unites, int AuPlus);

internal sealed record ControleEcrit(
    Noeud? Unites,
    int Nombre,
    IReadOnlyList<LimiteEcrite> Limites,
    Noeud? Retenue,
    Source? Source,
    Contexte Contexte,
    Lieu Lieu);

internal sealed record FacultativesEcrites(Noeud? AuPlus, Source? Source, Contexte Contexte, Lieu Lieu);

internal sealed record DeclarationEcrite(
    string Code,
    string Libelle,
    TypeDeDeclaration? Type,
    IReadOnlyList<string> Options,
    string? Defaut,
    IReadOnlyList<DeclarationEcrite> Champs,
    Lieu Lieu);

internal sealed record SortieEcrite(Citation Nom, Noeud Valeur, int? Decimales, Contexte Contexte);

internal sealed record ListeEcrite(Citation Nom, Noeud? De, Noeud? Si, bool ParBloc, Contexte Contexte);

/// <summary>All the award rules of an edition, or those that a session replaces.</summary>
internal sealed record ReglesEcrites(
    IReadOnlyList<RegleEcrite> Regles,
    IReadOnlyList<DecisionEcrite> Decisions,
    IReadOnlyList<EtatEcrit> Etats,
    IReadOnlyList<ControleEcrit> Controle,
    IReadOnlyList<FacultativesEcrites> Facultatives,
    IReadOnlyList<DeclarationEcrite> Declarations,
    IReadOnlyList<SortieEcrite> Sorties,
    IReadOnlyList<ListeEcrite> Listes,
    Lieu Lieu)
{
    /// <summary>The rules once a session has replaced some: rules, states and declarations by code, the rest as a whole.</summary>
    public ReglesEcrites Override(ReglesEcrites? session)
    {
        if (session is null)
            return this;
        var remplacees = session.Regles.Select(r => r.Code.Code).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Regles = [.. Regles.Where(r => !remplacees.Contains(r.Code.Code)), .. session.Regles],
            Decisions = session.Decisions.Count > 0 ? session.Decisions : Decisions,
            Etats = [.. Etats.Where(e => session.Etats.All(s => s.Etat != e.Etat)), .. session.Etats],
            Controle = session.Controle.Count > 0 ? session.Controle : Controle,
            Facultatives = session.Facultatives.Count > 0 ? session.Facultatives : Facultatives,
            Declarations = [.. Declarations.Where(d => session.Declarations.All(s => s.Code != d.Code)), .. session.Declarations],
            Sorties = session.Sorties.Count > 0 ? session.Sorties : Sorties,
            Listes = session.Listes.Count > 0 ? session.Listes : Listes,
        };
    }
}

/// <summary>Reads the award rules as written.</summary>
internal static class LectureDeRegles
{
    public static ReglesEcrites Read(IReadOnlyList<Champs> racines) => new(
        [.. racines.SelectMany(r => r.Tables("regles", "règle", Regle))],
        [.. racines.SelectMany(r => r.Tables("decisions", "décision", Decision))],
        [.. racines.SelectMany(r => r.Tables("etats", "état", Etat))],
        [.. racines.Select(r => r.Objet("controle", "épreuves de contrôle", Controle)).OfType<ControleEcrit>()],
        [.. racines.Select(r => r.Objet("facultatives", "épreuves facultatives", c => new FacultativesEcrites(c.Noeud("au-plus"), c.Source(), c.Contexte, c.Lieu))).OfType<FacultativesEcrites>()],
        [.. racines.SelectMany(r => r.Tables("declarations", "déclaration", Declaration))],
        [.. racines.SelectMany(Sorties)],
        [.. racines.SelectMany(Listes)],
        racines.Where(r => r.A("decisions")).Select(r => r.Lieu).FirstOrDefault());

    private static RegleEcrite Regle(Champs c) => new(
        c.CitationRequise("code"),
        c.TexteRequis("libelle"),
        c.Source(),
        c.Noeud("porte-sur"),
        c.Noeud("note"),
        c.Noeud("correction"),
        c.Noeud("acquis-si"),
        c.Noeud("calcul"),
        c.Noeud("condition"),
        Validite(c),
        c.Contexte,
        c.Lieu);

    private static Validite Validite(Champs c) => new(c.Date("valable-du"), c.Date("valable-au"));

    private static DecisionEcrite Decision(Champs c) => new(
        c.CitationRequise("code"),
        c.TexteRequis("decision"),
        c.TexteRequis("libelle"),
        c.Entier("groupe"),
        c.OuiNon("lit-le-controle"),
        c.Noeud("si"),
        c.Citations("tait"),
        c.Mot("attend", Mots.Attente),
        c.OuiNon("delivre"),
        c.Source(),
        Validite(c),
        c.Contexte,
        c.Lieu);

    private static EtatEcrit Etat(Champs c) => new(
        c.MotRequis("etat", Mots.Etat),
        c.MotRequis("effet", Mots.Effet),
        c.Noeud("note-min"),
        c.Noeud("note-moins-que"),
        c.Noeud("duree-annees"),
        c.Citations("formes"),
        c.Source(),
        c.Contexte,
        c.Lieu);

    private static ControleEcrit Controle(Champs c) => new(
        c.Noeud("unites"),
        c.Entier("nombre") ?? 0,
        c.Tables("limites", "limite", l => new LimiteEcrite(l.Noeud("unites") ?? new Scalaire(l.Lieu, "", false), l.Entier("au-plus") ?? 0)),
        c.Noeud("retenue"),
        c.Source(),
        c.Contexte,
        c.Lieu);

    private static DeclarationEcrite Declaration(Champs c)
    {
        _ = c.Source();
        return new DeclarationEcrite(
            c.TexteRequis("code"),
            c.TexteRequis("libelle"),
            c.Mot("type", Mots.Declaration),
            c.Textes("options"),
            c.Texte("defaut"),
            c.Tables("champs", "champ déclaré", Declaration),
            c.Lieu);
    }

    private static IEnumerable<SortieEcrite> Sorties(Champs c)
    {
        foreach (var (nom, valeur) in c.Libres("sorties"))
        {
            var citation = new Citation(nom.Valeur, nom.Lieu);
            if (valeur is Table table && table["decimales"] is not null)
            {
                yield return Champs.Fermer(
                    new Champs(c.Contexte, table, "sortie"),
                    d => new SortieEcrite(citation, d.Noeud("valeur") ?? valeur, d.Entier("decimales"), c.Contexte));
            }
            else
            {
                yield return new SortieEcrite(citation, valeur, null, c.Contexte);
            }
        }
    }

    private static IEnumerable<ListeEcrite> Listes(Champs c)
    {
        foreach (var (nom, valeur) in c.Libres("listes"))
        {
            if (valeur is Table table)
            {
                yield return Champs.Fermer(
                    new Champs(c.Contexte, table, "liste publiée"),
                    d => new ListeEcrite(new Citation(nom.Valeur, nom.Lieu), d.Noeud("de"), d.Noeud("si"), d.OuiNon("par-bloc"), c.Contexte));
            }
            else
            {
                c.Contexte.TypeAttendu(valeur, "une liste publiée", "{de: obligatoires, si: acquis}");
            }
        }
    }
}
