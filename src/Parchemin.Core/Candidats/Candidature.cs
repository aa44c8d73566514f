namespace Parchemin.Core;

/// <summary>All that is known of one candidate for one certification and session: the input of a deliberation.</summary>
/// <remarks>An instance is a set of arrays laid out by the rules it was made for. <see cref="Clear"/> makes it ready for another
/// candidate without allocating, which is how a whole session is deliberated.</remarks>
public sealed class Candidature
{
    private readonly ReglesDAttribution regles;
    private readonly Resultat[] resultats;
    private readonly Mesure[] controles;
    private readonly Avis[] avis;
    private readonly DecisionDuJury?[] decisionsDuJury;
    private readonly int[] choix;
    private readonly Mesure[] nombres;
    private readonly int evaluateurs;

    public Candidature(ReglesDAttribution regles)
    {
        ArgumentNullException.ThrowIfNull(regles);
        this.regles = regles;
        evaluateurs = regles.Evaluateurs.Length;
        resultats = new Resultat[regles.Elements.Length];
        controles = new Mesure[regles.Elements.Length];
        avis = new Avis[regles.Elements.Length * evaluateurs];
        decisionsDuJury = new DecisionDuJury?[regles.Elements.Length];
        choix = new int[regles.Declarations.Length];
        nombres = new Mesure[regles.Declarations.Length];
        Clear();
    }

    public ReglesDAttribution Regles => regles;

    public string Id { get; set; } = "";

    /// <summary>The candidate's status, one of the certification's voies.</summary>
    public Voie Voie { get; set; } = null!;

    /// <summary>The column of the règlement that the voie falls under.</summary>
    public int Colonne => Voie.Colonne;

    /// <summary>The rank of the chosen option; null where the certification has none.</summary>
    public int? Option { get; set; }

    /// <summary>Whether a control mark was given.</summary>
    public bool AUnControle { get; private set; }

    public void Clear()
    {
        Id = "";
        Voie = regles.Voies[0];
        Option = null;
        AUnControle = false;
        Array.Clear(resultats);
        Array.Clear(controles);
        Array.Clear(avis);
        Array.Clear(decisionsDuJury);
        Array.Clear(nombres);
        for (var i = 0; i < choix.Length; i++)
            choix[i] = regles.Declarations[i].Defaut ?? -1;
    }

    public ref readonly Resultat Resultat(Element element) => ref resultats[element.Index];

    public void SetResultat(Element element, Resultat resultat) => resultats[element.Index] = resultat;

    public Mesure Controle(Element element) => controles[element.Index];

    public void SetControle(Element element, Note note)
    {
        controles[element.Index] = note.Valeur;
        AUnControle = true;
    }

    public Avis Avis(Element element, int evaluateur) => avis[(element.Index * evaluateurs) + evaluateur];

    public void SetAvis(Element element, int evaluateur, Avis valeur) => avis[(element.Index * evaluateurs) + evaluateur] = valeur;

    public bool ADesAvis(Element element)
    {
        for (var i = 0; i < evaluateurs; i++)
        {
            if (Avis(element, i) != Core.Avis.Attendu)
                return true;
        }

        return false;
    }

    /// <summary>Whether the element belongs to the candidate's path: the common core and the chosen option.</summary>
    public bool EstDansLeParcours(Element element) => Option is not { } option || (element.Options & (1u << option)) != 0;

    /// <summary>Whether something is known of the element or of what it holds.</summary>
    public bool EstEntame(Element element)
    {
        if (Resultat(element).Etat != EtatDeResultat.Attendue || ADesAvis(element))
            return true;
        for (var i = 0; i < element.Enfants.Length; i++)
        {
            // A competence and its sub-competences are named side by side: one does not speak for the other.
            if (element.Enfants[i].Section is null && EstEntame(element.Enfants[i]))
                return true;
        }

        return false;
    }

    public DecisionDuJury? DecisionDuJury(Element element) => decisionsDuJury[element.Index];

    public void SetDecisionDuJury(Element element, DecisionDuJury decision) => decisionsDuJury[element.Index] = decision;

    /// <summary>The rank of the declared option, or of the default one; null when unknown. A present group has rank 1.</summary>
    public int? Choix(Declaration declaration) => choix[declaration.Index] is var c and >= 0 ? c : null;

    public void SetChoix(Declaration declaration, int option) => choix[declaration.Index] = option;

    public Mesure Nombre(Declaration declaration) => nombres[declaration.Index];

    public void SetNombre(Declaration declaration, Fraction valeur) => nombres[declaration.Index] = valeur;
}
