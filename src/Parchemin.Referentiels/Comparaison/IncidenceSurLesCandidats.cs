using Parchemin.Core;

namespace Parchemin.Referentiels;

/// <summary>What a new edition does to a candidate who began under an earlier one: only what the data say, never a guess.</summary>
internal static class IncidenceSurLesCandidats
{
    public static IReadOnlyList<Incidence> Of(Edition avant, Edition apres)
    {
        var (a, b) = (avant.Referentiel!, apres.Referentiel!);
        Incidence[] incidences =
        [
            .. Unites(a, b, Derniere(apres)),
            .. Competences(a, b),
            .. Blocs(a, b),
            new("Options qui n'existent plus", [.. a.Options.Where(o => b.Options.All(x => x.Code != o.Code)).Select(Nom)]),
        ];
        return [.. incidences.Where(i => i.Lignes.Count > 0)];
    }

    private static IEnumerable<Incidence> Unites(Referentiel a, Referentiel b, ReglesDAttribution? regles)
    {
        if (a.Unites.Count == 0 && b.Unites.Count == 0)
            yield break;
        var (liens, declarees) = Correspondances(a, b);
        var anciennes = a.Unites.ToDictionary(u => u.Code, StringComparer.Ordinal);
        var reprises = liens.SelectMany(l => l.Anciennes).ToHashSet(StringComparer.Ordinal);
        var titre = declarees ? "Unités qui correspondent" : "Unités qui correspondent (même code : l'édition ne déclare aucune correspondance)";
        var phrases = liens.ConvertAll(l => (l.Nouvelle.Code, Phrase: Lien(l.Anciennes, l.Nouvelle, anciennes)));
        var inchangees = phrases.Where(p => p.Phrase is null).Select(p => p.Code).ToList();
        string[] memes = inchangees.Count > 0 ? [$"{Constat.Enumerer(inchangees)}, sans changement de code ni de coefficient"] : [];
        yield return new Incidence(titre, [.. memes, .. phrases.Select(p => p.Phrase).OfType<string>()]);
        yield return new Incidence("Notes que le candidat peut garder", [.. Conservation(liens, regles)]);
        yield return new Incidence("Notes perdues : aucune unité ne leur répond", [.. a.Unites.Where(u => !reprises.Contains(u.Code)).Select(Nom)]);
        var servies = liens.Select(l => l.Nouvelle.Code).ToHashSet(StringComparer.Ordinal);
        yield return new Incidence(
            "Unités nouvelles pour lui",
            [.. b.Unites.Where(u => !servies.Contains(u.Code)).Select(u => $"{Nom(u)}, {(u.Facultative ? "facultative" : "obligatoire")}")]);
    }

    private static (List<(IReadOnlyList<string> Anciennes, Unite Nouvelle)> Liens, bool Declarees) Correspondances(Referentiel a, Referentiel b)
    {
        var declarees = b.Correspondances.Where(c => c.Edition == a.Certification.Edition).ToList();
        return declarees.Count > 0
            ? ([.. from u in b.Unites
                   let codes = declarees.Where(c => c.Nouvelle.Code == u.Code).SelectMany(c => c.Anciennes).Distinct(StringComparer.Ordinal).ToList()
                   where codes.Count > 0
                   select ((IReadOnlyList<string>)codes, u)], true)
            : ([.. from u in b.Unites where EstLaMeme(a, b) && a.Unites.Any(x => x.Code == u.Code) select ((IReadOnlyList<string>)[u.Code], u)], false);
    }

    /// <summary>Null when a unité only keeps its code and its coefficient.</summary>
    private static string? Lien(IReadOnlyList<string> codes, Unite nouvelle, Dictionary<string, Unite> anciennes)
    {
        var suites = new List<string>();
        foreach (var code in codes)
        {
            if (!anciennes.TryGetValue(code, out var ancienne))
                suites.Add($"{code} n'est pas une unité de l'édition comparée");
            else if (codes.Count == 1 && ancienne.Coefficient != nouvelle.Coefficient)
                suites.Add($"coefficient {Dire(ancienne.Coefficient)} → {Dire(nouvelle.Coefficient)}");
        }

        if (suites.Count == 0 && codes is [var seul] && seul == nouvelle.Code)
            return null;
        return $"{Constat.Enumerer(codes)} → {Nom(nouvelle)}{(suites.Count > 0 ? $" : {string.Join(", ", suites)}" : "")}";
    }

