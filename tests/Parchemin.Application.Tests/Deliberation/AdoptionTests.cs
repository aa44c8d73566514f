using System.Text.Json.Nodes;

namespace Parchemin.Application.Tests;

/// <summary>What a jury adopts, what it may not, what raises the alarm, what is sealed.</summary>
public sealed class AdoptionTests
{
    private static readonly string[] Admis = ["12", "12", "12", "p12", "12", "12", "p12"];
    private static readonly string[] AuControle = ["7", "8", "10", "p10.5", "9.5", "10", "p10"];
    private static readonly string[] Ajourne = ["6", "6", "7", "p7", "7", "7", "p7"];

    [Fact]
    public async Task All_without_difficulty_are_adopted_and_one_undoing_takes_them_back()
    {
        await using var jury = await Devant.JuryAsync();
        var (a, b, incomplet) = (await EnrolAsync(jury, "Admise", Admis), await EnrolAsync(jury, "Refusée", Ajourne), await EnrolAsync(jury, "Incomplète", Admis[..6]));
        (await jury.AdoptAsync()).ShouldBe(2);
        var decision = (await jury.SeeAsync(a)).Decision.ShouldNotBeNull();
        (decision["proposee"], decision["adoptee"], decision["jury"]).ShouldBe(("admis-1er-groupe", "admis-1er-groupe", jury.Scene.Jury));
        JsonNode.Parse(decision["entree"]!)!["unites"]!["U1"]!["note"]!.ToString().ShouldBe("12");
        decision["regles"].ShouldNotBeNull().ShouldStartWith("bts-assurance@2017+session-2024 ");
        (await jury.SeeAsync(b)).Decision!["adoptee"].ShouldBe("ajourne");
        (await jury.SeeAsync(incomplet)).Decision.ShouldBeNull();
        // A second adoption of all finds nothing to do.
        (await jury.AdoptAsync()).ShouldBe(0);

        var lot = (await jury.Guichet.JournalAsync(Acteur.Systeme, decision)).Single().Lot;
        (await jury.DoAsync(jury.Scene.Presidence, new AnnulerUnLot(lot))).ShouldBe(2);
        foreach (var qui in new[] { a, b })
        {
            var reprise = (await jury.SeeAsync(qui)).Decision.ShouldNotBeNull();
            (reprise["adoptee"], reprise["adoptee_le"], reprise["entree"]).ShouldBe((null, null, null));
            reprise["proposee"].ShouldNotBeNull();
        }

        (await jury.AdoptAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Another_decision_than_the_proposal_needs_a_reason_and_is_one_of_the_referentiel()
    {
        await using var jury = await Devant.JuryAsync();
        var a = await EnrolAsync(jury, "Candidate", Ajourne);
        (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, a, "admis-1er-groupe")))!.Code.ShouldBe("MOTIF-ATTENDU");
        (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, a, "recu"), "Parce que"))!.Code.ShouldBe("DECISION-INCONNUE");
        (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, a, "admis-2nd-groupe"), "Parce que"))!.Code.ShouldBe("DECISION-INCONNUE");
        (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, a, "incomplet"), "Parce que"))!.Code.ShouldBe("DECISION-INCONNUE");
        await jury.AdoptAsync(qui: [a], decision: "controle", motif: "Le livret emporte la conviction");
        var decision = (await jury.SeeAsync(a)).Decision!;
        (decision["proposee"], decision["adoptee"], decision["motif"]).ShouldBe(("ajourne", "controle", "Le livret emporte la conviction"));
    }

    [Fact]
    public async Task Who_is_not_named_in_the_jury_follows_it_and_decides_nothing()
    {
        await using var jury = await Devant.JuryAsync();
        var scene = jury.Scene;
        var a = await EnrolAsync(jury, "Candidate", Admis);
        await scene.DeclareAsync(a, "livret", "oui");
        var passant = await scene.AddAsync(Genres.Personne, ("nom", "Passant"), ("prenoms", "Paul"), ("organisation", scene.Academie));
        await scene.AddAsync(Genres.Mandat, ("personne", passant), ("role", "jury"), ("organisation", scene.Academie));
        foreach (var essai in new Func<string, Task<RefusException?>>[]
        {
            qui => jury.TryAsync(qui, Adopt(jury, a, null)),
            qui => jury.TryAsync(qui, new ModifierUneNote(a, "U1", "13"), "Oubli"),
            qui => jury.TryAsync(qui, new ViserDesLivrets(scene.Session, 1, [a])),
        })
        {
            (await essai(passant))!.Code.ShouldBe("HORS-JURY");
            (await essai(scene.Presidence)).ShouldBeNull();
        }

        var lot = (await jury.Guichet.JournalAsync(Acteur.Systeme, (await jury.SeeAsync(a)).Decision!))[0].Lot;
        (await jury.TryAsync(passant, new AnnulerUnLot(lot)))!.Code.ShouldBe("HORS-JURY");
        await jury.AdoptAsync(qui: [a]);
        (await jury.TryAsync(passant, new CloreLeJury(scene.Session)))!.Code.ShouldBe("HORS-JURY");
        // The office, which decides nothing, may close what the jury has decided.
        (await jury.TryAsync(scene.Gestionnaire, new CloreLeJury(scene.Session))).ShouldBeNull();
        (await jury.TryAsync(passant, new ScellerLeProcesVerbal(Devant.Moteur, scene.Session, 1)))!.Code.ShouldBe("HORS-JURY");
    }

    [Fact]
    public async Task Nothing_is_adopted_on_a_missing_or_reserved_mark_nor_before_the_livret_is_seen()
    {
        await using var jury = await Devant.JuryAsync();
        var incomplet = await EnrolAsync(jury, "Incomplète", Admis[..6]);
        var reserve = await EnrolAsync(jury, "Réservée", [.. Admis[..6], ""]);
        await jury.Scene.AddAsync(Genres.Resultat, ("inscription", reserve), ("unite", "U5"), ("etat", "reservee"), ("note", "12"));
        var livret = await EnrolAsync(jury, "Livret", Ajourne);
        await jury.Scene.DeclareAsync(livret, "livret", "oui");
        foreach (var qui in new[] { incomplet, reserve, livret })
        {
            (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, qui)))!.Code.ShouldBe("DECISION-IMPOSSIBLE");
            (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, qui, "ajourne"), "Malgré tout"))!.Code.ShouldBe("DECISION-IMPOSSIBLE");
        }

        (await jury.SeeAsync(livret)).Besoin.ShouldBe(Besoin.Livret);
        (await jury.DoAsync(jury.Scene.Presidence, new ViserDesLivrets(jury.Scene.Session, 1, [livret]))).ShouldBe(1);
        await jury.AdoptAsync(qui: [livret]);
        (await jury.SeeAsync(livret)).Decision!["adoptee"].ShouldBe("ajourne");
        (await jury.TryAsync(jury.Scene.Presidence, new ViserDesLivrets(jury.Scene.Session, 1, [reserve])))!.Code.ShouldBe("LIVRET-ABSENT");
    }

    [Fact]
    public async Task A_mark_that_changes_after_the_decision_raises_the_alarm_and_prevents_the_sealing()
    {
        await using var jury = await Devant.JuryAsync();
        var a = await EnrolAsync(jury, "Candidate", Ajourne);
        await jury.AdoptAsync();
        (await jury.SeeAsync(a)).EnAlarme.ShouldBeFalse();
        (await jury.TryAsync(jury.Scene.Presidence, new ModifierUneNote(a, "U1", "8")))!.Code.ShouldBe("MOTIF-ATTENDU");
        (await jury.TryAsync(jury.Scene.Presidence, new ModifierUneNote(a, "U1", "20.5"), "Trop"))!.Code.ShouldBe("NOTE-HORS-BAREME");
        await jury.DoAsync(jury.Scene.Presidence, new ModifierUneNote(a, "U1", "8"), "Une page de la copie n'avait pas été lue");
        var vu = await jury.SeeAsync(a);
        (vu.EnAlarme, vu.Besoin, vu.Decision!["adoptee"]).ShouldBe((true, Besoin.Alarme, "ajourne"));
        await jury.DoAsync(jury.Scene.Presidence, new CloreLeJury(jury.Scene.Session));
        (await jury.TryAsync(jury.Scene.Presidence, Seal(jury)))!.Code.ShouldBe("ALARMES");
        await jury.AdoptAsync(qui: [a]);
        (await jury.SeeAsync(a)).EnAlarme.ShouldBeFalse();
        (await jury.TryAsync(jury.Scene.Presidence, Seal(jury))).ShouldBeNull();
    }

    [Fact]
    public async Task The_effect_of_a_mark_is_what_the_engine_says_of_that_mark()
    {
        await using var jury = await Devant.JuryAsync();
        // 10 × 22 = 220 ; 219,5 points.
        var a = await EnrolAsync(jury, "Au seuil", ["10", "10", "10", "10", "10", "10", "9.75"]);
        var (seance, candidat) = (await jury.SitAsync(), await jury.SeeAsync(a));
        (candidat.Besoin, candidat.Proposition.AuSeuil, candidat.SansDifficulte).ShouldBe((Besoin.Seuil, true, false));
        EffetDUneNote.Try(Devant.Moteur, seance, candidat, "U5", "10")!.Decision!.Resultat.ShouldBe("admis-1er-groupe");
        EffetDUneNote.Try(Devant.Moteur, seance, candidat, "U5", "9,5")!.Decision!.Resultat.ShouldBe("ajourne");
        EffetDUneNote.Try(Devant.Moteur, seance, candidat, "U5", "dix").ShouldBeNull();
        (await jury.SeeAsync(a)).Proposition.Decision!.Resultat.ShouldBe("ajourne");
    }

    [Fact]
    public async Task Closing_settles_the_proposals_of_those_decided_and_asks_why_some_are_not()
    {
        await using var jury = await Devant.JuryAsync();
        var (a, incomplet) = (await EnrolAsync(jury, "Admise", Admis), await EnrolAsync(jury, "Incomplète", ["", "", "", "p12"]));
        await jury.AdoptAsync();
        (await jury.TryAsync(jury.Scene.Presidence, new CloreLeJury(jury.Scene.Session)))!.Code.ShouldBe("DECISIONS-MANQUANTES");
        await jury.DoAsync(jury.Scene.Presidence, new CloreLeJury(jury.Scene.Session), "Dossier attendu du centre");
        (await jury.ResultAsync(a, "U32"))["etat"].ShouldBe("arretee");
        (await jury.ResultAsync(incomplet, "U32"))["etat"].ShouldBe("proposee");
        (await jury.SeeAsync(a)).EnAlarme.ShouldBeFalse();
    }

    [Fact]
    public async Task Sealed_minutes_hold_everything_and_change_only_by_minutes_that_rectify_them()
    {
        await using var jury = await Devant.JuryAsync();
        var (a, b) = (await EnrolAsync(jury, "Admise", Admis), await EnrolAsync(jury, "Refusée", Ajourne));
        await jury.AdoptAsync();
        (await jury.TryAsync(jury.Scene.Presidence, Seal(jury)))!.Code.ShouldBe("JURY-NON-CLOS");
        await jury.DoAsync(jury.Scene.Presidence, new CloreLeJury(jury.Scene.Session));
        (await jury.TryAsync(jury.Scene.Gestionnaire, new PublierLaSession(jury.Scene.Session, null)))!.Code.ShouldBe("PV-ABSENT");
        var pv = await jury.DoAsync(jury.Scene.Presidence, Seal(jury));
        ContenuDuProcesVerbal.IsIntact(pv).ShouldBeTrue();
        ContenuDuProcesVerbal.IsIntact(pv.With([new("contenu", pv["contenu"] + " ")])).ShouldBeFalse();
        var contenu = ContenuDuProcesVerbal.Read(pv, anonyme: false);
        contenu["jury"]!["membres"]!.AsArray().Count.ShouldBe(4);
        var candidats = contenu["candidats"]!.AsArray().Select(c => c!.AsObject()).ToDictionary(c => c["inscription"]!.ToString());
        (candidats[a]["nom"]!.ToString(), candidats[a]["decision"]!.ToString(), candidats[a]["unites"]!["U32"]!["note"]!.ToString(), candidats[a]["sorties"]!["moyenne"]!.ToString()).ShouldBe(("Admise", "admis-1er-groupe", "12", "12,00"));
        contenu["bilan"]!["decisions"]!["ajourne"]!.GetValue<int>().ShouldBe(1);
        var anonyme = ContenuDuProcesVerbal.Read(pv, anonyme: true).ToJsonString();
        anonyme.ShouldNotContain("Admise", Case.Sensitive);
        anonyme.ShouldNotContain(a);
        anonyme.ShouldContain("00001");

        (await jury.TryAsync(jury.Scene.Presidence, Adopt(jury, b)))!.Code.ShouldBe("PV-SCELLE");
        (await jury.TryAsync(jury.Scene.Presidence, new ModifierUneNote(b, "U1", "9"), "Erreur"))!.Code.ShouldBe("PV-SCELLE");
        (await jury.TryAsync(jury.Scene.Gestionnaire, new ModifierObjet(Genres.Resultat, (await jury.ResultAsync(b, "U1")).Id, null, Essais.Dictionary(("note", "9")))))!.Code.ShouldBe("PV-SCELLE");
        (await jury.TryAsync(jury.Scene.Presidence, Seal(jury)))!.Code.ShouldBe("PV-SCELLE");
        var lot = (await jury.Guichet.JournalAsync(Acteur.Systeme, (await jury.SeeAsync(b)).Decision!)).Single().Lot;
        (await jury.TryAsync(jury.Scene.Presidence, new AnnulerUnLot(lot)))!.Code.ShouldBe("PV-SCELLE");

        var rectification = new RectifierLeProcesVerbal(Devant.Moteur, jury.Scene.Session, 1, [new CorrectionDuProcesVerbal(b, new Dictionary<string, string> { ["U1"] = "20", ["U31"] = "20" }, new Dictionary<string, string>(), null)]);
        (await jury.TryAsync(jury.Scene.Presidence, rectification))!.Code.ShouldBe("MOTIF-ATTENDU");
        var second = await jury.DoAsync(jury.Scene.Presidence, rectification, "Deux notes interverties");
        (second["numero"], second["rectifie"], second["motif"]).ShouldBe(("2", pv.Id, "Deux notes interverties"));
        ContenuDuProcesVerbal.Read(second, anonyme: false)["rectifie"]!["empreinte"]!.ToString().ShouldBe(pv["empreinte"]);
        (await jury.SeeAsync(b)).Decision!["adoptee"].ShouldBe("admis-1er-groupe");
        (await jury.TryAsync(jury.Scene.Gestionnaire, new PublierLaSession(jury.Scene.Session, null))).ShouldBeNull();
    }

    [Fact]
    public async Task The_second_group_is_chosen_marked_decided_and_published_apart()
    {
        await using var jury = await Devant.JuryAsync();
        var (a, b) = (await EnrolAsync(jury, "Contrôle", AuControle), await EnrolAsync(jury, "Refusée", Ajourne));
        (await jury.SeeAsync(a)).Proposition.Decision!.Resultat.ShouldBe("controle");
        await jury.AdoptAsync(qui: [a, b]);
        var candidate = jury.Scene.Comptes[0];
        var choix = new ChoisirLeControle(Devant.Moteur, a, ["U1", "U2"]);
        (await jury.TryAsync(candidate, choix))!.Code.ShouldBe("CONTROLE-FERME");
        await CloseSealPublishAsync(jury);
        await jury.Guichet.ChangeAsync(Acteur.Systeme, await jury.SessionAsync(), ("choix_du_controle_avant_le", "2024-07-05T10:00:00Z"));
        (await jury.TryAsync(jury.Scene.Comptes[1], new ChoisirLeControle(Devant.Moteur, b, ["U1"])))!.Code.ShouldBe("CONTROLE-FERME");
        (await jury.TryAsync(candidate, new ChoisirLeControle(Devant.Moteur, b, ["U1"])))!.Nature.ShouldBe(NatureDeRefus.Introuvable);
        (await jury.TryAsync(candidate, new ChoisirLeControle(Devant.Moteur, a, ["U31"])))!.Code.ShouldBe("CONTROLE-NON-PERMIS");
        foreach (var (ticks, code) in new[] { (-1, null), (0, null), (1, "CHOIX-CLOS") })
        {
            jury.Horloge.Maintenant = new DateTimeOffset(2024, 7, 5, 10, 0, 0, TimeSpan.Zero).AddTicks(ticks);
            (await jury.TryAsync(candidate, choix))?.Code.ShouldBe(code);
        }

        (await jury.TryAsync(jury.Scene.Gestionnaire, new NoterLeControle(b, "U1", "12")))!.Code.ShouldBe("NON-CHOISIE");
        await jury.DoAsync(jury.Scene.Gestionnaire, new NoterLeControle(a, "U1", "11"));
        await jury.DoAsync(jury.Scene.Gestionnaire, new NoterLeControle(a, "U2", "10"));
        (await jury.TryAsync(candidate, new ChoisirLeControle(Devant.Moteur, a, ["U1"])))!.Code.ShouldBe("CHOIX-CLOS");
        await jury.Scene.AppointAsync(2);
        (await jury.SitAsync(2)).Candidats.Single().Proposition.Decision!.Resultat.ShouldBe("admis-2nd-groupe");
        await jury.AdoptAsync(groupe: 2);
        var decision = (await jury.SeeAsync(a, 2)).Decision!;
        var acteur = await jury.Scene.ActAsync(candidate);
        var resultat = await jury.ResultAsync(a, "U1");
        (await jury.Guichet.ReadAsync(acteur, Genres.Decision, decision.Id)).IsHidden("adoptee").ShouldBeTrue();
        (await jury.Guichet.ReadAsync(acteur, Genres.Resultat, resultat.Id))["note_de_controle"].ShouldBeNull();
        await jury.DoAsync(jury.Scene.Presidence, new ScellerLeProcesVerbal(Devant.Moteur, jury.Scene.Session, 2));
        (await jury.TryAsync(jury.Scene.Gestionnaire, new NoterLeControle(a, "U1", "13")))!.Code.ShouldBe("PV-SCELLE");
        var le = jury.Horloge.Maintenant.AddHours(2);
        await jury.DoAsync(jury.Scene.Gestionnaire, new PublierLaSession(jury.Scene.Session, le, 2));
        foreach (var (ticks, visible) in new[] { (-1, null), (0, "admis-2nd-groupe"), (1, "admis-2nd-groupe") })
        {
            jury.Horloge.Maintenant = new DateTimeOffset(le.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero).AddTicks(ticks);
            (await jury.Guichet.ReadAsync(acteur, Genres.Decision, decision.Id))["adoptee"].ShouldBe(visible);
        }
    }

    [Fact]
    public async Task A_request_waits_for_the_publication_keeps_its_delay_and_its_answer_is_written()
    {
        await using var jury = await Devant.JuryAsync();
        var a = await EnrolAsync(jury, "Refusée", Ajourne);
        var compte = jury.Scene.Comptes[0];
        var recours = new DeposerUneDemande(a, "recours-gracieux", "Ma note d'écrit m'étonne");
        (await jury.TryAsync(compte, recours))!.Code.ShouldBe("AVANT-PUBLICATION");
        await jury.AdoptAsync(qui: [a]);
        await CloseSealPublishAsync(jury);
        foreach (var (ticks, code) in new[] { (-1, null), (0, null), (1, "DELAI-PASSE") })
        {
            jury.Horloge.Maintenant = Devant.Debut.AddMonths(2).AddTicks(ticks);
            (await jury.TryAsync(compte, recours))?.Code.ShouldBe(code);
        }

        (await jury.TryAsync(jury.Scene.Presidence, recours))!.Nature.ShouldBe(NatureDeRefus.Interdit);
        jury.Horloge.Maintenant = Devant.Debut;
        var demande = await jury.DoAsync(compte, recours);
        (demande["echeance"], demande["etat"]).ShouldBe(("2024-09-03", "recue"));
        (await jury.TryAsync(jury.Scene.Gestionnaire, new RepondreAUneDemande(demande.Id, "rejetee", null)))!.Code.ShouldBe("REPONSE-ATTENDUE");
        await jury.DoAsync(jury.Scene.Gestionnaire, new RepondreAUneDemande(demande.Id, "rejetee", "La note a été vérifiée."));
        (await jury.Guichet.ReadAsync(await jury.Scene.ActAsync(compte), Genres.Demande, demande.Id))["reponse"].ShouldBe("La note a été vérifiée.");
    }

    private static async Task<string> EnrolAsync(Devant jury, string nom, string[] notes)
    {
        var inscription = await jury.Scene.EnrolAsync(nom);
        await jury.Scene.MarkAsync(inscription, notes);
        return inscription;
    }

    private static AdopterDesDecisions Adopt(Devant jury, string qui, string? decision = null) => new(Devant.Moteur, jury.Scene.Session, 1, [qui], decision);

    private static ScellerLeProcesVerbal Seal(Devant jury) => new(Devant.Moteur, jury.Scene.Session, 1);

    private static async Task CloseSealPublishAsync(Devant jury)
    {
        await jury.DoAsync(jury.Scene.Presidence, new CloreLeJury(jury.Scene.Session));
        await jury.DoAsync(jury.Scene.Presidence, Seal(jury));
        await jury.DoAsync(jury.Scene.Gestionnaire, new PublierLaSession(jury.Scene.Session, null));
    }
}
