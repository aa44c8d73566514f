namespace Parchemin.Core;

/// <content>What is still awaited from a candidate.</content>
public sealed partial class Deliberation
{
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
}
