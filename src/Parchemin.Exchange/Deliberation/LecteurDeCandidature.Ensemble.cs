using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Exchange;

/// <content>What only the whole candidate can tell.</content>
internal sealed partial class LecteurDeCandidature
{
    /// <summary>What only the whole candidate can tell: missing choices, parts of another voie, validity of earlier results.</summary>
    private void CheckWhole()
    {
        if (!voieDonnee && !chemin.Contains("voie") && erreurs.TrueForAll(e => e.Chemin != "$.voie"))
            Erreur("CLE-MANQUANTE", "voie", $"« voie » manque. Valeurs admises : {string.Join(", ", index.Voies.Cles)}.");
        if (index.Regles.Options.Length > 0 && !optionDonnee && erreurs.TrueForAll(e => e.Chemin != "$.option"))
            Erreur("CLE-MANQUANTE", "option", $"« option » manque. Valeurs admises : {string.Join(", ", index.Options.Cles)}.");
        if (index.Regles.Forme is { } forme && candidature.Choix(forme) is null && erreurs.TrueForAll(e => e.Chemin != "$.forme"))
            Erreur("CLE-MANQUANTE", "forme", $"« forme » manque. Valeurs admises : {string.Join(", ", forme.Options)}.");
        if (index.Regles.Facultatives is { } limite)
            CheckFacultatives(limite);
        var elements = index.Regles.Elements;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i];
            var resultat = candidature.Resultat(element);
            if (resultat.ObtenueLe is not null)
                CheckAnterieur(element, resultat);
            if (aDesParties && resultat.Etat != EtatDeResultat.Attendue && (element.Colonnes & (1u << candidature.Colonne)) == 0)
                ErreurA("PARTIE-D-UNE-AUTRE-VOIE", Json(element), element.Code, $"« {element.Code} » n'existe pas pour la voie « {candidature.Voie.Code} ». Parties admises : {Parties(element.Parent!)}.");
            if (candidature.Option is { } option && (element.Options & (1u << option)) == 0 && (resultat.Etat != EtatDeResultat.Attendue || candidature.ADesAvis(element)))
                ErreurA("HORS-PARCOURS", Json(element), element.Code, $"« {element.Code} » n'appartient pas au parcours de l'option « {index.Regles.Options[option].Code} ». Retirez-le ou corrigez l'option.");
            if (element.Parent is { Nature: NatureDElement.Competence } competence && candidature.ADesAvis(element) && candidature.ADesAvis(competence))
                ErreurA("RESULTAT-MULTIPLE", Json(element), element.Code, $"Des avis sont donnés sur {competence.Code} et sur {element.Code}. Gardez un seul des deux niveaux.");
        }
    }

    private void CheckFacultatives(LimiteDeFacultatives limite)
    {
        var nombre = 0;
        foreach (var unite in index.Regles.Unites)
            nombre += unite.Facultatif && candidature.Resultat(unite).Etat != EtatDeResultat.Attendue ? 1 : 0;
        if (nombre > limite.AuPlus)
            ErreurA("FACULTATIVES-TROP-NOMBREUSES", "$.facultatives", nombre.ToString(CultureInfo.InvariantCulture), $"{nombre} épreuves facultatives sont données ; {limite.AuPlus} au plus sont admises ({limite.Source}). Retirez celles qui ne comptent pas.");
    }

    private string Parties(Element unite) => string.Join(", ", unite.Enfants.Where(e => (e.Colonnes & (1u << candidature.Colonne)) != 0).Select(e => e.Code));

    private void CheckAnterieur(Element element, Resultat resultat)
    {
        var etat = resultat.Etat;
        var json = resultat.Note is null ? $"{Json(element)}.acquis_le" : $"{Json(element)}.{etat.Code()}";
        if (index.Regles.RegleDe(etat) is not { } regle)
        {
            ErreurA("ETAT-INCONNU", json, etat.Code(), $"L'état « {etat.Code()} » n'existe pas pour cette certification.");
            return;
        }

        var obtenue = resultat.ObtenueLe!.Value;
        if (resultat.Note is { } note && regle.NoteMin is { } min && note.Valeur < min)
            ErreurA("NOTE-NON-CONSERVABLE", $"{json}.note", note.ToString(), $"Une note conservée est au moins égale à {min.ToFrench()} ({regle.Source}). Une note inférieure se présente à nouveau.");
        if (resultat.Note is { } reportee && regle.NoteMoinsQue is { } max && reportee.Valeur >= max)
            ErreurA("NOTE-NON-REPORTABLE", $"{json}.note", reportee.ToString(), $"Une note reportée est inférieure à {max.ToFrench()} ({regle.Source}). Déclarez-la « conservee ».");
        if (regle.Formes is { } formes && index.Regles.Forme is { } forme && candidature.Choix(forme) is { } choix && !formes.Contains(choix))
            ErreurA("ETAT-HORS-FORME", json, forme.Options[choix], $"Une note n'est « {etat.Code()} » que dans la forme {string.Join(", ", formes.Select(f => forme.Options[f]))} ({regle.Source}).");
        if (obtenue > index.Regles.DateDeDeliberation)
            ErreurA("DATE-FUTURE", json, Jour(obtenue), $"Ce résultat est obtenu après la délibération du {Jour(index.Regles.DateDeDeliberation)}. Vérifiez la date.");
        else if (regle.DureeAnnees is { } annees && obtenue.AddYears(annees) < index.Regles.DateDeDeliberation)
            ErreurA("DATE-PERIMEE", json, Jour(obtenue), $"Ce résultat a plus de {annees} ans à la délibération du {Jour(index.Regles.DateDeDeliberation)} ({regle.Source}). L'unité se présente à nouveau.");
    }

    private static string Jour(DateOnly jour) => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Json(Element element) => element switch
    {
        { Section: { } section } => $"$.{section}.{element.Code}",
        { Nature: NatureDElement.Partie } => $"{Json(element.Parent!)}.parties.{element.Code}",
        { Nature: NatureDElement.Critere } => $"{Json(element.Parent!)}.criteres.{element.Cle}",
        _ => element.Chemin,
    };
}
