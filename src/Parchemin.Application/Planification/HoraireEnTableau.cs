using Parchemin.Planning.Oraux;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Application;

/// <summary>A planning as a sheet: one line for each oral, at the clock of its centre; those without a place come last, with why.</summary>
public static class HoraireEnTableau
{
    private static readonly ColonneDeTableau[] Colonnes =
    [
        new("Jour", TypeDeColonne.Date, 12), new("Centre", TypeDeColonne.Texte, 30), new("Salle", TypeDeColonne.Texte, 14), new("Préparation", TypeDeColonne.Texte, 12), new("Lieu de préparation", TypeDeColonne.Texte, 18),
        new("Début", TypeDeColonne.Texte, 9), new("Fin", TypeDeColonne.Texte, 9), new("Épreuve", TypeDeColonne.Texte, 14), new("Numéro", TypeDeColonne.Texte, 14), new("Candidat", TypeDeColonne.Texte, 28),
        new("Établissement", TypeDeColonne.Texte, 30), new("Commission", TypeDeColonne.Texte, 40), new("Remarque", TypeDeColonne.Texte, 40),
    ];

    public static (IReadOnlyList<ColonneDeTableau> Colonnes, IReadOnlyList<IReadOnlyList<string?>> Lignes) Of(PlanningLu lu)
    {
        ArgumentNullException.ThrowIfNull(lu);
        var (s, plan) = (lu.Pose.Session, lu.Pose.Plan);
        var fixes = s.Fixes.Select(f => f.Oral).ToHashSet();
        var placees = from p in plan.Passages
                      let k = plan.Commissions[p.Commission]
                      let centre = lu.Noms[s.Centres[s.Plages[k.Plage].Centre]]
                      let salle = k.Salle < 0 ? null : s.Salles[k.Salle].Id
                      orderby p.Debut / Horloge.MinutesParJour, Core.CleDeTri.Of(centre), salle, p.Debut
                      select Line(lu, p.Oral, p, centre, salle, k, fixes.Contains(p.Oral) ? "heure verrouillée" : null);
        return (Colonnes, [.. placees, .. plan.NonPlaces.Select(n => Line(lu, n.Oral, null, null, null, null, $"sans place : {lu.Say(n.Raison)}"))]);
    }

    private static IReadOnlyList<string?> Line(PlanningLu lu, int oral, PassagePose? p, string? centre, string? salle, Commission? k, string? remarque)
    {
        var s = lu.Pose.Session;
        var (candidat, preparation) = (s.Candidats[s.Oraux[oral].Candidat].Id, p is not null && p.PreparationDebut < p.Debut);
        var connu = lu.Noms.Candidat(candidat);
        return
        [
            p is null ? null : Horloge.Format(p.Debut)[..10], centre, salle, preparation ? Hour(p!.PreparationDebut) : null, preparation && p!.PlacePreparation >= 0 ? s.Salles[p.PlacePreparation].Id : null,
            p is null ? null : Hour(p.Debut), p is null ? null : Hour(p.Fin), s.Epreuves[s.Oraux[oral].Epreuve].Code, connu?.Numero, lu.Noms[candidat],
            connu?.Etablissement is { } e ? lu.Noms[e] : null, k is null ? null : string.Join(", ", k.Membres.Where(x => x >= 0).Select(x => lu.Noms[s.Examinateurs[x].Id])), remarque,
        ];
    }

    private static string Hour(int minutes) => Horloge.Format(minutes)[11..];
}
