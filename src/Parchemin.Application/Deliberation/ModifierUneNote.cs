using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>The jury changes a mark, with its reason: no text bounds what it may add (D643-26), so the trace of it is whole.</summary>
/// <param name="Note">As typed; before any penalty of composition.</param>
/// <param name="VersionLue">The version of the result that the jury had before its eyes; null takes the last word.</param>
/// <remarks>A decision already adopted is not changed: it then stands on other data than it was adopted on, which raises the alarm.</remarks>
public sealed record ModifierUneNote(string Inscription, string Unite, string Note, long? VersionLue = null) : IOperation<Objet>
{
    public string Code => "resultat.changer-au-jury";

    public async ValueTask<Objet> ExecuteAsync(Etabli etabli)
    {
        if (etabli.Motif is null)
            throw new RefusException(NatureDeRefus.Invalide, "MOTIF-ATTENDU", "Une note ne change en délibération qu'avec son motif. Écrivez-le.", [new Faute("MOTIF-ATTENDU", "motif", null, "Le motif est nécessaire.")]);
        var inscription = await etabli.GetAsync(Genres.Inscription, Inscription);
        await etabli.AuthorizeAsync(Code, inscription);
        await Siege.CheckAsync(etabli, (await etabli.Lecture.FindAsync(Genres.Session, inscription["session"]!))!, 1);
        return await ChangeAsync(etabli, Code, inscription, Unite, Note, VersionLue);
    }

    /// <summary>The result of a unité gets a mark that the jury settles.</summary>
    internal static async ValueTask<Objet> ChangeAsync(Etabli etabli, string action, Objet inscription, string unite, string note, long? versionLue)
    {
        if (ValeurDeChamp.Normalize(Genres.Resultat["note"], note) is not { Valeur: { } valeur })
            throw new RefusException(NatureDeRefus.Invalide, "NOTE-ILLISIBLE", $"« {note} » n'est pas une note. Écrivez par exemple 10,5.", [new Faute("NOTE-ILLISIBLE", "note", note, "Corrigez la note.")]);
        var regles = await ListesDuReferentiel.RulesAsync(inscription, etabli.Lecture, etabli.Bibliotheque);
        var bareme = regles?.Racines.FirstOrDefault(e => string.Equals(e.Code, unite, StringComparison.Ordinal))?.Bareme;
        if (bareme is { } max && Fraction.Of(decimal.Parse(valeur, CultureInfo.InvariantCulture)) > max)
            throw new RefusException(NatureDeRefus.Invalide, "NOTE-HORS-BAREME", $"La note {valeur.Replace('.', ',')} dépasse le barème de {max.ToFrench()}. Corrigez-la.", [new Faute("NOTE-HORS-BAREME", "note", note, "Corrigez la note.")]);
        // The reason goes with a field that only the jury and the candidate see: the history hides it to the others.
        Dictionary<string, string?> valeurs = new(StringComparer.Ordinal) { ["etat"] = "arretee", ["note"] = valeur, ["remarque_du_jury"] = etabli.Motif };
        return await UnSeul.ResultAsync(etabli.Lecture, inscription, unite) is not { } avant
            ? await etabli.CreateAsync(action, Genres.Resultat, valeurs.Append(new("inscription", inscription.Id)).Append(new("unite", unite)))
            : avant["etat"] is "absent" or "annulee-fraude" or "dispensee" or "validee-vae" or "non-valide" or "force-majeure"
                ? throw new RefusException(NatureDeRefus.EtatContraire, "SANS-NOTE", $"L'unité {unite} est {EnMots.Of(Genres.Resultat["etat"], avant["etat"])} : elle n'a pas de note à changer. Le service corrige d'abord son état.")
                : await etabli.ChangeAsync(action, avant, valeurs, versionLue);
    }
}

/// <summary>Reads the one object that answers, or none.</summary>
internal static class UnSeul
{
    public static async ValueTask<Objet?> FindAsync(IReader lecture, Genre genre, params Filtre[] conditions)
        => (await lecture.QueryAsync(new Requete(genre, Filtre.Toutes(conditions)) { Ordre = "id", Taille = 1 })).Objets is [var premier, ..] ? premier : null;

    public static ValueTask<Objet?> ResultAsync(IReader lecture, Objet inscription, string unite)
        => FindAsync(lecture, Genres.Resultat, new Parmi("inscription", [inscription.Id]), new Parmi("unite", [unite]));

    public static ValueTask<Objet?> DecisionAsync(IReader lecture, string inscription, int groupe)
        => FindAsync(lecture, Genres.Decision, new Parmi("inscription", [inscription]), new Parmi("groupe", [$"{groupe}"]));
}

/// <summary>What the decision would be with another mark: the same engine, on the same line but for that mark.</summary>
public static class EffetDUneNote
{
    /// <returns>Null when the mark cannot be read.</returns>
    public static Proposition? Try(IMoteur moteur, SeanceDeJury seance, CandidatAuJury candidat, string unite, string note)
    {
        if (ValeurDeChamp.Normalize(Genres.Resultat["note"], note) is not { Valeur: { } valeur })
            return null;
        var essaye = candidat.Dossier.Resultats.FirstOrDefault(r => string.Equals(r["unite"], unite, StringComparison.Ordinal)) ?? new Objet(Genres.Resultat, "essai", 0, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("unite", unite));
        var dossier = candidat.Dossier with { Resultats = [.. candidat.Dossier.Resultats.Where(r => r.Id != essaye.Id), essaye.With([new("etat", "arretee"), new("note", valeur)])] };
        return moteur.Decide(EntreeDeDeliberation.Write(dossier, seance.Edition.Referentiel!, seance.Regles));
    }
}
