namespace Parchemin.Core;

/// <summary>Decides candidates one after the other under one set of rules, exactly, and proves each decision.</summary>
/// <remarks>Not thread-safe: a thread has its own. All values refer to the candidate of the last <see cref="Decide"/>.</remarks>
public sealed class Deliberation
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
        var controle = Controle(element);
        return controle.Connue && controle.Valeur > Note(element).Valeur ? EtatDeResultat.Controle : Etat(element);
    }

    /// <summary>Whether the element is acquired.</summary>
    public Verdict Acquisition(Element element)
    {
        if (acquisitionsDe[element.Index] == marque)
            return acquisitions[element.Index];
        var verdict = AcquisLe(element) is not null
            ? Core.Verdict.Oui
            : element.Regles.Acquisition?.Expression.Evaluate(this, element) ?? Core.Verdict.Inconnu;
        acquisitions[element.Index] = verdict;
        acquisitionsDe[element.Index] = marque;
        return verdict;
    }

    /// <summary>Whether nothing is awaited any more for an element, down to each part, criterion and opinion.</summary>
    public bool EstEvalue(Element element)
    {
        if (Candidature.Resultat(element).Etat != EtatDeResultat.Attendue)
            return true;
        if (Candidature.ADesAvis(element))
            return ATousLesAvis(element);
        var enfants = 0;
        for (var i = 0; i < element.Enfants.Length; i++)
        {
            var enfant = element.Enfants[i];
            if ((enfant.Colonnes & (1u << Candidature.Colonne)) == 0)
                continue;
            enfants++;
            if (!EstEvalue(enfant))
                return false;
        }

        return enfants > 0;
    }

    /// <summary>Adds the paths of all that is still awaited: compulsory unités, blocs of the path, declared values.</summary>
    public void CollectManquants(ICollection<string> manquants)
    {
        for (var i = 0; i < Regles.Unites.Length; i++)
        {
            if (!Regles.Unites[i].Facultatif)
                CollectManquants(Regles.Unites[i], manquants);
        }

        for (var i = 0; i < Regles.Blocs.Length; i++)
        {
            if (Candidature.EstDansLeParcours(Regles.Blocs[i]))
                CollectManquants(Regles.Blocs[i], manquants);
        }

        for (var i = 0; i < Regles.DeclarationsAttendues.Length; i++)
        {
            var declaration = Regles.DeclarationsAttendues[i];
            if (Candidature.Choix(declaration) is null && !Candidature.Nombre(declaration).Connue)
                manquants.Add(declaration.Code);
        }
    }

    /// <summary>Adds the paths of what is still awaited under an element: the element itself when nothing of it is known.</summary>
    public void CollectManquants(Element element, ICollection<string> manquants)
    {
        // Nearly every element of a deliberation is assessed: what follows the test stands apart to keep it cheap.
        if (!EstEvalue(element))
            AddManquants(element, manquants);
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

    /// <summary>The full proof of the decision: every decision examined in order, with its condition down to the entered marks.</summary>
    public Trace Explain()
    {
        if (Decision is null)
            return new Trace("Aucune décision", "inconnu", StatutDeTrace.Manquant) { Raison = "Les données du candidat sont refusées." };
        // The decisions are examined as they were: with the control marks in view.
        var lu = litLeControle;
        litLeControle = true;
        Forget();
        var details = new List<Trace>();
        foreach (var decision in Regles.Decisions)
        {
            var retenue = ReferenceEquals(decision, Decision);
            var condition = decision.Si?.Explain(this, null);
            details.Add(new Trace(decision.Libelle, retenue ? "oui" : "non", retenue ? StatutDeTrace.Applique : StatutDeTrace.SansObjet)
            {
                Regle = decision.Code,
                Source = decision.Source.ToString(),
                Raison = retenue ? null : "sa condition n'est pas remplie",
                Details = condition is null ? [] : [condition],
            });
            if (retenue)
                break;
        }

        litLeControle = lu;
        Forget();
        return new Trace($"Décision : {Decision.Libelle}", Decision.Resultat)
        {
            Regle = Decision.Code,
            Source = Decision.Source.ToString(),
            Details = details,
        };
    }

    /// <summary>The proof of the mark that counts for an element at the first group.</summary>
    public Trace ExplainNote(Element element)
    {
        var resultat = Candidature.Resultat(element);
        var etat = Etat(element);
        var note = Note(element);
        var source = Regles.SourceDe(etat)?.ToString();
        if (element.Regles.Correction is { } correction && note.Connue && etat == EtatDeResultat.Arretee && resultat.Penalites > 0)
            return correction.Explain(correction.Expression.Explain(this, element)) with { Valeur = note.ToFrench() };
        if (resultat.Note is null && element.Regles.Note is { } regle && resultat.Etat == EtatDeResultat.Attendue)
        {
            return regle.Explain(regle.Expression.Explain(this, element)) with
            {
                Libelle = $"{element.Chemin} : {regle.Libelle}",
                Valeur = note.ToFrench(),
                Statut = note.Connue ? StatutDeTrace.Applique : StatutDeTrace.Manquant,
            };
        }

        if (element.Facultatif && etat == EtatDeResultat.Attendue)
            return new Trace($"{element.Chemin}, {element.Libelle}", "sans objet", StatutDeTrace.SansObjet) { Raison = "unité facultative non présentée" };
        var bareme = element.Bareme is { } maximum ? $" / {maximum.ToFrench()}" : "";
        var date = resultat.ObtenueLe is { } jour
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", obtenue le {jour:dd/MM/yyyy}")
            : "";
        return new Trace(
            $"{element.Chemin}, {element.Libelle}",
            note.Connue ? note.ToFrench() + bareme : Traces.Nom(etat),
            note.Connue ? StatutDeTrace.Applique : Effet(element) == EffetDEtat.Manque ? StatutDeTrace.Manquant : StatutDeTrace.SansObjet)
        {
            Source = etat == EtatDeResultat.Arretee ? null : source,
            Raison = etat == EtatDeResultat.Arretee ? null : $"résultat {Traces.Nom(etat)}{date}",
        };
    }

    /// <summary>The proof of the mark that counts after the control épreuves.</summary>
    public Trace ExplainRetenue(Element element) => Controle(element).Connue && Regles.Controle is { } controle
        ? controle.Retenue.Explain(this, element) with { Source = controle.Source.ToString() }
        : ExplainNote(element);

    /// <summary>The proof of an acquisition.</summary>
    public Trace ExplainAcquisition(Element element)
    {
        if (AcquisLe(element) is { } date)
        {
            return new Trace(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{element.Chemin} : acquis le {date:dd/MM/yyyy}"),
                "oui")
            { Source = Regles.SourceDe(EtatDeResultat.Conservee)?.ToString() };
        }

        if (element.Regles.Acquisition is not { } regle)
            return Trace.Of($"{element.Chemin} : {element.Libelle}", Core.Verdict.Inconnu);
        var trace = regle.Explain(regle.Expression.Explain(this, element));
        return trace with { Libelle = $"{element.Chemin} : {regle.Libelle}", Valeur = Acquisition(element).ToFrench() };
    }

    private Decision? Conclude(Decision decision, ICollection<ErreurDeSaisie> erreurs)
    {
        litLeControle = decision.Groupe == 2;
        if (litLeControle && Candidature.AUnControle && !CheckControle(erreurs))
            return null;
        if (!litLeControle && Candidature.AUnControle)
            Forget();
        Decision = decision;
        return decision;
    }

    private bool CheckControle(ICollection<ErreurDeSaisie> erreurs)
    {
        var avant = erreurs.Count;
        var choisies = Regles.Racines.Where(e => Candidature.Controle(e).Connue).ToList();
        if (Regles.Controle is not { } controle)
            throw new InvalidOperationException($"{Regles.Code} decides on a second group without control épreuves.");
        var permises = controle.Unites.Membres(this, null).ToArray();
        foreach (var unite in choisies)
        {
            var permise = permises.Contains(unite) && Effet(unite) != EffetDEtat.Sort;
            if (permise)
                continue;
            var raison = permises.Contains(unite)
                ? $"elle est {Traces.Nom(Etat(unite))}"
                : $"le choix porte sur {string.Join(", ", permises.Select(u => u.Code))}";
            erreurs.Add(new ErreurDeSaisie(
                "CONTROLE-NON-PERMIS",
                $"$.controle.{unite.Code}",
                Candidature.Controle(unite).Valeur.ToString(),
                $"L'unité {unite.Code} ne peut pas être choisie aux épreuves de contrôle : {raison} ({controle.Source})."));
        }

        CheckNombre(controle.Unites, controle.Nombre);
        foreach (var limite in controle.Limites)
            CheckNombre(limite.Unites, limite.AuPlus);
        return erreurs.Count == avant;

        void CheckNombre(Ensemble ensemble, int auPlus)
        {
            var membres = ensemble.Membres(this, null).ToArray();
            var nombre = choisies.Count(membres.Contains);
            if (nombre > auPlus)
            {
                erreurs.Add(new ErreurDeSaisie(
                    "CONTROLE-TROP-NOMBREUX",
                    "$.controle",
                    nombre.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    $"{nombre} épreuves de contrôle sont notées parmi les {ensemble.Libelle} ; {auPlus} au plus peuvent l'être ({controle.Source})."));
            }
        }
    }

    private void Resolve(Element element)
    {
        if (notesDe[element.Index] == marque)
            return;
        notesDe[element.Index] = marque;
        var etat = Candidature.Resultat(element).Etat;
        var note = NoteSaisie(element);
        if (etat == EtatDeResultat.Attendue && note.Connue)
            etat = EtatDeResultat.Arretee;
        etats[element.Index] = etat;
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

    private void AddManquants(Element element, ICollection<string> manquants)
    {
        if (!EstEntame(element))
        {
            manquants.Add(element.Chemin);
        }
        else if (Candidature.ADesAvis(element))
        {
            foreach (var evaluateur in Regles.Evaluateurs.Where(e => Candidature.Avis(element, e.Index) == Avis.Attendu))
                manquants.Add($"{element.Chemin}.{evaluateur.Code}");
        }
        else
        {
            foreach (var enfant in element.Enfants.Where(e => (e.Colonnes & (1u << Candidature.Colonne)) != 0))
                CollectManquants(enfant, manquants);
        }
    }

    private bool ATousLesAvis(Element element)
    {
        for (var i = 0; i < Regles.Evaluateurs.Length; i++)
        {
            if (Candidature.Avis(element, i) == Avis.Attendu)
                return false;
        }

        return true;
    }

    private bool EstEntame(Element element) => Candidature.EstEntame(element) || element.Enfants.Any(EstEntame);

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
