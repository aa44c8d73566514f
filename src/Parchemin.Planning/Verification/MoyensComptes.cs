namespace Parchemin.Planning.Verification;

/// <summary>What the centres of one block have and what is demanded of them, counted from the instance.</summary>
internal sealed class MoyensComptes
{
    // Beyond so many teams, people are not told apart: any commission may then take anything, which only allows more.
    private const int MaxEquipes = 20_000;

    private readonly Enonce enonce;
    private readonly HashSet<string> utiles;
    private readonly Dictionary<int, Dictionary<string, int>> presents = [];

    public MoyensComptes(Enonce enonce, IReadOnlySet<string> centres)
    {
        this.enonce = enonce;
        utiles = [.. enonce.Epreuves.SelectMany(e => e.Compositions).SelectMany(c => c)];
        Plages = [.. Enumerable.Range(0, enonce.Plages.Count).Where(p => centres.Contains(enonce.Plages[p].Centre))];
        foreach (var p in Plages)
            presents[p] = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var x in enonce.Examinateurs)
        {
            foreach (var p in x.Plages.Where(presents.ContainsKey))
                presents[p][ProfilDe(x)] = presents[p].GetValueOrDefault(ProfilDe(x)) + 1;
        }

        foreach (var candidat in enonce.Candidats.Where(c => IsBound(c, centres)))
        {
            foreach (var e in candidat.Epreuves.Select(e => enonce.Epreuves[e]))
            {
                var type = (e.Code, candidat.Lengthen(e.Preparation), candidat.Lengthen(e.Passage));
                Demande[type] = Demande.GetValueOrDefault(type) + 1;
            }
        }
    }

    public IReadOnlyList<int> Plages { get; }

    /// <summary>How many orals of each épreuve and durations must be placed in these centres.</summary>
    public Dictionary<(string Epreuve, int Preparation, int Passage), int> Demande { get; } = [];

    public int Present(int plage, string profil) => presents[plage].GetValueOrDefault(profil);

    public int Rooms(int plage) => enonce.Salles.Count(s => s.EstDInterrogation && s.IsOpen(enonce.Plages[plage]));

    /// <summary>The passages that the people of a profile may hear that day, null without limit.</summary>
    public long? PassagesParJour(int jour, string profil)
    {
        HashSet<int> duJour = [.. Plages.Where(p => enonce.Plages[p].Jour == jour)];
        long? somme = 0;
        foreach (var x in enonce.Examinateurs.Where(x => ProfilDe(x) == profil && x.Plages.Overlaps(duJour)))
            somme += x.MaxParJour;
        return somme;
    }

    /// <summary>The teams that the people present in a plage can form, each as the profiles of its members; null when they are too many.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Equipes(int plage)
    {
        var profils = presents[plage].Keys.Order(StringComparer.Ordinal).ToList();
        List<IReadOnlyList<string>> equipes = [];
        foreach (var taille in enonce.Epreuves.SelectMany(e => e.Compositions).Select(c => c.Count).Distinct())
        {
            if (Math.Pow(profils.Count, taille) > MaxEquipes)
                return null;
            Extend(plage, profils, 0, taille, [], equipes);
        }

        return equipes;
    }

    /// <summary>The rank at which such a team takes an épreuve, null when it cannot.</summary>
    public static int? Rang(EpreuveLue epreuve, IReadOnlyList<string> equipe)
    {
        var qualites = equipe.Select(p => p.Split('\n')).ToList();
        for (var rang = 0; rang < epreuve.Compositions.Count; rang++)
        {
            if (epreuve.Compositions[rang].Count == equipe.Count && Seats([.. epreuve.Compositions[rang]], qualites))
                return rang;
        }

        return null;
    }

    private static bool Seats(List<string> sieges, List<string[]> qualites)
    {
        if (sieges.Count == 0)
            return true;
        for (var i = 0; i < qualites.Count; i++)
        {
            if (qualites[i].Contains(sieges[0], StringComparer.Ordinal) && Seats(sieges[1..], [.. qualites[..i], .. qualites[(i + 1)..]]))
                return true;
        }

        return false;
    }

    private void Extend(int plage, List<string> profils, int premier, int taille, List<string> debut, List<IReadOnlyList<string>> equipes)
    {
        if (debut.Count == taille)
        {
            if (debut.CountBy(p => p, StringComparer.Ordinal).All(p => p.Value <= Present(plage, p.Key)))
                equipes.Add([.. debut]);
            return;
        }

        for (var i = premier; i < profils.Count; i++)
            Extend(plage, profils, i, taille, [.. debut, profils[i]], equipes);
    }

    private string ProfilDe(ExaminateurLu x) => PrixLus.Profil(x.Qualites.Where(utiles.Contains));

    // His orals must be placed here when no plage elsewhere is open to him and one is here.
    private bool IsBound(CandidatLu candidat, IReadOnlySet<string> centres)
    {
        if (candidat.Zone is { } zone && enonce.Centres.Contains(zone))
            return centres.Contains(zone);
        if (candidat.Indisponible.Count == 0)
            return enonce.Plages.All(p => centres.Contains(p.Centre));
        var ouvertes = Enumerable.Range(0, enonce.Plages.Count).Where(p => !candidat.Indisponible.Contains(p)).ToList();
        return ouvertes.Count > 0 && ouvertes.All(p => centres.Contains(enonce.Plages[p].Centre));
    }
}
