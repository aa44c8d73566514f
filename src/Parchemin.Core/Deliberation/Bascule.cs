namespace Parchemin.Core;

/// <summary>A change of one mark or one opinion that would change the decision.</summary>
/// <param name="Decision">The decision that would then be taken.</param>
public abstract record Bascule(Element Element, Decision Decision)
{
    public abstract string ToFrench();
}

/// <summary>The nearest mark of one element that changes the decision.</summary>
/// <param name="Controle">The mark is that of a control épreuve.</param>
public sealed record BasculeDeNote(Element Element, bool Controle, Fraction Avant, Fraction Apres, Decision Decision)
    : Bascule(Element, Decision)
{
    /// <summary>How far the mark would have to move, without its sign.</summary>
    public Fraction Ecart => Apres > Avant ? Apres - Avant : Avant - Apres;

    public override string ToFrench()
        => $"{Element.Chemin}{(Controle ? " (contrôle)" : "")} à {Apres.ToFrench()} au lieu de {Avant.ToFrench()} ({(Apres > Avant ? "+" : "−")}{Ecart.ToFrench()}) : {Decision.Libelle}";
}

/// <summary>An opinion whose contrary changes the decision.</summary>
public sealed record BasculeDAvis(Element Element, Evaluateur Evaluateur, Avis Apres, Decision Decision)
    : Bascule(Element, Decision)
{
    public override string ToFrench()
        => $"avis {Evaluateur.Libelle} sur {Element.Code} {(Apres == Avis.Acquis ? "acquis" : "non acquis")} au lieu de {(Apres == Avis.Acquis ? "non acquis" : "acquis")} : {Decision.Libelle}";
}

/// <summary>Looks for what would change a decision by deliberating again with one thing changed.</summary>
public static class RechercheDeBascule
{
    /// <summary>For each mark its nearest change, the smallest first; then the opinions. The candidate is left as it was.</summary>
    public static IReadOnlyList<Bascule> Find(Candidature candidature, Decision actuelle)
    {
        ArgumentNullException.ThrowIfNull(candidature);
        ArgumentNullException.ThrowIfNull(actuelle);
        var essai = new Deliberation(candidature.Regles);
        var erreurs = new List<ErreurDeSaisie>();
        var notes = new List<BasculeDeNote>();
        var avis = new List<Bascule>();
        foreach (var element in candidature.Regles.Elements)
        {
            if (candidature.Resultat(element) is { Etat: EtatDeResultat.Arretee, Note: { } note } resultat)
            {
                if (Nearest(element, note.Valeur, n => candidature.SetResultat(element, Resultat.Arretee(n, resultat.Penalites))) is var (apres, decision))
                    notes.Add(new BasculeDeNote(element, Controle: false, note.Valeur, apres, decision));
                candidature.SetResultat(element, resultat);
            }

            if (candidature.Controle(element) is { Connue: true } controle)
            {
                if (Nearest(element, controle.Valeur, n => candidature.SetControle(element, n)) is var (apres, decision))
                    notes.Add(new BasculeDeNote(element, Controle: true, controle.Valeur, apres, decision));
                candidature.SetControle(element, new Note(controle.Valeur));
            }

            foreach (var evaluateur in candidature.Regles.Evaluateurs)
            {
                var avant = candidature.Avis(element, evaluateur.Index);
                if (avant == Avis.Attendu)
                    continue;
                var apres = avant == Avis.Acquis ? Avis.NonAcquis : Avis.Acquis;
                candidature.SetAvis(element, evaluateur.Index, apres);
                if (Decide() is { } decision && decision.Resultat != actuelle.Resultat)
                    avis.Add(new BasculeDAvis(element, evaluateur, apres, decision));
                candidature.SetAvis(element, evaluateur.Index, avant);
            }
        }

        return [.. notes.OrderBy(b => b.Ecart).ThenBy(b => b.Element.Index), .. avis];

        Decision? Decide()
        {
            erreurs.Clear();
            return essai.Decide(candidature, erreurs);
        }

        (Fraction Apres, Decision Decision)? Nearest(Element element, Fraction valeur, Action<Note> set)
        {
            foreach (var proche in Proches(valeur, element.Bareme ?? valeur, candidature.Regles.PasDeNote))
            {
                set(new Note(proche));
                if (Decide() is { } decision && decision.Resultat != actuelle.Resultat)
                    return (proche, decision);
            }

            return null;
        }
    }

    /// <summary>For each mark that stands, the decision if it were one step higher. The candidate is left as it was.</summary>
    public static IReadOnlyList<Bascule> FindOneStepUp(Candidature candidature)
    {
        ArgumentNullException.ThrowIfNull(candidature);
        var essai = new Deliberation(candidature.Regles);
        var trouves = new List<Bascule>();
        var erreurs = new List<ErreurDeSaisie>();
        foreach (var element in candidature.Regles.Racines)
        {
            if (candidature.Resultat(element) is not { Etat: EtatDeResultat.Arretee, Note: { } note } resultat)
                continue;
            var apres = note.Valeur + candidature.Regles.PasDeNote;
            if (element.Bareme is { } bareme && apres > bareme)
                continue;
            erreurs.Clear();
            candidature.SetResultat(element, Resultat.Arretee(new Note(apres), resultat.Penalites));
            if (essai.Decide(candidature, erreurs) is { } decision)
                trouves.Add(new BasculeDeNote(element, Controle: false, note.Valeur, apres, decision));
            candidature.SetResultat(element, resultat);
        }

        return trouves;
    }

    // The marks that an assessor may give, from the nearest to the farthest.
    private static IEnumerable<Fraction> Proches(Fraction valeur, Fraction bareme, Fraction pas)
    {
        var grille = new List<Fraction>();
        for (var note = Fraction.Zero; note <= bareme; note += pas)
            grille.Add(note);
        return grille.Where(n => n != valeur).OrderBy(n => n > valeur ? n - valeur : valeur - n).ThenByDescending(n => n);
    }
}
