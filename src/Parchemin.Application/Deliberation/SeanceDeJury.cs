using System.Text;
using Parchemin.Core;
using Parchemin.Referentiels;

namespace Parchemin.Application;

/// <summary>Why a jury looks at a candidate, the most pressing first.</summary>
public enum Besoin
{
    /// <summary>Something changed after the decision was adopted.</summary>
    Alarme,

    /// <summary>The data are refused, or something is missing: nothing is proposed.</summary>
    Incomplet,

    /// <summary>The assessors differ and the jury settles.</summary>
    Divergence,

    /// <summary>A step more on one mark would change the decision.</summary>
    Seuil,

    /// <summary>Sent to the control épreuves.</summary>
    Controle,

    /// <summary>The livret awaits the visa of this jury.</summary>
    Livret,

    /// <summary>Nothing calls for attention.</summary>
    Aucun,
}

/// <summary>A candidate before the jury: what is known, what the engine proposes, what is adopted.</summary>
/// <param name="Ligne">The line given to the engine, in the public format.</param>
/// <param name="Decision">That of the group under deliberation, null as long as none is recorded.</param>
public sealed record CandidatAuJury(DossierDeJury Dossier, Objet? Candidat, byte[] Ligne, Proposition Proposition, Objet? Decision)
{
    public Objet Inscription => Dossier.Inscription;

    public bool EstDecide => Decision?["adoptee"] is not null;

    /// <summary>The decision was adopted on other data than those that stand now.</summary>
    public bool EnAlarme => EstDecide && !string.Equals(Decision!["entree"], Encoding.UTF8.GetString(Ligne), StringComparison.Ordinal);

    /// <summary>Why the jury may not adopt the proposal as it stands; null when it may.</summary>
    public string? Empechement => Proposition switch
    {
        { Erreurs: [var premiere, ..] } => premiere.Message,
        { Decision: null } => "Le moteur ne propose rien.",
        { Decision: { Attend: not null } d } => d.Libelle + (Proposition.Manquants.Count > 0 ? $" : {string.Join(", ", Proposition.Manquants)}." : "."),
        _ => null,
    };

    public Besoin Besoin => this switch
    {
        { EnAlarme: true } => Besoin.Alarme,
        { Proposition: { Erreurs.Count: > 0 } or { Decision: null } } => Besoin.Incomplet,
        { Proposition.Decision.Attend: Attente.Livret } => Besoin.Livret,
        { Proposition.Decision.Attend: Attente.Jury } => Besoin.Divergence,
        { Proposition.Decision.Attend: not null } => Besoin.Incomplet,
        { Proposition.AuSeuil: true } => Besoin.Seuil,
        { Proposition: { Regles: { } r, Decision: { } d } } when d.Resultat == Groupes.Opening(r)?.Resultat => Besoin.Controle,
        _ => Besoin.Aucun,
    };

    /// <summary>Whether a bulk adoption takes it: nothing is missing, nothing stands at a threshold, nothing is decided yet.</summary>
    public bool SansDifficulte => !EstDecide && Besoin is Besoin.Aucun or Besoin.Controle && Proposition.Manquants.Count == 0;

    /// <summary>Names of the civil status, or the number where the jury deliberates without them.</summary>
    public string Name(bool anonyme) => anonyme || Candidat is null ? Inscription["numero"] is { } n ? $"Candidat {n}" : $"Candidat {Inscription.Id[^6..]}" : $"{Candidat["nom_de_naissance"]} {Candidat["prenoms"]}";
}

/// <summary>The deliberation of one group of épreuves of a session: its rules, its jury, its candidates.</summary>
public sealed record SeanceDeJury(Objet Session, int Groupe, Edition Edition, ReglesDAttribution Regles, Objet? Jury, IReadOnlyList<Objet> Membres, IReadOnlyList<Objet> ProcesVerbaux, IReadOnlyList<CandidatAuJury> Candidats)
{
    public NatureDeCertification Nature => Edition.Referentiel!.Certification.Nature;

    public IReadOnlyList<ConstatDeJury> Constats => ControleDuJury.CheckSession(Jury, Membres, Nature, Regles.Quorum);

    /// <summary>The minutes in force: the last of this group.</summary>
    public Objet? ProcesVerbal => ProcesVerbaux.Count > 0 ? ProcesVerbaux[^1] : null;

    /// <summary>The order in which a jury takes the candidates: those to decide by need, then those that are decided.</summary>
    public IEnumerable<CandidatAuJury> ParBesoin => Candidats.OrderBy(c => c.Besoin is Besoin.Alarme ? 0 : c.EstDecide ? 2 : 1).ThenBy(c => c.Besoin);

