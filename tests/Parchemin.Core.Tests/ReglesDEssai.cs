namespace Parchemin.Core.Tests;

/// <summary>Small rules made by hand: elements first, then decisions on them.</summary>
internal sealed class ReglesDEssai
{
    private static readonly Source Source = new("T", "article 1");

    private readonly List<Element> elements = [];
    private readonly List<Declaration> declarations = [];

    public List<Evaluateur> Evaluateurs { get; } = [];

    /// <summary>The elements so far, in the order of their places.</summary>
    public IReadOnlyList<Element> Elements => elements;

    public RegleDeControle? Controle { get; set; }

    public Fraction PasDeNote { get; set; } = Fraction.Of(1, 2);

    public Element Unite(string code, int? coefficient = 1) => Add(new Element
    {
        Index = elements.Count,
        Code = code,
        Libelle = code,
        Nature = NatureDElement.Unite,
        Bareme = 20,
        Coefficient = coefficient is { } c ? (Fraction?)c : null,
        Facultatif = coefficient is null,
        Section = coefficient is null ? "facultatives" : "unites",
    });

    public Element Bloc(string code) => Add(new Element { Index = elements.Count, Code = code, Libelle = code, Nature = NatureDElement.Bloc, Bareme = 20, Section = "blocs" });

    public Element Enfant(Element parent, NatureDElement nature, string code, uint colonnes = uint.MaxValue, string? section = null) => Add(new Element
    {
        Index = elements.Count,
        Code = code,
        Libelle = code,
        Nature = nature,
        Parent = parent,
        Bareme = nature == NatureDElement.Competence ? null : (Fraction?)20,
        Colonnes = colonnes,
        Section = section,
    });

    public Declaration Declare(string code, TypeDeDeclaration type)
    {
        var declaration = new Declaration(declarations.Count, code, code, type, type == TypeDeDeclaration.OuiNon ? Declaration.NonOui : [], null);
        declarations.Add(declaration);
        return declaration;
    }

    public static Decision Decision(string resultat, Condition? si, int? groupe = null) => new(resultat.ToUpperInvariant(), resultat, resultat, groupe, groupe == 2, si, new HashSet<string>(StringComparer.Ordinal), null, Delivre: false, Source);

    public static EnsembleFixe Ensemble(params Element[] membres) => new("essai", membres, 0);

    /// <summary>The weighted total of elements is at least a number.</summary>
    public static Condition TotalAuMoins(Fraction seuil, params Element[] membres) => new Comparaison(new SommePonderee(Ensemble(membres), null), new Constante(seuil), auMoins: true);

    public ReglesDAttribution Build(params Decision[] decisions) => new()
    {
        Certification = "essai",
        Edition = "1",
        Session = "2024",
        Empreinte = new string('0', 64),
        DateDeDeliberation = new DateOnly(2024, 7, 1),
        Elements = [.. elements],
        Voies = [new Voie(0, "ecole", "école", 0), new Voie(1, "libre", "candidat libre", 1)],
        Options = [],
        Evaluateurs = [.. Evaluateurs],
        Declarations = [.. declarations],
        Etats = [new RegleDEtat(EtatDeResultat.Dispensee, EffetDEtat.Sort, Source), new RegleDEtat(EtatDeResultat.Absent, EffetDEtat.Bloque, Source)],
        NombreDeRegles = 0,
        Controle = Controle,
        Decisions = decisions.Length > 0 ? [.. decisions] : [Decision("refuse", null)],
        Sorties = [],
        Listes = [],
        PasDeNote = PasDeNote,
    };

    private Element Add(Element element)
    {
        elements.Add(element);
        element.Parent?.Add(element);
        return element;
    }
}
