using System.Collections.Immutable;

namespace Parchemin.Core;

/// <summary>The status under which a candidate registers.</summary>
/// <param name="Colonne">The rank of the column of the règlement that it falls under.</param>
public sealed record Voie(int Index, string Code, string Libelle, int Colonne);

/// <summary>An option that a candidate chooses; exactly one where there are any.</summary>
public sealed record OptionDeParcours(int Index, string Code, string Libelle);

/// <summary>What a state does to the computations, and the conditions under which a result may stand in it.</summary>
/// <param name="NoteMin">The least mark that may be kept in this state.</param>
/// <param name="NoteMoinsQue">The mark must be below this one.</param>
/// <param name="DureeAnnees">How many years after it was obtained the result still counts at the deliberation date; null for life.</param>
/// <param name="Formes">Ranks of the formes in which the state exists; null for all.</param>
public sealed record RegleDEtat(
    EtatDeResultat Etat,
    EffetDEtat Effet,
    Source Source,
    Fraction? NoteMin = null,
    Fraction? NoteMoinsQue = null,
    int? DureeAnnees = null,
    IReadOnlyList<int>? Formes = null);

/// <summary>How many of the chosen control épreuves may come from a set.</summary>
public sealed record LimiteDeControle(Ensemble Unites, int AuPlus);

/// <summary>The control épreuves: which unités may be chosen, how many, and which mark is retained.</summary>
public sealed record RegleDeControle(Ensemble Unites, int Nombre, IReadOnlyList<LimiteDeControle> Limites, Calcul Retenue, Source Source);

/// <summary>The greatest number of optional épreuves.</summary>
public sealed record LimiteDeFacultatives(int AuPlus, Source Source);

/// <summary>What a decision that is not one yet waits for.</summary>
public enum Attente
{
    /// <summary>A mark or an assessment.</summary>
    Note,

    /// <summary>The check of a dossier, which holds a mark back.</summary>
    Verification,

    /// <summary>The livret, which the jury has to examine.</summary>
    Livret,

    /// <summary>The jury, which settles what the assessors left open.</summary>
    Jury,
}

/// <summary>A possible decision, taken when its condition holds and none before it did.</summary>
/// <param name="Code">The rule code, given as ground of the decision.</param>
/// <param name="Resultat">The published decision, for example <c>admis-1er-groupe</c>.</param>
/// <param name="Groupe">The group of épreuves after which it is taken; null where there are none.</param>
/// <param name="LitLeControle">It is taken after the control épreuves: what it publishes counts their marks.</param>
/// <param name="Si">The condition; null for the last decision.</param>
/// <param name="Tait">The outputs that this decision does not publish.</param>
/// <param name="Attend">What is missing for the jury to adopt anything; null for a decision that it may adopt.</param>
/// <param name="Delivre">It awards the whole certification: what proves or accompanies the award may be issued.</param>
public sealed record Decision(
    string Code,
    string Resultat,
    string Libelle,
    int? Groupe,
    bool LitLeControle,
    Condition? Si,
    IReadOnlySet<string> Tait,
    Attente? Attend,
    bool Delivre,
    Source Source);

/// <summary>A number that results publish.</summary>
/// <param name="Decimales">Rounded half up to so many decimals for display; null for the exact value.</param>
public sealed record Sortie(string Nom, Regle<Calcul> Regle, int? Decimales);

/// <summary>A list of elements that results publish.</summary>
/// <param name="ParBloc">Publishes the bloc that each unité delivers.</param>
public sealed record ListePubliee(string Nom, Ensemble Ensemble, Condition Si, bool ParBloc);

/// <summary>The award rules of one edition of a certification for one session, compiled and ready to run.</summary>
/// <remarks>Immutable and safe to share between threads; each thread deliberates with its own <see cref="Deliberation"/>.</remarks>
public sealed class ReglesDAttribution
{
    private readonly RegleDEtat?[] etats = new RegleDEtat?[Enum.GetValues<EtatDeResultat>().Length];
    private readonly EffetDEtat[] effets = [.. Enum.GetValues<EtatDeResultat>().Select(e =>
        e is EtatDeResultat.Arretee or EtatDeResultat.Conservee ? EffetDEtat.Compte : EffetDEtat.Manque)];

    private Selections? selection;

    public required string Certification { get; init; }

