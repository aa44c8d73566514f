using System.Globalization;
using Parchemin.Planning;

namespace Parchemin.Application;

/// <summary>Where the candidates of a written épreuve sit in a centre: seats, sign-in lists, people to watch. Drawn from the inscriptions each time it is
/// asked: the same rooms always give the same seats.</summary>
/// <param name="Unites">The unités that are written in this session.</param>
/// <param name="Texte">The rooms as they were typed.</param>
/// <param name="Fautes">The lines that do not read.</param>
/// <param name="Numeros">By inscription, the number of the candidate.</param>
public sealed record SallesDEcrit(
    Objet Session, IReadOnlyList<(string Code, string Libelle)> Unites, IReadOnlyList<CentreConnu> Centres, string? Unite, string? Centre, string Texte, IReadOnlyList<string> Fautes, int Candidats, PlanDesSalles Plan, IReadOnlyDictionary<string, string?> Numeros)
{
    private static readonly PlanDesSalles Aucun = new([], []);

    /// <exception cref="RefusException">There is no such session, nobody writes this unité, or the session is not the actor's.</exception>
    public static async Task<SallesDEcrit> ReadAsync(Guichet guichet, Acteur acteur, string session, string? unite, string? centre, string? texte, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        var objet = await guichet.SessionAsync(acteur, PlanificationDUneSession.Action, session, annulation);
        var faits = await FaitsDePlanification.ReadAsync(objet, guichet.Store, guichet.Bibliotheque, annulation);
        var unites = faits.Referentiel.Unites.Where(u => EpreuveEcrite.AllOf(faits.Referentiel, u.Code).Count > 0).Select(u => (u.Code, u.Libelle)).ToList();
        var (salles, fautes) = Rooms(texte ?? "");
        var vide = new SallesDEcrit(objet, unites, faits.Centres, unite, centre, texte ?? "", fautes, 0, Aucun, new Dictionary<string, string?>(StringComparer.Ordinal));
        if (unite is null || centre is null)
            return vide;
        var epreuve = await EpreuveDeSession.OpenAsync(guichet, acteur, PlanificationDUneSession.Action, session, unite, annulation);
        var attendus = (await epreuve.ExpectedAsync(guichet.Store, annulation)).Select(e => e.Inscription.Id).ToHashSet(StringComparer.Ordinal);
        var seuls = (await guichet.Store.AllAsync(new Requete(Genres.Amenagement, Filtre.Toutes(new Via("inscription", new Parmi("session", [session])), new Parmi("nature", ["salle-a-part"]))) { Ordre = "id" }, annulation)).Select(a => a["inscription"]!).ToHashSet(StringComparer.Ordinal);
        var ici = faits.Candidats.Where(c => c.Centre == centre && attendus.Contains(c.Inscription)).ToList();
        return vide with
        {
            Candidats = ici.Count,
            Plan = salles.Count == 0 ? Aucun : PlanDesSalles.Assign([.. ici.Select(c => new CandidatAPlacer(c.Inscription, c.Nom, c.Etablissement ?? "", c.TempsMajore > 0, seuls.Contains(c.Inscription)))], salles),
            Numeros = ici.ToDictionary(c => c.Inscription, c => c.Numero, StringComparer.Ordinal),
        };
    }

    /// <summary>One room by line, its name then its rows and columns: « A101 6x5 ».</summary>
    public static (IReadOnlyList<SalleDEcrit> Salles, IReadOnlyList<string> Fautes) Rooms(string texte)
    {
        ArgumentNullException.ThrowIfNull(texte);
        var (salles, fautes) = (new List<SalleDEcrit>(), new List<string>());
        foreach (var ligne in texte.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var coupe = ligne.LastIndexOf(' ');
            var taille = coupe < 0 ? [] : ligne[(coupe + 1)..].Split('x', 'X', '×');
            if (taille is [var r, var c] && int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var rangees) && int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var colonnes) && rangees is >= 1 and <= 60 && colonnes is >= 1 and <= 26)
            {
                var nom = ligne[..coupe].Trim();
                if (salles.Exists(s => string.Equals(s.Code, nom, StringComparison.OrdinalIgnoreCase)))
                    fautes.Add($"« {nom} » est donnée deux fois : gardez une ligne.");
                else
                    salles.Add(new SalleDEcrit(nom, rangees, colonnes));
            }
            else
            {
                fautes.Add($"« {ligne} » ne se lit pas : écrivez le nom de la salle, ses rangées et ses colonnes (60 et 26 au plus), comme « A101 6x5 ».");
            }
        }

        return (salles, fautes);
    }
}
