using System.Collections.Immutable;
using Parchemin.Core;
using Parchemin.Planning.Comparaison;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;
using PassagePose = Parchemin.Planning.Oraux.Passage;

namespace Parchemin.Application;

/// <summary>A change of a planning by hand. Nothing is kept until a person confirms what it does.</summary>
public abstract record RetoucheDePlanning
{
    /// <summary>The planning after it, and the demand when a locked hour moves with it.</summary>
    /// <exception cref="RefusException">It names what the planning does not have.</exception>
    public abstract PlanningPose Apply(PlanningPose pose);

    /// <summary>What the version that keeps it is called.</summary>
    public abstract string Tell(PlanningPose pose, NomsDePlanning noms);

    private protected static int OralOf(PlanningPose pose, string candidat, string epreuve)
    {
        var s = pose.Session;
        for (var o = 0; o < s.Oraux.Length; o++)
        {
            if (s.Candidats[s.Oraux[o].Candidat].Id == candidat && s.Epreuves[s.Oraux[o].Epreuve].Code == epreuve)
                return o;
        }

        throw Unknown("candidat", candidat, "Ce candidat ne doit pas cet oral dans ce planning. Repartez de l'horaire.");
    }

    private protected static int CommissionOf(PlanningPose pose, string commission)
    {
        for (var k = 0; k < pose.Plan.Commissions.Length; k++)
        {
            if (pose.Plan.Commissions[k].Id == commission)
                return k;
        }

        throw Unknown("commission", commission, "Cette commission n'est pas dans ce planning. Choisissez-en une dans la liste.");
    }

    private protected static RefusException Unknown(string champ, string valeur, string message) => new(NatureDeRefus.Invalide, "RETOUCHE-IMPOSSIBLE", message, [new Faute("RETOUCHE-IMPOSSIBLE", champ, valeur, message)]);
}

/// <summary>Gives a passage another hour, before the same commission or another one; places one that had no place.</summary>
/// <param name="Debut">Local time of the centre, <c>2024-06-10T09:15</c>: when the passage starts, after its preparation.</param>
public sealed record DeplacerUnPassage(string Candidat, string Epreuve, string Commission, string Debut) : RetoucheDePlanning
{
    public override PlanningPose Apply(PlanningPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var (s, o, k) = (pose.Session, OralOf(pose, Candidat, Epreuve), CommissionOf(pose, Commission));
        if (Horloge.Parse(Debut) is not { } debut)
            throw Unknown("debut", Debut, $"« {Debut} » n'est pas une heure. Écrivez par exemple 2024-06-10T09:15.");
        var oral = s.Oraux[o];
        var autres = pose.Plan.Passages.Where(p => p.Oral != o).ToList();
        var place = oral.Preparation == 0 ? SessionDOraux.Aucun : SeatFor(s, autres, s.Plages[pose.Plan.Commissions[k].Plage].Centre, debut - oral.Preparation, debut);
        var passage = new PassagePose(o, k, debut - oral.Preparation, debut, debut + oral.Passage, place);
        var plan = new PlanDOraux(pose.Plan.Commissions, [.. autres.Append(passage).OrderBy(p => p.Oral)], [.. pose.Plan.NonPlaces.Where(n => n.Oral != o)]);
        var fixe = pose.Demande.Fixes.FirstOrDefault(f => f.Candidat == Candidat && f.Epreuve == Epreuve);
        if (fixe is null)
            return PlanningPose.Of(pose.Demande, s, Sitting(s, plan), 0, pose.Explication);
        // A locked passage stays locked at its new hour, as long as that hour is in a plage.
        var plage = s.Plages[pose.Plan.Commissions[k].Plage];
        var demande = pose.Demande with { Fixes = [.. pose.Demande.Fixes.Where(f => f != fixe), .. debut >= plage.Debut && debut < plage.Fin ? new[] { new OralFixeDemande(Candidat, Epreuve, plage.Id, Debut) } : []] };
        return PlanningPose.Of(demande, demande.ToSession(), Sitting(s, plan), 0, pose.Explication);
    }

    public override string Tell(PlanningPose pose, NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"{Epreuve} de {noms[Candidat]} déplacé au {Debut[8..10]}/{Debut[5..7]} à {Debut[11..]}";
    }

