using Parchemin.Core;

namespace Parchemin.Exchange;

/// <summary>What a member of a candidate's object holds.</summary>
internal enum NatureDeMembre
{
    Identite,
    Voie,
    Option,
    Controle,
    DecisionsDuJury,
    Section,
    Declaration,
}

/// <summary>A member of a candidate's object.</summary>
/// <param name="Bit">A bit of its own, to see that it is given once.</param>
internal sealed record MembreDeSaisie(ulong Bit, NatureDeMembre Nature, TableUtf8<Element>? Elements, Declaration? Declaration);

/// <summary>Under which keys the members of a candidate's object are found, for one set of rules.</summary>
internal sealed class IndexDeSaisie
{
    private readonly Dictionary<Element, TableUtf8<Element>> parties = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Element, TableUtf8<Element>> criteres = new(ReferenceEqualityComparer.Instance);

    public IndexDeSaisie(ReglesDAttribution regles)
    {
        Regles = regles;
        var racines = regles.Racines.ToList();
        Controlables = Table(racines.Where(e => e is { Nature: NatureDElement.Unite, Facultatif: false }));
        Competences = Table(racines.Where(e => e.Section == "competences"));
        Voies = new TableUtf8<Voie>(regles.Voies.Select(v => KeyValuePair.Create(v.Code, v)));
        Options = new TableUtf8<int>(regles.Options.Select(o => KeyValuePair.Create(o.Code, o.Index)));
        Evaluateurs = new TableUtf8<int>(regles.Evaluateurs.Select(e => KeyValuePair.Create(e.Code, e.Index)));
        Etats = new TableUtf8<EtatDeResultat>(Enum.GetValues<EtatDeResultat>()
            .Where(e => regles.RegleDe(e) is not null && EstSansNote(e)).Select(e => KeyValuePair.Create(e.Code(), e)));
        Membres = new TableUtf8<MembreDeSaisie>(BuildMembres());
        foreach (var element in regles.Elements)
        {
            parties[element] = Table(element.Enfants.Where(e => e.Nature == NatureDElement.Partie));
            criteres[element] = new TableUtf8<Element>(ClesDeCritere(element));
        }

        foreach (var groupe in regles.Declarations.Where(d => d.Type == TypeDeDeclaration.Groupe))
        {
            Champs[groupe] = new TableUtf8<Declaration>(regles.Declarations
                .Where(d => d.Code.StartsWith(groupe.Code + ".", StringComparison.Ordinal))
                .Select(d => KeyValuePair.Create(d.Code[(groupe.Code.Length + 1)..], d)));
        }
    }

    public ReglesDAttribution Regles { get; }

    /// <summary>The members of a candidate's object.</summary>
    public TableUtf8<MembreDeSaisie> Membres { get; }

    public TableUtf8<Element> Controlables { get; }

    public TableUtf8<Element> Competences { get; }

    public TableUtf8<Voie> Voies { get; }

    public TableUtf8<int> Options { get; }

    public TableUtf8<int> Evaluateurs { get; }

    /// <summary>The fields of each declared group.</summary>
    public Dictionary<Declaration, TableUtf8<Declaration>> Champs { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The states that a file may give with « etat ».</summary>
    public TableUtf8<EtatDeResultat> Etats { get; }

    public TableUtf8<Element> Parties(Element element) => parties[element];

    public TableUtf8<Element> Criteres(Element element) => criteres[element];

    private IEnumerable<KeyValuePair<string, MembreDeSaisie>> BuildMembres()
    {
        var rang = 0;
        foreach (var cle in (string[])["id", "certification", "edition", "session"])
            yield return Membre(cle, NatureDeMembre.Identite);
        yield return Membre("voie", NatureDeMembre.Voie);
        if (Regles.Options.Length > 0)
            yield return Membre("option", NatureDeMembre.Option);
        if (Regles.Controle is not null)
            yield return Membre("controle", NatureDeMembre.Controle);
        if (Regles.Evaluateurs.Length > 0)
            yield return Membre("decisions_jury", NatureDeMembre.DecisionsDuJury);
        foreach (var section in Regles.Racines.GroupBy(e => e.Section!, StringComparer.Ordinal))
            yield return Membre(section.Key, NatureDeMembre.Section, Table(section));
        foreach (var declaration in Regles.Declarations.Where(d => !d.Code.Contains('.', StringComparison.Ordinal)))
            yield return Membre(declaration.Code, NatureDeMembre.Declaration, declaration: declaration);

        KeyValuePair<string, MembreDeSaisie> Membre(string cle, NatureDeMembre nature, TableUtf8<Element>? elements = null, Declaration? declaration = null)
            => KeyValuePair.Create(cle, new MembreDeSaisie(1UL << rang++, nature, elements, declaration));
    }

    private static TableUtf8<Element> Table(IEnumerable<Element> elements) => new(elements.Select(e => KeyValuePair.Create(e.Code, e)));

    private static bool EstSansNote(EtatDeResultat etat) => etat is EtatDeResultat.Attendue or EtatDeResultat.Absent or EtatDeResultat.ForceMajeure
        or EtatDeResultat.NonValide or EtatDeResultat.Dispensee or EtatDeResultat.ValideeVae or EtatDeResultat.Reservee or EtatDeResultat.AnnuleeFraude;

    // A criterion answers to its position, and to its code where that is unique.
    private static IEnumerable<KeyValuePair<string, Element>> ClesDeCritere(Element element)
    {
        var fils = element.Enfants.Where(e => e.Nature == NatureDElement.Critere).ToList();
        for (var i = 0; i < fils.Count; i++)
        {
            var position = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return KeyValuePair.Create(position, fils[i]);
            if (fils[i].Cle != position)
                yield return KeyValuePair.Create(fils[i].Cle, fils[i]);
        }
    }
}
