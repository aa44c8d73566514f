namespace Parchemin.Planning.Verification;

/// <summary>Checks that no commission can take orals worth more than it costs, and adds up what the prices then prove.</summary>
internal sealed class PreuveDePrix
{
    // Which épreuves a commission takes is followed for so many; cuts on more are refused.
    private const int MaxEpreuves = 12;

    private readonly Enonce enonce;
    private readonly MoyensComptes moyens;
    private readonly PrixLus prix;
    private readonly IReadOnlyList<CoupeLue> coupes;
    private readonly List<(string Epreuve, int Preparation, int Passage, int Taille, int Battement, long Prix)> types;
    private readonly Dictionary<(int Duree, string Epreuves, long Peage), long> deja = [];

    /// <param name="coutDuRang">What a commission of each rank of composition costs, in parts.</param>
    public PreuveDePrix(Enonce enonce, MoyensComptes moyens, PrixLus prix, IReadOnlyList<CoupeLue> coupes, Func<int, long> coutDuRang, string lieu, Constat constat)
    {
        (this.enonce, this.moyens, this.prix, this.coupes) = (enonce, moyens, prix, coupes);
        types = [.. moyens.Demande.Keys.Select(t => (t.Epreuve, t.Preparation, t.Passage, t.Passage + BattementDe(t.Epreuve), BattementDe(t.Epreuve), prix.Oraux.GetValueOrDefault(t)))];
        if (prix.Coupes.Count > coupes.Count)
            constat.Add(Regle.Format, $"{lieu} : plus de prix que de coupes.");
        if (!enonce.Regles.CommissionStable && prix.Personnes.Count + prix.Salles.Count > 0)
            constat.Add(Regle.Format, $"{lieu} : une personne peut siéger dans plusieurs commissions d'une plage, elle n'y a donc pas de prix.");
        foreach (var plage in moyens.Plages)
        {
            var trop = Excess(plage, coutDuRang);
            if (trop > 0)
                constat.Add(Regle.Annonce, $"{lieu} : dans la plage {enonce.Plages[plage].Id}, une commission rapporte {trop} parts de plus qu'elle ne coûte ; les prix ne prouvent rien.");
        }
    }

    /// <summary>What these prices prove, in parts, when only the orals of these épreuves count (all of them by default).</summary>
    public Int128 Worth(IReadOnlySet<string>? epreuves)
    {
        Int128 somme = 0;
        foreach (var (type, n) in moyens.Demande)
            somme += epreuves is null || epreuves.Contains(type.Epreuve) ? (Int128)prix.Oraux.GetValueOrDefault(type) * n : 0;
        for (var c = 0; c < prix.Coupes.Count && c < coupes.Count; c++)
            somme += (Int128)prix.Coupes[c] * coupes[c].Minimum;
        var plages = moyens.Plages.ToDictionary(p => enonce.Plages[p].Id, p => p, StringComparer.Ordinal);
        foreach (var ((plage, profil), p) in prix.Personnes)
            somme -= plages.TryGetValue(plage, out var i) ? (Int128)p * moyens.Present(i, profil) : 0;
        foreach (var (plage, p) in prix.Salles)
            somme -= plages.TryGetValue(plage, out var i) ? (Int128)p * moyens.Rooms(i) : 0;
        foreach (var ((jour, profil), p) in prix.Journees)
            somme -= (Int128)p * (moyens.PassagesParJour(jour, profil) ?? long.MaxValue);
        return somme;
    }

    private int BattementDe(string epreuve) => enonce.Epreuves[enonce.Noms.Epreuves[epreuve]].Battement;

