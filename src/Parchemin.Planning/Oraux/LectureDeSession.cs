using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parchemin.Planning.Oraux;

/// <summary>Reads the input of the public format, strictly: an unknown key, an unknown name or an impossible value is an error, and all are told.</summary>
public sealed class LectureDeSession
{
    private const int DureeMax = Horloge.MinutesParJour;
    private const int PrixMax = 1_000_000;
    private const int SiegesMax = 8;

    private readonly ErreursDeLecture erreurs;
    private readonly Index centres = new();
    private readonly Index qualites = new();
    private readonly Index etablissements = new();
    private readonly Index entreprises = new();
    private readonly Index plages = new();
    private readonly Index salles = new();
    private readonly Index epreuves = new();
    private readonly Index examinateurs = new();
    private readonly Index candidats = new();
    private readonly List<Oral> oraux = [];
    private readonly Dictionary<(int Candidat, int Epreuve), int> demandes = [];

    private LectureDeSession(ErreursDeLecture erreurs) => this.erreurs = erreurs;

    /// <summary>Reads a whole document, in UTF-8.</summary>
    public static Lecture<SessionDOraux> Read(ReadOnlyMemory<byte> json) => ErreursDeLecture.Read(json, (racine, erreurs) => new LectureDeSession(erreurs).Session(racine));

    private SessionDOraux Session(ObjetJson racine)
    {
        racine.Entier("version", 1, 1);
        var titre = racine.TexteFacultatif("titre") ?? "";
        var lesPlages = racine.Objets("plages").Select(Plage).ToImmutableArray();
        var lesSalles = racine.Objets("salles").Select(Salle).ToImmutableArray();
        var lesEpreuves = racine.Objets("epreuves").Select(Epreuve).ToImmutableArray();

        // Examiners name candidates and candidates come after them in the document.
        var lus = racine.Objets("candidats").Select(c => (Objet: c, Id: Nom(c, "id", candidats))).ToList();
        var lesExaminateurs = racine.Objets("examinateurs").Select(Examinateur).ToImmutableArray();
        var lesCandidats = lus.Select((c, i) => Candidat(c.Objet, c.Id, i, lesEpreuves)).ToImmutableArray();
        var regles = Regles(racine.Objet("regles"));
        var couts = Couts(racine.Objet("couts"));
        var fixes = racine.Objets("fixes", requise: false).Select(f => Fixe(f, lesPlages)).OfType<OralFixe>().ToImmutableArray();
        foreach (var double_ in fixes.GroupBy(f => f.Oral).Where(g => g.Count() > 1))
        {
            var oral = oraux[double_.Key];
            erreurs.Add("fixes", $"l'oral {epreuves.Noms[oral.Epreuve]} de « {candidats.Noms[oral.Candidat]} » est fixé plusieurs fois ; gardez une seule heure.");
        }

        racine.RefuseInconnues();
        return new SessionDOraux
        {
            Titre = titre,
            Centres = centres.Noms,
            Qualites = qualites.Noms,
            Etablissements = etablissements.Noms,
            Entreprises = entreprises.Noms,
            Plages = lesPlages,
            Salles = lesSalles,
            Epreuves = lesEpreuves,
            Examinateurs = lesExaminateurs,
            Candidats = lesCandidats,
            Oraux = [.. oraux],
            Regles = regles,
            Couts = couts,
            Fixes = fixes,
        };
    }

    private Plage Plage(ObjetJson o)
    {
        var id = Nom(o, "id", plages);
        var centre = o.Texte("centre");
        var (debut, fin) = (o.Instant("debut"), o.Instant("fin"));
        if (debut is { } d && fin is { } f && (f <= d || (f - 1) / Horloge.MinutesParJour != d / Horloge.MinutesParJour))
            erreurs.Add(o.LieuDe("fin"), $"« {Horloge.Format(f)} » doit suivre le début « {Horloge.Format(d)} », le même jour ; corrigez l'une des deux heures ou coupez la plage.");
        o.RefuseInconnues();
        return new Plage(id, centre is null ? SessionDOraux.Aucun : centres.Of(centre), debut ?? 0, fin ?? 1);
    }