    private static IEnumerable<string> Conservation(List<(IReadOnlyList<string> Anciennes, Unite Nouvelle)> liens, ReglesDAttribution? regles)
    {
        var simples = liens.Where(l => l.Anciennes.Count == 1).Select(l => l.Nouvelle.Code == l.Anciennes[0] ? l.Nouvelle.Code : $"{l.Anciennes[0]} (pour {l.Nouvelle.Code})").ToList();
        if (regles?.RegleDe(EtatDeResultat.Conservee) is { } conservee)
        {
            if (simples.Count > 0)
                yield return $"{Constat.Enumerer(simples)}{Conditions("d'au moins", conservee.NoteMin, conservee.DureeAnnees)}";
            if (simples.Count > 0 && regles.RegleDe(EtatDeResultat.Reportee) is { } reportee)
                yield return $"Note reportée{(reportee.Formes is null ? "" : $", forme {string.Join(", ", reportee.Formes.Select(f => regles.Forme?.Options[f]))}")}{Conditions("inférieure à", reportee.NoteMoinsQue, reportee.DureeAnnees)}";
        }
        else if (liens.Count > 0)
        {
            yield return "Aucune : l'édition nouvelle ne dit rien de l'état « conservee » (section « etats »)";
        }

        foreach (var (codes, nouvelle) in liens.Where(l => l.Anciennes.Count > 1))
            yield return $"{Constat.Enumerer(codes)} ne donnent qu'une note à {nouvelle.Code} : les données ne disent pas comment les réunir";
    }

    private static string Conditions(string borne, Fraction? note, int? annees)
    {
        string?[] conditions = [note is { } n ? $"note {borne} {n.ToFrench()}" : null, annees is { } a ? $"obtenue depuis {a} ans au plus" : null];
        return string.Join(", ", conditions.OfType<string>()) is { Length: > 0 } texte ? $" : {texte}" : "";
    }

    private static IEnumerable<Incidence> Competences(Referentiel a, Referentiel b)
    {
        var (anciennes, nouvelles) = (Toutes(a), Toutes(b));
        var codes = (EstLaMeme(a, b) ? anciennes.Select(c => c.Code) : []).ToHashSet(StringComparer.Ordinal);
        var libelles = anciennes.Select(c => Constat.Mots(c.Libelle)).ToHashSet(StringComparer.Ordinal);
        yield return new Incidence(
            "Compétences à ajouter",
            [.. from c in nouvelles
                where !codes.Contains(c.Code) && !libelles.Contains(Constat.Mots(c.Libelle))
                let blocs = b.Blocs.Where(x => x.Competences.Any(y => y.Code == c.Code)).Select(x => x.Code).ToList()
                select blocs.Count == 0 ? Nom(c) : $"{Nom(c)}, {(blocs.Count == 1 ? "bloc" : "blocs")} {Constat.Enumerer(blocs)}"]);
        yield return new Incidence(
            "Compétences dont le libellé a changé, à comparer",
            [.. from c in nouvelles
                where codes.Contains(c.Code) && !libelles.Contains(Constat.Mots(c.Libelle))
                select Nom(c)]);
    }

    private static IEnumerable<Incidence> Blocs(Referentiel a, Referentiel b)
    {
        var (gardes, perdus) = (new List<string>(), new List<string>());
        foreach (var ancien in a.Blocs)
        {
            var nouveau = b.Blocs.FirstOrDefault(x => EstLaMeme(a, b) && x.Code == ancien.Code) ?? b.Blocs.FirstOrDefault(x => Constat.Mots(x.Libelle) == Constat.Mots(ancien.Libelle));
            if (nouveau is null)
                perdus.Add(Nom(ancien));
            else
                gardes.Add($"{Nom(ancien)}{(nouveau.Code == ancien.Code ? "" : $", devenu {nouveau.Code}")} : {Ecart(ancien, nouveau)}");
        }

        yield return new Incidence("Blocs acquis qui existent encore", gardes);
        yield return new Incidence("Blocs acquis qui n'existent plus", perdus);
    }

    private static string Ecart(BlocDeCompetences ancien, BlocDeCompetences nouveau)
    {
        var (avant, apres) = (ancien.Competences.Select(c => c.Code).ToList(), nouveau.Competences.Select(c => c.Code).ToList());
        var plus = apres.Except(avant, StringComparer.Ordinal).ToList();
        var moins = avant.Except(apres, StringComparer.Ordinal).ToList();
        string?[] ecarts = [plus.Count > 0 ? $"{Constat.Enumerer(plus)} en plus" : null, moins.Count > 0 ? $"{Constat.Enumerer(moins)} en moins" : null];
        return string.Join(", ", ecarts.OfType<string>()) is { Length: > 0 } texte ? texte : "mêmes compétences";
    }

    /// <summary>Between two certifications the same code means nothing: only labels and declared correspondences do.</summary>
    private static bool EstLaMeme(Referentiel a, Referentiel b) => a.Certification.Code == b.Certification.Code;

    private static List<Competence> Toutes(Referentiel r) => [.. r.Competences.SelectMany(c => c.SousCompetences.Prepend(c))];

    // The rules of the last session are those under which the candidate would go on.
    private static ReglesDAttribution? Derniere(Edition edition) => edition.Regles.Values.MaxBy(r => r.DateDeDeliberation);

    private static string Nom(Item item) => $"{item.Code} « {item.Libelle} »";

    private static string Dire(Fraction? nombre) => nombre?.ToFrench() ?? "aucun";
}
