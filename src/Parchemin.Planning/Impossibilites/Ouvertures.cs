using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Where one oral could be, alone: the plages open to its candidate where it fits and where people, a room and a seat can be found for it.</summary>
internal sealed class Ouvertures
{
    private readonly SessionDOraux session;
    private readonly int[]?[] disponibles;
    private readonly OralFixe?[] fixes;
    private readonly bool[] aSalle;
    private readonly bool[] aPreparation;
    private readonly Dictionary<(int, int, int, string, string), int> classes = [];
    private readonly int?[] classeDe;
    private readonly List<HashSet<int>?> recuses = [];
    private readonly ILookup<int, int> parEtablissement;
    private readonly ILookup<int, int> parEntreprise;
    private readonly ILookup<int, int> parCandidat;

    public Ouvertures(SessionDOraux session)
    {
        this.session = session;
        disponibles = new int[]?[session.Plages.Length];
        fixes = new OralFixe?[session.Oraux.Length];
        foreach (var fixe in session.Fixes)
            fixes[fixe.Oral] = fixe;
        var parPlage = Enumerable.Range(0, session.Examinateurs.Length).SelectMany(x => session.Examinateurs[x].Plages.Distinct().Select(p => (p, x))).GroupBy(d => d.p, d => d.x);
        foreach (var plage in parPlage)
            disponibles[plage.Key] = [.. plage];
        var personnes = Enumerable.Range(0, session.Examinateurs.Length);
        parEtablissement = personnes.SelectMany(x => session.Examinateurs[x].Etablissements.Select(e => (e, x))).ToLookup(l => l.e, l => l.x);
        parEntreprise = personnes.SelectMany(x => session.Examinateurs[x].Entreprises.Select(e => (e, x))).ToLookup(l => l.e, l => l.x);
        parCandidat = personnes.SelectMany(x => session.Examinateurs[x].Recuses.Select(c => (c, x))).ToLookup(l => l.c, l => l.x);
        classeDe = new int?[session.Candidats.Length];
        aSalle = [.. session.Plages.Select((_, p) => session.SallesEn(p) > 0)];
        aPreparation = [.. session.Plages.Select((_, p) => session.PlacesEn(p) > 0)];
    }

    public IReadOnlyList<int> DisponiblesEn(int plage) => disponibles[plage] ?? [];

    /// <summary>Candidates of one class are alike: same plages, same recusals.</summary>
    public int ClasseDe(int candidat) => classeDe[candidat] ??= Classify(candidat);

    /// <summary>Who may not examine the candidate.</summary>
    public IReadOnlySet<int> RecusesDe(int candidat)
    {
        var c = session.Candidats[candidat];
        return recuses[ClasseDe(candidat)] ??= [.. parCandidat[candidat], .. session.Regles.RecuserMemeEtablissement ? parEtablissement[c.Etablissement] : Enumerable.Empty<int>(),
            .. session.Regles.RecuserMemeEntreprise ? parEntreprise[c.Entreprise] : Enumerable.Empty<int>()];
    }

    public OralFixe? FixeDe(int oral) => fixes[oral];

    /// <summary>True when the time of the plage suits the oral, whoever may hear it.</summary>
    public bool Fits(int oral, int plage)
    {
        var (o, p) = (session.Oraux[oral], session.Plages[plage]);
        return session.PeutVenir(o.Candidat, plage) && o.Duree <= p.Duree
            && (fixes[oral] is not { } fixe || (fixe.Plage == plage && fixe.Debut - o.Preparation >= p.Debut && fixe.Debut + o.Passage <= p.Fin));
    }

    /// <summary>True when the oral could be in the plage if it were the only one.</summary>
    public bool IsOpen(int oral, int plage)
    {
        var o = session.Oraux[oral];
        return Fits(oral, plage) && aSalle[plage] && (o.Preparation == 0 || aPreparation[plage]) && IsHeard(o, plage);
    }

    /// <summary>True when people present in the plage, none recused, fill a composition of the oral's épreuve.</summary>
    public bool IsHeard(Oral o, int plage)
    {
        List<int> possibles = [.. DisponiblesEn(plage).Where(x => session.Examinateurs[x].MaxParJour > 0 && !RecusesDe(o.Candidat).Contains(x))];
        return session.Epreuves[o.Epreuve].Compositions.Any(c => Fill([.. c.Select(q => possibles.Where(x => session.Examinateurs[x].Qualites.Contains(q)).ToArray())]));
    }

    private int Classify(int candidat)
    {
        var c = session.Candidats[candidat];
        var cle = (c.Centre, c.Etablissement, c.Entreprise, string.Join(',', c.Indisponible), string.Join(',', parCandidat[candidat]));
        if (!classes.TryGetValue(cle, out var classe))
        {
            classes[cle] = classe = classes.Count;
            recuses.Add(null);
        }

        return classe;
    }

    // A seat takes its first free person, or the one of a seat that can take another.
    private static bool Fill(int[][] sieges)
    {
        var assis = new Dictionary<int, int>();
        return Enumerable.Range(0, sieges.Length).All(s => Seat(s, []));

        bool Seat(int siege, HashSet<int> vus)
        {
            foreach (var x in sieges[siege])
            {
                if (!vus.Add(x) || (assis.TryGetValue(x, out var autre) && !Seat(autre, vus)))
                    continue;
                assis[x] = siege;
                return true;
            }

            return false;
        }
    }
}
