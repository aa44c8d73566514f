using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>What the check of an impossibility found.</summary>
/// <param name="Demande">What the orals ask, counted again.</param>
/// <param name="Capacite">The most that there is for them, counted again.</param>
/// <param name="Erreurs">Why it is not proved, in French.</param>
public sealed record RapportDImpossibilite(long Demande, long Capacite, IReadOnlyList<string> Erreurs)
{
    public bool EstProuvee => Erreurs.Count == 0;
}

/// <summary>Proves an impossibility again from the instance and the certificate alone, with none of the code that found it.</summary>
public static class ControleDImpossibilite
{
    public static RapportDImpossibilite Check(JsonDocument instance, JsonDocument certificat)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(certificat);
        var constat = new Constat();
        var enonce = LectureDEnonce.Read(instance.RootElement, constat);
        var c = new Champs(certificat.RootElement, "certificat", constat, "version", "nature", "oraux", "qualites", "moyen", "en_minutes", "demande", "capacite", "instant", "bloc");
        var oraux = Oraux(c, enonce, constat);
        if (constat.Violations.Count > 0)
            return new RapportDImpossibilite(0, 0, [.. constat.Violations.Select(v => v.Message)]);
        var compte = new ComptesDOraux(enonce, oraux);
        var (minutes, qualites) = (c.OuiOuNon("en_minutes") ?? false, c.Textes("qualites").ToHashSet(StringComparer.Ordinal));
        var nature = c.Texte("nature");
        var (demande, capacite) = nature switch
        {
            "oral-sans-place" => (1, oraux.Exists(o => compte.IsPlaceable(o)) ? 1 : 0),
            "journee-du-candidat" => (oraux.Count, compte.CanFollow() ? oraux.Count : oraux.Count - 1),
            "journees-partagees" => compte.OnOneDay(qualites),
            "personnes" => compte.People(qualites, minutes),
            "salles" => compte.Rooms(minutes),
            "preparation" => compte.Seats(minutes),
            "oraux-simultanes" => compte.AtOnce(c.Texte("moyen"), qualites, c.Heure("instant")),
            "prix" => Prices(c, enonce, constat),
            _ => (0, 0),
        };
        if (demande <= capacite)
            constat.Add(Regle.Annonce, $"{nature} : {demande} demandés pour {capacite} possibles ; rien ne prouve que c'est impossible.");
        return new RapportDImpossibilite(demande, capacite, [.. constat.Violations.Select(v => v.Message)]);
    }

    // One commission for each oral is the dearest planning: a higher bound leaves none.
    private static (long Demande, long Capacite) Prices(Champs c, Enonce enonce, Constat constat)
    {
        if (c.Objet("bloc") is not { } bloc)
            return (0, 0);
        var valeur = ControleDeBorne.Bloc(bloc, "bloc", enonce, new HashSet<string>(StringComparer.Ordinal), constat);
        var centres = new Champs(bloc, "bloc", new Constat(), "centres", "valeur", "prix", "coupes").Textes("centres").ToHashSet(StringComparer.Ordinal);
        var pire = enonce.Epreuves.Max(e => e.Compositions.Count) - 1;
        return (valeur, (long)(60 * new MoyensComptes(enonce, centres).Demande.Values.Sum() * (enonce.Couts.CommissionOuverte + (pire * enonce.Couts.CompositionDeRepli))));
    }

    private static List<(int Candidat, int Epreuve)> Oraux(Champs c, Enonce enonce, Constat constat)
    {
        List<(int, int)> oraux = [];
        foreach (var o in c.Liste("oraux").Select(e => new Champs(e, "oraux", constat, "candidat", "epreuve")))
        {
            var (candidat, epreuve) = (o.Texte("candidat"), o.Texte("epreuve"));
            if (enonce.Noms.Candidats.TryGetValue(candidat, out var i) && enonce.Noms.Epreuves.TryGetValue(epreuve, out var e) && enonce.Candidats[i].Epreuves.Contains(e) && !oraux.Contains((i, e)))
                oraux.Add((i, e));
            else
                constat.Add(Regle.Format, $"oraux : l'oral {epreuve} du candidat « {candidat} » n'est pas demandé, ou est compté deux fois.");
        }

        if (oraux.Count == 0)
            constat.Add(Regle.Format, "oraux : la liste est vide.");
        return oraux;
    }
}