    // A commission that hears nobody any more is no longer opened.
    private static PlanDOraux Sitting(SessionDOraux s, PlanDOraux plan)
    {
        var rangs = plan.Passages.Select(p => p.Commission).Distinct().Order().ToList();
        var nouveau = rangs.Select((k, i) => (k, i)).ToDictionary(x => x.k, x => x.i);
        return plan with
        {
            Commissions = [.. rangs.Select(k => plan.Commissions[k] with { Composition = Math.Max(0, plan.Passages.Where(p => p.Commission == k).Max(p => s.RangDeComposition(s.Oraux[p.Oral].Epreuve, plan.Commissions[k].Membres.AsSpan()))) })],
            Passages = [.. plan.Passages.Select(p => p with { Commission = nouveau[p.Commission] })],
        };
    }

    // The first preparation room with a free seat; the first one when there is none, and the checker says so.
    private static int SeatFor(SessionDOraux s, IReadOnlyList<PassagePose> autres, int centre, int de, int a)
    {
        var salles = Enumerable.Range(0, s.Salles.Length).Where(r => s.Salles[r].EstDePreparation && s.Salles[r].Centre == centre).ToList();
        foreach (var r in salles)
        {
            var ici = autres.Where(p => p.PlacePreparation == r && p.PreparationDebut < a && de < p.Debut).ToList();
            // The most at one instant is reached where one of them begins.
            if (ici.Select(p => Math.Max(p.PreparationDebut, de)).Append(de).All(t => ici.Count(p => p.PreparationDebut <= t && t < p.Debut) < s.Salles[r].Places))
                return r;
        }

        return salles.Count > 0 ? salles[0] : SessionDOraux.Aucun;
    }
}

/// <summary>Gives a commission another room.</summary>
public sealed record ChangerDeSalle(string Commission, string Salle) : RetoucheDePlanning
{
    public override PlanningPose Apply(PlanningPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var (s, k) = (pose.Session, CommissionOf(pose, Commission));
        var salle = Enumerable.Range(0, s.Salles.Length).Where(r => s.Salles[r].Id == Salle && !s.Salles[r].EstDePreparation).Cast<int?>().FirstOrDefault() ?? throw Unknown("salle", Salle, $"« {Salle} » n'est pas une salle d'interrogation de ce planning. Choisissez-en une dans la liste.");
        return PlanningPose.Of(pose.Demande, s, pose.Plan with { Commissions = pose.Plan.Commissions.SetItem(k, pose.Plan.Commissions[k] with { Salle = salle }) }, 0, pose.Explication);
    }

    public override string Tell(PlanningPose pose, NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var k = pose.Plan.Commissions[CommissionOf(pose, Commission)];
        return $"Commission de la salle {(k.Salle < 0 ? "?" : pose.Session.Salles[k.Salle].Id)} déplacée en salle {Salle}";
    }
}

/// <summary>Seats somebody in the place of a member of a commission.</summary>
public sealed record RemplacerUnMembre(string Commission, string Membre, string Remplacant) : RetoucheDePlanning
{
    public override PlanningPose Apply(PlanningPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var (s, k) = (pose.Session, CommissionOf(pose, Commission));
        var commission = pose.Plan.Commissions[k];
        var rang = commission.Membres.ToList().FindIndex(x => x >= 0 && s.Examinateurs[x].Id == Membre);
        var autre = Enumerable.Range(0, s.Examinateurs.Length).Where(x => s.Examinateurs[x].Id == Remplacant).Cast<int?>().FirstOrDefault();
        if (rang < 0 || autre is null || commission.Membres.Contains(autre.Value))
            throw Unknown("remplacant", Remplacant, "Choisissez un membre de cette commission et quelqu'un qui n'y siège pas encore.");
        ImmutableArray<int> membres = [.. commission.Membres.SetItem(rang, autre.Value).Order()];
        var composition = Math.Max(0, pose.Plan.Passages.Where(p => p.Commission == k).Select(p => s.RangDeComposition(s.Oraux[p.Oral].Epreuve, membres.AsSpan())).DefaultIfEmpty(0).Max());
        return PlanningPose.Of(pose.Demande, s, pose.Plan with { Commissions = pose.Plan.Commissions.SetItem(k, commission with { Membres = membres, Composition = composition }) }, 0, pose.Explication);
    }

    public override string Tell(PlanningPose pose, NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"{noms[Remplacant]} à la place de {noms[Membre]}";
    }
}

