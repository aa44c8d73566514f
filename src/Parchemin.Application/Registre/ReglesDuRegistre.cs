using System.Globalization;
using Parchemin.Core;

namespace Parchemin.Application;

/// <summary>What an object of the register must fulfil whoever writes it, by whatever way.</summary>
public static class ReglesDuRegistre
{
    /// <exception cref="RefusException">With every fault found at once.</exception>
    public static async ValueTask CheckAsync(Objet apres, Objet? avant, Etabli etabli)
    {
        var fautes = new List<Faute>();
        foreach (var champ in apres.Genre.Champs)
        {
            var valeur = apres[champ.Code];
            if (valeur is null)
            {
                if (champ.Requis)
                    fautes.Add(new Faute("VALEUR-ATTENDUE", champ.Code, null, $"{champ.Libelle} est nécessaire. Complétez."));
                continue;
            }

            if (avant is not null && string.Equals(avant[champ.Code], valeur, StringComparison.Ordinal))
                continue;
            if (champ.Vers is { } vers && !await MayReferAsync(Genres.Get(vers), valeur, etabli))
                fautes.Add(new Faute("REFERENCE-INCONNUE", champ.Code, valeur, $"{champ.Libelle} : cet objet n'existe pas, ou vos droits ne vont pas jusque-là. Choisissez-le dans la liste."));
            else if (champ.Liste is not ListeDuReferentiel.Aucune && await ListesDuReferentiel.ChoicesAsync(champ, apres, etabli.Lecture, etabli.Bibliotheque) is { } choix && !choix.Any(c => string.Equals(c.Code, valeur, StringComparison.Ordinal)))
                fautes.Add(new Faute("HORS-REFERENTIEL", champ.Code, valeur, choix.Count == 0 ? $"{champ.Libelle} : ce référentiel n'en prévoit pas. Videz le champ." : $"{champ.Libelle} : « {valeur} » n'est pas au référentiel ({string.Join(", ", choix.Select(c => c.Code))})."));
        }

        if (fautes.Count == 0)
            fautes.AddRange(await OfGenreAsync(apres, avant, etabli));
        if (fautes.Count == 0 && (apres.Genre == Genres.Resultat || apres.Genre == Genres.Declaration))
            await Scellement.CheckAsync(apres, avant, etabli);
        if (fautes.Count > 0)
            throw Etabli.Invalid(apres.Genre, fautes);
    }

    /// <summary>What a change brings with it, in the same work.</summary>
    public static async ValueTask FollowAsync(string action, Objet apres, Objet? avant, Etabli etabli)
    {
        if (apres.Genre != Genres.Passage)
            return;
        await Deplacement.FollowAsync(action, apres, avant, etabli);
        await SituationPreparee.FollowAsync(action, apres, avant, etabli);
    }

    // Nobody draws to himself, by referring to it, an object that he may not read.
    private static async ValueTask<bool> MayReferAsync(Genre genre, string id, Etabli etabli)
        => await etabli.Lecture.FindAsync(genre, id) is { } cible && await etabli.MayReadAsync(cible);

    private static async ValueTask<IReadOnlyList<Faute>> OfGenreAsync(Objet o, Objet? avant, Etabli etabli)
    {
        var aujourdhui = DateOnly.FromDateTime(etabli.Maintenant.UtcDateTime);
        return o.Genre.Code switch
        {
            "organisation" => await OrganisationAsync(o, etabli),
            "session" => Ordered(o, "inscriptions_du", "inscriptions_au"),
            "mandat" => await MandatAsync(o, etabli),
            "candidat" => Candidat(o, aujourdhui),
            "inscription" => await InscriptionAsync(o, etabli),
            "amenagement" => Amenagement(o),
            "resultat" => await ResultatAsync(o, avant, etabli),
            "passage" => [.. await Impartialite.CheckAsync(o, avant, etabli), .. await FicheDeSituation.CheckAsync(o, avant, etabli), .. await Deplacement.CheckAsync(o, avant, etabli)],
            "membre" => await Impartialite.CheckAsync(o, avant, etabli),
            "stage" => Stage(o),
            "derogation" => await DerogationAsync(o, etabli),
            "copie" => await ReglesDesCopies.CheckAsync(o, avant, etabli),
            _ => [],
        };
    }

    private static async ValueTask<IReadOnlyList<Faute>> MandatAsync(Objet o, Etabli etabli)
    {
        if (!etabli.Droits.Roles.Any(r => string.Equals(r.Code, o["role"], StringComparison.Ordinal)))
            return [new Faute("ROLE-INCONNU", "role", o["role"], $"« {o["role"]} » n'est pas un rôle ({string.Join(", ", etabli.Droits.Roles.Select(r => r.Code))}).")];
        await Delegation.CheckAsync(etabli, o);
        return Ordered(o, "du", "au");
    }