    private Salle Salle(ObjetJson o)
    {
        var id = Nom(o, "id", salles);
        var centre = o.Texte("centre");
        var usage = o.Texte("usage");
        if (usage is not (null or "interrogation" or "preparation"))
            erreurs.Add(o.LieuDe("usage"), $"« {usage} » n'est pas un usage ; écrivez « interrogation » ou « preparation ».");
        var places = usage == "preparation" ? o.Entier("places", 1, 10_000) : 0;
        var indisponible = Tries(Renvois(o, "indisponible", plages, requise: false));
        if (usage == "preparation" && indisponible.Length > 0)
            erreurs.Add(o.LieuDe("indisponible"), "une salle de préparation sert à toutes les plages ; retirez la clé, ou la salle.");
        o.RefuseInconnues();
        return new Salle(id, centre is null ? SessionDOraux.Aucun : centres.Of(centre), usage == "preparation", places) { Indisponible = indisponible };
    }

    private EpreuveOrale Epreuve(ObjetJson o)
    {
        var code = Nom(o, "code", epreuves);
        var (preparation, passage, battement) = (o.Entier("preparation", 0, DureeMax), o.Entier("passage", 1, DureeMax), o.Entier("battement", 0, DureeMax));
        var compositions = o.Liste("commission").Select(c => Composition(c.Element, c.Lieu)).ToImmutableArray();
        if (compositions.IsEmpty)
            erreurs.Add(o.LieuDe("commission"), "la liste est vide ; donnez au moins une composition.");
        o.RefuseInconnues();
        return new EpreuveOrale(code, preparation, passage, battement, compositions);
    }

    private ImmutableArray<int> Composition(JsonElement element, string lieu)
    {
        var sieges = ObjetJson.Elements(element, lieu, erreurs);
        if (sieges.Count is 0 or > SiegesMax)
            erreurs.Add(lieu, string.Create(CultureInfo.InvariantCulture, $"la composition a {sieges.Count} sièges ; donnez-en de 1 à {SiegesMax}."));
        var resultat = ImmutableArray.CreateBuilder<int>();
        foreach (var siege in sieges)
        {
            if (ObjetJson.Of(siege.Element, siege.Lieu, erreurs) is not { } o)
                continue;
            if (o.Texte("qualite") is { } qualite)
                resultat.Add(qualites.Of(qualite));
            o.RefuseInconnues();
        }

        return resultat.ToImmutable();
    }

    private Examinateur Examinateur(ObjetJson o)
    {
        var id = Nom(o, "id", examinateurs);
        var examinateur = new Examinateur(
            id,
            Tries(o.Textes("qualites").Select(q => qualites.Of(q.Texte))),
            Tries(o.Textes("etablissements", requise: false).Select(e => etablissements.Of(e.Texte))),
            Tries(o.Textes("entreprises", requise: false).Select(e => entreprises.Of(e.Texte))),
            Tries(Renvois(o, "plages", plages, requise: true)),
            Tries(Renvois(o, "candidats_recuses", candidats, requise: false)),
            o.Entier("max_par_jour", 0, int.MaxValue, int.MaxValue));
        o.RefuseInconnues();
        return examinateur;
    }

    private CandidatAuxOraux Candidat(ObjetJson o, string id, int rang, ImmutableArray<EpreuveOrale> lesEpreuves)
    {
        var majoration = Majoration(o);
        var premier = oraux.Count;
        foreach (var epreuve in Renvois(o, "epreuves", epreuves, requise: true))
        {
            var e = lesEpreuves[epreuve];
            demandes.TryAdd((rang, epreuve), oraux.Count);
            oraux.Add(new Oral(rang, epreuve, Majore(e.Preparation, majoration), Majore(e.Passage, majoration), e.Battement));
        }

        var zone = o.TexteFacultatif("zone");
        var candidat = new CandidatAuxOraux(
            id,
            o.TexteFacultatif("etablissement") is { } etablissement ? etablissements.Of(etablissement) : SessionDOraux.Aucun,
            o.TexteFacultatif("entreprise") is { } entreprise ? entreprises.Of(entreprise) : SessionDOraux.Aucun,
            majoration,
            Tries(Renvois(o, "indisponible", plages, requise: false)),
            zone,
            zone is null ? SessionDOraux.Aucun : centres.Find(zone),
            premier,
            oraux.Count - premier);
        o.RefuseInconnues();
        return candidat;
    }

    /// <summary>A duration lengthened by the exact share, rounded up to the minute.</summary>
    private static int Majore(int duree, (int Numerateur, int Denominateur) m)
        => (int)((((long)duree * (m.Numerateur + (long)m.Denominateur)) + m.Denominateur - 1) / m.Denominateur);

