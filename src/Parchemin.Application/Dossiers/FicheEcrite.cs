using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>A fiche of a dossier with what is written in it.</summary>
/// <param name="Valeurs">Key → value of the fields that are filled.</param>
public sealed record FicheEcrite(Objet Objet, FormulaireDuDossier Usage, Formulaire Formulaire, IReadOnlyDictionary<string, string> Valeurs)
{
    public int? Numero => Objet["numero"] is { } n ? int.Parse(n, CultureInfo.InvariantCulture) : null;

    /// <summary>« Fiche d'activité E32 n° 3 ».</summary>
    public string Libelle => Numero is { } n ? string.Create(CultureInfo.InvariantCulture, $"{Formulaire.Libelle} n° {n}") : Formulaire.Libelle;

    /// <summary>What the candidate calls it: the first line of text that he filled.</summary>
    public string? Titre => ChampDeFiche.Typed(Formulaire).Where(c => c.Type is TypeDeChamp.Texte).Select(c => Valeurs.GetValueOrDefault(c.Code)).FirstOrDefault(v => v is not null);

    public int Remplis => ChampDeFiche.Typed(Formulaire).Count(c => Valeurs.ContainsKey(c.Code));

    public int Total => ChampDeFiche.Typed(Formulaire).Count();

    /// <summary>The competences that it shows, by code.</summary>
    public IReadOnlyList<string> Competences => ChampDeFiche.Ticked(Valeurs.GetValueOrDefault(ChampDeFiche.Competences));

    /// <summary>What composition looks at; null for a form that supports no épreuve, or in which nothing is written yet.</summary>
    public FicheDeDossier? ToComposition(SerieDeFiches? serie) => serie is null || Numero is not { } numero || Remplis == 0 ? null : new FicheDeDossier(numero, serie.Epreuve.Code)
    {
        Produit = Product(),
        Typologies = Answers().SelectMany(a => a.Valeurs).GroupBy(v => v.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(v => v.Value).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal),
        Contextes = Objet["contexte"] is { } cite ? [cite] : Usage.Contexte.Count > 0 && Usage.Contexte.All(c => Valeurs.ContainsKey(c.Code)) ? [Objet.Id] : [],
    };

    private IEnumerable<ClassementDeReponse> Answers()
        => Usage.Classements.Where(c => ChampDeFiche.Ticked(Valeurs.GetValueOrDefault(c.Champ.Code)).Contains(c.Option, StringComparer.Ordinal));

    // Accents and capitals make no other product; an answer that asks for more is named by what was added.
    private string? Product()
    {
        foreach (var champ in Usage.Produit)
        {
            if (ChampDeFiche.Ticked(Valeurs.GetValueOrDefault(champ.Code)) is not [var reponse, ..])
                continue;
            var precision = Usage.Classements.FirstOrDefault(c => c.Champ.Code == champ.Code && c.Option == reponse)?.Precision;
            var nomme = precision is { } p ? Valeurs.GetValueOrDefault(p.Code) : reponse;
            return nomme is null ? null : CleDeTri.Of(nomme);
        }

        return null;
    }

    /// <summary>The fiches of a dossier that are not withdrawn, in the order of its forms then of their numbers.</summary>
    public static async ValueTask<IReadOnlyList<FicheEcrite>> ReadAsync(CadreDeDossier cadre, IReader lecture, CancellationToken annulation = default)
    {
        var fiches = (await lecture.AllAsync(new Requete(GenresDuParcours.Fiche, Filtre.Toutes(new Parmi("inscription", [cadre.Inscription.Id]), new Non(new Parmi("etat", ["retiree"])))) { Ordre = "id" }, annulation)).Where(f => cadre.Find(f["formulaire"]!) is not null).ToList();
        var reponses = fiches.Count == 0 ? [] : await lecture.AllAsync(new Requete(GenresDuParcours.Reponse, new Parmi("fiche", [.. fiches.Select(f => f.Id)])) { Ordre = "id" }, annulation);
        var parFiche = reponses.Where(r => r["valeur"] is not null).ToLookup(r => r["fiche"]!, StringComparer.Ordinal);
        return
        [
            .. fiches.Select(f => new FicheEcrite(f, cadre.Find(f["formulaire"]!)!, cadre.Form(f["formulaire"]!), parFiche[f.Id].ToDictionary(r => r["cle"]!, r => r["valeur"]!, StringComparer.Ordinal)))
                .OrderBy(f => f.Usage.Usage).ThenBy(f => cadre.Regles.Formulaires.IndexOf(f.Usage)).ThenBy(f => f.Numero),
        ];
    }
}

/// <summary>Where a list has one of its elements.</summary>
internal static class Rang
{
    public static int IndexOf<T>(this IReadOnlyList<T> liste, T element)
    {
        for (var i = 0; i < liste.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(liste[i], element))
                return i;
        }

        return -1;
    }
}
