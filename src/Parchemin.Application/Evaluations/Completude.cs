namespace Parchemin.Application;

/// <summary>What must be entered before a sheet is validated. Levels only guide: a line left empty is not a fault.</summary>
public static class Completude
{
    /// <summary>What is missing, one fault per field; empty when the sheet may be validated.</summary>
    public static IReadOnlyList<Faute> Missing(Feuille feuille, IReadOnlyDictionary<string, string> entrees)
    {
        bool IsEmpty(EntreeAttendue e) => !entrees.ContainsKey(e.Cle);
        var fautes = new List<Faute>();
        if (feuille.Note is { } note && IsEmpty(note))
            fautes.Add(new Faute("NOTE-ATTENDUE", note.Cle, null, "La note globale manque. Saisissez-la."));
        if (feuille.Penalite is { } penalite && IsEmpty(penalite))
            fautes.Add(new Faute("CONTRAINTES-A-CONFIRMER", penalite.Cle, null, "Confirmez combien de contraintes de composition ne sont pas respectées (0 s'il n'y en a pas)."));
        fautes.AddRange(feuille.FichesReprises(entrees).Select(f => new Faute("FICHE-DEJA-CHOISIE", f.Cle, entrees[f.Cle], $"La fiche {entrees[f.Cle]} sert déjà à une autre situation de ce candidat. Le texte en demande une différente.")));
        fautes.AddRange(feuille.Criteres.Where(IsEmpty).Select(c => new Faute("POINTS-ATTENDUS", c.Cle, null, $"{c.Code}{(c.Groupe is { } g ? $" ({g})" : "")} : les points manquent. Saisissez-les.")));
        foreach (var avis in feuille.Avis.Where(a => a.Dans is null))
        {
            var details = feuille.Avis.Where(a => string.Equals(a.Dans, avis.Cle, StringComparison.Ordinal)).ToList();
            if (IsEmpty(avis) && (details.Count == 0 || details.Exists(IsEmpty)))
                fautes.Add(new Faute("AVIS-ATTENDU", avis.Cle, null, details.Count == 0 ? $"{avis.Code} : l'avis manque. Dites acquis ou non acquis." : $"{avis.Code} : donnez un avis, ou un pour chacune de ses sous-compétences."));
            else if (!IsEmpty(avis) && details.Exists(d => !IsEmpty(d)))
                fautes.Add(new Faute("AVIS-EN-DOUBLE", avis.Cle, entrees[avis.Cle], $"{avis.Code} est évaluée à son niveau et à celui de ses sous-compétences. Videz l'un ou l'autre."));
        }

        return fautes;
    }
}
