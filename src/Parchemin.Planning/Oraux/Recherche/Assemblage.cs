using System.Collections.Immutable;
using System.Globalization;

namespace Parchemin.Planning.Oraux;

/// <summary>Turns what the searches found into a planning: names, preparation rooms, reasons.</summary>
internal static class Assemblage
{
    public static PlanDOraux Of(SessionDOraux session, IReadOnlyList<(Terrain Terrain, Instantane Etat)> parts, PlanDOraux? precedent)
    {
        var ouvertes = parts.SelectMany((part, i) => Open(part.Terrain, part.Etat).Select(k => (Part: i, Poste: k)))
            .OrderBy(x => parts[x.Part].Terrain.PlagesGlobal[parts[x.Part].Terrain.PostePlage[x.Poste]])
            .ThenBy(x => parts[x.Part].Terrain.PosteSalle[x.Poste]).ToList();
        var noms = Names(ouvertes.Select(x => (parts[x.Part].Terrain.PlagesGlobal[parts[x.Part].Terrain.PostePlage[x.Poste]], parts[x.Part].Terrain.PosteSalle[x.Poste])).ToList(), precedent);
        var commissions = ImmutableArray.CreateBuilder<Commission>(ouvertes.Count);
        var passages = new List<Passage>();
        foreach (var (part, poste) in ouvertes)
        {
            var (t, etat) = parts[part];
            ImmutableArray<int> membres = [.. etat.Membres(poste).ToArray().Select(x => t.ExaminateursGlobal[x]).Order()];
            var rang = 0;
            for (var o = 0; o < t.Oraux; o++)
            {
                if (etat.Postes[o] != poste)
                    continue;
                var debut = etat.Debuts[o];
                rang = Math.Max(rang, session.RangDeComposition(t.Epreuve[o], membres.AsSpan()));
                passages.Add(new Passage(t.OrauxGlobal[o], commissions.Count, debut - t.Preparation[o], debut, debut + t.Duree[o], SessionDOraux.Aucun));
            }

            commissions.Add(new Commission(noms[commissions.Count], t.PlagesGlobal[t.PostePlage[poste]], t.PosteSalle[poste], membres, rang));
        }

        var places = passages.Select(p => p.Oral).ToHashSet();
        var raisons = parts.SelectMany(p => Raisons.Of(p.Terrain, p.Etat)).ToDictionary(r => r.Oral, r => r.Raison);
        var nonPlaces = Enumerable.Range(0, session.Oraux.Length).Where(o => !places.Contains(o))
            .Select(o => new OralNonPlace(o, raisons.GetValueOrDefault(o, Raisons.SansPlage))).ToImmutableArray();
        var k = commissions.ToImmutable();
        return new PlanDOraux(k, [.. Seated(session, k, passages).OrderBy(p => p.Oral)], nonPlaces);
    }

    private static IEnumerable<int> Open(Terrain t, Instantane etat)
    {
        var pris = new bool[t.Postes];
        for (var o = 0; o < t.Oraux; o++)
        {
            if (etat.Postes[o] >= 0)
                pris[etat.Postes[o]] = true;
        }

        return Enumerable.Range(0, t.Postes).Where(k => pris[k]);
    }

    // A commission that stays in its room and plage keeps its name.
    private static List<string> Names(List<(int Plage, int Salle)> lieux, PlanDOraux? precedent)
    {
        var avant = (precedent?.Commissions ?? []).DistinctBy(k => (k.Plage, k.Salle)).ToDictionary(k => (k.Plage, k.Salle), k => k.Id);
        var gardes = lieux.Select(l => avant.GetValueOrDefault(l)).ToList();
        var pris = gardes.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var rang = 0;
        string Next()
        {
            string nom;
            do
                nom = string.Create(CultureInfo.InvariantCulture, $"k{++rang}");
            while (!pris.Add(nom));
            return nom;
        }

        return [.. gardes.Select(g => g ?? Next())];
    }

    // The search kept the number of people preparing under the number of seats: taking the first free seat always works.
    private static IEnumerable<Passage> Seated(SessionDOraux session, ImmutableArray<Commission> commissions, List<Passage> passages)
    {
        var occupees = session.Salles.Select(s => new List<int>(s.Places)).ToArray();
        var parCentre = Enumerable.Range(0, session.Salles.Length).Where(s => session.Salles[s].EstDePreparation).ToLookup(s => session.Salles[s].Centre);
        foreach (var passage in passages.OrderBy(p => p.PreparationDebut).ThenBy(p => p.Oral))
        {
            if (passage.PreparationDebut == passage.Debut)
            {
                yield return passage;
                continue;
            }

            var salle = parCentre[session.Plages[commissions[passage.Commission].Plage].Centre].First(s =>
            {
                occupees[s].RemoveAll(fin => fin <= passage.PreparationDebut);
                return occupees[s].Count < session.Salles[s].Places;
            });
            occupees[salle].Add(passage.Debut);
            yield return passage with { PlacePreparation = salle };
        }
    }
}