    /// <summary>How much the most profitable commission of a plage brings beyond what it costs.</summary>
    private long Excess(int plage, Func<int, long> coutDuRang)
    {
        var (p, jour) = (enonce.Plages[plage], enonce.Plages[plage].Jour);
        if (enonce.Regles.CommissionStable && moyens.Rooms(plage) == 0)
            return 0;
        if (moyens.Equipes(plage) is not { } equipes)
            return Best(p.Fin - p.Debut, [.. types.Select(t => t.Epreuve).Distinct(StringComparer.Ordinal)], 0) - coutDuRang(0) - prix.Salles.GetValueOrDefault(p.Id);
        var pire = long.MinValue;
        foreach (var equipe in equipes)
        {
            var rangs = types.Select(t => t.Epreuve).Distinct(StringComparer.Ordinal)
                .Select(e => (Epreuve: e, Rang: MoyensComptes.Rang(enonce.Epreuves[enonce.Noms.Epreuves[e]], equipe))).Where(r => r.Rang is not null).ToList();
            var peage = equipe.Sum(f => prix.Journees.GetValueOrDefault((jour, f)));
            var place = equipe.Sum(f => prix.Personnes.GetValueOrDefault((p.Id, f))) + prix.Salles.GetValueOrDefault(p.Id);
            foreach (var rang in rangs.Select(r => r.Rang!.Value).Distinct())
                pire = Math.Max(pire, Best(p.Fin - p.Debut, [.. rangs.Where(r => r.Rang <= rang).Select(r => r.Epreuve)], peage) - coutDuRang(rang) - place);
        }

        return pire;
    }

    /// <summary>The most that a commission of these épreuves can bring: sets of épreuves are tried one by one, with one oral of each.</summary>
    private long Best(int duree, List<string> epreuves, long peage)
    {
        epreuves.Sort(StringComparer.Ordinal);
        var cle = (duree, string.Join('\n', epreuves), peage);
        if (deja.TryGetValue(cle, out var connu))
            return connu;
        var meilleur = 0L;
        if (coupes.Count == 0 || epreuves.Count > MaxEpreuves)
        {
            // Nothing depends on which épreuves it takes: a prime for all cuts can only be too much.
            meilleur = Best(duree, epreuves, [], peage) + prix.Coupes.Sum();
        }
        else
        {
            for (var m = 1; m < 1 << epreuves.Count; m++)
            {
                var prises = epreuves.Where((_, i) => (m & (1 << i)) != 0).ToList();
                var prime = coupes.Zip(prix.Coupes).Sum(c => c.First.Epreuves.Overlaps(prises) ? c.Second : 0);
                meilleur = Math.Max(meilleur, Best(duree, prises, prises, peage) + prime);
            }
        }

        return deja[cle] = meilleur;
    }

    private long Best(int duree, List<string> permises, List<string> obligees, long peage)
    {
        var meilleur = obligees.Count == 0 ? 0 : long.MinValue / 4;
        foreach (var attente in types.Where(t => permises.Contains(t.Epreuve)).Select(t => t.Preparation).Distinct())
        {
            var admis = types.Where(t => permises.Contains(t.Epreuve) && t.Preparation >= attente).ToList();
            var place = duree - attente + admis.Max(t => t.Battement);
            if (place < 0)
                continue;
            var remplis = new long[place + 1];
            for (var c = 0; c <= place; c++)
            {
                foreach (var t in admis)
                {
                    if (t.Taille <= c)
                        remplis[c] = Math.Max(remplis[c], remplis[c - t.Taille] + t.Prix - peage);
                }
            }

            // The one who prepares least, then one oral of each épreuve that must be taken.
            foreach (var premier in admis.Where(t => t.Preparation == attente))
                meilleur = Math.Max(meilleur, Forced([.. obligees.Where(e => e != premier.Epreuve)], 0, place - premier.Taille, premier.Prix - peage));

            long Forced(List<string> restantes, int i, int reste, long acquis)
            {
                if (reste < 0)
                    return long.MinValue / 4;
                if (i == restantes.Count)
                    return acquis + remplis[reste];
                var valeur = long.MinValue / 4;
                foreach (var t in admis.Where(t => t.Epreuve == restantes[i]))
                    valeur = Math.Max(valeur, Forced(restantes, i + 1, reste - t.Taille, acquis + t.Prix - peage));
                return valeur;
            }
        }

        return meilleur;
    }
}
