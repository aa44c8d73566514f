using System.Text.Json;
using System.Text.RegularExpressions;
using Parchemin.Planning.Oraux;
using Parchemin.Planning.Verification;

namespace Parchemin.Application;

/// <summary>A demand and a planning that answers it, read together; what the checker says of them is said when asked.</summary>
/// <param name="Explication">Why it is not complete, as the computation said.</param>
public sealed record PlanningPose(DemandeDOraux Demande, SessionDOraux Session, PlanDOraux Plan, byte[] Resultat, IReadOnlyList<string> Explication)
{
    public static PlanningPose Read(byte[] demande, byte[] resultat)
    {
        var lue = DemandeDOraux.Read(demande);
        var session = LectureDeSession.Read(demande).Valeur ?? throw new InvalidOperationException("A kept demand no longer reads.");
        var plan = VersionsComparees.Against(session, resultat);
        using var json = JsonDocument.Parse(resultat);
        var phrases = json.RootElement.TryGetProperty("explication", out var e) ? e.EnumerateArray().Select(p => p.GetString()!).ToList() : [];
        return new PlanningPose(lue, session, plan, resultat, phrases);
    }

    /// <summary>A planning just computed, written as the public format has it.</summary>
    /// <param name="borne">In sixtieths; 0 when none is known.</param>
    public static PlanningPose Of(DemandeDOraux demande, SessionDOraux session, PlanDOraux plan, long borne, IReadOnlyList<string> explication, PlanDOraux? precedent = null)
    {
        using var flux = new MemoryStream();
        EcritureDePlan.Write(flux, session, new ResultatDePlan(plan, MesureDeCout.Of(session, plan, precedent), borne, explication));
        return new PlanningPose(demande, session, plan, flux.ToArray(), explication);
    }

    /// <summary>What it costs, changes aside.</summary>
    public CoutDePlan Cout => MesureDeCout.Of(Session, Plan);

    /// <summary>The rules that it breaks, by the checker that shares no code with the search; what is merely not placed yet is left out.</summary>
    public IReadOnlyList<Violation> Violations()
    {
        using var instance = JsonDocument.Parse(Demande.ToUtf8());
        using var planning = JsonDocument.Parse(Resultat);
        return [.. Verificateur.Check(instance, planning).Violations.Where(v => v.Regle is not (Regle.OralPlace or Regle.Annonce) || v.Message.Contains("plus d'une fois", StringComparison.Ordinal))];
    }
}

/// <summary>A version of the planning of a session, with what people are called.</summary>
public sealed partial record PlanningLu(Objet Session, Objet Planning, FaitsDePlanification Faits, PlanningPose Pose)
{
    public int Numero => VersionsDePlanning.NumberOf(Planning);

    public string Titre => $"Version {Numero} — {Planning["libelle"]}";

    public NomsDePlanning Noms { get; } = new(Faits);

    /// <exception cref="RefusException">There is none, or the actor may not read it.</exception>
    public static async Task<PlanningLu> ReadAsync(Guichet guichet, Acteur acteur, string planning, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        await guichet.ReadAsync(acteur, GenresDesActes.Planning, planning, annulation);
        return await OfAsync((await guichet.Store.FindAsync(GenresDesActes.Planning, planning, annulation))!, guichet.Store, guichet.Bibliotheque, annulation);
    }

    /// <summary>What a repair or a « what if » must leave where it took place.</summary>
    public static async Task<Func<string, string, bool>> BegunAsync(Guichet guichet, PlanningLu lu, CancellationToken annulation = default)
    {
        ArgumentNullException.ThrowIfNull(guichet);
        ArgumentNullException.ThrowIfNull(lu);
        var commences = await OrauxCommences.ReadAsync(lu.Session.Id, guichet.Store, annulation);
        return (inscription, epreuve) => commences.Contains(inscription, lu.Faits.EpreuveSimple(epreuve));
    }

    /// <summary>A sentence of the solver or of the checker as people read it: people and places by their names, a plage by its day and hours, a commission by who sits in it.</summary>
    public string Say(string phrase) => Repere().Replace(Noms.Say(phrase), m => m.Groups["plage"].Value is { Length: > 0 } plage ? Plage(plage) ?? m.Value : Sitting(m.Groups["commission"].Value) is { } qui ? m.Groups["mot"].Value + qui : m.Value);

    private string? Plage(string id)
        => Pose.Demande.Plages.FirstOrDefault(p => p.Id == id) is { } p ? $"plage du {p.Debut[8..10]}/{p.Debut[5..7]}, {p.Debut[11..]} – {p.Fin[11..]}" : null;

    private string? Sitting(string id)
        => Pose.Plan.Commissions.FirstOrDefault(k => k.Id == id) is { } k ? string.Join(" et ", k.Membres.Where(x => x >= 0).Select(x => Noms[Pose.Session.Examinateurs[x].Id])) : null;

    // A plage whose date follows in brackets says it twice.
    [GeneratedRegex(@"plage (?<plage>P\d+)\b( \(\d[^)]*\))?|(?<mot>[Cc]ommission )(?<commission>k\d+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repere();

    internal static async ValueTask<PlanningLu> OfAsync(Objet planning, IReader lecture, Bibliotheque bibliotheque, CancellationToken annulation = default)
    {
        if (planning["etat"] is "preparation")
            throw new RefusException(NatureDeRefus.EtatContraire, "PREPARATION", "Ceci est la préparation du planning : calculez-le, puis ouvrez la version obtenue.");
        var session = (await lecture.FindAsync(Genres.Session, planning["session"]!, annulation))!;
        var pose = PlanningPose.Read(await ContenusDePlanning.ReadAsync(lecture, planning["demande"]!, annulation), await ContenusDePlanning.ReadAsync(lecture, planning["resultat"]!, annulation));
        return new PlanningLu(session, planning, await FaitsDePlanification.ReadAsync(session, lecture, bibliotheque, annulation), pose);
    }
}

/// <summary>Puts names in the place of identifiers, wherever a sentence of the solver or of the checker says one.</summary>
public sealed partial class NomsDePlanning
{
    private readonly Dictionary<string, string> noms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CandidatConnu> candidats = new(StringComparer.Ordinal);

    public NomsDePlanning(FaitsDePlanification faits)
    {
        ArgumentNullException.ThrowIfNull(faits);
        foreach (var (id, nom) in faits.Organisations)
            noms[id] = nom;
        foreach (var e in faits.Examinateurs)
            noms[e.Personne] = e.Nom;
        foreach (var c in faits.Candidats)
            (noms[c.Inscription], candidats[c.Inscription]) = (c.Nom, c);
    }

    /// <summary>The name of a candidate, an examiner or a place; the identifier itself when nobody bears it any more.</summary>
    public string this[string id] => noms.GetValueOrDefault(id, id);

    public CandidatConnu? Candidat(string id) => candidats.GetValueOrDefault(id);

    /// <summary>A sentence with the names of people and places.</summary>
    public string Say(string phrase) => Identifiant().Replace(phrase, m => this[m.Value]);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifiant();
}
