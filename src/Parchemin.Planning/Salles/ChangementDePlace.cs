using Parchemin.Core;

namespace Parchemin.Planning;

/// <summary>A seat that changes by hand: one candidate takes a free one, or two exchange theirs. Nobody else moves.</summary>
/// <param name="Avant">The rooms that it touches, as they are.</param>
/// <param name="Apres">The same rooms, as they would be.</param>
/// <param name="Candidat">Who is moved.</param>
/// <param name="Autre">Who had the seat, and takes the other one; null when it was free.</param>
public sealed record ChangementDePlace(IReadOnlyList<SallePlacee> Avant, IReadOnlyList<SallePlacee> Apres, CandidatAPlacer Candidat, CandidatAPlacer? Autre)
{
    public int VoisinsAvant => Avant.Sum(s => s.Voisins);

    public int VoisinsApres => Apres.Sum(s => s.Voisins);

    /// <summary>Where somebody sits in some rooms; null when he has no seat there.</summary>
    public static (SalleDEcrit Salle, PlaceAttribuee Place)? SeatOf(IEnumerable<SallePlacee> salles, string candidat)
    {
        ArgumentNullException.ThrowIfNull(salles);
        return salles.SelectMany(s => s.Places.Select(p => ((SalleDEcrit, PlaceAttribuee)?)(s.Salle, p))).FirstOrDefault(p => p!.Value.Item2.Candidat.Id == candidat);
    }

    /// <summary>Moves a candidate to a seat, and whoever sits there to his.</summary>
    /// <param name="places">The rooms as they are filled.</param>
    /// <param name="salles">All the rooms, those that are empty included.</param>
    /// <param name="refus">In French, with the remedy, when it may not be; null when it may.</param>
    /// <param name="retour">It gives back what the last change took: rooms may mix as they did before it.</param>
    /// <returns>Null when it may not be.</returns>
    /// <remarks>
    /// Who writes alone stays alone. A change never brings extra time and ordinary time together in a room where they were apart: a room that
    /// holds both already, for want of another, keeps taking both.
    /// </remarks>
    public static ChangementDePlace? Find(IReadOnlyList<SallePlacee> places, IReadOnlyList<SalleDEcrit> salles, string candidat, string salle, int rangee, int colonne, out string? refus, bool retour = false)
    {
        refus = RefusalOf(places, salles, candidat, salle, rangee, colonne, out var touchees, retour);
        return refus is not null ? null : new ChangementDePlace(
            [.. touchees.Select(t => SallePlacee.Of(t.Salle, t.Avant))], [.. touchees.Select(t => SallePlacee.Of(t.Salle, t.Apres))], touchees[^1].Prise!.Candidat, touchees[^1].Autre);
    }

    /// <summary>Whether a candidate may take a seat, and who sits there: quicker than the whole change, for a list of all the seats.</summary>
    public static bool IsOpen(IReadOnlyList<SallePlacee> places, IReadOnlyList<SalleDEcrit> salles, string candidat, string salle, int rangee, int colonne, out CandidatAPlacer? occupant)
    {
        var permis = RefusalOf(places, salles, candidat, salle, rangee, colonne, out var touchees, retour: false) is null;
        occupant = permis ? touchees[^1].Autre : null;
        return permis;
    }

    private static string? RefusalOf(IReadOnlyList<SallePlacee> places, IReadOnlyList<SalleDEcrit> salles, string candidat, string salle, int rangee, int colonne, out IReadOnlyList<Touchee> touchees, bool retour)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(salles);
        var (sienne, voulue) = (SeatOf(places, candidat), salles.FirstOrDefault(s => string.Equals(s.Code, salle, StringComparison.Ordinal)));
        touchees = [];
        var refus = sienne is not { } assis ? "Ce candidat n'a pas de place publiée ici. Mettez d'abord les places à jour."
            : voulue is null ? $"« {salle} » n'est pas une salle de ce centre pour cette épreuve. Choisissez-la dans la liste."
            : !voulue.Holds(rangee, colonne) ? $"« {salle} » n'a pas cette place : {Pluriel.Of(voulue.Rangees, "rangée")}, {Pluriel.Of(voulue.Colonnes, "colonne")}{(voulue.Espacee ? ", dont une sur deux reste vide" : "")}. Choisissez-la dans la liste."
            : assis.Salle.Code == voulue.Code && (assis.Place.Rangee, assis.Place.Colonne) == (rangee, colonne) ? $"{assis.Place.Candidat.Nom} a déjà cette place. Choisissez-en une autre."
            : null;
        if (refus is not null)
            return refus;
        touchees = Exchange(Filled(places, sienne!.Value.Salle), sienne.Value.Place, Filled(places, voulue!), new PlaceAttribuee(sienne.Value.Place.Candidat, rangee, colonne));
        return retour ? null : touchees.Select(Broken).FirstOrDefault(f => f is not null);
    }

    private static IReadOnlyList<Touchee> Exchange(SallePlacee depart, PlaceAttribuee sienne, SallePlacee arrivee, PlaceAttribuee prise)
    {
        var autre = arrivee.Places.FirstOrDefault(p => (p.Rangee, p.Colonne) == (prise.Rangee, prise.Colonne))?.Candidat;
        PlaceAttribuee[] quittees = autre is null ? [] : [sienne with { Candidat = autre }];
        IEnumerable<PlaceAttribuee> Others(SallePlacee salle) => salle.Places.Where(p => p.Candidat.Id != sienne.Candidat.Id && p.Candidat.Id != autre?.Id);
        return depart.Salle.Code == arrivee.Salle.Code
            ? [new Touchee(depart.Salle, depart.Places, [.. Others(depart), .. quittees, prise], prise, autre)]
            : [new Touchee(depart.Salle, depart.Places, [.. Others(depart), .. quittees], null, null), new Touchee(arrivee.Salle, arrivee.Places, [.. Others(arrivee), prise], prise, autre)];
    }

    private static SallePlacee Filled(IReadOnlyList<SallePlacee> places, SalleDEcrit salle) => places.FirstOrDefault(p => p.Salle.Code == salle.Code) ?? SallePlacee.Of(salle, []);

    private static string? Broken(Touchee t)
    {
        if (t.Apres.Count > 1 && t.Apres.FirstOrDefault(p => p.Candidat.SalleAPart) is { } seul && !(t.Avant.Count >= t.Apres.Count && t.Avant.Any(p => p.Candidat.SalleAPart)))
            return $"{seul.Candidat.Nom} compose à part : la salle {t.Salle.Code} doit rester à lui seul. Choisissez une salle vide, ou la place de quelqu'un qui compose aussi à part.";
        return Mixes(t.Apres) && !Mixes(t.Avant)
            ? $"La salle {t.Salle.Code} mêlerait des candidats qui ont du temps en plus et d'autres qui n'en ont pas. Choisissez une place parmi les siens, ou une salle vide."
            : null;
    }

    private static bool Mixes(IReadOnlyList<PlaceAttribuee> places) => places.Any(p => p.Candidat.TempsMajore) && places.Any(p => !p.Candidat.TempsMajore);

    /// <summary>A room that the change touches; the one that is joined comes last.</summary>
    private sealed record Touchee(SalleDEcrit Salle, IReadOnlyList<PlaceAttribuee> Avant, IReadOnlyList<PlaceAttribuee> Apres, PlaceAttribuee? Prise, CandidatAPlacer? Autre);
}
