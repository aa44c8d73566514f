using Parchemin.Planning.Oraux;

namespace Parchemin.Planning.Impossibilites;

/// <summary>Whether what is fixed at one instant finds rooms, people and seats.</summary>
internal sealed class Simultaneite(SessionDOraux session, Ouvertures ouvertures)
{
    public Manque? Find(IReadOnlyList<Moyen> moyens)
    {
        var parCentre = session.Fixes.GroupBy(f => session.Plages[f.Plage].Centre);
        foreach (var centre in parCentre)
        {
            foreach (var moyen in moyens.Where(m => !m.EnMinutes))
            {
                foreach (var instant in centre.Select(f => Held(f, moyen).Debut).Distinct())
                {
                    if (Measure(moyen, [.. centre.Where(f => Held(f, moyen) is var h && h.Debut <= instant && instant < h.Fin).Select(f => f.Oral).Order()], instant) is { } manque)
                        return manque;
                }
            }
        }

        return null;
    }

    /// <summary>What these fixed orals ask at this instant, and what there is.</summary>
    public Manque? Measure(Moyen moyen, IReadOnlyList<int> oraux, int instant)
    {
        OralFixe[] fixes = [.. oraux.Select(ouvertures.FixeDe).OfType<OralFixe>().Where(f => Held(f, moyen) is var h && h.Debut <= instant && instant < h.Fin)];
        if (fixes.Length == 0)
            return null;
        var demande = fixes.Sum(f => moyen.Need(session, session.Oraux[f.Oral]));
        int[] plages = [.. fixes.Select(f => f.Plage).Distinct()];
        var capacite = moyen.Nature switch
        {
            NatureDImpossibilite.Salles => session.SallesEn(plages),
            NatureDImpossibilite.Preparation => session.PlacesEn(plages),
            _ => fixes.SelectMany(f => ouvertures.DisponiblesEn(f.Plage).Where(x => moyen.Qualites.Any(q => session.Examinateurs[x].Qualites.Contains(q))
                && !ouvertures.RecusesDe(session.Oraux[f.Oral].Candidat).Contains(x))).Distinct().Count(),
        };
        return demande > capacite ? new Manque(NatureDImpossibilite.OrauxSimultanes, moyen, [.. fixes.Select(f => f.Oral)], demande, capacite, instant) : null;
    }

    // When a fixed oral holds a person or a room, or a seat.
    private (int Debut, int Fin) Held(OralFixe fixe, Moyen moyen)
    {
        var o = session.Oraux[fixe.Oral];
        return moyen.Nature == NatureDImpossibilite.Preparation ? (fixe.Debut - o.Preparation, fixe.Debut) : (fixe.Debut, fixe.Debut + o.Passage + o.Battement);
    }
}
