using System.Globalization;

namespace Parchemin.Application;

/// <summary>Seals the minutes of a group: what they hold changes no more.</summary>
public sealed record ScellerLeProcesVerbal(IMoteur Moteur, string Session, int Groupe) : IOperation<Objet>
{
    public string Code => "proces-verbal.sceller";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        if (session["jury_clos_le"] is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "JURY-NON-CLOS", "Le jury n'est pas clos : ses notes ne sont pas encore arrêtées. Closez-le, puis scellez.");
        var seance = await SeanceDeJury.ReadAsync(etabli.Lecture, etabli.Bibliotheque, Moteur, session, Groupe, Filtre.Toujours);
        Scellement.CheckOpen(seance);
        ControleDuJury.Demand(seance.Constats);
        Siege.Check(seance.Membres, etabli.Acteur);
        if (seance.Candidats.Count(c => c.EnAlarme) is > 0 and var alarmes)
            throw new RefusException(NatureDeRefus.EtatContraire, "ALARMES", $"{alarmes} {(alarmes == 1 ? "décision a été adoptée" : "décisions ont été adoptées")} sur des données qui ont changé depuis. Adoptez-les de nouveau avant de sceller.");
        if (Groupe == 2 && seance.Candidats.Count(c => !c.EstDecide) is > 0 and var sans && etabli.Motif is null)
            throw new RefusException(NatureDeRefus.EtatContraire, "DECISIONS-MANQUANTES", $"{sans} {(sans == 1 ? "candidat n'a" : "candidats n'ont")} pas de décision du second groupe. Adoptez-les, ou donnez le motif.");
        return await WriteAsync(etabli, Code, seance, null);
    }

    /// <summary>Writes the minutes of a deliberation under the next number.</summary>
    internal static async ValueTask<Objet> WriteAsync(Etabli etabli, string action, SeanceDeJury seance, string? motif)
    {
        var noms = (await etabli.Lecture.FindAsync(Genres.Personne, [.. seance.Membres.Select(m => m["personne"]!).Distinct(StringComparer.Ordinal)]))
            .ToDictionary(p => p.Id, p => $"{p["prenoms"]} {p["nom"]}", StringComparer.Ordinal);
        var premier = seance.ProcesVerbaux.Count > 0 ? seance.ProcesVerbaux[0] : null;
        var numero = seance.ProcesVerbaux.Count + 1;
        var contenu = ContenuDuProcesVerbal.Write(seance, noms, etabli.Maintenant, numero, premier is null || motif is null ? null : (premier, motif));
        return await etabli.CreateAsync(action, Genres.ProcesVerbal,
        [
            new("session", seance.Session.Id), new("groupe", $"{seance.Groupe}"), new("numero", numero.ToString(CultureInfo.InvariantCulture)),
            new("rectifie", premier?.Id), new("motif", motif), new("contenu", contenu), new("empreinte", ContenuDuProcesVerbal.Seal(contenu)),
            new("scelle_le", ValeurDeChamp.Format(etabli.Maintenant)),
        ]);
    }
}

/// <summary>What minutes that rectify others change for one candidate.</summary>
/// <param name="Notes">Unité → right mark.</param>
/// <param name="Declarations">Declaration → right value: a discipline case that ended, a livret found.</param>
/// <param name="Decision">Another decision than the one that the rules give; null to take theirs.</param>
public sealed record CorrectionDuProcesVerbal(string Inscription, IReadOnlyDictionary<string, string> Notes, IReadOnlyDictionary<string, string> Declarations, string? Decision);

/// <summary>Corrects what sealed minutes hold: the marks, then the decisions again, then new minutes that name the first ones and say why.</summary>
public sealed record RectifierLeProcesVerbal(IMoteur Moteur, string Session, int Groupe, IReadOnlyList<CorrectionDuProcesVerbal> Corrections) : IOperation<Objet>
{
    public string Code => Scellement.Rectification;

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        if (etabli.Motif is not { } motif)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Un procès-verbal rectificatif dit pourquoi. Écrivez le motif.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        var session = await etabli.GetAsync(Genres.Session, Session);
        await etabli.AuthorizeAsync(Code, session);
        if ((await SeanceDeJury.MinutesAsync(etabli.Lecture, session, Groupe)).Count == 0)
            throw new RefusException(NatureDeRefus.EtatContraire, "PV-ABSENT", "Aucun procès-verbal n'est scellé pour ce groupe : il n'y a rien à rectifier.");
        foreach (var correction in Corrections)
            await CorrectAsync(etabli, session, correction);
        var seance = await SeanceDeJury.ReadAsync(etabli.Lecture, etabli.Bibliotheque, Moteur, session, Groupe, Filtre.Toujours);
        ControleDuJury.Demand(seance.Constats);
        Siege.Check(seance.Membres, etabli.Acteur);
        foreach (var correction in Corrections)
        {
            var candidat = seance.Candidats.FirstOrDefault(c => c.Inscription.Id == correction.Inscription) ?? throw new RefusException(NatureDeRefus.Introuvable, "CANDIDAT-HORS-JURY", "Un des candidats n'est pas devant ce jury.");
            await AdopterDesDecisions.AdoptAsync(etabli, seance, candidat, correction.Decision);
        }

        var relue = await SeanceDeJury.ReadAsync(etabli.Lecture, etabli.Bibliotheque, Moteur, session, Groupe, Filtre.Toujours);
        return await ScellerLeProcesVerbal.WriteAsync(etabli, Code, relue, motif);
    }

    private async ValueTask CorrectAsync(Etabli etabli, Objet session, CorrectionDuProcesVerbal correction)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, correction.Inscription);
        if (inscription["session"] != session.Id)
            throw RefusException.Introuvable(Genres.Inscription);
        foreach (var (unite, note) in correction.Notes)
        {
            if (Groupe == 1)
                await ModifierUneNote.ChangeAsync(etabli, Code, inscription, unite, note, versionLue: null);
            else
                await etabli.ChangeAsync(Code, await UnSeul.ResultAsync(etabli.Lecture, inscription, unite) ?? throw RefusException.Introuvable(Genres.Resultat), [new("note_de_controle", note), new("remarque_du_jury", etabli.Motif)]);
        }

        foreach (var (code, valeur) in correction.Declarations)
        {
            var avant = await UnSeul.FindAsync(etabli.Lecture, Genres.Declaration, new Parmi("inscription", [inscription.Id]), new Parmi("code", [code]));
            if (avant is null)
                await etabli.CreateAsync(Code, Genres.Declaration, [new("inscription", inscription.Id), new("code", code), new("valeur", valeur)]);
            else
                await etabli.ChangeAsync(Code, avant, [new("valeur", valeur)]);
        }
    }
}