    private static async ValueTask<IReadOnlyList<Faute>> OrganisationAsync(Objet o, Etabli etabli)
    {
        var fautes = new List<Faute>();
        for (var (parent, pas) = (o["parent"], 0); parent is not null; pas++)
        {
            if (pas > 20 || string.Equals(parent, o.Id, StringComparison.Ordinal))
            {
                fautes.Add(new Faute("RATTACHEMENT-EN-CERCLE", "parent", o["parent"], "Une organisation ne peut être rattachée à elle-même, directement ou non. Choisissez-en une autre."));
                break;
            }

            parent = (await etabli.Lecture.FindAsync(Genres.Organisation, parent))?["parent"];
        }

        if (o["fuseau"] is { } fuseau && !TimeZoneInfo.TryFindSystemTimeZoneById(fuseau, out _))
            fautes.Add(new Faute("FUSEAU-INCONNU", "fuseau", fuseau, $"« {fuseau} » n'est pas un fuseau IANA. Écrivez par exemple Europe/Paris ou Pacific/Tahiti."));
        return fautes;
    }

    private static IReadOnlyList<Faute> Ordered(Objet o, string debut, string fin)
        => o[debut] is { } d && o[fin] is { } f && string.CompareOrdinal(d, f) > 0
            ? [new Faute("DATES-INVERSEES", fin, f, $"« {o.Genre[fin].Libelle} » précède « {o.Genre[debut].Libelle} ». Corrigez l'une des deux.")]
            : [];

