using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>Looks for decisions that no candidate ever receives, by deliberating many invented candidates under each session's rules.</summary>
/// <remarks>A sample proves that a decision can be taken, never that it cannot: what it does not reach is a warning, with a fixed seed
/// so that the same data always give the same report.</remarks>
internal static class AnalyseDesDecisions
{
    private const int Candidats = 6000;

    public static IEnumerable<Diagnostic> Run(Referentiel referentiel, IReadOnlyDictionary<string, ReglesDAttribution> regles)
    {
        foreach (var session in referentiel.Sessions)
        {
            if (!regles.TryGetValue(session.Code, out var r))
                continue;
            var jamais = NeverTaken(r);
            if (jamais.Count == 0)
                continue;
            yield return new Diagnostic(
                "PRC114",
                Severite.Avertissement,
                session.Lieu,
                $"{session.Code}/decisions",
                null,
                $"Session {session.Code} : sur {Candidats} candidats inventés, aucun ne reçoit {string.Join(", ", jamais.Select(d => d.Code))}.",
                "Vérifiez que leur condition peut être remplie et qu'aucune décision qui les précède ne la couvre.");
        }
    }

    private static List<Decision> NeverTaken(ReglesDAttribution regles)
    {
        var hasard = new Random(20240701);
        var deliberation = new Deliberation(regles);
        var candidature = new Candidature(regles);
        var erreurs = new List<ErreurDeSaisie>();
        var prises = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Candidats && prises.Count < regles.Decisions.Length; i++)
        {
            Invent(candidature, hasard);
            if (Decide() is { } decision)
                prises.Add(decision.Code);
        }

        return [.. regles.Decisions.Where(d => !prises.Contains(d.Code))];

        Decision? Decide()
        {
            try
            {
                return deliberation.Decide(candidature, erreurs);
            }
            catch (OverflowException)
            {
                // An invented candidate may have marks whose exact average needs more digits than the engine has: it teaches nothing.
                return null;
            }
        }
    }

    /// <summary>Each candidate has a level and a completeness of its own, so that the extremes are met as often as the middle.</summary>
    private static void Invent(Candidature candidature, Random hasard)
    {
        var regles = candidature.Regles;
        candidature.Clear();
        candidature.Voie = regles.Voies[hasard.Next(regles.Voies.Length)];
        candidature.Option = regles.Options.Length > 0 ? hasard.Next(regles.Options.Length) : null;
        var niveau = hasard.NextDouble();
        var absence = hasard.Next(3) switch { 0 => 0, 1 => 0.1, _ => 0.9 };
        foreach (var declaration in regles.Declarations)
            Declare(candidature, declaration, niveau, hasard);
        foreach (var element in regles.Elements)
        {
            if (element.Section is null || hasard.NextDouble() < absence)
                continue;
            if (element.Section == "competences")
                GiveOpinions(candidature, element, niveau, hasard);
            else
                Mark(candidature, element, niveau, hasard);
        }
    }

    private static void Declare(Candidature candidature, Declaration declaration, double niveau, Random hasard)
    {
        switch (declaration.Type)
        {
            case TypeDeDeclaration.Groupe when hasard.Next(2) == 0:
                candidature.SetChoix(declaration, 1);
                break;
            case TypeDeDeclaration.Choix or TypeDeDeclaration.OuiNon when declaration.Defaut is null || hasard.Next(4) == 0:
                candidature.SetChoix(declaration, hasard.Next(declaration.Options.Count));
                break;
            case TypeDeDeclaration.Entier or TypeDeDeclaration.Nombre when hasard.Next(8) > 0:
                candidature.SetNombre(declaration, hasard.Next((int)(niveau * 200) + 1));
                break;
        }
    }

    private static void GiveOpinions(Candidature candidature, Element element, double niveau, Random hasard)
    {
        var accord = hasard.NextDouble() < niveau ? Avis.Acquis : Avis.NonAcquis;
        for (var i = 0; i < candidature.Regles.Evaluateurs.Length; i++)
            candidature.SetAvis(element, i, hasard.Next(30) == 0 ? Avis.NonAcquis : accord);
    }

    private static void Mark(Candidature candidature, Element element, double niveau, Random hasard)
    {
        var etats = Enum.GetValues<EtatDeResultat>();
        var etat = etats[hasard.Next(etats.Length)];
        if (hasard.Next(20) == 0 && candidature.Regles.RegleDe(etat) is { } && EtatSansNote(etat))
        {
            candidature.SetResultat(element, Resultat.SansNote(etat));
            return;
        }

        foreach (var note in element.Enfants.Where(e => e.Nature == NatureDElement.Partie).DefaultIfEmpty(element))
            candidature.SetResultat(note, Resultat.Arretee(Invent(note, niveau, hasard)));
        if (candidature.Regles.Controle?.Unites is EnsembleFixe choix && choix.Tous.Contains(element) && hasard.Next(2) == 0)
            candidature.SetControle(element, Invent(element, hasard.NextDouble(), hasard));
    }

    private static bool EtatSansNote(EtatDeResultat etat) => etat is not (EtatDeResultat.Arretee or EtatDeResultat.Conservee
        or EtatDeResultat.Reportee or EtatDeResultat.Proposee or EtatDeResultat.Controle);

    private static Note Invent(Element element, double niveau, Random hasard)
    {
        var demiPoints = element.Bareme is { } bareme ? (int)(bareme * 2).Reduce().Numerator : 40;
        return new Note(Fraction.Of(Math.Clamp((int)((niveau + ((hasard.NextDouble() - 0.5) / 3)) * demiPoints), 0, demiPoints), 2));
    }
}
