namespace Parchemin.Referentiels;

/// <summary>Competences that pass from one bloc to another: the lists of the blocs say it twice, the competence once.</summary>
internal static class MouvementsDeCompetences
{
    public static IEnumerable<Changement> Add(IEnumerable<Changement> changements, EditionEcrite avant, EditionEcrite apres)
    {
        var liste = changements.ToList();
        var (anciens, nouveaux) = (BlocsParCompetence(avant), BlocsParCompetence(apres));
        var noms = Noms(apres);
        foreach (var code in anciens.Keys.Intersect(nouveaux.Keys, StringComparer.Ordinal).Where(noms.ContainsKey).Order(StringComparer.Ordinal))
        {
            if (anciens[code].SetEquals(nouveaux[code]))
                continue;
            var phrase = $"passe de {Dire(anciens[code])} à {Dire(nouveaux[code])}";
            var rang = liste.FindIndex(c => c.Nature == NatureDeChangement.Modification && (c.Objet == code || c.Objet.StartsWith($"{code} «", StringComparison.Ordinal)));
            if (rang >= 0)
                liste[rang] = liste[rang] with { Details = [phrase, .. liste[rang].Details] };
            else
                liste.Add(new Changement(NatureDeChangement.Modification, noms[code], [phrase]));
        }

        return liste;
    }

    private static string Dire(IEnumerable<string> blocs) => Constat.Enumerer(blocs.Order(StringComparer.Ordinal));

    private static Dictionary<string, HashSet<string>> BlocsParCompetence(EditionEcrite edition)
    {
        var blocs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var bloc in Tables(edition, "blocs"))
        {
            foreach (var competence in (bloc["competences"] as Sequence)?.Elements.OfType<Scalaire>() ?? [])
            {
                if (!blocs.TryGetValue(competence.Valeur, out var liste))
                    blocs[competence.Valeur] = liste = new HashSet<string>(StringComparer.Ordinal);
                liste.Add((bloc["code"] as Scalaire)?.Valeur ?? "");
            }
        }

        return blocs;
    }

    private static Dictionary<string, string> Noms(EditionEcrite edition)
        => Identite.Of("competences", Tables(edition, "competences")).ToDictionary(c => c.Cle, c => Identite.Nom(c.Cle, c.Item), StringComparer.Ordinal);

    private static IEnumerable<Table> Tables(EditionEcrite edition, string section)
        => (edition.Sections.GetValueOrDefault(section) as Sequence)?.Elements.OfType<Table>() ?? [];
}