/// <summary>Locks passages at their hour, or unlocks them: a computation or a repair then leaves them, or may move them.</summary>
public sealed record VerrouillerDesPassages(IReadOnlyList<OralNommeDePlanning> Oraux, bool Verrouiller) : RetoucheDePlanning
{
    public override PlanningPose Apply(PlanningPose pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        var voulus = Oraux.ToHashSet();
        var autres = pose.Demande.Fixes.Where(f => !voulus.Contains(new OralNommeDePlanning(f.Candidat, f.Epreuve)));
        var fixes = !Verrouiller ? [] : Oraux.Select(o => OralOf(pose, o.Candidat, o.Epreuve)).Select(o => pose.Plan.Passages.FirstOrDefault(p => p.Oral == o)).OfType<PassagePose>()
            .Select(p => new OralFixeDemande(pose.Session.Candidats[pose.Session.Oraux[p.Oral].Candidat].Id, pose.Session.Epreuves[pose.Session.Oraux[p.Oral].Epreuve].Code, pose.Session.Plages[pose.Plan.Commissions[p.Commission].Plage].Id, Horloge.Format(p.Debut)));
        var demande = pose.Demande with { Fixes = [.. autres, .. fixes] };
        return PlanningPose.Of(demande, demande.ToSession(), pose.Plan, 0, pose.Explication);
    }

    public override string Tell(PlanningPose pose, NomsDePlanning noms)
    {
        ArgumentNullException.ThrowIfNull(noms);
        return $"{(Oraux.Count == 1 ? $"{Oraux[0].Epreuve} de {noms[Oraux[0].Candidat]}" : Pluriel.Of(Oraux.Count, "passage"))} {Pluriel.Agree(Oraux.Count, Verrouiller ? "verrouillé" : "déverrouillé")}";
    }
}

/// <summary>An oral by its candidate and its épreuve.</summary>
public sealed record OralNommeDePlanning(string Candidat, string Epreuve);

/// <summary>What a change does: what it breaks that was not broken, what it mends, whom it touches, what it costs.</summary>
/// <param name="Brise">Rules that it breaks.</param>
/// <param name="Repare">How many rules it mends.</param>
/// <param name="Precedent">The planning before, read against the demand after.</param>
public sealed record EffetSurLePlanning(PlanningPose Avant, PlanningPose Apres, IReadOnlyList<Violation> Brise, int Repare, PlanDOraux Precedent, ComparaisonDePlans Differences)
{
    public static EffetSurLePlanning Of(PlanningPose avant, PlanningPose apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        var (hier, demain) = (avant.Violations(), apres.Violations());
        var precedent = VersionsComparees.Against(apres.Session, avant.Resultat);
        return new EffetSurLePlanning(avant, apres, [.. demain.Except(hier)], hier.Except(demain).Count(), precedent, ComparaisonDePlans.Of(apres.Session, precedent, apres.Plan));
    }

    /// <summary>In sixtieths of the unit of costs.</summary>
    public long Surcout => Apres.Cout.Total - Avant.Cout.Total;

    /// <summary>Passages that had an hour and have another one, or none.</summary>
    public int PassagesChanges => Differences.Count(NatureDeChangement.Deplace) + Differences.Count(NatureDeChangement.Redate) + Differences.Count(NatureDeChangement.Retire);
}

/// <summary>Two versions of the planning of a session, side by side.</summary>
/// <param name="AvantPlan">The first one, read against the demand of the second.</param>
public sealed record VersionsComparees(PlanningLu Avant, PlanningLu Apres, PlanDOraux AvantPlan, ComparaisonDePlans Differences)
{
    public static VersionsComparees Of(PlanningLu avant, PlanningLu apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        var plan = Against(apres.Pose.Session, avant.Pose.Resultat);
        return new VersionsComparees(avant, apres, plan, ComparaisonDePlans.Of(apres.Pose.Session, plan, apres.Pose.Plan));
    }

    /// <summary>A planning read against another demand: what that demand no longer has is left out.</summary>
    internal static PlanDOraux Against(SessionDOraux session, byte[] resultat)
    {
        var plan = LectureDePlan.ReadPrevious(resultat, session).Valeur ?? PlanDOraux.Vide;
        return plan with { Passages = [.. plan.Passages.Where(p => p.Commission >= 0 && plan.Commissions[p.Commission].Plage >= 0).DistinctBy(p => p.Oral)] };
    }
}