    private static IReadOnlyList<Faute> Candidat(Objet o, DateOnly aujourdhui)
    {
        var naissance = DateOnly.ParseExact(o["ne_le"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return DateDeNaissance.IsPlausible(naissance, aujourdhui, out var motif) ? [] : [new Faute("NAISSANCE-IMPROBABLE", "ne_le", o["ne_le"], motif!)];
    }

    private static async ValueTask<IReadOnlyList<Faute>> InscriptionAsync(Objet o, Etabli etabli)
    {
        if (await ListesDuReferentiel.EditionAsync(o, etabli.Lecture, etabli.Bibliotheque) is not { Referentiel: { } referentiel })
            return [new Faute("REFERENTIEL-ABSENT", "session", o["session"], "Le référentiel de cette session n'est pas chargé. Demandez à l'exploitant de l'ajouter.")];
        var fautes = new List<Faute>();
        var voie = referentiel.Voies.FirstOrDefault(v => string.Equals(v.Code, o["voie"], StringComparison.Ordinal));
        if (voie is { Formes.Count: > 0 } && o["forme"] is { } forme && o["derogation_de_forme"] is null && !voie.Formes.Any(f => string.Equals(f.Code, forme, StringComparison.Ordinal)))
            fautes.Add(new Faute("FORME-HORS-VOIE", "forme", forme, $"La voie « {voie.Libelle} » n'admet que la forme {string.Join(" ou ", voie.Formes.Select(f => f.Code))}. Changez l'une ou l'autre, ou citez la décision qui admet celle-ci."));
        if (referentiel.Formes.Count > 0 && o["forme"] is null)
            fautes.Add(new Faute("VALEUR-ATTENDUE", "forme", null, "Forme est nécessaire pour cette certification. Complétez."));
        if (referentiel.Options.Count > 0 && o["option"] is null)
            fautes.Add(new Faute("VALEUR-ATTENDUE", "option", null, $"Cette certification demande une option ({string.Join(", ", referentiel.Options.Select(x => x.Code))}). Choisissez-la."));
        if (o["lv1"] is { } lv1 && string.Equals(lv1, o["lv2"], StringComparison.Ordinal))
            fautes.Add(new Faute("LANGUES-IDENTIQUES", "lv2", lv1, "La langue facultative diffère de la langue obligatoire. Changez l'une des deux."));
        return fautes;
    }

    private static IReadOnlyList<Faute> Amenagement(Objet o)
    {
        var temps = o["temps_majore"] is { } t ? int.Parse(t, CultureInfo.InvariantCulture) : (int?)null;
        if (string.Equals(o["nature"], "temps-majore", StringComparison.Ordinal) && temps is null)
            return [new Faute("VALEUR-ATTENDUE", "temps_majore", null, "Dites de combien le temps est majoré (33 pour un tiers).")];
        return temps switch
        {
            null => [],
            <= 0 or > 300 => [new Faute("TEMPS-IMPOSSIBLE", "temps_majore", o["temps_majore"], "Le temps majoré va de 1 à 300 %. Corrigez.")],
            // Code de l'éducation, D613-26: beyond a third, on a motivated request of the doctor.
            > 34 when o["avis_medical"] is null => [new Faute("AVIS-ATTENDU", "avis_medical", null, "Au-delà d'un tiers, la demande motivée du médecin est nécessaire (CE, D613-26). Complétez l'avis.")],
            _ => [],
        };
    }

    private static List<Faute> Stage(Objet o)
    {
        var fautes = new List<Faute>();
        if (o["quotite"] is { } quotite && int.Parse(quotite, CultureInfo.InvariantCulture) is < 1 or > 100)
            fautes.Add(new Faute("QUOTITE-IMPOSSIBLE", "quotite", quotite, "La quotité va de 1 à 100 % du temps plein. Corrigez."));
        if (o["activites"] is "ecartees" && o["activites_motif"] is null)
            fautes.Add(new Faute("MOTIF-ATTENDU", "activites_motif", null, "Écarter une période se motive : dites ce qui n'est pas cohérent avec le référentiel."));
        return fautes;
    }

    // The floor of a reduced duration stands whoever decides.
    private static async ValueTask<IReadOnlyList<Faute>> DerogationAsync(Objet o, Etabli etabli)
        => o["semaines"] is { } dites && (await ListesDuReferentiel.EditionAsync(o, etabli.Lecture, etabli.Bibliotheque))?.Referentiel?.MilieuProfessionnel?.Duree is { SemainesMinDerogation: { } plancher } duree
            && int.Parse(dites, CultureInfo.InvariantCulture) is var semaines && (semaines < plancher || semaines > duree.SemainesMin)
            ? [new Faute("DUREE-HORS-BORNES", "semaines", dites, $"Une durée réduite va de {plancher} à {duree.SemainesMin} semaines. Corrigez, ou faites corriger la décision.")]
            : [];

    private static async ValueTask<IReadOnlyList<Faute>> ResultatAsync(Objet o, Objet? avant, Etabli etabli)
    {
        var fautes = new List<Faute>();
        var (etat, note) = (o["etat"]!, o["note"]);
        var attend = etat is "proposee" or "reservee" or "arretee" or "conservee" or "reportee";
        var referentiel = (await ListesDuReferentiel.EditionAsync(o, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
        if (attend && note is null && referentiel is { Unites.Count: > 0 })
            fautes.Add(new Faute("NOTE-ATTENDUE", "note", null, "Cet état demande une note. Saisissez-la, ou choisissez un autre état."));
        if (!attend && note is not null)
            fautes.Add(new Faute("NOTE-SANS-OBJET", "note", note, "Cet état n'a pas de note. Effacez-la, ou choisissez un autre état."));
        if (note is not null && decimal.Parse(note, CultureInfo.InvariantCulture) > 20)
            fautes.Add(new Faute("NOTE-HORS-BAREME", "note", note, $"La note {note.Replace('.', ',')} dépasse le barème de 20. Corrigez la note."));
        if (etat is "conservee" or "reportee" && o["obtenue_le"] is null)
            fautes.Add(new Faute("VALEUR-ATTENDUE", "obtenue_le", null, "La date d'obtention dit jusqu'à quand la note se garde. Complétez."));
        // The candidate's own choice of control épreuves leaves the state and the mark as they are; whoever assesses may hold a mark back.
        var reserve = etat is "reservee" && etabli.Operation is ReserverUneNote.Operation or "evaluation.valider";
        if (etabli.Operation is not "resultat.choisir-le-controle" && !reserve && (!IsOfTheTeam(etat) || !IsOfTheTeam(avant?["etat"] ?? "attendue")))
            fautes.AddRange(await MaySettleAsync(o, etabli));
        return fautes;
    }

    // The team proposes; the service enters; only the jury settles what it alone decides (Code de l'éducation, D643-26).
    private static bool IsOfTheTeam(string etat) => etat is "attendue" or "proposee";

    private static async ValueTask<IReadOnlyList<Faute>> MaySettleAsync(Objet o, Etabli etabli)
        => etabli.Acteur.EstLeSysteme || await etabli.HoldsOnAsync(o, "gestionnaire", "jury")
            ? []
            : [new Faute("ETAT-RESERVE", "etat", o["etat"], "L'équipe pédagogique propose une note ; les autres états reviennent au service et au jury. Choisissez « Proposée ».")];
}
