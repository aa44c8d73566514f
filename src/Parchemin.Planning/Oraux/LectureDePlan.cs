using System.Collections.Immutable;

namespace Parchemin.Planning.Oraux;

/// <summary>Reads the output of the public format, written by anybody: names must exist in the session, everything else is for a checker to judge.</summary>
public static class LectureDePlan
{
    /// <summary>Reads a whole document, in UTF-8. The announced cost, bound and status are not read: they are recomputed.</summary>
    public static Lecture<PlanDOraux> Read(ReadOnlyMemory<byte> json, SessionDOraux session)
        => ErreursDeLecture.Read(json, (racine, erreurs) => new Noms(session, erreurs).Plan(racine));

    /// <summary>Reads the planning to repair: names that the session no longer has (an examiner who left, a room lost) become <see cref="SessionDOraux.Aucun"/>.</summary>
    public static Lecture<PlanDOraux> ReadPrevious(ReadOnlyMemory<byte> json, SessionDOraux session)
        => ErreursDeLecture.Read(json, (racine, erreurs) => new Noms(session, erreurs, tolere: true).Plan(racine));

    private sealed class Noms
    {
        private readonly bool tolere;
        private readonly SessionDOraux session;
        private readonly ErreursDeLecture erreurs;
        private readonly Dictionary<string, int> plages;
        private readonly Dictionary<string, int> salles;
        private readonly Dictionary<string, int> examinateurs;
        private readonly Dictionary<string, int> candidats;
        private readonly Dictionary<string, int> epreuves;

        public Noms(SessionDOraux session, ErreursDeLecture erreurs, bool tolere = false)
        {
            this.tolere = tolere;
            this.session = session;
            this.erreurs = erreurs;
            plages = Rangs(session.Plages.Select(p => p.Id));
            salles = Rangs(session.Salles.Select(s => s.Id));
            examinateurs = Rangs(session.Examinateurs.Select(x => x.Id));
            candidats = Rangs(session.Candidats.Select(c => c.Id));
            epreuves = Rangs(session.Epreuves.Select(e => e.Code));
        }

        public PlanDOraux Plan(ObjetJson racine)
        {
            racine.Entier("version", 1, 1);
            foreach (var cle in (string[])["statut", "cout", "borne", "termes", "explication"])
                racine.Ignore(cle);
            var commissions = racine.Objets("commissions").Select(Commission).ToImmutableArray();
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var k = 0; k < commissions.Length; k++)
            {
                if (!ids.TryAdd(commissions[k].Id, k))
                    erreurs.Add("commissions", $"« {commissions[k].Id} » est le nom de deux commissions ; changez-en un.");
            }

            var passages = racine.Objets("passages").Select(o => Passage(o, ids)).OfType<Passage>().ToImmutableArray();
            var nonPlaces = racine.Objets("non_places", requise: false).Select(NonPlace).OfType<OralNonPlace>().ToImmutableArray();
            racine.RefuseInconnues();
            return new PlanDOraux(commissions, passages, nonPlaces);
        }

        private Commission Commission(ObjetJson o)
        {
            var id = o.Texte("id") ?? "";
            var plage = Renvoi(o, "plage", plages);
            var salle = Renvoi(o, "salle", salles);
            var membres = o.Textes("membres").Select(m => Renvoi(m.Texte, m.Lieu, examinateurs)).ToImmutableArray();
            var composition = o.Entier("composition", 0, int.MaxValue, 0);
            o.RefuseInconnues();
            return new Commission(id, plage, salle, membres, composition);
        }

        private Passage? Passage(ObjetJson o, Dictionary<string, int> commissions)
        {
            var oral = Oral(o);
            var commission = Renvoi(o, "commission", commissions);
            var (debut, fin) = (o.Instant("debut"), o.Instant("fin"));
            var preparation = o.TexteFacultatif("preparation_debut") is null ? debut : o.Instant("preparation_debut");
            var place = o.TexteFacultatif("place_preparation") is null ? SessionDOraux.Aucun : Renvoi(o, "place_preparation", salles);
            o.RefuseInconnues();
            return oral < 0 || debut is null || fin is null ? null : new Passage(oral, commission, preparation ?? debut.Value, debut.Value, fin.Value, place);
        }

        private OralNonPlace? NonPlace(ObjetJson o)
        {
            var oral = Oral(o);
            var raison = o.TexteFacultatif("raison") ?? "";
            o.RefuseInconnues();
            return oral < 0 ? null : new OralNonPlace(oral, raison);
        }

        private int Oral(ObjetJson o)
        {
            var (candidat, epreuve) = (Renvoi(o, "candidat", candidats), Renvoi(o, "epreuve", epreuves));
            if (candidat < 0 || epreuve < 0)
                return SessionDOraux.Aucun;
            var c = session.Candidats[candidat];
            for (var i = c.PremierOral; i < c.PremierOral + c.NombreDOraux; i++)
            {
                if (session.Oraux[i].Epreuve == epreuve)
                    return i;
            }

            if (!tolere)
                erreurs.Add(o.LieuDe("epreuve"), $"« {session.Epreuves[epreuve].Code} » n'est pas demandée par le candidat « {c.Id} » ; retirez cette ligne ou ajoutez l'épreuve au candidat.");
            return SessionDOraux.Aucun;
        }

        private int Renvoi(ObjetJson o, string cle, Dictionary<string, int> rangs) => o.Texte(cle) is { } nom ? Renvoi(nom, o.LieuDe(cle), rangs) : SessionDOraux.Aucun;

        private int Renvoi(string nom, string lieu, Dictionary<string, int> rangs)
        {
            if (rangs.TryGetValue(nom, out var rang))
                return rang;
            if (!tolere)
                erreurs.Add(lieu, $"« {nom} » n'existe pas dans les données de la session ; corrigez le nom ou donnez la bonne session.");
            return SessionDOraux.Aucun;
        }

        private static Dictionary<string, int> Rangs(IEnumerable<string> noms) => noms.Select((nom, rang) => (nom, rang)).ToDictionary(x => x.nom, x => x.rang, StringComparer.Ordinal);
    }
}
