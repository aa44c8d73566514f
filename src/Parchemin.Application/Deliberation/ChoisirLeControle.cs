using System.Globalization;

namespace Parchemin.Application;

/// <summary>A candidate sent to the control épreuves chooses which ones, before the date of the session.</summary>
/// <param name="Unites">The codes of the unités chosen; the others are taken back.</param>
public sealed record ChoisirLeControle(IMoteur Moteur, string Inscription, IReadOnlyList<string> Unites) : IOperation<int>
{
    public string Code => "resultat.choisir-le-controle";

    public async ValueTask<int> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        var session = (await etabli.Lecture.FindAsync(Genres.Session, inscription["session"]!))!;
        var (edition, regles) = await SeanceDeJury.RulesAsync(session, 1, etabli.Lecture, etabli.Bibliotheque);
        if (!await IsInvitedAsync(etabli.Lecture, session, inscription, regles, etabli.Maintenant))
            throw new RefusException(NatureDeRefus.EtatContraire, "CONTROLE-FERME", "Les épreuves de contrôle ne sont pas ouvertes à ce candidat.");
        if (session["choix_du_controle_avant_le"] is { } limite && etabli.Maintenant > DateTimeOffset.Parse(limite, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            throw new RefusException(NatureDeRefus.EtatContraire, "CHOIX-CLOS", "Le choix des épreuves de contrôle est clos. Adressez-vous au service qui gère la session.");
        var dossier = (await DossierDeJury.ReadAsync(etabli.Lecture, session, [inscription]))[0];
        if (dossier.Resultats.Any(r => r["note_de_controle"] is not null))
            throw new RefusException(NatureDeRefus.EtatContraire, "CONTROLE-NOTE", "Une épreuve de contrôle est déjà notée : le choix ne change plus.");
        if (Unites.FirstOrDefault(u => !dossier.Resultats.Any(r => r["unite"] == u)) is { } inconnue)
            throw new RefusException(NatureDeRefus.Invalide, "UNITE-INCONNUE", $"L'unité {inconnue} n'a pas de note à ce premier groupe : elle ne se repasse pas.");
        // The rules of the choice are the engine's: it is asked as if each chosen épreuve had a mark.
        var choisie = dossier with { Resultats = [.. dossier.Resultats.Select(r => r.With([new("controle_choisi", Unites.Contains(r["unite"]) ? "oui" : null), new("note_de_controle", Unites.Contains(r["unite"]) ? "0" : null)]))] };
        if (Moteur.Decide(EntreeDeDeliberation.Write(choisie, edition.Referentiel!, regles)).Erreurs is [var faute, ..] fautes)
            throw new RefusException(NatureDeRefus.Invalide, faute.Code, faute.Message, [.. fautes.Select(f => new Faute(f.Code, "unites", f.Valeur, f.Message))]);
        foreach (var resultat in dossier.Resultats)
        {
            var oui = Unites.Contains(resultat["unite"]);
            if (oui != resultat["controle_choisi"] is "oui")
                await etabli.ChangeAsync(Code, resultat, [new("controle_choisi", oui ? "oui" : null)]);
        }

        return Unites.Count;
    }

    /// <summary>Whether the published decision of the first group sends this candidate to the control épreuves.</summary>
    internal static async ValueTask<bool> IsInvitedAsync(IReader lecture, Objet session, Objet inscription, Core.ReglesDAttribution regles, DateTimeOffset maintenant)
        => session["publiee_le"] is { } le && DateTimeOffset.Parse(le, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) <= maintenant
            && Groupes.Opening(regles) is { } ouverture
            && (await UnSeul.DecisionAsync(lecture, inscription.Id, 1))?["adoptee"] == ouverture.Resultat;
}

/// <summary>Enters the mark of a control épreuve.</summary>
/// <param name="Note">Null takes it back.</param>
public sealed record NoterLeControle(string Inscription, string Unite, string? Note) : IOperation<Objet>
{
    public string Code => "resultat.noter-le-controle";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        if (await UnSeul.ResultAsync(etabli.Lecture, inscription, Unite) is not { } resultat || resultat["controle_choisi"] is not "oui")
            throw new RefusException(NatureDeRefus.EtatContraire, "NON-CHOISIE", $"Ce candidat n'a pas choisi l'unité {Unite} aux épreuves de contrôle.");
        if (ValeurDeChamp.Normalize(Genres.Resultat["note_de_controle"], Note) is { Valeur: { } valeur } && decimal.Parse(valeur, CultureInfo.InvariantCulture) > 20)
            throw new RefusException(NatureDeRefus.Invalide, "NOTE-HORS-BAREME", $"La note {valeur.Replace('.', ',')} dépasse le barème de 20. Corrigez-la.", [new Faute("NOTE-HORS-BAREME", "note", Note, "Corrigez la note.")]);
        return await etabli.ChangeAsync(Code, resultat, [new("note_de_controle", Note)]);
    }
}