    private (int Numerateur, int Denominateur) Majoration(ObjetJson o)
    {
        if (o.TexteFacultatif("majoration") is not { } texte)
            return (0, 1);
        var parts = texte.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            && d is > 0 and <= 1000 && n <= 3 * d)
            return (n, d);
        erreurs.Add(o.LieuDe("majoration"), $"« {texte} » n'est pas une fraction de 0 à 3 ; écrivez-la comme « 1/3 », le dénominateur ne dépassant pas 1000.");
        return (0, 1);
    }

    private OralFixe? Fixe(ObjetJson o, ImmutableArray<Plage> lesPlages)
    {
        var candidat = Renvoi(o, "candidat", candidats);
        var epreuve = Renvoi(o, "epreuve", epreuves);
        var plage = Renvoi(o, "plage", plages);
        var debut = o.Instant("debut");
        o.RefuseInconnues();
        if (candidat < 0 || epreuve < 0 || plage < 0 || debut is null)
            return null;
        if (!demandes.TryGetValue((candidat, epreuve), out var oral))
        {
            erreurs.Add(o.LieuDe("epreuve"), $"« {epreuves.Noms[epreuve]} » n'est pas demandée par le candidat « {candidats.Noms[candidat]} » ; ajoutez-la à ses épreuves ou retirez cette ligne.");
            return null;
        }

        var p = lesPlages[plage];
        if (debut < p.Debut || debut >= p.Fin)
            erreurs.Add(o.LieuDe("debut"), $"« {Horloge.Format(debut.Value)} » n'est pas dans la plage « {p.Id} », de {Horloge.Format(p.Debut)} à {Horloge.Format(p.Fin)} ; corrigez l'heure ou la plage.");
        return new OralFixe(oral, plage, debut.Value);
    }

    private static ReglesDOraux Regles(ObjetJson? o)
    {
        var regles = new ReglesDOraux(
            o?.Entier("ecart_min_entre_oraux", 0, DureeMax, 20) ?? 20,
            o?.Booleen("meme_jour", true) ?? true,
            o?.Booleen("recuser_meme_etablissement", true) ?? true,
            o?.Booleen("recuser_meme_entreprise", true) ?? true,
            o?.Booleen("commission_stable_par_plage", true) ?? true,
            o?.Entier("attente_max", 0, DureeMax, DureeMax) ?? DureeMax);
        o?.RefuseInconnues();
        return regles;
    }

    private static CoutsDOraux Couts(ObjetJson? o)
    {
        int Prix(string cle, int defaut) => o?.Entier(cle, 0, PrixMax, defaut) ?? defaut;
        var couts = new CoutsDOraux(
            Prix("commission_ouverte", 100),
            Prix("composition_de_repli", 20),
            Prix("jour_supplementaire_candidat", 30),
            Prix("attente_par_heure", 2),
            Prix("trou_commission_par_quart_heure", 1),
            Prix("desequilibre", 1),
            Prix("changement", 50));
        o?.RefuseInconnues();
        return couts;
    }

    private string Nom(ObjetJson o, string cle, Index index)
    {
        // Without a name the place stands for it: indices must follow the list.
        var nom = o.Texte(cle) ?? $" {o.Lieu}";
        if (!index.Declare(nom))
        {
            erreurs.Add(o.LieuDe(cle), $"« {nom} » est déjà pris ; donnez un autre nom.");
            index.Declare($" {o.Lieu}");
        }

        return nom;
    }

    private int Renvoi(ObjetJson o, string cle, Index index) => o.Texte(cle) is { } nom ? Renvoi(nom, o.LieuDe(cle), index) : SessionDOraux.Aucun;

    private int Renvoi(string nom, string lieu, Index index)
    {
        var rang = index.Find(nom);
        if (rang < 0)
            erreurs.Add(lieu, $"« {nom} » n'est pas déclaré ; ajoutez-le à sa liste ou corrigez le nom.");
        return rang;
    }

    private IEnumerable<int> Renvois(ObjetJson o, string cle, Index index, bool requise)
        => o.Textes(cle, requise).Select(t => Renvoi(t.Texte, t.Lieu, index)).Where(r => r >= 0);

    private static ImmutableArray<int> Tries(IEnumerable<int> rangs) => [.. rangs.Order()];
}
