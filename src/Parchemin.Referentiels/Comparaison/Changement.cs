namespace Parchemin.Referentiels;

/// <summary>What happened to something between two editions.</summary>
public enum NatureDeChangement
{
    Ajout,
    Retrait,
    Modification,
}

/// <summary>One thing that is not the same in two editions.</summary>
/// <param name="Objet">The thing, named as a reader would: <c>C8 « libellé »</c>.</param>
/// <param name="Details">One French line per field that changed, or per field that an added rule has.</param>
public sealed record Changement(NatureDeChangement Nature, string Objet, IReadOnlyList<string> Details);

/// <summary>The changes of one family: competences, épreuves, rules…</summary>
public sealed record ChapitreDeComparaison(string Titre, IReadOnlyList<Changement> Changements)
{
    public int Compte(NatureDeChangement nature) => Changements.Count(c => c.Nature == nature);
}

/// <summary>What the changes do to a candidate under way.</summary>
public sealed record Incidence(string Titre, IReadOnlyList<string> Lignes);
