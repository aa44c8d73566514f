using System.Text.Json;

namespace Parchemin.Planning.Verification;

/// <summary>Reads a planning of the public format. What names nothing that exists is noted and left out.</summary>
internal sealed class LectureDePlanning
{
    private readonly Enonce enonce;
    private readonly Constat constat;
    private readonly Dictionary<string, int> commissions = new(StringComparer.Ordinal);

    private LectureDePlanning(Enonce enonce, Constat constat) => (this.enonce, this.constat) = (enonce, constat);

    public static PlanningLu Read(JsonElement racine, Enonce enonce, Constat constat) => new LectureDePlanning(enonce, constat).Read(racine);

    private PlanningLu Read(JsonElement racine)
    {
        var document = new Champs(racine, "Planning", constat, "version", "titre", "statut", "cout", "borne", "termes", "commissions", "passages", "non_places", "explication");
        if (document.Entier("version") != 1)
            constat.Add(Regle.Format, "Planning : « version » doit valoir 1, seule version publiée du format.");
        var listees = Commissions(document);
        List<PassageLu> passages = [];
        var i = 0;
        foreach (var e in document.Liste("passages"))
        {
            if (Passage(e, $"passages[{i++}]") is not { } passage)
                continue;
            passages.Add(passage);
            listees[passage.Commission].Epreuves.Add(passage.Epreuve);
        }

        return new PlanningLu(listees, passages, [.. document.Liste("non_places").Select(NonPlace).OfType<(int, int)>()], Annonce(document));
    }

    private List<CommissionLue> Commissions(Champs document)
    {
        List<CommissionLue> listees = [];
        var i = 0;
        foreach (var e in document.Liste("commissions"))
        {
            var c = new Champs(e, $"commissions[{i++}]", constat, "id", "plage", "salle", "membres", "composition");
            var (id, plage, salle) = (c.Texte("id"), Find(c, "plage", enonce.Noms.Plages), Find(c, "salle", enonce.Noms.Salles));
            List<int> membres = [];
            foreach (var membre in c.Textes("membres"))
            {
                if (enonce.Noms.Examinateurs.TryGetValue(membre, out var x))
                    membres.Add(x);
                else
                    constat.Add(Regle.Format, $"{c.Lieu} : « membres » nomme « {membre} », qui n'est pas un examinateur.");
            }

            var composition = c.EntierOuNull("composition");
            if (plage is not { } p || salle is not { } s)
                continue;
            if (!commissions.TryAdd(id, listees.Count))
                constat.Add(Regle.Format, $"{c.Lieu} : le nom « {id} » est déjà celui d'une autre commission.");
            listees.Add(new CommissionLue(id, p, s, membres, composition));
        }

        return listees;
    }

    private PassageLu? Passage(JsonElement e, string lieu)
    {
        var c = new Champs(e, lieu, constat, "candidat", "epreuve", "commission", "preparation_debut", "debut", "fin", "place_preparation");
        var (candidat, epreuve, commission) = (Find(c, "candidat", enonce.Noms.Candidats), Find(c, "epreuve", enonce.Noms.Epreuves), Find(c, "commission", commissions));
        var (debut, fin) = (c.Heure("debut"), c.Heure("fin"));
        var place = c.Has("place_preparation") ? Find(c, "place_preparation", enonce.Noms.Salles) : null;
        return candidat is { } i && epreuve is { } j && commission is { } k
            ? new PassageLu(i, j, k, c.HeureOuNull("preparation_debut") ?? debut, debut, fin, place)
            : null;
    }

    private (int, int)? NonPlace(JsonElement e, int i)
    {
        var c = new Champs(e, $"non_places[{i}]", constat, "candidat", "epreuve", "raison");
        return Find(c, "candidat", enonce.Noms.Candidats) is { } candidat && Find(c, "epreuve", enonce.Noms.Epreuves) is { } epreuve ? (candidat, epreuve) : null;
    }

    private AnnonceLue Annonce(Champs document)
    {
        var statut = document.Texte("statut");
        Dictionary<string, decimal> termes = new(StringComparer.Ordinal);
        if (document.Objet("termes") is { } objet)
        {
            foreach (var terme in objet.EnumerateObject())
            {
                if (terme.Value.ValueKind == JsonValueKind.Number && terme.Value.TryGetDecimal(out var valeur))
                    termes[terme.Name] = valeur;
                else
                    constat.Add(Regle.Format, $"termes : « {terme.Name} » vaut {terme.Value} ; un nombre était attendu.");
            }
        }

        return new AnnonceLue(statut, document.NombreOuNull("cout"), document.NombreOuNull("borne"), termes);
    }

    private int? Find(Champs c, string cle, Dictionary<string, int> connus)
    {
        var nom = c.Texte(cle);
        if (connus.TryGetValue(nom, out var i))
            return i;
        constat.Add(Regle.Format, $"{c.Lieu} : « {cle} » nomme « {nom} », qui n'existe pas.");
        return null;
    }
}