    public required string Edition { get; init; }

    public required string Session { get; init; }

    /// <summary>SHA-256 of the canonical form of the edition and session, in hexadecimal: it names exactly the rules that were run.</summary>
    public required string Empreinte { get; init; }

    /// <summary>The day from which durations of validity are counted back.</summary>
    public required DateOnly DateDeDeliberation { get; init; }

    /// <summary>Code → title of the texts that the rules cite.</summary>
    public IReadOnlyDictionary<string, string> Textes { get; init; } = new Dictionary<string, string>();

    public required ImmutableArray<Element> Elements { get; init; }

    public required ImmutableArray<Voie> Voies { get; init; }

    public required ImmutableArray<OptionDeParcours> Options { get; init; }

    public required ImmutableArray<Evaluateur> Evaluateurs { get; init; }

    public required ImmutableArray<Declaration> Declarations { get; init; }

    public required IReadOnlyList<RegleDEtat> Etats
    {
        init
        {
            foreach (var etat in value)
            {
                etats[(int)etat.Etat] = etat;
                effets[(int)etat.Etat] = etat.Effet;
            }
        }
    }

    /// <summary>How many named rules there are: the size of a deliberation's memory.</summary>
    public required int NombreDeRegles { get; init; }

    public required RegleDeControle? Controle { get; init; }

    /// <summary>How many optional épreuves a candidate may have taken; null without limit.</summary>
    public LimiteDeFacultatives? Facultatives { get; init; }

    /// <summary>In order; the last has no condition.</summary>
    public required ImmutableArray<Decision> Decisions { get; init; }

    public required ImmutableArray<Sortie> Sorties { get; init; }

    public required ImmutableArray<ListePubliee> Listes { get; init; }

    /// <summary>The step between two marks that an assessor may give: the grid on which a proof looks for what would change the decision.</summary>
    public required Fraction PasDeNote { get; init; }

    /// <summary>The part of the members of the jury who must attend; null where nothing fixes it.</summary>
    public Parametre? Quorum { get; init; }

    /// <summary>The name that every result carries.</summary>
    public string Code => $"{Certification}@{Edition}+session-{Session}";

    /// <summary>The elements that candidates' files name directly: unités, blocs, competences.</summary>
    public IEnumerable<Element> Racines => Elements.Where(e => e.Section is not null);

    public ImmutableArray<Element> Unites => Selection.Unites;

    public ImmutableArray<Element> Blocs => Selection.Blocs;

    /// <summary>The competences and criteria that receive opinions.</summary>
    public ImmutableArray<Element> Evalues => Selection.Evalues;

    /// <summary>The declarations without which something is awaited: those that have no default.</summary>
    public ImmutableArray<Declaration> DeclarationsAttendues => Selection.Attendues;

    /// <summary>The declared forme (globale, progressive), where the certification has formes.</summary>
    public Declaration? Forme => Selection.Forme;

    public RegleDEtat? RegleDe(EtatDeResultat etat) => etats[(int)etat];

    public Source? SourceDe(EtatDeResultat etat) => etats[(int)etat]?.Source;

    /// <summary>What a state does; without a rule of its own, a mark that stands counts and anything else is awaited.</summary>
    public EffetDEtat EffetDe(EtatDeResultat etat) => effets[(int)etat];

    // Two threads may both compute the selections: they are equal and immutable.
    private Selections Selection => selection ??= new Selections(this);

    /// <summary>Elements and declarations that every candidate needs, selected once.</summary>
    private sealed class Selections(ReglesDAttribution regles)
    {
        public ImmutableArray<Element> Unites { get; } = [.. regles.Elements.Where(e => e.Nature == NatureDElement.Unite)];

        public ImmutableArray<Element> Blocs { get; } = [.. regles.Elements.Where(e => e.Nature == NatureDElement.Bloc)];

        public ImmutableArray<Element> Evalues { get; } = [.. regles.Elements.Where(e => e.Section == "competences")];

        public ImmutableArray<Declaration> Attendues { get; } =
            [.. regles.Declarations.Where(d => d.Type != TypeDeDeclaration.Groupe && d.Defaut is null && d.Code != "forme")];

        public Declaration? Forme { get; } = regles.Declarations.FirstOrDefault(d => d.Code == "forme");
    }
}
