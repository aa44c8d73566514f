namespace Parchemin.Core;

/// <summary>From how many unmet constraints a penalty applies, and how many points it takes.</summary>
public readonly record struct PalierDePenalite(int APartir, Fraction Points);

/// <summary>Takes points from the current mark according to the number of unmet constraints, never below a floor.</summary>
public sealed class Penalite(string selon, IReadOnlyList<PalierDePenalite> paliers, Fraction plancher) : Calcul
{
    private readonly PalierDePenalite[] paliers = [.. paliers];

    /// <summary>The name of the count, as candidates' files give it.</summary>
    public string Selon => selon;

    public override Mesure Evaluate(Deliberation d, Element? courant)
    {
        var note = d.NoteSaisie(courant!);
        if (!note.Connue)
            return note;
        var retrait = Retrait(d.Candidature.Resultat(courant!).Penalites);
        return retrait.IsZero ? note : Fraction.Max(Fraction.Min(plancher, note.Valeur), note.Valeur - retrait);
    }

    public override Trace Explain(Deliberation d, Element? courant)
    {
        var nombre = d.Candidature.Resultat(courant!).Penalites;
        var avant = new Trace($"{courant!.Code}, note avant pénalité", d.NoteSaisie(courant).ToFrench());
        return nombre == 0
            ? Trace.Of("Aucune pénalité", Evaluate(d, courant), avant) with { Statut = StatutDeTrace.SansObjet, Raison = "aucune contrainte non respectée n'est déclarée" }
            : Trace.Of($"{Pluriel.Of(nombre, "contrainte non respectée", "contraintes non respectées")} : moins {Pluriel.Of(Retrait(nombre), "point")}, sans descendre sous {plancher.ToFrench()}", Evaluate(d, courant), avant);
    }

    private Fraction Retrait(int nombre)
    {
        var retrait = Fraction.Zero;
        foreach (var palier in paliers)
        {
            if (nombre >= palier.APartir)
                retrait = palier.Points;
        }

        return retrait;
    }
}
