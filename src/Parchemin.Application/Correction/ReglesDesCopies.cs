namespace Parchemin.Application;

/// <summary>What a script must fulfil whoever writes it.</summary>
internal static class ReglesDesCopies
{
    public static async ValueTask<IReadOnlyList<Faute>> CheckAsync(Objet copie, Objet? avant, Etabli etabli)
    {
        var fautes = new List<Faute>();
        if (ValeurDeCopie.Read(copie["note"]) is { } note)
        {
            var referentiel = (await ListesDuReferentiel.EditionAsync(copie, etabli.Lecture, etabli.Bibliotheque))?.Referentiel;
            if (ValeurDeCopie.Refusal(note, EpreuveEcrite.Bareme(referentiel, copie["unite"]!, copie["partie"])) is { } motif)
                fautes.Add(new Faute("NOTE-HORS-BAREME", "note", copie["note"], motif));
        }

        var change = avant is not null && !(Same(copie, avant, "note") && Same(copie, avant, "etat"));
        if (change && avant!["note_retenue"] is not null && !Same(copie, avant, "note"))
            fautes.Add(new Faute("NOTE-HARMONISEE", "note", copie["note"], "Les notes de ce correcteur sont harmonisées : celle-ci ne change plus. Retirez d'abord l'harmonisation."));
        else if (change && await Levee.IsAsync(copie, etabli))
            fautes.Add(new Faute("ANONYMAT-LEVE", "note", copie["note"], "L'anonymat de cette copie est levé : sa note est portée au résultat. Corrigez le résultat, avec un motif."));
        // A distribution and a delegation see to it themselves, for all the scripts at once.
        if (copie["correcteur"] is { } correcteur && !(avant is not null && Same(copie, avant, "correcteur")) && !etabli.Acteur.EstLeSysteme && etabli.Operation is not "copie.anonymiser")
            fautes.AddRange([.. await OwnStudentsAsync(copie, correcteur, etabli), .. await ReadTwiceAsync(copie, correcteur, etabli)]);
        return fautes;
    }

    private static async ValueTask<IReadOnlyList<Faute>> OwnStudentsAsync(Objet copie, string correcteur, Etabli etabli)
    {
        var session = await etabli.Lecture.FindAsync(Genres.Session, copie["session"]!);
        var inscription = await etabli.Lecture.FindAsync(Genres.Inscription, copie["inscription"]!);
        var personne = await etabli.Lecture.FindAsync(Genres.Personne, correcteur);
        return session?["conflit_ponctuel"] is not "declare" && personne is not null && inscription is not null
            && (await PropresEleves.ReadAsync(etabli.Lecture, [personne], [inscription], etabli.Maintenant)).TeachersOf(inscription.Id).Count > 0
            ? [new Faute("PROPRE-ELEVE", "correcteur", null, "Nul ne corrige les copies d'un établissement où il enseigne ou a enseigné. Choisissez un autre correcteur.")]
            : [];
    }

    // Two readings of one script are of two people.
    private static async ValueTask<IReadOnlyList<Faute>> ReadTwiceAsync(Objet copie, string correcteur, Etabli etabli)
    {
        var autres = await etabli.Lecture.AllAsync(new Requete(Genres.Copie, Filtre.Toutes(new Parmi("inscription", [copie["inscription"]!]), new Parmi("unite", [copie["unite"]!]), new Parmi("correcteur", [correcteur]))) { Ordre = "id" });
        return autres.Any(a => a.Id != copie.Id && CopieEntiere.LectureOf(a) != CopieEntiere.LectureOf(copie))
            ? [new Faute("DEJA-LECTEUR", "correcteur", null, "Ce correcteur lit déjà cette copie une autre fois. Choisissez un autre correcteur.")]
            : [];
    }

    private static bool Same(Objet a, Objet b, string champ) => string.Equals(a[champ], b[champ], StringComparison.Ordinal);
}
