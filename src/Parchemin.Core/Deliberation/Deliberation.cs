namespace Parchemin.Core;

/// <summary>Decides candidates one after the other under one set of rules, exactly, and proves each decision.</summary>
/// <remarks>Not thread-safe: a thread has its own. All values refer to the candidate of the last <see cref="Decide"/>.</remarks>
public sealed partial class Deliberation
{
    private readonly Mesure[] valeurs;
    private readonly int[] valeursDe;
    private readonly Verdict[] verdicts;
    private readonly int[] verdictsDe;
    private readonly Mesure[] notes;
    private readonly EtatDeResultat[] etats;
    private readonly int[] notesDe;
    private readonly Verdict[] acquisitions;
    private readonly int[] acquisitionsDe;

    // Each candidate has a new stamp: a memorised value is valid when it bears it, so nothing has to be erased.
    private int marque;

    // Control marks count only when the first group leads to the control épreuves.
    private bool litLeControle;

    public Deliberation(ReglesDAttribution regles)
    {
        ArgumentNullException.ThrowIfNull(regles);
        Regles = regles;
        valeurs = new Mesure[regles.NombreDeRegles];
        valeursDe = new int[regles.NombreDeRegles];
        verdicts = new Verdict[regles.NombreDeRegles];
        verdictsDe = new int[regles.NombreDeRegles];
        notes = new Mesure[regles.Elements.Length];
        etats = new EtatDeResultat[regles.Elements.Length];
        notesDe = new int[regles.Elements.Length];
        acquisitions = new Verdict[regles.Elements.Length];
        acquisitionsDe = new int[regles.Elements.Length];
    }

    public ReglesDAttribution Regles { get; }

    public Candidature Candidature { get; private set; } = null!;

    /// <summary>The decision of the last candidate, null when the data were refused.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>Takes the first decision whose condition holds.</summary>
    /// <param name="erreurs">Receives what is wrong with the data; the decision is then null.</param>
    public Decision? Decide(Candidature candidature, ICollection<ErreurDeSaisie> erreurs)
    {
        ArgumentNullException.ThrowIfNull(candidature);
        ArgumentNullException.ThrowIfNull(erreurs);
        Candidature = candidature;
        Decision = null;
        litLeControle = true;
        Forget();
        for (var i = 0; i < Regles.Decisions.Length; i++)
        {
            var decision = Regles.Decisions[i];
            var verdict = decision.Si?.Evaluate(this, null) ?? Core.Verdict.Oui;
            if (verdict == Core.Verdict.Non)
                continue;
            if (verdict != Core.Verdict.Oui)
            {
                // Going on would silently turn missing information into an unfavourable decision.
                erreurs.Add(new ErreurDeSaisie(
                    "DECISION-INDETERMINEE",
                    "$",
                    candidature.Id,
                    $"La règle {decision.Code} ne peut être ni appliquée ni écartée : une donnée qu'elle lit est inconnue."));
                return null;
            }

            return Conclude(decision, erreurs);
        }

        throw new InvalidOperationException($"The decisions of {Regles.Code} do not end with « sinon ».");
    }

    /// <summary>The mark that counts at the first group, exact; unknown while something is missing or when the element leaves the computation.</summary>
    public Mesure Note(Element element)
    {
        Resolve(element);
        return notes[element.Index];
    }

    /// <summary>The state in which the element stands once its parts are taken into account.</summary>
    public EtatDeResultat Etat(Element element)
    {
        Resolve(element);
        return etats[element.Index];
    }

    public EffetDEtat Effet(Element element) => Regles.EffetDe(Etat(element));

    /// <summary>The mark as entered or computed from the children, before any correction.</summary>
    public Mesure NoteSaisie(Element element)
    {
        ref readonly var resultat = ref Candidature.Resultat(element);
        if (resultat.Note is { } note)
            return note.Valeur;
        return resultat.Etat == EtatDeResultat.Attendue && element.Regles.Note is { } regle
            ? regle.Expression.Evaluate(this, element)
            : Mesure.Inconnue;
    }

    /// <summary>The mark obtained at the control épreuve, when control marks are read.</summary>
    public Mesure Controle(Element element) => litLeControle ? Candidature.Controle(element) : Mesure.Inconnue;