    /// <summary>Reads a deliberation. What it holds is for the jury and the service only: who asks must have been authorised on the session.</summary>
    /// <param name="perimetre">The inscriptions within reach of who asks.</param>
    /// <exception cref="RefusException">The référentiel is not loaded, or the group does not exist.</exception>
    public static async Task<SeanceDeJury> ReadAsync(IReader lecture, Bibliotheque bibliotheque, IMoteur moteur, Objet session, int groupe, Filtre perimetre, IReadOnlyList<string>? inscriptions = null, CancellationToken annulation = default)
    {
        var (edition, regles) = await RulesAsync(session, groupe, lecture, bibliotheque);
        Filtre demande = inscriptions is null ? Filtre.Toutes(new Parmi("session", [session.Id]), new Non(new Parmi("etat", ["desiste", "radie"]))) : Filtre.Toutes(new Parmi("session", [session.Id]), new EstUn([.. inscriptions]));
        IReadOnlyList<Objet> retenues = inscriptions is { Count: 0 } ? [] : await lecture.AllAsync(new Requete(Genres.Inscription, Filtre.Toutes(demande, perimetre)), annulation);
        var decisions = await DecisionsAsync(lecture, session, retenues, inscriptions is not null, annulation);
        if (groupe == 2 && Groupes.Opening(regles) is { } ouverture)
            retenues = [.. retenues.Where(i => decisions.GetValueOrDefault((i.Id, "1"))?["adoptee"] == ouverture.Resultat)];
        var dossiers = await DossierDeJury.ReadAsync(lecture, session, retenues, annulation);
        var noms = (await lecture.FindAsync(Genres.Candidat, [.. retenues.Select(i => i["candidat"]!).Distinct(StringComparer.Ordinal)], annulation)).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var candidats = new CandidatAuJury[dossiers.Count];
        Parallel.For(0, dossiers.Count, i =>
        {
            var ligne = EntreeDeDeliberation.Write(dossiers[i], edition.Referentiel!, regles);
            candidats[i] = new CandidatAuJury(dossiers[i], noms.GetValueOrDefault(dossiers[i].Inscription["candidat"]!), ligne, moteur.Decide(ligne), decisions.GetValueOrDefault((dossiers[i].Inscription.Id, $"{groupe}")));
        });
        var (jury, membres) = await JuryAsync(lecture, session, groupe, annulation);
        return new SeanceDeJury(session, groupe, edition, regles, jury, membres, await MinutesAsync(lecture, session, groupe, annulation), candidats);
    }

    /// <summary>The jury of a group with its members, the last appointed when there are several.</summary>
    public static async Task<(Objet? Jury, IReadOnlyList<Objet> Membres)> JuryAsync(IReader lecture, Objet session, int groupe, CancellationToken annulation = default)
    {
        var jurys = await lecture.AllAsync(new Requete(Genres.Commission, Filtre.Toutes(new Parmi("session", [session.Id]), new Parmi("nature", ["jury"]))) { Ordre = "id" }, annulation);
        var jury = jurys.LastOrDefault(j => (j["groupe"] ?? "1") == $"{groupe}");
        return (jury, jury is null ? [] : await lecture.AllAsync(new Requete(Genres.Membre, new Parmi("commission", [jury.Id])) { Ordre = "id" }, annulation));
    }

    /// <summary>The minutes of a group, the first sealed first.</summary>
    public static async Task<IReadOnlyList<Objet>> MinutesAsync(IReader lecture, Objet session, int groupe, CancellationToken annulation = default)
        => [.. (await lecture.AllAsync(new Requete(Genres.ProcesVerbal, Filtre.Toutes(new Parmi("session", [session.Id]), new Parmi("groupe", [$"{groupe}"]))) { Ordre = "id" }, annulation)).OrderBy(p => int.Parse(p["numero"]!, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The edition and the rules of a session.</summary>
    public static async ValueTask<(Edition Edition, ReglesDAttribution Regles)> RulesAsync(Objet session, int groupe, IReader lecture, Bibliotheque bibliotheque)
    {
        if (await ListesDuReferentiel.EditionAsync(session, lecture, bibliotheque) is not { } edition || await ListesDuReferentiel.RulesAsync(session, lecture, bibliotheque) is not { } regles)
            throw new RefusException(NatureDeRefus.EtatContraire, "REFERENTIEL-ABSENT", "Le référentiel de cette session n'est pas chargé : rien ne peut être délibéré. Demandez à l'exploitant de l'ajouter.");
        if (groupe != 1 && !(groupe == 2 && Groupes.HasTwo(regles)))
            throw new RefusException(NatureDeRefus.Introuvable, "GROUPE-INCONNU", $"Cette certification n'a pas de groupe d'épreuves {groupe}.");
        return (edition, regles);
    }

    private static async Task<Dictionary<(string Inscription, string Groupe), Objet>> DecisionsAsync(IReader lecture, Objet session, IReadOnlyList<Objet> inscriptions, bool quelques, CancellationToken annulation)
    {
        var lues = quelques
            ? await lecture.AllAsync(inscriptions.Select(i => i.Id), lot => new Requete(Genres.Decision, new Parmi("inscription", lot)) { Ordre = "id" }, annulation)
            : await lecture.AllAsync(new Requete(Genres.Decision, new Via("inscription", new Parmi("session", [session.Id]))) { Ordre = "id" }, annulation);
        return lues.ToDictionary(d => (d["inscription"]!, d["groupe"]!));
    }
}
