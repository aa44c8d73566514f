namespace Parchemin.Core;

/// <summary>A number written in the référentiel, possibly as a named and dated parameter.</summary>
public sealed class Constante(Fraction valeur, string? parametre = null) : Calcul
{
    public Fraction Valeur => valeur;

    public override Mesure Evaluate(Deliberation d, Element? courant) => valeur;

    public override Trace Explain(Deliberation d, Element? courant) => new(parametre ?? "valeur fixe", valeur.ToFrench());
}

/// <summary>The value of another rule.</summary>
public sealed class CalculCite(Regle<Calcul> regle) : Calcul
{
    public Regle<Calcul> Regle => regle;

    public override Mesure Evaluate(Deliberation d, Element? courant) => d.Valeur(regle);

    public override Trace Explain(Deliberation d, Element? courant) => regle.Explain(regle.Expression.Explain(d, null));
}

/// <summary>Which mark of the current element a rule reads.</summary>
public enum LectureDeNote
{
    /// <summary>The mark that counts at the first group.</summary>
    Note,

    /// <summary>The mark of the control épreuve.</summary>
    Controle,

    /// <summary>The mark that counts after the control épreuves.</summary>
    Retenue,
}

/// <summary>A mark of the current element.</summary>
public sealed class NoteCourante(LectureDeNote lecture) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant) => lecture switch
    {
        LectureDeNote.Note => d.Note(courant!),
        LectureDeNote.Controle => d.Controle(courant!),
        LectureDeNote.Retenue => d.Retenue(courant!),
        _ => throw new InvalidOperationException($"Unknown reading {lecture}."),
    };

    public override Trace Explain(Deliberation d, Element? courant) => lecture switch
    {
        LectureDeNote.Note => d.ExplainNote(courant!),
        LectureDeNote.Controle => Trace.Of($"{courant!.Code}, épreuve de contrôle", d.Controle(courant)),
        _ => d.ExplainRetenue(courant!),
    };
}

/// <summary>A number declared with the candidate, such as the pages of a mémoire.</summary>
public sealed class ChampDeclare(Declaration declaration) : Calcul
{
    public override Mesure Evaluate(Deliberation d, Element? courant) => d.Candidature.Nombre(declaration);

    public override Trace Explain(Deliberation d, Element? courant) => Trace.Of(declaration.Libelle, Evaluate(d, courant));
}