    /// <summary>The mark that counts after the control épreuves.</summary>
    public Mesure Retenue(Element element) => Controle(element).Connue && Regles.Controle is { } controle
        ? controle.Retenue.Evaluate(this, element)
        : Note(element);

    /// <summary>The final state of an element: <see cref="EtatDeResultat.Controle"/> when the control mark is the one retained.</summary>
    public EtatDeResultat EtatFinal(Element element)
    {
        if (!Controle(element).Connue)
            return Etat(element);
        var (avant, apres) = (Note(element), Retenue(element));
        return apres.Connue && (!avant.Connue || apres.Valeur != avant.Valeur) ? EtatDeResultat.Controle : Etat(element);
    }

    /// <summary>Whether the element is acquired.</summary>
    public Verdict Acquisition(Element element)
    {
        if (acquisitionsDe[element.Index] == marque)
            return acquisitions[element.Index];
        (acquisitions[element.Index], acquisitionsDe[element.Index]) = (Core.Verdict.Inconnu, marque);
        var verdict = AcquisLe(element) is not null
            ? Core.Verdict.Oui
            : element.Regles.Acquisition?.Expression.Evaluate(this, element) ?? Core.Verdict.Inconnu;
        acquisitions[element.Index] = verdict;
        return verdict;
    }

    /// <summary>The value of a named rule.</summary>
    public Mesure Valeur(Regle<Calcul> regle)
    {
        if (valeursDe[regle.Index] != marque)
        {
            valeurs[regle.Index] = regle.Expression.Evaluate(this, null);
            valeursDe[regle.Index] = marque;
        }

        return valeurs[regle.Index];
    }

    /// <summary>The verdict of a named rule.</summary>
    public Verdict Verdict(Regle<Condition> regle)
    {
        if (verdictsDe[regle.Index] != marque)
        {
            verdicts[regle.Index] = regle.Expression.Evaluate(this, null);
            verdictsDe[regle.Index] = marque;
        }

        return verdicts[regle.Index];
    }

    /// <summary>The value of a published number for the decision taken: unknown when the decision does not publish it.</summary>
    public Mesure Publie(Sortie sortie) => Decision is null || Decision.Tait.Contains(sortie.Nom) ? Mesure.Inconnue : Valeur(sortie.Regle);

    /// <summary>Whether the decision taken publishes a list.</summary>
    public bool Publie(ListePubliee liste) => Decision is not null && !Decision.Tait.Contains(liste.Nom);

    /// <summary>Whether an element belongs to a published list.</summary>
    public bool Contient(ListePubliee liste, Element element) => liste.Si.Evaluate(this, element) == Core.Verdict.Oui;

    private Decision? Conclude(Decision decision, ICollection<ErreurDeSaisie> erreurs)
    {
        litLeControle = decision.LitLeControle;
        if (litLeControle && Candidature.AUnControle && !CheckControle(erreurs))
            return null;
        if (!litLeControle && Candidature.AUnControle)
            Forget();
        Decision = decision;
        return decision;
    }

    private void Resolve(Element element)
    {
        if (notesDe[element.Index] == marque)
            return;
        var etat = Candidature.Resultat(element).Etat;

        // A rule that comes back to its own element finds it unknown, not as the previous candidate left it.
        (notes[element.Index], etats[element.Index], notesDe[element.Index]) = (Mesure.Inconnue, etat, marque);
        var note = NoteSaisie(element);
        if (etat == EtatDeResultat.Attendue && note.Connue)
            etat = EtatDeResultat.Arretee;
        etats[element.Index] = etat;

        // A correction that reads « note » reads the mark before it.
        notes[element.Index] = note;
        notes[element.Index] = Regles.EffetDe(etat) switch
        {
            EffetDEtat.Compte when etat == EtatDeResultat.Arretee && element.Regles.Correction is { } correction
                => correction.Expression.Evaluate(this, element),
            EffetDEtat.Compte => note,
            EffetDEtat.Zero => (Mesure)Fraction.Zero,
            _ => Mesure.Inconnue,
        };
    }

    private void Forget() => marque++;

    /// <summary>When the element, or the bloc that holds it, was acquired before without a mark.</summary>
    private DateOnly? AcquisLe(Element element)
    {
        for (var e = element; e is not null; e = e.Parent)
        {
            if (Candidature.Resultat(e) is { Etat: EtatDeResultat.Conservee, Note: null, ObtenueLe: { } date })
                return date;
        }

        return null;
    }
}
